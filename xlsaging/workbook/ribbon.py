"""The ribbon: one tab, its groups and buttons, as customUI14 asks for it.

Labels and tips are asked of VBA, so that they change with the language; each control carries in its tag the key of
its words.
"""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from xlsaging.macros.buttons import GROUPS, Button, ribbon_buttons

__all__ = ["ribbon_xml"]

_NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def ribbon_xml() -> str:
    """The whole part.

    >>> ribbon_xml().count("<button ")
    13
    """
    groups = "".join(_group(group) for group in GROUPS)
    tab = (
        '<tab id="tabArCollect" tag="group.tab" keytip="Y" insertAfterMso="TabHome" getLabel="ArRibbon_GetLabel" '
        f'getVisible="ArRibbon_GetVisible">{groups}</tab>'
    )
    ribbon = f'<ribbon startFromScratch="false"><tabs>{tab}</tabs></ribbon>'
    return f'{_HEAD}<customUI xmlns="{_NAMESPACE}" onLoad="ArRibbon_OnLoad">{ribbon}</customUI>\n'


def _group(group: str) -> str:
    buttons = "".join(_button(button) for button in ribbon_buttons(group))
    return f'<group id="grp_{group}" tag="group.{group}" getLabel="ArRibbon_GetLabel">{buttons}</group>'


def _button(button: Button) -> str:
    said = {
        "id": f"btn_{button.name}",
        "tag": f"button.{button.name}",
        "imageMso": button.image,
        "keytip": button.keytip,
        "size": "large" if button.large else "normal",
        "onAction": "ArRibbon_Run",
        "getLabel": "ArRibbon_GetLabel",
        "getScreentip": "ArRibbon_GetScreentip",
        "getSupertip": "ArRibbon_GetSupertip",
    }
    return f"<button {' '.join(f'{name}={quoteattr(value)}' for name, value in said.items())}/>"
