"""AR_EXPLAIN: the lines behind a number, whose first column sums to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import guess_lang, known, say

from .arguments import Argument
from .errors import ErrorValue, RefusedError
from .parts import parts_of_number
from .registry import CellFunction, cell_function
from .spill import meant
from .tables import (
    AS_OF,
    BASIS,
    OPTIONS,
    TABLES,
    WINDOW,
    Options,
    Spilled,
    answering,
    basis_named,
    start_option,
    whole_option,
)

if TYPE_CHECKING:
    from xlsaging.app.explain.figures import Wanted
    from xlsaging.app.explain.lines import Explanation, Line
    from xlsaging.model.ledger import Ledger

__all__ = ["explain"]

COLUMNS = ("contribution", "kind", "document_no", "customer_id", "day", "due_date", "days_past_due", "bucket",
           "source_no", "currency", "amount", "rate", "base_amount", "remark")  # fmt: skip


def _explain_number(function: CellFunction, given: Sequence[Any]) -> Spilled:
    """The parts of a number that a function makes of plain numbers, and the arguments that it made it of."""
    lang = guess_lang()
    if function.category != "numbers":
        raise RefusedError(ErrorValue.VALUE, Text("refused.figure", {"name": function.name}))
    result = function.compute(*given)
    if result is None:
        raise RefusedError(ErrorValue.NA, Text("refused.undefined", {"text": function.text}))
    if isinstance(result, str):
        raise RefusedError(ErrorValue.VALUE, Text("refused.figure", {"name": function.name}))
    rows: Spilled = [
        [say(Text(f"explain.{name}"), lang) for name in ("contribution", "kind", "amount", "rate", "remark")]
    ]
    rows.append(["", say(Text("line.rule"), lang), "", "", say(function.text, lang)])
    for part in parts_of_number(function.name, function.read(given), result):
        kind = say(Text(f"line.{part.kind}"), lang)
        rows.append([part.contribution, kind, *("" if each is None else each for each in (part.amount, part.rate)), ""])
    for argument, value in zip(function.arguments, function.read(given), strict=True):
        if not isinstance(value, list):
            rows.append(
                ["", say(Text("line.argument"), lang), value, "", f"{argument.name}: {say(argument.text, lang)}"]
            )
    return rows


@cell_function(
    "AR_EXPLAIN",
    "tables",
    *TABLES,
    Argument("figure", "text", optional=True, default=""),
    Argument("key", "text", optional=True, default="", help="figure_key"),
    AS_OF,
    BASIS,
    OPTIONS,
    asks_caller=True,
    about=_explain_number,
)
def explain(
    tables: Sequence[Any],
    figure: str,
    key: str,
    as_of: date | None,
    basis: str | None,
    options: Options,
    caller: Any,
) -> Spilled:
    """Lines of the ledger; the first column sums to the figure, and to #N/A where there is none."""
    from xlsaging.app.as_of import resolve_as_of
    from xlsaging.app.explain.figures import explanation_of

    with answering("AR_EXPLAIN", tables, options, caller, figure, key, as_of, basis) as asked:
        day = resolve_as_of(asked.ledger, as_of)
        wanted = _wanted(asked.ledger, figure, key, basis_named(basis), options)
        shown = wanted.basis or asked.ledger.settings.basis

        def explained() -> Spilled | None:
            found = explanation_of(asked.ledger, day, wanted)
            return None if found is None else _spilled(found, asked.lang, shown)

        spilled: Spilled | None = asked.once(("explain", day, wanted), explained)
        if spilled is None:
            raise RefusedError(ErrorValue.NA, Text("refused.not_found", {"name": key or figure}))
        return spilled


def _wanted(ledger: Ledger, figure: str, key: str, basis: str | None, options: Options) -> Wanted:
    from xlsaging.app.cells import column_named
    from xlsaging.app.explain.figures import Wanted, figure_named

    named = figure_named(figure, ledger, basis)
    if named is None:
        raise RefusedError(ErrorValue.VALUE, Text("refused.figure", {"name": figure}))
    by = options.get("by", "")
    key = _month_end(key) if named[0] == "dso_trend" and key else "/".join(map(meant, key.split("/")))
    return Wanted(
        *named,
        key=key,
        basis=basis,
        by=tuple(column_named(part.strip()) for part in by.replace("，", ",").split(",") if part.strip()),
        start=start_option(options),
        window=whole_option(options, "window", WINDOW),
        part=_part(options.get("part", "ratio")),
    )


def _part(text: str) -> str:
    """A part of a ratio by its name or its heading."""
    from xlsaging.app.explain.losses import PARTS

    return next((name for name in PARTS if text.strip() in (name, *_both(f"trend.{name}"))), text)


def _both(key: str) -> tuple[str, str]:
    return say(Text(key), "en"), say(Text(key), "zh_CN")


def _month_end(key: str) -> str:
    """A month's end as ISO text, however the cell holds it."""
    from .arguments import read_argument

    given: Any = float(key) if key.replace(".", "", 1).isdigit() else key
    found: date = read_argument(Argument("key", "date"), given)
    return found.isoformat()


def _spilled(found: Explanation, lang: str, basis: str) -> Spilled:
    rule = found.rule if found.undefined is None else found.undefined
    first = ErrorValue.NA if found.undefined else ""
    head: list[Any] = [say(Text(f"explain.{name}"), lang) for name in COLUMNS]
    told: list[Any] = [first, say(Text("line.rule"), lang), *[""] * (len(COLUMNS) - 3), say(rule, lang)]
    lines = found.others if found.undefined else [*found.lines, *found.others]
    return [head, told, *(list(_cells(line, lang, basis)) for line in lines)]


def _cells(line: Line, lang: str, basis: str) -> Iterator[Any]:
    from xlsaging.report.labels import bucket_text

    for name in COLUMNS:
        value = getattr(line, name)
        if name == "kind":
            value = _kind(value, lang)
        elif name == "bucket" and value:
            value = say(bucket_text(value, basis), lang)
        yield "" if value is None else value


def _kind(kind: str, lang: str) -> str:
    keys = (kind, f"line.{kind}", f"document_type.{kind}")
    return next((say(Text(key), lang) for key in keys if "." in key and known(key)), kind)
