"""Grids to typed tables: the entry that reading a ledger begins with."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from xlsaging.model.errors import BadSettingError, NothingChosenError
from xlsaging.model.issues import Issue
from xlsaging.model.schema import TABLES
from xlsaging.model.settings import Settings

from .aliases import KINDS, LAYOUT_COLUMNS, NAMED_ONLY, aliases_of, header_key
from .frame import build_frame
from .grid import Grid, GridSource, address
from .headers import UserColumns
from .input_tables import input_tables_only
from .locate import Looked, located_at, look_below, look_through
from .places import find_places
from .raw_table import RawTable
from .rows import sort_rows
from .table import LocatedTable, TypedTable
from .typed_issues import TableIssues

__all__ = ["find_tables", "type_table"]

_VALUES_SHOWN = 20
_INPUT_TABLES = frozenset(table.excel_table for table in TABLES.values())


def find_tables(
    source: GridSource, settings: Settings, optional: Mapping[str, Collection[str]] | None = None
) -> tuple[list[TypedTable], list[Issue]]:
    """Every table of a source with typed columns, and what was found on the way.

    Excel tables and named ranges come first, then plain ranges; places and headers that the settings name win
    over both. Hidden sheets are read only for kinds of tables that nothing visible has. Issues of a table are in
    the table; the list holds what concerns sheets. Raises BadSettingError where the settings name a place, column
    or header that does not exist, NothingChosenError where no row has the values that they ask for.

    `optional` are keys of `tables`, `columns` and `where` that a workbook says itself: in one with no other tables
    than ArCollect's own they may name what is only in files that are imported, and are left aside.
    """
    return _Finder(source, settings, optional or {}).run()


class _Finder:
    """One run over a source."""

    def __init__(self, source: GridSource, settings: Settings, optional: Mapping[str, Collection[str]]) -> None:
        self.settings = settings
        self.optional = optional
        self.left_aside: list[BadSettingError] = []
        self.grids = list(source.grids)
        self.several = len({grid.file for grid in self.grids}) > 1
        self.user = UserColumns.of(settings.columns)
        self.issues: list[Issue] = []
        self.tables: list[TypedTable] = []
        self.looked: list[Looked] = []
        self.seen: dict[str, str] = {}

    def run(self) -> tuple[list[TypedTable], list[Issue]]:
        """Places that the user named, then visible sheets, then hidden ones."""
        _check_columns(self.user)
        said = self._said_places()
        taken = {table.located.table for table in self.tables} | said
        for hidden in (False, True):
            wanted = [grid for grid in self.grids if grid.hidden is hidden and grid.n_rows]
            visible = taken | {table.located.table for table in self.tables}
            for grid in wanted:
                self._grid(grid, visible if hidden else taken, hidden)
        self._say_unused()
        self._check_headers()
        self._check_where()
        if self.left_aside and not input_tables_only((table.located for table in self.tables), self.grids):
            raise self.left_aside[0]
        return self.tables, self.issues

    def _refuse(self, setting: str, key: str, error: BadSettingError) -> None:
        """Raise; what may be meant for imports is kept until all tables are known."""
        if key not in self.optional.get(setting, ()):
            raise error
        self.left_aside.append(error)

    def _said_places(self) -> set[str]:
        kinds = set()
        for kind, text in self.settings.tables.items():
            try:
                tables = self._tables_at(kind, text)
            except BadSettingError as error:
                self._refuse("tables", kind, error)
                continue
            kinds.add(kind)
            for located in tables:
                self._take(located, said=True)
        return kinds

    def _tables_at(self, kind: str, text: str) -> list[LocatedTable]:
        tables = []
        for _, grid, place, region in find_places({kind: text}, self.grids):
            located = located_at(kind, grid, place, region, self.user)
            if located is None:
                raise BadSettingError(name=f"tables.{kind}", value=text, allowed="a place with a row of headers")
            tables.append(located)
        return tables

    def _grid(self, grid: Grid, taken: set[str], hidden: bool) -> None:
        looked = look_through(grid, self.user)
        self.looked.append(looked)
        for located in looked.tables:
            self._note_seen(located)
            if located.table in taken or self._overlaps(located):
                continue
            before = len(self.tables)
            self._take(located)
            if hidden and len(self.tables) > before:
                self.issues.append(Issue("hidden_sheet_read", self._at(located), {"sheet": grid.name}))
        told = any(issue.code == "template_only" and issue.params["sheet"] == grid.name for issue in self.issues)
        if looked.template and not told and not any(table.located.grid is grid for table in self.tables):
            at = address(grid.name, *looked.template, grid.file if self.several else "")
            self.issues.append(Issue("template_only", at, {"sheet": grid.name}))

    def _overlaps(self, located: LocatedTable) -> bool:
        """Whether a table found on its own is one that the user named already."""
        return any(
            table.located.grid is located.grid
            and table.located.header_row <= located.header_row <= table.located.last_row
            and set(table.located.headers) & set(located.headers)
            for table in self.tables
        )

    def _take(self, located: LocatedTable, *, said: bool = False) -> None:
        """Type a table, and what follows below it under headers of its own."""
        self._note_seen(located)
        typed, below = type_table(located, self.settings, several=self.several)
        self.issues.extend(issue for issue in typed.issues if issue.code in ("template_only", "empty_table"))
        if len(typed.frame) or any(typed.left_out.get(kind) for kind in ("filtered",)):
            self.tables.append(typed)
        if below >= 0 and not said:
            for other in look_below(located.grid, below, self.user):
                self._take(other)

    def _note_seen(self, located: LocatedTable) -> None:
        for header in located.headers.values():
            self.seen.setdefault(header_key(header), header)
            for word in header.split(" "):
                self.seen.setdefault(header_key(word), word)

    def _at(self, located: LocatedTable) -> str:
        return located.at(located.header_row, min(located.headers, default=0), file=self.several)

    def _say_unused(self) -> None:
        """Sheets with something in them that gave no table."""
        used = {id(table.located.grid) for table in self.tables}
        idle = [looked for looked in self.looked if id(looked.grid) not in used and not looked.grid.hidden]
        for looked in idle:
            if looked.headers_seen and looked.template is None and not looked.tables:
                at = address(looked.grid.name, looked.seen_row, 0, looked.grid.file if self.several else "")
                seen = ", ".join(looked.headers_seen[:30])
                self.issues.append(Issue("headers_unknown", at, {"seen": seen}))
        # An input table without rows is one that its user has no need of.
        idle = [looked for looked in idle if not any(region.name in _INPUT_TABLES for region in looked.grid.regions)]
        names = [f"[{each.grid.file}]{each.grid.name}" if self.several else each.grid.name for each in idle]
        if names:
            self.issues.append(Issue("sheets_without_tables", "", {"sheets": ", ".join(names), "count": len(names)}))

    def _check_headers(self) -> None:
        """Raise where a header that the user named is nowhere."""
        texts = dict(self.seen)
        for looked in self.looked:
            texts.update({header_key(text): text for text in looked.headers_seen})
        for name, header in self.settings.columns.items():
            key = header_key(_plain_name(header))
            if key in texts or header.strip() in ("@sheet", "@file"):
                continue
            close = get_close_matches(header, list(texts.values()), 1, 0.6)
            hint = f"; did you mean {close[0]!r}?" if close else ""
            seen = ", ".join(dict.fromkeys(text for text in self._headers())) or ", ".join(texts.values())
            allowed = f"one of the headers seen: {seen}{hint}"
            self._refuse("columns", name, BadSettingError(name=f"columns.{name}", value=header, allowed=allowed))

    def _check_where(self) -> None:
        """Raise where rows are chosen by a header that no table has, or by values that no row has."""
        where, tables = self.settings.where, self.tables
        for header in where:
            if not tables or any(_has(table, header) for table in tables):
                continue
            texts = [text for table in tables for text in table.located.headers.values()]
            close = get_close_matches(header, texts, 1)
            hint = f"; did you mean {close[0]!r}?" if close else ""
            seen = ", ".join(dict.fromkeys(texts))
            allowed = f"one of the headers seen: {seen}{hint}"
            self._refuse("where", header, BadSettingError(name="where", value=header, allowed=allowed))
        touched = [table for table in tables if any(_has(table, header) for header in where)]
        if not any(len(table.frame) for table in touched):
            _refuse_choice(touched)

    def _headers(self) -> Iterable[str]:
        for table in self.tables:
            yield from table.located.headers.values()
        for looked in self.looked:
            yield from looked.headers_seen


def _plain_name(header: str) -> str:
    import re

    return re.sub(r"(?<=\S)#\d+$", "", header)


def _check_columns(user: UserColumns) -> None:
    """Raise where the user maps a column that no table has."""
    known = {column for kind in KINDS for column in aliases_of(kind)} | {*LAYOUT_COLUMNS, *NAMED_ONLY}
    for name in (*user.every, *(column for columns in user.by_kind.values() for column in columns)):
        if name not in known and not name.startswith(("bucket:", "rate:")):
            close = get_close_matches(name, sorted(known), 1)
            hint = f"; did you mean {close[0]}?" if close else ""
            raise BadSettingError(
                name="columns", value=name, allowed=f"a column such as due_date or receipts.amount{hint}"
            )


def _has(table: TypedTable, header: str) -> bool:
    key = header_key(header)
    located = table.located
    return header in located.columns or any(header_key(text) == key for text in located.headers.values())


def _refuse_choice(tables: Sequence[TypedTable]) -> None:
    for table in tables:
        if table.missed is None:
            continue
        header, wanted, values = table.missed
        located = table.located
        raise NothingChosenError(
            at=located.at(located.header_row, min(located.headers, default=0)),
            column=header,
            value=wanted,
            seen=", ".join(values[:_VALUES_SHOWN]) + (", …" if len(values) > _VALUES_SHOWN else ""),
            option=f'--where "{header}={values[0] if values else ""}"',
        )


def type_table(located: LocatedTable, settings: Settings, *, several: bool = False) -> tuple[TypedTable, int]:
    """A located table with its data rows parsed, and the sheet row where another table's headers follow (-1: none)."""
    said = TableIssues(located, settings, several)
    if located.last_row < located.first_row:
        return _empty(located, said, "empty_table"), -1
    raw = RawTable(located)
    texts = _header_texts(located)
    rows = sort_rows(
        raw, texts, lambda row: bool(look_below(located.grid, row, UserColumns.of(settings.columns), only=True))
    )
    below = located.first_row + rows.next_headers if rows.next_headers >= 0 else -1
    located = replace(located, last_row=located.first_row + max(rows.end - 1, 0))
    said.located = located
    if not rows.keep.any():
        typed = _empty(located, said, "empty_table")
        typed.left_out = rows.left_out
        return typed, below
    typed = build_frame(located, raw, rows, settings, said)
    if _only_placeholders(typed):
        return _empty(located, said, "template_only"), below
    for name, (total, found) in rows.total_differs.items():
        header = located.headers.get(raw.positions[name], name)
        said.add("total_differs", located.first_row + rows.total_row, name, column=header, total=total, found=found)
    said.unended()
    said.headers()
    typed.issues = said.all()
    return typed, below


def _empty(located: LocatedTable, said: TableIssues, code: str) -> TypedTable:
    import pandas as pd

    frame = pd.DataFrame(columns=[*located.columns, *located.extra])
    at = said.at(located.header_row, min(located.headers, default=0))
    return TypedTable(located, frame, [Issue(code, at, {"sheet": located.grid.name})])


def _only_placeholders(typed: TypedTable) -> bool:
    """Whether the few rows there are hold nothing but a template's fillings: BLANK, zeros, 1900-01-01."""
    from xlsaging.model.periods import NEVER

    frame = typed.frame
    if len(frame) > 2 or typed.missed:
        return False
    fillings = {"", "blank", "(blank)", "0", "1900-01-01", "(prázdné)"}
    for name in frame.columns:
        values: Any = frame[name]
        if values.dtype.kind == "f":
            if (values.fillna(0) != 0).any():
                return False
        elif values.dtype.kind in "iu":
            if (values != NEVER).any():
                return False
        elif not values.str.lower().isin(fillings).all():
            return False
    return True


def _header_texts(located: LocatedTable) -> dict[str, frozenset[str]]:
    """Texts of each column's header cells, as a repeated header would hold them."""
    rows = [located.header_row] if located.group_row < 0 else [located.group_row, located.header_row]
    cells = [located.grid.cells(row, row)[0] for row in rows]
    texts = {}
    for name, position in {**located.columns, **located.extra}.items():
        own = [line[position] for line in cells if position < len(line) and isinstance(line[position], str)]
        texts[name] = frozenset(text for cell in own for text in (str(cell), str(cell).strip()))
    return texts
