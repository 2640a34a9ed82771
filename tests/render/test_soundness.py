"""Packs of every shape are sound: none, one or many customers, long names, a month without movement, many sheets."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from render.conftest import AS_OF, context

from xlsaging.render.file import write_workbook
from xlsaging.report.aging import aging_sheet, customer_lines
from xlsaging.report.drill import customer_spots
from xlsaging.report.figures import CloseFigures, Context, Position, Rows
from xlsaging.report.model import Report
from xlsaging.report.open_items import open_items_sheets
from xlsaging.report.totals import exact_sum

LANGS = ("en", "zh_CN", "zh_CN+en")
_LONG = ("宏" * 200, "W" * 200, "名 name " * 25)


def _many(figures: CloseFigures, customers: int, items: int) -> CloseFigures:
    """The first item and the first customer again and again, with numbers, amounts and names of their own."""
    first, aged = figures.open_items.rows[0], figures.aging.rows[0]
    made = [
        (
            *first[:2],
            f"C{number % customers}",
            _LONG[number % 3],
            f"D{number}",
            *first[5:13],
            0.1,
            0.1,
            0.1,
            *first[16:],
        )
        for number in range(items)
    ]
    share = exact_sum([0.1] * (items // customers), "CNY")
    aging = [(f"C{number}", share, share, 0.0, 0.0, 0.0, 0.0, aged[-1]) for number in range(customers)]
    return replace(
        figures,
        position=Position(exact_sum([0.1] * items, "CNY"), 0.0, 0.0, 0.0, 0.0),
        open_items=Rows(figures.open_items.columns, made),
        aging=Rows(figures.aging.columns, aging),
        customer_names={f"C{number}": _LONG[number % 3] for number in range(customers)},
    )


def _none(figures: CloseFigures) -> CloseFigures:
    return CloseFigures(
        position=Position(0.0, 0.0, 0.0, 0.0, 0.0),
        aging=Rows(figures.aging.columns),
        open_items=Rows(figures.open_items.columns),
    )


SHAPES: dict[str, Callable[[CloseFigures], CloseFigures]] = {
    "nothing": _none,
    "one customer": lambda figures: _many(figures, 1, 1),
    "many customers with names of two hundred characters": lambda figures: _many(figures, 150, 300),
    "no movement": lambda figures: replace(figures, dso=None, cei=None, collectors=None, causes=None, tie_out=None),
}


def _sound(path: Path) -> Any:
    book = openpyxl.load_workbook(path)
    names = book.sheetnames
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 for name in names)
    for sheet in book.worksheets:
        assert max((each.width for each in sheet.column_dimensions.values()), default=0) < 91
        assert max((each.height or 0 for each in sheet.row_dimensions.values()), default=0) <= 409
        assert not sheet.merged_cells.ranges
    return book


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_pack_of_this_shape_is_sound(
    close_of: Callable[..., Report], figures: CloseFigures, shape: str, lang: str, tmp_path: Path
) -> None:
    path = tmp_path / "pack.xlsx"
    write_workbook(close_of(SHAPES[shape](figures)), path, lang)

    _sound(path)


@pytest.mark.parametrize("lang", LANGS)
def test_items_over_many_sheets_have_a_total_each_that_add_up_to_one(
    close: Report, figures: CloseFigures, lang: str, tmp_path: Path
) -> None:
    many = _many(figures, 10, 1_001)
    made: Context = context()
    report = replace(close, sheets=open_items_sheets(many.open_items, made, max_rows=100))
    path = tmp_path / "parts.xlsx"
    write_workbook(report, path, lang)
    book = _sound(path)
    live, cached = book.worksheets, openpyxl.load_workbook(path, data_only=True).worksheets

    assert len(live) == 11
    first = live[0]
    headings = next(iter(first.tables.values())).ref.partition(":")[0].lstrip("A")
    assert first.print_title_rows == f"${headings}:${headings}"
    grand: float = 0
    for number, (sheet, values) in enumerate(zip(live, cached, strict=True)):
        table = next(iter(sheet.tables.values()))
        end = int(table.ref.rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        totals = [cell for cell in values[end] if isinstance(cell.value, float)]
        assert len(totals) == 1
        assert str(sheet[totals[0].coordinate].value).startswith("=SUBTOTAL(109,")
        assert totals[0].value == (10.0 if number < 10 else 0.1)
        grand += totals[0].value
    assert any(cell.value == 100.1 == round(grand, 2) for row in cached[0].iter_rows(max_row=20) for cell in row)


def test_items_over_two_sheets_lead_from_each_customer_to_the_first_item_and_back(
    close: Report, figures: CloseFigures, tmp_path: Path
) -> None:
    names = ("customer_id", "document_no", "document_type", "document_date", "days_past_due", "bucket", "open_amount",
             "base_open_amount", "currency")  # fmt: skip
    of, customers, full = 20, 101, 2_000
    made = [(f"C{at // of:05d}", f"D{at}", "invoice", AS_OF, 5, "1-30", 0.1, 0.1, "CNY") for at in range(full + 1)]
    items = Rows(names, made)
    aged = figures.aging.rows[0]
    aging = Rows(figures.aging.columns, [(f"C{at:05d}", *aged[1:]) for at in range(customers)])
    sheets = (
        aging_sheet(aging, ("customer_id",), context(), None, customer_spots(items, full)),
        *open_items_sheets(items, context(), full, lines=customer_lines(aging)),
    )
    path = tmp_path / "full.xlsx"
    write_workbook(replace(close, sheets=sheets), path)

    assert [sheet.freeze_panes for sheet in openpyxl.load_workbook(path).worksheets[1:3]] == ["C10", "C5"]
    with zipfile.ZipFile(path) as archive:
        lines, first, second = (archive.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 2, 3))
    sums = [re.findall("<f>(SUBTOTAL.*?)</f><v>(.*?)</v>", part) for part in (first, second)]
    assert sums == [[("SUBTOTAL(109,F10:F2009)", "200.0")], [("SUBTOTAL(109,F5)", "0.1")]]
    assert ("SUM(C5:C6)", "200.1") in re.findall("<f>(SUM.*?)</f><v>(.*?)</v>", first)
    assert _leads(lines) == [
        ("Open items", 10 + at * of) if at < customers - 1 else ("Open items 2", 5) for at in range(customers)
    ]
    assert _leads(first)[2:] == [("Aging", 5 + at) for at in range(customers - 1)]
    assert _leads(second) == [("Aging", 5 + customers - 1)]


def _leads(part: str) -> list[tuple[str, int]]:
    """Sheet and row that each link of a sheet leads to, in the order of the links."""
    found = re.findall('<hyperlink ref="[A-Z]+(\\d+)" location="\'?(.*?)\'?!A(\\d+)"', part)
    return [(sheet, int(row)) for _, sheet, row in sorted(found, key=lambda each: int(each[0]))]
