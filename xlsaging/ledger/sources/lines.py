"""Delimited text split into records: which sign parts the cells, and which quotes hold them together."""

from __future__ import annotations

import csv
import io
import re

__all__ = ["delimiter_of", "split"]

_QUOTED = re.compile(r'"[^"]*"')
_LONGEST_RECORD = 20
"""Lines of the record that a file may break off in; a quote open for longer is a sign in a name."""


def delimiter_of(text: str) -> str:
    r"""The sign that splits lines into the same number of fields all through the text.

    A semicolon or tab that does so wins over commas, which then are decimal signs.

    >>> delimiter_of("a;b\n1,5;2\n"), delimiter_of("a\tb\n"), delimiter_of("a,b\n1,2;3\n")
    (';', '\t', ',')
    """
    from collections import Counter

    lines = [line for line in _QUOTED.sub("", text).splitlines() if line.strip()]
    scores: dict[str, tuple[float, int]] = {}
    for sign in "\t;|,":
        counts = Counter(line.count(sign) for line in lines)
        usual = max((n for n in counts if n), key=lambda n: (counts[n] * n, n), default=0)
        scores[sign] = (counts[usual] / len(lines) if usual else 0.0, usual)
    even, commas = scores[","]
    for sign in "\t;|":
        share, usual = scores[sign]
        if share >= max(0.6, even) and commas <= usual + 1:
            return sign
    return max(",\t;|", key=lambda sign: scores[sign][0] * scores[sign][1])


def split(text: str, delimiter: str) -> list[list[str]]:
    r"""The records of a delimited text. A quote that is never closed does not swallow the rest of the file.

    >>> split('a,"b,\nc"\n', ","), split('a,"b\nc,d\n', ",")
    ([['a', 'b,\nc']], [['a', '"b'], ['c', 'd']])

    Only in the last record of a file that breaks off is it the beginning of a cell.

    >>> split('"a","b, c"\n"d","e, f', ",")
    [['a', 'b, c'], ['d', 'e, f']]
    """
    if '"' not in text:
        return [line.split(delimiter) if line else [] for line in _lines(text)]
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        closed = text.count('"') % 2 == 0
        lines = io.StringIO(text, newline="")
        if closed or _breaks_off(text, delimiter):
            return list(csv.reader(lines, delimiter=delimiter))
        return list(csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE))


def _breaks_off(text: str, delimiter: str) -> bool:
    """Whether the one quote that is never closed is in the last record of a file that breaks off there."""
    if text.endswith(("\n", "\r")):
        return False
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    try:
        for _ in reader:
            before = reader.line_num
    except csv.Error:
        return reader.line_num == len(_lines(text)) and reader.line_num - before <= _LONGEST_RECORD
    return False


def _lines(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not lines[-1]:
        lines.pop()
    return lines
