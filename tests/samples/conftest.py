"""The sample ledgers, as they are and as the second way reads them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from oracle.workbook import read_books

import xlsaging as ar

FOLDER = Path(__file__).parents[2] / "samples"
PARTS = ("make", "firm", "cash", "desk", "wording", "words_en", "words_zh")


@dataclass(frozen=True)
class Sample:
    """One sample ledger."""

    path: Path
    books: dict[str, list[dict[str, Any]]]
    ledger: ar.Ledger
    base: str
    words: Any


@pytest.fixture(scope="session")
def make() -> Iterator[ModuleType]:
    """The script that makes the samples."""
    sys.path.insert(0, str(FOLDER))
    try:
        yield __import__("make")
    finally:
        sys.path.remove(str(FOLDER))
        for name in PARTS:
            sys.modules.pop(name, None)


@pytest.fixture(scope="session")
def load(make: ModuleType) -> Callable[[str], Sample]:
    """A sample by the name of its file, read once."""
    loaded: dict[str, Sample] = {}

    def read(name: str) -> Sample:
        if name not in loaded:
            words, _ = make.SAMPLES[name]
            path = FOLDER / name
            books = read_books(path, make.COLUMNS, words.values)
            loaded[name] = Sample(path, books, ar.read_ledger(path), words.base_currency, words)
        return loaded[name]

    return read


@pytest.fixture(params=["ledger-zh.xlsx", "ledger-en.xlsx"])
def sample(request: pytest.FixtureRequest, load: Callable[[str], Sample]) -> Sample:
    """Each sample in turn."""
    return load(request.param)
