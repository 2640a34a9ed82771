"""The VBA of ArCollect.xlsm runs in LibreOffice as far as it needs neither Python nor Excel's ribbon."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from live_office import LIVE
from workbook.kinds import placed

from xlsaging.i18n.speak import say
from xlsaging.macros.buttons import BUTTONS

pytestmark = LIVE


@pytest.fixture(scope="module", params=["zh_CN", "en"])
def workbook(request: pytest.FixtureRequest, office: Any, tmp_path_factory: Any) -> Iterator[tuple[str, Any]]:
    """The workbook, opened with macros on: what it does on opening has run."""
    book = office.books.open(placed(f"{request.param}.xlsm", tmp_path_factory.mktemp("vba")))
    yield request.param, book
    book.close()


def test_it_speaks_the_language_of_the_workbook(workbook: tuple[str, Any]) -> None:
    lang, book = workbook

    assert book.macro("ArLang")() == lang


def test_each_button_has_its_words_in_both_languages(workbook: tuple[str, Any]) -> None:
    _, book = workbook
    text_in = book.macro("ArTextIn")
    for lang in ("zh_CN", "en"):
        for button in BUTTONS[:3]:
            assert text_in(f"button.{button.name}.label", lang) == say(button.label, lang)


def test_without_the_bridge_it_knows_that_it_is_not_there(workbook: tuple[str, Any]) -> None:
    assert workbook[1].macro("ArBridgeIsThere")() is False


def test_it_knows_which_of_its_messages_explains_an_error(workbook: tuple[str, Any]) -> None:
    reason = workbook[1].macro("ArReason")

    assert reason("No module named 'xlsaging'") == "vba.no_package"
    assert reason("anything else") == "vba.failed"
