"""Settings: frozen, converted once at the edge, passed whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import partial
from typing import Any, Literal, get_args

from .buckets import BASES, DEFAULT_BUCKETS, STATUTORY_BUCKETS, Basis, Buckets
from .errors import BadSettingError
from .money import known_currency
from .periods import as_date

__all__ = ["DSO_METHODS", "LANGUAGES", "Lang", "Settings", "Unapplied"]

Lang = Literal["zh_CN", "en", "zh_CN+en"]
Unapplied = Literal["separate", "net", "fifo"]
LANGUAGES: tuple[Lang, ...] = get_args(Lang)
DSO_METHODS = ("period_end", "averaged", "countback", "best_possible", "true", "published")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a run can be told, with its defaults.

    Precedence: argument, command line, TOML file beside the ledger, settings sheet, default. Build one with
    keyword arguments or `Settings.from_mapping`; change one with `with_`.

    >>> Settings(base_currency="EUR").with_(as_of="2025-01-31").as_of
    datetime.date(2025, 1, 31)
    """

    lang: Lang = "en"
    base_currency: str = "CNY"
    as_of: date | None = None
    """The day of the report; None means the last month end."""
    basis: Basis = "due_date"
    buckets: tuple[int | str, ...] = DEFAULT_BUCKETS
    bucket_edge: Literal["upper", "lower"] = "upper"
    unapplied: Unapplied = "separate"
    statutory_buckets: tuple[int | str, ...] = STATUTORY_BUCKETS
    year_days: int = 365
    fiscal_month_end: int = 31
    date_order: Literal["", "dmy", "mdy", "ymd"] = ""
    """Order of day and month in text dates; blank: the column must prove it."""
    terms_rule: Literal["days", "month_end"] = "days"
    """How terms become a due date: days after the document, or days after the end of its month."""
    terms_days: int | None = None
    """Terms of customers that have none of their own."""
    dso_method: str = "period_end"
    benchmark_dso: float | None = None
    accounts: tuple[str, ...] = ()
    """Receivable accounts; empty: all that the ledger holds."""
    netting: bool = False
    """Whether a customer's debit and credit accounts are netted (两头挂账)."""
    skip_disputed: bool = False
    """Whether FIFO leaves disputed items alone."""
    commission_tiers: tuple[tuple[int, float], ...] = ()
    """(days past due at collection from which it holds, rate), rising."""
    department_share: float = 1.0
    """Part of each fee that counts for the department."""
    promise_grace_days: int = 0
    loss_rates: Mapping[str, float] = field(default_factory=dict, hash=False)
    late_rate: float | None = None
    """Late interest, a fraction a year."""
    snapshot_date: date | None = None
    """The day of an open-item list that does not say its day itself."""
    receipts_until: date | None = None
    """Last day of the receipts after period end (期后回款) that the comparison shows; None: the ledger's last."""
    unit: int = 1
    """Units of the base currency that a report's amounts are counted in: 1, 1,000 or 10,000 (万元)."""
    tables: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Where each table is: `{"invoices": "Sheet1!A5"}`."""
    columns: Mapping[str, str] = field(default_factory=dict, hash=False)
    """The header of each column: `{"due_date": "Pay before"}` or `{"receipts.amount": "Paid"}`."""
    where: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Only rows with these values in these headers are data: `{"Period": "2018AUDA"}`."""
    limits: Mapping[str, int] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        for name in ("as_of", "snapshot_date", "receipts_until"):
            value = getattr(self, name)
            object.__setattr__(self, name, None if value in ("", None) else as_date(value, name))
        _one_of("lang", self.lang, LANGUAGES)
        _one_of("basis", self.basis, BASES)
        _one_of("unapplied", self.unapplied, get_args(Unapplied))
        _one_of("date_order", self.date_order, ("", "dmy", "mdy", "ymd"))
        _one_of("terms_rule", self.terms_rule, ("days", "month_end"))
        _one_of("dso_method", self.dso_method, DSO_METHODS)
        _one_of("year_days", self.year_days, (360, 365))
        _one_of("unit", self.unit, (1, 1_000, 10_000))
        for name, (fits, allowed) in _FITTING.items():
            value = getattr(self, name)
            if not (fits(value) or (value is None and name in _MAY_BE_NONE)):
                raise BadSettingError(name=name, value=value, allowed=allowed)
        for name in ("loss_rates", "tables", "columns", "where", "limits"):
            if not isinstance(getattr(self, name), Mapping):
                allowed = f'pairs, such as {name} = {{ "name" = value }}'
                raise BadSettingError(name=name, value=getattr(self, name), allowed=allowed)
        for name in ("buckets", "statutory_buckets"):
            parsed = Buckets.parse(getattr(self, name), self.bucket_edge)
            unit = "" if parsed.unit == "D" else parsed.unit
            object.__setattr__(self, name, tuple(f"{edge}{unit}" if unit else edge for edge in parsed.edges))

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any]) -> Settings:
        """Settings from a mapping such as a parsed TOML file; an unknown key raises with a hint."""
        return cls().with_(**values)

    def with_(self, **values: Any) -> Settings:
        """A copy with some values changed; None leaves a value as it is."""
        known = {item.name for item in fields(self)}
        for name in values:
            if name not in known:
                from difflib import get_close_matches

                close = get_close_matches(name, known, 1)
                hint = f"did you mean {close[0]}?" if close else "see `xlsaging close --help`"
                raise BadSettingError(name="settings", value=name, allowed=f"a known setting; {hint}")
        given = {name: _tidy(value) for name, value in values.items() if value is not None}
        return replace(self, **given)


def _number(value: object, least: float = 0, most: float = float("inf"), *, whole: bool = False) -> bool:
    kind = int if whole else (int, float)
    return isinstance(value, kind) and not isinstance(value, bool) and least <= value <= most


def _tiers(value: object) -> bool:
    return isinstance(value, (list, tuple)) and all(_tier(pair) for pair in value)


def _tier(pair: object) -> bool:
    if not isinstance(pair, (list, tuple)) or len(pair) != 2:
        return False
    return _number(pair[0], -36_500) and _number(pair[1], -1, 1)


_MAY_BE_NONE = ("terms_days", "benchmark_dso", "late_rate")
_FITTING: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "base_currency": (known_currency, "a currency code such as CNY"),
    "fiscal_month_end": (partial(_number, least=1, most=31, whole=True), "a day from 1 to 31"),
    "terms_days": (partial(_number, whole=True), "a number of days such as 30"),
    "promise_grace_days": (partial(_number, whole=True), "a number of days such as 30"),
    "benchmark_dso": (_number, "a number of days such as 30"),
    "department_share": (partial(_number, most=1), "a fraction from 0 to 1"),
    "late_rate": (partial(_number, most=1), "a fraction from 0 to 1"),
    "netting": (lambda value: isinstance(value, bool), "true, false"),
    "skip_disputed": (lambda value: isinstance(value, bool), "true, false"),
    "commission_tiers": (_tiers, "pairs of days past due and a rate, such as [[0, 0.01], [90, 0.03]]"),
}
"""Whether a value can be that of a setting, and what it can be."""


def _tidy(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(tuple(item) if isinstance(item, list) else item for item in value)
    return value


def _one_of(name: str, value: object, allowed: tuple[object, ...]) -> None:
    if value not in allowed:
        raise BadSettingError(name=name, value=value, allowed=", ".join(str(item) or '""' for item in allowed))
