"""What only LibreOffice does: a marked number keeps the letters of its cell."""

from __future__ import annotations

from typing import Any

import pytest
from live_office import LIVE

from xlsaging.render.live.calc import Calc

pytestmark = LIVE


@pytest.mark.parametrize("letters", [("Arial", 9.0), ("Noto Sans CJK SC", 12.0)])
def test_a_marked_number_stands_in_the_letters_of_its_cell(book: Any, letters: tuple[str, float]) -> None:
    cells = book.sheets[0]["A1:A3"]
    cells.value = [[1], [2], [3]]
    cells.font.name, cells.font.size = letters
    Calc().mark_number(cells, "=$A1>1", "#B42318", '"! "0.00')
    entries = cells.api.ConditionalFormat
    style = book.api.StyleFamilies.getByName("CellStyles").getByName(entries.getByIndex(0).getStyleName())

    assert (style.CharFontName, style.CharHeight) == letters
    assert style.CharWeight == 150
