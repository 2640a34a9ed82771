"""Headers to columns: aliases decide, similarity only proposes, and what the user says wins.

Which kind of table a row of headers belongs to is decided here too: the kind whose columns it fits best, with the
names of sheet, Excel table and file as hints. `Date` and `金额` get their meaning from that kind.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from xlsaging.model.schema import TABLES

from .aliases import KINDS, NAMED_ONLY, aliases_of, column_kind, header_key, header_keys, header_tongues
from .bucket_headers import bucket_columns
from .currency import canonical_currency
from .units import BRACKET, trailing_code, unit_of

__all__ = ["Header", "Match", "UserColumns", "match_headers"]


@dataclass(frozen=True, slots=True)
class Header:
    """One header: `text` as it stands, `group` the text of the row above where there are two."""

    position: int
    text: str
    group: str = ""

    @property
    def full(self) -> str:
        """Both rows as one text."""
        return f"{self.group} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class UserColumns:
    """What the user says of headers: column → header, for every table or for one.

    >>> UserColumns.of({"due_date": "Pay before", "receipts.amount": "Paid"}).for_kind("receipts")
    {'due_date': 'Pay before', 'amount': 'Paid'}
    """

    every: Mapping[str, str] = field(default_factory=dict)
    by_kind: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, columns: Mapping[str, str]) -> UserColumns:
        """From `Settings.columns`."""
        every: dict[str, str] = {}
        by_kind: dict[str, dict[str, str]] = {}
        for name, header in columns.items():
            kind, dot, column = name.partition(".")
            if dot and kind in KINDS:
                by_kind.setdefault(kind, {})[column] = header
            else:
                every[name] = header
        return cls(every, by_kind)

    def for_kind(self, kind: str) -> dict[str, str]:
        """Column → header for one kind; what is said of the kind itself goes before what is said of all."""
        return {**self.every, **self.by_kind.get(kind, {})}

    @property
    def keys(self) -> frozenset[str]:
        """Keys of every header named."""
        named = [*self.every.values(), *(text for columns in self.by_kind.values() for text in columns.values())]
        return frozenset(_said_key(text) for text in named)


@dataclass(frozen=True, slots=True)
class Match:
    """What a row of headers means as one kind of table.

    `columns` maps names to positions, `doubles` gives headers that lost their column to a better one (position →
    column), `unmatched` the headers that mean nothing here. `score` compares kinds; `fits` says whether it is a
    table at all.
    """

    kind: str
    columns: Mapping[str, int]
    doubles: Mapping[int, str]
    unmatched: tuple[int, ...]
    score: float
    fits: bool
    scales: Mapping[str, float] = field(default_factory=dict)
    currency: str = ""


@lru_cache(maxsize=8192)
def _readings(text: str, group: str) -> tuple[tuple[str, float], ...]:
    """Keys of a header with how well each stands for it: both rows together, without units, one row alone."""
    found: dict[str, float] = {}

    def add(written: str, worth: float) -> None:
        for key in header_keys(written):
            found.setdefault(key, worth)

    bare, bare_group = BRACKET.sub(" ", _even(text)), BRACKET.sub(" ", _even(group))
    if group:
        add(f"{group} {text}", 1.0)
        add(f"{text} {group}", 0.99)
        add(f"{bare_group} {bare}", 0.98)
        add(f"{bare} {bare_group}", 0.97)
        add(text, 0.7)
        add(bare, 0.69)
        said, said_above = header_tongues(bare), header_tongues(bare_group)
        if said or said_above:
            for above, below in zip(said_above or (bare_group,) * 2, said or (bare,) * 2, strict=True):
                add(f"{above} {below}", 0.96)
                add(f"{below} {above}", 0.95)
                add(below, 0.68)
    else:
        add(text, 1.0)
        for written, worth in ((bare, 0.98), (re.split(r"[/／\n]", text)[0], 0.6), (text.rpartition("/")[2], 0.55)):
            add(written, worth)
        for written in (*header_tongues(bare), *header_tongues(text)):
            add(written, 0.96)
        if (code := trailing_code(text)) and canonical_currency(code[0]):
            add(text.strip()[:-3], 0.97)
        add(re.sub(r"^[\d一二三四五六七八九十]{1,2}[.、]\s*", "", text), 0.9)
    return tuple(found.items())


def _even(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


@lru_cache(maxsize=64)
def _index(kind: str) -> Mapping[str, tuple[tuple[str, float], ...]]:
    """Key → (column, worth) in a kind of table: own aliases 1.0 falling slightly, weak ones from 0.6."""
    found: dict[str, dict[str, float]] = {}
    for column, (own, weak) in aliases_of(kind).items():
        for base, step, words in ((1.0, 0.002, own), (0.6, 0.005, weak)):
            for number, alias in enumerate(words):
                for key in header_keys(alias):
                    entry = found.setdefault(key, {})
                    entry[column] = max(entry.get(column, 0.0), base - step * min(number, 40))
    return {key: tuple(entry.items()) for key, entry in found.items()}


def match_headers(
    headers: Sequence[Header], user: UserColumns, *, hint: str = "", forced: str = "", kinds: Sequence[str] = KINDS
) -> Match:
    """What these headers mean, as the kind of table they fit best.

    `hint` (a name said it) adds to a kind's score, `forced` (the user said it) leaves no other choice.

    >>> rows = ["客户编号", "开票日期", "发票号", "金额(万元)", "到期日"]
    >>> found = match_headers([Header(n, text) for n, text in enumerate(rows)], UserColumns())
    >>> found.kind, dict(found.columns)["amount"], dict(found.scales)
    ('invoices', 3, {'amount': 10000.0})
    """
    chosen = [forced] if forced else kinds
    buckets = bucket_columns({header.position: header.full for header in headers})
    matches = [_match(kind, headers, user, buckets, hint, bool(forced)) for kind in chosen]
    return max(matches, key=lambda match: (match.fits, match.score))


def _match(
    kind: str, headers: Sequence[Header], user: UserColumns, buckets: Mapping[str, int], hint: str, forced: bool
) -> Match:
    said = _said(kind, headers, user)
    columns: dict[str, int] = dict(said)
    worth: dict[str, float] = dict.fromkeys(said, 1.5)
    taken = set(said.values())
    if kind in ("aging", "invoices", "account"):
        for name, position in buckets.items():
            if position not in taken:
                columns[name] = position
                taken.add(position)
    if kind == "fx_rates":
        for name, position in _rate_columns(headers, taken).items():
            columns[name] = position
            taken.add(position)
    offers = sorted(_offers(kind, headers, taken), key=lambda offer: (-offer[0], offer[1]))
    doubles: dict[int, str] = {}
    for value, position, column in offers:
        if position in taken:
            continue
        if column in columns:
            doubles.setdefault(position, column)
            continue
        columns[column] = position
        worth[column] = value
        taken.add(position)
    _settle(kind, headers, columns, worth)
    taken = set(columns.values())
    for position, column in doubles.items():
        if position not in taken and column not in columns:
            columns[column] = position
            worth[column] = 0.5
            taken.add(position)
    doubles = {position: column for position, column in doubles.items() if position not in taken}
    unmatched = tuple(
        header.position for header in headers if header.position not in taken and header.position not in doubles
    )
    score, fits = _judge(kind, columns, worth, said, hint, forced)
    scales, currency = _units(kind, headers, columns)
    return Match(kind, columns, doubles, unmatched, score, fits, scales, currency)


def _said_key(text: str) -> str:
    return header_key(re.sub(r"(?<=\S)#\d+$", "", text))


def _said(kind: str, headers: Sequence[Header], user: UserColumns) -> dict[str, int]:
    """Columns that the user named. `Amount#2` is the second header of that name."""
    said = {}
    allowed = aliases_of(kind)
    for column, text in user.for_kind(kind).items():
        if column not in (*allowed, *NAMED_ONLY) and column_kind(column) == "text" and ":" not in column:
            continue
        which = re.search(r"(?<=\S)#(\d+)$", text)
        key = _said_key(text)
        same = [
            h.position for h in headers if key and key in (header_key(h.full), header_key(h.text), header_key(h.group))
        ]
        exact = [h.position for h in headers if text.strip() in (h.full.strip(), h.text.strip())]
        number = int(which[1]) - 1 if which and not exact else 0
        choice = exact or same
        if 0 <= number < len(choice):
            said[column] = choice[number]
    return said


def _offers(kind: str, headers: Sequence[Header], taken: set[int]) -> Iterator[tuple[float, int, str]]:
    index = _index(kind)
    for header in headers:
        if header.position in taken:
            continue
        best: dict[str, float] = {}
        for key, worth in _readings(header.text, header.group):
            for column, value in index.get(key, ()):
                best[column] = max(best.get(column, 0.0), value * worth)
        for column, value in best.items():
            yield value, header.position, column


def _rate_columns(headers: Sequence[Header], taken: set[int]) -> dict[str, int]:
    """Columns headed by a currency code, where several are."""
    from xlsaging.model.money import known_currency

    codes = {
        h.text.strip(): h.position
        for h in headers
        if re.fullmatch(r"[A-Z]{3}", h.text.strip()) and h.position not in taken
    }
    if sum(known_currency(code) for code in codes) < 3:
        return {}
    return {f"rate:{code}": position for code, position in codes.items()}


def _settle(kind: str, headers: Sequence[Header], columns: dict[str, int], worth: dict[str, float]) -> None:
    """What a column means where the better one is absent: local amounts alone are the amounts, vouchers alone the
    numbers, and `Account` in a list that names no customer is the customer's account."""
    nameless = "account" in columns and not {"customer_id", "customer_name"} & columns.keys()
    general = nameless and _text_key(headers, columns["account"]) in ("account", "accountno")
    if general and kind in ("invoices", "receipts", "account", "aging"):
        columns["customer_id"], worth["customer_id"] = columns.pop("account"), worth.pop("account") * 0.6
    if kind in ("invoices", "receipts") and "base_amount" in columns:
        local = "currency" in columns and _text_key(headers, columns["currency"]) in _LOCAL_CURRENCY
        if "amount" not in columns and (local or "currency" not in columns):
            columns["amount"], worth["amount"] = columns.pop("base_amount"), worth.pop("base_amount") * 0.8
        elif "amount" in columns and local:
            del columns["currency"], worth["currency"]
    if kind == "invoices" and "document_no" not in columns and "voucher_no" in columns:
        columns["document_no"] = columns.pop("voucher_no")
        worth["document_no"] = worth.pop("voucher_no") * 0.6


_LOCAL_CURRENCY = ("lcurr", "lcurrency", "localcurrency", "本位币币种")


def _text_key(headers: Sequence[Header], position: int) -> str:
    return header_key(next(header.text for header in headers if header.position == position))


_STANDS_FOR: Mapping[str, tuple[str, ...]] = {
    "customer_id": ("customer_name",),
    "amount": ("open_amount", "base_amount", "net_amount", "base_open_amount"),
    "document_date": ("posting_date", "due_date", "document_date_day"),
    "document_no": ("voucher_no",),
}


def _judge(
    kind: str, columns: Mapping[str, int], worth: Mapping[str, float], said: Mapping[str, int], hint: str, forced: bool
) -> tuple[float, bool]:
    """Score and fitness: what the table must have counts double, and enough of it must be there."""
    must = TABLES[kind].required if kind in TABLES else ()
    there = [name for name in must if name in columns or any(other in columns for other in _STANDS_FOR.get(name, ()))]
    buckets = sum(name.startswith("bucket:") for name in columns)
    rates = sum(name.startswith("rate:") for name in columns)
    score = sum(value * (2.0 if name in must else 1.0) for name, value in worth.items()) - (len(must) - len(there))
    strong = sum(value >= 0.9 for value in worth.values())
    if hint == kind:
        score += 2.0
    known = len(worth)
    customer = "customer_id" in columns or "customer_name" in columns
    if kind == "account":
        sides = ("debit" in columns and "credit" in columns) or ("direction" in columns and "amount" in columns)
        dated = "document_date" in columns or "document_date_day" in columns
        score += 2.0 if sides and "debit" in columns else 0.0
        fits = sides and known >= 3 and (dated or "voucher_no" in columns or "summary" in columns)
    elif kind == "aging":
        score += 0.5 * buckets - (2.0 if "document_no" in columns else 0.0)
        fits = buckets >= 4 or (buckets >= 2 and known >= 1)
    elif kind == "fx_rates" and rates:
        score += rates
        fits = "rate_date" in columns
    elif kind == "customers":
        fits = customer and known >= 2 and (strong >= 2 or hint == kind)
    elif kind in ("invoices", "receipts"):
        key_dates = {"receipt_date", "document_date", "due_date", "posting_date"} & columns.keys()
        fits = len(there) >= 3 or (len(there) == 2 and known >= 3 and bool(key_dates))
    elif kind in ("gl_balances", "sales", "settings", "fx_rates", "targets", "credits"):
        fits = len(there) == len(must) and (strong >= 2 or hint == kind)
    else:
        fits = len(there) >= 2 and known >= 3 and strong >= 2
    return score, fits or (forced and known >= 1) or len(said) >= 2 or (len(said) == 1 and known >= 2)


def _units(kind: str, headers: Sequence[Header], columns: Mapping[str, int]) -> tuple[dict[str, float], str]:
    """Factors of amount columns, and the one currency their headers name."""
    by_position = {header.position: header for header in headers}
    scales, currencies = {}, set()
    for name, position in columns.items():
        if column_kind(name, kind) not in ("amount", "number") or position not in by_position:
            continue
        for inner in BRACKET.findall(_even(by_position[position].full)) + trailing_code(by_position[position].full):
            unit = unit_of(inner)
            if unit is None:
                continue
            if unit[0] != 1.0:
                scales[name] = unit[0]
            if unit[1] and not name.startswith("base") and not name.endswith("_base"):
                currencies.add(unit[1])
    return scales, currencies.pop() if len(currencies) == 1 else ""
