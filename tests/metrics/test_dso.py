"""DSO against figures worked out by hand."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from xlsaging.metrics.dso import cases, dso, history, published_days
from xlsaging.metrics.dso_methods import METHODS, delinquent
from xlsaging.metrics.windows import days_window, months_window
from xlsaging.model.errors import BadSettingError
from xlsaging.model.ledger import Ledger
from xlsaging.model.measure import Measure
from xlsaging.model.periods import to_day
from xlsaging.model.settings import DSO_METHODS, Settings

INVOICES = """
document_no customer_id document_date due_date   amount net_amount document_type
A1          C1          2024-12-15    2025-01-14 100    80         invoice
A2          C1          2025-01-20    2025-02-19 300    240        invoice
A3          C1          2025-02-10    2025-03-12 200    160        invoice
A4          C1          2025-03-05    2025-04-04 500    400        debit_note
B1          C2          2025-03-20    2025-04-19 100    80         invoice
B2          C2          2025-03-25    2025-03-25 -40    -32        credit_note
"""
RECEIPTS = """
receipt_no customer_id receipt_date amount applied_to
R1         C1          2025-02-05   100    A1
R2         C1          2025-03-10   250    A2
R3         C2          2025-03-31   30     -
"""
# On 31 March: A2 50 and A3 200 overdue, A4 500 and B1 100 not due, B2 and R3 -70 in credits: 780 in all. Sold in the
# quarter of 90 days: January 300, February 200, March 560, together 1,060 (848 without VAT). Owed before it: A1, 100.


@pytest.fixture
def ledger(table):
    return Ledger(invoices=table(INVOICES), receipts=table(RECEIPTS))


EXPECTED = {
    "period_end": 780 / 1060 * 90,
    "averaged": (100 + 780) / 2 / 1060 * 90,
    "best_possible": 600 / 1060 * 90,
    "countback": 31 + 28 + 20 / 300 * 31,
    "true": 31 + 28 + 50 / 300 * 31,
    "published": (100 + 780) / 2 / 848 * 90,
}


@pytest.mark.parametrize("method", DSO_METHODS)
def test_each_method_gives_the_figure_worked_out_by_hand(ledger, method):
    found = dso(ledger, "2025-03-31", method)
    assert found.value == pytest.approx(EXPECTED[method])
    assert found.reason is None


def test_a_measure_carries_its_parts_in_major_units(ledger):
    assert dso(ledger, date(2025, 3, 31)) == Measure(pytest.approx(780 / 1060 * 90), None, 780.0, 1060.0, 90)


def test_methods_are_those_of_the_settings():
    assert set(METHODS) == set(DSO_METHODS)


def test_the_settings_choose_the_method_unless_an_argument_does(ledger):
    countback = ledger.with_settings(dso_method="countback")
    assert dso(countback, "2025-03-31").value == pytest.approx(EXPECTED["countback"])
    assert dso(countback, "2025-03-31", "averaged").value == pytest.approx(EXPECTED["averaged"])


def test_engines_agree_on_dso_by_customer(quarter, plain_rows):
    engine, ledger = quarter
    found = engine.pandas(dso(ledger, "2025-03-31", by="customer_id", months=2))
    assert list(found.columns) == ["customer_id", "value", "reason", "numerator", "denominator", "days"]
    assert plain_rows(found) == [("C1", 53.1, None, 630.0, 700.0, 59), ("C2", 29.5, None, 30.0, 60.0, 59)]


def test_days_count_back_from_the_day_itself(ledger):
    # (30 January, 31 March]: January's invoice is left out.
    assert dso(ledger, "2025-03-31", days=60) == Measure(pytest.approx(780 / 760 * 60), None, 780.0, 760.0, 60)
    assert dso(ledger, "2025-03-31", days=90).value == pytest.approx(EXPECTED["period_end"])


def test_months_of_a_day_in_mid_month_end_on_that_day(ledger):
    # 15 March: B1 and B2 do not exist yet, nor R3; A4 does. Sold from 1 January: 1,000 in 74 days.
    assert dso(ledger, "2025-03-15") == Measure(pytest.approx(750 / 1000 * 74), None, 750.0, 1000.0, 74)


def test_fiscal_months_end_on_their_own_day(ledger):
    # The month that ends on 25 March began on 26 February: A4, B1 and B2, 560 in 28 days; R3 is still to come.
    fiscal = ledger.with_settings(fiscal_month_end=25)
    assert dso(fiscal, "2025-03-25", months=1) == Measure(pytest.approx(810 / 560 * 28), None, 810.0, 560.0, 28)


def test_without_sales_dso_is_undefined(ledger):
    found = dso(ledger, "2025-06-30", months=2)
    assert found == Measure(None, "no_credit_sales", 780.0, 0.0, 61)


def test_a_negative_receivable_leaves_dso_undefined(table):
    ledger = Ledger(
        invoices=table("document_no customer_id document_date amount\nA1 C1 2025-01-10 100"),
        receipts=table("receipt_no customer_id receipt_date amount applied_to\nR1 C1 2025-01-20 130 A1"),
    )
    for method in ("period_end", "countback"):
        found = dso(ledger, "2025-01-31", method)
        assert (found.value, found.reason, found.numerator) == (None, "negative_receivable", -30.0)


def test_months_that_owe_back_more_than_others_owe_leave_true_dso_undefined(table):
    invoices = """
    document_no customer_id document_date due_date   document_type amount applied_to
    A1          C1          2025-01-10    2025-02-09 invoice       100    -
    A2          C1          2025-02-10    2025-02-10 invoice       50     -
    K1          C1          2025-02-11    2025-02-11 credit_note   -40    -
    """
    receipts = "receipt_no customer_id receipt_date amount applied_to\nR1 C1 2025-02-20 100 A1\nR2 C1 2025-02-20 50 A2"
    measure = dso(Ledger(invoices=table(invoices), receipts=table(receipts)), "2025-02-28", "true", months=2)
    assert (measure.value, measure.reason, measure.numerator) == (None, "negative_receivable", -40.0)


def test_what_is_open_from_a_month_of_more_returns_than_sales_is_left_out_of_true_and_said(table):
    invoices = """
    document_no customer_id document_date document_type amount
    A1          C1          2025-01-10    invoice       310
    A2          C1          2025-02-10    invoice       50
    K1          C2          2025-02-11    credit_note   -80
    """
    measure = dso(Ledger(invoices=table(invoices)), "2025-02-28", "true", months=2)
    assert (measure.value, measure.reason, measure.numerator) == (31.0, "open_without_sales", 310.0)


def test_nothing_owed_is_zero_days_with_a_remark(table):
    ledger = Ledger(
        invoices=table("document_no customer_id document_date amount\nA1 C1 2025-01-10 100"),
        receipts=table("receipt_no customer_id receipt_date amount applied_to\nR1 C1 2025-01-20 100 A1"),
    )
    for method in ("period_end", "best_possible", "countback", "true"):
        found = dso(ledger, "2025-01-31", method)
        assert (found.value, found.reason) == (0.0, "no_receivable")


def test_countback_past_the_first_sale_gives_a_lower_bound_and_no_figure(table):
    ledger = Ledger(
        invoices=table(
            "document_no customer_id document_date amount document_type\n"
            "O1 C1 2024-12-31 500 opening\nA1 C1 2025-01-10 100 invoice\nA2 C1 2025-02-10 100 invoice"
        )
    )
    assert dso(ledger, "2025-02-28", "countback") == Measure(None, "history_exhausted", 700.0, 200.0, 59)


def test_countback_passes_a_month_without_sales_and_says_so(table):
    ledger = Ledger(
        invoices=table("document_no customer_id document_date amount\nA1 C1 2025-01-10 100\nA2 C1 2025-03-10 100"),
        receipts=table("receipt_no customer_id receipt_date amount applied_to\nR1 C1 2025-03-20 50 A1"),
    )
    found = dso(ledger, "2025-03-31", "countback")
    assert (found.value, found.reason) == (31 + 28 + 15.5, "months_without_sales")


def test_openings_and_revaluations_are_owed_but_were_not_sold(table):
    ledger = Ledger(
        invoices=table(
            "document_no customer_id document_date amount document_type\n"
            "O1 C1 2025-01-01 500 opening\nF1 C1 2025-01-31 20 fx_revaluation\n"
            "E1 C1 2025-01-15 50 estimate\nA1 C1 2025-01-10 100 invoice"
        )
    )
    found = dso(ledger, "2025-01-31", months=1)
    assert (found.numerator, found.denominator) == (670.0, 150.0)
    weighted = dso(ledger, "2025-01-31", "true")
    assert weighted == Measure(31.0, "open_without_sales", 150.0, 150.0, 31)


def test_an_estimate_and_its_reversal_leave_the_sales_with_the_invoice(table):
    ledger = Ledger(
        invoices=table(
            "document_no customer_id document_date amount document_type reverses_document_no\n"
            "E1 C1 2025-01-15 50 estimate -\nE2 C1 2025-01-20 -50 estimate E1\nA1 C1 2025-01-20 60 invoice -"
        )
    )
    found = dso(ledger, "2025-01-31", months=1)
    assert (found.numerator, found.denominator) == (60.0, 60.0)


def test_consolidated_customers_are_left_out_of_both_sides(table):
    ledger = Ledger(
        invoices=table("document_no customer_id document_date amount\nA1 C1 2025-01-10 100\nA2 C9 2025-01-10 900"),
        customers=table("customer_id related_party\nC1 external\nC9 consolidated"),
    )
    found = dso(ledger, "2025-01-31", months=1)
    assert (found.numerator, found.denominator) == (100.0, 100.0)


SALES = """
month      amount net_amount customer_id
2025-01    400    350        C1
2025-02-28 300    250        C1
2025-03-01 500    450        C2
"""


def test_a_sales_table_takes_precedence_over_invoices(table):
    ledger = Ledger(invoices=table(INVOICES), receipts=table(RECEIPTS), sales=table(SALES))
    assert dso(ledger, "2025-03-31").denominator == 1200.0
    assert dso(ledger, "2025-03-31", "published").denominator == 1050.0
    assert dso(ledger, "2025-03-31", months=1).denominator == 500.0
    assert dso(ledger, "2025-03-31", "countback").value == pytest.approx(31 + 280 / 300 * 28)


def test_a_window_that_cuts_a_month_of_the_sales_table_takes_its_part_by_days(table):
    ledger = Ledger(invoices=table(INVOICES), receipts=table(RECEIPTS), sales=table(SALES))
    found = dso(ledger, "2025-03-31", days=45)
    assert found.denominator == pytest.approx(500 + 300 * 14 / 28)
    assert found.reason == "sales_prorated"


def test_a_sales_table_is_split_by_customer_and_what_it_cannot_say_comes_from_invoices(table, plain_rows):
    ledger = Ledger(invoices=table(INVOICES), receipts=table(RECEIPTS), sales=table(SALES))
    by_customer = dso(ledger, "2025-03-31", by="customer_id")
    assert by_customer["denominator"].tolist() == [700.0, 500.0]
    by_type = dso(ledger, "2025-03-31", by="document_type")
    assert dict(zip(by_type["document_type"], by_type["denominator"], strict=True))["debit_note"] == 500.0


def test_groups_come_from_the_customer_where_the_row_says_nothing(table):
    ledger = Ledger(invoices=table(INVOICES), receipts=table(RECEIPTS), customers=table("customer_id region\nC1 north"))
    found = dso(ledger, "2025-03-31", by=["region"])
    assert found[["region", "value"]].values.tolist() == [["north", 67.5], ["unassigned", 45.0]]


def test_foreign_sales_count_at_the_rate_of_their_day_and_balances_at_the_closing_rate(engine, table):
    ledger = Ledger(
        **engine.tables(
            invoices=table(
                "document_no customer_id document_date amount currency\n"
                "A1 C1 2025-01-10 100 USD\nA2 C1 2025-01-20 100 USD\nA3 C1 2025-01-20 1000 JPY\nA4 C1 2025-01-20 50 CNY"
            ),
            fx_rates=table(
                "rate_date currency rate\n2025-01-01 USD 7\n2025-01-15 USD 8\n2025-01-31 USD 7.5\n"
                "2025-01-01 JPY 0.05\n2025-01-31 JPY 0.04"
            ),
        ),
    )
    found = dso(ledger, "2025-01-31", months=1)
    assert (found.numerator, found.denominator) == (1500 + 40 + 50, 700 + 800 + 50 + 50)


def test_a_booked_rate_comes_before_the_table(table):
    ledger = Ledger(
        invoices=table(
            "document_no customer_id document_date amount currency base_amount\nA1 C1 2025-01-10 100 USD 690\n"
            "A2 C1 2025-01-10 100 USD -"
        ),
        fx_rates=table("rate_date currency rate\n2025-01-01 USD 7"),
    )
    assert dso(ledger, "2025-01-31", months=1).denominator == 1390.0


def test_published_needs_amounts_without_vat(table):
    bare = table(INVOICES).drop(columns="net_amount")
    assert dso(Ledger(invoices=bare), "2025-03-31", "published").reason == "no_net_amount"


def test_published_says_where_some_rows_lack_the_amount_without_vat(table):
    partly = table(INVOICES)
    partly.loc[partly["document_no"] == "A3", "net_amount"] = None
    found = dso(Ledger(invoices=partly, receipts=table(RECEIPTS)), "2025-03-31", "published")
    assert (found.denominator, found.reason) == (848.0 - 160 + 200, "net_partly")


@pytest.mark.parametrize(
    ("window", "days"),
    [
        (months_window("2025-03-31", 3), 90),
        (months_window("2024-02-29", 12), 360),
        (days_window("2025-12-31", 365), 360),
        (days_window("2025-03-15", 30), 30),
        (months_window("2025-03-15", 1), 15),
    ],
)
def test_a_year_of_360_days_has_months_of_30(window, days):
    assert published_days(window) == days


def test_a_window_holds_the_sales_of_its_first_and_of_its_last_day(table):
    sold = """
    document_no customer_id document_date amount
    A1          C1          2024-12-31    1
    A2          C1          2025-01-01    2
    A3          C1          2025-03-31    4
    A4          C1          2025-04-01    8
    """
    ledger = Ledger(invoices=table(sold))
    assert [dso(ledger, "2025-03-31", **window).denominator for window in ({"days": 90}, {"months": 3})] == [6.0, 6.0]


def test_a_customer_who_bought_in_the_last_month_and_owes_nothing_has_a_row(table, plain_rows):
    ledger = Ledger(
        invoices=table("document_no customer_id document_date amount\nA1 C1 2025-01-10 90\nA2 C2 2025-03-31 50"),
        receipts=table("receipt_no customer_id receipt_date amount applied_to\nR1 C2 2025-03-31 50 A2"),
    )
    assert plain_rows(dso(ledger, "2025-03-31", by="customer_id")) == [
        ("C1", 90.0, None, 90.0, 90.0, 90),
        ("C2", 0.0, "no_receivable", 0.0, 50.0, 90),
    ]


def test_dso_is_best_possible_plus_delinquent_plus_credits(ledger):
    window = months_window("2025-03-31", 3)
    case = cases(ledger, window, window)[()]
    parts = dso(ledger, "2025-03-31", "best_possible").value + delinquent(case).value
    credits = -70 / 1060 * 90
    assert dso(ledger, "2025-03-31").value == pytest.approx(parts + credits)


def test_history_begins_with_the_month_of_the_first_sale(ledger):
    assert history(ledger, to_day("2025-03-31")).lengths == (31, 31, 28, 31)
    assert history(ledger.with_settings(fiscal_month_end=14), to_day("2025-01-14")).lengths == (31,)
    assert history(ledger, to_day("2020-01-31")).lengths == (31,)


def test_a_first_sale_on_the_last_day_of_a_month_has_that_month_in_its_history(table):
    ledger = Ledger(invoices=table("document_no customer_id document_date amount\nA1 C1 2025-01-31 100"))
    assert history(ledger, to_day("2025-03-31")).lengths == (31, 28, 31)


def test_history_reaches_back_ten_years_at_most(table):
    stray = table("document_no customer_id document_date amount\nA1 C1 1905-01-10 100\nA2 C1 2025-01-10 100")
    ledger = Ledger(invoices=stray)
    assert len(history(ledger, to_day("2025-01-31")).lengths) == 120
    assert dso(ledger, "2025-01-31", "countback").reason == "history_exhausted"


def test_an_empty_ledger_has_no_dso():
    invoices = pd.DataFrame(
        {"document_no": ["A1"], "customer_id": ["C1"], "document_date": ["2025-06-01"], "amount": [1.0]}
    )
    ledger = Ledger(invoices=invoices, settings=Settings())
    for method in ("period_end", "averaged", "countback", "best_possible", "true"):
        assert dso(ledger, "2025-01-31", method).value in (None, 0.0)
    assert dso(ledger, "2025-01-31").reason == "no_credit_sales"
    assert len(dso(ledger, "2025-01-31", by="customer_id")) == 0


@pytest.mark.parametrize(
    "arguments", [{"method": "guess"}, {"months": 0}, {"days": 0}, {"by": "colour"}, {"by": ["customer_id", "colour"]}]
)
def test_what_cannot_be_meant_is_refused(ledger, arguments):
    with pytest.raises(BadSettingError):
        dso(ledger, "2025-03-31", **arguments)
