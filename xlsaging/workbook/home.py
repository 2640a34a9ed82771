"""The sheet Home: what to do in four steps, the buttons again, how the last run ended, what the colours mean.

Its words are formulas over the wording sheet, so that they follow the language without a macro.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.macros.buttons import BUTTONS, HOME_GROUP, Button
from xlsaging.model.input_sheets import INPUT_SHEETS

from .looks import Looks

__all__ = ["SHEET", "STATUS_TEXT", "STATUS_TIME", "draw_home", "target", "word"]

SHEET = "Home 首页"
_STEPS = ("step_1", "step_2", "step_3", "step_4")
_TOLD = ("step_1_text", "step_2_text", "step_3_text", "step_4_text")
_FIRST = 4
_STATUS = 11
STATUS_TEXT, STATUS_TIME = f"$C${_STATUS + 2}", f"$C${_STATUS + 3}"
_LEGEND = _STATUS + 5
_TABLES = _LEGEND + 5
_PER_STEP = (
    ("import_ledger", "load_example", "remove_example"),
    ("check", "tie_out"),
    ("settings", "language", "help"),
    ("aging", "dso", "bad_debts", "collectors", "close_month", "snapshot", "remove"),
)
_HIGH, _WIDE, _GAP = 26, 118, 6


def draw_home(page: Any, lang: str, looks: Looks, sheets: Mapping[str, Text]) -> None:
    """Draw it; `sheets` are the titles of the other sheets, by the name that `target` makes the target of a link of."""
    page.hide_gridlines(2)
    page.set_column("A:A", 3)
    page.set_column("B:B", 27)
    page.set_column("C:C", 64)
    page.set_column("D:J", 16)
    page.set_row(0, 34)
    _word(page, 0, 1, "title", lang, looks.title)
    _word(page, 1, 1, "subtitle", lang, looks.quiet)
    for row, (step, told, buttons) in enumerate(zip(_STEPS, _TOLD, _PER_STEP, strict=True), _FIRST):
        page.set_row(row, 74 if len(buttons) > 4 else 38)
        page.write_number(row, 0, row - _FIRST + 1, looks.number)
        _word(page, row, 1, step, lang, looks.key)
        _word(page, row, 2, told, lang, looks.text)
        _buttons(page, row, buttons)
    after = _FIRST + len(_STEPS)
    page.set_row(after, 8)
    page.set_row(after + 1, 56)
    _word(page, after + 1, 2, "blocked", lang, looks.text)
    _status(page, lang, looks)
    _legend(page, lang, looks)
    _tables(page, lang, looks, sheets)
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 1)


def _word(page: Any, row: int, column: int, name: str, lang: str, look: Any) -> None:
    word(page, row, column, Text(f"home.{name}"), lang, look)


def word(page: Any, row: int, column: int, text: Text, lang: str, look: Any) -> None:
    """A text as a formula over the wording sheet, with what it says in `lang`."""
    formula = f'=VLOOKUP("{text.key}",ArTextTable,ArLangColumn,FALSE)'
    page.write_formula(row, column, formula, look, _say(text, lang))


def _say(text: Text, lang: str) -> str:
    return say(text, "en" if lang == "en" else "zh_CN")


def _buttons(page: Any, row: int, names: tuple[str, ...]) -> None:
    """Buttons beside a step, in both languages: their captions do not follow the language."""
    known = {button.name: button for button in BUTTONS}
    for number, name in enumerate(names):
        line, place = divmod(number, 4)
        told = {
            "macro": f"ArButton_{name}",
            "caption": _caption(known[name]),
            "width": _WIDE,
            "height": _HIGH,
            "x_offset": 8 + place * (_WIDE + _GAP),
            "y_offset": 6 + line * (_HIGH + 10),
            "description": say(known[name].tip, "zh_CN+en"),
        }
        page.insert_button(row, 3, told)


def _caption(button: Button) -> str:
    if button.name == "language":
        return say(button.label, "en")
    words = [say(button.label, each) for each in ("zh_CN", "en")]
    return " ".join(dict.fromkeys(words)) if button.group != HOME_GROUP else " ".join(words)


def _status(page: Any, lang: str, looks: Looks) -> None:
    _word(page, _STATUS, 1, "last_run", lang, looks.heading)
    page.write_blank(_STATUS, 2, None, looks.heading)
    _word(page, _STATUS + 1, 1, "status_what", lang, looks.key)
    page.set_row(_STATUS + 1, 32)
    page.write_string(_STATUS + 1, 2, say(Text("home.no_run"), "en" if lang == "en" else "zh_CN"), looks.status)
    _word(page, _STATUS + 2, 1, "status_when", lang, looks.key)
    page.write_blank(_STATUS + 2, 2, None, looks.status)


def _legend(page: Any, lang: str, looks: Looks) -> None:
    _word(page, _LEGEND, 1, "legend", lang, looks.heading)
    page.write_blank(_LEGEND, 2, None, looks.heading)
    for number, (name, look) in enumerate(
        (("legend_required", looks.required), ("legend_optional", looks.optional), ("legend_input", looks.typed)), 1
    ):
        page.write_blank(_LEGEND + number, 1, None, look)
        _word(page, _LEGEND + number, 2, name, lang, looks.text)


def target(sheet: str) -> str:
    """The defined name that leads to a sheet: unlike the sheet's own name it stays when the language changes."""
    return f"ArGo_{sheet}"


def _tables(page: Any, lang: str, looks: Looks, sheets: Mapping[str, Text]) -> None:
    """Every sheet, and of those to type in how many rows there are."""
    _word(page, _TABLES, 1, "tables", lang, looks.heading)
    _word(page, _TABLES, 2, "rows", lang, looks.heading)
    for number, (table, title) in enumerate(sheets.items(), 1):
        row = _TABLES + number
        said = f'VLOOKUP("{title.key}",ArTextTable,ArLangColumn,FALSE)'
        page.write_formula(row, 1, f'=HYPERLINK("#{target(table)}",{said})', looks.link, _say(title, lang))
        if table in INPUT_SHEETS:
            excel = INPUT_SHEETS[table].excel_table
            header = say(INPUT_SHEETS[table].columns[0].header, lang)
            page.write_formula(row, 2, f"=COUNTA({excel}[{header}])", looks.count, 0)
