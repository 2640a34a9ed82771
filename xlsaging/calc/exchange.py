"""Workbooks that go to and fro between LibreOffice and Excel keep their formulas.

LibreOffice reads a function that it does not know in a file of Excel's as an unknown name, although the add-in has it:
such formulas are entered anew when a workbook is opened. It writes the name that it stores them under, which Excel
does not know: the written file is put right, and its results stay as they are.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

from .names import STORED

__all__ = ["enter_anew", "excel_names_in", "read_anew"]

_UNKNOWN = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")
    |(?<![\w.])(?:'[^']*'\s*\#\s*\$?|\[\d+\]\s*!|'[^']*'!|_xll\.|_xludf\.|org\.xlsaging\.functions\.)?
    (?P<name>ar_\w+)(?=\s*\()
    |(?<=\w)\[\#(?P<part>all|data|headers|totals)\]""",
    re.VERBOSE | re.IGNORECASE,
)
"""A text, in which nothing is a name; a function, also as one of ArCollect.xlam's (`[1]!AR_DSO`) or of another
program's add-in; or a part of a table, which LibreOffice takes in two brackets only."""
_FORMULAS = 16
"""com.sun.star.sheet.CellFlags.FORMULA."""
_KINDS = (".xlsx", ".xlsm", ".xltx", ".xltm")


def read_anew(formula: str, known: Collection[str]) -> str:
    """A formula as it is to be entered: every function in `known` by its bare name.

    >>> read_anew('=UPPER([1]!ar_bucket(A1))&"ar_dso("', {"AR_BUCKET", "AR_DSO"})
    '=UPPER(AR_BUCKET(A1))&"ar_dso("'
    """
    names = ((found["name"] or "").upper() for found in _UNKNOWN.finditer(formula))
    if not any(name in known for name in names):
        return formula

    def name(found: re.Match[str]) -> str:
        if found["part"]:
            return f"[[#{found['part'].capitalize()}]]"
        bare = (found["name"] or "").upper()
        return bare if bare in known else found[0]

    return _UNKNOWN.sub(name, formula)


def enter_anew(document: Any, known: Collection[str]) -> int:
    """Enter every formula anew in which LibreOffice did not know a function; returns how many they were."""
    entered = 0
    was = document.isModified()
    for sheet in _each(document.getSheets()):
        for cells in _each(sheet.queryContentCells(_FORMULAS)):
            # All are found before the first is entered: what is entered changes what stands behind it.
            for enter, formula in list(_changes(cells, known)):
                enter(formula)
                entered += 1
    if entered and not was:
        document.setModified(False)
    return entered


def _each(container: Any) -> Iterator[Any]:
    for number in range(container.getCount()):
        yield container.getByIndex(number)


def _changes(cells: Any, known: Collection[str]) -> Iterator[tuple[Callable[[str], None], str]]:
    """How to enter which formula, in one block of them."""
    for row, formulas in enumerate(cells.getFormulaArray()):
        for column, formula in enumerate(formulas):
            if "ar_" not in formula.lower():
                continue
            cell = cells.getCellByPosition(column, row)
            if formula.startswith("{"):
                yield from _array(cell, formula[1:-1], known)
            elif (anew := read_anew(formula, known)) != formula:
                yield cell.setFormula, anew


def _array(cell: Any, formula: str, known: Collection[str]) -> Iterator[tuple[Callable[[str], None], str]]:
    """An array formula is entered once, for all of its cells, by the one at its top left."""
    anew = read_anew(formula, known)
    if anew == formula:
        return
    cursor = cell.getSpreadsheet().createCursorByRange(cell)
    cursor.collapseToCurrentArray()
    first, here = cursor.getRangeAddress(), cell.getCellAddress()
    if (first.StartColumn, first.StartRow) == (here.Column, here.Row):
        yield cursor.setArrayFormula, anew


def excel_names_in(path: Path) -> bool:
    """Give the functions in a file that LibreOffice wrote the names that Excel knows; returns whether any was there.

    Everything else stays as it is, and so does the time at which the file was written: LibreOffice takes another for
    a change that somebody else made. Other kinds of files are left alone, and so is one with a password: nobody can
    read it without.
    """
    if path.suffix.lower() not in _KINDS or not is_zipfile(path):
        return False
    with ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist() if name.endswith(".xml")}
        put = {name: data for name, data in ((name, _renamed(data)) for name, data in parts.items()) if data}
        if not put:
            return False
        before = path.stat()
        beside = path.with_name(f".{path.name}.new")
        try:
            with ZipFile(beside, "w") as target:
                for entry in source.infolist():
                    target.writestr(entry, put.get(entry.filename) or source.read(entry), entry.compress_type)
            beside.chmod(before.st_mode & 0o7777)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    return True


def _renamed(part: bytes) -> bytes | None:
    text = part.decode("utf-8")
    put = STORED.sub(r"\1", text)
    return put.encode("utf-8") if put != text else None
