"""Broken files raise errors that say so, and no others."""

from __future__ import annotations

import random
import zipfile
from datetime import date

import pytest

from xlsaging.ledger.sources import open_source
from xlsaging.model.errors import LedgerNotReadableError

ROWS = [["No", "Due", "Amount", "Paid"], ["001", date(2025, 1, 31), 1.5, True], ["客户", None, -3, "#N/A"]]
SIGNS = b"<>\"'=/ 0123456789ABCxrs&;\x00\xff"


def mutate(data, chance):
    found = bytearray(data)
    place, kind = chance.randrange(len(found)), chance.random()
    if kind < 0.4:
        found[place] = chance.choice(SIGNS)
    elif kind < 0.7:
        del found[place : place + chance.randrange(1, 20)]
    else:
        start = chance.randrange(len(found))
        found[place:place] = found[start : start + chance.randrange(1, 60)]
    return bytes(found)


def read_all(path):
    for grid in open_source(path).grids:
        grid.cells(0, 50)
        assert len(grid.regions) >= 0
        for kind in ("text", "number", "date"):
            grid.columns(dict.fromkeys(range(min(grid.n_columns, 20)), kind), 0, min(grid.n_rows - 1, 50))


def refusal(path):
    """The file's name as the refusal says it; None where the file was read after all."""
    try:
        read_all(path)
    except LedgerNotReadableError as error:
        return str(error).partition(": ")[0]
    return None


@pytest.mark.parametrize("kind", ["openpyxl", "xlsxwriter", "xlsb", "ods"])
def test_a_changed_byte_inside_a_package_is_read_or_refused_in_words(kind, writers, tmp_path):
    chance = random.Random(kind)
    whole = writers[kind][1](tmp_path / "whole", ROWS)
    with zipfile.ZipFile(whole) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = sorted(name for name in parts if parts[name] and "theme" not in name and "docProps" not in name)
    for _ in range(150):
        changed = chance.choice(names)
        with zipfile.ZipFile(tmp_path / "broken", "w") as archive:
            for name, data in parts.items():
                archive.writestr(name, mutate(data, chance) if name == changed else data)
        assert refusal(tmp_path / "broken") in (None, "broken")


@pytest.mark.parametrize("kind", ["openpyxl", "xls", "xlsb", "ods", "spreadsheetml"])
def test_a_changed_byte_of_a_file_is_read_or_refused_in_words(kind, writers, tmp_path):
    chance = random.Random(kind)
    whole = writers[kind][1](tmp_path / "whole", ROWS).read_bytes()
    for _ in range(150):
        (tmp_path / "broken").write_bytes(mutate(whole, chance))
        assert refusal(tmp_path / "broken") in (None, "broken")
