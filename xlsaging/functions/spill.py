"""Rows of figures as a cell spills them: headings in the reader's language, error values for what is undefined."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import known, say
from xlsaging.model.schema import UNASSIGNED
from xlsaging.report.columns import column_for
from xlsaging.report.figures import Rows
from xlsaging.report.labels import bucket_text

from .errors import ErrorValue

__all__ = ["meant", "spilled"]

_FIGURES = frozenset({"amount", "percent", "days", "ratio"})
"""Formats of columns in which a missing value is an undefined figure, and not a blank."""
_FAMILIES = {"document_type": "document_type", "item_class": "item_class", "name": "ratio", "cause": "cause"}


def spilled(
    rows: Rows, lang: str, basis: str = "due_date", headings: Mapping[str, Text] | None = None
) -> list[list[Any]]:
    """Headings and rows; a figure that is undefined is #N/A, any other value that is missing is blank.

    >>> spilled(Rows(("customer_id", "cei"), [("C1", 0.5), ("C2", None)]), "zh_CN")
    [['客户编码', '催收效果指数'], ['C1', 0.5], ['C2', <ErrorValue.NA: '#N/A'>]]
    """
    columns = [column_for(name, basis) for name in rows.columns]
    named = headings or {}
    heads = [say(named.get(column.name, column.heading), lang) for column in columns]
    formats = [column.format for column in columns]
    body = ([_cell(*each, lang, basis) for each in zip(rows.columns, formats, row, strict=True)] for row in rows.rows)
    return [list(heads), *body]


def _cell(name: str, look: str, value: Any, lang: str, basis: str) -> Any:
    if value is None:
        return ErrorValue.NA if look in _FIGURES else ""
    if isinstance(value, Text):
        return say(value, lang)
    if isinstance(value, bool):
        return say(Text("value.yes"), lang) if value else ""
    if not isinstance(value, str):
        return value
    if value == UNASSIGNED:
        return say(Text("value.unassigned"), lang)
    if name == "bucket" and value:
        return say(bucket_text(value, basis), lang)
    key = f"{_FAMILIES[name]}.{value}" if name in _FAMILIES else ""
    return say(Text(key), lang) if key and known(key) else value


def meant(shown: str) -> str:
    """The value that a cell shows in words, in either language; what is none of them stays as it is.

    >>> meant("发票"), meant("(unassigned)"), meant("C001")
    ('invoice', 'unassigned', 'C001')
    """
    from xlsaging.i18n.words.values import VALUES

    words = {"value": ("unassigned",), "document_type": VALUES["document_type"], "item_class": VALUES["item_class"]}
    for family, names in words.items():
        for name in names:
            if shown.strip() in VALUES[family][name]:
                return name
    return shown
