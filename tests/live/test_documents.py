"""A macro works in the document that it is given, whatever else is open and whether or not it was ever saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from live_office import LIVE

from xlsaging import macros

pytestmark = LIVE
LEDGER = [
    ["Document No.", "Customer ID", "Document date", "Due date", "Amount"],
    ["A1", "C1", "2025-04-01", "2025-05-01", 100.0],
    ["A2", "C2", "2025-05-01", "2025-06-20", 250.5],
]


@pytest.fixture
def other(office: Any) -> Iterator[Any]:
    """A second document with a ledger of its own, opened last: it stands in front."""
    made = office.books.add()
    made.sheets[0]["A1"].value = [*LEDGER[:1], ["B1", "C9", "2025-05-01", "2025-06-20", 9.0]]
    made.activate()
    yield made
    made.close()


def test_of_two_documents_the_given_one_is_aged_and_the_other_stays_as_it_is(
    book: Any, other: Any, said: list[str]
) -> None:
    book.sheets[0]["A1"].value = LEDGER
    before = other.sheets[0].used_range.value
    macros.aging(book)

    assert said == []
    assert "Aging" in [sheet.name for sheet in book.sheets]
    assert book.sheets["Aging"].used_range.value[-1][1] == 350.5
    assert len(other.sheets) == 1
    assert other.sheets[0].used_range.value == before
    assert other.app.books.active.name == other.name


def test_each_of_two_documents_gets_its_own_figures(book: Any, other: Any, said: list[str]) -> None:
    book.sheets[0]["A1"].value = LEDGER
    macros.aging(other)
    macros.aging(book)

    assert said == []
    assert [each.sheets["Aging"].used_range.value[-1][1] for each in (book, other)] == [350.5, 9.0]


def test_a_document_that_was_never_saved_is_aged_and_its_snapshot_goes_home(
    book: Any, said: list[str], home: Path
) -> None:
    book.sheets[0]["A1"].value = LEDGER
    macros.aging(book)
    macros.snapshot(book)

    assert not Path(book.fullname).is_file()
    assert book.sheets["Aging"].used_range.value[-1][1] == 350.5
    assert len(list(home.glob("*.xlsx"))) == 1
