"""Collector performance on a ledger small enough to reckon by hand."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from xlsaging.metrics.collected import collected_by
from xlsaging.metrics.collectors import COLLECTOR_COLUMNS, collector_performance
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import to_day
from xlsaging.model.settings import Settings

START, END = "2025-03-01", "2025-03-31"
SETTINGS = Settings(commission_tiers=((0, 0.01), (31, 0.02), (91, 0.05)), department_share=0.7)

INVOICES = pd.DataFrame(
    [
        ("A1", "C1", "2025-01-01", "2025-01-31", 100.0),
        ("A2", "C1", "2025-02-15", "2025-03-15", 200.0),
        ("A3", "C2", "2024-11-01", "2024-12-01", 300.0),
        ("A4", "C3", "2025-03-05", "2025-04-04", 400.0),
        ("A5", "C3", "2025-01-20", "2025-02-20", 500.0),
        ("A6", "C4", "2025-03-10", "2025-03-20", 50.0),
    ],
    columns=["document_no", "customer_id", "document_date", "due_date", "amount"],
)
RECEIPTS = pd.DataFrame(
    [
        ("R1", "C1", "2025-03-10", 60.0, "A1", "bank", None, None, 0.0),
        ("R2", "C1", "2025-03-20", 40.0, "A1", "bank", None, None, 0.0),
        ("R3", "C1", "2025-03-12", 150.0, "A2", "bank_bill", "2025-09-12", None, 0.0),
        ("R4", "C2", "2025-03-25", 100.0, "A3", "trade_bill", "2025-04-30", None, 0.0),
        ("R5", "C3", "2025-03-31", 500.0, "A5", "bank", None, None, 0.0),
        ("R6", "C2", "2025-02-10", 50.0, "A3", "bank", None, "2025-03-05", 0.0),
        ("R7", "C2", "2025-03-28", 80.0, "A3", "in_kind", None, None, 70.0),
    ],
    columns=[
        "receipt_no", "customer_id", "receipt_date", "amount", "applied_to", "method", "maturity_date", "returned_date",
        "realised_amount",
    ],
)  # fmt: skip
ASSIGNMENTS = pd.DataFrame(
    [
        ("C1", "Li", "2024-01-01", None),
        ("C1", "Wang", "2025-03-16", None),
        ("C2", "Li", "2024-01-01", None),
        ("C3", "Wang", "2024-01-01", None),
    ],
    columns=["customer_id", "collector", "start_date", "end_date"],
).astype({"end_date": "str"})
CREDITS = pd.DataFrame({"receipt_no": ["R5"], "collector": ["Li"], "share": [0.3]})
ACTIVITIES = pd.DataFrame(
    [
        ("2025-03-03", "C2", "Li", "2025-03-20", 60.0),
        ("2025-03-18", "C1", "Wang", "2025-03-22", 40.0),
        ("2025-03-06", "C3", "", None, 0.0),
    ],
    columns=["activity_date", "customer_id", "collector", "promise_date", "promise_amount"],
)
TARGETS = pd.DataFrame({"collector": ["Li", "Li"], "month": ["2025-03", "2025-04"], "target_amount": [400.0, 999.0]})


def ledger_of(engine, **more: pd.DataFrame) -> Ledger:
    tables = {"invoices": INVOICES, "receipts": RECEIPTS, "assignments": ASSIGNMENTS, "credits": CREDITS,
              "activities": ACTIVITIES, "targets": TARGETS, **more}  # fmt: skip
    texts = {name: frame.convert_dtypes(dtype_backend="numpy_nullable") for name, frame in tables.items()}
    plain = {name: frame.astype({c: "str" for c in frame.columns if frame[c].dtype == "string"})
             for name, frame in texts.items()}  # fmt: skip
    return Ledger(settings=SETTINGS, **engine.tables(**plain))


EXPECTED = {
    "Li": {
        "accounts": 2,
        "opening_overdue": 350.0,
        "billed": 0.0,
        "fell_due": 200.0,
        "collected": 60 + 150 - 50 + 70 + 150,
        "collected_overdue": 60 - 50 + 70 + 150,
        "sales_collection_rate": None,
        "receivable_collection_rate": 380 / 550,
        "due_collection_rate": 150 / 200,
        "overdue_recovery_rate": 230 / 350,
        "cycle_days": (60 * 37 - 50 * 70 + 70 * 116 + 150 * 38) / 230,
        "open_cycle_days": 120.0,
        "contacts": 1,
        "accounts_contacted": 1,
        "accounts_never_contacted": 1,
        "months_without_contact": 0,
        "promises_due": 1,
        "promises_kept": 0,
        "promise_kept_rate": 0.0,
        "cei": (550 - 170) / 550,
        "target_amount": 400.0,
        "attainment_rate": 380 / 400,
        "mix_adjusted_rate": 230 / (100 * 1.0 + 250 * 0.08),
        "commission": 4.69,
        "rank": 1,
    },
    "Wang": {
        "accounts": 2,
        "opening_overdue": 500.0,
        "billed": 400.0,
        "fell_due": 0.0,
        "collected": 390.0,
        "collected_overdue": 390.0,
        "sales_collection_rate": 390 / 400,
        "receivable_collection_rate": 390 / 900,
        "due_collection_rate": None,
        "overdue_recovery_rate": 390 / 500,
        "cycle_days": (40 * 4 + 350 * 38) / 390,
        "open_cycle_days": 16.0,
        "contacts": 2,
        "accounts_contacted": 2,
        "accounts_never_contacted": 0,
        "months_without_contact": 0,
        "promises_due": 1,
        "promises_kept": 1,
        "promise_kept_rate": 1.0,
        "target_amount": None,
        "attainment_rate": None,
        "mix_adjusted_rate": 390 / 500,
        "commission": 5.46,
        "rank": 2,
    },
    "unassigned": {
        "accounts": 1,
        "opening_overdue": 0.0,
        "billed": 50.0,
        "fell_due": 50.0,
        "collected": 0.0,
        "overdue_recovery_rate": None,
        "months_without_contact": 1,
        "accounts_never_contacted": 1,
        "rank": None,
    },
}


def test_every_figure_is_what_a_hand_reckons_on_every_engine(engine) -> None:
    frame = engine.pandas(collector_performance(ledger_of(engine), START, END))
    assert list(frame.columns) == list(COLLECTOR_COLUMNS)
    rows = {row["collector"]: row for row in frame.to_dict("records")}
    for collector, figures in EXPECTED.items():
        for name, expected in figures.items():
            found = rows[collector][name]
            if expected is None:
                assert found is None or found != found, f"{collector} {name}: {found}"
            else:
                assert found == pytest.approx(expected, abs=1e-9), f"{collector} {name}"


class Pandas:
    name = "pandas"

    @staticmethod
    def tables(**frames):
        return frames


def test_a_split_receipt_is_wholly_given_and_never_more() -> None:
    thirds = pd.DataFrame({"receipt_no": ["R5"] * 3, "collector": ["Li", "Wang", "Zhao"], "share": [1 / 3] * 3})
    cash = collected_by(ledger_of(Pandas, credits=thirds), to_day(START), to_day(END)).to_native()
    shares = cash[cash["receipt_no"] == "R5"].groupby("collector")["base"].sum()
    assert shares.sum() == 50_000
    assert shares.between(16_666, 16_667).all()


def test_a_credit_for_one_document_beats_the_credit_for_the_whole_receipt() -> None:
    entries = pd.DataFrame(
        {"receipt_no": ["R5", "R5"], "collector": ["Li", "Zhao"], "share": [0.3, 1.0], "document_no": ["", "A5"]}
    )
    cash = collected_by(ledger_of(Pandas, credits=entries), to_day(START), to_day(END)).to_native()
    assert set(cash[cash["receipt_no"] == "R5"]["collector"]) == {"Zhao"}


def test_a_trade_bill_counts_in_the_month_in_which_it_matures() -> None:
    frame = collector_performance(ledger_of(Pandas), "2025-04-01", "2025-04-30")
    collected = dict(zip(frame["collector"], frame["collected"], strict=True))
    assert collected["Li"] == 100.0


def test_a_trade_bill_that_matured_before_its_document_is_of_whom_the_customer_was_at_maturity() -> None:
    bill = pd.DataFrame([("R9", "C1", "2025-01-10", 80.0, "A6", "trade_bill", "2025-03-05", None, 0.0)])
    bill.columns = RECEIPTS.columns
    document = INVOICES[INVOICES["document_no"] == "A6"].assign(customer_id="C1", document_date="2025-03-20")
    cash = collected_by(ledger_of(Pandas, invoices=document, receipts=bill), to_day(START), to_day(END)).to_native()
    assert cash[["receipt_no", "collector"]].to_numpy().tolist() == [["R9", "Li"]]


def test_a_receipt_received_and_returned_in_one_period_counts_for_nothing() -> None:
    same = RECEIPTS.assign(returned_date=["2025-03-15", *[None] * 6])
    frame = collector_performance(ledger_of(Pandas, receipts=same), START, END)
    li = frame[frame["collector"] == "Li"].iloc[0]
    assert li["collected"] == 150 + 70 + 150


def test_consolidated_customers_are_nobody_s_to_collect() -> None:
    customers = pd.DataFrame({"customer_id": ["C1", "C2"], "related_party": ["consolidated", "external"]})
    frame = collector_performance(ledger_of(Pandas, customers=customers), START, END)
    li = frame[frame["collector"] == "Li"].iloc[0]
    assert li["opening_overdue"] == 250.0
    assert li["collected"] == -50 + 70 + 150


def test_nothing_of_a_consolidated_customer_is_in_any_figure() -> None:
    customers = pd.DataFrame({"customer_id": ["C1", "C2", "C3"], "related_party": ["consolidated"] * 3})
    frame = collector_performance(ledger_of(Pandas, customers=customers), START, END)
    told = frame.drop(columns=["collector", "rank", "target_amount", "months_without_contact"]).fillna(0)
    left = told[frame["collector"].isin(["Li", "Wang"])]
    assert (left == 0).all(axis=None)


def test_a_collector_without_any_month_of_contact_shows_every_month() -> None:
    frame = collector_performance(ledger_of(Pandas), "2025-01-01", date(2025, 3, 31))
    months = dict(zip(frame["collector"], frame["months_without_contact"], strict=True))
    assert months == {"Li": 2, "Wang": 2, "unassigned": 3}


def test_the_case_of_the_domain_texts_earns_the_department_its_share() -> None:
    """466,254.50 recovered in two cases earns the firm 62,059.50; 70 % of it is the department's."""
    early, late = 200_000.00, 266_254.50
    rate = (62_059.50 - early * 0.10) / late
    invoices = pd.DataFrame(
        {"document_no": ["A", "B"], "customer_id": ["C", "C"], "document_date": ["2024-01-01", "2023-01-01"],
         "due_date": ["2024-12-31", "2023-01-31"], "amount": [early, late]}
    )  # fmt: skip
    receipts = pd.DataFrame(
        {"receipt_no": ["1", "2"], "customer_id": ["C", "C"], "receipt_date": ["2025-01-15"] * 2,
         "amount": [early, late], "applied_to": ["A", "B"]}
    )  # fmt: skip
    settings = Settings(commission_tiers=((0, 0.10), (360, rate)), department_share=0.7)
    ledger = Ledger(settings=settings, invoices=invoices, receipts=receipts)
    row = collector_performance(ledger, "2025-01-01", "2025-01-31").iloc[0]
    assert row["collected"] == 466_254.50
    assert row["commission"] == 43_441.65


@pytest.mark.parametrize(("fee", "share"), [(0.45, 0.32), (0.85, 0.6), (-0.45, -0.32)])
def test_a_share_that_ends_in_half_a_cent_is_rounded_away_from_zero(fee: float, share: float) -> None:
    """70 % of 45 cents is 31.5 cents, of which binary fractions make 31.499999999999996."""
    about = {"customer_id": ["C"], "collector": ["Li"]}
    invoices = pd.DataFrame({"document_no": ["A"], "customer_id": ["C"], "document_date": ["2025-01-01"],
                             "due_date": ["2025-01-01"], "amount": [100.0]})  # fmt: skip
    back = {"returned_date": ["2025-03-10"]} if fee < 0 else {}
    came = "2025-02-15" if fee < 0 else "2025-03-05"
    receipts = pd.DataFrame({**about, "receipt_no": ["1"], "receipt_date": [came], "amount": [abs(fee)],
                             "applied_to": ["A"], **back})  # fmt: skip
    settings = Settings(commission_tiers=((0, 1.0),), department_share=0.7)
    frame = collector_performance(Ledger(settings=settings, invoices=invoices, receipts=receipts), START, END)
    assert frame.set_index("collector").loc["Li", "commission"] == share


def test_each_receipt_earns_by_its_own_lateness_and_is_rounded_by_itself() -> None:
    """29 and 30 days late under tiers that begin at 0 and at 30; 0.05 × 10 % is a fen each, 2.5 % half of one."""
    due = ["2025-01-02", "2025-01-01", "2025-01-02"]
    invoices = pd.DataFrame(
        {"document_no": ["A", "B", "D"], "customer_id": ["C"] * 3, "document_date": due, "due_date": due,
         "amount": [0.05, 0.20, 0.05]}
    )  # fmt: skip
    receipts = pd.DataFrame(
        {"receipt_no": ["1", "2", "3"], "customer_id": ["C"] * 3, "receipt_date": ["2025-01-31"] * 3,
         "amount": [0.05, 0.20, 0.05], "applied_to": ["A", "B", "D"], "collector": ["Li", "Li", "Wang"]}
    )  # fmt: skip
    ledger = Ledger(settings=Settings(commission_tiers=((0, 0.1), (30, 0.025))), invoices=invoices, receipts=receipts)
    frame = collector_performance(ledger, "2025-01-01", "2025-01-31").set_index("collector")
    # By itself 0.005 is 0.01 and so is each of the others; together 0.01 + 0.005 would be rounded once.
    assert frame["commission"].to_dict() == {"Li": 0.02, "Wang": 0.01, "unassigned": 0.0}
    assert frame["collected"].to_dict() == {"Li": 0.25, "Wang": 0.05, "unassigned": 0.0}


def test_what_fell_due_is_what_was_still_open_when_the_period_began() -> None:
    invoices = pd.DataFrame(
        {"document_no": ["A"], "customer_id": ["C"], "document_date": ["2025-01-10"], "due_date": ["2025-03-10"],
         "amount": [100.0]}
    )  # fmt: skip
    receipts = pd.DataFrame(
        {"receipt_no": ["1", "2"], "customer_id": ["C"] * 2, "receipt_date": ["2025-02-15", "2025-03-15"],
         "amount": [40.0, 45.0], "applied_to": ["A", "A"]}
    )  # fmt: skip
    row = collector_performance(Ledger(invoices=invoices, receipts=receipts), START, END).iloc[0]
    assert (row["fell_due"], row["due_collection_rate"]) == (60.0, 0.75)


def test_a_trade_bill_that_came_back_before_it_counted_takes_nothing_back() -> None:
    invoices = pd.DataFrame(
        {"document_no": ["A"], "customer_id": ["C"], "document_date": ["2025-01-10"], "amount": [100.0]}
    )
    receipts = pd.DataFrame(
        {"receipt_no": ["1"], "customer_id": ["C"], "receipt_date": ["2025-02-15"], "amount": [100.0],
         "applied_to": ["A"], "method": ["trade_bill"], "maturity_date": ["2025-03-10"],
         "returned_date": ["2025-03-20"]}
    )  # fmt: skip
    ledger = Ledger(invoices=invoices, receipts=receipts)
    assert collector_performance(ledger, START, END)["collected"].tolist() == [0.0]


@pytest.mark.parametrize(
    ("day", "inside"), [("2025-02-28", False), ("2025-03-01", True), ("2025-03-31", True), ("2025-04-01", False)]
)
def test_the_first_and_the_last_day_belong_to_the_period(day: str, inside: bool) -> None:
    due = pd.DataFrame({
        "document_no": ["A1", "A2", "S1"], "customer_id": ["C1"] * 3, "amount": [100.0, 40.0, 7.0],
        "document_date": ["2025-01-10", "2025-01-10", day], "due_date": [day, day, "2025-12-31"],
    })  # fmt: skip
    cash = pd.DataFrame({
        "receipt_no": ["R1"], "customer_id": ["C1"], "receipt_date": [day], "amount": [5.0], "applied_to": ["S1"],
    })  # fmt: skip
    contact = pd.DataFrame({"activity_date": [day] * 2, "customer_id": ["C1"] * 2, "collector": ["Li"] * 2})
    goals = pd.DataFrame({"collector": ["Li"] * 2, "month": [day[:7]] * 2, "target_amount": [50.0, 30.0]})
    hers = pd.DataFrame({"customer_id": ["C1"], "collector": ["Li"], "start_date": ["2024-01-01"]})
    ledger = Ledger(invoices=due, receipts=cash, activities=contact, targets=goals, assignments=hers)
    row = collector_performance(ledger, START, END).set_index("collector").loc["Li"]

    assert row[["fell_due", "billed", "collected", "contacts"]].tolist() == (
        [140.0, 7.0, 5.0, 2] if inside else [0.0, 0.0, 0.0, 0]
    )
    assert row["opening_overdue"] == 0.0, "nothing is late on its due day"
    if inside:
        assert row["target_amount"] == 80.0


# Due on the days around the period's ends, and on a day within: `same` pays half on the due day, half ten days late.
BY_DUE_DAY = """
document_no customer_id document_date due_date   amount collector currency
A1          C1          2025-01-10    2025-02-28 100    before    CNY
A2          C1          2025-01-10    2025-03-01 100    first     CNY
A3          C1          2025-01-10    2025-03-31 100    last      CNY
A4          C1          2025-01-10    2025-04-01 100    after     CNY
A5          C1          2025-01-10    2025-03-05 100    same      CNY
A6          C1          2025-01-10    2025-01-20 100    foreign   USD
"""
PAID = """
receipt_no customer_id receipt_date amount applied_to collector
R1         C1          2025-03-01   40     A1         before
R2         C1          2025-03-01   40     A2         first
R3         C1          2025-03-31   10     A3         last
R4         C1          2025-03-31   40     A4         after
R5         C1          2025-03-05   50     A5         same
R6         C1          2025-03-15   50     A5         same
"""


@pytest.fixture(scope="module")
def by_due_day(table) -> pd.DataFrame:
    ledger = Ledger(invoices=table(BY_DUE_DAY), receipts=table(PAID))
    return collector_performance(ledger, START, END).set_index("collector")


def test_what_falls_due_on_the_first_and_the_last_day_is_collected_on_what_fell_due(by_due_day) -> None:
    rates = by_due_day["due_collection_rate"].dropna().to_dict()
    assert rates == {"first": 0.4, "last": 0.1, "same": 1.0}


def test_cash_of_the_due_day_is_not_late_and_does_not_shorten_the_cycle(by_due_day) -> None:
    assert by_due_day.loc["same", ["collected", "cycle_days"]].tolist() == [100.0, 9.0]


def test_overdue_in_a_currency_without_a_rate_is_worth_nothing_and_has_no_rate_of_recovery(by_due_day) -> None:
    row = by_due_day.loc["foreign"]
    assert row["opening_overdue"] == 0.0
    assert row[["overdue_recovery_rate", "mix_adjusted_rate"]].isna().all()


def test_a_period_of_one_day_has_the_targets_of_the_month_that_ends_on_it(table) -> None:
    invoices = table("document_no customer_id document_date amount\nA1 C1 2025-01-10 9")
    goals = table("collector month target_amount\nLi 2025-03 50\nLi 2025-03 30\nLi 2025-04 7")
    frame = collector_performance(Ledger(invoices=invoices, targets=goals), END, END).set_index("collector")
    assert frame["target_amount"].dropna().to_dict() == {"Li": 80.0}
