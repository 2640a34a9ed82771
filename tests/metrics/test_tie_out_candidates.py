"""What could explain a difference, where each candidate belongs, and what is never taken for a cause."""

from __future__ import annotations

from typing import Any

import pytest

from xlsaging.app.engine import for_reports
from xlsaging.metrics.tie_out import TIE_OUT_CAUSE_COLUMNS, TIE_OUT_COLUMNS, tie_out, tie_out_causes
from xlsaging.metrics.tie_out_candidates import candidates, dimensions
from xlsaging.model.ledger import Ledger
from xlsaging.model.money import scale
from xlsaging.model.periods import as_date

DAY = "2025-03-31"

# On 31 March 1122 holds A1 400, A3 310 less free cash R2 55.50; 1131 holds B1 800. C1 pays A2 in full. A4 is dated in
# March and posted in April, A5 the other way round; R3 comes in April; A3 had 17 written off.
INVOICES = """
document_no customer_id document_date posting_date due_date   amount  entity account
A1          C1          2025-01-10    2025-01-10   2025-02-09 400     E1     1122
A2          C1          2025-01-15    2025-01-15   2025-02-14 250     E1     1122
A3          C2          2025-03-20    2025-03-20   2025-04-19 327     E1     1122
A4          C2          2025-03-30    2025-04-02   2025-04-29 81.30   E1     1122
A5          C2          2025-04-01    2025-03-31   2025-05-01 46.20   E1     1122
B1          C3          2025-02-01    2025-02-01   2025-03-03 800     E1     1131
"""
RECEIPTS = """
receipt_no customer_id receipt_date amount applied_to entity account
R1         C1          2025-02-20   250    A2         E1     1122
R2         C2          2025-03-25   55.50  -          E1     1122
R3         C1          2025-04-03   123.40 A1         E1     1122
"""
WRITE_OFFS = """
write_off_date customer_id amount document_no entity account
2025-03-28     C2          17     A3          E1     1122
"""
OUTSTANDING = {"1122": 400 + 310 + 46.20 - 55.50, "1131": 800}


@pytest.fixture
def tied(table, plain_rows):
    """(rows by account, causes) of the ledger above, its general ledger off by so much in each account."""

    def tie(off=None, extra="", receipts="", invoices=INVOICES, **tables):
        off = off or {}
        lines = [f"{DAY} {OUTSTANDING[account] - off.get(account, 0):.2f} E1 {account}" for account in OUTSTANDING]
        gl = "\n".join(["balance_date amount entity account", *lines])
        ledger = for_reports(
            Ledger(
                invoices=table(invoices + extra),
                receipts=table(RECEIPTS + receipts),
                write_offs=table(WRITE_OFFS),
                gl_balances=table(tables.pop("gl", gl)),
                **{name: table(text) for name, text in tables.items()},
            )
        )
        frame, causes = tie_out(ledger, DAY).to_pandas(), tie_out_causes(ledger, DAY).to_pandas()
        rows = {(row[0], row[1], row[2]): dict(zip(frame.columns, row, strict=True)) for row in plain_rows(frame)}
        return rows, [row[1:2] + row[3:] for row in plain_rows(causes)]

    return tie


def _unexplained(rows: dict[Any, dict[str, Any]]) -> dict[str, Any]:
    return {key[1]: row["unexplained"] for key, row in rows.items()}


def test_columns_and_order_are_those_of_the_contract(table):
    ledger = Ledger(invoices=table(INVOICES), gl_balances=table("balance_date amount\n2025-03-31 1"))
    frame = tie_out(ledger, DAY)
    assert list(frame.columns) == list(TIE_OUT_COLUMNS)
    assert list(tie_out_causes(ledger, DAY).columns) == list(TIE_OUT_CAUSE_COLUMNS)
    assert frame["account"].tolist() == sorted(frame["account"])


def test_where_everything_ties_no_cause_is_told_although_candidates_exist(tied):
    rows, causes = tied()
    assert causes == []
    row = rows[("E1", "1122", "CNY")]
    assert [row[name] for name in ("outstanding", "not_due", "overdue", "credits", "undated")] == [
        700.7, 356.2, 400, -55.5, 0,
    ]  # fmt: skip
    assert [row[name] for name in ("gl_balance", "difference", "explained", "unexplained")] == [700.7, 0, 0, 0]


@pytest.mark.parametrize("off", [9.99, -9.99, 1000, -1000, 0.01])
def test_a_difference_without_cause_stays_unexplained(tied, off):
    rows, causes = tied({"1122": off})
    assert causes == []
    assert _unexplained(rows) == {"1122": off, "1131": 0}


@pytest.mark.parametrize(
    "planted",
    [
        {"A4": -81.30, "R3": 123.40},
        {"A4": -81.30, "A5": 46.20},
        {"R2": -55.50, "A3": -17.00},
        {"A4": -81.30, "R3": 123.40, "R2": -55.50},
        {"A5": 46.20, "R3": 123.40, "A3": -17.00},
    ],
)
def test_several_planted_causes_are_found_with_their_documents_and_no_other(tied, planted):
    rows, causes = tied({"1122": sum(planted.values())})
    assert {row[2]: row[4] for row in causes} == planted
    assert _unexplained(rows) == {"1122": 0, "1131": 0}


@pytest.mark.parametrize(
    ("extra", "receipts", "off", "found"),
    [
        ("A9 C1 2025-03-31 2025-04-01 2025-04-30 64.10 E1 1122", "", -64.10, {"A9": -64.10}),
        ("A9 C1 2025-04-01 2025-03-31 2025-04-30 64.10 E1 1122", "", 0, {"A9": 64.10}),
        ("A9 C1 2025-03-31 2025-03-31 2025-04-30 64.10 E1 1122", "", -128.20, {}),
        ("A9 C1 2025-03-31 2025-03-31 2025-04-30 64.10 E1 1122", "", 0, {}),
        ("", "R9 C1 2025-03-31 71.37 A1 E1 1122", 142.74, {}),
        ("", "R9 C1 2025-04-01 71.37 A1 E1 1122", 71.37, {"R9": 71.37}),
        ("", "R9 C1 2025-05-01 71.37 A1 E1 1122", 71.37, {"R9": 71.37}),
        ("", "R9 C1 2025-05-02 71.37 A1 E1 1122", 71.37, {}),
    ],
)
def test_a_cause_lies_after_the_day_itself_and_at_most_a_month_after(tied, extra, receipts, off, found):
    _, causes = tied({"1122": off}, extra=extra, receipts=receipts)
    assert {row[2]: row[4] for row in causes if row[2] in ("A9", "R9")} == found


def test_what_a_cause_leaves_over_stays_unexplained(tied):
    rows, causes = tied({"1122": -81.30 - 5.55})
    assert causes == [("1122", "posted_after", "A4", "C2", -81.30)]
    assert _unexplained(rows) == {"1122": -5.55, "1131": 0}


def test_a_cause_never_explains_more_than_there_is(tied):
    rows, causes = tied({"1122": -50})
    assert causes == []
    assert _unexplained(rows)["1122"] == -50


def test_a_receipt_that_is_there_twice_is_a_duplicate(tied):
    _, causes = tied(receipts="R1b C1 2025-02-20 250 A2 E1 1122\n")
    assert [(row[1], row[2], row[4]) for row in causes] == [("duplicate", "R1b", -250)]


def test_a_receipt_on_another_account_than_its_document_is_equal_and_opposite_on_both(tied):
    # In the sub-ledger R5 lowers B1's account; the general ledger credited the account it was booked on.
    extra = "R5 C3 2025-03-05 300 B1 E1 1122\n"
    gl = f"balance_date amount entity account\n{DAY} {OUTSTANDING['1122'] - 300:.2f} E1 1122\n{DAY} 800 E1 1131"
    rows, causes = tied(receipts=extra, gl=gl)
    assert causes == [("1122", "wrong_account", "R5", "C3", 300), ("1131", "wrong_account", "R5", "C3", -300)]
    assert _unexplained(rows) == {"1122": 0, "1131": 0}


def test_a_receipt_of_another_entity_than_its_document_is_equal_and_opposite_in_both(tied):
    extra = "R5 C3 2025-03-05 300 B1 E2 1131\n"
    gl = f"balance_date amount entity account\n{DAY} {OUTSTANDING['1122']:.2f} E1 1122\n"
    gl += f"{DAY} 800 E1 1131\n{DAY} -300 E2 1131"
    rows, causes = tied(receipts=extra, gl=gl)
    assert [(row[1], row[2], row[4]) for row in causes] == [("wrong_entity", "R5", -300), ("wrong_entity", "R5", 300)]
    assert {key[:2]: row["unexplained"] for key, row in rows.items()} == {
        ("E1", "1122"): 0,
        ("E1", "1131"): 0,
        ("E2", "1131"): 0,
    }


def test_a_mispost_is_told_beside_another_cause(tied):
    extra = "R5 C3 2025-03-05 300 B1 E1 1122\n"
    gl = f"balance_date amount entity account\n{DAY} {OUTSTANDING['1122'] - 300 + 81.30:.2f} E1 1122\n{DAY} 800 E1 1131"
    rows, causes = tied(receipts=extra, gl=gl)
    assert sorted((row[0], row[2], row[4]) for row in causes) == [
        ("1122", "A4", -81.30),
        ("1122", "R5", 300),
        ("1131", "R5", -300),
    ]
    assert _unexplained(rows) == {"1122": 0, "1131": 0}


def test_groups_of_either_side_only_are_there_too(tied):
    gl = f"balance_date amount entity account\n{DAY} {OUTSTANDING['1122']:.2f} E1 1122\n{DAY} 12.34 E1 1133"
    rows, causes = tied(gl=gl)
    only_general = rows[("E1", "1133", "CNY")]
    assert [only_general[name] for name in ("outstanding", "gl_balance", "unexplained")] == [0, 12.34, -12.34]
    only_ours = rows[("E1", "1131", "CNY")]
    assert [only_ours[name] for name in ("outstanding", "gl_balance", "difference", "explained", "unexplained")] == [
        800, None, None, None, None,
    ]  # fmt: skip
    assert causes == []


def test_without_general_ledger_everything_about_it_is_null(table, plain_rows):
    ledger = Ledger(invoices=table(INVOICES), receipts=table(RECEIPTS))
    frame = tie_out(ledger, DAY)
    assert len(frame) == 2
    assert frame[["gl_balance", "difference", "explained", "unexplained"]].isna().all().all()
    assert len(tie_out_causes(ledger, DAY)) == 0


def test_balances_of_one_account_add_up(tied):
    gl = f"balance_date amount entity account\n{DAY} 700 E1 1122\n{DAY} 0.70 E1 1122\n{DAY} 800 E1 1131"
    rows, _ = tied(gl=gl)
    assert rows[("E1", "1122", "CNY")]["difference"] == 0


def test_a_control_account_without_entity_and_account_is_held_against_the_total(table, plain_rows):
    ledger = Ledger(
        invoices=table(INVOICES),
        receipts=table(RECEIPTS),
        write_offs=table(WRITE_OFFS),
        gl_balances=table(f"balance_date amount\n{DAY} {sum(OUTSTANDING.values()):.2f}"),
    )
    rows = plain_rows(tie_out(ledger, DAY)[["entity", "account", "currency", "outstanding", "difference"]])
    assert rows == [("", "", "CNY", 1500.7, 0)]


RECEIPT_COLUMNS = (
    "receipt_no customer_id receipt_date amount applied_to\nR1 C1 2025-02-20 250 A2\nR2 C2 2025-03-25 55.50 -"
)


def test_free_cash_that_says_no_account_belongs_where_its_customers_documents_are(table, plain_rows):
    gl = f"balance_date amount entity account\n{DAY} 717.70 E1 1122\n{DAY} 800 E1 1131"
    ledger = Ledger(invoices=table(INVOICES), receipts=table(RECEIPT_COLUMNS), gl_balances=table(gl))
    rows = plain_rows(tie_out(ledger, DAY)[["entity", "account", "credits", "difference"]])
    assert rows == [("E1", "1122", -55.5, 0), ("E1", "1131", 0, 0)]


FOREIGN = """
document_no customer_id document_date amount currency base_amount
A1          C1          2025-01-10    100    USD      710
A2          C1          2025-01-10    200    CNY      -
A3          C1          2025-01-10    900    JPY      45
"""
RATES = "rate_date currency rate\n2025-03-31 USD 7.2\n2025-03-31 JPY 0.05"


def test_where_the_general_ledger_keeps_currencies_each_is_held_against_its_own(table, plain_rows):
    gl = f"balance_date amount currency\n{DAY} 100 USD\n{DAY} 200 CNY\n{DAY} 899 JPY"
    ledger = Ledger(invoices=table(FOREIGN), fx_rates=table(RATES), gl_balances=table(gl))
    rows = plain_rows(tie_out(ledger, DAY)[["currency", "outstanding", "gl_balance", "difference"]])
    assert rows == [("CNY", 200, 200, 0), ("JPY", 900, 899, 1), ("USD", 100, 100, 0)]


def test_where_it_keeps_none_the_base_currency_at_closing_rates_is_held_against_it(table, plain_rows):
    ledger = Ledger(
        invoices=table(FOREIGN), fx_rates=table(RATES), gl_balances=table(f"balance_date amount\n{DAY} 965")
    )
    rows = plain_rows(tie_out(ledger, DAY)[["currency", "outstanding", "gl_balance", "difference"]])
    assert rows == [("CNY", 965, 965, 0)]


def test_the_causes_of_a_group_sum_to_what_is_explained(tied):
    rows, causes = tied({"1122": -81.30 + 46.20, "1131": 5})
    assert rows[("E1", "1122", "CNY")]["explained"] == round(sum(row[4] for row in causes), 2)


# Pairs of one kind lie on this side of the day and on the other; what is worth 13 was returned on the day, what is
# worth 11 on the day after.
BY_THE_DAY = """
document_no customer_id instalment_no document_date posting_date due_date   amount entity account currency
A1          C1          1             2025-01-10    2025-01-10   2025-02-10 400    E1     1122    CNY
A2          C1          1             2025-01-10    2025-01-10   2025-02-10 300    -      -       CNY
A2          C1          1             2025-01-10    2025-01-10   2025-02-10 100    E1     1122    CNY
A3          C1          1             2025-01-10    2025-01-10   2025-02-10 300    E1     1122    CNY
A3          C1          2             2025-01-10    2025-01-10   2025-03-10 100    E1     1122    CNY
A4          C1          1             2025-01-10    2025-01-10   2025-02-10 70     E1     1122    CNY
A4          C1          1             2025-01-10    2025-01-10   2025-02-10 20     E1     1122    USD
A5          C1          1             2025-04-01    2025-04-01   2025-05-01 50     E1     1122    USD
N1          C1          1             2025-03-31    2025-04-01   2025-04-30 9      E1     1122    CNY
N2          C1          1             2025-03-31    2025-03-31   2025-04-30 8      E1     1122    CNY
N3          C1          1             2025-04-01    2025-03-31   2025-04-30 7      E1     1122    CNY
N4          C1          1             2025-04-01    2025-04-01   2025-04-30 6      E1     1122    CNY
D1          C1          1             2025-03-31    2025-03-31   2025-04-30 5      E1     1122    CNY
D1          C1          1             2025-03-31    2025-03-31   2025-04-30 5      E1     1122    CNY
D2          C1          1             2025-04-01    2025-04-01   2025-04-30 4      E1     1122    CNY
D2          C1          1             2025-04-01    2025-04-01   2025-04-30 4      E1     1122    CNY
D3          C1          1             2025-03-20    2025-03-20   2025-04-30 3      E1     1122    CNY
D3          C1          1             2025-03-20    2025-03-20   2025-04-30 3      E1     1122    CNY
D3          C1          1             2025-03-20    2025-03-20   2025-04-30 3      E1     1122    CNY
D4          C1          1             2025-03-20    2025-03-20   2025-04-30 3      E1     1122    CNY
"""
CASH_BY_THE_DAY = """
receipt_no customer_id receipt_date returned_date amount applied_to entity account currency
X1         C1          2025-03-31   -             10     A1         E1     1122    CNY
X2         C1          2025-03-31   -             10     A1         E1     1122    CNY
X3         C1          2025-03-31   2025-04-01    11     A1         E1     1122    CNY
X4         C1          2025-03-31   2025-04-01    11     A1         E1     1122    CNY
X5         C1          2025-04-01   -             12     A1         E1     1122    CNY
X6         C1          2025-04-01   -             12     A1         E1     1122    CNY
X7         C1          2025-03-20   2025-03-31    13     A1         E1     1122    CNY
X8         C1          2025-03-20   2025-03-31    13     A1         E1     1122    CNY
Y1         C1          2025-03-20   -             14     A1         E1     1122    CNY
Y2         C1          2025-03-20   -             14     A1         E1     1122    CNY
Y3         C1          2025-03-20   -             14     A1         E1     1122    CNY
Y4         C1          2025-03-21   -             14     A1         E1     1122    CNY
Y5         C1          2025-03-20   -             14     A3         E1     1122    CNY
Y6         C2          2025-03-20   -             14     A1         E1     1122    CNY
U1         C1          2025-03-31   -             10     A1         E1     1122    USD
U2         C1          2025-03-31   2025-04-01    11     A1         E1     1122    USD
U3         C1          2025-04-01   -             12     A1         E1     1122    USD
U4         C1          2025-03-20   2025-03-31    13     A1         E1     1122    USD
U5         C1          2025-03-20   -             15     A2         E1     1131    USD
U6         C1          2025-03-20   -             15     A4         E1     1122    CNY
U7         C1          2025-03-20   -             16     A4         E1     1122    USD
U8         C1          2025-03-20   -             17     A4         E1     1122    JPY
U9         C1          2025-03-20   -             18     A5         E1     1122    CNY
W1         C1          2025-03-20   -             200    A3         E1     1131    CNY
W1         C1          2025-03-20   -             150    A3         -      -       CNY
L1         C1          2025-05-01   -             16     A1         E1     1122    CNY
L2         C1          2025-05-02   -             17     A1         E1     1122    CNY
"""
WRITTEN_BY_THE_DAY = """
write_off_date customer_id amount document_no entity account
2025-03-31     C1          18     A1          E1     1122
2025-04-01     C1          19     A1          E1     1122
"""


@pytest.fixture(scope="module")
def offered(table):
    """What the candidates of the ledger above would change: (kind, document, entity, account, currency, amount)."""
    texts = {"invoices": BY_THE_DAY, "receipts": CASH_BY_THE_DAY, "write_offs": WRITTEN_BY_THE_DAY}
    ledger = Ledger(**{name: table(text) for name, text in texts.items()})
    found = candidates(ledger, as_date(DAY), dimensions(ledger))
    return [
        (each.kind, each.document_no, *group, amount / scale(group[2]))
        for each in found
        for group, amount in each.effects
    ]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("posted_after", [("N1", -9)]),
        ("dated_after", [("N3", 7)]),
        ("write_off_not_booked", [("A1", -18)]),
        ("receipt_after", [("L1", 16), ("U3", 12), ("X5", 12), ("X6", 12)]),
    ],
)
def test_what_lies_on_the_day_is_on_this_side_of_it(offered, kind, expected):
    assert sorted((row[1], row[5]) for row in offered if row[0] == kind) == expected


def test_a_duplicate_is_there_by_the_day_as_often_as_it_is_too_often_and_has_the_last_number(offered):
    found = sorted((row[1], row[5]) for row in offered if row[0] == "duplicate")
    assert found == [("D1", 5), ("D3", 6), ("X2", -10), ("X4", -11), ("Y3", -28)]


def test_cash_in_no_currency_of_its_document_is_held_against_all_lines_of_it_where_a_line_says_it_is(offered):
    """U6 and U7 are none: the number A4 is used in both their currencies. U8 could mean either of the two. Nor is U9:
    its document comes after the day."""
    assert sorted(row[1:] for row in offered if row[0] == "currency") == [
        ("U1", "E1", "1122", "CNY", 400),
        ("U1", "E1", "1122", "USD", -10),
        ("U2", "E1", "1122", "CNY", 400),
        ("U2", "E1", "1122", "USD", -11),
        ("U5", "E1", "1122", "CNY", 400),
        ("U5", "E1", "1131", "USD", -15),
        ("U8", "E1", "1122", "CNY", 70),
        ("U8", "E1", "1122", "JPY", -17),
        ("U8", "E1", "1122", "JPY", -17),
        ("U8", "E1", "1122", "USD", 20),
    ]


def test_a_receipt_on_another_account_counts_with_all_the_lines_that_it_settled(offered):
    assert sorted(row[1:] for row in offered if row[0] == "wrong_account") == [
        ("W1", "E1", "1122", "CNY", -350),
        ("W1", "E1", "1131", "CNY", 350),
    ]


def test_cash_that_says_no_account_is_where_the_first_document_is_and_without_documents_nowhere(table, plain_rows):
    cash = "receipt_no customer_id receipt_date amount\nR1 C1 2025-03-20 60\nR2 C9 2025-03-20 5"
    owed = "document_no customer_id document_date amount account\nA1 C1 2025-01-10 400 1131\nA2 C1 2025-01-10 7 1122"
    ledger = Ledger(invoices=table(owed), receipts=table(cash))
    assert plain_rows(tie_out(ledger, DAY)[["account", "outstanding"]]) == [
        ("1122", 7 - 60),
        ("1131", 400),
        ("unassigned", -5),
    ]
