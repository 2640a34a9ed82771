"""Customers that differ only in how they are written: capitals, blanks, signs, zeros in front."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from xlsaging.ledger.draft import Draft

__all__ = ["check_alike", "written_key"]

_TABLES = ("customers", "invoices", "receipts", "write_offs")
_SIGNS = re.compile(r"[\W_]+")
_ZEROS = re.compile(r"^0+(?=\d+$)")


def written_key(text: str) -> str:
    """What is left of a customer's number or name without capitals, blanks, signs and the zeros before a number.

    >>> written_key("C-001 ") == written_key("c001"), written_key("华东商贸（上海）") == written_key("华东商贸(上海)")
    (True, True)
    >>> written_key("00012"), written_key("C001") == written_key("C01")
    ('12', False)
    """
    return _ZEROS.sub("", _SIGNS.sub("", unicodedata.normalize("NFKC", text).casefold()))


def check_alike(draft: Draft) -> None:
    """One issue for each customer that is written like another one; the two stay two customers."""
    first: dict[str, str] = {}
    found: list[tuple[str, int, str, str]] = []
    for table, row, customer in _customers(draft):
        key = written_key(customer)
        if not key:
            continue
        other = first.setdefault(key, customer)
        if other != customer:
            found.append((table, row, customer, other))
    draft.findings.each(
        "customers_alike",
        found,
        lambda item: draft.at(item[0], item[1], "customer_id"),
        lambda item: {"customer": item[2], "other": item[3]},
        place=draft.head(found[0][0], "customer_id") if found else "",
    )


def _customers(draft: Draft) -> Iterator[tuple[str, int, str]]:
    """Each customer once: the table and the position of its first row."""
    seen: set[str] = set()
    for table in _TABLES:
        if not draft.has(table, "customer_id"):
            continue
        numbers = draft.frames[table]["customer_id"]
        for row in numbers.drop_duplicates().index.tolist():
            customer = str(numbers.iloc[row])
            if customer and customer not in seen:
                seen.add(customer)
                yield table, row, customer
