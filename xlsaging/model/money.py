"""Money as whole minor units.

Callers pass and receive ordinary numbers; inside, an amount is an int64 count of the currency's minor unit
(cents, fen; yen have none, dinars have three decimals), rounded half away from zero exactly once.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

__all__ = ["EXPONENTS", "MAX_MINOR", "exponent", "from_minor", "known_currency", "scale", "to_minor"]

EXPONENTS: dict[str, int] = {
    **dict.fromkeys(
        ("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF",
         "XPF"), 0
    ),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}  # fmt: skip
"""Decimals of the currencies that do not have two (ISO 4217)."""

_TWO = frozenset(
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNH "
    "CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR "
    "ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN "
    "MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS "
    "SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW ZWG".split()
)

MAX_MINOR = 2**53
"""The largest amount in minor units that is exact on every engine."""


def known_currency(code: str) -> bool:
    """Whether `code` is an ISO 4217 currency in use.

    >>> known_currency("CNY"), known_currency("RMB")
    (True, False)
    """
    return code in _TWO or code in EXPONENTS


def exponent(currency: str) -> int:
    """Decimals of a currency's minor unit; 2 where the currency is not known.

    >>> exponent("CNY"), exponent("JPY"), exponent("KWD")
    (2, 0, 3)
    """
    return EXPONENTS.get(currency, 2)


def scale(currency: str) -> int:
    """Minor units in one major unit.

    >>> scale("CNY"), scale("JPY"), scale("KWD")
    (100, 1, 1000)
    """
    return int(10 ** exponent(currency))


def to_minor(amount: Decimal | float | int | str, currency: str = "CNY") -> int:
    """Whole minor units, half away from zero.

    A float is read as its shortest decimal form, so that 1.005 is one and five thousandths.

    >>> to_minor(1.005), to_minor(-2.675), to_minor("0.5", "JPY"), to_minor(1234.5)
    (101, -268, 1, 123450)
    """
    number = amount if isinstance(amount, Decimal) else Decimal(str(amount))
    return int((number * scale(currency)).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def from_minor(minor: int, currency: str = "CNY") -> Decimal:
    """The exact amount in major units.

    >>> from_minor(123450), from_minor(5, "JPY")
    (Decimal('1234.50'), Decimal('5'))
    """
    return Decimal(minor).scaleb(-exponent(currency))
