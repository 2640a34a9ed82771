"""Settings refuse what they cannot be."""

from __future__ import annotations

import pytest

from xlsaging.model.errors import BadSettingError
from xlsaging.model.settings import Settings


@pytest.mark.parametrize("name", ["loss_rates", "tables", "columns", "where", "limits"])
def test_what_is_made_of_pairs_is_not_a_single_value(name: str) -> None:
    with pytest.raises(BadSettingError, match="pairs, such as"):
        Settings(**{name: 0.1})  # type: ignore[arg-type]  # what a command line may say
