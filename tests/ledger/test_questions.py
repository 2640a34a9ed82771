"""What init asks: only what the ledger cannot answer."""

from __future__ import annotations

from typing import Any

import pytest

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.ledger.assemble import assemble
from xlsaging.ledger.questions import Question, answered, questions
from xlsaging.model.errors import BadSettingError, XlsagingError
from xlsaging.model.issues import Issue
from xlsaging.model.settings import Settings

FULL = "document_no|customer_id|document_date|due_date|amount\nA1|C1|2025-01-10|2025-01-31|100"


@pytest.fixture
def ask() -> Any:
    """The questions about some tables, by key; each can be said in both languages."""

    def asked(*tables: Any, issues: list[Issue] | None = None, **options: Any) -> dict[str, Question]:
        found, error = list(issues or []), None
        try:
            found += assemble(tables, options.get("settings")).issues
        except XlsagingError as caught:
            error = caught
        made = questions(tables, found, error=error, **options)
        for question in made:
            for text in (question.text, question.why):
                assert say(text, "zh_CN") != say(text, "en")
        return {question.key: question for question in made}

    return asked


def test_a_complete_ledger_leaves_nothing_to_ask(typed: Any, ask: Any) -> None:
    assert ask(typed("invoices", FULL)) == {}


def test_missing_due_dates_ask_for_basis_and_terms(typed: Any, ask: Any) -> None:
    bare = typed("invoices", FULL.replace("|due_date", "").replace("|2025-01-31", ""))
    asked = ask(bare)
    assert list(asked) == ["basis", "terms_days", "terms_rule"]
    assert asked["basis"].choices == ("due_date", "document_date", "posting_date")
    assert asked["terms_rule"].choices == ("days", "month_end")
    assert list(ask(bare, given={"terms_days"})) == ["basis", "terms_rule"]


def test_terms_of_every_customer_are_enough(typed: Any, ask: Any) -> None:
    bare = typed("invoices", FULL.replace("|due_date", "").replace("|2025-01-31", ""))
    assert ask(bare, typed("customers", "customer_id|terms_days\nC1|30", sheet="C")) == {}


def test_one_missing_due_date_asks_for_terms_only(typed: Any, ask: Any) -> None:
    assert list(ask(typed("invoices", FULL + "\nA2|C1|2025-01-10||100"))) == ["terms_days", "terms_rule"]


def test_an_unproven_date_order_is_asked(typed: Any, ask: Any) -> None:
    found = Issue("date_order_unknown", at="S!C2", params={}, severity="error")
    assert ask(typed("invoices", FULL), issues=[found])["date_order"].choices == ("dmy", "mdy", "ymd")


def test_receipts_without_references_ask_what_to_do_with_them(typed: Any, ask: Any) -> None:
    receipts = typed("receipts", "receipt_no|customer_id|receipt_date|amount\nR1|C1|2025-02-01|1", sheet="R")
    assert ask(typed("invoices", FULL), receipts)["unapplied"].choices == ("separate", "fifo", "net")


def test_several_accounts_are_asked_where_no_name_says_receivable(typed: Any, ask: Any) -> None:
    head, row = FULL.split("\n")
    two = f"{head}|account\n{row}|A\n{row.replace('A1', 'A2')}|B"
    assert ask(typed("invoices", two))["accounts"].choices == ("A", "B")
    assert "accounts" not in ask(typed("invoices", two.replace("|A\n", "|应收账款\n")))


def test_several_currencies_ask_for_the_base(typed: Any, ask: Any) -> None:
    head, row = FULL.split("\n")
    two = f"{head}|currency\n{row}|USD\n{row.replace('A1', 'A2')}|USD\n{row.replace('A1', 'A3')}|EUR"
    question = ask(typed("invoices", two))["base_currency"]
    assert (question.choices, question.default) == (("USD", "EUR"), "USD")
    assert "base_currency" not in ask(typed("invoices", two.replace("EUR", "USD")))


def test_customers_on_both_sides_ask_for_netting(typed: Any, ask: Any) -> None:
    head, row = FULL.split("\n")
    two = f"{head}|account\n{row}|1122\n{row.replace('A1', 'A2').replace('|100', '|-30')}|2203"
    assert ask(typed("invoices", two))["netting"].choices == ("false", "true")


def test_an_undated_snapshot_asks_for_its_day(typed: Any, ask: Any) -> None:
    assert "snapshot_date" in ask(typed("invoices", FULL.replace("|amount", "|open_amount")))


def test_control_balances_of_one_day_of_the_month_propose_it(typed: Any, ask: Any) -> None:
    balances = "balance_date|amount\n2025-01-25|1\n2025-02-25|2\n2025-03-25|3"
    question = ask(typed("invoices", FULL), typed("gl_balances", balances, sheet="GL"))["fiscal_month_end"]
    assert (question.choices, question.default) == (("25", "31"), "25")
    calendar = balances.replace("01-25", "01-31").replace("02-25", "02-28").replace("03-25", "03-31")
    assert "fiscal_month_end" not in ask(typed("invoices", FULL), typed("gl_balances", calendar, sheet="GL"))


def test_postings_that_stop_on_one_day_propose_it(typed: Any, ask: Any) -> None:
    head = FULL.partition("\n")[0]
    rows = [
        f"A{month}{day}|C1|2025-0{month}-10|2025-09-30|1|2025-0{month}-{day}"
        for month in (1, 2, 3)
        for day in ("10", "25")
    ]
    asked = ask(typed("invoices", "\n".join([f"{head}|posting_date", *rows])))
    assert asked["fiscal_month_end"].default == "25"


def test_a_missing_column_is_asked_with_the_headers_that_may_be_it(typed: Any, ask: Any) -> None:
    asked = ask(typed("invoices", "document_no|customer_id|document_date|Summe\nA1|C1|2025-01-10|100"))
    assert "Summe" in asked["columns.amount"].choices
    proposal = Issue(
        "header_proposed", at="S!D1", severity="warning",
        params={"header": "Fällig", "column": Text("column.due_date"), "option": ""},
    )  # fmt: skip
    assert ask(typed("invoices", FULL), issues=[proposal])["columns.due_date"].default == "Fällig"
    mapped = Settings(columns={"due_date": "Fällig"})
    assert ask(typed("invoices", FULL), issues=[proposal], settings=mapped) == {}


def test_answers_become_settings() -> None:
    values = answered(
        {
            "columns.due_date": "Pay before",
            "columns.amount": "",
            "terms_days": "45",
            "netting": "true",
            "accounts": "1122, 1221",
        }
    )
    assert Settings.from_mapping(values) == Settings(
        columns={"due_date": "Pay before"}, terms_days=45, netting=True, accounts=("1122", "1221")
    )


def test_an_impossible_answer_is_refused() -> None:
    with pytest.raises(BadSettingError, match="terms_days"):
        answered({"terms_days": "soon"})


def test_several_periods_ask_which_one_to_read(typed: Any, ask: Any) -> None:
    rows = "C1|1月|5|6\nC1|2月|7|8"
    asked = ask(typed("aging", f"customer_id|期间别|bucket:1-30|bucket:31-\n{rows}"))["where.期间别"]
    assert (asked.choices, asked.default) == (("1月", "2月"), "2月")
    assert answered({"where.期间别": "1月"}) == {"where": {"期间别": "1月"}}
