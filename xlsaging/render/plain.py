"""A Report as plain values for other programs: what `--json` prints."""

from __future__ import annotations

from datetime import date
from math import isfinite
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import remark, say
from xlsaging.report.model import Column, Link, Report, Value

__all__ = ["as_plain"]


def as_plain(report: Report, lang: str = "en") -> dict[str, Any]:
    """`{"as_of", "rows", "totals", "issues"}`: rows of the main table by column name, dates as ISO text.

    Words of ours appear as their codes (`receipt`, `unassigned`), sentences in the language asked for; what is
    undefined is null.
    """
    table = report.table(report.main)
    columns = table.columns if table else ()
    rows = table.rows if table else ()
    return {
        "as_of": report.as_of.isoformat(),
        "rows": [
            {column.name: _cell(value, column, lang) for column, value in zip(columns, row, strict=True)}
            for row in rows
        ],
        "totals": {name: _plain(value, lang) for name, value in report.totals.items()},
        "issues": [
            {
                "code": issue.code,
                "severity": issue.severity,
                "at": issue.at,
                "text": remark(issue, lang, "\n"),
                "params": {name: _plain(value, lang) for name, value in issue.params.items()},
            }
            for issue in report.issues
        ],
    }


def _cell(value: Any, column: Column, lang: str) -> Any:
    """A count stays a whole number, even where frames made a float of it for want of some."""
    if isinstance(value, Value):
        return _cell(value.value, Column(column.name, "", value.format), lang)
    if column.format == "count" and isinstance(value, float) and value.is_integer():
        return int(value)
    return _plain(value, lang)


def _plain(value: Any, lang: str) -> Any:
    if isinstance(value, Link):
        return _plain(value.text, lang)
    if isinstance(value, Text):
        return say(value, lang, "\n") if value.params or value.key.startswith("issue.") else value.key.partition(".")[2]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, (list, tuple)):
        return [_plain(item, lang) for item in value]
    return value if value is None or isinstance(value, (str, int, bool)) else str(value)
