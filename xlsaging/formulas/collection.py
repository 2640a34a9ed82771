"""What collecting achieved, what was lost, and on how few customers it all hangs."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from math import fsum

from .arguments import quotient, require_fraction, require_positive, require_same_length

__all__ = [
    "bad_debt_ratio",
    "collection_effectiveness_index",
    "commission",
    "concentration_index",
    "weighted_days",
]


def collection_effectiveness_index(
    opening: float, credit_sales: float, closing_total: float, closing_current: float, months: float = 1
) -> float | None:
    """The share of what could be collected in a period that was collected (CEI), a fraction.

    Formula: (opening + S − closing total) ÷ (opening + S − closing not yet due), with S = credit sales
    ÷ `months`. Two readings are in use for periods of several months: give `months` for the wording of
    the Credit Research Foundation (S is a mean month's sales), leave it at 1 for sales of the whole
    period. Month by month the two coincide. `months` counts months, never days. None where the
    denominator is not above zero. Above 1 where customers paid in advance; nothing is capped.

    Source: CRF as quoted by the Credit Management Association and creditguru.com, whose example this is; the
    other reading in gaviti.com and YayPay.

    >>> round(collection_effectiveness_index(6_200, 10_890, 6_340, 3_590, months=3), 3)
    0.559
    >>> round(collection_effectiveness_index(6_200, 10_890, 6_340, 3_590), 4)
    0.7963
    """
    require_positive("months", months)
    collectable = opening + credit_sales / months
    return quotient(collectable - closing_total, collectable - closing_current)


def bad_debt_ratio(numerator: float, denominator: float) -> float | None:
    """Losses, allowance or long-overdue items in proportion to sales or receivables, a fraction.

    Which is divided by which makes different ratios that must not share a name: write-offs ÷ credit sales,
    write-offs ÷ average (or closing) receivable, allowance ÷ gross receivable, overdue above 90 days ÷
    receivable. None where the denominator is not above zero.

    Source: Siegel & Shim for the first two; CRF's "% over 91" for the last.

    >>> bad_debt_ratio(5_000, 1_000_000), bad_debt_ratio(5_000, 0) is None
    (0.005, True)
    """
    return quotient(numerator, denominator)


def weighted_days(amounts: Sequence[float], days: Sequence[float]) -> float | None:
    """Days weighted by amounts: days to pay, days late, or terms.

    Formula: Σ(amount × days) ÷ Σ amount; early days are negative. A part payment weighs by the part paid.
    None where the amounts do not sum to above zero. Raises BadSettingError where the lengths differ.

    Source: Business Central, Oracle Fusion (weighted terms).

    >>> weighted_days([100, 300], [10, 50]), weighted_days([], []) is None
    (40.0, True)
    """
    require_same_length("amounts, days", [amounts, days])
    products = fsum(amount * length for amount, length in zip(amounts, days, strict=True))
    return quotient(products, fsum(amounts))


def concentration_index(balances: Sequence[float]) -> float | None:
    """Herfindahl-Hirschman index of customers' balances: Σ share², from 1/n to 1.

    Its inverse is the number of equal customers that would be as concentrated. Balances of zero or below take
    no share. None where no balance is above zero. Thresholds such as 0.15 and 0.25 come from the study of
    markets, not of credit risk.

    Source: Open Risk Manual.

    >>> concentration_index([50, 30, 20, -10])
    0.38
    """
    shared = [balance for balance in balances if balance > 0]
    total = fsum(shared)
    return quotient(fsum((balance / total) ** 2 for balance in shared), 1) if shared else None


def commission(collected: float | Sequence[float], rate: float | Sequence[float], decimals: int = 2) -> float:
    """A collector's commission: collected × rate, in the currency's unit.

    For cases with rates of their own give both as sequences; then the cases are added. Rounded once, at
    the end, half away from zero, to `decimals` places. A returned payment is a negative amount and
    takes its commission back. Raises BadSettingError where lengths differ or a rate is not a fraction
    from 0 to 1.

    Source: convention. In the texts behind this library a collector's cases earn the firm 62,059.50, of
    which 70 % count for the department:

    >>> commission(62_059.50, 0.70)
    43441.65
    >>> commission([1_000, 2_000, -500], [0.10, 0.05, 0.05])
    175.0
    """
    amounts = [collected] if isinstance(collected, (int, float)) else list(collected)
    rates = [rate] * len(amounts) if isinstance(rate, (int, float)) else list(rate)
    require_same_length("collected, rate", [amounts, rates])
    for each in rates:
        require_fraction("rate", each)
    exact = sum(
        (Decimal(str(amount)) * Decimal(str(each)) for amount, each in zip(amounts, rates, strict=True)),
        Decimal(0),
    )
    return float(exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP))
