"""Menu and toolbar stand in the window of a workbook, with every button by its name and in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from live_office import LIVE

from xlsaging.calc.configuration import TOOLBAR, buttons_in_order
from xlsaging.i18n.speak import say

pytestmark = LIVE
_LABELS = [say(button.label, "en") for group in buttons_in_order() for button in group]


def _below(part: Any, depth: int) -> Iterator[Any]:
    """The parts of a part, and theirs so many levels down, as a reader of the screen is told of them."""
    for number in range(part.getAccessibleChildCount()):
        child = part.getAccessibleChild(number).getAccessibleContext()
        yield child
        if depth:
            yield from _below(child, depth - 1)


def test_every_button_has_its_place_in_the_menu_and_in_the_toolbar(calc: Any) -> None:
    book = calc.app.books.add()
    window = book.api.getCurrentController().getFrame().getContainerWindow().getAccessibleContext()
    named = [part for part in _below(window, 1) if part.getAccessibleName() == "ArCollect"]
    shown = [[name for each in _below(part, 0) if (name := each.getAccessibleName())] for part in named]
    book.close()

    assert shown == [_LABELS, _LABELS]
    assert len(_LABELS) == 15


def test_the_toolbar_is_docked_and_seen(calc: Any) -> None:
    book = calc.app.books.add()
    layout = book.api.getCurrentController().getFrame().LayoutManager
    found = layout.isElementVisible(TOOLBAR), layout.isElementDocked(TOOLBAR)
    book.close()

    assert found == (True, True)
