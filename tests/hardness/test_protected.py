"""What is encrypted asks for the password to be removed; what is only protected against changes is read."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hardness.books import AMOUNTS, KINDS, ROWS

from xlsaging.ledger import read_ledger

Encrypted = Callable[[Path], bytes]


def _agile(kind: str) -> Encrypted:
    """A package as Excel saves it with a password: AES in a compound file."""

    def encrypted(folder: Path) -> bytes:
        from msoffcrypto.format.ooxml import OOXMLFile

        KINDS[kind](folder / "plain", ROWS)
        made = io.BytesIO()
        OOXMLFile(io.BytesIO((folder / "plain").read_bytes())).encrypt("correct horse", made)
        return made.getvalue()

    return encrypted


XOR = struct.pack("<HHH", 0, 0x1234, 0x5678)
RC4 = struct.pack("<HHH", 1, 1, 1) + bytes(range(48))
RC4_CRYPTOAPI = struct.pack("<HHH", 1, 2, 2) + bytes(range(180))


def _filepass(record: bytes) -> Encrypted:
    """An xls whose records after FILEPASS, the word of the password's kind, are scrambled ([MS-XLS] 2.4.117)."""

    def encrypted(folder: Path) -> bytes:
        import xlwt
        from xlwt.CompoundDoc import XlsDoc

        book = xlwt.Workbook()
        sheet = book.add_sheet("Ledger")
        for number, row in enumerate(ROWS):
            for column, cell in enumerate(row):
                sheet.write(number, column, cell)
        plain = book.get_biff_data()
        first = 4 + struct.unpack_from("<HH", plain)[1]
        records = struct.pack("<HH", 0x2F, len(record)) + record + _scrambled(plain[first:])
        made = io.BytesIO()
        XlsDoc().save(made, plain[:first] + records)
        return made.getvalue()

    return encrypted


def _scrambled(records: bytes) -> bytes:
    """Types and lengths of records stay; what they hold does not, but for where sheets begin."""
    made, place = bytearray(records), 0
    while place < len(records):
        kind, length = struct.unpack_from("<HH", records, place)
        if kind not in (0x809, 0x85):
            made[place + 4 : place + 4 + length] = bytes(
                byte ^ 0xA5 for byte in records[place + 4 : place + 4 + length]
            )
        place += 4 + length
    return bytes(made)


MANIFEST = (
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<m:file-entry m:full-path="{part}" m:media-type="text/xml"><m:encryption-data m:checksum-type="SHA256/1K">'
    '<m:algorithm m:algorithm-name="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/></m:encryption-data></m:file-entry>'
    "</m:manifest>"
)


def _ods(part: str) -> Encrypted:
    """Each part encrypted by itself, as OpenDocument 1.2 has it; or all in one, as LibreOffice does since 24.8."""

    def encrypted(folder: Path) -> bytes:
        KINDS["ods"](folder / "plain", ROWS)
        with zipfile.ZipFile(folder / "plain") as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr("mimetype", parts.pop("mimetype"))
            archive.writestr(part, bytes(byte ^ 0xA5 for byte in parts.pop("content.xml")))
            archive.writestr("META-INF/manifest.xml", MANIFEST.format(part=part))
        return made.getvalue()

    return encrypted


def _in_a_zip(kind: str, method: int) -> Encrypted:
    """A file in a zip with a password: the old cipher keeps the method of packing, AES is method 99."""

    def encrypted(folder: Path) -> bytes:
        KINDS[kind](folder / "plain", ROWS)
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            archive.write(folder / "plain", f"ledger.{kind}")
        data = bytearray(made.getvalue())
        for place in (data.index(b"PK\x03\x04") + 6, data.rindex(b"PK\x01\x02") + 8):
            struct.pack_into("<HH", data, place, struct.unpack_from("<H", data, place)[0] | 1, method)
        return bytes(data)

    return encrypted


def _parquet(plaintext_footer: bool) -> Encrypted:
    """A parquet file with encrypted columns; its footer is encrypted too, or is not."""

    def encrypted(folder: Path) -> bytes:
        import base64

        import pyarrow.parquet as pq
        from pyarrow.parquet import encryption as ways

        class Keys(ways.KmsClient):  # type: ignore[misc]  # pyarrow says no types
            def wrap_key(self, key: bytes, name: str) -> bytes:
                return base64.b64encode(key)

        KINDS["parquet"](folder / "plain", ROWS)
        table = pq.read_table(folder / "plain")
        asked = ways.EncryptionConfiguration(
            footer_key="footer", column_keys={"columns": ["Amount"]}, plaintext_footer=plaintext_footer
        )
        factory = ways.CryptoFactory(lambda _: Keys())
        properties = factory.file_encryption_properties(ways.KmsConnectionConfig(), asked)
        made = io.BytesIO()
        with pq.ParquetWriter(made, table.schema, encryption_properties=properties) as writer:
            writer.write_table(table)
        return made.getvalue()

    return encrypted


ENCRYPTED: dict[str, tuple[str, Encrypted]] = {
    "xlsx": ("ledger.xlsx", _agile("xlsx")),
    "xlsm": ("ledger.xlsm", _agile("xlsm")),
    "xlsb": ("ledger.xlsb", _agile("xlsb")),
    "xlsx named xls": ("ledger.xls", _agile("xlsx")),
    "xlsx named csv": ("ledger.csv", _agile("xlsx")),
    "xls by xor": ("ledger.xls", _filepass(XOR)),
    "xls by RC4": ("ledger.xls", _filepass(RC4)),
    "xls by CryptoAPI": ("ledger.xls", _filepass(RC4_CRYPTOAPI)),
    "ods, each part": ("ledger.ods", _ods("content.xml")),
    "ods, all in one": ("ledger.ods", _ods("encrypted-package")),
    "a csv in a zip": ("ledger.zip", _in_a_zip("csv", 0)),
    "a csv in a zip by AES": ("ledger.zip", _in_a_zip("csv", 99)),
    "an xlsx in a zip": ("ledger.zip", _in_a_zip("xlsx", 0)),
    "an xlsx in a zip named xlsx": ("ledger.xlsx", _in_a_zip("xlsx", 99)),
    "parquet": ("ledger.parquet", _parquet(False)),
    "parquet, its footer in plain": ("ledger.parquet", _parquet(True)),
}


@pytest.mark.parametrize("name", ENCRYPTED)
def test_an_encrypted_ledger_asks_for_the_password_to_be_removed_and_nothing_is_written(
    bounded: Callable[..., Any], tmp_path: Path, name: str
) -> None:
    file, encrypted = ENCRYPTED[name]
    (tmp_path / "books").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "books" / file).write_bytes(encrypted(tmp_path))
    ended = bounded("close", tmp_path / "books" / file, "--lang", "en", "--out", tmp_path / "out" / "pack.xlsx")

    assert (ended.status, ended.out) == (2, ""), ended
    assert ended.err.startswith(f"{file}: the file is protected by a password. "), ended.err
    assert not list((tmp_path / "out").iterdir())
    assert [path.name for path in (tmp_path / "books").iterdir()] == [file]


def _protect_xlsx(path: Path) -> None:
    import openpyxl

    KINDS["xlsx"](path, ROWS)
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    book.active.protection.set_password("secret")
    book.active.protection.enable()
    book.security.workbookPassword = "secret"
    book.security.lockStructure = True
    book.save(path)


def _protect_xls(path: Path) -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Ledger")
    dated = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for number, row in enumerate(ROWS):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell, dated if column in (3, 4) and number else xlwt.Style.default_style)
    sheet.protect = sheet.wnd_protect = sheet.obj_protect = True
    sheet.password = "secret"
    book.protect = book.wnd_protect = True
    book.save(str(path))


def _protect_ods(path: Path) -> None:
    KINDS["ods"](path, ROWS)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["content.xml"] = parts["content.xml"].replace(
        b"<table:table ", b'<table:table table:protected="true" table:protection-key="c2VjcmV0" '
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


@pytest.mark.parametrize("protect", [_protect_xlsx, _protect_xls, _protect_ods])
def test_a_sheet_that_is_only_locked_is_read(tmp_path: Path, protect: Callable[[Path], None]) -> None:
    protect(tmp_path / "ledger")

    assert list(read_ledger(tmp_path / "ledger").invoices["amount"]) == AMOUNTS
