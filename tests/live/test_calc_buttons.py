"""Every button, pressed by its command on each sample, does its work inside LibreOffice.

Nobody is there to choose a file: Import ends as if the choice had been cancelled. What it takes over is tested with
the macros.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from live_office import LIVE

import xlsaging as ar
from xlsaging.app.as_of import resolve_as_of
from xlsaging.calc.configuration import TOOLBAR
from xlsaging.macros.buttons import BUTTONS

pytestmark = LIVE
SAMPLES = Path(__file__).parents[2] / "samples"
REPORTS = {
    "ledger-zh": ("账龄", "月结报告"),
    "ledger-en": ("Aging", "Month-end close"),
    "messy-zh": ("账龄", "月结报告"),
}


@pytest.fixture(scope="module", params=list(REPORTS))
def opened(request: pytest.FixtureRequest, calc: Any, tmp_path_factory: Any) -> Iterator[tuple[str, Path, Any]]:
    """A sample, opened in the LibreOffice that has the add-in."""
    path = tmp_path_factory.mktemp("buttons") / f"{request.param}.xlsx"
    shutil.copy(SAMPLES / path.name, path)
    book = calc.app.books.open(path)
    yield request.param, path, book
    book.close()


def test_every_button_does_its_work(calc: Any, opened: tuple[str, Path, Any]) -> None:
    name, path, book = opened
    theirs = [sheet.name for sheet in book.sheets]
    held = [book.sheets[each].used_range.api.getDataArray() for each in theirs]
    before = path.read_bytes()
    aging = REPORTS[name][0]
    seen: dict[str, list[str]] = {}
    # The month is closed last: the sheets of its pack need not be saved and removed as well.
    buttons = [each.name for each in BUTTONS if each.group != "example" and each.name != "close_month"]
    for button in [*buttons, "close_month"]:
        assert calc.press(book, button) == f"{button}: done"
        seen[button] = [sheet.name for sheet in book.sheets]
        if button == "remove":
            assert [book.sheets[each].used_range.api.getDataArray() for each in theirs] == held
        if button == "aging":
            ledger = ar.read_ledger(path)
            total = sum(ar.aging(ledger, resolve_as_of(ledger))["outstanding"])
            assert book.sheets[aging].used_range.value[-1][_at(book.sheets[aging], total)] == pytest.approx(total)

    assert TOOLBAR in [
        each.ResourceURL for each in book.api.getCurrentController().getFrame().LayoutManager.getElements()
    ]
    assert seen["import_ledger"] == theirs
    assert aging in seen["aging"]
    assert len(seen["close_month"]) > len(seen["collectors"]) + 5
    assert len(seen["collectors"]) > len(theirs) + 5
    assert [each for each in seen["remove"] if each in theirs] == theirs
    assert len(seen["remove"]) <= len(theirs) + 1
    assert path.read_bytes() == before
    assert list(path.parent.glob(f"{path.stem}*")) != [path], "the snapshot is missing"


def _at(sheet: Any, total: float) -> int:
    """In which column the last row has the total."""
    return next(at for at, cell in enumerate(sheet.used_range.value[-1]) if cell == pytest.approx(total))
