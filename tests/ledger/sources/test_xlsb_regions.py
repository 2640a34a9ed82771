"""Tables and names of xlsb workbooks."""

from __future__ import annotations

import struct
import zipfile

import pytest

from xlsaging.ledger.grid import Region
from xlsaging.ledger.read import read_ledger
from xlsaging.ledger.sources import open_source
from xlsaging.ledger.sources.xlsb_regions import Names, table_region

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROWS = [
    ["May", None, None, None],
    ["发票号", "客户编号", "开票日期", "金额"],
    ["A1", "C1", "2025-01-31", 100],
    ["A2", "C1", "2025-02-28", 50],
    ["Sum", None, None, 150],
    ["A9", "C9", "2025-03-31", 7],
]


@pytest.fixture
def list_record(xlsb_records):
    """A table's record."""
    record, wide = xlsb_records

    def make(first, last, left, right, name="tblInvoices", headers=1, totals=0, shown=None):
        head = struct.pack("<8I", first, last, left, right, 0, 1, headers, totals) + bytes(32)
        return record(343, head + (b"\xff" * 4 if shown is None else wide(shown)) + wide(name) + b"\xff" * 8)

    return make


@pytest.fixture
def names_part(xlsb_records):
    """Records that name one area: its sheet and where the workbook's own sheets are told apart from others."""
    _, wide = xlsb_records

    def make(sheet=0, support=357, flags=0, name="invoices", ptg=0x3B, last=5):
        area = struct.pack("<BHIIHH", ptg, 0, 1, last, 0 | 0xC000, 3 | 0xC000)
        body = struct.pack("<IBI", flags, 0, 0xFFFFFFFF) + wide(name) + struct.pack("<I", len(area)) + area
        return [(support, b""), (362, struct.pack("<IIii", 1, 0, sheet, sheet)), (39, body + bytes(4))]

    return make


def with_parts(path, **parts):
    with zipfile.ZipFile(path) as archive:
        whole = {name: archive.read(name) for name in archive.namelist()}
    whole.update(parts)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in whole.items():
            archive.writestr(name, data)
    return path


def test_a_table_is_read_down_to_its_last_row_without_its_totals(writers, tmp_path, list_record):
    path = writers["xlsb"][1](tmp_path / "a.xlsb", ROWS)
    relations = f'''<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="r1" Type="{OFFICE}/table" Target="../tables/table1.bin"/></Relationships>'''
    with_parts(path, **{
        "xl/worksheets/_rels/sheet1.bin.rels": relations.encode(),
        "xl/tables/table1.bin": list_record(1, 4, 0, 3, totals=1),
    })  # fmt: skip
    assert list(open_source(path).grids[0].regions) == [Region("tblInvoices", 1, 4, 0, 3, totals_row=True)]
    assert read_ledger(path).invoices["document_no"].tolist() == ["A1", "A2"]


def test_the_name_shown_is_the_table_s_and_no_headers_make_it_a_mere_name(list_record):
    assert table_region(list_record(0, 3, 1, 2, shown="inner")).name == "tblInvoices"
    assert table_region(list_record(0, 3, 1, 2, headers=0)).kind == "name"


@pytest.mark.parametrize("part", [b"", b"\x05\x00", b"\xd7\x02\x04abcd", b"\xd7"])
def test_a_part_without_a_table_that_can_be_read_names_none(part):
    assert table_region(part) is None


def collected(part):
    names = Names()
    for kind, data in part:
        names.take(kind, data)
    return names


def test_a_name_is_one_rectangle_on_its_own_sheet(names_part):
    names = collected(names_part(sheet=1))
    assert names.regions(1) == [Region("invoices", 1, 5, 0, 3, kind="name")]
    assert names.regions(0) == []


@pytest.mark.parametrize(
    "wrong", [{"support": 355}, {"flags": 1}, {"flags": 0x20}, {"ptg": 0x23}, {"last": 0}, {"sheet": -2}]
)
def test_names_elsewhere_hidden_computed_or_broken_are_none(names_part, wrong):
    assert collected(names_part(**wrong)).regions(0) == []


def test_a_name_that_breaks_off_names_nothing(names_part):
    *others, (kind, data) = names_part()
    assert collected([*others, (kind, data[:20])]).regions(0) == []


def test_a_name_in_a_file_is_found_on_its_sheet(writers, tmp_path, names_part, xlsb_records):
    record, _ = xlsb_records
    path = writers["xlsb"][1](tmp_path / "a.xlsb", ROWS)
    with zipfile.ZipFile(path) as archive:
        book = archive.read("xl/workbook.bin")
    with_parts(path, **{"xl/workbook.bin": book + b"".join(record(kind, data) for kind, data in names_part(last=3))})
    assert list(open_source(path).grids[0].regions) == [Region("invoices", 1, 3, 0, 3, kind="name")]
