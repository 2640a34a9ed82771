"""The input sheets are tables that reading knows, in words that it knows, in both languages."""

from __future__ import annotations

import pytest

from xlsaging.i18n.speak import known, say
from xlsaging.ledger.aliases import aliases_of, header_keys
from xlsaging.ledger.settings_sources import sheet_values
from xlsaging.ledger.words import WORDS as LEDGER_WORDS
from xlsaging.ledger.words import canonical_word
from xlsaging.model.input_sheets import CHOICES, INPUT_SHEETS, SETTINGS_ROWS, InputColumn, SettingRow
from xlsaging.model.schema import TABLES
from xlsaging.model.settings import Settings
from xlsaging.sample.layout import COLUMNS

EVERY = [column for sheet in INPUT_SHEETS.values() for column in sheet.columns]


def test_every_table_but_the_settings_has_a_sheet() -> None:
    assert set(INPUT_SHEETS) == set(TABLES) - {"settings"}


@pytest.mark.parametrize("table", INPUT_SHEETS)
def test_a_sheet_has_what_its_table_must_have_and_nothing_twice(table: str) -> None:
    names = [column.name for column in INPUT_SHEETS[table].columns]

    assert set(TABLES[table].required) <= set(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("table", INPUT_SHEETS)
def test_every_column_of_an_example_has_its_place(table: str) -> None:
    assert set(COLUMNS[table]) <= {column.name for column in INPUT_SHEETS[table].columns}


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
@pytest.mark.parametrize("table", INPUT_SHEETS)
def test_headers_of_a_sheet_are_different(table: str, lang: str) -> None:
    headers = [say(column.header, lang).lower() for column in INPUT_SHEETS[table].columns]

    assert len(set(headers)) == len(headers)


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
@pytest.mark.parametrize("column", EVERY, ids=lambda column: f"{column.table}.{column.name}")
def test_reading_knows_a_header_as_this_column(column: InputColumn, lang: str) -> None:
    own, weak = aliases_of(column.table)[column.name]
    keys = {key for alias in (*own, *weak) for key in header_keys(alias)}

    assert keys & set(header_keys(say(column.header, lang)))


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
@pytest.mark.parametrize("place", CHOICES, ids=".".join)
def test_a_word_to_choose_means_its_value(place: tuple[str, str], lang: str) -> None:
    column = next(each for each in EVERY if (each.table, each.name) == place)

    meant = [canonical_word(*place, say(choice, lang)) for choice in column.choices]

    assert meant == list(CHOICES[place])
    assert set(CHOICES[place]) <= set(LEDGER_WORDS[place].values())


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_notes_fit_their_box(lang: str) -> None:
    notes = [say(column.note, lang) for column in EVERY if column.note]

    assert len(notes) > 40
    assert max(map(len, notes)) <= 160


def test_every_setting_in_the_table_is_one_and_is_explained() -> None:
    names = [row.name for row in SETTINGS_ROWS]

    assert set(names) <= set(Settings.__dataclass_fields__)
    assert len(set(names)) == len(names)
    assert [row.name for row in SETTINGS_ROWS if not known(row.help.key)] == []


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_what_stands_in_the_settings_at_first_is_the_default(lang: str) -> None:
    values, refused = sheet_values([(say(row.key, lang), str(row.initial)) for row in SETTINGS_ROWS])

    assert refused == []
    assert Settings.from_mapping(values) == Settings()


@pytest.mark.parametrize("row", [row for row in SETTINGS_ROWS if row.choices], ids=lambda row: row.name)
def test_every_choice_of_a_setting_is_taken(row: SettingRow) -> None:
    for choice in row.choices:
        assert sheet_values([(row.name, choice)])[1] == []
