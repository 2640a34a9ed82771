"""Several document numbers in one cell: F1、F2."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any

import numpy as np

from .distinct import distinct

__all__ = ["SEVERAL", "documents_named", "first_named"]

_LISTED = re.compile(r"[、,，;；\r\n]+")
_JOINED = re.compile(r"[/／]+")
_SPOKEN = re.compile(r"[\s+＋&＆和及]+")
SEVERAL = r"[、,，;；\r\n/／\s+＋&＆和及]"
"""What a cell that names several documents holds at least one of, as a regular expression for a whole column."""


def documents_named(text: str, known: Container[str]) -> tuple[str, ...]:
    """The numbers that a cell names, in order and each once; the cell as it is where it names one.

    A number that is `known` is never taken apart. Commas, semicolons and 、 always part; a stroke only where one of the
    parts is known, since many numbers have one of their own; blanks, +, & and 和 only where all of them are.

    >>> known = {"F1", "F2"}
    >>> documents_named("F1、F9", known), documents_named("F1/F9", known), documents_named("F1 F2", known)
    (('F1', 'F9'), ('F1', 'F9'), ('F1', 'F2'))
    >>> documents_named("2025/07", known), documents_named("F1/F2", {*known, "F1/F2"}), documents_named("F1 so", known)
    (('2025/07',), ('F1/F2',), ('F1 so',))
    """
    if text in known:
        return (text,)
    listed = _parts(_LISTED, text)
    named = [number for part in listed for number in _taken_apart(part, known)]
    return tuple(dict.fromkeys(named)) or (text,)


def first_named(texts: Any, known: Container[str]) -> Any:
    """The first number that each cell of a text column names.

    >>> first_named(["F1、F2", "F3", ""], {"F1", "F2"}).tolist()
    ['F1', 'F3', '']
    """
    codes, names = distinct(texts)
    return np.array([*(documents_named(name, known)[0] for name in names), ""], dtype=object)[codes]


def _taken_apart(text: str, known: Container[str]) -> list[str]:
    if text in known:
        return [text]
    joined = _parts(_JOINED, text)
    if any(part in known for part in joined):
        return joined
    spoken = _parts(_SPOKEN, text)
    return spoken if all(part in known for part in spoken) else [text]


def _parts(pattern: re.Pattern[str], text: str) -> list[str]:
    return [part for each in pattern.split(text) if (part := each.strip())]
