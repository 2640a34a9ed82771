"""Days sales outstanding: the figure, and its trend."""

from __future__ import annotations

from xlsaging.i18n.catalogue import Text
from xlsaging.model.measure import Measure

from .columns import column_for
from .figures import Context, Rows
from .labels import money
from .model import Cell, Format, KeyValues, Report, Sheet, Table
from .page import report_of

__all__ = ["dso_report", "dso_rows"]

_METHODS = ("period_end", "averaged", "countback", "best_possible", "true", "published")


def dso_rows(measure: Measure, context: Context) -> list[tuple[Text | str, Cell, Format, Cell]]:
    """The figure with what it was made of, and how it stands to the benchmark."""
    settings = context.settings
    label = Text("cover.dso", {"method": Text(f"method.{settings.dso_method}")})
    rows: list[tuple[Text | str, Cell, Format, Cell]] = [(label, measure.value, "days", parts_text(measure, context))]
    if settings.benchmark_dso is not None:
        rows.append(
            (
                Text("cover.benchmark"),
                settings.benchmark_dso,
                "days",
                _against(measure, settings.benchmark_dso),
            )
        )
    return rows


def parts_text(measure: Measure, context: Context) -> Text | None:
    """The parts of a figure, or why there is none."""
    if measure.value is None:
        return Text(f"reason.{measure.reason}") if measure.reason else Text("value.not_available")
    if measure.numerator is None or measure.denominator is None:
        plain = Text("cover.days_of_period", {"days": measure.days}) if measure.days else None
        return _qualified(plain, measure.reason)
    currency = context.settings.base_currency
    numerator, denominator = (money(value, currency) for value in (measure.numerator, measure.denominator))
    parts = Text("cover.dso_parts", {"numerator": numerator, "denominator": denominator, "days": measure.days})
    return _qualified(parts, measure.reason)


def _qualified(parts: Text | None, reason: str | None) -> Text | None:
    if reason is None:
        return parts
    said = Text(f"reason.{reason}")
    return Text("cover.parts_but", {"parts": parts, "reason": said}) if parts else said


def _against(measure: Measure, benchmark: float) -> Text | None:
    if measure.value is None:
        return None
    days = measure.value - benchmark
    return Text("cover.benchmark_worse" if days > 0 else "cover.benchmark_better", {"days": abs(days)})


def dso_report(measure: Measure, trend: Rows, context: Context) -> Report:
    """The DSO of the period and each method month by month."""
    table = Table(
        name="dso_trend",
        columns=tuple(
            column_for(name, total="none", decimals=1 if name in _METHODS else None) for name in trend.columns
        ),
        rows=list(trend.rows),
        freeze=1,
        empty=Text("page.no_rows"),
    )
    figure = KeyValues("dso", tuple(dso_rows(measure, context)))
    sheet = Sheet(name="dso", title=Text("title.dso"), blocks=(figure, table))
    totals = {"dso": measure.value, "numerator": measure.numerator, "denominator": measure.denominator,
              "days": measure.days, "method": context.settings.dso_method, "reason": measure.reason}  # fmt: skip
    return report_of("dso", (sheet,), context, main="dso_trend", totals=totals)
