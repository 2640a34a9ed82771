"""What was open on a day, by plain loops: the reference that the real engine is held against.

Books are a dict of lists of dicts with the canonical column names; dates are `date`, amounts `Decimal`; a
missing key, None and "" mean the same. Written from the definitions, slowly and literally.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

__all__ = ["ZERO", "add_months", "basis_date", "due_date", "exists_from", "money", "month_last", "open_items", "settle"]

ZERO = Decimal(0)
NO_DECIMALS = {"JPY", "KRW", "VND", "CLP", "ISK", "XAF", "XOF", "XPF", "PYG", "UGX"}
THREE_DECIMALS = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}
LAST = date.max


def money(amount: Decimal, currency: str) -> Decimal:
    """An amount rounded to the currency's smallest coin, half away from zero."""
    places = 0 if currency in NO_DECIMALS else 3 if currency in THREE_DECIMALS else 2
    return Decimal(amount).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def month_last(day: date) -> date:
    """The last day of the calendar month."""
    return date(day.year, day.month, monthrange(day.year, day.month)[1])


def add_months(day: date, months: int) -> date:
    """The same day so many months on, clipped to the month's end."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def exists_from(row: dict) -> date | None:
    """The day a document enters the books; None where it has no date (it is then always there)."""
    return row.get("posting_date") or row.get("document_date") or None


def due_date(row: dict, books: dict, settings: dict) -> date | None:
    """When a document is due: its own date, else document (opening: origin) date plus terms."""
    due = row.get("due_date") or None
    first = row.get("document_date") or None
    if row.get("document_type") == "opening":
        first = row.get("origin_date") or None
    if due is None and first is not None:
        due = first
        terms = _terms(row, books, settings) if _positive(row) else None
        if terms is not None:
            start = month_last(first) if _rule(row, books, settings) == "month_end" else first
            due = start + timedelta(days=terms)
    if row.get("item_class") == "retention":
        met = row.get("condition_met_date") or None
        return LAST if met is None else max(due or met, met)
    return due


def _positive(row: dict) -> bool:
    return row["amount"] > 0


def _terms(row: dict, books: dict, settings: dict) -> int | None:
    if row.get("terms_days") not in (None, ""):
        return row["terms_days"]
    for customer in books.get("customers", []):
        if customer["customer_id"] == row["customer_id"] and customer.get("terms_days") not in (None, ""):
            return customer["terms_days"]
    return settings.get("terms_days")


def _rule(row: dict, books: dict, settings: dict) -> object:
    for customer in books.get("customers", []):
        if customer["customer_id"] == row["customer_id"] and customer.get("terms_rule"):
            return customer["terms_rule"]
    return settings.get("terms_rule")


def basis_date(row: dict, basis: str, books: dict, settings: dict) -> date | None:
    """The date a document is aged from; None: undated."""
    opening = row.get("document_type") == "opening"
    origin = row.get("origin_date") or None
    document = row.get("document_date") or None
    if basis == "due_date":
        return due_date(row, books, settings)
    if opening and origin is None:
        return None
    if basis == "origin_date":
        return origin or document
    if opening:
        return origin
    if basis == "posting_date":
        return exists_from(row)
    return document


def settle(
    books: dict, as_of: date, basis: str = "due_date", unapplied: str = "separate", **settings: object
) -> tuple[list[dict], list[dict], list[dict]]:
    """(debits, credits, applications) as of a day.

    A debit or credit is a dict with `row`, `kind` (document, receipt, write_off), `open` (debits above zero;
    credits as what is left to use, above zero; a refund without anything to refund is a credit below
    zero), `date` (of the basis) and `number`. An application has `source`, `target`, `amount` and `date`.
    """
    debits, credits = _documents(books, as_of, basis, settings)
    receipts, uses, write_offs = _money(books, as_of, credits)
    applications: list[dict] = []
    _by_reference(debits, [*receipts, *credits, *write_offs], uses, applications, as_of)
    _by_clearing_group(debits, [*receipts, *credits], applications, as_of)
    rest = [*receipts, *credits, *write_offs]
    if unapplied == "fifo":
        _first_in_first_out(debits, rest, bool(settings.get("skip_disputed")), as_of)
    return debits, rest, applications


def _documents(books: dict, as_of: date, basis: str, settings: dict) -> tuple[list[dict], list[dict]]:
    debits, credits = [], []
    for row in books.get("invoices", []):
        start = exists_from(row)
        if start is not None and start > as_of:
            continue
        item = {
            "row": row,
            "kind": "document",
            "number": row["document_no"],
            "open": abs(row["amount"]),
            "date": basis_date(row, basis, books, settings),
            "due": basis_date(row, "due_date", books, settings),
            "start": start or date.min,
        }
        if row["amount"] > 0:
            debits.append(item)
        elif row["amount"] < 0:
            credits.append(item)
    return debits, credits


def _money(books: dict, as_of: date, credits: list[dict]) -> tuple[list[dict], list[dict], list[dict]]:
    """Receipts of cash, receipt rows that only use a credit note, and write-offs, that exist on the day."""
    every_credit = [row for row in books.get("invoices", []) if row["amount"] < 0]
    receipts, uses, write_offs = [], [], []
    for row in books.get("receipts", []):
        if row.get("returned_date") and row["returned_date"] <= as_of:
            continue
        item = {"row": row, "kind": "receipt", "number": row["receipt_no"], "open": row["amount"]}
        item |= {"date": row["receipt_date"], "due": row["receipt_date"], "start": row["receipt_date"]}
        if any(row["receipt_no"] == credit["document_no"] and _same(row, credit) for credit in every_credit):
            item["credits"] = [
                credit for credit in credits if credit["number"] == item["number"] and _same(row, credit["row"])
            ]
            uses.append(item)
        elif row["receipt_date"] <= as_of:
            receipts.append(item)
    for row in books.get("write_offs", []):
        if row["write_off_date"] <= as_of:
            item = {"row": row, "kind": "write_off", "number": row.get("document_no") or "", "open": row["amount"]}
            item |= {"date": row["write_off_date"], "due": row["write_off_date"], "start": row["write_off_date"]}
            write_offs.append(item)
    return receipts, uses, write_offs


def _same(one: dict, other: dict) -> bool:
    return one["customer_id"] == other["customer_id"] and (one.get("currency") or "") == (other.get("currency") or "")


def _reference(item: dict) -> str:
    row = item["row"]
    if item["kind"] == "write_off":
        return row.get("document_no") or ""
    if item["kind"] == "document":
        return row.get("reverses_document_no") or row.get("applied_to") or row["document_no"]
    return row.get("applied_to") or ""


def _applied_from(item: dict) -> date:
    return max(item["start"], item["row"].get("applied_date") or item["start"])


RANK = {"reversal": 0, "receipt": 1, "document": 2, "write_off": 3}
"""The order in which a document is settled: its own red invoice, receipts, credits, write-offs."""


def _by_reference(
    debits: list[dict], sources: list[dict], uses: list[dict], applications: list[dict], as_of: date
) -> None:
    live = [item for item in sources if _reference(item) and _applied_from(item) <= as_of]
    _refunds(live, [*debits, *(item for item in sources if item["kind"] == "document")])
    _promise(uses)
    uses = [use for use in uses if use["start"] <= as_of]
    by_number: dict[str, list[dict]] = {}
    for debit in sorted(debits, key=_oldest):
        by_number.setdefault(debit["number"], []).append(debit)
    order = sorted(live + uses, key=lambda item: (RANK[_rank_kind(item)], _applied_from(item), item["number"]))
    for source in order:
        if _applied_from(source) > as_of or not _reference(source):
            continue
        for target in by_number.get(_reference(source), []):
            if not _same(target["row"], source["row"]):
                continue
            for giver in source.get("credits", [source]):
                ready = giver["open"] if giver is not source else giver["open"] - giver.get("promised", ZERO)
                part = min(ready, source["open"], target["open"])
                if part > 0 and giver is not source:
                    giver["promised"] -= part
                if part > 0:
                    _apply(giver, target, part, max(_applied_from(source), giver["start"]), applications, source)


def _promise(uses: list[dict]) -> None:
    """Keep of each credit note what receipt rows use it for, on whatever day, so that no later day takes it back.

    The earliest use comes first; a use gets no more than earlier ones leave.
    """
    notes = {id(use["credits"][0]): use["credits"] for use in uses if use["credits"]}
    for use in uses:
        if not use["credits"] or _reference(use) in ("", use["number"]):
            use["open"] = ZERO
    for lines in notes.values():
        mine = [use for use in uses if use["credits"] and use["credits"][0] is lines[0]]
        day = max(line["start"] for line in lines)
        left = sum((line["open"] for line in lines), ZERO)
        for use in sorted(
            mine, key=lambda use: (max(_applied_from(use), day), use["start"], _reference(use), use["open"])
        ):
            use["open"] = min(max(use["open"], ZERO), left)
            left -= use["open"]
        kept = sum((use["open"] for use in mine), ZERO)
        for line in sorted(lines, key=_first_used):
            line["promised"] = min(line["open"], kept)
            kept -= line["promised"]


def _first_used(line: dict) -> tuple:
    row = line["row"]
    return (line["due"] or LAST, row.get("instalment_no") or 1, row.get("document_date") or LAST, row["amount"])


def _rank_kind(item: dict) -> str:
    if "credits" in item:
        return "document"
    return "reversal" if item["row"].get("reverses_document_no") else item["kind"]


def _entity(item: dict, documents: list[dict]) -> str:
    """Of which entity the document is that an item refers to: where there is none yet, the item's own counts."""
    found = {
        document["row"].get("entity") or ""
        for document in documents
        if document["number"] == _reference(item) and _same(document["row"], item["row"])
    }
    own = item["row"].get("entity") or ""
    return own if own in found or not found else min(found)


def _refunds(live: list[dict], documents: list[dict]) -> None:
    """Refunds and recoveries take back what was paid or written off on the same document, the latest first."""
    for refund in live:
        if refund["open"] >= 0:
            continue
        paid = [
            item
            for item in live
            if item["open"] > 0
            and item["kind"] == refund["kind"]
            and _reference(item) == _reference(refund)
            and _same(item["row"], refund["row"])
            and _entity(item, documents) == _entity(refund, documents)
        ]
        if refund["kind"] == "receipt":
            paid += [
                item
                for item in live
                if item["kind"] == "document"
                and item["number"] == _reference(refund)
                and _same(item["row"], refund["row"])
            ]
        for item in sorted(paid, key=lambda item: (_applied_from(item), item["number"]), reverse=True):
            part = min(item["open"], -refund["open"])
            item["open"] -= part
            refund["open"] += part


def _oldest(item: dict) -> tuple:
    return (_turn(item, "due"), item["row"].get("instalment_no") or 1)


def _apply(giver: dict, target: dict, part: Decimal, day: date, applications: list[dict], via: dict) -> None:
    giver["open"] -= part
    target["open"] -= part
    if via is not giver:
        via["open"] -= part
    day = max(day, target["start"])
    applications.append({"source": giver, "target": target, "amount": part, "date": day})


def _by_clearing_group(debits: list[dict], sources: list[dict], applications: list[dict], as_of: date) -> None:
    groups: dict[tuple, list[dict]] = {}
    for item in [*debits, *sources]:
        row = item["row"]
        if row.get("clearing_no"):
            key = (row["customer_id"], row.get("currency") or "", row["clearing_no"])
            groups.setdefault(key, []).append(item)
    for members in groups.values():
        stated = [item["row"]["clearing_date"] for item in members if item["row"].get("clearing_date")]
        cleared = max(stated) if stated else max(item["start"] for item in members)
        if cleared > as_of:
            continue
        givers = [item for item in members if not _is_debit(item) and item["open"] > 0]
        targets = sorted(
            (item for item in members if _is_debit(item)),
            key=_oldest,
        )
        for giver in sorted(givers, key=lambda item: (RANK[item["kind"]], item["start"], item["number"])):
            for target in targets:
                part = min(giver["open"], target["open"])
                if part > 0:
                    _apply(giver, target, part, max(cleared, giver["start"]), applications, giver)


def _turn(item: dict, name: str) -> date:
    """The date by which an item waits for free money: an undated opening is older than its carry-forward."""
    row = item["row"]
    if item[name] is None and row.get("document_type") == "opening" and row.get("document_date"):
        return row["document_date"] - timedelta(days=1)
    return item[name] or LAST


def _is_debit(item: dict) -> bool:
    return item["kind"] == "document" and item["row"]["amount"] > 0


def _first_in_first_out(debits: list[dict], rest: list[dict], skip_disputed: bool, as_of: date) -> None:
    pools: dict[tuple, list[dict]] = {}
    for item in rest:
        if item["open"] > 0:
            pools.setdefault(_pool(item), []).append(item)
    for key, givers in pools.items():
        targets = [d for d in debits if _pool(d) == key and d["row"].get("item_class") != "retention"]
        if skip_disputed:
            targets = [d for d in targets if not _disputed(d["row"], as_of)]
        targets.sort(key=lambda d: (_turn(d, "date"), d["number"], d["row"].get("instalment_no") or 1))
        for giver in sorted(givers, key=lambda item: (item["start"], item["number"])):
            for target in targets:
                part = min(giver["open"], target["open"])
                giver["open"] -= part
                target["open"] -= part


def _pool(item: dict) -> tuple:
    row = item["row"]
    return (row["customer_id"], row.get("entity") or "", row.get("account") or "", row.get("currency") or "")


def _disputed(row: dict, as_of: date) -> bool:
    since = row.get("dispute_date")
    return bool(row.get("dispute_reason") or since) and (not since or since <= as_of)


def open_items(
    books: dict, as_of: date, basis: str = "due_date", unapplied: str = "separate", **settings
) -> list[dict]:
    """Open documents, and free credits as rows with a negative `open_amount`; nothing that nets to zero."""
    debits, rest, _ = settle(books, as_of, basis, unapplied, **settings)
    owed = [_row(item, item["open"]) for item in debits if item["open"]]
    return owed + [_row(item, -item["open"]) for item in rest if item["open"]]


def _row(item: dict, amount: Decimal) -> dict:
    row = item["row"]
    kind = {"receipt": "receipt", "write_off": "write_off"}.get(item["kind"])
    default = "invoice" if amount > 0 else "credit_note"
    return {
        **row,
        "document_no": item["number"],
        "document_type": kind or row.get("document_type") or default,
        "item_class": row.get("item_class") or "trade",
        "instalment_no": row.get("instalment_no") or 1,
        "open_amount": amount,
        "date": item["date"],
        "due": item["due"],
        "credit": item["kind"] != "document" or row["amount"] < 0,
    }
