"""How a sheet that we drew into somebody's workbook says that it is ours: by a defined name of its own.

Whoever reads the workbook as a ledger passes it over; a sheet that was renamed or copied since is its user's.
"""

from __future__ import annotations

__all__ = ["BUILT", "BUILT_NAMES", "NATIVE_ROWS", "OWN_SHEET", "Place", "own_place", "own_text"]

OWN_SHEET = "ArCollectSheet"
"""The defined name, which belongs to the sheet alone and stands for a text."""
BUILT = "workbook"
"""In place of a report: a sheet that came with the workbook. It is no ledger, and no report to remove or to send on."""
BUILT_NAMES = ("ArStatusText", "ArTextTable")
"""Defined names of the whole workbook that stand on sheets that came with it, Home and the words of its buttons:
whatever these sheets are called now, they are no ledger."""
NATIVE_ROWS = "ArNativeRows"
"""The defined name of the rows in which formulas list the customers, all columns that print."""
Place = tuple[str, str, int]
"""Which report, which of its sheets, and which of several."""
_BETWEEN = "|"


def own_text(place: Place, shape: str, sheet: str) -> str:
    """What the name stands for, as a formula: the place, the shape of the tables there, and the name of the sheet.

    >>> own_text(("aging", "aging", 1), "5f", 'My "Aging" sheet')
    '="aging|aging|1|5f|My ""Aging"" sheet"'
    """
    text = _BETWEEN.join((place[0], place[1], str(place[2]), shape, sheet))
    return '="' + text.replace('"', '""') + '"'


def own_place(refers_to: str, sheet: str) -> tuple[Place, str] | None:
    """The place and the shape that a name says; None where it was written for a sheet of another name.

    >>> own_place('"aging|aging|1|5f|Aging"', "Aging"), own_place('="aging|aging|1|5f|Aging"', "June")
    ((('aging', 'aging', 1), '5f'), None)
    """
    text = refers_to.strip().removeprefix("=")
    if len(text) < 2 or text[0] != '"' or text[-1] != '"':
        return None
    # The name of the sheet stands last: it may hold any sign.
    parts = text[1:-1].replace('""', '"').split(_BETWEEN, 4)
    if len(parts) < 5 or parts[4] != sheet or not parts[2].isdigit():
        return None
    return (parts[0], parts[1], int(parts[2])), parts[3]
