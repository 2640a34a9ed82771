"""Home follows the language, and its links lead to sheets whatever they are called."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from live_office import LIVE
from workbook.kinds import placed

from xlsaging import macros
from xlsaging.i18n.speak import say
from xlsaging.macros.tables import find_table
from xlsaging.model.input_sheets import INPUT_SHEETS, LAST_CHECKED, SETTINGS_ROWS
from xlsaging.workbook.home import SHEET, target

pytestmark = LIVE


@pytest.fixture(scope="module")
def opened(office: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Built in Chinese, and turned to English by its macro."""
    path: Path = placed("zh_CN.xlsm", tmp_path_factory.mktemp("home"))
    book = office.books.open(str(path))
    macros.language(book)
    office.calculate()
    yield book
    book.close()


def test_every_link_leads_to_its_sheet_under_the_new_name(opened: Any) -> None:
    for table, sheet in INPUT_SHEETS.items():
        assert opened.names(target(table)).refers_to_range.sheet.name == say(sheet.title, "en")
        assert opened.names(target(table)).refers_to_range.address == "$A$1"


def test_links_and_words_are_in_the_new_language(opened: Any) -> None:
    cells = [cell for row in opened.sheets[SHEET].used_range.formula for cell in row]
    links = {cell.split('"')[1] for cell in cells if str(cell).startswith("=HYPERLINK(")}
    shown = {str(cell) for row in opened.sheets[SHEET].used_range.value for cell in row if cell}

    assert links == {f"#{target(sheet)}" for sheet in (*INPUT_SHEETS, "settings", "native")}
    assert {say(sheet.title, "en") for sheet in INPUT_SHEETS.values()} <= shown
    assert "Bring in the ledger" in shown


def _offered(cell: Any) -> list[str]:
    source = cell.data_validation.source
    return source.strip('"').split(",") if isinstance(source, str) else list(source)


def test_headers_notes_and_words_to_choose_from_are_in_the_new_language(opened: Any) -> None:
    for sheet in INPUT_SHEETS.values():
        table = find_table(opened, sheet.excel_table)
        for place, column in enumerate(sheet.columns):
            header = table.header_row_range[0, place]
            note = header.note
            below = (header.offset(1, 0), table.range.sheet.range(LAST_CHECKED, header.column))
            assert header.value == say(column.header, "en")
            assert (note and note.text) == (column.note and say(column.note, "en"))
            if column.choices:
                words = [say(choice, "en") for choice in column.choices]
                assert [_offered(cell) for cell in below] == [words, words]


def test_settings_are_explained_in_the_new_language_and_say_it(opened: Any) -> None:
    rows = find_table(opened, "tblSettings").data_body_range.value

    assert [(row[0], row[2]) for row in rows] == [(say(each.key, "en"), say(each.help, "en")) for each in SETTINGS_ROWS]
    assert rows[0][1] == "en"
