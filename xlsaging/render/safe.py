"""Text from a ledger made harmless for whatever draws it."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import accumulate

__all__ = [
    "LONGEST_CELL",
    "LONGEST_PAGE_TEXT",
    "LONGEST_SHEET_NAME",
    "clean",
    "escaped",
    "length",
    "page_text",
    "sheet_name",
]

LONGEST_CELL = 32_767
LONGEST_SHEET_NAME = 31
LONGEST_PAGE_TEXT = 80
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ORDERS = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def clean(text: str) -> str:
    """Text without what XML cannot hold, a terminal would obey, or turns the direction of reading.

    Line ends become one; each other control character becomes �; a cell holds 32,767 characters.

    >>> clean("A\\x1b[31mB\\r\\nC"), clean("=1+1")
    ('A�[31mB\\nC', '=1+1')
    """
    if text.isprintable() and len(text) <= LONGEST_CELL:
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _DIRECTIONS.sub("", _UNWRITABLE.sub("�", text))
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


def escaped(json: str) -> str:
    r"""JSON of the same meaning in which nothing stands that a terminal would obey, or that cannot be written.

    >>> escaped('["\x9b31m \u202e"]')
    '["\\u009b31m \\u202e"]'
    """
    return _ORDERS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json)


def page_text(text: str, most: int = LONGEST_PAGE_TEXT) -> str:
    """Text for a page's header or footer, where `&` begins a code; at most so many signs as Excel counts them.

    >>> page_text("M&S"), page_text("M&S", 2)
    ('M&&S', 'M')
    """
    pieces = ["&&" if sign == "&" else sign for sign in " ".join(clean(text).split())]
    ends = accumulate(map(length, pieces))
    return "".join(piece for piece, end in zip(pieces, ends, strict=True) if end <= most)


def length(text: str) -> int:
    """Signs as Excel counts them: one outside of the basic plane counts twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def sheet_name(text: str, used: Collection[str]) -> str:
    """A name that a sheet may have, and that none of `used` has.

    >>> sheet_name("Open items", ["open items"]), sheet_name("a/b", [])
    ('Open items 2', 'a b')
    """
    name = _FORBIDDEN.sub(" ", text).strip("' ")[:LONGEST_SHEET_NAME] or "Sheet"
    taken = {each.casefold() for each in used}
    made, number = name, 2
    while made.casefold() in taken:
        ending = f" {number}"
        made = name[: LONGEST_SHEET_NAME - len(ending)] + ending
        number += 1
    return made
