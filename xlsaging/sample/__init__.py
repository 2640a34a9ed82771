"""Believable ledgers of any size, the same each time: for examples, tests and measurements."""

from __future__ import annotations

from .make import LANGUAGES, SHEET_ROWS, make_folder, make_messy_workbook, make_workbook

__all__ = ["LANGUAGES", "SHEET_ROWS", "make_folder", "make_messy_workbook", "make_workbook"]
