"""Basic and VBA macros of a document, called by name."""

from __future__ import annotations

import re
from typing import Any

from xlsaging.libreoffice.bridge import OfficeError


def _located(doc: Any, name: str) -> str:
    """Library.Module.Macro of a macro that is named by itself or with its module.

    Raises OfficeError where no module of the book holds it.
    """
    wanted_module, _, macro = name.rpartition(".")
    wanted_module = wanted_module.rpartition(".")[2]
    declared = re.compile(rf"(?im)^\s*(?:public\s+|private\s+)?(?:static\s+)?(?:sub|function)\s+{re.escape(macro)}\b")
    libraries = doc.BasicLibraries
    for library in libraries.getElementNames():
        libraries.loadLibrary(library)
        modules = libraries.getByName(library)
        for module in modules.getElementNames():
            if wanted_module and module.lower() != wanted_module.lower():
                continue
            found = declared.search(modules.getByName(module))
            if found:
                return f"{library}.{module}.{macro}"
    raise OfficeError(f"Cannot run the macro {name!r}: no module of the book holds it.")


def run(doc: Any, name: str, args: tuple[Any, ...]) -> Any:
    """Call the macro with these arguments; a Sub gives None. Ranges and dates come back as LibreOffice has them."""
    script = doc.getScriptProvider().getScript(
        f"vnd.sun.star.script:{_located(doc, name)}?language=Basic&location=document"
    )
    result, _, _ = script.invoke(tuple(args), (), ())
    return result
