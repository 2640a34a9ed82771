"""The VBA project of the workbook, put together from text: the same bytes each time.

Document modules come from the sheets' code names, ours from `vba/`, the functions' from their registry. The bridge
to Python is late bound (`vba/late`) in what the project ships, or xlwings' own modules, taken from the xlwings that is
installed here (`standalone`), in what a user builds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from xlsaging.functions.vba import error_values_module, wizard_module, wrappers_module
from xlsaging.macros.buttons import BUTTONS

__all__ = ["project_bytes"]

_NO_CACHE = bytes.fromhex("cc61ffff000100")
"""A project without compiled code, as [MS-OVBA] 2.3.4.1 has it."""
_END, _SURPLUS = bytes.fromhex("2b000000000010000000000000000000"), 4
"""How the directory ends, and the bytes more than [MS-OVBA] 2.3.4.2 has there."""
_BUTTONS = """\
Attribute VB_Name = "ArButtons"
Option Explicit

' The ribbon's buttons carry the key of their words in their tag: "button." and the name of the macro.
Public Sub ArRibbon_Run(control As IRibbonControl)
    ArRun Mid$(control.Tag, 8)
End Sub

' The same buttons on the sheet Home, for whom the ribbon does not load.
{subs}"""
_FUNCTIONS = "xlsaging.functions.excel"


def project_bytes(code_names: Sequence[str], *, standalone: bool = False, addin: bool = False) -> bytes:
    """vbaProject.bin for a workbook whose sheets have these code names.

    Raises ImportError without the extra `workbook`, and `standalone` without xlwings.
    """
    from pyopenvba import ExcelFile, VBAModuleKind

    with TemporaryDirectory() as folder:
        skeleton, made = Path(folder, "skeleton.xlsm"), Path(folder, "made.xlsm")
        _skeleton(skeleton, code_names)
        with ExcelFile(skeleton) as book:
            project = book.add_vba_project()
            for module in list(project.modules):
                book.set_module(module.name, _document(module.name))
            for name, source in _modules(standalone=standalone, addin=addin):
                project.add_module(name, _lines(source))
            if standalone:
                project.add_module("Dictionary", _lines(_of_xlwings("addin/Dictionary.cls")), kind=VBAModuleKind.other)
            book.save(made)
        with ExcelFile(made) as book:
            return _tidy(book.vba_project_bytes())


def _skeleton(path: Path, code_names: Sequence[str]) -> None:
    from xlsxwriter import Workbook

    with Workbook(str(path)) as book:
        book.set_vba_name("ThisWorkbook")
        for name in code_names:
            book.add_worksheet(name).set_vba_name(name)


def _document(name: str) -> str:
    """The code behind a sheet or the workbook; most have none."""
    source = files("xlsaging.workbook") / "vba" / f"{name}.cls"
    return _lines(source.read_text(encoding="ascii")) if source.is_file() else ""


def _modules(*, standalone: bool, addin: bool) -> Iterator[tuple[str, str]]:
    folder = files("xlsaging.workbook") / "vba"
    bridge = folder / ("standalone" if standalone else "late")
    for source in sorted((*folder.iterdir(), *bridge.iterdir()), key=lambda each: each.name):
        if source.name.endswith(".bas"):
            yield source.name.removesuffix(".bas"), source.read_text(encoding="ascii")
    yield "ArButtons", _BUTTONS.format(subs="".join(_button_sub(button.name) for button in BUTTONS))
    yield "ArErrors", error_values_module()
    yield "ArWizard", wizard_module()
    yield "xlwings_udfs", wrappers_module(_FUNCTIONS, "ActiveWorkbook" if addin else "ThisWorkbook")
    if standalone:
        yield "xlwings", _of_xlwings("xlwings.bas")


def _button_sub(name: str) -> str:
    return f'Public Sub ArButton_{name}()\n    ArRun "{name}"\nEnd Sub\n\n'


def _of_xlwings(name: str) -> str:
    """A source of the xlwings that is installed here, which need not be imported for it."""
    found = find_spec("xlwings")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("xlwings is not installed", name="xlwings")
    return Path(found.origin).parent.joinpath(name).read_text(encoding="utf-8")


def _lines(source: str) -> str:
    return "\r\n".join(source.splitlines()) + "\r\n"


def _tidy(project: bytes) -> bytes:
    """Without anything that depends on where and when it was made."""
    from pyopenvba.cfb import CFB
    from pyopenvba.vba import compress, decompress

    made: Any = CFB.from_bytes(project)
    made.write_stream_in_storage("VBA", "_VBA_PROJECT", _NO_CACHE)
    directory = decompress(made.get_stream_in_storage("VBA", "dir"))
    if directory.endswith(_END):
        made.write_stream_in_storage("VBA", "dir", compress(directory[:-_SURPLUS]))
    tidy: bytes = made.to_bytes()
    return tidy
