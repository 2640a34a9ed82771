"""Findings about cells turned into issues with addresses, up to a limit for each code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from xlsaging.model.issues import Issue, Severity, severity_of
from xlsaging.model.schema import TABLES
from xlsaging.model.settings import Settings

from .aliases import aliases_of, header_keys
from .columns import Finding
from .findings import column_text
from .headers import Header, Match
from .proposals import propose
from .table import LocatedTable

__all__ = ["TableIssues"]

_LIMIT = 1000


class TableIssues:
    """The issues of one table: `limits["issues_per_code"]` (1,000) of each code, then one that counts the rest."""

    def __init__(self, located: LocatedTable, settings: Settings, several: bool) -> None:
        self.located = located
        self.several = several
        self.limit = int(settings.limits.get("issues_per_code", _LIMIT))
        self._issues: list[Issue] = []
        self._counts: Counter[str] = Counter()

    def at(self, row: int, column: str | int | None = None) -> str:
        """The address of a cell of the sheet."""
        return self.located.at(row, column, file=self.several)

    def add(
        self, code: str, row: int, where: str | int | None = None, severity: Severity | None = None, /, **params: Any
    ) -> None:
        """One issue at a sheet row; `where` is a column's name or its position."""
        self._counts[code] += 1
        if self._counts[code] > self.limit:
            return
        made = Issue(code, self.at(row, where), params, severity or severity_of(code))
        self._issues.append(made)

    def finding(self, finding: Finding, name: str, position: int) -> None:
        """One finding in a column: `name` is the column, `position` where it stands in the sheet."""
        located = self.located
        first = located.first_row
        places = {key: self.at(first + row, position) for key, row in finding.places.items()}
        params: Mapping[str, Any] = {"column": located.headers.get(position, name), **finding.params, **places}
        severity: Severity | None = None
        if severity_of(finding.code) == "error" and not self._matters(name):
            severity = "warning"
        self.add(finding.code, first + finding.position, position, severity, **params)

    def _matters(self, name: str) -> bool:
        """Whether figures depend on a column: what must be there, and every amount and date."""
        table = TABLES.get(self.located.table)
        if table is None:
            return name not in self.located.extra
        column = table.columns.get(name)
        return column is not None and (column.required or column.kind in ("amount", "date", "rate"))

    def unended(self) -> None:
        """Where the file may break off: a warning if it does so in or before a cell that figures depend on."""
        row = self.located.grid.unended_row
        if not self.located.first_row <= row <= self.located.last_row:
            return
        cells = self.located.grid.cells(row, row)[0]
        last = max((place for place, cell in enumerate(cells) if cell is not None), default=0)
        open_to_doubt = [name for name, place in self.located.columns.items() if place >= last]
        severity: Severity = "warning" if any(map(self._matters, open_to_doubt)) else "info"
        self.add("last_line_unended", row, last, severity, text=str(cells[last]))

    def headers(self) -> None:
        """What is to be said of headers: doubles, units, currencies, and what merely resembles a column."""
        located = self.located
        row = located.header_row
        if "unit" in located.stated:
            first = min(located.headers, default=0)
            self.add("unit_stated", row, first, factor=f"{float(located.stated['unit']):,.0f}")
        for name, factor in located.scales.items():
            self.add("unit_scaled", row, name, column=located.headers[located.columns[name]], factor=f"{factor:,.0f}")
        self._proposals()
        self._doubles()

    def _proposals(self) -> None:
        located = self.located
        used = set(located.columns.values())
        left = tuple(position for position in located.headers if position not in used)
        headers = [Header(position, text) for position, text in located.headers.items()]
        match = Match(located.table, located.columns, {}, left, 0.0, True)
        places = {position: self.at(located.header_row, position) for position in left}
        self._issues.extend(propose(match, headers, places))

    def _doubles(self) -> None:
        located = self.located
        for position, name in located.doubles.items():
            option = f'--map {name}="{located.headers[position]}"'
            self.add(
                "header_double",
                located.header_row,
                position,
                "warning" if _is_own(located.headers[position], name, located.table) else "info",
                header=located.headers[position],
                used=located.headers.get(located.columns[name], ""),
                column=column_text(name),
                option=option,
            )

    def all(self) -> list[Issue]:
        """Every issue, and one `more_of_the_same` for each code that went over the limit."""
        place = self.at(self.located.header_row, min(self.located.headers, default=0))
        rest = [
            Issue("more_of_the_same", place, {"code": code, "count": count - self.limit, "shown": self.limit})
            for code, count in self._counts.items()
            if count > self.limit
        ]
        return self._issues + rest


def _is_own(header: str, name: str, table: str) -> bool:
    """Whether a header is a column's own word, and not a general one such as `Date`."""
    own, _ = aliases_of(table).get(name, ((), ()))
    return bool(set(header_keys(header)) & {key for alias in own for key in header_keys(alias)})
