"""Credit balances: the columns sum to what is outstanding, and the entry is put in words."""

from __future__ import annotations

from collections.abc import Callable

from xlsaging.i18n.catalogue import Text
from xlsaging.report.figures import CloseFigures, Context, Position, Rows
from xlsaging.report.model import Note, Sheet, Spot, Table
from xlsaging.report.reclass import reclass_sheet
from xlsaging.report.split_figures import SplitFigures
from xlsaging.report.totals import table_totals

SHOWN = Rows(("entity", "account", "debit", "credit", "outstanding"),
             [("E1", "1122", 500.0, 30.0, 470.0), ("unassigned", "1122", 0.0, 12.5, -12.5)])  # fmt: skip
NAMES = ("customer_id", "customer_name", "entity", "account", "currency", "balance", "base_balance")
CREDITS = Rows(NAMES, [("C2", "Beta", "E1", "1122", "CNY", -30.0, -30.0),
                       ("C3", "", "unassigned", "1122", "CNY", -12.5, -12.5)])  # fmt: skip
ITEMS = Rows(("customer_id",), [("C1",), ("C2",), ("C3",)])


def _sheet(context: Context, shown: Rows = SHOWN, credits: Rows = CREDITS) -> Sheet | Text:
    split = SplitFigures(credit_balances=credits, presentation=shown)
    return reclass_sheet(CloseFigures(Position(457.5, 0.0, 0.0, 0.0, 0.0), Rows(()), ITEMS, split=split), context)


def _notes(sheet: Sheet | Text) -> list[Text | str]:
    assert isinstance(sheet, Sheet)
    return [block.text for block in sheet.blocks if isinstance(block, Note)]


def test_debit_less_credit_is_outstanding_on_both_tables(context: Callable[..., Context]) -> None:
    sheet = _sheet(context())
    assert isinstance(sheet, Sheet)
    shown, customers = (block for block in sheet.blocks if isinstance(block, Table))

    for table in (shown, customers):
        totals = table_totals(table, "CNY")
        assert (totals["debit"], totals["credit"]) == (500.0, 42.5)
    assert table_totals(customers, "CNY")["base_balance"] == 457.5
    assert customers.column("customer_id") == ["C2", "C3", Text("split.others")]
    assert customers.column("entity") == ["E1", Text("value.unassigned"), None]
    assert customers.links == {(0, "customer_id"): Spot("open_items", 1), (1, "customer_id"): Spot("open_items", 2)}


def test_the_entry_stands_in_words_in_all_and_for_each_entity(context: Callable[..., Context]) -> None:
    assert _notes(_sheet(context())) == [
        Text("split.reclass_how"),
        Text("split.entry", {"amount": "42.50"}),
        Text("split.entry_of", {"entity": "E1", "amount": "30.00"}),
        Text("split.entry_of", {"entity": Text("value.unassigned"), "amount": "12.50"}),
    ]


def test_with_netted_accounts_there_is_no_account_and_it_says_so(context: Callable[..., Context]) -> None:
    shown = Rows(("entity", "debit", "credit", "outstanding"), [("E1", 500.0, 30.0, 470.0)])
    credits = Rows(tuple(name for name in NAMES if name != "account"), [("C2", "Beta", "E1", "USD", -4.0, -30.0)])
    sheet = _sheet(context(settings={"netting": True}), shown, credits)

    assert _notes(sheet) == [Text("split.reclass_netted"), Text("split.entry", {"amount": "30.00"})]
    assert isinstance(sheet, Sheet)
    customers = [block for block in sheet.blocks if isinstance(block, Table)][1]
    assert customers.column("balance") == [-4.0, None]


def test_without_a_credit_balance_the_reason_is_given(context: Callable[..., Context]) -> None:
    assert _sheet(context(), credits=Rows(NAMES)) == Text("split.no_reclass")
