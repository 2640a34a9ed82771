"""Where checks put what they find: one issue for each row up to a limit, then one that counts the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.model.issues import Issue
from xlsaging.model.settings import Settings

__all__ = ["Findings", "column_text", "limit_of", "row_issues", "table_text"]

_LIMIT = 200


def limit_of(settings: Settings) -> int:
    """How many issues of one code are given row by row: `limits = {issues = 200}` in the settings."""
    return int(settings.limits.get("issues_per_code", _LIMIT))


def table_text(table: str) -> Text:
    """A table's name in the reader's language."""
    return Text(f"table.{table}")


def column_text(column: str) -> Text | str:
    """A column's heading in the reader's language; an unknown one as it is."""
    from xlsaging.i18n.speak import known

    return Text(f"column.{column}") if known(f"column.{column}") else column


def row_issues(
    code: str,
    rows: Sequence[Any],
    at: Callable[[Any], str],
    params: Callable[[Any], Mapping[str, Any]] = lambda _: {},
    *,
    place: str,
    limit: int,
) -> list[Issue]:
    """One issue for each of `rows`; those beyond the limit are counted in one `more_of_the_same` at `place`."""
    issues = [Issue(code, at=at(row), params=params(row)) for row in rows[:limit]]
    if len(rows) > limit:
        rest = {"code": code, "count": len(rows) - limit, "shown": limit}
        issues.append(Issue("more_of_the_same", at=place, params=rest))
    return issues


class Findings:
    """Issues in the order in which they are found; the limit holds for each call of `each`."""

    def __init__(self, limit: int = _LIMIT) -> None:
        self.limit = limit
        self.issues: list[Issue] = []

    def add(self, code: str, at: str = "", **params: Any) -> None:
        """One issue."""
        self.issues.append(Issue(code, at=at, params=params))

    def each(
        self,
        code: str,
        rows: Sequence[Any],
        at: Callable[[Any], str],
        params: Callable[[Any], Mapping[str, Any]] = lambda _: {},
        *,
        place: str = "",
    ) -> None:
        """Issues for rows, see `row_issues`."""
        self.issues += row_issues(code, rows, at, params, place=place, limit=self.limit)
