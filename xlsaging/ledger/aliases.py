"""Header aliases: which column a header means, in each kind of table.

The words themselves are in `alias_words`; here they are turned into keys that spelling does not change.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from xlsaging.model.schema import TABLES, Kind

from .alias_words import CUSTOMER_WORDS, HEADER_WORDS, OWN_WORDS

__all__ = [
    "KINDS",
    "LAYOUT_COLUMNS",
    "NAMED_ONLY",
    "NEVER_USED",
    "aliases_of",
    "column_kind",
    "columns_of",
    "header_key",
    "header_keys",
    "header_tongues",
    "known_keys",
]

LAYOUT_COLUMNS: Mapping[str, Kind] = MappingProxyType(
    {
        "debit": "amount",
        "credit": "amount",
        "direction": "text",
        "balance": "amount",
        "summary": "text",
        "voucher_no": "id",
        "debit_base": "amount",
        "credit_base": "amount",
        "balance_base": "amount",
        "base_open_amount": "amount",
        "days_late": "count",
        "document_date_year": "count",
        "document_date_month": "count",
        "document_date_day": "count",
        "assignment": "id",
        "reference": "id",
        "bucket_total": "amount",
    }
)
"""Columns that only some layouts have. Beside these, `bucket:31-60`, `bucket:361-` (open), `bucket:not_due` are amounts
(days, inclusive), and `rate:USD` is the rate of one currency in a table with a column for each."""

NAMED_ONLY = frozenset({"status"})
"""Columns that are found only where the user names them: else their headers stay as they are, for grouping."""

_ANY_CUSTOMER = frozenset({"invoices", "receipts", "account", "aging"})
"""Kinds whose rows may name the customer both by id and by name, whatever their schema says."""
NEVER_USED: Mapping[str, str] = MappingProxyType(
    {
        "days outstanding": "days_late",
        "age of invoice": "days_late",
        "欠款天数": "days_late",
        "应收账龄天数": "days_late",
    }
)
"""Headers that look like a column but may mean another thing (days since the invoice): only ever proposed."""

KINDS: tuple[str, ...] = (*TABLES, "account", "aging")
"""Kinds of tables that headers can say: those of the schema, customer accounts and lists by bucket."""

_WORDS = {
    "number": "no", "num": "no", "nbr": "no", "nr": "no", "numbers": "no", "dt": "date", "amt": "amount",
    "inv": "invoice", "cust": "customer", "doc": "document", "docs": "document", "acct": "account", "acc": "account",
    "curr": "currency", "cry": "currency", "crcy": "currency", "buisness": "business", "pmt": "payment",
    "txn": "transaction", "trans": "transaction", "bal": "balance", "loc": "local",
}  # fmt: skip
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_ENDS = (
    (re.compile(r"(?:number|nbr|num)$"), "no"),
    (re.compile(r"amt$"), "amount"),
    (re.compile(r"^cust(?!om)"), "customer"),
)


@lru_cache(maxsize=8192)
def header_keys(text: str) -> tuple[str, ...]:
    """Keys under which a header is looked up: as written, then with short forms written out.

    >>> header_keys("Invoice No."), header_keys("invoice_number"), header_keys("InvoiceDate"), header_keys("客户 名称*")
    (('invoiceno',), ('invoicenumber', 'invoiceno'), ('invoicedate',), ('客户名称',))
    """
    even = unicodedata.normalize("NFKC", text).replace("#", " no ").replace("№", " no ")
    words = [word for word in re.split(r"[\W_]+", _CAMEL.sub(" ", even).lower()) if word]
    plain = "".join(words)
    written_out = "".join(_WORDS.get(word, word) for word in words)
    for pattern, full in _ENDS:
        written_out = pattern.sub(full, written_out)
    joined = re.sub(r"[\W_]+", "", even.lower())
    return tuple(dict.fromkeys(key for key in (joined, plain, written_out) if key))


def header_key(text: str) -> str:
    """The key that two ways of writing one header share.

    >>> header_key("Invoice Number") == header_key("INVOICE_NO.") == header_key("Inv. #")
    True
    """
    keys = header_keys(text)
    return keys[-1] if keys else ""


@lru_cache(maxsize=8192)
def header_tongues(text: str) -> tuple[str, ...]:
    """The Chinese and the English of a header that says itself in both; () where it does not.

    >>> header_tongues("客户编号 / Customer No"), header_tongues("Due Date（到期日）"), header_tongues("客户ID")
    (('客户编号', 'Customer No'), ('到期日', 'Due Date'), ())
    """
    tokens = [token for token in re.split(r"[\s/／|()（）:：]+", unicodedata.normalize("NFKC", text)) if token]
    chinese = [token for token in tokens if not token.isascii()]
    english = [token for token in tokens if token.isascii()]
    if not chinese or sum(letter.isalpha() for token in english for letter in token) < 3:
        return ()
    return "".join(chinese), " ".join(english)


def columns_of(kind: str) -> Mapping[str, Kind]:
    """Every column that a kind of table can have, with what it holds."""
    return {name: column_kind(name, kind) for name, _ in aliases_of(kind).items()}


def column_kind(name: str, table: str = "") -> Kind:
    """What a column holds, by its name and its table.

    >>> column_kind("due_date", "invoices"), column_kind("bucket:1-30"), column_kind("debit"), column_kind("rate:USD")
    ('date', 'amount', 'amount', 'rate')
    """
    if name.startswith("bucket:"):
        return "amount"
    if name.startswith("rate:"):
        return "rate"
    if table in TABLES and name in TABLES[table].columns:
        return TABLES[table].columns[name].kind
    if name in LAYOUT_COLUMNS:
        return LAYOUT_COLUMNS[name]
    for other in TABLES.values():
        if name in other.columns:
            return other.columns[name].kind
    return "text"


@lru_cache(maxsize=64)
def aliases_of(kind: str) -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Column → (its own aliases, its weak aliases) in a kind of table, best first."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for column, own, weak in _entries(kind):
        entry = found.setdefault(column, ([column.replace("_", " ")], []))
        entry[0].extend(own)
        entry[1].extend(weak)
    return MappingProxyType({column: (tuple(own), tuple(weak)) for column, (own, weak) in found.items()})


def _entries(kind: str) -> Iterator[tuple[str, list[str], list[str]]]:
    wanted = set(TABLES[kind].columns) if kind in TABLES else set()
    for block in (HEADER_WORDS[kind], CUSTOMER_WORDS, OWN_WORDS):
        for line in block.strip().replace("\n ", " ").splitlines():
            column, _, rest = line.partition(":")
            shared = block is not HEADER_WORDS[kind]
            if (
                shared
                and column not in wanted
                and not (kind in _ANY_CUSTOMER and (block is CUSTOMER_WORDS or kind not in TABLES))
            ):
                continue
            own, _, weak = rest.partition(";")
            yield column, _words(own), _words(weak)


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


@lru_cache(maxsize=1)
def known_keys() -> frozenset[str]:
    """Keys of every alias of every kind: a quick look whether a cell could be a header."""
    keys: set[str] = set()
    for kind in KINDS:
        for own, weak in aliases_of(kind).values():
            for alias in (*own, *weak):
                keys.update(header_keys(alias))
    return frozenset(keys)
