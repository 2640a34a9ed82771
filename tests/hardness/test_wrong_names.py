"""A file under another kind's name is read by its content, or refused in words."""

from __future__ import annotations

import gzip
import io
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hardness.books import AMOUNTS, KINDS, ROWS, write_csv

from xlsaging.ledger import read_ledger
from xlsaging.ledger.sources.source import SUFFIXES
from xlsaging.model.errors import NotAWorkbookError, NothingFoundError, XlsagingError

NAMES = [f"ledger{suffix}" for suffix in sorted(SUFFIXES)] + ["ledger", "ledger.XLSX", "ledger.pdf", "ledger.xlsx.csv"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_read_under_every_name(tmp_path: Path, kind: str) -> None:
    KINDS[kind](tmp_path / "whole", ROWS)
    for name in NAMES:
        path = (tmp_path / "whole").rename(tmp_path / name)
        assert list(read_ledger(path).invoices["amount"]) == AMOUNTS, name
        path.rename(tmp_path / "whole")


def _zip(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return made.getvalue()


def _database() -> bytes:
    with sqlite3.connect(":memory:") as base:
        base.execute("create table invoices (document_no, amount)")
        return base.serialize()


def _document() -> bytes:
    """A container that holds a text document and no workbook."""
    import xlwt

    made = io.BytesIO()
    book = xlwt.Workbook()
    book.add_sheet("x")
    book.save(made)
    return made.getvalue().replace("Workbook".encode("utf-16-le"), "WordDocu".encode("utf-16-le"))


def _zipped_csv(tmp_path: Path) -> bytes:
    write_csv(tmp_path / "in.csv", ROWS)
    return _zip(in_csv=(tmp_path / "in.csv").read_text(encoding="utf-8"))


OTHERS: dict[str, Callable[[Path], bytes]] = {
    "pdf": lambda _: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\nstream\n\x00\x01\x02\x9f",
    "png": lambda _: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "jpeg": lambda _: b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01",
    "docx": lambda _: _zip(word__document_xml="<w/>"),
    "odt": lambda _: _zip(mimetype="application/vnd.oasis.opendocument.text", content_xml="<x/>"),
    "a zip of a csv": _zipped_csv,
    "an empty zip": lambda _: _zip(),
    "gz": lambda _: gzip.compress(b"Invoice,Customer,Invoice date,Amount\nA1,C1,2025-01-05,100\n"),
    "7z": lambda _: b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(range(64)),
    "rar": lambda _: b"Rar!\x1a\x07\x01\x00" + bytes(range(64)),
    "doc": lambda _: _document(),
    "a database": lambda _: _database(),
    "a program": lambda _: b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00",
    "json": lambda _: b'{"invoices": [{"no": "A1", "amount": 5}]}\n',
    "rtf": lambda _: b"{\\rtf1\\ansi Invoice A1, 5.00\\par}\n",
    "xml": lambda _: b'<?xml version="1.0"?>\n<invoices><invoice no="A1" amount="5"/></invoices>\n',
    "a page without tables": lambda _: b"<html><body><p>Please sign in</p></body></html>",
}


@pytest.mark.parametrize("kind", OTHERS)
def test_what_is_no_ledger_is_refused_under_every_name(tmp_path: Path, kind: str) -> None:
    content = OTHERS[kind](tmp_path)
    for name in NAMES:
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(XlsagingError, match="ledger") as caught:
            read_ledger(path)
        assert isinstance(caught.value, NotAWorkbookError | NothingFoundError), (name, caught.value)
        path.unlink()
