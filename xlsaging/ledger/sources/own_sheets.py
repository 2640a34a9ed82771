"""Sheets of a workbook's file that we drew there: reports, and no part of its ledger."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from xlsaging.model.own_sheet import OWN_SHEET, own_place

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
    """
    parts = {local(part.tag): part for part in workbook}
    names = [sheet.get("name", "") for sheet in parts.get("sheets", ())]
    found = set()
    for element in parts.get("definedNames", ()):
        place = element.get("localSheetId", "")
        known = element.get("name") == OWN_SHEET and place.isdigit() and int(place) < len(names)
        if known and own_place(element.text or "", names[int(place)]):
            found.add(int(place))
    return found
