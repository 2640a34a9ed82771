"""Names that mean harm, or are none: of files, folders, sheets, tables and cells."""

from __future__ import annotations

import os
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from hardness.books import AMOUNTS, KINDS, ROWS, repacked
from hardness.conftest import LEDGER

from xlsaging.ledger import read_ledger

NO_TEXT = b"caf\xe9 \xff.%s"
"""Legal on Linux: a name that is not UTF-8."""
posix = pytest.mark.skipif(sys.platform != "linux", reason="only on Linux is any sequence of bytes a name")


def _sound(pack: Path) -> list[str]:
    """The sheets of a pack that opens, and whose every part is XML."""
    with zipfile.ZipFile(pack) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels", ".vml")):
                ElementTree.fromstring(archive.read(name))
    return openpyxl.load_workbook(pack).sheetnames


def _with_issue(path: Path, kind: str) -> Path:
    rows = [*ROWS, ["A4", "C2", "Müller, 北京", ROWS[1][3], ROWS[1][4], "n/a"]]
    if kind == "parquet":
        rows = ROWS
    KINDS[kind](path.with_name("plain"), rows)
    return path.with_name("plain").rename(path)


@posix
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_ledger_whose_name_is_no_text_gives_a_sound_pack(
    bounded: Callable[..., Any], tmp_path: Path, kind: str
) -> None:
    ledger = _with_issue(tmp_path / os.fsdecode(NO_TEXT % kind.encode()), kind)
    ended = bounded("close", ledger, "--as-of", "2025-03-31", "--out", "pack.xlsx")

    assert ended.status in (0, 1), ended
    assert _sound(tmp_path / "pack.xlsx")[0] == "Cover"


@posix
@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_every_kind_is_read_whatever_bytes_its_name_is(tmp_path: Path, kind: str) -> None:
    ledger = tmp_path / os.fsdecode(NO_TEXT % kind.encode())
    KINDS[kind](tmp_path / "plain", ROWS)
    (tmp_path / "plain").rename(ledger)

    assert list(read_ledger(ledger).invoices["amount"]) == AMOUNTS


@posix
@pytest.mark.parametrize("command", ["aging", "check", "init"])
def test_no_command_stumbles_over_a_name_that_is_no_text(
    bounded: Callable[..., Any], tmp_path: Path, command: str
) -> None:
    ledger = tmp_path / os.fsdecode(NO_TEXT % b"csv")
    ledger.write_text(LEDGER, encoding="utf-8")
    ended = bounded(command, ledger, *(["--yes"] if command == "init" else ["--as-of", "2025-03-31"]))

    assert ended.status in (0, 1), ended
    assert "unexpected" not in ended.err


@posix
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\x00\x01\x02\x9f", b"a;b\n1;2\n"])
def test_a_refusal_shows_a_name_that_is_no_text(bounded: Callable[..., Any], tmp_path: Path, content: bytes) -> None:
    ledger = tmp_path / os.fsdecode(NO_TEXT % b"xlsx")
    ledger.write_bytes(content)
    ended = bounded("close", ledger, "--out", "pack.xlsx")

    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("caf"), ended
    assert "unexpected" not in ended.err
    assert not (tmp_path / "pack.xlsx").exists()


@posix
def test_folders_and_targets_may_have_names_that_are_no_text(bounded: Callable[..., Any], tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"b\xfccher")
    folder.mkdir()
    for name in (b"a\xe9.csv", b"a\xe8.csv"):
        (folder / os.fsdecode(name)).write_text(
            re.sub("^A", f"{name[1]}-", LEDGER, flags=re.MULTILINE), encoding="utf-8"
        )
    target = tmp_path / os.fsdecode(b"p\xe4ck.xlsx")
    ended = bounded("close", folder, "--as-of", "2025-03-31", "--out", target)

    assert ended.status in (0, 1), ended
    assert _sound(target)[0] == "Cover"
    made = bounded("sample", "--rows", "5", "--lang", "en", "--out", tmp_path / os.fsdecode(b"s\xe4mple"))
    assert made.status == 0, made


SHEETS = ["=cmd|'calc'!A1", "@SUM(1+1)", "+1+1", "-2+3", "''", "A1", "R1C1", "&P&N", "<f>1</f>", "_x000D_", "x" * 31]
TABLES = ["=cmd|'calc'!A1", "@SUM(1+1)", "+1+1", "A1", 'x"/><f>1</f>', "_xlnm.Print_Area", "宏" * 200, "[#All]"]
FILES = ["=cmd|'calc'!A1", "@SUM(1+1)", "-rf", "+1+1", "&P&N", "[a]b", "a#b", "$(id)", "%s%n", "--out=x", "A1"]
EVIL = sorted({*SHEETS, *TABLES, *FILES})


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_read_whatever_its_name(tmp_path: Path, name: str) -> None:
    assert list(read_ledger(_named(tmp_path / "a.xlsx", name, "tblInvoices")).invoices["amount"]) == AMOUNTS


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_read_whatever_its_name(tmp_path: Path, name: str) -> None:
    assert list(read_ledger(_named(tmp_path / "a.xlsx", "Ledger", name)).invoices["amount"]) == AMOUNTS


@pytest.mark.skipif(os.name == "nt", reason="Windows allows none of these signs in a name")
@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_whatever_its_name(tmp_path: Path, name: str, suffix: str) -> None:
    ledger = _with_issue(tmp_path / f"{name}.{suffix}", suffix)

    assert list(read_ledger(ledger).invoices["amount"]) == AMOUNTS


@pytest.mark.skipif(os.name == "nt", reason="Windows allows none of these signs in a name")
def test_no_name_of_files_sheets_and_tables_becomes_one_of_the_pack_or_a_formula(
    bounded: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "books"
    folder.mkdir()
    for number, name in enumerate(FILES):
        _named(folder / f"{name}.xlsx", SHEETS[number], TABLES[number % len(TABLES)], broken=True)
    ended = bounded("close", folder, "--as-of", "2025-03-31", "--out", "pack.xlsx")

    assert ended.status == 1, ended
    assert not {*_sound(tmp_path / "pack.xlsx"), *_tables(tmp_path / "pack.xlsx")}.intersection(EVIL)
    assert not _computed(tmp_path / "pack.xlsx")
    assert sorted(path.stem for path in folder.iterdir()) == sorted(FILES)


def _tables(pack: Path) -> list[str]:
    return [name for sheet in openpyxl.load_workbook(pack) for name in sheet.tables]


def _named(path: Path, sheet: str, table: str, *, broken: bool = False) -> Path:
    """A workbook whose sheet and table have names that no program would let pass."""
    from xml.sax.saxutils import quoteattr

    import xlsxwriter

    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        made = book.add_worksheet("SHEETNAME")
        for number, row in enumerate(ROWS):
            made.write_row(number, 0, row)
        if broken:
            made.write_string(1, 5, "n/a")
        columns = [{"header": header} for header in ROWS[0]]
        made.add_table(0, 0, len(ROWS) - 1, 5, {"name": "TABLENAME", "columns": columns})

    def rename(parts: dict[str, bytes]) -> None:
        for name, content in parts.items():
            content = content.replace(b'"SHEETNAME"', quoteattr(sheet).encode())
            parts[name] = content.replace(b'"TABLENAME"', quoteattr(table).encode())

    return repacked(path, rename)


def _computed(pack: Path) -> list[str]:
    """Formulas and names of a pack that an evil name got into."""
    words = [name for name in EVIL if len(name) > 3]
    with zipfile.ZipFile(pack) as archive:
        texts = [
            element.text or ""
            for name in archive.namelist()
            if name.endswith(".xml")
            for element in ElementTree.fromstring(archive.read(name)).iter()
            if element.tag.rpartition("}")[2] in ("f", "formula", "definedName", "calculatedColumnFormula")
        ]
    return [text for text in texts if any(word in text for word in words)]


def test_half_a_sign_in_a_cell_is_read_as_one_that_is_missing(tmp_path: Path) -> None:
    rows = [list(row) for row in ROWS]
    rows[1][2], rows[2][2] = "half _xD842_ a sign", "whole _xD842__xDFB7_"
    path = tmp_path / "ledger.xlsx"
    KINDS["xlsx"](path, rows)
    repacked(path, lambda parts: parts.update({name: part.replace(b"_x005F_", b"_") for name, part in parts.items()}))

    assert list(read_ledger(path).invoices["customer_name"])[:2] == ["half \ufffd a sign", "whole 𠮷"]
