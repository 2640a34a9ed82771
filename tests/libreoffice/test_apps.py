"""An App has Excel's switches, and runs macros."""

from __future__ import annotations

import pytest


def test_switches_are_kept_and_given_back(app, book) -> None:
    with app.properties(
        screen_updating=False, calculation="manual", status_bar="Working", display_alerts=False, enable_events=False
    ):
        assert (app.screen_updating, app.calculation, app.status_bar) == (False, "manual", "Working")
    assert (app.screen_updating, app.calculation, app.status_bar, app.display_alerts) == (
        True, "automatic", False, True)  # fmt: skip


def test_manual_calculation_waits(app, book, sheet) -> None:
    sheet["A1"].value, sheet["B1"].formula = 2, "=A1*2"
    app.calculation = "manual"
    sheet["A1"].value = 4
    assert sheet["B1"].value == 4

    app.calculate()
    assert sheet["B1"].value == 8
    app.calculation = "automatic"


def test_an_unwatched_question_is_answered_by_its_first_button(app) -> None:
    assert [app.alert("go on?", buttons=buttons) for buttons in ("ok", "ok_cancel", "yes_no")] == ["ok", "ok", "yes"]


def test_the_version_lets_scripts_for_excel_run(app) -> None:
    assert app.version.major >= 15


def test_a_macro_takes_arguments_and_returns(app, book) -> None:
    from xlsaging.libreoffice import OfficeError

    library = book.api.BasicLibraries
    if not library.hasByName("Standard"):
        library.createLibrary("Standard")
    code = 'Function Total(a, b)\nTotal = a + b\nEnd Function\nSub Mark()\n' \
        'ThisComponent.Sheets(0).getCellByPosition(0, 0).String = "done"\nEnd Sub\n'  # fmt: skip
    library.getByName("Standard").insertByName("Module1", code)

    assert book.macro("Module1.Total")(1, 2) == 3
    assert app.macro("Mark")() is None
    assert book.sheets[0]["A1"].value == "done"
    with pytest.raises(OfficeError, match="no module of the book holds it"):
        book.macro("Absent")()


def test_the_status_line_is_given_back_by_what_took_it(app, book) -> None:
    ended = []
    app.status_bar = "reading"
    shown = next(iter(app.impl.indicators.values()))

    class Shown:
        def end(self) -> None:
            ended.append(shown.end())

    app.impl.indicators = dict.fromkeys(app.impl.indicators, Shown())
    app.status_bar = False

    assert len(ended) == 1
    assert app.impl.indicators == {}
