"""The sheet with the aging that needs no Python; its words follow the language as those of Home do."""

from __future__ import annotations

from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say

from .home import word
from .looks import Looks
from .native_formulas import (
    BUCKETS,
    CURRENCY,
    CUSTOMERS,
    DAY,
    DOCUMENTS,
    FIRST,
    LINES,
    REASONS,
    Formulas,
    complete,
    edge,
)  # fmt: skip

__all__ = ["CUSTOMER_ROWS", "SHEET", "draw_native"]

SHEET = "Aging 账龄公式"
_LAST, _HEADINGS = FIRST + CUSTOMERS - 1, FIRST - 3
CUSTOMER_ROWS = f"$A${FIRST}:$L${_LAST}"
"""Where customers are listed; as many of these rows are printed as are filled."""
_EDGES = (30, 60, 90, 180, 360)
_LABELS = ("1-30", "31-60", "61-90", "91-180", "181-360", "360+")
_KINDS = {"amount": "amount", "applied": "amount", "open": "amount", "starts": "date", "due_day": "date"}


def draw_native(page: Any, lang: str, looks: Looks, settings_sheet: str) -> None:
    """Draw it; `settings_sheet` is the name of the sheet with the settings."""
    made = Formulas(lang, settings_sheet)
    page.hide_gridlines(2)
    page.set_column("A:A", 22)
    page.set_column("B:B", 30)
    page.set_column("C:L", 15)
    page.set_column("K:K", 18)
    page.set_column("M:M", 3)
    page.set_column("N:X", 13)
    page.set_row(0, 28)
    _word(page, 0, 0, "title", lang, looks.title)
    _word(page, 1, 0, "subtitle", lang, looks.quiet)
    _top(page, lang, looks, made)
    _headings(page, lang, looks)
    _customers(page, lang, looks, made)
    for number in range(1, DOCUMENTS + 1):
        row = _HEADINGS + number
        page.write_number(f"{LINES['line']}{row}", number, looks.count)
        for name, formula in made.line(row):
            zero = 0 if name in ("amount", "applied", "open") else ""
            page.write_formula(f"{LINES[name]}{row}", formula, looks.computed(_KINDS.get(name, "id")), zero)
    page.freeze_panes(_HEADINGS, 2)
    page.set_paper(9)
    page.set_landscape()
    page.print_area(0, 0, _LAST - 1, 11)
    page.fit_to_pages(1, 0)
    page.repeat_rows(_HEADINGS - 1)
    page.set_footer(f"&L{say(Text('native.title'), lang)}&RArCollect  &P / &N")


def _top(page: Any, lang: str, looks: Looks, made: Formulas) -> None:
    """What it counts, whether it is complete, and what it leaves out."""
    names = ("day", "currency", "edges", "difference", *REASONS)
    for row, name in enumerate(names, 3):
        _word(page, row, 0, name, lang, looks.key if row < 7 else looks.quiet)
    page.write_formula(DAY, made.day(), looks.computed("date"), "")
    page.write_formula(CURRENCY, made.currency(), looks.computed("word"), "-")
    for number, size in enumerate(_EDGES, 1):
        page.write_formula(edge(number), made.edge(number), looks.computed("count"), size)
    page.write_formula("C7", complete(f"ROUND({made.from_tables()}-$C${FIRST - 2},2)"), looks.computed("amount"), 0)
    for row, reason in enumerate(REASONS, 8):
        page.write_formula(f"C{row}", made.left_out(reason), looks.computed("count"), 0)
    page.conditional_format(
        f"C7:C{7 + len(REASONS)}", {"type": "cell", "criteria": "!=", "value": 0, "format": looks.alert}
    )


def _headings(page: Any, lang: str, looks: Looks) -> None:
    row = _HEADINGS - 1
    page.set_row(row, 30)
    for column, name in zip(
        "ABCDKL", ("customer", "name", "outstanding", "not_due", "credits", "undated"), strict=True
    ):
        _word(page, row, ord(column) - 65, name, lang, looks.required if column in "AB" else looks.amounts)
    for place, (column, label) in enumerate(zip(BUCKETS, _LABELS, strict=True)):
        low = edge(place) if place else "0"
        high = edge(place + 1) if place + 1 < len(BUCKETS) else '""'
        formula = f'=IF({low}="","",IF({high}="",{low}&"+",({low}+1)&"-"&{high}))'
        page.write_formula(f"{column}{row + 1}", formula, looks.amounts, label)
    for name, column in LINES.items():
        _word(page, row, ord(column) - 65, name, lang, looks.optional)


def _customers(page: Any, lang: str, looks: Looks, made: Formulas) -> None:
    total, others, columns = FIRST - 2, FIRST - 1, f"CD{BUCKETS}KL"
    _word(page, total - 1, 0, "total", lang, looks.key)
    page.write_formula(f"B{total}", made.listed(), looks.computed("id"), "")
    _word(page, others - 1, 0, "others", lang, looks.text)
    for column in columns:
        page.write_formula(
            f"{column}{total}", complete(f"SUM({column}{others}:{column}{_LAST})"), looks.computed("total"), 0
        )
        if column in "CK":
            page.write_formula(f"{column}{others}", made.others(), looks.computed("amount"), 0)
    for row in range(FIRST, _LAST + 1):
        for column, formula in made.customer(row):
            page.write_formula(f"{column}{row}", formula, looks.computed("id" if column in "AB" else "amount"), "")


def _word(page: Any, row: int, column: int, name: str, lang: str, look: Any) -> None:
    word(page, row, column, Text(f"native.{name}"), lang, look)
