"""Several document numbers in one cell."""

from __future__ import annotations

import pytest

from xlsaging.ledger.named_documents import documents_named, first_named

KNOWN = {"F1", "F2", "F3", "2025/01", "2025/02", "A,1"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("F1、F2", ("F1", "F2")),
        ("F1,F2", ("F1", "F2")),
        ("F1，F2；F3;", ("F1", "F2", "F3")),
        ("F1\nF2", ("F1", "F2")),
        ("F1/F2", ("F1", "F2")),
        ("F1 F2", ("F1", "F2")),
        ("F1和F2", ("F1", "F2")),
        ("F2、F1、F2", ("F2", "F1")),
        ("2025/01、2025/02", ("2025/01", "2025/02")),
        ("2025/01/2025/02", ("2025/01/2025/02",)),
        ("A,1", ("A,1",)),
        ("F1、F9", ("F1", "F9")),
        ("F1/F9", ("F1", "F9")),
        ("2025/03", ("2025/03",)),
        ("F1 部分", ("F1 部分",)),
        ("F9", ("F9",)),
        ("、", ("、",)),
        ("", ("",)),
    ],
)
def test_a_cell_names_the_documents_that_it_can_be_parted_into(text: str, named: tuple[str, ...]) -> None:
    assert documents_named(text, KNOWN) == named


def test_the_first_number_of_each_cell_is_found() -> None:
    assert first_named(["F2、F1", "F9", "F2、F1"], KNOWN).tolist() == ["F2", "F9", "F2"]
