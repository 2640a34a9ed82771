"""Formulas are entered by names that LibreOffice knows, and written by names that Excel knows."""

from __future__ import annotations

import os
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from xlsaging.calc.exchange import excel_names_in, read_anew
from xlsaging.calc.names import stored

KNOWN = {"AR_BUCKET", "AR_DSO"}


@pytest.mark.parametrize(
    ("formula", "entered"),
    [
        ("=ar_bucket(A1)", "=AR_BUCKET(A1)"),
        ("=[1]!ar_bucket(A1;2)", "=AR_BUCKET(A1;2)"),
        ("=[12]!AR_BUCKET(A1)", "=AR_BUCKET(A1)"),
        ("='file:///home/li/ArCollect.xlam'#ar_bucket(A1)", "=AR_BUCKET(A1)"),
        ("='C:\\add-ins\\ArCollect.xlam'!ar_bucket(A1)", "=AR_BUCKET(A1)"),
        ("=_xll.ar_dso(1;2;3)", "=AR_DSO(1;2;3)"),
        ("=_xludf.ar_dso(1;2;3)", "=AR_DSO(1;2;3)"),
        ("=org.xlsaging.functions.ar_dso(1;2;3)", "=AR_DSO(1;2;3)"),
        ("=IF(ar_dso(A1;A2;A3)>45;ar_bucket(A4);0)", "=IF(AR_DSO(A1;A2;A3)>45;AR_BUCKET(A4);0)"),
        ('="ar_bucket(1)"&ar_bucket(1)', '="ar_bucket(1)"&AR_BUCKET(1)'),
        ('="say ""ar_bucket(1)"""', '="say ""ar_bucket(1)"""'),
        ("=ROWS(ar_dso(Ledger[#all];Ledger[#Data]))", "=ROWS(AR_DSO(Ledger[[#All]];Ledger[[#Data]]))"),
        ("=ROWS(Ledger[#all])", "=ROWS(Ledger[#all])"),
        ("=ar_something(1)", "=ar_something(1)"),
        ("=var_bucket(1)", "=var_bucket(1)"),
        ("=ar_bucket+1", "=ar_bucket+1"),
        ("=ar_bucket_mine(1)", "=ar_bucket_mine(1)"),
    ],
)
def test_a_function_is_known_by_any_of_its_names_and_nothing_else_is_touched(formula: str, entered: str) -> None:
    assert read_anew(formula, KNOWN) == entered
    assert read_anew(entered, KNOWN) == entered


def _book(path: Path, formula: str) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as made:
        made.writestr("xl/worksheets/sheet1.xml", f"<c t='str'><f>{formula}</f><v>31-60 逾期</v></c>")
        made.writestr("xl/workbook.xml", f"<definedName>{stored('AR_DSO')}(1,2,3)</definedName>")
        made.writestr("xl/media/image1.png", b"\x89PNG ORG.XLSAGING.FUNCTIONS.AR_DSO(")
    return path


def _parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as read:
        return {name: read.read(name) for name in read.namelist()}


def test_names_of_a_written_file_are_those_of_excel_and_all_else_stays(tmp_path: Path) -> None:
    path = _book(tmp_path / "ledger.xlsx", f"UPPER({stored('AR_BUCKET')}(A1))")
    path.chmod(0o640)
    os.utime(path, ns=(1_700_000_000_123_456_789, 1_700_000_000_123_456_789))
    before = _parts(path)

    assert excel_names_in(path)
    assert _parts(path) == {
        "xl/worksheets/sheet1.xml": "<c t='str'><f>UPPER(AR_BUCKET(A1))</f><v>31-60 逾期</v></c>".encode(),
        "xl/workbook.xml": b"<definedName>AR_DSO(1,2,3)</definedName>",
        "xl/media/image1.png": before["xl/media/image1.png"],
    }
    assert path.stat().st_mtime_ns == 1_700_000_000_123_456_789
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["ledger.xlsx"]


def test_files_without_our_functions_of_another_kind_or_with_a_password_are_left_alone(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "plain.xlsx", "w") as made:
        made.writestr("xl/worksheets/sheet1.xml", "<f>SUM(A1)</f>")
    other = _book(tmp_path / "ledger.ods", f"{stored('AR_BUCKET')}(A1)")
    locked = tmp_path / "password.xlsx"
    locked.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    held = {each: each.read_bytes() for each in (tmp_path / "plain.xlsx", other, locked)}

    assert [excel_names_in(each) for each in held] == [False, False, False]
    assert {each: each.read_bytes() for each in held} == held


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _book(tmp_path / "ledger.xlsx", f"{stored('AR_BUCKET')}(A1)")
    held = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        excel_names_in(path)

    assert path.read_bytes() == held
    assert [each.name for each in tmp_path.iterdir()] == ["ledger.xlsx"]
