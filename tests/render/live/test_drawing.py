"""The drawing takes every call that a file takes, and nothing of it is lost."""

from __future__ import annotations

from render.every_kind import every_kind

from xlsaging.render.live.render import draw
from xlsaging.render.sheets import sheet_names


def test_a_report_with_everything_that_a_report_can_say_is_drawn() -> None:
    report = every_kind(1)
    sheets = draw(report, "en", sheet_names(report, "en"))
    aging = sheets[0]

    assert [sheet.name for sheet in sheets] == ["Aging", "DSO", "Collectors", "Tie-out", "Open items", "xlsaging"]
    assert sum(len(sheet.charts) for sheet in sheets) == 7
    assert [sheet.hidden for sheet in sheets] == [False] * 5 + [True]
    assert aging.page.header.startswith("&L")

    assert all(aging.looks[column][row]["num_format"] for (row, column) in aging.formulas)
    assert [options["name"] for sheet in sheets for _, options in sheet.tables] == ["tblItems"]


def test_page_breaks_are_kept() -> None:
    (sheet, *_) = draw(every_kind(1), "en", ["a", "b", "c", "d", "e"])
    sheet.set_h_pagebreaks([4, 9])

    assert sheet.page.breaks == (4, 9)
