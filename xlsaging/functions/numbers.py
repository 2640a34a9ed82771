"""Cell functions on plain numbers: the field's formulas."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from xlsaging import formulas
from xlsaging.i18n.catalogue import Text

from .arguments import Argument, Kind
from .errors import ErrorValue, RefusedError
from .registry import cell_function

__all__ = ["paired"]

Numbers = Sequence[float | None]


def _take(name: str, kind: Kind = "number", **more: object) -> Argument:
    return Argument(name, kind, **more)  # type: ignore[arg-type]  # the options of Argument


def _may(name: str, default: object, kind: Kind = "number") -> Argument:
    return Argument(name, kind, optional=True, default=default)


_DUE, _AS_OF = _take("due_date", "date"), _take("as_of", "date", help="as_of_day")
_SALES, _DAYS = _take("credit_sales"), _take("days")
_YEAR = _may("year_days", 365.0)


@cell_function("AR_DAYS_PAST_DUE", "numbers", _DUE, _AS_OF)
def days_past_due(due_date: date, as_of: date) -> int:
    """Days late; the due day itself is not."""
    return formulas.days_past_due(due_date, as_of)


@cell_function(
    "AR_BUCKET",
    "numbers",
    _take("days_past_due"),
    _may("buckets", "30,60,90,180,360", "text"),
    _may("edge", "upper", "text"),
)
def bucket(days: float, buckets: str, edge: str) -> str:
    """The bucket of an age."""
    return formulas.bucket(days, buckets, edge)


@cell_function("AR_DSO", "numbers", _take("receivable"), _SALES, _DAYS)
def dso(receivable: float, credit_sales: float, days: float) -> float | None:
    """Receivable ÷ credit sales × days."""
    return formulas.dso(receivable, credit_sales, days)


@cell_function(
    "AR_DSO_COUNTBACK", "numbers", _take("receivable"), _take("month_sales", "numbers"), _take("month_days", "numbers")
)
def dso_countback(receivable: float, month_sales: Numbers, month_days: Numbers) -> float | None:
    """The newest months' sales that make up the receivable, in days."""
    pairs = paired("month_sales", month_sales, "month_days", month_days)
    return formulas.countback_dso(receivable, [sales for sales, _ in pairs], [length for _, length in pairs])


@cell_function("AR_DSO_BEST", "numbers", _take("current_receivable"), _SALES, _DAYS)
def dso_best(current_receivable: float, credit_sales: float, days: float) -> float | None:
    """What is not yet due ÷ credit sales × days."""
    return formulas.best_possible_dso(current_receivable, credit_sales, days)


@cell_function("AR_ADD", "numbers", _take("overdue"), _SALES, _DAYS)
def average_days_delinquent(overdue: float, credit_sales: float, days: float) -> float | None:
    """Overdue ÷ credit sales × days."""
    return formulas.average_days_delinquent(overdue, credit_sales, days)


@cell_function("AR_TURNOVER_DAYS", "numbers", _take("year_sales"), _take("opening"), _take("closing"), _YEAR)
def turnover_days(year_sales: float, opening: float, closing: float, year_days: float) -> float | None:
    """Days of a year ÷ (sales of the year ÷ mean receivable)."""
    return formulas.turnover_days(formulas.turnover(year_sales, opening, closing), _whole(year_days))


@cell_function(
    "AR_CEI",
    "numbers",
    _take("opening"),
    _SALES,
    _take("closing_total"),
    _take("closing_current"),
    _may("months", 1.0),
)
def cei(
    opening: float, credit_sales: float, closing_total: float, closing_current: float, months: float
) -> float | None:
    """What was collected of what could be."""
    return formulas.collection_effectiveness_index(opening, credit_sales, closing_total, closing_current, months)


@cell_function("AR_BAD_DEBT_RATIO", "numbers", _take("numerator"), _take("denominator"))
def bad_debt_ratio(numerator: float, denominator: float) -> float | None:
    """Losses ÷ sales or receivable."""
    return formulas.bad_debt_ratio(numerator, denominator)


@cell_function(
    "AR_PROVISION", "numbers", _take("balances", "numbers"), _take("rates", "numbers"), _may("forward_factor", 1.0)
)
def provision(balances: Numbers, rates: Numbers, forward_factor: float) -> float:
    """Σ balance × loss rate × factor."""
    pairs = paired("balances", balances, "rates", rates)
    return formulas.provision([balance for balance, _ in pairs], [rate for _, rate in pairs], forward_factor)


@cell_function(
    "AR_LATE_INTEREST",
    "numbers",
    _take("amount"),
    _DUE,
    _AS_OF,
    _take("annual_rate"),
    _YEAR,
    _may("grace_days", 0.0),
    _may("rounding", "end", "text"),
)
def late_interest(
    amount: float,
    due_date: date,
    as_of: date,
    annual_rate: float,
    year_days: float,
    grace_days: float,
    rounding: str,
) -> float:
    """Simple interest from the day after the due date."""
    days = _whole(year_days), _whole(grace_days)
    return formulas.late_interest(amount, due_date, as_of, annual_rate, *days, rounding)  # type: ignore[arg-type]  # checked there


@cell_function(
    "AR_DISCOUNT_COST",
    "numbers",
    _take("discount_rate"),
    _take("discount_days"),
    _take("net_days"),
    _YEAR,
    _may("compound", False, "flag"),
)
def discount_cost(
    discount_rate: float, discount_days: float, net_days: float, year_days: float, compound: bool
) -> float | None:
    """What a year of not taking an early-payment discount costs."""
    days = _whole(discount_days), _whole(net_days), _whole(year_days)
    return formulas.discount_cost(discount_rate, *days, compound)


@cell_function("AR_HHI", "numbers", _take("balances", "numbers"))
def hhi(balances: Numbers) -> float | None:
    """Σ share² of the balances above zero."""
    return formulas.concentration_index([balance for balance in balances if balance is not None])


@cell_function("AR_COMMISSION", "numbers", _take("collected", "numbers"), _take("rate", "numbers"))
def commission(collected: Numbers, rate: Numbers) -> float:
    """Σ collected × rate; one rate may serve for all."""
    rates = list(rate) * len(collected) if len(rate) == 1 else rate
    pairs = paired("collected", collected, "rate", rates)
    return formulas.commission([amount for amount, _ in pairs], [each for _, each in pairs])


def paired(first_name: str, first: Numbers, second_name: str, second: Numbers) -> list[tuple[float, float]]:
    """Two ranges side by side without the rows where the first is blank.

    A number without its partner is unknown, not 0. Raises RefusedError for ranges of different sizes.

    >>> paired("balances", [100.0, None], "rates", [0.05, 0.1])
    [(100.0, 0.05)]
    """
    if len(first) != len(second):
        names = {"first": first_name, "second": second_name}
        raise RefusedError(ErrorValue.VALUE, Text("refused.sizes", names))
    pairs = []
    for left, right in zip(first, second, strict=True):
        if left is None:
            continue
        if right is None:
            raise RefusedError(ErrorValue.NA, Text("refused.blank", {"name": second_name}))
        pairs.append((left, right))
    return pairs


def _whole(value: float) -> int:
    if value != int(value):
        raise RefusedError(ErrorValue.NUM, Text("refused.whole", {"value": f"{value:g}"}))
    return int(value)
