"""What runs inside LibreOffice: the answers to cells, to buttons, and to workbooks that are opened or saved.

LibreOffice's own Python imports this through the small file in the extension, which adds the place of this package. It
also has the modules `uno` and `unohelper`.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from xlsaging.functions.registry import CellFunction, functions

from .calls import answer
from .exchange import enter_anew, excel_names_in
from .names import FUNCTIONS, HANDLER, INTERFACE, JOB, PROTOCOL, takes_range

__all__ = ["implementations"]

_ADD_IN = "com.sun.star.sheet.AddIn"
_PROTOCOLS = "com.sun.star.frame.ProtocolHandler"
_JOBS = "com.sun.star.task.Job"
_REMEMBERED = 4096
"""Answers that are remembered of a function, at most."""


def implementations() -> Any:
    """What LibreOffice asks a Python file for: each service with the class behind it."""
    import unohelper  # type: ignore[import-not-found]

    helper = unohelper.ImplementationHelper()
    helper.addImplementation(_functions_class(), f"{FUNCTIONS}Impl", (FUNCTIONS, _ADD_IN))
    helper.addImplementation(_buttons_class(), f"{HANDLER}Impl", (HANDLER, _PROTOCOLS))
    helper.addImplementation(_exchange_class(), f"{JOB}Impl", (JOB, _JOBS))
    return helper


def _service(name: str, kinds: tuple[str, ...], interfaces: tuple[str, ...], members: dict[str, Any]) -> type:
    """A class of the interfaces with the members that every service has."""
    import uno  # type: ignore[import-not-found]
    import unohelper

    bases = tuple(uno.getClass(each) for each in (*interfaces, "com.sun.star.lang.XServiceInfo"))
    common = {
        "__init__": lambda _self, _context, *_given: None,
        "getImplementationName": lambda _self: f"{name}Impl",
        "getSupportedServiceNames": lambda _self: kinds,
        "supportsService": lambda _self, asked: asked in kinds,
    }
    return type(name.rpartition(".")[2], (unohelper.Base, *bases), common | members)


def _functions_class() -> type:
    members = {each.name: _member(each) for each in functions()}
    return _service(FUNCTIONS, (FUNCTIONS, _ADD_IN), (INTERFACE,), members)


def _member(function: CellFunction) -> Any:
    """What answers for a function; what depends on a few numbers alone is remembered, for columns repeat them.

    The memory itself is the member: what it remembers is then answered without a line of Python, and each first line
    costs LibreOffice, whose threads come to Python anew with every cell, several times the answer.
    """
    if takes_range(function):
        return lambda _self, document, cells, *taken: answer(function, (range_of(document, cells), *taken))
    if any(argument.kind in ("table", "numbers", "options") for argument in function.arguments):
        return lambda _self, *taken: answer(function, taken)
    return functools.lru_cache(_REMEMBERED)(lambda _self, *taken: answer(function, taken))


@functools.cache
def _app() -> Any:
    """This very LibreOffice as xlwings' app."""
    import uno

    from xlsaging import libreoffice

    app = libreoffice.attach(uno.getComponentContext())
    app.visible = _has_windows()
    return app


def _has_windows() -> bool:
    """Whether this LibreOffice shows windows, in which questions can be asked."""
    called = Path("/proc/self/cmdline")
    return not (called.is_file() and b"--headless" in called.read_bytes().split(b"\0"))


def range_of(document: Any, cells: Any) -> Any:
    """xlwings' range of a range of LibreOffice's in a document."""
    from xlsaging import libreoffice

    place = cells.getRangeAddress()
    top, left = (place.StartRow + 1, place.StartColumn + 1), (place.EndRow + 1, place.EndColumn + 1)
    return libreoffice.book_of(_app(), document).sheets[place.Sheet].range(top, left)


def _buttons_class() -> type:
    def initialize(self: Any, given: Any) -> None:
        self.frame = given[0] if given else None

    def query(self: Any, url: Any, _target: str, _flags: int) -> Any:
        return self if url.Complete.startswith(PROTOCOL) else None

    def queries(self: Any, asked: Any) -> Any:
        return tuple(query(self, each.FeatureURL, each.FrameName, each.SearchFlags) for each in asked)

    def dispatch(self: Any, url: Any, _arguments: Any) -> None:
        press(url.Complete.removeprefix(PROTOCOL), self.frame)

    members = {
        "initialize": initialize,
        "queryDispatch": query,
        "queryDispatches": queries,
        "dispatch": dispatch,
        "addStatusListener": lambda _self, _listener, _url: None,
        "removeStatusListener": lambda _self, _listener, _url: None,
    }
    interfaces = ("frame.XDispatchProvider", "frame.XDispatch", "lang.XInitialization")
    return _service(HANDLER, (HANDLER, _PROTOCOLS), tuple(f"com.sun.star.{each}" for each in interfaces), members)


def press(button: str, frame: Any) -> None:
    """Run the macro of a button on the workbook in a frame."""
    from xlsaging import libreoffice, macros

    book = libreoffice.book_of(_app(), frame.getController().getModel())
    with libreoffice.called_from(book):
        getattr(macros, button)(book)


def _exchange_class() -> type:
    def execute(_self: Any, arguments: Any) -> None:
        given = {each.Name: each.Value for each in arguments}
        told = {each.Name: each.Value for each in given.get("Environment", ())}
        heard(told.get("EventName", ""), told.get("Model"))

    return _service(JOB, (JOB, _JOBS), ("com.sun.star.task.XJob",), {"execute": execute})


def heard(event: str, document: Any) -> None:
    """A workbook was opened or saved."""
    import uno

    if document is None or not hasattr(document, "getSheets"):
        return
    if event == "OnLoad":
        enter_anew(document, {each.name for each in functions()})
    elif document.getURL().startswith("file:"):
        excel_names_in(Path(uno.fileUrlToSystemPath(document.getURL())))
