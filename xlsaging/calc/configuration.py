"""The files of configuration that tell LibreOffice of the add-in, in its two languages.

Functions (CalcAddIns), menu and toolbar (Addons) and where it stands (CalcWindowState), who answers their commands
(ProtocolHandler) and whom to call when a workbook is opened or saved (Jobs): all made from the registry of functions
and the list of buttons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from xlsaging.functions.registry import CellFunction
from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.macros.buttons import BUTTONS, GROUPS, HOME_GROUP, Button

from .names import FUNCTIONS, HANDLER, JOB, PROTOCOL, command
from .type_library import argument_name

__all__ = ["EVENTS", "TOOLBAR", "buttons_in_order", "configuration"]

EVENTS = ("OnLoad", "OnSaveDone", "OnSaveAsDone")
"""What happens to a workbook that the add-in has to hear of."""
TOOLBAR = "private:resource/toolbar/addon_org.xlsaging.toolbar"
"""What LibreOffice calls the toolbar."""
_SPREADSHEET = "com.sun.star.sheet.SpreadsheetDocument"
_OOR, _XS = "http://openoffice.org/2001/registry", "http://www.w3.org/2001/XMLSchema"
_LANGS = {"en": "en", "zh-CN": "zh_CN"}
"""LibreOffice's names of the languages, and ours; it shows the first to whom it has none of the others for."""

Words = Mapping[str, str]


def configuration(functions: Sequence[CellFunction]) -> dict[str, bytes]:
    """Each file by its name."""
    return {
        "CalcAddIns.xcu": _file("CalcAddIns", _functions(functions)),
        "Addons.xcu": _file("Addons", _surface()),
        "CalcWindowState.xcu": _file("CalcWindowState", _docked(), package="org.openoffice.Office.UI"),
        "ProtocolHandler.xcu": _file("ProtocolHandler", _handler()),
        "Jobs.xcu": _file("Jobs", *_jobs()),
    }


def buttons_in_order() -> list[list[Button]]:
    """The buttons by group: those of the ribbon, then those that Excel has on the sheet Home."""
    return [[each for each in BUTTONS if each.group == group] for group in (*GROUPS, HOME_GROUP)]


def _file(name: str, *nodes: Element, package: str = "org.openoffice.Office") -> bytes:
    root = Element(
        "oor:component-data",
        {"xmlns:oor": _OOR, "xmlns:xs": _XS, "oor:name": name, "oor:package": package},
    )
    root.extend(nodes)
    ElementTree.indent(root, " ")
    data: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return data + b"\n"


def _node(name: str, *parts: Element, new: bool = False) -> Element:
    made = Element("node", {"oor:name": name} | ({"oor:op": "replace"} if new else {}))
    made.extend(parts)
    return made


def _property(name: str, value: str | Words) -> Element:
    made = Element("prop", {"oor:name": name})
    for lang, text in value.items() if isinstance(value, Mapping) else [("", value)]:
        SubElement(made, "value", {"xml:lang": lang} if lang else {}).text = text
    return made


def _words(text: Text) -> Words:
    return {theirs: say(text, ours) for theirs, ours in _LANGS.items()}


def _functions(functions: Iterable[CellFunction]) -> Element:
    each = (_function(function) for function in functions)
    return _node("AddInInfo", _node(FUNCTIONS, _node("AddInFunctions", *each), new=True))


def _function(function: CellFunction) -> Element:
    arguments = (
        _node(
            argument_name(argument.name),
            _property("DisplayName", {"en": argument.name}),
            _property("Description", _words(argument.text)),
            new=True,
        )
        for argument in function.arguments
    )
    return _node(
        function.name,
        _property("DisplayName", {"en": function.name}),
        _property("Description", _words(function.text)),
        _property("Category", "Add-In"),
        _property("CompatibilityName", {"en": function.name}),
        _node("Parameters", *arguments),
        new=True,
    )


def _surface() -> Element:
    menu = _node(
        "org.xlsaging.menu",
        _property("Title", {"en": "ArCollect"}),
        _property("Context", _SPREADSHEET),
        _node("Submenu", *_entries()),
        new=True,
    )
    bar = _node("org.xlsaging.toolbar", *_entries(), new=True)
    return _node("AddonUI", _node("OfficeMenuBar", menu), _node("OfficeToolBar", bar))


def _docked() -> Element:
    """Where the toolbar stands until its user moves it: in a row of its own below the others."""
    state = (
        _property("UIName", {"en": "ArCollect"}),
        _property("Docked", "true"),
        _property("DockingArea", "0"),
        _property("DockPos", "0,4"),
        _property("Visible", "true"),
        _property("Style", "1"),
    )
    return _node("UIElements", _node("States", _node(TOOLBAR, *state, new=True)))


def _entries() -> Iterable[Element]:
    """Every button; a line between the groups. LibreOffice sorts entries by name."""
    for number, group in enumerate(buttons_in_order()):
        if number:
            yield _node(f"m{number}00", _property("URL", "private:separator"), new=True)
        for place, button in enumerate(group, 1):
            yield _node(
                f"m{number}{place:02}",
                _property("URL", command(button.name)),
                _property("Title", _words(button.label)),
                _property("Target", "_self"),
                _property("Context", _SPREADSHEET),
                new=True,
            )


def _handler() -> Element:
    return _node("HandlerSet", _node(HANDLER, _property("Protocols", f"{PROTOCOL}*"), new=True))


def _jobs() -> Iterable[Element]:
    yield _node("Jobs", _node("Exchange", _property("Service", JOB), new=True))
    events = (_node(event, _node("JobList", _node("Exchange", new=True)), new=True) for event in EVENTS)
    yield _node("Events", *events)
