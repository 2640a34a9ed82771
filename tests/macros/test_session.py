"""Whatever a macro meets, the program is left as it was, and the user is told once how to go on."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from live_office import LIVE

from xlsaging import macros
from xlsaging.macros import session
from xlsaging.macros.log import log_path
from xlsaging.model.errors import NothingFoundError

pytestmark = [*LIVE, pytest.mark.usefixtures("home")]

LEDGER = [
    ["Document No.", "Customer ID", "Document date", "Due date", "Amount"],
    ["A1", "C1", "2025-04-01", "2025-05-01", 100.0],
    ["A2", "C2", "2025-05-01", "2025-06-20", 250.5],
]


@pytest.fixture
def ledger(book: Any) -> Any:
    """A workbook with a small ledger on its first sheet, and a cell selected there."""
    sheet = book.sheets[0]
    sheet.name = "Ledger"
    sheet["A1"].value = LEDGER
    sheet["B3:C4"].select()
    return book


def _state(book: Any) -> tuple[Any, ...]:
    app = book.app
    switches = app.screen_updating, app.calculation, app.enable_events, app.display_alerts, app.status_bar
    return *switches, book.api.IsAdjustHeightEnabled, gc.isenabled()


def test_a_report_is_shown_and_the_program_is_as_it_was(ledger: Any, said: list[str]) -> None:
    before = _state(ledger)
    macros.aging(ledger)

    assert said == []
    assert ledger.sheets.active.name == "Aging"
    assert _state(ledger) == before
    assert ledger.sheets["Ledger"].used_range.value[0] == LEDGER[0]


def test_progress_is_said_in_the_status_bar(ledger: Any, said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    spoken = session.Session.progress
    monkeypatch.setattr(session.Session, "progress", lambda self, text: (shown.append(text.key), spoken(self, text)))
    macros.check(ledger)

    assert list(dict.fromkeys(shown)) == ["macro.reading", "macro.computing", "macro.drawing"]


@pytest.mark.parametrize("calculation", ["automatic", "manual"])
def test_an_error_is_one_message_and_leaves_sheet_selection_and_switches(
    book: Any, said: list[str], calculation: str
) -> None:
    book.sheets[0]["B2:C3"].select()
    book.app.calculation = calculation
    before = _state(book)
    macros.aging(book)
    after, selected = _state(book), book.selection.address
    book.app.calculation = "automatic"

    assert len(said) == 1
    assert "no table of receivables was found" in said[0]
    assert (after, selected) == (before, "$B$2:$C$3")


def test_what_fails_while_a_report_is_drawn_leaves_the_program_as_it_was(
    ledger: Any, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        assert ledger.app.calculation == "manual"
        assert not ledger.api.IsAdjustHeightEnabled
        assert not gc.isenabled()
        raise RuntimeError("no room")

    before = _state(ledger)
    monkeypatch.setattr("xlsaging.render.live.render.write_cells", fail)
    macros.aging(ledger)

    assert len(said) == 1
    assert _state(ledger) == before
    assert (ledger.sheets.active.name, ledger.selection.address) == ("Ledger", "$B$3:$C$4")


def test_python_that_looks_for_no_cycles_is_left_so(ledger: Any, said: list[str]) -> None:
    gc.disable()
    try:
        macros.check(ledger)
        left = gc.isenabled()
    finally:
        gc.enable()

    assert said == []
    assert not left


def test_an_error_nobody_foresaw_names_the_log_which_holds_no_words_of_it(
    ledger: Any, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("Northern Light owes 7")

    monkeypatch.setattr("xlsaging.app.open_workbook.ledger_in_workbook", fail)
    macros.dso(ledger)
    log = log_path().read_text(encoding="utf-8")

    assert str(log_path()) in said[0]
    assert "dso: RuntimeError" in log
    assert "Northern" not in log


def test_another_workbook_in_front_stays_in_front(ledger: Any, office: Any, said: list[str]) -> None:
    other = office.books.add()
    other.activate()
    macros.check(ledger)
    names, front = [sheet.name for sheet in other.sheets], office.books.active.name
    mine = other.name
    other.close()

    assert "Check" in [sheet.name for sheet in ledger.sheets]
    assert (names, front) == (["Sheet1"], mine)


def test_a_workbook_whose_place_cannot_be_told_is_read_all_the_same(
    ledger: Any, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(_self: Any) -> str:
        raise RuntimeError("SharePoint")

    monkeypatch.setattr(type(ledger), "fullname", property(lost))
    macros.check(ledger)

    assert said == []
    assert "Check" in [sheet.name for sheet in ledger.sheets]


def test_a_cell_being_edited_is_said_before_anything_is_done(
    ledger: Any, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xlsaging.render.live.calc.Calc.is_busy", lambda _self, _app: True)
    macros.aging(ledger)

    assert said == ["A cell is being edited, or a dialog is open. Press Enter or Esc, and click again."]
    assert [sheet.name for sheet in ledger.sheets] == ["Ledger"]


def test_a_workbook_opened_for_reading_only_is_refused_before_anything_is_done(
    office: Any, said: list[str], tmp_path: Path
) -> None:
    made = office.books.add()
    made.sheets[0]["A1"].value = LEDGER
    made.sheets[0].name = "Ledger"
    made.save(tmp_path / "ledger.xlsx")
    made.close()
    fixed = office.books.open(tmp_path / "ledger.xlsx", read_only=True)
    macros.aging(fixed)
    sheets = [sheet.name for sheet in fixed.sheets]
    fixed.close()

    assert [message.partition(":")[0] for message in said] == ["ledger.xlsx"]
    assert "open for reading only" in said[0]
    assert sheets == ["Ledger"]


def test_home_says_how_the_last_run_ended(ledger: Any, said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    home = ledger.sheets.add("Home", before=ledger.sheets[0])
    ledger.names.add("ArStatusText", "=Home!$B$2")
    ledger.names.add("ArStatusTime", "=Home!$B$3")
    macros.check(ledger)
    shown = home["B2"].value
    monkeypatch.setattr("xlsaging.app.open_workbook.ledger_in_workbook", _raise_nothing_found)
    macros.check(ledger)

    assert shown.startswith("Check of the ledger: see the sheet Check.")
    assert home["B2"].value == "The last run stopped with a message."
    assert str(home["B3"].value)[:2] == "20", "an apostrophe is no part of the time"


def _raise_nothing_found(*_: Any, **__: Any) -> None:
    raise NothingFoundError(path="x", looked="y")


def test_a_button_without_a_workbook_asks_for_the_one_it_is_in(ledger: Any, said: list[str]) -> None:
    from xlsaging import libreoffice

    with libreoffice.called_from(ledger):
        macros.check()

    assert "Check" in [sheet.name for sheet in ledger.sheets]


def test_every_button_has_its_macro_and_every_macro_its_button() -> None:
    from xlsaging.macros.buttons import BUTTONS

    assert sorted(button.name for button in BUTTONS) == sorted(macros.__all__)
    assert all(isinstance(getattr(macros, name), Callable) for name in macros.__all__)


@pytest.mark.parametrize(
    ("lang", "sheet", "said_there"),
    [("en", "Check", "Settings, “order of dates”: dmy"), ("zh_CN", "检查", "参数“日期顺序”：dmy")],
)
def test_check_names_settings_where_the_command_line_names_options(
    ledger: Any, monkeypatch: pytest.MonkeyPatch, lang: str, sheet: str, said_there: str
) -> None:
    monkeypatch.setattr("xlsaging.macros.session.guess_lang", lambda: lang)
    ledger.sheets[0]["C2:C3"].number_format = "@"
    ledger.sheets[0]["C2"].value = [["03/04/2025"], ["05/04/2025"]]
    macros.check(ledger)
    cells = [str(cell) for row in ledger.sheets[sheet].used_range.value for cell in row if cell]

    assert any(said_there in cell for cell in cells)
    assert not any(" --" in cell or "：--" in cell for cell in cells)


def test_an_error_names_the_setting_too(book: Any, said: list[str]) -> None:
    book.sheets[0]["A1"].value = [["Customer", "Invoice date", "Open amount"], ["C1", "2025-04-01", 5.0]]
    macros.aging(book)

    assert "Settings, “snapshot of”: 2025-01-31" in said[0]
    assert "--" not in said[0]
