"""Files made to take all memory or all time: refused, or read, within bounds of both."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = f'<worksheet xmlns="{MAIN}"><sheetData>'.encode()
TAIL = b"</sheetData></worksheet>"
STRINGS = f'<sst xmlns="{MAIN}">'.encode()
PAGE = "<html><table><tr><td>Invoice<td>Customer<td>Invoice date<td>Amount<tr><td>A1<td>C1<td>2025-01-01<td>5"
GOOD = b"".join(
    b'<row r="%d">' % row
    + b"".join(
        b'<c r="%c%d" t="inlineStr"><is><t>%s</t></is></c>' % (65 + place, row, text)
        for place, text in enumerate(texts)
    )
    + b"</row>"
    for row, texts in enumerate(
        ([b"Invoice", b"Customer", b"Invoice date", b"Amount"], [b"A1", b"C1", b"2025-01-01", b"5"]), 1
    )
)
Piece = tuple[bytes, int]


def write_xlsx(path: Path, sheet: list[Piece], strings: list[Piece] | None = None, workbook: bytes = b"") -> Path:
    """An xlsx of pieces, each so many times."""
    book = (
        workbook
        or f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets>'
        "</workbook>".encode()
    )
    relations = {
        "_rels/.rels": ("officeDocument", "xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": ("worksheet", "worksheets/sheet1.xml", "sharedStrings", "sharedStrings.xml"),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pairs in relations.items():
            lines = "".join(
                f'<Relationship Id="rId{number // 2 + 1}" Type="{OFFICE}/{pairs[number]}" '
                f'Target="{pairs[number + 1]}"/>'
                for number in range(0, len(pairs), 2)
            )
            archive.writestr(name, f'<Relationships xmlns="{PACKAGE}">{lines}</Relationships>')
        archive.writestr("xl/workbook.xml", book)
        for name, pieces in (
            ("xl/worksheets/sheet1.xml", sheet),
            ("xl/sharedStrings.xml", strings or [(STRINGS + b"</sst>", 1)]),
        ):
            with archive.open(name, "w") as part:
                for piece, times in pieces:
                    part.write(piece * times)
    return path


def sheet(*pieces: Piece) -> list[Piece]:
    """A sheet of two good rows and these pieces."""
    return [(HEAD + GOOD, 1), *pieces, (TAIL, 1)]


XLSX: dict[str, tuple[Callable[[Path], object], str]] = {
    "a sheet of blanks": (
        lambda path: write_xlsx(path, [(HEAD, 1), (b" " * 2**20, 128), (TAIL, 1)]),
        "unpacked the file would take 128 MB",
    ),
    "texts without number": (
        lambda path: write_xlsx(path, sheet(), [(STRINGS, 1), (b"<si><t></t></si>" * 2**16, 40), (b"</sst>", 1)]),
        "unpacked the file would take 40 MB",
    ),
    "texts that never end": (
        lambda path: write_xlsx(path, sheet(), [(STRINGS, 1), (b"<si a=''>", 500_000), (b"</sst>", 1)]),
        "damaged (xl/sharedStrings.xml)",
    ),
    "readings of a text that never end": (
        lambda path: write_xlsx(
            path, sheet(), [(STRINGS + b'<si x="">', 1), (b"<rPh a=''>", 500_000), (b"</si></sst>", 1)]
        ),
        "damaged (xl/sharedStrings.xml)",
    ),
    "values that never end": (
        lambda path: write_xlsx(path, sheet((b'<row r="3"><c r="A3">', 1), (b"<v ", 1_000_000), (b"></row>", 1))),
        "damaged (xl/worksheets/sheet1.xml)",
    ),
    "rows that never end": (
        lambda path: write_xlsx(path, sheet((b'<row r="3" hidden="1"/>', 1), (b"<row ", 500_000), (b">", 1))),
        "damaged (xl/worksheets/sheet1.xml)",
    ),
    "merges that never end": (
        lambda path: write_xlsx(path, [*sheet(), (b"<mergeCell ", 500_000), (b">", 1)]),
        "",
    ),
    "elements inside elements": (
        lambda path: write_xlsx(path, [(HEAD + b"<!-- -->", 1), (b"<a>", 3_000_000)]),
        "damaged (xl/worksheets/sheet1.xml)",
    ),
    "a workbook of elements inside elements": (
        lambda path: write_xlsx(path, sheet(), workbook=b"<a>" * 3_000_000),
        "unpacked the file would take",
    ),
    "a row beyond all sheets": (
        lambda path: write_xlsx(path, sheet((b'<row r="2000000000"><c><v>1</v></c></row>', 1))),
        "damaged (xl/worksheets/sheet1.xml)",
    ),
    "a column beyond all sheets": (
        lambda path: write_xlsx(path, sheet((b'<row r="3"><c r="ZZZ3"><v>1</v></c></row>', 1))),
        "damaged (xl/worksheets/sheet1.xml)",
    ),
    "a million rows with a format and nothing else": (
        lambda path: write_xlsx(
            path, sheet((b"".join(b'<row r="%d" s="1" customFormat="1"/>' % row for row in range(3, 1_048_577)), 1))
        ),
        "",
    ),
    "a stray cell in the last corner": (
        lambda path: write_xlsx(path, sheet((b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', 1))),
        "",
    ),
    "a size that is not its own": (
        lambda path: write_xlsx(
            path, [(HEAD.replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>') + GOOD + TAIL, 1)]
        ),
        "",
    ),
}


@pytest.mark.parametrize("name", XLSX)
def test_a_workbook_means_no_harm_to_memory_and_time(bounded: Callable[..., Any], tmp_path: Path, name: str) -> None:
    write, message = XLSX[name]
    write(tmp_path / "bomb.xlsx")
    ended = bounded("aging", "bomb.xlsx", "--as-of", "2025-03-31", "--json")

    assert ended.status in ((2,) if message else (0, 1)), ended
    assert message in ended.err, ended
    assert '"outstanding": 5.0' in ended.out or message
    assert "xlsaging-error.log" not in ended.err
    assert ended.megabytes < 700


def _overlapping(path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 31 * 2**20)
    raw, count = made.getvalue(), 60
    first, last = raw.index(b"PK\1\2"), raw.index(b"PK\5\6")
    entries = raw[first:last] * count
    path.write_bytes(
        raw[:first] + entries + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, len(entries), first, 0)
    )


def _nested(path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 2**24)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ledger.xlsx", inner.getvalue())


def _many_entries(path: Path) -> None:
    write_xlsx(path, sheet())
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(20_000):
            archive.writestr(f"x{number}", b"")


def _one_part_as_many_sheets(path: Path) -> None:
    names = "".join(f'<sheet name="S{number}" sheetId="{number}" r:id="rId1"/>' for number in range(1, 200))
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>'
    write_xlsx(path, sheet((b"<row><c><v>1</v></c></row>", 100_000)), workbook=book.encode())


def _ods(path: Path, body: str) -> None:
    spaces = 'xmlns:office="o" xmlns:table="t" xmlns:text="x"'
    row = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in ("Invoice", "Customer", "Invoice date", "Amount")
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f'<office:d {spaces}><table:table table:name="L"><table:table-row>{row}</table:table-row>{body}'
            "</table:table></office:d>",
        )


def _repeated(rows: str, columns: str) -> Callable[[Path], None]:
    cell = (
        f'<table:table-cell table:number-columns-repeated="{columns}" office:value-type="string"><text:p>x</text:p>'
        "</table:table-cell>"
    )
    return lambda path: _ods(path, f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>')


def _spaces(path: Path) -> None:
    text = '<text:s text:c="1000000000"/>' * 20_000
    _ods(
        path,
        f'<table:table-row><table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        "</table:table-row>",
    )


def _text(text: str, encoding: str = "utf-8") -> Callable[[Path], object]:
    return lambda path: path.write_text(text, encoding=encoding)


OTHERS: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "entries that share their bytes": ("a.xlsx", _overlapping, "unpacked the file would take 1860 MB"),
    "a package in a package": ("a.xlsx", _nested, "neither a workbook nor a text file"),
    "twenty thousand entries": ("a.xlsx", _many_entries, ""),
    "one part as two hundred sheets": ("a.xlsx", _one_part_as_many_sheets, ""),
    "ods: a cell for a million": ("a.ods", _repeated("30000", "1024"), "unpacked the file would take"),
    "ods: a cell for more than all sheets": ("a.ods", _repeated("9" * 14, "9" * 13), "unpacked the file would take"),
    "ods: a count beyond all numbers": ("a.ods", _repeated("9" * 5_000, "1"), "damaged (content.xml)"),
    "ods: a thousand million spaces": ("a.ods", _spaces, "no table of receivables"),
    "one line of 300,000 cells": (
        "a.csv",
        _text("Invoice,Customer,Invoice date,Amount\n" + "," * 300_000 + "\n" + "A1,C1,2025-01-01,5\n" * 50_000),
        "line 2 has 300001 cells, most others have 4",
    ),
    "a quote at the end of two million": (
        "a.csv",
        _text("Invoice,Customer,Invoice date,Amount\n" + '"' * 2_000_001),
        "",
    ),
    "html: cells as wide as a sheet": ("a.xls", _text(PAGE + "<tr><td colspan=16384>x" * 5_000), "unpacked the file"),
    "html: a cell as high as a sheet": (
        "a.xls",
        _text(PAGE + "<tr><td rowspan=1048576 colspan=16384>x" + "<tr><td>y" * 5_000),
        "unpacked the file would take",
    ),
    "html: tags that never end": ("a.xls", _text(PAGE + "<a b='" * 100_000), ""),
    "html: comments that never end": ("a.xls", _text(PAGE + "<!--" * 100_000), ""),
    "html: comments before nothing": ("a.xls", _text("<!---->" * 500 + "x"), "no table of receivables"),
    "html: scripts that never end": ("a.xls", _text(PAGE + "<script>" + "</" * 100_000), ""),
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_file_of_another_kind_means_no_harm_to_memory_and_time(
    bounded: Callable[..., Any], tmp_path: Path, name: str
) -> None:
    file, write, message = OTHERS[name]
    write(tmp_path / file)
    ended = bounded("aging", file, "--as-of", "2025-03-31", "--json")

    assert ended.status in ((2,) if message else (0, 1)), ended
    assert message in ended.err, ended
    assert "xlsaging-error.log" not in ended.err
    assert ended.megabytes < 700
