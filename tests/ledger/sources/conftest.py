"""Writers of small files, one for each kind, so that a test shows what it reads."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

Rows = Sequence[Sequence[Any]]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="4"/></cellXfs></styleSheet>'
)


def relations(**targets: str) -> str:
    """A part that points to others, by kind; the ids are rId1, rId2, ..."""
    lines = (
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{"".join(lines)}</Relationships>'


def write_xlsx_parts(
    path: Path,
    sheet: str | bytes,
    *,
    strings: str | bytes = "",
    workbook: str = "",
    more: Mapping[str, str | bytes] | None = None,
) -> Path:
    """An xlsx whose sheet XML the test writes itself. Styles: 0 plain, 1 and 2 dates, 3 amount."""
    if isinstance(sheet, str) and "worksheet" not in sheet:
        sheet = f'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="{MAIN}">{sheet}</worksheet>'
    workbook = workbook or (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": workbook,
        "xl/_rels/workbook.xml.rels": relations(
            worksheet="worksheets/sheet1.xml", styles="styles.xml", sharedStrings="/xl/sharedStrings.xml"
        ),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": strings or f'<sst xmlns="{MAIN}"><si><t>zero</t></si><si><t>one</t></si></sst>',
        "xl/worksheets/sheet1.xml": sheet,
        **(more or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def write_openpyxl(path: Path, rows: Rows) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "Ledger"
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def write_xlsxwriter(path: Path, rows: Rows) -> Path:
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet("Ledger")
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell is None:
                    continue
                if isinstance(cell, str) and cell.startswith("#"):
                    sheet.write_formula(number, column, "=NA()", None, cell)
                elif isinstance(cell, str):
                    sheet.write_string(number, column, cell)
                else:
                    sheet.write(number, column, cell)
    return path


def write_xls(path: Path, rows: Rows) -> Path:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Ledger")
    dated = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and cell.startswith("#"):
                sheet.row(number).set_cell_error(column, ERROR_CODES[cell])
            elif isinstance(cell, date):
                sheet.write(number, column, cell, dated)
            elif cell is not None:
                sheet.write(number, column, cell)
    book.save(str(path))
    return path


def write_ods(path: Path, rows: Rows) -> Path:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    table = Table(name="Ledger")
    document.spreadsheet.addElement(table)
    for row in rows:
        line = TableRow()
        table.addElement(line)
        for cell in row:
            found = _ods_cell(TableCell, cell)
            if isinstance(cell, str):
                for paragraph in cell.split("\n"):
                    found.addElement(P(text=paragraph))
            line.addElement(found)
    document.save(str(path))
    if any(isinstance(cell, str) and cell.startswith("#") for row in rows for cell in row):
        _mark_errors(path)
    return path


def _ods_cell(kind: Any, cell: object) -> Any:
    if cell is None:
        return kind()
    if isinstance(cell, bool):
        return kind(valuetype="boolean", booleanvalue=str(cell).lower())
    if isinstance(cell, int | float):
        return kind(valuetype="float", value=repr(cell))
    if isinstance(cell, date):
        return kind(valuetype="date", datevalue=cell.isoformat())
    if str(cell).startswith("#"):
        return kind(valuetype="string", stringvalue="ERROR")
    return kind(valuetype="string")


def _mark_errors(path: Path) -> None:
    """odfpy does not know the attribute by which LibreOffice marks errors."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    content = parts["content.xml"].replace(
        b'office:string-value="ERROR"',
        b'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
        b'office:string-value="" calcext:value-type="error"',
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in {**parts, "content.xml": content}.items():
            archive.writestr(name, data)


def record(kind: int, data: bytes = b"") -> bytes:
    """One record of an xlsb part."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(data)
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 0x7F else 0)])
        length >>= 7
        if not length:
            return head + size + data


def wide(text: str) -> bytes:
    """A string as xlsb writes it."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


ERROR_CODES = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42}


def _xlsb_cell(column: int, cell: object) -> bytes:
    def at(style: int = 0) -> bytes:
        return struct.pack("<II", column, style)

    if isinstance(cell, bool):
        return record(4, at() + bytes([cell]))
    if isinstance(cell, int) and abs(cell) < 2**28:
        return record(2, at() + struct.pack("<i", cell << 2 | 2))
    if isinstance(cell, int | float):
        return record(5, at() + struct.pack("<d", cell))
    if isinstance(cell, date):
        moment = cell if isinstance(cell, datetime) else datetime(cell.year, cell.month, cell.day)
        serial = (moment - datetime(1899, 12, 30)).total_seconds() / 86400
        return record(5, at(1) + struct.pack("<d", serial))
    text = str(cell)
    if text.startswith("#"):
        return record(3, at() + bytes([ERROR_CODES[text]]))
    return record(6, at() + wide(text))


def write_xlsb(path: Path, rows: Rows, *, date1904: bool = False) -> Path:
    width = max(map(len, rows), default=1)
    sheet = record(129) + record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1)) + record(145)
    lines = []
    for number, row in enumerate(rows):
        lines.append(record(0, struct.pack("<IIHBB", number, 0, 300, 0, 0) + b"\0" + struct.pack("<I", 0)))
        lines += [_xlsb_cell(column, cell) for column, cell in enumerate(row) if cell is not None]
    sheet += b"".join(lines) + record(146) + record(130)
    styles = record(278) + record(617, struct.pack("<I", 2))
    styles += record(47, struct.pack("<HH", 0, 0) + b"\0" * 12) + record(47, struct.pack("<HH", 0, 14) + b"\0" * 12)
    styles += record(618) + record(279)
    book = record(131) + record(153, struct.pack("<II", int(date1904), 0) + wide("")) + record(143)
    book += record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Ledger")) + record(144) + record(132)
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    binary = "application/vnd.ms-excel"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            f'<Types xmlns="{types}"><Default Extension="bin" ContentType="{binary}.sheet.binary.macroEnabled.main"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.bin" ContentType="{binary}.worksheet"/>'
            f'<Override PartName="/xl/styles.bin" ContentType="{binary}.styles"/></Types>'
        ),
        "_rels/.rels": relations(officeDocument="xl/workbook.bin"),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": relations(worksheet="worksheets/sheet1.bin", styles="styles.bin"),
        "xl/styles.bin": styles,
        "xl/worksheets/sheet1.bin": sheet,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def write_spreadsheetml(path: Path, rows: Rows) -> Path:
    from xml.sax.saxutils import escape

    def data(cell: object) -> str:
        if cell is None:
            return "<Cell/>"
        kind, text = "String", str(cell)
        if isinstance(cell, bool):
            kind, text = "Boolean", str(int(cell))
        elif isinstance(cell, int | float):
            kind, text = "Number", repr(cell)
        elif isinstance(cell, date):
            kind, text = "DateTime", cell.isoformat() + ("" if isinstance(cell, datetime) else "T00:00:00.000")
        elif text.startswith("#"):
            kind = "Error"
        return f'<Cell><Data ss:Type="{kind}">{escape(text)}</Data></Cell>'

    lines = "".join(f"<Row>{''.join(map(data, row))}</Row>" for row in rows)
    path.write_text(
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="Ledger"><Table>{lines}</Table></Worksheet></Workbook>',
        encoding="utf-8",
    )
    return path


WRITERS: dict[str, tuple[str, Callable[[Path, Rows], Path]]] = {
    "openpyxl": ("a.xlsx", write_openpyxl),
    "xlsxwriter": ("a.xlsm", write_xlsxwriter),
    "xls": ("a.xls", write_xls),
    "xlsb": ("a.xlsb", write_xlsb),
    "ods": ("a.ods", write_ods),
    "spreadsheetml": ("a.xls", write_spreadsheetml),
}


@pytest.fixture(params=sorted(WRITERS))
def workbook_of(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[Rows], Path]:
    """Writes rows as a workbook; a test that uses this runs once for each kind."""
    name, write = WRITERS[request.param]
    return lambda rows: write(tmp_path / name, rows)


@pytest.fixture
def xlsx_of_xml(tmp_path: Path) -> Callable[..., Path]:
    """Writes an xlsx of hand-written XML."""
    return lambda sheet, **more: write_xlsx_parts(tmp_path / "hand.xlsx", sheet, **more)


@pytest.fixture
def writers() -> dict[str, tuple[str, Callable[[Path, Rows], Path]]]:
    """The writers by kind: a file name that fits, and the function."""
    return WRITERS


@pytest.fixture
def xlsb_records() -> tuple[Callable[..., bytes], Callable[[str], bytes]]:
    """Makers of an xlsb record and of its strings."""
    return record, wide
