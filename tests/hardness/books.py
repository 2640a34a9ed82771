"""The same small ledger as a file of every kind."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ledger.sources.conftest import WRITERS

HEADERS = ["Invoice", "Customer", "Name", "Invoice date", "Due date", "Amount"]
ROWS = [
    HEADERS,
    ["A1", "C1", "Northwind", date(2025, 1, 5), date(2025, 2, 4), 100.5],
    ["A2", "C1", "Northwind", date(2025, 2, 10), date(2025, 3, 12), 200.25],
    ["A3", "C2", "Müller, 北京", date(2025, 3, 1), date(2025, 4, 30), 300.15],
    ["A4", "C2", "Müller, 北京", date(2025, 3, 2), date(2025, 4, 30), -12.75],
]
AMOUNTS = [row[5] for row in ROWS[1:]]
Rows = Sequence[Sequence[Any]]
Write = Callable[[Path, Rows], object]


def write_parquet(path: Path, rows: Rows) -> None:
    """Columns with their types; the first row is the header."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table(dict(zip(rows[0], zip(*rows[1:], strict=True), strict=True))), path)


def write_csv(path: Path, rows: Rows, sign: str = ",", encoding: str = "utf-8") -> None:
    """Lines of cells; quotes where a cell has the sign in it."""
    lines = (sign.join(f'"{cell}"' if sign in str(cell) else str(cell) for cell in row) for row in rows)
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode(encoding))


def write_page(path: Path, rows: Rows) -> None:
    """One HTML table."""
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in rows)
    path.write_text(f"<html><body><table>{lines}</table></body></html>", encoding="utf-8")


def _text(sign: str, encoding: str) -> Write:
    return lambda path, rows: write_csv(path, rows, sign, encoding)


WORKBOOKS: dict[str, Write] = {
    "xlsx": WRITERS["openpyxl"][1],
    "xlsm": WRITERS["xlsxwriter"][1],
    "xlsb": WRITERS["xlsb"][1],
    "xls": WRITERS["xls"][1],
    "ods": WRITERS["ods"][1],
    "xml": WRITERS["spreadsheetml"][1],
    "parquet": write_parquet,
}
TEXTS: dict[str, Write] = {
    "csv": _text(",", "utf-8"),
    "tsv": _text("\t", "utf-16"),
    "txt": _text(";", "gb18030"),
    "htm": write_page,
}
KINDS = {**WORKBOOKS, **TEXTS}
"""How each kind is written, by the ending of its name."""


def repacked(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The package at `path` after `change` has had its parts."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def texts_of(path: Path) -> str:
    """All that a package says, its names among them."""
    with zipfile.ZipFile(path) as archive:
        return "\n".join(f"{name}\n{archive.read(name).decode('utf-8', 'replace')}" for name in archive.namelist())
