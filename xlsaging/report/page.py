"""What all reports have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.model.settings import Settings

from .figures import Context
from .labels import unit_text
from .model import Cell, Report, Sheet, Table
from .totals import table_totals

__all__ = ["changed_settings", "page_facts", "report_of"]


def report_of(
    name: str, sheets: tuple[Sheet, ...], context: Context, main: str, totals: Mapping[str, Any] | None = None,
    title: Text | None = None,
) -> Report:  # fmt: skip
    """A report over `sheets` with what every page says about itself.

    Totals are those of the main table unless given, and the title that of the report's name.
    """
    currency = context.settings.base_currency
    if totals is None:
        blocks = (block for sheet in sheets for block in sheet.blocks)
        table = next((block for block in blocks if isinstance(block, Table) and block.name == main), None)
        totals = table_totals(table, currency) if table else {}
    return Report(
        name=name,
        title=title or Text(f"title.{name}"),
        sheets=sheets,
        as_of=context.as_of,
        currency=currency,
        facts=page_facts(context),
        entity=context.entity,
        main=main,
        issues=context.issues,
        totals=dict(totals),
        unit=context.settings.unit,
    )


def page_facts(context: Context) -> tuple[tuple[Text, Cell], ...]:
    """Unit and basis, in the order they are printed under a title."""
    settings = context.settings
    return (
        (Text("cover.currency"), unit_text(settings.base_currency)),
        (Text("cover.aged_by"), Text(f"page.basis_{settings.basis}")),
    )


def changed_settings(settings: Settings) -> list[tuple[str, Any]]:
    """Settings that differ from their defaults, by name; the language changes no figure."""
    default = Settings()
    pairs = ((item.name, getattr(settings, item.name)) for item in fields(Settings))
    return [(name, value) for name, value in pairs if name != "lang" and value != getattr(default, name)]
