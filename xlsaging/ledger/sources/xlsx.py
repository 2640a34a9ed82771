"""xlsx and xlsm: the sheets of an Office Open XML workbook, with their tables and names.

Macros are not run, links to other files are not followed, formulas are not computed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

from xlsaging.ledger.grid import Region, shown
from xlsaging.model.errors import DamagedFileError

from .own_sheets import own_sheets
from .package import Limits, Package, damage, local
from .regions import region, region_of_name
from .scan import scan
from .sheet import SheetCells, SheetGrid
from .spans import Findings
from .strings import UnusualXmlError, date_styles, prefix_of, shared_strings, without_prefix

__all__ = ["Workbook", "read_xlsx"]

_PIECE = 1024 * 1024
_LONGEST_ROW = 64 * 1024 * 1024
_HIDDEN_COLUMNS = re.compile(rb"<col\b[^<>]*>")
_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')
_MERGE = re.compile(rb'<mergeCell\s[^<>]*?ref="([^"]+)"')


class SheetPart(NamedTuple):
    """A sheet as the workbook lists it."""

    name: str
    part: str
    hidden: bool
    own: bool
    """Whether it is a report that we drew there."""


class Workbook:
    """What the sheets of one file share; the file itself is open only while something is read."""

    def __init__(self, path: Path, limits: Limits | None = None) -> None:
        self.path = path
        self.limits = limits
        with Package(path, limits) as package, damage(path, "workbook"):
            self.part = self._workbook_part(package)
            root = package.xml(self.part)
            relations = package.relations(self.part)
            self.date1904 = _says(root, "workbookPr", "date1904")
            self.computes_on_opening = _says(root, "calcPr", "fullCalcOnLoad")
            self.sheets = list(self._sheets(root, relations))
            self.grids = [self._grid(package, root, place) for place in range(len(self.sheets))]
        parts = dict(relations.values())
        self._strings_part, self._styles_part = parts.get("sharedStrings"), parts.get("styles")

    def _workbook_part(self, package: Package) -> str:
        for kind, part in package.relations("").values():
            if kind == "officeDocument":
                return part
        return "xl/workbook.xml"

    def _sheets(self, root: Element, relations: dict[str, tuple[str, str]]) -> Iterator[SheetPart]:
        seen: set[str] = set()
        own = own_sheets(root)
        for place, element in enumerate(_children(root, "sheets")):
            attributes = {local(key): value for key, value in element.attrib.items()}
            kind, part = relations.get(attributes.get("id", ""), ("", ""))
            if kind == "worksheet" and part not in seen:
                seen.add(part)
                hidden = attributes.get("state", "visible") != "visible"
                yield SheetPart(attributes.get("name", ""), part, hidden, place in own)

    def _grid(self, package: Package, root: Element, place: int) -> SheetGrid:
        sheet = self.sheets[place]
        named = list(self._tables(package, sheet.part))
        for element in _children(root, "definedNames"):
            found = region_of_name(element.get("name", ""), element.text or "", sheet.name)
            if found is not None:
                named.append(found)
        return SheetGrid(
            name=sheet.name,
            file=shown(self.path.name),
            hidden=sheet.hidden,
            own=sheet.own,
            named=named,
            load=lambda: self.cells(sheet.part),
        )

    def _tables(self, package: Package, part: str) -> Iterator[Region]:
        for kind, target in package.relations(part).values():
            if kind != "table" or target not in package:
                continue
            table = package.xml(target)
            bounds = region(table.get("ref", ""))
            if bounds is None:
                continue
            yield Region(
                table.get("displayName") or table.get("name") or "",
                *bounds,
                kind="name" if table.get("headerRowCount") == "0" else "table",
                totals_row=table.get("totalsRowCount", "0") != "0",
            )

    @cached_property
    def _shared(self) -> tuple[list[str], list[bool]]:
        with Package(self.path, self.limits) as package:
            strings = shared_strings(package, self._strings_part) if self._strings_part else []
            return strings, date_styles(package, self._styles_part) if self._styles_part else []

    def cells(self, part: str) -> SheetCells:
        """All cells of one sheet. Raises `DamagedFileError`, `UnsafeFileError`."""
        texts, styles = self._shared
        found = Findings(list(texts), styles, self.date1904, self.computes_on_opening)
        with Package(self.path, self.limits) as package, damage(self.path, part):
            try:
                return _scan(package, part, found)
            except UnusualXmlError:
                from .collect import CellCollector
                from .expat_scan import expat_scan

                cells = CellCollector(texts, date1904=self.date1904)
                return expat_scan(package, part, cells, styles, self.computes_on_opening)


def _scan(package: Package, part: str, found: Findings) -> SheetCells:
    pieces = package.chunks(part, _PIECE)
    buffer = next(pieces, b"")
    prefix = prefix_of(buffer[:4096], b"worksheet")
    start = buffer.find(b"<%ssheetData" % prefix)
    if start < 0 or b"<!" in buffer[:start]:
        raise UnusualXmlError("head")
    head, buffer = buffer[:start], buffer[start:]
    opening = buffer.find(b">") + 1
    batches = []
    if buffer[opening - 2 : opening] != b"/>":
        row, close = b"<%srow " % prefix, b"</%ssheetData>" % prefix
        buffer = buffer[opening:]
        # The end can only follow the last row.
        while (stop := buffer.find(close, max(cut := buffer.rfind(row), 0))) < 0:
            if cut > 0:
                batches.append(scan(without_prefix(buffer[:cut], prefix), found))
                buffer = buffer[cut:]
            if len(buffer) > _LONGEST_ROW:
                raise UnusualXmlError("row without an end")
            piece = next(pieces, None)
            if piece is None:
                raise DamagedFileError(path=package.path.name, part=part)
            buffer += piece
        batches.append(scan(without_prefix(buffer[:stop], prefix), found))
        buffer = buffer[stop:]
    tail = without_prefix(buffer + b"".join(pieces), prefix)
    return SheetCells.of(
        batches,
        found.texts,
        date1904=found.date1904,
        zeros_are_results=found.results > 0,
        others=found.others,
        exact=found.exact,
        hidden_rows=found.hidden_rows,
        hidden_spans=list(_hidden_spans(without_prefix(head, prefix))),
        merges=[bounds for match in _MERGE.findall(tail) if (bounds := region(match.decode()))],
    )


def _hidden_spans(head: bytes) -> Iterator[tuple[int, int]]:
    for tag in _HIDDEN_COLUMNS.findall(head):
        attributes = dict(_ATTRIBUTE.findall(tag))
        if attributes.get(b"hidden") in (b"1", b"true"):
            yield int(attributes.get(b"min", b"1")) - 1, int(attributes.get(b"max", b"1")) - 1


def _says(root: Element, name: str, attribute: str) -> bool:
    return any(local(child.tag) == name and child.get(attribute) in ("1", "true", "on") for child in root)


def _children(root: Element, name: str) -> list[Element]:
    return [item for child in root if local(child.tag) == name for item in child]


def read_xlsx(path: Path, limits: Limits | None = None) -> list[SheetGrid]:
    """The sheets of a workbook in its own order, read when first asked for a cell; chart sheets are left out."""
    workbook = Workbook(path, limits)
    # The grids know their workbook; if it knew them too, their cells would stay until garbage is collected.
    grids, workbook.grids = workbook.grids, []
    return grids
