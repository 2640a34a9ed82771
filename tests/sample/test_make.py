"""Ledgers as files: clean ones that read in silence, messy ones that bring what was planted, folders for warehouses."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import xlsaging as ar
from xlsaging.model.schema import TABLES
from xlsaging.sample import LANGUAGES, make_folder, make_messy_workbook, make_workbook, workbook
from xlsaging.sample.layout import COLUMNS

SILENT = {"layout_recognised", "sheets_without_tables", "opening_undated", "empty_table"}
"""What is found in a clean ledger, besides the customer of the receipt that was put on the wrong account."""


def _found(ledger: Any) -> set[str]:
    return {issue.code for issue in ledger.issues}


@pytest.mark.parametrize("rows", [10, 70, 400])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_clean_ledger_is_read_without_a_word_and_every_row_is_used(rows: int, lang: str, tmp_path: Path) -> None:
    made = make_workbook(tmp_path / "l.xlsx", rows, lang, 11)
    ledger = ar.read_ledger(tmp_path / "l.xlsx")
    assert _found(ledger) - {"two_sided_customer"} <= SILENT
    used = {account.table: account.used for account in ledger.rows if account.used}
    assert used == {name: count for name, count in made.items() if name != "settings" and count}
    assert ledger.settings.lang == lang


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    for name, seed in (("one", 3), ("again", 3), ("other", 4)):
        make_workbook(tmp_path / f"{name}.xlsx", 150, "zh_CN", seed)
        make_messy_workbook(tmp_path / f"{name}-messy.xlsx", 150, "zh_CN", seed)
        (tmp_path / name).mkdir()
        make_folder(tmp_path / name, 150, "zh_CN", seed)
    for kind in (".xlsx", "-messy.xlsx"):
        one, again, other = ((tmp_path / f"{name}{kind}").read_bytes() for name in ("one", "again", "other"))
        assert one == again != other
    for name in TABLES:
        one, again = ((tmp_path / each / f"{name}.parquet").read_bytes() for each in ("one", "again"))
        assert one == again


def test_a_large_ledger_written_line_by_line_holds_the_same_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_workbook(tmp_path / "small.xlsx", 120, "en", 2)
    monkeypatch.setattr(workbook, "_TABLES_UP_TO", 100)
    make_workbook(tmp_path / "large.xlsx", 120, "en", 2)
    small, large = (ar.read_ledger(tmp_path / f"{name}.xlsx") for name in ("small", "large"))
    for name in ("invoices", "receipts", "customers", "gl_balances"):
        assert small.frame(name).equals(large.frame(name))


def test_a_folder_of_parquet_files_is_the_ledger_of_the_workbook(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    made = make_folder(tmp_path / "folder", 300, "en", 6)
    assert make_workbook(tmp_path / "book.xlsx", 300, "en", 6) == made
    folder, book = ar.read_ledger(tmp_path / "folder"), ar.read_ledger(tmp_path / "book.xlsx")
    assert not [issue for issue in folder.issues if issue.severity == "error"]
    pounds = [ledger.with_settings(base_currency="GBP") for ledger in (folder, book)]
    for day in ("2025-12-31", "2026-10-31"):
        one, two = (ar.aging(ledger, day) for ledger in pounds)
        assert one.equals(two)


def test_duckdb_and_pandas_take_the_folder_as_it_is(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    make_folder(tmp_path, 300, "en", 6)
    warehouse = duckdb.connect()
    tables = {name: warehouse.read_parquet(str(tmp_path / f"{name}.parquet")) for name in COLUMNS if name != "settings"}
    settings = ar.Settings(base_currency="GBP")
    lazy = ar.Ledger(**tables, settings=settings)
    eager = ar.Ledger(**{name: table.df() for name, table in tables.items()}, settings=settings)
    one, two = (ar.aging(ledger, "2026-10-31", by="entity") for ledger in (lazy, eager))
    assert one.df().equals(two.reset_index(drop=True))


MESSES = [(60, "en", 1), (150, "zh_CN", 2), (300, "en", 3), (900, "zh_CN", 4)]


@pytest.mark.parametrize(("rows", "lang", "seed"), MESSES)
def test_a_messy_ledger_brings_exactly_the_findings_that_were_planted(
    rows: int, lang: str, seed: int, tmp_path: Path
) -> None:
    _, findings = make_messy_workbook(tmp_path / "messy.xlsx", rows, lang, seed)
    ledger = ar.read_ledger(tmp_path / "messy.xlsx")
    found = Counter((issue.code, issue.at) for issue in ledger.issues)
    assert found == Counter((finding["code"], finding["at"]) for finding in findings)
    assert all(account.ties for account in ledger.rows)


def test_names_that_look_like_formulas_stay_text(tmp_path: Path) -> None:
    import openpyxl

    make_messy_workbook(tmp_path / "messy.xlsx", 150, "zh_CN", 2)
    cells = [cell for sheet in openpyxl.load_workbook(tmp_path / "messy.xlsx") for row in sheet for cell in row]
    assert [cell for cell in cells if str(cell.value).startswith("=1+1 ") and cell.data_type == "s"]
    assert {cell.value for cell in cells if cell.data_type == "f"} == {"=NA()"}
