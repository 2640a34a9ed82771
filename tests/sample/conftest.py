"""A ledger of ten thousand lines as books of plain rows, made once."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pytest

from xlsaging.sample.firm import make_firm
from xlsaging.sample.pieces import pieces
from xlsaging.sample.plan import Plan
from xlsaging.sample.planted import Planted, plant
from xlsaging.sample.words_en import EN
from xlsaging.sample.words_zh import ZH

Books = dict[str, list[dict[str, Any]]]
ROWS, SEED = 10_000, 5


def as_books(made: Iterable[tuple[str, Any]]) -> Books:
    """Books from pieces of Arrow tables: exact amounts, blanks as ""."""
    books: Books = {}
    for name, piece in made:
        rows = ({key: _exact(key, value) for key, value in row.items()} for row in piece.to_pylist())
        books.setdefault(name, []).extend(rows)
    return books


def _exact(key: str, value: object) -> object:
    if value is None:
        return ""
    return Decimal(str(value)) if isinstance(value, float) else value


@pytest.fixture(scope="session")
def books() -> Books:
    """The Chinese firm's books, ten thousand lines."""
    return as_books(pieces(ZH, ROWS, SEED))


@pytest.fixture(scope="session")
def planted() -> Planted:
    """What was planted in them."""
    return plant(Plan(make_firm(ZH, ROWS, SEED)))


@pytest.fixture(params=[ZH, EN], ids=["zh_CN", "en"])
def words(request: pytest.FixtureRequest) -> Any:
    """Each language in turn."""
    return request.param
