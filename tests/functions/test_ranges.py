"""Ranges are read once for all who ask, and again as soon as they may have changed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.functions.workbook import Book, Sheet, Union
from xlsaging.functions.ranges import TRUSTED, RangeCache, is_table

ROWS = [["No", "Amount"], ["A1", -1.0], ["A2", 1.0]]


class Clock:
    """Time that passes when told to."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def cache(clock: Clock) -> RangeCache:
    return RangeCache(clock)


def _ask(cache: RangeCache, given: Any, asking: object) -> Any:
    found = cache.contents([given], asking)[0]
    cache.answered()
    return found


def test_a_thousand_cells_of_one_calculation_transfer_a_range_once(cache: RangeCache) -> None:
    sheet = Sheet("Ledger", ROWS)

    versions = {_ask(cache, sheet.range("A1:B3"), cell).version for cell in range(1_000)}

    assert sheet.transfers == 1
    assert len(versions) == 1


def test_a_cell_that_asks_again_has_it_read_again(cache: RangeCache) -> None:
    sheet = Sheet("Ledger", ROWS)
    before = [_ask(cache, sheet.range("A1:B3"), cell).version for cell in ("A1", "B1")]
    sheet.rows[1][1] = 5.0

    after = [_ask(cache, sheet.range("A1:B3"), cell) for cell in ("A1", "B1")]

    assert sheet.transfers == 2
    assert {each.version for each in after}.isdisjoint(before)
    assert [each.rows[1][1] for each in after] == [5.0, 5.0]


def test_what_did_not_change_keeps_its_version(cache: RangeCache) -> None:
    sheet = Sheet("Ledger", ROWS)

    versions = {_ask(cache, sheet.range("A1:B3"), "A1").version for _ in range(3)}

    assert sheet.transfers == 3
    assert len(versions) == 1


def test_a_cell_that_asks_for_the_first_time_after_a_while_has_it_read_again(cache: RangeCache, clock: Clock) -> None:
    sheet = Sheet("Ledger", ROWS)
    _ask(cache, sheet.range("A1:B3"), "A1")
    sheet.rows[1][1] = 5.0
    clock.now += TRUSTED

    assert _ask(cache, sheet.range("A1:B3"), "B1").rows[1][1] == 5.0


def test_a_long_calculation_is_one_as_long_as_its_answers_follow_one_another(cache: RangeCache, clock: Clock) -> None:
    sheet = Sheet("Ledger", ROWS)
    for cell in range(50):
        cache.contents([sheet.range("A1:B3")], cell)
        clock.now += 60  # an answer takes a minute
        cache.answered()
        clock.now += TRUSTED / 2

    assert sheet.transfers == 1


@pytest.mark.parametrize(
    ("row", "value"),
    [(1, -2.0), (2, True), (1, None), (1, "-1"), (0, "amount")],
    ids=["of the same hash", "TRUE for 1", "a blank", "text", "a header"],
)
def test_every_change_of_a_cell_is_seen(cache: RangeCache, row: int, value: Any) -> None:
    sheet = Sheet("Ledger", ROWS)
    before = _ask(cache, sheet.range("A1:B3"), "A1").version
    sheet.rows[row][1] = value

    assert _ask(cache, sheet.range("A1:B3"), "A1").version != before


def test_two_workbooks_sheets_and_addresses_are_not_taken_for_one(cache: RangeCache) -> None:
    sheets = [Sheet("Ledger", ROWS), Sheet("Other", ROWS), Sheet("Ledger", ROWS, book=Book("Other.xlsx"))]
    given = [*(sheet.range("A1:B3") for sheet in sheets), sheets[0].range("A1:B2")]

    assert len({_ask(cache, each, "A1").version for each in given}) == 4


def test_a_workbook_in_onedrive_whose_path_cannot_be_told_is_known_by_its_name(cache: RangeCache) -> None:
    class Lost(Book):
        @property
        def fullname(self) -> str:
            raise OSError("SharePoint")

        @fullname.setter
        def fullname(self, _path: str) -> None:
            """Nobody can say it."""

    sheets = [Sheet("Ledger", ROWS, book=Lost(name)) for name in ("A.xlsx", "B.xlsx", "A.xlsx")]
    versions = [_ask(cache, sheet.range("A1:B3"), number).version for number, sheet in enumerate(sheets)]

    assert versions[0] == versions[2] != versions[1]
    assert sheets[2].transfers == 0


def test_one_cell_may_ask_the_same_of_a_range_beside_several_others(cache: RangeCache) -> None:
    ledger, first, second = (Sheet(name, ROWS) for name in ("Ledger", "Jan", "Feb"))
    for other in (first, second):
        cache.contents([ledger.range("A1:B3"), other.range("A1:B3")], "A1")
        cache.answered()

    assert ledger.transfers == 1


def test_a_range_given_twice_is_taken_once(cache: RangeCache) -> None:
    sheet = Sheet("Ledger", ROWS)

    assert len(cache.contents([sheet.range("A1:B3"), sheet.range("A1:B3")], "A1")) == 1


def test_whole_columns_are_cut_to_what_is_used(cache: RangeCache) -> None:
    sheet = Sheet("Ledger", ROWS, top=4, left=2)

    found = _ask(cache, sheet.range("A:D"), "A1")

    assert sheet.cells_read == 6 * 3
    assert found.rows[3:] == [[None, *row] for row in ROWS]


def test_an_empty_sheet_transfers_one_cell(cache: RangeCache) -> None:
    sheet = Sheet("Ledger", [[None]])

    assert _ask(cache, sheet.range("A:D"), "A1").rows == [[None]]


def test_the_rows_of_a_table_bring_their_headers(cache: RangeCache) -> None:
    sheet = Sheet("Ledger", ROWS)
    sheet.table_range = sheet.used_range

    found = _ask(cache, sheet.range("A2:B3"), "A1")

    assert (found.rows, found.first_row, found.table) == (ROWS, 0, "tblInvoices")


def test_a_part_of_a_table_stays_a_part(cache: RangeCache) -> None:
    sheet = Sheet("Ledger", ROWS)
    sheet.table_range = sheet.used_range

    assert _ask(cache, sheet.range("A3:B3"), "A1").rows == ROWS[2:]


def test_all_rectangles_of_a_range_are_read(cache: RangeCache) -> None:
    sheet = Sheet("Ledger", [[*row, None, *row] for row in ROWS])

    found = cache.contents([Union(sheet.range("A1:B3"), sheet.range("D1:E3"))], "A1")

    assert [each.first_column for each in found] == [0, 3]
    assert [each.rows for each in found] == [ROWS, ROWS]


def test_an_array_is_known_by_its_content(cache: RangeCache) -> None:
    versions = [_ask(cache, [list(row) for row in ROWS], cell).version for cell in ("A1", "B1")]

    assert versions[0] == versions[1] != _ask(cache, ROWS[:2], "A1").version


def test_overlapping_contents_meet(cache: RangeCache) -> None:
    sheet = Sheet("Ledger", ROWS)
    whole, part = cache.contents([sheet.range("A1:B3"), sheet.range("B2:C3")], "A1")
    beside = cache.contents([sheet.range("C1:D3")], "A1")[0]

    assert whole.meets(part)
    assert not whole.meets(beside)


@pytest.mark.parametrize(
    ("given", "held"),
    [
        (Sheet("S", ROWS).range("A1:B3"), True),
        (Sheet("S", ROWS).range("A1"), False),
        (Sheet("S", ROWS).range("A1:A3"), False),
        (ROWS, True),
        ([1.0, 2.0], False),
        ("A1:B3", False),
        (None, False),
    ],
)
def test_a_table_has_more_than_a_row_and_a_column(given: Any, held: bool) -> None:
    assert is_table(given) is held


@pytest.mark.parametrize(("address", "in_table", "held"), [("A2:B2", True, True), ("A2:B2", False, False)])
def test_two_cells_side_by_side_are_a_table_only_where_they_are_the_row_of_one(
    address: str, in_table: bool, held: bool
) -> None:
    sheet = Sheet("S", ROWS[:2])
    if in_table:
        sheet.table_range = sheet.used_range

    assert is_table(sheet.range(address)) is held


def test_headers_without_rows_are_a_table() -> None:
    assert is_table(Sheet("S", [["No", "Date", "Amount"]]).used_range)
