"""The collection desk and the books: who had whom, who called, what was aimed at, what the general ledger says."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from firm import END, OPENING, POSTED_LATE, SILENT, START, Firm, Row, cents, month_last, months

__all__ = ["make_activities", "make_assignments", "make_gl_balances", "make_sales", "make_targets", "post_late"]

LEAVES = date(2026, 2, 28)
REASSIGNED = date(2026, 3, 16)


def post_late(firm: Firm) -> None:
    """The first planted difference: an October invoice in the general ledger that the ledger posts in November."""
    last = [
        row
        for row in firm.rows("invoices")
        if row["document_date"] >= date(2026, 10, 27)
        and row["document_type"] == "invoice"
        and not row.get("instalment_no")
        and row["entity"] == "1000"
        and row["account"] == firm.words.accounts[0]
        and row["currency"] == firm.words.base_currency
    ]
    firm.rng.choice(last)["posting_date"] = POSTED_LATE


def make_assignments(firm: Firm) -> None:
    """Assignments without overlap: one collector leaves, a few customers change hands in mid-month."""
    old, new = firm.words.collectors[3], firm.words.collectors[4]
    for place, customer in enumerate(firm.rows("customers")):
        collector = customer["collector"]
        if collector is None:
            continue
        changed = LEAVES if collector == old else REASSIGNED - timedelta(days=1) if place % 9 == 4 else None
        first: Row = {"customer_id": customer["customer_id"], "collector": collector, "start_date": START}
        first["end_date"] = changed
        firm.rows("assignments").append(first)
        if changed:
            following = new if collector == old else firm.words.collectors[(place + 2) % 3]
            start = changed + timedelta(days=1)
            row = {"customer_id": customer["customer_id"], "collector": following, "start_date": start}
            firm.rows("assignments").append({**row, "end_date": None})
            customer["collector"] = following


def assigned(firm: Firm, customer: object, day: date) -> str | None:
    """Who has the customer on the day."""
    for row in firm.rows("assignments"):
        if row["customer_id"] == customer and row["start_date"] <= day <= (row["end_date"] or END):
            return row["collector"]
    return None


def make_activities(firm: Firm) -> None:
    """Overdue customers are called every few weeks, but for the silent month."""
    for document in firm.rows("invoices"):
        due = document.get("due_date")
        if document["amount"] <= 0 or not due or document["item_class"] != "trade":
            continue
        paid = firm.paid_on.get(id(document)) if firm.left(document) <= 0 else None
        day = due + timedelta(days=firm.rng.randint(6, 12))
        while day <= min(paid or END, END):
            collector = assigned(firm, document["customer_id"], day)
            if collector and day >= START and day.weekday() < 5 and (day.year, day.month) != SILENT:
                firm.rows("activities").append(contact(firm, document, day, paid, collector))
            day += timedelta(days=firm.rng.randint(21, 40))
    firm.rows("activities").sort(key=lambda row: (row["activity_date"], row["customer_id"], row["document_no"]))


def contact(firm: Firm, document: Row, day: date, paid: date | None, collector: str) -> Row:
    """One contact; a promise is kept where the money did come soon after."""
    rng, words = firm.rng, firm.words
    late = (day - document["due_date"]).days
    channel = rng.choice(("phone", "phone", "email") if late < 60 else ("phone", "letter", "visit"))
    row: Row = {"activity_date": day, "customer_id": document["customer_id"], "collector": collector}
    row |= {"channel": channel, "document_no": document["document_no"], "currency": document["currency"]}
    outcome = rng.choices(("no_answer", "reached", "promised"), (3, 4, 3))[0]
    if document.get("dispute_reason") and day >= document["dispute_date"]:
        outcome = "disputed"
    row["outcome"] = outcome
    if outcome != "no_answer":
        row["cause"] = rng.choice(words.causes)
        row["payment_stage"] = rng.choice(words.payment_stages)
    if outcome == "promised":
        soon = paid is not None and paid <= day + timedelta(days=20)
        row["promise_date"] = paid if soon and paid else day + timedelta(days=rng.randint(7, 14))
        row["promise_amount"] = document["amount"]
    if channel == "letter":
        row["evidence"] = f"{words.evidence_prefix}{day:%y%m%d}-{rng.randint(100, 999)}"
    return row


def make_targets(firm: Firm) -> None:
    """Round targets for each collector and month of 2026."""
    for month in months():
        if month.year < 2026:
            continue
        for collector in firm.words.collectors:
            gone = collector == firm.words.collectors[3] and month > LEAVES
            new = collector == firm.words.collectors[4] and month <= LEAVES
            if not gone and not new:
                aim = Decimal(firm.words.target) * firm.rng.choice((8, 9, 10, 11)) / 10
                firm.rows("targets").append({"collector": collector, "month": month, "target_amount": aim})


def make_sales(firm: Firm) -> None:
    """Credit sales by month and customer, in base currency, net of credit notes."""
    sums: dict[tuple[date, str], list[Decimal]] = {}
    for row in firm.rows("invoices"):
        if row["document_type"] == "opening":
            continue
        key = (row["posting_date"].replace(day=1), row["customer_id"])
        pair = sums.setdefault(key, [Decimal(0), Decimal(0)])
        pair[0] += row["base_amount"]
        pair[1] += cents(row["net_amount"] * row["fx_rate"])
    for (month, customer), (amount, net) in sorted(sums.items()):
        owner = next(row for row in firm.rows("customers") if row["customer_id"] == customer)
        sale: Row = {"month": month, "customer_id": customer, "amount": amount, "net_amount": net}
        firm.rows("sales").append({**sale, "sales_rep": owner["sales_rep"], "entity": owner["entity"]})


def make_gl_balances(firm: Firm) -> None:
    """Control accounts as the general ledger has them, with the two planted differences in the last month."""
    for day in (month_last(OPENING), date(2025, 12, 31), date(2026, 9, 30), END):
        sums: dict[tuple[str, str, str], Decimal] = {}
        for row in firm.rows("invoices"):
            booked = row["document_date"] if row["posting_date"] == POSTED_LATE else row["posting_date"]
            if booked <= day:
                _post(sums, row, row["amount"])
        notes = {row["document_no"] for row in firm.rows("invoices") if row["amount"] < 0}
        for row in firm.rows("receipts"):
            back = row.get("returned_date")
            if row["receipt_date"] <= day and not (back and back <= day) and row["receipt_no"] not in notes:
                _post(sums, row, -row["amount"])
        for row in firm.rows("write_offs"):
            if row["write_off_date"] <= day:
                _post(sums, row, -row["amount"])
        for (entity, account, currency), amount in sorted(sums.items()):
            line: Row = {"balance_date": day, "entity": entity, "account": account, "currency": currency}
            line |= {"amount": amount, "allowance": cents(max(amount, Decimal(0)) * Decimal("0.04"))}
            firm.rows("gl_balances").append(line)


def _post(sums: dict[tuple[str, str, str], Decimal], row: Row, amount: Decimal) -> None:
    key = (row["entity"], row["account"], row["currency"])
    sums[key] = sums.get(key, Decimal(0)) + amount
