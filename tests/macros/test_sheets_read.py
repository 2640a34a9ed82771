"""An open workbook is read as its saved file would be: filtered, grouped and hidden rows too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from live_office import LIVE

from xlsaging.app.open_workbook import ledger_in_workbook
from xlsaging.app.read import read
from xlsaging.macros import sheets_read
from xlsaging.macros.sheets_read import read_sheets
from xlsaging.render.live.calc import Calc

pytestmark = LIVE

SAMPLES = Path(__file__).parents[2] / "samples"


def _table(ledger: Any, name: str) -> list[Any]:
    frame = ledger.frame(name)
    return [tuple(frame.columns), *frame.rows()]


@pytest.fixture
def sample(office: Any) -> Any:
    book = office.books.open(str(SAMPLES / "ledger-zh.xlsx"), read_only=True)
    yield book
    book.close()


def test_it_is_the_ledger_that_the_file_holds(sample: Any) -> None:
    opened = ledger_in_workbook(read_sheets(sample, set(), Calc()), "ledger-zh.xlsx")
    saved = read([SAMPLES / "ledger-zh.xlsx"], {})

    assert opened.tables == saved.tables
    assert opened.settings == saved.settings
    for name in saved.tables:
        assert _table(opened, name) == _table(saved, name), name
    assert [(issue.code, issue.at) for issue in opened.issues] == [(issue.code, issue.at) for issue in saved.issues]


def test_rows_that_are_filtered_or_grouped_away_count(sample: Any) -> None:
    sheet = sample.sheets["应收明细"]
    before = ledger_in_workbook(read_sheets(sample, set(), Calc()), "x")
    sheet.tables[0].autofilter.apply_values(2, ["C0053"])
    sheet["5:9"].group()
    after = read_sheets(sample, set(), Calc())

    assert next(each for each in after if each.name == "应收明细").hidden_rows > 700
    assert _table(ledger_in_workbook(after, "x"), "invoices") == _table(before, "invoices")


def test_a_stray_cell_far_away_does_not_make_the_whole_sheet_be_read(
    book: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets_read, "MOST_CELLS", 1_000)
    book.sheets[0]["A1"].value = [["Document No.", "Amount"], ["A1", 1.0]]
    book.sheets[0]["XFD1048576"].value = "stray"

    (found,) = read_sheets(book, set(), Calc())

    assert found.rows == [["Document No.", "Amount"], ["A1", 1.0]]


def test_error_values_come_as_their_text(book: Any) -> None:
    book.sheets[0]["A1"].formula = "=1/0"

    assert read_sheets(book, set(), Calc())[0].rows == [["#DIV/0!"]]


def test_each_sheet_is_read_at_once_whatever_tables_stand_on_it(sample: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[tuple[str, int]] = []
    kind = type(sample.sheets[0]["A1"].impl)
    behind = kind.raw_value

    def counted(cells: Any) -> Any:
        if cells.shape != (1, 1):
            taken.append((cells.sheet.name, cells.shape[0]))
        return behind.fget(cells)

    monkeypatch.setattr(kind, "raw_value", property(counted, behind.fset))
    found = read_sheets(sample, set(), Calc())

    assert taken == [(each.name, len(each.rows)) for each in found]


def test_home_and_the_words_of_our_own_workbook_are_no_ledger(book: Any) -> None:
    book.sheets[0].name = "Start"
    book.sheets[0]["A1"].value = "Bring in the ledger"
    book.names.add("ArStatusText", "=Start!$A$1")
    book.sheets.add("Ledger", after=book.sheets[-1])["A1"].value = "mine"
    book.sheets.add("ArText", after=book.sheets[-1])["A1"].value = "key"
    book.names.add("ArTextTable", "=ArText!$A$1:$C$9")

    assert [each.name for each in read_sheets(book, set(), Calc())] == ["Ledger"]
