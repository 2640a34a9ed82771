"""HTML tables, as many systems export them under the name .xls."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from xlsaging.ledger.grid import shown
from xlsaging.model.errors import NotAWorkbookError, TooLargeError

from .text import TextGrid

__all__ = ["looks_like_html", "read_html"]

_SHEET_NAME = re.compile(r"<x:Name>([^<]*)</x:Name>", re.IGNORECASE)
_START = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|meta|style|body|table|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_WIDEST, _LONGEST = 16_384, 1_048_576
_MOST_CELLS = 10_000_000


class _Table:
    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.covered: dict[int, int] = {}
        self.cell: list[str] | None = None
        self.colspan = self.rowspan = 1
        self.exact = ""


class _Tables(HTMLParser):
    """Gathers the cells of every table; a table in a cell is a table of its own."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.path = path
        self.cells = 0
        self.found: list[_Table] = []
        self.open: list[_Table] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("script", "style", "title"):
            self.silent += 1
        elif tag == "table":
            table = _Table()
            self.found.append(table)
            self.open.append(table)
        elif not self.open:
            return
        elif tag == "tr":
            self._end_cell()
            self._begin_row(self.open[-1])
        elif tag in ("td", "th"):
            self._end_cell()
            self._begin_cell(self.open[-1], given)
        elif tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style", "title"):
            self.silent = max(0, self.silent - 1)
        elif self.open and tag in ("td", "th", "tr", "table"):
            self._end_cell()
            if tag == "table":
                self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1].cell is not None and not self.silent:
            self.open[-1].cell.append(data)

    def _begin_row(self, table: _Table) -> None:
        table.rows.append([])
        table.covered = {column: left - 1 for column, left in table.covered.items() if left > 1}

    def _begin_cell(self, table: _Table, given: dict[str, str | None]) -> None:
        if not table.rows:
            table.rows.append([])
        row = table.rows[-1]
        before = len(row)
        while len(row) in table.covered:
            row.append("")
        self._count(len(row) - before)
        table.cell = []
        table.colspan = _span(given.get("colspan"), _WIDEST - len(row))
        table.rowspan = _span(given.get("rowspan"), _LONGEST)
        table.exact = given.get("x:num") or ""

    def _end_cell(self) -> None:
        table = self.open[-1]
        if table.cell is None:
            return
        row = table.rows[-1]
        text = "".join(table.cell)
        if table.rowspan > 1:
            for column in range(len(row), len(row) + table.colspan):
                table.covered[column] = table.rowspan
        row.append(_exactly(text, table.exact))
        row.extend([""] * (table.colspan - 1))
        self._count(table.colspan)
        table.cell = None

    def _count(self, cells: int) -> None:
        self.cells += cells
        if self.cells > _MOST_CELLS:
            raise TooLargeError(path=self.path.name, size=self.cells // 20_000, limit=_MOST_CELLS // 20_000)


def _span(text: str | None, most: int) -> int:
    return min(max(1, int(text)), max(1, most)) if text and text.isdecimal() else 1


def _exactly(text: str, exact: str) -> str:
    """Excel's own HTML shows 1,234.57 and keeps 1234.5678 beside it; of dates it keeps a serial number."""
    try:
        close = abs(float(exact) - float(text.strip().replace(",", ""))) <= 0.5
    except ValueError:
        return text
    return exact if close else text


def looks_like_html(head: str) -> bool:
    """Whether text begins as a page or a table does.

    >>> looks_like_html("<html><table>"), looks_like_html("<?xml version='1.0'?><Workbook>")
    (True, False)
    """
    return _START.match(head) is not None


def _tags_and_text(text: str) -> str:
    """A page without comments, declarations, and the tag that the end of the file cuts off.

    The parser searches the end of each of these anew wherever one seems to begin: a page that begins thousands and
    ends none would keep it busy for hours.
    """
    kept = []
    inside = False
    for number, piece in enumerate(text.split("<!--")):
        if number and not inside:
            inside = True
        if inside:
            _, end, piece = piece.partition("-->")
            if not end:
                continue
            inside = False
        kept.append(piece)
    shown = "".join(kept)
    last = shown.rfind(">") + 1
    return shown[:last].replace("<!", "<x-") + shown[last:].partition("<")[0]


def read_html(path: Path, text: str) -> list[TextGrid]:
    """The tables of a page that hold anything, in order.

    Raises `NotAWorkbookError` where there are none, `TooLargeError` where cells span sheets full of others.
    """
    parser = _Tables(path)
    parser.feed(_tags_and_text(text))
    parser.close()
    unended = list(parser.open)
    while parser.open:
        parser.handle_endtag("table")
    tables = [table for table in parser.found if any(cell.strip() for row in table.rows for cell in row)]
    if not tables:
        raise NotAWorkbookError(path=path.name)
    names, stem = _SHEET_NAME.findall(text), shown(path.stem)
    if len(names) != len(tables):
        names = [stem] if len(tables) == 1 else [f"{stem} {n}" for n in range(1, len(tables) + 1)]
    return [
        TextGrid(
            name=name, file=shown(path.name), rows=table.rows, unended_row=_last_row(table) if table in unended else -1
        )
        for name, table in zip(names, tables, strict=True)
    ]


def _last_row(table: _Table) -> int:
    return max(number for number, row in enumerate(table.rows) if any(cell.strip() for cell in row))
