"""Packages that mean harm, or are broken, are told apart and refused."""

from __future__ import annotations

import zipfile

import pytest

from xlsaging.ledger.sources import open_source
from xlsaging.ledger.sources.package import Limits, Package
from xlsaging.model.errors import DamagedFileError, PasswordProtectedError, TooLargeError, UnsafeFileError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LAUGHS = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
SHEET = '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'


def bomb(path, megabytes):
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(megabytes):
            part.write(b" " * 1024 * 1024)
    return path


def test_a_part_that_unpacks_a_thousandfold_is_refused_unread(tmp_path):
    with pytest.raises(TooLargeError, match=r"64 MB, more than the 32 MB"):
        open_source(bomb(tmp_path / "a.xlsx", 64))


def test_small_parts_may_be_as_even_as_they_like(tmp_path):
    Package(bomb(tmp_path / "a.xlsx", 8)).close()


def test_the_whole_is_limited_too(writers, tmp_path):
    path = writers["openpyxl"][1](tmp_path / "a.xlsx", [["x" * 30_000] for _ in range(50)])
    with pytest.raises(TooLargeError, match="more than the 0 MB"):
        open_source(path, limits=Limits(total_megabytes=0))
    text = tmp_path / "a.csv"
    text.write_text("a,b\n")
    with pytest.raises(TooLargeError):
        open_source(text, limits=Limits(total_megabytes=0))


def test_a_directory_that_understates_a_size_does_not_unpack_more(xlsx_of_xml):
    path = xlsx_of_xml(SHEET)
    data = bytearray(path.read_bytes())
    entry = data.rindex(b"xl/worksheets/sheet1.xml") - 46
    data[entry + 24 : entry + 28] = (40).to_bytes(4, "little")
    path.write_bytes(data)
    with pytest.raises(DamagedFileError):
        open_source(path).grids[0].cells(0, 0)


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "_rels/.rels"]
)
def test_entities_are_refused_in_every_part(part, xlsx_of_xml):
    path = xlsx_of_xml(SHEET)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(
                name,
                LAUGHS.encode() + content.removeprefix(b'<?xml version="1.0" encoding="UTF-8"?>\n')
                if name == part
                else content,
            )
    with pytest.raises(UnsafeFileError, match="declares XML entities"):
        open_source(path).grids[0].cells(0, 0)


def test_entities_are_refused_in_utf_16_and_after_the_head(xlsx_of_xml):
    sheet = LAUGHS.replace('"1.0"', '"1.0" encoding="UTF-16"') + f'<worksheet xmlns="{MAIN}">{SHEET}</worksheet>'
    with pytest.raises(UnsafeFileError):
        open_source(xlsx_of_xml(sheet.encode("utf-16"))).grids[0].cells(0, 0)
    with pytest.raises(UnsafeFileError):
        open_source(xlsx_of_xml(SHEET, strings=sheet.encode("utf-16"))).grids[0].cells(0, 0)


def test_entities_are_refused_in_ods_and_xml_spreadsheets(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", LAUGHS + "<x>&c;</x>")
    with pytest.raises(UnsafeFileError):
        open_source(tmp_path / "a.ods")
    workbook = '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">&c;</Workbook>'
    (tmp_path / "a.xls").write_text(LAUGHS + workbook)
    with pytest.raises(UnsafeFileError):
        open_source(tmp_path / "a.xls")


def test_encrypted_parts_ask_for_the_password_to_be_removed(xlsx_of_xml):
    path = xlsx_of_xml(SHEET)
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(PasswordProtectedError):
        open_source(path)


def test_an_encrypted_ods_asks_for_the_password_to_be_removed(tmp_path):
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<m:file-entry m:full-path="content.xml">'
        "<m:encryption-data/></m:file-entry></m:manifest>"
    )
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", b"\x8f\x01garbage")
    with pytest.raises(PasswordProtectedError):
        open_source(tmp_path / "a.ods")


def test_links_to_other_files_are_not_followed(xlsx_of_xml, tmp_path):
    secret = tmp_path / "other.xml"
    secret.write_text(f'<worksheet xmlns="{MAIN}">{SHEET}</worksheet>')
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
        'Target="{target}" {mode}/></Relationships>'
    )
    for target, mode in ((secret.as_uri(), 'TargetMode="External"'), ("../../../../" + str(secret), "")):
        path = xlsx_of_xml(SHEET, more={"xl/_rels/workbook.xml.rels": relations.format(target=target, mode=mode)})
        try:
            found = [grid.n_rows for grid in open_source(path).grids]
        except DamagedFileError:
            found = []
        assert found == []


def test_a_flipped_byte_is_damage(xlsx_of_xml):
    path = xlsx_of_xml(
        "<sheetData>"
        + "".join(f'<row r="{n}"><c r="A{n}"><v>{n * 7919}</v></c></row>' for n in range(1, 500))
        + "</sheetData>"
    )
    data = bytearray(path.read_bytes())
    data[data.index(b"xl/worksheets/sheet1.xml") + 400] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(DamagedFileError, match="sheet1"):
        open_source(path).grids[0].cells(0, 0)


def test_parts_named_with_backslashes_are_found(xlsx_of_xml):
    path = xlsx_of_xml(SHEET)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("xl/worksheets/", "xl\\worksheets\\"), content)
    assert open_source(path).grids[0].cells(0, 0) == [["zero"]]
