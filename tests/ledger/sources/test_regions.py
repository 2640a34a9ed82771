"""References become rectangles, or nothing."""

from __future__ import annotations

import pytest

from xlsaging.ledger.sources.regions import region, region_of_name


@pytest.mark.parametrize(
    ("reference", "bounds"),
    [
        ("A1", (0, 0, 0, 0)),
        ("$XFD$1048576", (1048575, 1048575, 16383, 16383)),
        ("F20:B3", (2, 19, 1, 5)),
        ("$B:$C", (0, 1048575, 1, 2)),
        ("2:4", (1, 3, 0, 16383)),
        ("XFE1", None),
        ("A0", None),
        ("A1048577", None),
        ("A", None),
        ("7", None),
        ("", None),
        ("A1:B2:C3", None),
        ("R1C1", None),
    ],
)
def test_a_reference_is_a_rectangle_or_none(reference, bounds):
    assert region(reference) == bounds


@pytest.mark.parametrize(
    ("refers_to", "sheet"),
    [
        ("S!$A$1", "S"),
        ("=S!A1:B2", "S"),
        ("'a b'!$A$1:$B$2", "a b"),
        ("'it''s'!A1", "it's"),
        ("应收!$A$1", "应收"),
        ("$S.$A$1:.$B$2", "S"),
    ],
)
def test_a_name_is_found_on_its_sheet_and_on_no_other(refers_to, sheet):
    assert region_of_name("n", refers_to, sheet) is not None
    assert region_of_name("n", refers_to, sheet + "2") is None
