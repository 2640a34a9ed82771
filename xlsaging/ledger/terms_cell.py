"""One cell's payment terms: a number of days, and whether they count from the end of the month."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .cells import ERROR_TEXTS, is_blank, plain

__all__ = ["TermsCell", "parse_terms"]


@dataclass(frozen=True, slots=True)
class TermsCell:
    """What a cell says of terms.

    `days` is None where the cell is blank or cannot be read (`code` then is "" or the issue's code). `rule` is
    `month_end` or `days` where the words say from when the days count, else "".
    """

    days: int | None = None
    rule: str = ""
    code: str = ""


_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_CHINESE = re.compile(r"(?:([一二两三])百零?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?")
_NUMBER = r"(?P<days>\d{1,3}(?:\.0+)?|[零〇一二两三四五六七八九十百]+)"
_UNIT = r"\s*(?:个?(?:自然)?[天日]|days?|d)?"
_MONTH_END_FIRST = re.compile(
    rf"(?:当?月结|(?:月末|月底|eom|end of month))[后起]?\s*\+?\s*(?:net\s*)?{_NUMBER}{_UNIT}", re.IGNORECASE
)
_MONTH_END_LAST = re.compile(
    rf"(?:net\s*)?{_NUMBER}{_UNIT}\s*(?:月结|(?:from |after )?(?:the )?(?:eom|end of (?:the )?month|month[- ]end))",
    re.IGNORECASE,
)
_START = r"见?票|(?:收到)?发票|发?票到|开票|到票|收票|货到|到货|发货|验收|交货"
_FROM_DOCUMENT = re.compile(rf"(?:{_START})(?:之?日?后)?(?:付款)?\s*{_NUMBER}{_UNIT}(?:内)?(?:付款|付)?", re.IGNORECASE)
_AFTER = r"(?:after|from)(?: the)?(?: date of)? (?:invoice|document|bill)(?: date)?"
_PLAIN = re.compile(
    rf"(?:net|nt|n\s*/?|账期|信用期|付款期|赊销)?\s*[:：]?\s*{_NUMBER}{_UNIT}(?:\s*net|内付款|内|账期|\s*{_AFTER})?\.?",
    re.IGNORECASE,
)
_DISCOUNT = re.compile(rf"\d+(?:\.\d+)?\s*%?\s*/\s*\d+\s*[,;]?\s*(?:net|n)\s*/?\s*{_NUMBER}{_UNIT}\.?", re.IGNORECASE)
_AT_ONCE = re.compile(
    r"c\.?o\.?d\.?|cash(?: on delivery| sales?| in advance)?|cia|(?:due )?(?:up)?on receipt|immediate(?:ly)?"
    r"|prepaid|prepayment|payment in advance|货到付款|款到发货|先款后货|现结|现款|现款现货|现金|即期|预付|预付款|预收"
    r"|见票即付|无账期",
    re.IGNORECASE,
)
_END_OF_MONTH = re.compile(r"eom|end of month|月末|月底|当月底|当月末", re.IGNORECASE)

_NOTATIONS = (
    (_MONTH_END_FIRST, "month_end"),
    (_MONTH_END_LAST, "month_end"),
    (_FROM_DOCUMENT, "days"),
    (_DISCOUNT, ""),
    (_PLAIN, ""),
)


@lru_cache(maxsize=4096)
def parse_terms(text: str) -> TermsCell:
    """The terms that one cell's text says, never raising.

    Days count from the document: `30`, `30天`, `net 30`, `n/30`, `2/10 net 30`, `票后45天`, `COD` (0). They count from
    the end of its month: `月结60天`, `30 days EOM`, `EOM`. What leaves the days open, such as `月结` or `3个月`
    (calendar months are no fixed days), and what begins with a zero, as keys of terms do, is refused.

    >>> parse_terms("月结60天"), parse_terms("net 30"), parse_terms("票后四十五天").days, parse_terms("月结").code
    (TermsCell(days=60, rule='month_end', code=''), TermsCell(days=30, rule='', code=''), 45, 'bad_terms')
    """
    even = plain(text)
    if even.upper() in ERROR_TEXTS:
        return TermsCell(code="error_cell")
    if is_blank(even):
        return TermsCell()
    even = re.sub(r"\s+", " ", even.lstrip("'")).strip()
    for pattern, rule in _NOTATIONS:
        if found := pattern.fullmatch(even):
            days = _days(found)
            return TermsCell(code="bad_terms") if days is None else TermsCell(days, rule)
    if _AT_ONCE.fullmatch(even):
        return TermsCell(0, "days")
    if _END_OF_MONTH.fullmatch(even):
        return TermsCell(0, "month_end")
    return TermsCell(code="bad_terms")


def _days(found: re.Match[str]) -> int | None:
    text = found["days"]
    if text[0].isdigit():
        return None if re.fullmatch(r"0\d+", text) else int(float(text))
    return _chinese(text)


def _chinese(text: str) -> int | None:
    """A number below 400 in Chinese numerals; None where it is none.

    >>> _chinese("四十五"), _chinese("十"), _chinese("一百二十"), _chinese("十百")
    (45, 10, 120, None)
    """
    found = _CHINESE.fullmatch(text)
    if found is None:
        return 0 if text in ("零", "〇") else None
    hundreds, tens, ten, ones = found.groups()
    return _DIGITS.get(hundreds, 0) * 100 + (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)
