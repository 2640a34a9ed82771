"""Companies that do not exist, each once."""

from __future__ import annotations

from typing import Any

import pytest

from xlsaging.sample.firm import make_firm
from xlsaging.sample.names import ABROAD


@pytest.mark.parametrize("currency", sorted(ABROAD))
def test_each_number_is_another_company_until_all_are_used(currency: str) -> None:
    names = ABROAD[currency]
    assert len({names.name(number) for number in range(len(names))}) == len(names)


def test_the_largest_firm_has_no_two_customers_of_one_name(words: Any) -> None:
    names = make_firm(words, 10_000_000, 1).customers.names
    assert len(set(names)) == len(names) == 7588
