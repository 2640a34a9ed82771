"""Free credits by age, then the old ones: cash and notes apart, and what was set aside is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from xlsaging.i18n.catalogue import Text
from xlsaging.model.accounting import RowAccount
from xlsaging.report.figures import CloseFigures, Context, Position, Rows
from xlsaging.report.model import Note, Sheet, Spot, Table
from xlsaging.report.split_figures import SplitFigures
from xlsaging.report.unapplied import unapplied_sheet

BY_AGE = Rows(("kind", "outstanding", "0-30", "31-60", "undated"),
              [("unapplied", -30.0, 0.0, -30.0, 0.0), ("credit_note", -7.0, -7.0, 0.0, 0.0)])  # fmt: skip
NAMES = ("kind", "customer_id", "customer_name", "document_no", "instalment_no", "document_type", "document_date",
         "age_days", "currency", "open_amount", "base_open_amount", "collector")  # fmt: skip
CASH = ("unapplied", "C1", "Alpha", "R1", 1, "receipt", date(2025, 5, 1), 60, "CNY", -30.0, -30.0, "Li")
NOTE = ("credit_note", "C1", "Alpha", "N1", 1, "credit_note", date(2025, 5, 1), 60, "CNY", -7.0, -7.0, "Li")
ITEMS = Rows(("customer_id", "document_type", "document_no", "instalment_no"),
             [("C1", "credit_note", "N1", 1), ("C1", "receipt", "R1", 1)])  # fmt: skip


def _sheet(context: Context, *old: tuple[object, ...], by_age: Rows = BY_AGE) -> Sheet | Text:
    split = SplitFigures(free_credits=by_age, old_credits=Rows(NAMES, old))
    return unapplied_sheet(CloseFigures(Position(0.0, 0.0, 0.0, -37.0, 0.0), Rows(()), ITEMS, split=split), context)


def _tables(sheet: Sheet | Text) -> dict[str, Table]:
    assert isinstance(sheet, Sheet)
    return {block.name: block for block in sheet.blocks if isinstance(block, Table)}


def _notes(sheet: Sheet | Text) -> list[Text | str]:
    assert isinstance(sheet, Sheet)
    return [block.text for block in sheet.blocks if isinstance(block, Note)]


def test_cash_and_notes_are_listed_apart_and_lead_to_their_item(context: Callable[..., Context]) -> None:
    tables = _tables(_sheet(context(), CASH, NOTE))

    assert list(tables) == ["free_credits", "old_cash", "old_notes"]
    assert tables["free_credits"].column("kind") == [Text("kind.unapplied"), Text("kind.credit_note")]
    assert tables["free_credits"].columns[1].heading == Text("page.total")
    assert tables["old_cash"].links == {(0, "document_no"): Spot("open_items", 1)}
    assert tables["old_notes"].links == {(0, "document_no"): Spot("open_items", 0)}


def test_where_none_is_old_it_says_so(context: Callable[..., Context]) -> None:
    sheet = _sheet(context())
    assert isinstance(sheet, Sheet)
    assert sheet.aged_by == "document_date"
    assert list(_tables(sheet)) == ["free_credits"]
    assert Text("split.free_none_old", {"days": 30}) in _notes(sheet)
    assert Text("split.free_total") in _notes(sheet)
    assert Text("split.free_total_netted") in _notes(_sheet(context(settings={"unapplied": "net"})))


def test_receipts_without_customer_that_were_set_aside_are_counted(context: Callable[..., Context]) -> None:
    accounts = (
        RowAccount("invoices", "S!A2", 1, 0, {"missing_customer": (1, 900)}, {}, 900, 0),
        RowAccount("receipts", "S!A2", 3, 1, {"missing_customer": (2, 12345)}, {}, 12345, 0),
    )
    said = Text("split.receipts_set_aside", {"count": 2, "amount": "123.45"})
    assert said in _notes(_sheet(context(accounts=accounts)))


def test_where_nothing_is_free_the_reason_is_given(context: Callable[..., Context]) -> None:
    assert _sheet(context(), by_age=Rows(BY_AGE.columns)) == Text("split.no_unapplied")
