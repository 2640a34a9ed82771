"""The files of configuration say of each function and each button what it is, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

from xlsaging.calc.configuration import EVENTS, TOOLBAR, configuration
from xlsaging.calc.names import FUNCTIONS, HANDLER, JOB, PROTOCOL
from xlsaging.calc.type_library import argument_name
from xlsaging.functions.registry import functions
from xlsaging.i18n.speak import say
from xlsaging.macros import __all__ as macros
from xlsaging.macros.buttons import BUTTONS

_OOR = "{http://openoffice.org/2001/registry}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
FILES = configuration(functions())


def _at(name: str, *path: str) -> Element:
    found = fromstring(FILES[f"{name}.xcu"])
    for each in path:
        found = next(node for node in found if node.get(f"{_OOR}name") == each)
    return found


def _said(node: Element, name: str) -> dict[str | None, str | None]:
    held = next(each for each in node if each.get(f"{_OOR}name") == name)
    return {value.get(_LANG): value.text for value in held}


def test_every_function_has_its_name_its_words_and_its_arguments() -> None:
    for function in functions():
        node = _at("CalcAddIns", "AddInInfo", FUNCTIONS, "AddInFunctions", function.name)
        assert _said(node, "DisplayName") == {"en": function.name}
        assert _said(node, "Description") == {"en": say(function.text, "en"), "zh-CN": say(function.text, "zh_CN")}
        arguments = _at("CalcAddIns", "AddInInfo", FUNCTIONS, "AddInFunctions", function.name, "Parameters")
        assert [each.get(f"{_OOR}name") for each in arguments] == [argument_name(a.name) for a in function.arguments]
        for each, argument in zip(arguments, function.arguments, strict=True):
            assert _said(each, "DisplayName") == {"en": argument.name}
            assert _said(each, "Description")["zh-CN"] == say(argument.text, "zh_CN")


def _entries(*path: str) -> Iterator[tuple[str | None, dict[str | None, str | None]]]:
    for node in _at("Addons", "AddonUI", *path):
        url = _said(node, "URL")[None]
        yield url, _said(node, "Title") if url != "private:separator" else {}


def test_menu_and_toolbar_have_every_button_in_both_languages_and_lines_between_the_groups() -> None:
    menu = list(_entries("OfficeMenuBar", "org.xlsaging.menu", "Submenu"))
    bar = list(_entries("OfficeToolBar", "org.xlsaging.toolbar"))
    buttons = [entry for entry in menu if entry[0] != "private:separator"]

    assert menu == bar
    assert [url for url, _ in buttons] == [f"{PROTOCOL}{button.name}" for button in BUTTONS]
    assert [words for _, words in buttons] == [
        {"en": say(button.label, "en"), "zh-CN": say(button.label, "zh_CN")} for button in BUTTONS
    ]
    assert len(menu) - len(buttons) == len({button.group for button in BUTTONS}) - 1


def test_entries_stand_in_the_order_in_which_libreoffice_sorts_them() -> None:
    names = [node.get(f"{_OOR}name") for node in _at("Addons", "AddonUI", "OfficeToolBar", "org.xlsaging.toolbar")]

    assert names == sorted(names, key=str)
    assert len(set(names)) == len(names)


def test_the_toolbar_is_shown_and_docked() -> None:
    state = _at("CalcWindowState", "UIElements", "States", TOOLBAR)

    assert TOOLBAR.endswith("/addon_org.xlsaging.toolbar")
    assert [_said(state, name)[None] for name in ("Visible", "Docked")] == ["true", "true"]


def test_every_command_has_a_macro_behind_it() -> None:
    assert {button.name for button in BUTTONS} <= set(macros)


def test_commands_and_events_have_somebody_who_answers() -> None:
    assert _said(_at("ProtocolHandler", "HandlerSet", HANDLER), "Protocols") == {None: f"{PROTOCOL}*"}
    assert _said(_at("Jobs", "Jobs", "Exchange"), "Service") == {None: JOB}
    assert [each.get(f"{_OOR}name") for each in _at("Jobs", "Events")] == list(EVENTS)
