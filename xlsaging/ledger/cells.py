"""One cell's text made plain: widths, blanks and signs evened out, placeholders and ids recognised.

What all parsers of cells share. Amounts are in `amount_cell`, dates in `date_cell`.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["ERROR_TEXTS", "clean_id", "clean_text", "is_blank", "plain"]

_SIGNS = dict.fromkeys(map(ord, "−–—‒―‐‑﹣－﹘"), "-") | dict.fromkeys(map(ord, "’‘＇`´ʼ"), "'")
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"), None)
_SPACES = re.compile(r"\s+")
_HALF_WIDTH: dict[int, int | str] = {
    **{code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)},
    **{code: code - 0xFEE0 for code in range(0xFF21, 0xFF3B)},
    **{code: code - 0xFEE0 for code in range(0xFF41, 0xFF5B)},
    **{ord(wide): narrow for wide, narrow in zip("－＿／．＃＊＋　", "-_/.#*+ ", strict=True)},
}
_BLANKS = frozenset(
    {"", "-", "--", "---", "/", "//", ".", "(-)", "n/a", "na", "n.a.", "n.a", "nil", "null", "none", "nan", "nat"}
    | {"无", "不适用", "空", "blank", "(blank)", "(空白)", "0000-00-00", "00.00.0000", "00/00/0000", "00000000"}
)
ERROR_TEXTS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
"""Error values as text files hold them."""


def plain(text: str) -> str:
    """Half-width text with ordinary signs and single spaces, trimmed.

    >>> plain("　１，２３４．５０\\u00a0−")
    '1,234.50 -'
    """
    even = unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_UNSEEN)
    return _SPACES.sub(" ", even.translate(_SIGNS)).strip()


def is_blank(text: str) -> bool:
    """Whether plain text stands for nothing: a dash, a stroke, `N/A`, 无.

    >>> is_blank("-"), is_blank("N/A"), is_blank("0")
    (True, True, False)
    """
    return text.lower() in _BLANKS


def clean_text(text: str) -> str:
    """A name or note without odd spaces; its width and punctuation stay.

    >>> clean_text("\\u00a0华东商贸（上海） ")
    '华东商贸（上海）'
    """
    return _SPACES.sub(" ", text.translate(_UNSEEN)).strip()


def clean_id(text: str) -> str:
    """An id with half-width letters, digits and joining signs; leading zeros stay.

    A leading apostrophe and the `="00123"` that exports write to keep zeros are taken off.

    >>> clean_id("ＩＮＶ－００１ "), clean_id("'00123"), clean_id('="00123"')
    ('INV-001', '00123', '00123')
    """
    even = clean_text(text.translate(_HALF_WIDTH))
    if len(even) > 3 and even.startswith('="') and even.endswith('"'):
        even = even[2:-1]
    return even[1:].strip() if even.startswith("'") and len(even) > 1 else even
