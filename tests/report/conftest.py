"""What builders are given, in its smallest form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from xlsaging.model.settings import Settings
from xlsaging.report.figures import Context


@pytest.fixture
def context() -> Callable[..., Context]:
    """A context as of 2025-06-30 with some things changed; settings by name."""

    def made(settings: dict[str, Any] | None = None, **changes: Any) -> Context:
        return Context(
            **{"as_of": date(2025, 6, 30), "settings": Settings(**(settings or {})), "version": "1", **changes}
        )

    return made
