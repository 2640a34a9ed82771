"""What the live renderer draws is what the file renderer writes, cell by cell, in every report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from live_office import LIVE
from render.every_kind import every_kind

from xlsaging.app import reports
from xlsaging.app.read import read
from xlsaging.model.ledger import Ledger
from xlsaging.render.file import write_workbook
from xlsaging.render.live.render import render_report
from xlsaging.report.model import Report

pytestmark = [*LIVE, pytest.mark.filterwarnings("ignore:.*extension is not supported")]

SAMPLE = Path(__file__).parents[3] / "samples" / "ledger-zh.xlsx"
DAY = "2026-10-31"
BUILDERS: dict[str, Callable[[Ledger], Report]] = {
    "check": lambda ledger: reports.check_report(ledger, DAY),
    "tie_out": lambda ledger: reports.tie_out_report(ledger, DAY),
    "aging": lambda ledger: reports.aging_report(ledger, DAY, with_items=True),
    "dso": lambda ledger: reports.dso_report(ledger, DAY),
    "bad_debts": lambda ledger: reports.bad_debts_report(ledger, DAY),
    "collectors": lambda ledger: reports.collectors_report(ledger, DAY),
    "close": lambda ledger: reports.close_report(ledger, DAY),
    "every kind": lambda _ledger: every_kind(1),
}
LANGS = {"aging": "en", "close": "zh_CN", "every kind": "zh_CN+en"}


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    """The sample, read once."""
    return read([SAMPLE], {})


@pytest.fixture
def drawn(book: Any, ledger: Ledger, tmp_path: Path) -> Callable[[str], tuple[Any, Any]]:
    """A report by its name: as it was written to a file, and in the live workbook, saved by LibreOffice."""

    def made(name: str) -> tuple[Any, Any]:
        report, lang = BUILDERS[name](ledger), LANGS.get(name, "zh_CN")
        written, live = (tmp_path / f"{each}.xlsx" for each in ("written", "live"))
        write_workbook(report, written, lang)
        render_report(book, report, lang)
        book.save(str(live))
        return tuple(openpyxl.load_workbook(path) for path in (written, live))  # type: ignore[return-value]

    return made


def _cells(workbook: Any, names: list[str]) -> Iterator[tuple[str, str, Any]]:
    for name in names:
        for row in workbook[name].iter_rows():
            for cell in row:
                if cell.value is not None or cell.has_style:
                    yield name, cell.coordinate, cell


def _is_link(cell: Any) -> bool:
    """A number that leads somewhere is a formula in Calc, with that number in it."""
    return cell.data_type == "f" and str(cell.value).startswith("=HYPERLINK(")


def _value(cell: Any) -> Any:
    """What stands in a cell; numbers to twelve digits, since Calc saves fifteen."""
    value = float(cell.value.rpartition(",")[2].rstrip(")")) if _is_link(cell) else cell.value
    return pytest.approx(value, rel=1e-12) if isinstance(value, float) else value


def _format(cell: Any) -> str:
    """A number format whichever program wrote it: Calc names the locale, and shields signs that need no shield."""
    return str(cell.number_format).replace("[$-409]", "").replace("\\", "").replace('"', "").upper()


def _target(cell: Any) -> str:
    """Where a cell leads, without quotation marks."""
    if _is_link(cell):
        target = str(cell.value.partition('"')[2].partition('"')[0])
    else:
        target = str((cell.hyperlink and (cell.hyperlink.location or cell.hyperlink.target)) or "")
    return target.removeprefix("#").replace("'", "").replace("$", "").replace(".A", "!A")


@pytest.mark.parametrize("name", BUILDERS)
def test_both_renderers_draw_the_same_cells(drawn: Callable[[str], tuple[Any, Any]], name: str) -> None:
    written, live = drawn(name)
    names = [sheet.title for sheet in written.worksheets]
    expected = {(sheet, at): cell for sheet, at, cell in _cells(written, names)}
    found = {(sheet, at): cell for sheet, at, cell in _cells(live, names)}
    places = [place for place, cell in found.items() if cell.value is not None]
    links, led = ({place: _target(each[place]) for place in each if _target(each[place])} for each in (found, expected))
    formulas = [place for place in places if found[place].data_type == "f" and not _is_link(found[place])]

    assert [sheet.title for sheet in live.worksheets][1:] == names
    assert set(places) == {place for place, cell in expected.items() if cell.value is not None}
    for place in places:
        assert _value(found[place]) == _value(expected[place]), place
        assert _format(found[place]) == _format(expected[place]), place
    assert links == led
    assert set(formulas) == {place for place, cell in expected.items() if cell.data_type == "f"}
