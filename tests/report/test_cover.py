"""The cover says what the figures are, what they rest on, and who answers for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xlsaging.i18n.speak import say
from xlsaging.model.accounting import RowAccount
from xlsaging.model.measure import Measure
from xlsaging.report.cover import cover_sheet
from xlsaging.report.figures import CeiMonth, CloseFigures, Concentration, Context, Position, Rows
from xlsaging.report.model import KeyValues, Note, Sheet, Signatures, Text


def _figures(**changes: Any) -> CloseFigures:
    given: dict[str, Any] = {
        "position": Position(1000.0, 600.0, 450.0, -50.0, 0.0),
        "aging": Rows(("customer_id", "outstanding")),
        "open_items": Rows(("customer_id",), [("C1",), ("C1",), ("C2",)]),
        "dso": Measure(62.4, None, 1000.0, 1442.31, 90),
    }
    return CloseFigures(**{**given, **changes})


def _said(sheet: Sheet, name: str) -> dict[str, tuple[Any, str]]:
    block = next(block for block in sheet.blocks if isinstance(block, KeyValues) and block.name == name)
    return {say(label, "en").strip(): (value, _text(remark)) for label, value, _, remark in block.rows}


def _text(value: Any) -> str:
    return say(value, "en") if isinstance(value, (str, Text)) else ""


def _notes(sheet: Sheet) -> list[str]:
    return [say(block.text, "en") for block in sheet.blocks if isinstance(block, Note)]


def test_the_position_adds_up_and_says_its_shares(context: Callable[..., Context]) -> None:
    found = _said(cover_sheet(_figures(), context()), "position")

    assert found["Outstanding"] == (1000.0, "3 open items of 2 customers")
    assert found["Not due"] == (600.0, "60.0% of the total")
    assert found["Unapplied credits"] == (-50.0, "-5.0% of the total")
    assert found["Undated"] == (0.0, "")


def test_a_figure_comes_with_its_parts(context: Callable[..., Context]) -> None:
    figures = _figures(cei=CeiMonth("2025-06", 800.0, 500.0, 1000.0, 700.0, 0.5),
                       concentration=Concentration(10, 0.9, 0.25, 4.0, "Northwind", 700.0))  # fmt: skip
    found = _said(cover_sheet(figures, context({"benchmark_dso": 45.0})), "key_figures")

    assert found["DSO in days, period end"] == (62.4, "1,000.00 ÷ 1,442.31 × 90")
    assert found["Benchmark DSO"] == (45.0, "17.4 days above the benchmark")
    assert found["CEI, 2025-06"] == (0.5, "(800.00 + 500.00 − 1,000.00) ÷ (800.00 + 500.00 − 700.00)")
    assert found["Overdue share"] == (0.45, "450.00 ÷ 1,000.00")
    assert found["Top 10 customers"] == (0.9, "largest: Northwind, 700.00")


def test_what_is_undefined_is_not_zero_and_says_why(context: Callable[..., Context]) -> None:
    figures = _figures(dso=Measure(None, "no_credit_sales", 1000.0, 0.0, 90), cei=CeiMonth("2025-06", 0, 0, 0, 0, None))
    found = _said(cover_sheet(figures, context()), "key_figures")

    assert found["DSO in days, period end"] == (None, "no credit sales in the period")
    assert found["CEI, 2025-06"] == (None, "nothing was there to collect")


def test_a_defined_figure_keeps_its_reservation(context: Callable[..., Context]) -> None:
    figures = _figures(dso=Measure(62.4, "sales_prorated", 1000.0, 1442.31, 90))
    found = _said(cover_sheet(figures, context()), "key_figures")

    assert found["DSO in days, period end"][1] == "1,000.00 ÷ 1,442.31 × 90; monthly sales prorated by days"


def test_every_row_of_the_input_is_accounted_for(context: Callable[..., Context]) -> None:
    accounts = (RowAccount("invoices", "S!A2:F9", 5, 4, {"bad_amount": (1, 100)}, {"total": 2, "blank": 1}, 600, 500),)
    sheet = cover_sheet(_figures(), context(accounts=accounts))
    table = next(block for block in sheet.blocks if getattr(block, "name", "") == "rows")

    assert table.rows[0][2:] == (5, 4, 1, 6.0, 5.0, 1.0)
    assert "Invoices: not data, left out: 2 totals rows, 1 blank rows" in _notes(sheet)


def test_it_says_what_the_figures_rest_on(context: Callable[..., Context]) -> None:
    made = context({"buckets": (30, 60), "where": {"Period": "Q4"}}, hashes=(("invoices", "aa"), ("inputs", "bb")),
                   sources=("ledger.xlsx",), entity="East", entities=1)  # fmt: skip
    found = _said(cover_sheet(_figures(), made), "basis")

    assert found["Entity"][0] == "East"
    assert found["Ledger"][0] == "ledger.xlsx"
    assert found["Settings changed"][0] == "buckets = 30,60; where = Period: Q4"
    assert found["SHA-256 of inputs"][0] == "bb"
    assert found["Version"][0] == "xlsaging 1"


def test_a_sheet_that_is_missing_is_missing_for_a_reason(context: Callable[..., Context]) -> None:
    sheet = cover_sheet(_figures(), context(), left_out=(Text("cover.no_collectors"),))

    assert "Collectors: nobody is assigned and no contact is logged." in _notes(sheet)


def test_three_people_sign(context: Callable[..., Context]) -> None:
    block = cover_sheet(_figures(), context()).blocks[-1]

    assert isinstance(block, Signatures)
    assert [say(role, "zh_CN") for role in block.roles] == ["编制", "复核", "批准"]


def test_on_other_bases_nothing_is_called_due(context: Callable[..., Context]) -> None:
    figures = _figures(position=Position(1000.0, None, 1050.0, -50.0, 0.0))
    sheet = cover_sheet(figures, context({"basis": "document_date"}))

    assert list(_said(sheet, "position")) == ["Outstanding", "Aged items", "Unapplied credits", "Undated"]
    assert "Overdue share" not in _said(sheet, "key_figures")
