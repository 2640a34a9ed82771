"""The same cells by an XML parser: for worksheets that are not written the way the fast scan expects.

Prefixed names, single quotes, comments, other encodings, cells without addresses: all of it is legal, and
none of it usual.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isfinite
from xml.parsers import expat

from xlsaging.ledger.grid import CellError, Uncached
from xlsaging.model.errors import UnsafeFileError

from .collect import CellCollector
from .package import Package, damage
from .regions import region
from .sheet import SheetCells
from .strings import plain_text

__all__ = ["expat_scan"]

_PIECE = 1024 * 1024
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_DEEPEST = 100
_TRUE = ("1", "true", "on")


class _Handler:
    """Follows a worksheet's elements and keeps its cells."""

    def __init__(self, cells: CellCollector, date_styles: Sequence[bool], computes_on_opening: bool) -> None:
        self.cells = cells
        self.date_styles = date_styles
        self.computes_on_opening = computes_on_opening
        self.results = self.hidden_rows = 0
        self.hidden_spans: list[tuple[int, int]] = []
        self.merges: list[tuple[int, int, int, int]] = []
        self.row = self.column = -1
        self.attributes: dict[str, str] = {}
        self.phonetic = self.depth = 0
        self.inner = ""
        self.heard: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ValueError("elements without end")
        name = tag.rpartition(":")[2]
        if name == "c":
            self._begin_cell(attributes)
        elif name == "row":
            self.row = int(attributes["r"]) - 1 if "r" in attributes else self.row + 1
            self.column = -1
            self.hidden_rows += attributes.get("hidden") in _TRUE
        elif name in ("v", "f", "t"):
            self.inner = name
            if name != "t":
                self.heard.setdefault(name, "")
        elif name == "rPh":
            self.phonetic += 1
        elif name == "col" and attributes.get("hidden") in _TRUE:
            self.hidden_spans.append((int(attributes["min"]) - 1, int(attributes["max"]) - 1))
        elif name == "mergeCell" and (bounds := region(attributes.get("ref", ""))):
            self.merges.append(bounds)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self.column += 1
        reference = _REFERENCE.fullmatch(attributes.get("r", ""))
        bounds = region(attributes["r"]) if reference else None
        if bounds:
            self.row, self.column = bounds[0], bounds[2]
        self.attributes, self.heard = attributes, {}

    def text(self, data: str) -> None:
        if self.inner and not (self.phonetic and self.inner == "t"):
            self.heard[self.inner] = self.heard.get(self.inner, "") + data

    def end(self, tag: str) -> None:
        self.depth -= 1
        name = tag.rpartition(":")[2]
        if name in ("v", "f", "t"):
            self.inner = ""
        elif name == "rPh":
            self.phonetic -= 1
        elif name == "c":
            self._keep()

    def _keep(self) -> None:
        kind, value = self.attributes.get("t", "n"), self.heard.get("v", "")
        formula = Uncached("=" + self.heard["f"]) if "f" in self.heard else None
        place = self.row, self.column
        if kind == "inlineStr":
            self.cells.text(*place, plain_text(self.heard.get("t", "")))
        elif kind == "str":
            self.cells.text(*place, plain_text(value))
        elif not value:
            if formula:
                self.cells.other(*place, formula)
            return
        elif kind == "e":
            self.cells.other(*place, CellError(value.strip()))
        elif kind == "d":
            self.cells.iso_date(*place, value.strip())
        elif formula and self.computes_on_opening and kind == "n" and value in ("0", "0.0"):
            self.cells.unsure_zero(*place, formula)
            return
        else:
            self._number(kind, value.strip())
        self.results += formula is not None

    def _number(self, kind: str, value: str) -> None:
        place = self.row, self.column
        try:
            number = float(value)
        except ValueError:
            number = float("nan")
        if not isfinite(number):
            self.cells.text(*place, value)
        elif kind == "s":
            self.cells.shared_text(*place, int(number))
        elif kind == "b":
            self.cells.boolean(*place, bool(number))
        else:
            style = int(self.attributes.get("s", "0"))
            dated = style < len(self.date_styles) and self.date_styles[style]
            self.cells.number(*place, number, date=dated, digits=value)


def expat_scan(
    package: Package, part: str, cells: CellCollector, date_styles: Sequence[bool], computes_on_opening: bool
) -> SheetCells:
    """All cells of a worksheet.

    Raises `UnsafeFileError` for entities, `DamagedFileError` for what is no XML or points nowhere.
    """

    def refuse(*_: object) -> None:
        raise UnsafeFileError(path=package.path.name, part=part)

    handler = _Handler(cells, date_styles, computes_on_opening)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = refuse
    with damage(package.path, part):
        for piece in package.chunks(part, _PIECE):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
        return cells.sheet(
            zeros_are_results=handler.results > 0,
            hidden_rows=handler.hidden_rows,
            hidden_spans=handler.hidden_spans,
            merges=handler.merges,
        )
