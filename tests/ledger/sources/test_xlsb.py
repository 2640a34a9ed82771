"""Binary Office Open XML workbooks."""

from __future__ import annotations

import struct
import zipfile
from datetime import date

import pytest

from xlsaging.ledger.grid import CellError
from xlsaging.ledger.sources import open_source
from xlsaging.model.errors import DamagedFileError

ROWS = [["No", "客户", 1.5], [7, -8, 123456.78], [None, "x", 2**40]]


@pytest.fixture
def rewritten(writers, tmp_path):
    """An xlsb of which one part is replaced."""

    def write(**parts):
        path = writers["xlsb"][1](tmp_path / "a.xlsb", ROWS)
        with zipfile.ZipFile(path) as archive:
            whole = {name: archive.read(name) for name in archive.namelist()}
        whole.update({f"xl/{name.replace('__', '/')}.bin": data for name, data in parts.items()})
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in whole.items():
                archive.writestr(name, data)
        return path

    return write


def test_another_reader_finds_the_same_cells(writers, tmp_path):
    import fastexcel

    path = writers["xlsb"][1](tmp_path / "a.xlsb", ROWS)
    theirs = fastexcel.read_excel(path).load_sheet(0, header_row=None, dtypes="string").to_arrow()
    ours = open_source(path).grids[0]
    found = ours.columns(dict.fromkeys(range(3), "text"), 0, 2)
    assert ours.cells(0, 9) == ROWS
    assert [found[column].values.tolist() for column in range(3)] == [
        [text or "" for text in theirs.column(column).to_pylist()] for column in range(3)
    ]


def test_every_kind_of_cell_record_is_read(rewritten, xlsb_records):
    record, wide = xlsb_records

    def at(column, style=0):
        return struct.pack("<II", column, style)

    hundredth, upper = 12345 << 2 | 3, struct.unpack("<I", struct.pack("<d", 0.5)[4:])[0]
    cells = [
        record(2, at(0) + struct.pack("<i", hundredth)),
        record(2, at(1) + struct.pack("<I", upper)),
        record(2, at(2) + struct.pack("<i", (-5 << 2) | 2)),
        record(7, at(3) + struct.pack("<I", 1)),
        record(8, at(4) + wide("formula") + b"\0" * 6),
        record(9, at(5, 1) + struct.pack("<d", 45688) + b"\0" * 6),
        record(10, at(6) + b"\1" + b"\0" * 6),
        record(11, at(7) + b"\x17" + b"\0" * 6),
        record(62, at(8) + b"\1" + wide("rich") + b"\0" * 8),
        record(1, at(9)),
        record(3, at(10) + b"\x2a"),
    ]
    row = record(0, struct.pack("<IIHBB", 4, 0, 300, 0, 0x10) + b"\0" * 5)
    columns = record(60, struct.pack("<IIIIH", 1, 2, 100, 0, 1))
    merge = record(176, struct.pack("<IIII", 4, 5, 0, 1))
    sheet = record(129) + columns + record(145) + row + b"".join(cells) + record(146) + merge + record(130)
    strings = record(159, struct.pack("<II", 2, 2)) + record(19, b"\0" + wide("a")) + record(19, b"\0" + wide("共享"))
    path = rewritten(worksheets__sheet1=sheet, sharedStrings=strings + record(160))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts["xl/_rels/workbook.bin.rels"] = parts["xl/_rels/workbook.bin.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="x" Type="{office}/sharedStrings" Target="sharedStrings.bin"/></Relationships>'.encode(),
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    grid = open_source(path).grids[0]
    expected = [123.45, 0.5, -5, "共享", "formula", date(2025, 1, 31), True, CellError("#REF!"), "rich", None]
    assert grid.cells(4, 4) == [[*expected, CellError("#N/A")]]
    assert (grid.hidden_rows, grid.hidden_columns, list(grid.merges)) == (1, 2, [(4, 5, 0, 1)])


@pytest.mark.parametrize(
    "sheet",
    [b"\x02\x0c\0\0", b"\x06\xff\xff\xff\xff", b"\x07\x0c" + struct.pack("<III", 0, 0, 9), b"\x80", b"\x05\x02ab"],
)
def test_records_that_break_off_or_point_nowhere_are_damage(sheet, rewritten):
    with pytest.raises(DamagedFileError):
        open_source(rewritten(worksheets__sheet1=sheet)).grids[0].cells(0, 0)
