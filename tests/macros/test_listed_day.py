"""A list of open items brings its day into the settings, asks before it does, and mixes with nothing else."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from live_office import LIVE

from xlsaging import macros
from xlsaging.macros.settings_table import said_in
from xlsaging.macros.tables import find_table, is_empty

pytestmark = LIVE

HEAD = "Document No.,Customer ID,Document date,Due date,Open amount,Snapshot date\n"
ROW = "A1,C1,2025-01-05,2025-02-04,100,2025-03-31\n"
APRIL = "A2,C1,2025-01-05,2025-02-04,90,2025-04-30\n"
PAID = "Invoice,Customer,Invoice date,Amount,Settled date\nB1,C1,2025-04-01,100,2025-04-09\n"


@pytest.fixture(autouse=True)
def chosen(said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file chosen is the one in the folder."""
    monkeypatch.setattr("xlsaging.render.live.calc.Calc.ask_file", lambda *_: str(tmp_path / "list.csv"))
    (tmp_path / "list.csv").write_text(HEAD + ROW, encoding="utf-8")


def _with_settings(book: Any, *rows: tuple[str, Any]) -> Any:
    sheet = book.sheets.add("Mine", after=book.sheets[-1])
    sheet["A1"].value = [["Key", "Value", "Explanation"], *([key, value, None] for key, value in rows)]
    sheet.tables.add(sheet["A1"].resize(len(rows) + 1, 3), "tblSettings")
    return sheet


def test_the_day_is_asked_for_set_and_holds_reports_to_it(book: Any, said: list[str]) -> None:
    macros.import_ledger(book)
    macros.import_ledger(book)
    settings = find_table(book, "tblSettings").range.sheet
    place = next(row for row in range(5, 40) if settings.range(row, 1).value == "as of")
    settings.range(place, 2).value = datetime(2025, 2, 28)
    macros.aging(book)

    assert said_in(book)["snapshot_date"] == "2025-03-31"
    assert "set “snapshot of” to 2025-03-31" in said[0]
    assert "snapshot of" not in said[1]  # the same list once more: nothing is to be set
    assert "this is a snapshot of open items on 2025-03-31" in said[2]


def test_a_row_is_made_below_a_users_own_settings(book: Any) -> None:
    sheet = _with_settings(book, ("buckets", "30, 60"), ("benchmark_dso", 45))
    macros.import_ledger(book)

    assert find_table(book, "tblSettings").range.address == "$A$1:$C$4"
    assert sheet["A4"].value == "snapshot of"
    assert sheet["B4"].value == datetime(2025, 3, 31)
    assert said_in(book) == {"buckets": (30, 60), "benchmark_dso": 45.0, "snapshot_date": "2025-03-31"}


def test_another_day_in_the_settings_is_changed_only_once_that_is_confirmed(
    book: Any, said: list[str], office: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = _with_settings(book, ("快照日期", datetime(2025, 2, 28)))
    with monkeypatch.context() as refusing:
        refusing.setattr(type(office), "alert", lambda *_: "no")
        macros.import_ledger(book)
    kept = sheet["B2"].value
    macros.import_ledger(book)

    assert kept == datetime(2025, 2, 28)
    assert "the settings say “snapshot of” 2025-02-28" in said[0]
    assert sheet["B2"].value == datetime(2025, 3, 31)


def test_a_list_mixes_with_no_other_day_and_with_no_receipts(book: Any, said: list[str], tmp_path: Path) -> None:
    macros.import_ledger(book)
    rows = find_table(book, "tblInvoices").range.shape
    for text in (HEAD + APRIL, PAID):
        (tmp_path / "list.csv").write_text(text, encoding="utf-8")
        macros.import_ledger(book)

    assert find_table(book, "tblInvoices").range.shape == rows
    assert said_in(book)["snapshot_date"] == "2025-03-31"
    assert ["a list of what was open on 2025-04-30 counts only by itself" in said[1],
            "a list of what was open on 2025-03-31 counts only by itself" in said[2]] == [True, True]  # fmt: skip


def test_a_list_does_not_go_below_documents(book: Any, said: list[str], tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(PAID, encoding="utf-8")
    macros.import_ledger(book)
    (tmp_path / "list.csv").write_text(HEAD + ROW, encoding="utf-8")
    macros.import_ledger(book)

    assert "Receipts!A4:" in said[-1]
    assert said_in(book) == {}


def test_nothing_is_taken_over_where_the_day_could_not_be_written(book: Any, said: list[str]) -> None:
    sheet = _with_settings(book, ("buckets", "30, 60"))
    sheet.api.protect("")
    macros.import_ledger(book)

    assert said == ["Mine: this sheet is protected. Take the protection off (Review > Unprotect Sheet), and run again."]
    assert find_table(book, "tblInvoices") is None or is_empty(find_table(book, "tblInvoices"))
