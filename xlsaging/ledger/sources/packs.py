"""Reports of ours among the files of a ledger: they lie in the same folder, and their tables look like a ledger's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xlsaging.model.errors import LedgerNotReadableError
from xlsaging.model.schema import FROZEN_SHEET

from .own_sheets import own_sheets
from .package import Package, local

__all__ = ["is_pack", "without_packs"]

_WORKBOOK = "xl/workbook.xml"


def without_packs(files: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """The files to read, and the reports among them that are passed over; where all are reports, none is."""
    packs = [file for file in files if is_pack(file)] if len(files) > 1 else []
    if len(packs) == len(files):
        return list(files), []
    return [file for file in files if file not in packs], packs


def is_pack(path: Path) -> bool:
    """Whether a workbook is a report that `close` wrote, whatever program saved it as xlsx since.

    What cannot be opened is none: whoever reads it says why.
    """
    if path.suffix.lower() != ".xlsx":
        return False
    try:
        with Package(path) as package:
            if _WORKBOOK not in package or FROZEN_SHEET.encode() not in package.read(_WORKBOOK):
                return False
            tree = package.xml(_WORKBOOK)
    except LedgerNotReadableError:
        return False
    sheets = [sheet for part in tree if local(part.tag) == "sheets" for sheet in part]
    # A ledger's own workbook, into which a report was drawn, holds these values too and stays a ledger.
    drawn = own_sheets(tree)
    return any(
        sheet.get("name") == FROZEN_SHEET and sheet.get("state", "visible") != "visible" and place not in drawn
        for place, sheet in enumerate(sheets)
    )
