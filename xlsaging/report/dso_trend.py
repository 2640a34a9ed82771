"""The DSO sheet of the pack: each method month by month against the benchmark."""

from __future__ import annotations

from collections import defaultdict

from xlsaging.i18n.catalogue import Text
from xlsaging.model.measure import Measure

from .columns import column_for
from .dso import dso_rows
from .figures import Context
from .labels import heading
from .model import Block, Cell, Chart, Column, KeyValues, Note, Series, Sheet, Table
from .trend_figures import TrendFigures

__all__ = ["dso_sheet"]

_METHODS = ("period_end", "averaged", "countback", "best_possible", "true", "published")
_FURTHER = ("average_days_delinquent", "turnover_days")
_DRAWN = ("period_end", "countback", "best_possible")


def dso_sheet(trend: TrendFigures, measure: Measure | None, context: Context) -> Sheet:
    """The period's figure with its parts, twelve months in every method, a chart, and what each method is."""
    blocks: list[Block] = []
    if measure is not None:
        blocks.append(KeyValues("dso", tuple(dso_rows(measure, context)), title=Text("trend.figure")))
    table = _table(trend, context)
    if context.settings.benchmark_dso is None:
        blocks.append(Note(Text("trend.no_benchmark"), "small"))
    blocks += [*_charts(table), table, *_never(trend)]
    formulas = tuple(
        (heading(name), Text(f"formula.{name}", {"window": trend.window}), "text", None)
        for name in (*_METHODS, *_FURTHER)
    )
    blocks.append(KeyValues("dso_methods", formulas, title=Text("trend.methods")))  # type: ignore[arg-type]  # literal
    return Sheet(name="dso", title=Text("title.dso_trend"), blocks=tuple(blocks), landscape=False)


def _table(trend: TrendFigures, context: Context) -> Table:
    """Methods without a figure in any month have no column; months without one say why."""
    benchmark, rows = context.settings.benchmark_dso, trend.dso
    names = ["month_end", "receivable", "credit_sales", "days"]
    names += [name for name in (*_METHODS, *_FURTHER) if any(value is not None for value in rows.column(name))]
    reasons = _reasons(trend)
    columns = [column_for(name, total="none", decimals=1 if name in (*_METHODS, *_FURTHER) else None) for name in names]
    if benchmark is not None:
        columns.append(Column("benchmark", Text("trend.benchmark"), "days", decimals=1, aside=True))
    if reasons:
        columns.append(Column("remark", Text("trend.remark"), width=36))
    made: list[tuple[Cell, ...]] = []
    for row in rows.rows:
        told = dict(zip(rows.columns, row, strict=True))
        cells: list[Cell] = [told[name] for name in names]
        if benchmark is not None:
            cells.append(benchmark)
        if reasons:
            cells.append(reasons.get(told["month_end"]))
        made.append(tuple(cells))
    return Table("dso_trend", tuple(columns), made, freeze=1)


def _reasons(trend: TrendFigures) -> dict[object, Text]:
    """For each month end why some figure is missing, methods that are missing in every month apart.

    Where one reason holds for several methods, it stands alone: the cells without a figure are in sight.
    """
    never = {method for method, _ in _never_defined(trend)}
    found: dict[object, dict[str, list[Text | str]]] = defaultdict(lambda: defaultdict(list))
    for day, method, reason in trend.undefined:
        if method not in never:
            found[day][reason].append(Text(f"method.{method}"))
    texts: dict[object, Text] = {}
    for month, reasons in found.items():
        if len(reasons) == 1 and len(*reasons.values()) > 1:
            texts[month] = Text(f"reason.{next(iter(reasons))}")
            continue
        said = [
            Text("trend.method_reason", {"methods": methods, "reason": Text(f"reason.{reason}")})
            for reason, methods in reasons.items()
        ]
        texts[month] = said[0] if len(said) == 1 else Text("cover.parts_but", {"parts": said[0], "reason": said[1:]})
    return texts


def _never_defined(trend: TrendFigures) -> list[tuple[str, list[str]]]:
    """Methods that no month has a figure of, with their reasons."""
    missing = [name for name in _METHODS if all(value is None for value in trend.dso.column(name))]
    told = {name: list(dict.fromkeys(why for _, method, why in trend.undefined if method == name)) for name in missing}
    return list(told.items())


def _never(trend: TrendFigures) -> list[Note]:
    return [
        Note(
            Text(
                "trend.never",
                {"methods": Text(f"method.{method}"), "reason": [Text(f"reason.{reason}") for reason in reasons]},
            ),
            "small",
        )
        for method, reasons in _never_defined(trend)
    ]


def _charts(table: Table) -> list[Chart]:
    """The lines of the methods; none where no method has a figure in any month."""
    names = [column.name for column in table.columns]
    series = [Series(Text(f"method.{name}"), name) for name in _DRAWN if name in names]
    if not series:
        return []
    against = "benchmark" in names
    if against:
        series.append(Series(Text("trend.benchmark"), "benchmark"))
    alt = Text("trend.dso_alt", {"benchmark": Text("trend.and_benchmark") if against else ""})
    title = Text("trend.dso_chart" if against else "trend.dso_chart_plain")
    return [Chart("dso_lines", "line", "dso_trend", "month_end", tuple(series), title=title, alt_text=alt, height=12)]
