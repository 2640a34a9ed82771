"""Exchange rates with a column for each currency."""

from __future__ import annotations

from typing import Any

import pytest

from xlsaging.model.settings import Settings

INVOICES = "document_no|customer_id|document_date|due_date|amount|currency\nA1|C1|2025-01-31|2025-01-31|1|USD"


def rates(read: Any, typed: Any, base: str, text: str) -> tuple[dict[str, float], list[str]]:
    made = read(
        typed("invoices", INVOICES),
        typed("fx_rates", text, sheet="FX"),
        settings=Settings(base_currency=base),
        given={"base_currency"},
    )
    return dict(made.rows("fx_rates", "currency", "rate")), made.codes("missing_rate")


def test_rates_in_base_units_are_kept(typed: Any, read: Any) -> None:
    assert rates(read, typed, "CNY", "rate_date|rate:USD|rate:JPY\n2025-01-31|7.2|0.047") == (
        {"USD": 7.2, "JPY": 0.047},
        [],
    )


def test_rates_that_say_what_the_base_buys_are_turned(typed: Any, read: Any) -> None:
    found, codes = rates(read, typed, "EUR", "rate_date|rate:USD|rate:JPY\n2025-01-31|1.25|160")
    assert found == {"USD": pytest.approx(0.8), "JPY": pytest.approx(0.00625)}
    assert codes == ["rates_turned"]


def test_rates_in_a_third_currency_are_crossed(typed: Any, read: Any) -> None:
    found, codes = rates(read, typed, "CNY", "rate_date|rate:USD|rate:CNY\n2025-01-31|1.25|9")
    assert found == {"USD": pytest.approx(7.2), "CNY": 1.0}
    assert codes == ["rates_crossed"]


def test_days_without_a_rate_are_left_out(typed: Any, read: Any) -> None:
    found, _ = rates(read, typed, "CNY", "rate_date|rate:USD|rate:EUR\n2025-01-31|7.2|\n2025-02-28||7.8")
    assert found == {"USD": 7.2, "EUR": 7.8}


def test_a_list_of_rates_has_iso_codes(typed: Any, read: Any) -> None:
    found, codes = rates(read, typed, "CNY", "rate_date|currency|rate\n2025-01-31|美元|7.2\n2025-01-31|Taler|3")
    assert (found, codes) == ({"USD": 7.2}, ["unknown_currency"])
