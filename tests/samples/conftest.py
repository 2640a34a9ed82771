"""The sample ledgers, as they are and as the second way reads them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from oracle.workbook import read_books

import xlsaging as ar
from xlsaging.model.schema import TABLES
from xlsaging.sample.layout import COLUMNS
from xlsaging.sample.words_en import EN
from xlsaging.sample.words_zh import ZH

FOLDER = Path(__file__).parents[2] / "samples"
WORDS = {"zh_CN": ZH, "en": EN}


@dataclass(frozen=True)
class Sample:
    """One clean sample ledger, and what it was made with."""

    path: Path
    books: dict[str, list[dict[str, Any]]]
    ledger: ar.Ledger
    base: str
    words: Any
    rows: int
    seed: int


MADE = {"ledger-zh.xlsx": ("zh_CN", 800, 2), "ledger-en.xlsx": ("en", 800, 6)}
"""File → language, rows and seed of `xlsaging sample`."""


@pytest.fixture(scope="session")
def load() -> Callable[[str], Sample]:
    """A sample by the name of its file, read once."""
    loaded: dict[str, Sample] = {}
    columns = {name: (TABLES[name].excel_table, " ".join(order)) for name, order in COLUMNS.items()}

    def read(name: str) -> Sample:
        if name not in loaded:
            lang, rows, seed = MADE[name]
            words, path = WORDS[lang], FOLDER / name
            books = read_books(path, columns, words.values)
            loaded[name] = Sample(path, books, ar.read_ledger(path), words.base_currency, words, rows, seed)
        return loaded[name]

    return read


@pytest.fixture(params=list(MADE))
def sample(request: pytest.FixtureRequest, load: Callable[[str], Sample]) -> Sample:
    """Each clean sample in turn."""
    return load(request.param)
