"""How the firm is paid: by habit, and what does not go by habit."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from firm import END, START, Firm, Row, booked_rate, cents, workday

__all__ = ["finish_receipts", "make_exceptions", "make_payments", "make_write_offs"]


def add_receipt(firm: Firm, document: Row, day: date, amount: Decimal, **more: object) -> Row:
    rate = booked_rate(firm, document["currency"], day)
    row: Row = {
        "receipt_no": "",
        "customer_id": document["customer_id"],
        "customer_name": document["customer_name"],
        "receipt_date": day,
        "currency": document["currency"],
        "amount": amount,
        "fx_rate": rate,
        "base_amount": cents(amount * rate),
        "applied_to": document["document_no"],
        "method": "bank",
        "entity": document["entity"],
        "account": document["account"],
    }
    row.update(more)
    firm.rows("receipts").append(row)
    if row["applied_to"]:
        firm.paid[id(document)] = firm.paid.get(id(document), Decimal(0)) + amount
        firm.paid_on[id(document)] = day
    return row


def make_payments(firm: Firm) -> None:
    """Each customer pays by habit: most whole, some in part, some not at all."""
    for document in list(firm.rows("invoices")):
        habit = firm.habits[str(document["customer_id"])]
        owed = firm.left(document)
        if owed <= 0 or document["amount"] <= 0 or firm.rng.random() < habit.refuses:
            continue
        if document["item_class"] == "retention" and not document.get("condition_met_date"):
            continue
        if document["document_no"] == f"{firm.words.opening_prefix}09":
            continue
        first: date = document.get("due_date") or document["document_date"]
        age = (document["document_date"] - START).days / 30
        late = habit.delay + habit.drift * max(age, 0) + firm.rng.gauss(0, habit.spread)
        day = workday(max(first + timedelta(days=round(late)), document["document_date"] + timedelta(days=3)))
        if document["document_type"] == "opening":
            day = max(day, workday(START + timedelta(days=firm.rng.randint(3, 200))))
        if day > END:
            continue
        if firm.rng.random() < 0.12:
            part = cents(owed * Decimal(firm.rng.choice(("0.4", "0.5", "0.6", "0.7"))))
            add_receipt(firm, document, day, part, method=method(firm, document))
            day, owed = workday(day + timedelta(days=firm.rng.randint(20, 60))), owed - part
            if day > END or firm.rng.random() < 0.25:
                continue
        add_receipt(firm, document, day, owed, method=method(firm, document))


def method(firm: Firm, document: Row) -> str:
    """How it is paid: foreign customers by bank, others as the firm's country does."""
    if document["currency"] != firm.words.base_currency:
        return "bank"
    return firm.rng.choices(("bank", "bank_bill", "trade_bill", "cash"), firm.words.method_weights)[0]


def make_exceptions(firm: Firm) -> None:
    """Everything that a clerk has to think about."""
    leave_unapplied(firm)
    apply_late(firm)
    pay_too_much(firm)
    return_bills(firm)
    settle_otherwise(firm)
    clear_in_groups(firm)
    use_a_credit_note(firm)
    dispute(firm)
    book_on_wrong_account(firm)


def plain_receipts(firm: Firm, since: date, until: date = END) -> list[Row]:
    """Bank receipts with a reference that nothing else has happened to."""
    return [
        row
        for row in firm.rows("receipts")
        if since <= row["receipt_date"] <= until
        and row["method"] == "bank"
        and row["applied_to"]
        and not row.get("odd")
    ]


def documents_of(firm: Firm, receipt: Row) -> list[Row]:
    """The rows of the document that a receipt pays."""
    return [row for row in firm.rows("invoices") if row["document_no"] == receipt["applied_to"]]


def unpay(firm: Firm, receipt: Row) -> None:
    """Take a receipt's amount back from what its document has been paid."""
    document = documents_of(firm, receipt)[0]
    firm.paid[id(document)] -= receipt["amount"]
    firm.paid_on.pop(id(document), None)


def leave_unapplied(firm: Firm) -> None:
    small = sorted(plain_receipts(firm, date(2026, 7, 1)), key=lambda row: row["base_amount"])
    for receipt in firm.rng.sample(small[: len(small) // 2], 7):
        unpay(firm, receipt)
        receipt["applied_to"] = ""
        receipt["odd"] = True


def apply_late(firm: Firm) -> None:
    for receipt in firm.rng.sample(plain_receipts(firm, date(2025, 9, 1), date(2026, 9, 20)), 8):
        receipt["applied_date"] = receipt["receipt_date"] + timedelta(days=firm.rng.randint(6, 30))
        receipt["odd"] = True


def pay_too_much(firm: Firm) -> None:
    """Paid a round sum more than was owed."""
    closed = [
        row
        for row in plain_receipts(firm, date(2026, 3, 1))
        if len(documents_of(firm, row)) == 1 and firm.left(documents_of(firm, row)[0]) == 0
    ]
    for receipt, more in zip(firm.rng.sample(closed, 2), (Decimal(500), Decimal(1200)), strict=True):
        receipt["amount"] += more
        receipt["base_amount"] = cents(receipt["amount"] * receipt["fx_rate"])
        receipt["odd"] = True


def return_bills(firm: Firm) -> None:
    """Trade bills dishonoured at maturity; two are paid again, two are not."""
    bills = [row for row in firm.rows("receipts") if row["method"] == "trade_bill"]
    for row in bills:
        row["maturity_date"] = row["receipt_date"] + timedelta(days=firm.rng.choice((60, 90)))
    early = [row for row in bills if row["receipt_date"] < date(2026, 6, 1)]
    for place, bill in enumerate(firm.rng.sample(early, 4)):
        bill["returned_date"] = bill["maturity_date"]
        bill["odd"] = True
        document = documents_of(firm, bill)[0]
        unpay(firm, bill)
        if place < 2:
            again = workday(bill["returned_date"] + timedelta(days=firm.rng.randint(12, 40)))
            add_receipt(firm, document, again, bill["amount"], odd=True)


def settle_otherwise(firm: Firm) -> None:
    """One debt settled in goods at a loss, one against what the firm itself owes."""
    goods, netted = firm.rng.sample(plain_receipts(firm, date(2026, 1, 1)), 2)
    goods.update(method="in_kind", realised_amount=cents(goods["amount"] * Decimal("0.85")), odd=True)
    netted.update(method="offset", odd=True)


def clear_in_groups(firm: Firm) -> None:
    """Two customers pay several invoices at once; a clearing number joins what belongs together."""
    done = 0
    for customer in firm.rows("customers"):
        mine = [
            row
            for row in plain_receipts(firm, date(2025, 10, 1), date(2026, 8, 31))
            if row["customer_id"] == customer["customer_id"]
            and len(documents_of(firm, row)) == 1
            and documents_of(firm, row)[0]["amount"] == row["amount"]
        ][:3]
        if len(mine) == 3:
            done += 1
            clear_one_group(firm, mine, f"{firm.words.clearing_prefix}{done:04d}")
        if done == 2:
            return


def clear_one_group(firm: Firm, receipts: list[Row], number: str) -> None:
    """Three receipts become two that share a clearing number with the three documents."""
    day = max(row["receipt_date"] for row in receipts)
    whole = sum((row["amount"] for row in receipts), Decimal(0))
    documents = [documents_of(firm, row)[0] for row in receipts]
    for document in documents:
        document["clearing_no"], document["clearing_date"] = number, day
    firm.rows("receipts").remove(receipts.pop())
    first = cents(whole * Decimal("0.6"))
    for receipt, amount in zip(receipts, (first, whole - first), strict=True):
        base = cents(amount * receipt["fx_rate"])
        receipt.update(amount=amount, base_amount=base, applied_to="", receipt_date=day, odd=True)
        receipt.update(clearing_no=number, clearing_date=day)


def use_a_credit_note(firm: Firm) -> None:
    """A free rebate is set against an open invoice of the same customer."""
    free = [row for row in firm.rows("invoices") if row["amount"] < 0 and not row.get("reverses_document_no")]
    for note in free:
        wanted = [
            row
            for row in firm.rows("invoices")
            if row["customer_id"] == note["customer_id"]
            and not row.get("instalment_no")
            and row["item_class"] == "trade"
            and firm.left(row) > -note["amount"]
        ]
        if wanted:
            day = workday(max(note["document_date"], wanted[0]["document_date"]) + timedelta(days=14))
            receipt_no = note["document_no"]
            add_receipt(firm, wanted[0], min(day, END), -note["amount"], receipt_no=receipt_no, method=None)
            return
    raise ValueError("no open invoice beside a free credit note: choose another seed")


def still_open(firm: Firm, before: date) -> list[Row]:
    """Trade documents owed in full or part that were due before a day."""
    return [
        row
        for row in firm.rows("invoices")
        if row["amount"] > 0
        and row["item_class"] == "trade"
        and not row.get("instalment_no")
        and not row.get("clearing_no")
        and firm.left(row) > 0
        and (row.get("due_date") or row["document_date"]) < before
    ]


def dispute(firm: Firm) -> None:
    for place, document in enumerate(firm.rng.sample(still_open(firm, date(2026, 10, 1)), 6)):
        document["dispute_reason"] = firm.words.dispute_reasons[place % len(firm.words.dispute_reasons)]
        document["dispute_date"] = min(document.get("due_date") or document["document_date"], END) + timedelta(days=4)


def book_on_wrong_account(firm: Firm) -> None:
    """The second planted difference: a receipt that the general ledger has on the other account."""
    own, other = firm.words.accounts
    home = firm.words.base_currency
    wanted = [
        row
        for row in plain_receipts(firm, date(2026, 10, 1))
        if row["account"] == own and row["entity"] == "1000" and row["currency"] == home
    ]
    firm.rng.choice(wanted).update(account=other, odd=True)


def make_write_offs(firm: Firm) -> None:
    """Three old debts written off in mid-year; on one of them money comes after all."""
    old = sorted(still_open(firm, date(2026, 2, 1)), key=lambda row: row.get("due_date") or row["document_date"])
    lost = [row for row in old if row["document_type"] == "invoice" and not row.get("dispute_reason")][:3]
    for document in lost:
        write_off(firm, document, date(2026, 6, 30), firm.left(document), "write_off")
    back = cents(lost[0]["amount"] * Decimal("0.4"))
    receipt = add_receipt(firm, lost[0], date(2026, 9, 15), back, odd=True)
    recovery = write_off(firm, lost[0], date(2026, 9, 15), -back, "recovery")
    recovery["of_receipt"] = receipt


def write_off(firm: Firm, document: Row, day: date, amount: Decimal, kind: str) -> Row:
    rate = booked_rate(firm, document["currency"], day)
    row: Row = {"write_off_date": day, "kind": kind, "amount": amount}
    row |= {name: document[name] for name in ("customer_id", "document_no", "currency", "entity", "account")}
    row |= {"fx_rate": rate, "base_amount": cents(amount * rate), "approved_by": firm.words.approver}
    row["reason"] = firm.words.write_off_reasons[kind == "recovery"]
    firm.paid[id(document)] = firm.paid.get(id(document), Decimal(0)) + amount
    firm.rows("write_offs").append(row)
    return row


def finish_receipts(firm: Firm) -> None:
    """Receipts by date, numbered month by month; recoveries learn the number of their receipt."""
    firm.rows("receipts").sort(key=lambda row: (row["receipt_date"], row["customer_id"], row["applied_to"]))
    counts: dict[str, int] = {}
    for row in firm.rows("receipts"):
        row.pop("odd", None)
        if not row["receipt_no"]:
            month = f"{row['receipt_date']:%y%m}"
            counts[month] = counts.get(month, 0) + 1
            row["receipt_no"] = f"{firm.words.receipt_prefix}{month}-{counts[month]:03d}"
    for row in firm.rows("write_offs"):
        receipt = row.pop("of_receipt", None)
        row["receipt_no"] = receipt["receipt_no"] if receipt else None
    bank = [row for row in firm.rows("receipts") if row["method"] == "bank" and row["receipt_date"].year == 2026]
    for receipt in bank[3:6]:
        for collector, share in zip(firm.words.collectors[:2], (Decimal("0.6"), Decimal("0.4")), strict=True):
            credit = {"receipt_no": receipt["receipt_no"], "collector": collector, "share": share}
            firm.rows("credits").append({**credit, "approved_by": firm.words.approver})
