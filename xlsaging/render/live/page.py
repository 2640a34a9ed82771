"""Headers and footers in pieces: Excel's codes taken apart for hosts that have others."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["face", "halves", "pieces"]

_FACE = re.compile(r'^&"([^"]*),Regular"&(\d+) ?')


def halves(text: str) -> tuple[str, str]:
    """What stands left and right.

    >>> halves("&LAging&RPage &P")
    ('Aging', 'Page &P')
    """
    left, _, right = text.removeprefix("&L").partition("&R")
    return left, right


def face(half: str) -> tuple[str, float] | None:
    """The font that a half begins with, and its size; None where it says none.

    >>> face('&"Arial,Regular"&8 Day'), face("Day")
    (('Arial', 8.0), None)
    """
    found = _FACE.match(half)
    return (found[1], float(found[2])) if found else None


def pieces(half: str) -> Iterator[str]:
    """Plain words, and the codes `&P` and `&N` by themselves; the font is left out.

    >>> list(pieces('&"Arial,Regular"&8 M&&S, page &P of &N'))
    ['M&S, page ', '&P', ' of ', '&N']
    """
    plain = ""
    for part in re.findall(r"&&|&[PN]|[^&]+|&", _FACE.sub("", half)):
        if part in ("&P", "&N"):
            if plain:
                yield plain
            plain = ""
            yield part
        else:
            plain += "&" if part == "&&" else part
    if plain:
        yield plain
