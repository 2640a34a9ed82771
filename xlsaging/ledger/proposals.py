"""Headers that only resemble a column: proposed to the user, never used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xlsaging.model.issues import Issue
from xlsaging.model.schema import TABLES

from .aliases import NEVER_USED, aliases_of, header_key
from .findings import column_text
from .headers import Header, Match

__all__ = ["propose"]

_ALIKE = 85.0
_ALIKE_CHINESE = 66.0


def propose(match: Match, headers: Sequence[Header], at: Mapping[int, str]) -> list[Issue]:
    """One issue for each header without a column that resembles a column without a header.

    The issue names the option that would use it: `--map days_late="Days Outsatnding"`. `at` gives each header's
    address.
    """
    from rapidfuzz import fuzz, process

    by_position = {header.position: header for header in headers}
    words = {key: column for key, column in _absent(match).items() if len(key) >= 3}
    issues = []
    proposed: set[str] = set()
    for position in match.unmatched:
        header = by_position[position]
        key = header_key(header.text)
        if len(key) < 3 or not words:
            continue
        found = process.extractOne(key, list(words), scorer=fuzz.ratio)
        if found is None or found[1] < (_ALIKE if key.isascii() else _ALIKE_CHINESE):
            continue
        column = words[found[0]]
        if column in proposed:
            continue
        proposed.add(column)
        needed = match.kind in TABLES and column in TABLES[match.kind].required
        text = header.full.strip().replace("\n", " ")
        params = {"header": text, "column": column_text(column), "option": f'--map {column}="{text}"'}
        issues.append(Issue("header_proposed", at[position], params, "warning" if needed else "info"))
    return issues


def _absent(match: Match) -> dict[str, str]:
    """Key → column, of every column that found no header."""
    words = {}
    for column, (own, _) in aliases_of(match.kind).items():
        if column not in match.columns:
            words.update({header_key(alias): column for alias in own})
    words.update({header_key(alias): column for alias, column in NEVER_USED.items() if column not in match.columns})
    return words
