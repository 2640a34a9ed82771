"""A text that is entered becomes what Excel would make of it."""

from __future__ import annotations

import pytest

pytest.importorskip("xlwings")
from xlsaging.libreoffice import entries


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("007", 7.0, "General"),
        ("-3", -3.0, "General"),
        (".5", 0.5, "General"),
        ("1e3", 1000.0, "0.00E+00"),
        ("1,234", 1234.0, "#,##0"),
        ("1,234.50", 1234.5, "#,##0.00"),
        ("(12)", -12.0, "General"),
        ("12%", 0.12, "0%"),
        ("1.5%", 0.015, "0.00%"),
        ("$5", 5.0, "$#,##0_);[Red]($#,##0)"),
        ("true", True, "General"),
        ("2026-11-25", 46351.0, "m/d/yyyy"),
        ("11/25/2026", 46351.0, "m/d/yyyy"),
        ("25-Nov-2026", 46351.0, "d-mmm-yy"),
        ("2026-11-25 12:00", 46351.5, "m/d/yyyy h:mm"),
        ("6:00", 0.25, "h:mm"),
        ("6:00 PM", 0.75, "h:mm AM/PM"),
    ],
)
def test_numbers_dates_times_and_truths_are_recognised(text: str, value: object, code: str) -> None:
    assert entries.MAYBE.match(text)
    entry = entries.read(text)
    assert (entry.value, type(entry.value), entry.code) == (value, type(value), code)


@pytest.mark.parametrize(
    "text",
    ["12,34", "1,23,456", "2026-13-01", "25:61", "12 apples", "INV-007", "1.2.3", "--5", "(12", "+-3", "3-4-5-6"],
)
def test_what_is_no_number_and_no_date_stays_text(text: str) -> None:
    assert entries.read(text).value == text


@pytest.mark.parametrize("text", ["ACME", "=A1", "x 12", "应收", "-", "", "truest"])
def test_most_texts_are_not_even_looked_at(text: str) -> None:
    assert not entries.MAYBE.match(text)


def test_an_apostrophe_keeps_the_rest_as_text() -> None:
    assert entries.read("'12%").value == "12%"


def test_errors_are_recognised() -> None:
    assert entries.read("#n/a") == ("#N/A", "General", True)
