"""The trial for a real Excel finds what is wrong: shown on LibreOffice, which has no VBA of ours to run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from workbook.kinds import placed

from xlsaging import macros
from xlsaging.functions.registry import functions
from xlsaging.macros.buttons import BUTTONS
from xlsaging.workbook.smoke import STEPS, Outcome, main, trial
from xlsaging.workbook.smoke_functions import CASES, Case


def test_every_button_and_every_function_is_tried() -> None:
    assert {name for steps in STEPS for name in steps} == {button.name for button in BUTTONS}
    assert {case.name for case in CASES} == {each.name for each in functions()}


def test_no_formula_is_too_long_for_an_array_formula() -> None:
    assert max(len(case.formula) for case in CASES) <= 255


def test_without_excel_it_says_so_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert main([str(tmp_path / "trial")]) == 2
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def opened(office: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The workbook in LibreOffice; every question is answered by yes, and a small ledger is chosen."""
    home = tmp_path / "home"
    home.mkdir()
    chosen = home / "ledger.csv"
    chosen.write_text("Document No.,Customer ID,Document date,Due date,Amount\nA1,C1,2025-04-01,2025-05-01,9.50\n")
    monkeypatch.setattr(type(office), "alert", lambda *given: "yes" if given[3] == "yes_no" else "ok")
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setattr("xlsaging.macros.example.EXAMPLE_ROWS", 40)
    monkeypatch.setattr("xlsaging.render.live.calc.Calc.ask_file", lambda *_: str(chosen))
    folder = tmp_path / "trial"
    folder.mkdir()
    path = placed("en.xlsm", folder)
    book = office.books.open(str(path))
    yield book
    book.close()


def _tried(book: Any, press: Any, calculate: Any) -> dict[str, Outcome]:
    folder = Path(book.fullname).parent
    return {outcome.what: outcome for outcome in trial(book, folder, press, calculate)}


def _right(_case: Case, expected: Any) -> Any:
    return expected


def _wrong(_case: Case, expected: Any) -> Any:
    return [*expected, ["more"]] if isinstance(expected, list) else "other"


@pytest.mark.soffice
@pytest.mark.xdist_group("soffice")
def test_only_what_was_tampered_with_is_found_wrong(opened: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def press(name: str) -> None:
        getattr(macros, name)(opened)
        if name == "check":
            opened.sheets["Check"]["A1"].value = "another title"

    # The other reports are held cell by cell against the file renderer's elsewhere, and take their time.
    monkeypatch.setattr("xlsaging.workbook.smoke.STEPS", (("load_example", "check"), ("remove", "remove_example")))
    monkeypatch.setattr("xlsaging.workbook.smoke.CASES", [case for case in CASES if case.name == "AR_AGING"])
    wrong = [str(outcome) for outcome in _tried(opened, press, _right).values() if outcome.wrong]
    assert wrong == ["WRONG button check: Check!R1C1: 'another title', not 'Check of the ledger'"]


@pytest.mark.soffice
@pytest.mark.xdist_group("soffice")
def test_buttons_that_do_nothing_and_other_figures_are_found_wrong(opened: Any) -> None:
    tried = _tried(opened, lambda _name: None, _wrong)
    assert [str(outcome) for outcome in tried.values() if not outcome.wrong] == []
