"""Sheets of a workbook's file that are ours, and no part of its ledger: reports that we drew there, and what came
with ArCollect.xlsm to be clicked on."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from xlsaging.model.own_sheet import BUILT_NAMES, OWN_SHEET, own_place

from .package import local

__all__ = ["own_sheets"]


def own_sheets(workbook: Element) -> set[int]:
    """Which of the sheets that the root of `workbook.xml` lists are ours, counted from 0.

    >>> from xml.etree.ElementTree import fromstring
    >>> text = '"aging|aging|1|5f|Aging"'
    >>> name = f'<definedName name="ArCollectSheet" localSheetId="1">{text}</definedName>'
    >>> sheets = '<sheets><sheet name="Ledger"/><sheet name="Aging"/></sheets>'
    >>> own_sheets(fromstring(f"<workbook>{sheets}<definedNames>{name}</definedNames></workbook>"))
    {1}
    >>> own_sheets(fromstring(f"<workbook>{sheets}<definedNames>"
    ...                       "<definedName name='ArStatusText'>'Ledger'!$B$2</definedName></definedNames></workbook>"))
    {0}
    """
    parts = {local(part.tag): part for part in workbook}
    names = [sheet.get("name", "") for sheet in parts.get("sheets", ())]
    found = set()
    for element in parts.get("definedNames", ()):
        place = element.get("localSheetId", "")
        if element.get("name") in BUILT_NAMES and not place:
            found |= {number for number, name in enumerate(names) if name == _sheet_of(element.text or "")}
        known = element.get("name") == OWN_SHEET and place.isdigit() and int(place) < len(names)
        if known and own_place(element.text or "", names[int(place)]):
            found.add(int(place))
    return found


def _sheet_of(refers_to: str) -> str:
    """The sheet that a name stands on, without its quotes."""
    sheet = refers_to.strip().removeprefix("=").rpartition("!")[0].removeprefix("$")
    return sheet[1:-1].replace("''", "'") if sheet[:1] == "'" == sheet[-1:] else sheet
