"""Groups are named as cells show them."""

from __future__ import annotations

import pytest

from xlsaging.app.explain.groups import belongs, group_of

ROW = {"region": "North", "collector": "", "due_date": 20_000, "terms_days": 30}


def test_what_is_not_said_is_unassigned() -> None:
    assert group_of(ROW, ("region", "collector")) == ("North", "unassigned")


def test_dates_are_named_by_their_day_and_numbers_as_they_are() -> None:
    assert group_of(ROW, ("due_date", "terms_days")) == ("2024-10-04", "30")


@pytest.mark.parametrize(
    ("by", "key", "is_in"),
    [
        (("region",), " north ", True),
        (("region",), "South", False),
        (("region", "collector"), "North/unassigned", True),
        (("region", "collector"), "North", False),
        ((), "", True),
    ],
)
def test_a_key_names_every_part(by: tuple[str, ...], key: str, is_in: bool) -> None:
    assert belongs(ROW, by, key) is is_in
