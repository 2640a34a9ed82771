"""A ledger into a file: a clean workbook, a messy one, or a folder of parquet files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from .wording import Wording

__all__ = ["LANGUAGES", "SHEET_ROWS", "make_folder", "make_messy_workbook", "make_workbook"]

LANGUAGES = ("zh_CN", "en")
SHEET_ROWS = 1_048_575
"""Rows that a sheet holds below its headings."""


def make_workbook(path: Path, rows: int, lang: str, seed: int) -> dict[str, int]:
    """Write a clean ledger of `rows` invoice lines as a workbook; returns the rows of each table.

    `rows` from 1 to `SHEET_ROWS`. Every table is an Excel table, but for ledgers so large that sheets are written line
    by line. The same rows, language and seed give the same bytes.
    """
    from .pieces import pieces
    from .workbook import write_workbook

    words, tables = _words(lang), dict[str, list[Any]]()
    for name, piece in pieces(words, rows, seed):
        tables.setdefault(name, []).append(piece)
    write_workbook(path, words, tables, rows)
    return {name: sum(piece.num_rows for piece in parts) for name, parts in tables.items()}


def make_messy_workbook(path: Path, rows: int, lang: str, seed: int) -> tuple[dict[str, int], list[dict[str, str]]]:
    """Write a ledger as teams really keep it; returns the rows made, and the issues that reading it should find.

    Titles, totals after each month, notes, hidden rows, dates and amounts as text, full-width digits and trailing minus
    are to be read in silence. Each of the findings has its `code` and its place `at`. No difference to the general
    ledger is planted, but what is set aside makes some.
    """
    from .messy_book import write_messy
    from .pieces import pieces

    words, tables = _words(lang), dict[str, list[Any]]()
    for name, piece in pieces(words, rows, seed, differ=False):
        tables.setdefault(name, []).extend(piece.to_pylist())
    findings = write_messy(path, words, tables)
    return {name: len(parts) for name, parts in tables.items()}, findings


def make_folder(folder: Path, rows: int, lang: str, seed: int) -> dict[str, int]:
    """Write a clean ledger as parquet files into an empty folder; returns the rows of each table.

    Columns and values are canonical, as in `xlsaging.model.schema`; names and texts are in the language. No more than a
    piece of the ledger is in memory at a time, so ten million rows are no more than two hundred thousand.
    """
    from .folder import write_folder
    from .pieces import pieces

    counted = Counter[str]()
    write_folder(folder, _counting(pieces(_words(lang), rows, seed), counted))
    return dict(counted)


def _counting(pieces: Iterable[tuple[str, Any]], counted: Counter[str]) -> Iterator[tuple[str, Any]]:
    for name, piece in pieces:
        counted[name] += piece.num_rows
        yield name, piece


def _words(lang: str) -> Wording:
    if lang == "zh_CN":
        from .words_zh import ZH

        return ZH
    from .words_en import EN

    return EN
