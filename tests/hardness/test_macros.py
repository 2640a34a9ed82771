"""The macros of a ledger are neither run nor carried over; its data are read as if they were not there."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hardness.books import AMOUNTS, KINDS, ROWS, repacked, texts_of
from hardness.conftest import OUTWARD

from xlsaging.cli.main import main
from xlsaging.ledger import read_ledger

MACRO = 'Sub Workbook_Open()\r\n    Shell "cmd /c echo %s > touched", 0\r\nEnd Sub\r\nSub Auto_Open()\r\nEnd Sub\r\n'
WORD = "ouvertzumtanz"
"""A word that stands in every macro, and is to stand nowhere else."""


def _project(folder: Path) -> tuple[bytes, Path]:
    """A VBA project with a macro that would run on opening, and the xlsm that it is in."""
    import xlsxwriter
    from pyopenvba import ExcelFile

    skeleton, made = folder / "skeleton.xlsm", folder / "project.xlsm"
    with xlsxwriter.Workbook(skeleton) as book:
        book.set_vba_name("ThisWorkbook")
        book.add_worksheet("Ledger").set_vba_name("Sheet1")
    with ExcelFile(skeleton) as book:
        project = book.add_vba_project()
        book.set_module("ThisWorkbook", MACRO % WORD)
        project.add_module("Opening", (MACRO % WORD).replace("Workbook_Open", "Opening"))
        book.save(made)
    with ExcelFile(made) as book:
        assert not book.validate()
        return book.vba_project_bytes(), made


SHEET_4 = (
    '<xm:macrosheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><sheetData><row r="1"><c r="A1" t="str">'
    f"<f>EXEC(&quot;cmd /c echo {WORD}&quot;)</f><v>Invoice</v></c></row></sheetData></xm:macrosheet>"
)


def _xlsm(path: Path) -> None:
    """VBA, and a sheet of Excel 4 macros, as Excel saves them."""
    import xlsxwriter

    project, _ = _project(path.parent)
    (path.parent / "vbaProject.bin").write_bytes(project)
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        book.add_vba_project(str(path.parent / "vbaProject.bin"))
        book.set_vba_name("ThisWorkbook")
        sheet = book.add_worksheet("Ledger")
        sheet.set_vba_name("Sheet1")
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
        sheet.insert_button("H2", {"macro": "Opening", "caption": "Open"})
        book.define_name("_xlnm.Auto_Open", "=Macro1!$A$1")

    def add_macro_sheet(parts: dict[str, bytes]) -> None:
        parts["xl/macrosheets/sheet1.xml"] = SHEET_4.encode()
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
            b"</sheets>", b'<sheet name="Macro1" sheetId="9" state="veryHidden" r:id="rId99"/></sheets>'
        )
        parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
            b"</Relationships>",
            b'<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet" '
            b'Target="macrosheets/sheet1.xml"/></Relationships>',
        )

    repacked(path, add_macro_sheet)


def _xlsb(path: Path) -> None:
    project, _ = _project(path.parent)
    KINDS["xlsb"](path, ROWS)

    def add_project(parts: dict[str, bytes]) -> None:
        parts["xl/vbaProject.bin"] = project
        parts["xl/_rels/workbook.bin.rels"] = parts["xl/_rels/workbook.bin.rels"].replace(
            b"</Relationships>",
            b'<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
            b'Target="vbaProject.bin"/></Relationships>',
        )

    repacked(path, add_project)


def _xls(path: Path) -> None:
    """A sheet of Excel 4 macros beside the ledger's, and a VBA project in a storage of its own."""
    import xlwt
    from pyopenvba.cfb import CFB
    from xlwt.CompoundDoc import XlsDoc

    book = xlwt.Workbook()
    sheet, macros = book.add_sheet("Ledger"), book.add_sheet("Macro1")
    dated = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for number, row in enumerate(ROWS):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell, dated if column in (3, 4) and number else xlwt.Style.default_style)
            macros.write(number, column, cell, dated if column in (3, 4) and number else xlwt.Style.default_style)
    macros.write(9, 0, WORD)
    made = io.BytesIO()
    XlsDoc().save(made, _as_macro_sheet(book.get_biff_data()))
    container = CFB.from_bytes(made.getvalue())
    project = CFB.from_bytes(_project(path.parent)[0])
    container.add_substorage_at((), "_VBA_PROJECT_CUR")
    container.add_substorage_at(("_VBA_PROJECT_CUR",), "VBA")
    for folder in ((), ("VBA",)):
        for name in project.list_streams_at(folder):
            container.add_stream_at(("_VBA_PROJECT_CUR", *folder), name, project.get_stream_at(folder, name))
    path.write_bytes(container.to_bytes())


def _as_macro_sheet(records: bytes) -> bytes:
    """The second sheet turned into one of macros: its entry and its own beginning say so."""
    made, place, entries, starts = bytearray(records), 0, 0, 0
    while place < len(records):
        kind, length = struct.unpack_from("<HH", records, place)
        entries, starts = entries + (kind == 0x85), starts + (kind == 0x809)
        if kind == 0x85 and entries == 2:
            made[place + 4 + 5] = 1
        if kind == 0x809 and starts == 3:
            struct.pack_into("<H", made, place + 4 + 2, 0x40)
        place += 4 + length
    return bytes(made)


def _ods(path: Path) -> None:
    KINDS["ods"](path, ROWS)

    def add_basic(parts: dict[str, bytes]) -> None:
        parts["Basic/Standard/Module1.xml"] = f"<module>Sub Main\nShell({WORD})\nEnd Sub</module>".encode()
        parts["Scripts/python/opening.py"] = f"import os; os.system('{WORD}')".encode()
        parts["content.xml"] = parts["content.xml"].replace(
            b"<office:body>",
            b'<office:scripts><office:event-listeners><script:event-listener xmlns:script="s" '
            b'script:event-name="dom:load" xlink:href="vnd.sun.star.script:Standard.Module1.Main?language=Basic" '
            b'xmlns:xlink="http://www.w3.org/1999/xlink"/></office:event-listeners></office:scripts><office:body>',
        )

    repacked(path, add_basic)


WRITERS: dict[str, Callable[[Path], Any]] = {"xlsm": _xlsm, "xlsb": _xlsb, "xls": _xls, "ods": _ods}


@pytest.mark.parametrize("kind", WRITERS)
def test_macros_are_neither_run_nor_carried_over(tmp_path: Path, heard: list[tuple[str, str]], kind: str) -> None:
    (tmp_path / "books").mkdir()
    ledger, pack = tmp_path / "books" / f"ledger.{kind}", tmp_path / "pack.xlsx"
    WRITERS[kind](ledger)
    whole = ledger.read_bytes()
    heard.clear()
    amounts = list(read_ledger(ledger).invoices["amount"])
    status = main(["close", str(ledger), "--as-of", "2025-03-31", "--lang", "en", "--out", str(pack), "-q"])

    assert (status in (0, 1), amounts) == (True, AMOUNTS)
    assert not [each for each in heard if each[0].startswith(OUTWARD) or "touched" in each[1]]
    assert ledger.read_bytes() == whole
    said = texts_of(pack).lower()
    assert not [word for word in (WORD, "vba", "macro1", "macroenabled", "macrosheet", "auto_open") if word in said]
