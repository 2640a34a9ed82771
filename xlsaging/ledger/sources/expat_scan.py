"""The same cells by an XML parser: for worksheets that are not written the way the fast scan expects.

Prefixed names, single quotes, comments, other encodings, cells without addresses: all of it is legal, and
none of it usual.
"""

from __future__ import annotations

import re
from typing import Any
from xml.parsers import expat

import numpy as np

from xlsaging.ledger.grid import CellError, Uncached
from xlsaging.model.errors import DamagedFileError, UnsafeFileError

from .package import Package
from .regions import region
from .scan import BOOL, DATE, NUMBER, OTHER, TEXT, CellBatch, Scanner, iso_serial
from .sheet import SheetCells
from .strings import plain_text

__all__ = ["expat_scan"]

_PIECE = 1024 * 1024
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_TRUE = ("1", "true", "on")


class _Handler:
    """Follows a worksheet's elements and keeps its cells."""

    def __init__(self, scanner: Scanner) -> None:
        self.scanner = scanner
        self.rows: list[int] = []
        self.columns: list[int] = []
        self.kinds: list[int] = []
        self.numbers: list[float] = []
        self.hidden_spans: list[tuple[int, int]] = []
        self.merges: list[tuple[int, int, int, int]] = []
        self.row = self.column = -1
        self.attributes: dict[str, str] = {}
        self.phonetic = 0
        self.inner = ""
        self.heard: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._begin_cell(attributes)
        elif name == "row":
            self.row = int(attributes["r"]) - 1 if "r" in attributes else self.row + 1
            self.column = -1
            self.scanner.hidden_rows += attributes.get("hidden") in _TRUE
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
        name = tag.rpartition(":")[2]
        if name in ("v", "f", "t"):
            self.inner = ""
        elif name == "rPh":
            self.phonetic -= 1
        elif name == "c":
            self._keep()

    def _keep(self) -> None:
        kind = self.attributes.get("t", "n")
        value = self.heard.get("v", "")
        if kind == "inlineStr":
            self._text(plain_text(self.heard.get("t", "")))
        elif kind == "str":
            self._text(plain_text(value))
        elif not value:
            if "f" in self.heard:
                self._other(Uncached("=" + self.heard["f"]))
        elif kind == "e":
            self._other(CellError(value.strip()))
        elif kind == "d":
            serial = iso_serial(value.strip(), self.scanner.date1904)
            self._text(value.strip()) if serial is None else self._add(DATE, serial)
        else:
            self._number(kind, value.strip())

    def _number(self, kind: str, value: str) -> None:
        try:
            number = float(value)
        except ValueError:
            number = float("nan")
        if not np.isfinite(number):
            self._text(value)
        elif kind == "s":
            self._add(TEXT, number)
        elif kind == "b":
            self._add(BOOL, number)
        else:
            style = min(int(self.attributes.get("s", "0")), len(self.scanner.date_styles) - 1)
            self._add(DATE if self.scanner.date_styles[style] else NUMBER, number)
            if abs(number) >= 1e15 and value.isdigit():
                self.scanner.exact[self.row, self.column] = value

    def _text(self, text: str) -> None:
        self.scanner.texts.append(text)
        self._add(TEXT, len(self.scanner.texts) - 1)

    def _other(self, value: object) -> None:
        self.scanner.others.append(value)
        self._add(OTHER, len(self.scanner.others) - 1)

    def _add(self, kind: int, number: float) -> None:
        self.rows.append(self.row)
        self.columns.append(self.column)
        self.kinds.append(kind)
        self.numbers.append(number)

    def batch(self) -> CellBatch:
        return CellBatch(
            np.array(self.rows, dtype=np.int32),
            np.array(self.columns, dtype=np.int32),
            np.array(self.kinds, dtype=np.uint8),
            np.array(self.numbers, dtype=np.float64),
        )


def expat_scan(package: Package, part: str, scanner: Scanner) -> SheetCells:
    """All cells of a worksheet.

    Raises `UnsafeFileError` for entities, `DamagedFileError` for what is no XML or points nowhere.
    """

    def refuse(*_: Any) -> None:
        raise UnsafeFileError(path=package.path.name, part=part)

    shared = len(scanner.texts)
    handler = _Handler(scanner)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = refuse
    try:
        for piece in package.chunks(part, _PIECE):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, KeyError) as error:
        raise DamagedFileError(path=package.path.name, part=part) from error
    batch = handler.batch()
    pointers = batch.numbers[batch.kinds == TEXT]
    if len(pointers) and not 0 <= pointers.min() <= pointers.max() < max(shared, len(scanner.texts)):
        raise DamagedFileError(path=package.path.name, part=part)
    return SheetCells.of(
        [batch],
        scanner.texts,
        scanner.date1904,
        others=scanner.others,
        exact=scanner.exact,
        hidden_rows=scanner.hidden_rows,
        hidden_spans=handler.hidden_spans,
        merges=handler.merges,
    )
