"""The pandas frame of a table: parsed columns over its data rows, and what headings, titles and units add."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from xlsaging.model.periods import FAR, NEVER, from_day
from xlsaging.model.settings import Settings

from .aliases import header_key
from .columns import Finding, ReadColumn, read_ids, read_texts
from .date_cell import FIRST_DAY, LAST_DAY, parse_date
from .headers import UserColumns
from .raw_table import RawTable
from .rows import RowKinds
from .table import LocatedTable, TypedTable
from .typed_issues import TableIssues

__all__ = ["build_frame"]

_CARRIED_SHARE = 0.2


def build_frame(
    located: LocatedTable, raw: RawTable, rows: RowKinds, settings: Settings, said: TableIssues
) -> TypedTable:
    """The typed table of the rows that are data, with their issues told to `said`."""
    import pandas as pd

    columns = _columns(located, raw, rows, settings)
    keep, missed = _chosen(located, rows.keep, columns, settings.where)
    filtered = int(rows.keep.sum() - keep.sum())
    positions = np.flatnonzero(keep)
    index = positions + located.first_row
    for name, read in columns.items():
        for finding in read.findings:
            if finding.position < len(keep) and (keep[finding.position] or _of_column(finding)):
                said.finding(finding, name, raw.positions[name])
    values: dict[str, Any] = {name: _taken(read.values, positions) for name, read in columns.items()}
    frame = pd.DataFrame(values, index=pd.Index(index, name="row"))
    bad = {
        name: {int(position) + located.first_row: code for position, code in read.bad.items() if keep[position]}
        for name, read in columns.items()
    }
    left_out = {**rows.left_out, **({"filtered": filtered} if filtered else {})}
    bad = {name: cells for name, cells in bad.items() if cells}
    typed = TypedTable(located, frame, bad=bad, left_out=left_out, missed=missed)
    _multiply(typed)
    _currencies(typed, columns, positions, said)
    _terms_rules(typed, columns, positions)
    _customers(typed, rows, positions, said)
    _said_by_name(typed, settings)
    _put_dates_together(typed, said)
    return typed


_ONCE = frozenset(
    {"date_order_unknown", "date_order_mixed", "date_order_differs", "date_order_from_sibling", "two_digit_year"}
)


def _of_column(finding: Finding) -> bool:
    return finding.code in _ONCE or finding.code.startswith("amount_notation")


def _taken(values: Any, positions: Any) -> Any:
    return values.iloc[positions].array if hasattr(values, "iloc") else values[positions]


def _columns(located: LocatedTable, raw: RawTable, rows: RowKinds, settings: Settings) -> dict[str, ReadColumn]:
    """Every column, settled: what one leaves open, its siblings may prove."""
    keep = rows.keep
    marks = {
        mark
        for column in raw.amounts.values()
        if column.kind == "amount" and len(column.marks) == 1
        for mark in column.marks
    }
    proofs = [(column.shapes, column.proven) for column in raw.dates.values() if column.proven]
    columns: dict[str, ReadColumn] = {}
    for name in raw.positions:
        if name in raw.amounts:
            columns[name] = raw.amounts[name].finish(marks)
        elif name in raw.dates:
            own = raw.dates[name]
            orders = {proven for shapes, proven in proofs if own.shapes and own.shapes <= shapes}
            columns[name] = own.finish(settings.date_order, orders.pop() if len(orders) == 1 else "")
        elif raw.kinds[name] == "id":
            numeric = None if located.grid.text_only else _numeric(located, raw.positions[name])
            columns[name] = read_ids(raw.data[name], keep, raw.arrow(name), numeric=numeric)
        else:
            columns[name] = read_texts(raw.data[name], keep, raw.arrow(name))
    return columns


def _numeric(located: LocatedTable, position: int) -> Any:
    return lambda: located.grid.columns({position: "number"}, located.first_row, located.last_row)[position]


def _chosen(
    located: LocatedTable, keep: Any, columns: Mapping[str, ReadColumn], where: Mapping[str, str]
) -> tuple[Any, tuple[str, str, list[str]] | None]:
    """Which of the rows kept have the values asked for, and the choice that leaves none.

    A header that this table lacks chooses nothing away.
    """
    for header, wanted in where.items():
        name = _column_of(located, header)
        if name is None:
            continue
        values = columns[name].values
        chosen = keep & _equal(values, str(wanted).strip())
        if keep.any() and not chosen.any():
            return chosen, (header, str(wanted), _distinct(values, keep))
        keep = chosen
    return keep, None


def _equal(values: Any, wanted: str) -> Any:
    kind = getattr(values, "dtype", None)
    try:
        if kind == np.float64:
            return values == float(wanted.replace(",", ""))
        if kind == np.int64:
            return values == parse_date(wanted).day
    except ValueError:
        return np.zeros(len(values), dtype=bool)
    return values.str.strip().eq(wanted).to_numpy(dtype=bool)


def _distinct(values: Any, keep: Any) -> list[str]:
    """The values of a column in the order in which they come, blank ones left out."""
    import pandas as pd

    seen = pd.Series(values)[np.asarray(keep)].drop_duplicates()
    if seen.dtype == np.int64:
        return [str(from_day(day)) for day in seen if day < FAR]
    if seen.dtype == np.float64:
        return [f"{value:g}" for value in seen.dropna()]
    return [text for text in seen.astype(str).str.strip() if text]


def _column_of(located: LocatedTable, header: str) -> str | None:
    for name, position in (*located.columns.items(), *located.extra.items()):
        if name == header or header_key(located.headers.get(position, "")) == header_key(header):
            return name
    return None


def _multiply(typed: TypedTable) -> None:
    """Amounts in 万元 and the like, from the header or from the line above the table."""
    located = typed.located
    unit = float(located.stated.get("unit", "1"))
    for name in typed.frame.columns:
        factor = located.scales.get(name, unit if _is_amount(located, name) else 1.0)
        if factor != 1.0:
            # Rounded to the millionth: 1.1 x 10,000 is 11,000 and not a hair more.
            typed.frame[name] = np.round(typed.frame[name].to_numpy() * factor, 6)


def _is_amount(located: LocatedTable, name: str) -> bool:
    from .aliases import column_kind

    return name in located.columns and column_kind(name, located.table) in ("amount",)


def _currencies(typed: TypedTable, columns: Mapping[str, ReadColumn], positions: Any, said: TableIssues) -> None:
    """A currency column where headers, titles or the cells themselves say the currency."""
    import pandas as pd

    located, frame = typed.located, typed.frame
    marked: dict[int, str] = {}
    for name, read in columns.items():
        if name != "base_amount" and _is_amount(located, name):
            marked.update(read.currencies)
    row_of = {int(position): number for number, position in enumerate(positions.tolist())} if marked else {}
    inside = {row_of[position]: code for position, code in marked.items() if position in row_of}
    if "currency" in frame.columns:
        _compare_currencies(typed, inside, said)
        return
    stated = located.stated.get("currency", "")
    if not stated and not inside:
        return
    codes = np.full(len(frame), stated, dtype=object)
    codes[list(inside)] = list(inside.values())
    frame["currency"] = pd.Series(codes, index=frame.index, dtype="str")
    if stated:
        said.add("currency_stated", located.header_row, min(located.headers, default=0), currency=stated)


def _compare_currencies(typed: TypedTable, inside: Mapping[int, str], said: TableIssues) -> None:
    from .currency import canonical_currency

    frame = typed.frame
    texts = frame["currency"].to_numpy()
    for number, code in inside.items():
        own = canonical_currency(str(texts[number]))
        if own == "":
            frame.iloc[number, frame.columns.get_loc("currency")] = code
        elif own != code:
            said.add("currency_differs", int(frame.index[number]), "currency", value=str(texts[number]), other=code)


def _terms_rules(typed: TypedTable, columns: Mapping[str, ReadColumn], positions: Any) -> None:
    """A column of rules where terms such as 月结60天 say from when their days count; a rule of the row's own stays."""
    import pandas as pd

    rules = columns["terms_days"].rules if "terms_days" in columns else {}
    if not rules:
        return
    said = np.array([rules.get(position, "") for position in positions.tolist()], dtype=object)
    if not said.any():
        return
    frame = typed.frame
    own = frame["terms_rule"].to_numpy(dtype=object) if "terms_rule" in frame.columns else np.full(len(frame), "")
    frame["terms_rule"] = pd.Series(np.where(own == "", said, own), index=frame.index, dtype="str")


def _customers(typed: TypedTable, rows: RowKinds, positions: Any, said: TableIssues) -> None:
    """Customers from block headings, from the title, or carried down where only a block's first row names them."""
    import pandas as pd

    located, frame = typed.located, typed.frame
    own = [name for name in ("customer_id", "customer_name") if name in frame.columns]
    if own:
        _carry_down(typed, own, said)
        return
    facts: list[tuple[int, Mapping[str, str]]] = [(-1, located.stated), *sorted(rows.headings.items())]
    order = np.array([position for position, _ in facts])
    which = np.searchsorted(order, positions, side="right") - 1
    for name in ("customer_id", "customer_name", "account"):
        if name in frame.columns:
            continue
        texts, last = [], ""
        for number, (_, fact) in enumerate(facts):
            named = {"customer_id", "customer_name"} & fact.keys() if name != "account" else {name} & fact.keys()
            last = fact.get(name, "") if named or number == 0 else last
            texts.append(last)
        if any(texts):
            values = np.array(texts, dtype=object)[which]
            frame[name] = pd.Series(values, index=frame.index, dtype="str")


def _said_by_name(typed: TypedTable, settings: Settings) -> None:
    """Columns of which the user says that the name of the sheet (`@sheet`) or of the file (`@file`) is their value."""
    import pandas as pd

    located, frame = typed.located, typed.frame
    names = {"@sheet": located.grid.name, "@file": located.grid.file.rpartition(".")[0] or located.grid.file}
    for name, header in UserColumns.of(settings.columns).for_kind(located.table).items():
        if header.strip() in names and name not in frame.columns:
            value = np.full(len(frame), names[header.strip()], dtype=object)
            frame[name] = pd.Series(value, index=frame.index, dtype="str")


def _carry_down(typed: TypedTable, own: list[str], said: TableIssues) -> None:
    frame = typed.frame
    if typed.located.table not in ("invoices", "receipts", "account", "aging") or frame.empty:
        return
    blank = np.logical_and.reduce([(frame[name] == "").to_numpy() for name in own])
    broken = {row for name in own for row in typed.bad.get(name, {})}
    if blank[0] or broken or blank.mean() < _CARRIED_SHARE or (~blank).sum() < 1:
        return
    source = np.maximum.accumulate(np.where(blank, 0, np.arange(len(frame))))
    for name in own:
        frame[name] = frame[name].iloc[source].array
    first = int(frame.index[int(np.argmax(blank))])
    said.add("customer_carried_down", first, own[0], count=int(blank.sum()))


def _put_dates_together(typed: TypedTable, said: TableIssues) -> None:
    """`document_date` from month and day in their own columns, with the year from a column or from above the table."""
    located, frame = typed.located, typed.frame
    if "document_date" in frame.columns or not {"document_date_month", "document_date_day"} <= set(frame.columns):
        return
    stated = float(located.stated.get("year", "nan"))
    year = (
        frame["document_date_year"].to_numpy() if "document_date_year" in frame.columns else np.full(len(frame), stated)
    )
    year = _forward(np.where(np.isnan(year), stated, year))
    year = np.where(year < 70, year + 2000, year)
    month = _forward(frame["document_date_month"].to_numpy())
    day = frame["document_date_day"].to_numpy()
    if np.isnan(year).all():
        said.add("year_unknown", located.header_row, "document_date_month", count=len(frame))
        typed.bad["document_date"] = dict.fromkeys((int(row) for row in frame.index), "year_unknown")
        days = np.full(len(frame), NEVER, dtype=np.int64)
    else:
        days, wrong = _days(year, month, day)
        for number in np.flatnonzero(wrong).tolist():
            row = int(frame.index[number])
            typed.bad.setdefault("document_date", {})[row] = "bad_date"
            value = f"{year[number]:.0f}-{month[number]:.0f}-{day[number]:.0f}"
            said.add(
                "bad_date",
                row,
                "document_date_day",
                column=located.headers[located.columns["document_date_day"]],
                value=value,
            )
    for name in ("document_date_year", "document_date_month", "document_date_day"):
        for row, code in typed.bad.get(name, {}).items():
            typed.bad.setdefault("document_date", {}).setdefault(row, code)
    frame["document_date"] = days
    if isinstance(located.columns, dict):
        located.columns["document_date"] = located.columns["document_date_day"]


def _forward(values: Any) -> Any:
    """Blanks take the value above."""
    known = np.where(np.isnan(values), 0, np.arange(len(values)))
    return values[np.maximum.accumulate(known)]


def _days(year: Any, month: Any, day: Any) -> tuple[Any, Any]:
    """Day numbers, NEVER where the day is blank, and where there is no such day."""
    from datetime import date

    from xlsaging.model.periods import to_day

    days = np.full(len(day), NEVER, dtype=np.int64)
    wrong = np.zeros(len(day), dtype=bool)
    made: dict[tuple[float, float, float], int] = {}
    for number, parts in enumerate(zip(year.tolist(), month.tolist(), day.tolist(), strict=True)):
        if np.isnan(parts[2]):
            continue
        if parts not in made:
            try:
                found = to_day(date(*(int(part) for part in parts)))
            except (ValueError, OverflowError):
                found = NEVER
            made[parts] = (
                found if FIRST_DAY <= found <= LAST_DAY and all(part == int(part) for part in parts) else NEVER
            )
        days[number] = made[parts]
        wrong[number] = made[parts] == NEVER
    return days, wrong
