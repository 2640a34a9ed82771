"""All that the workbook says by itself, for its very hidden sheet: VBA and formulas look up the words there by key."""

from __future__ import annotations

from xlsaging.functions.registry import functions
from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.i18n.words.workbook import WORKBOOK
from xlsaging.macros.buttons import BUTTONS, GROUPS, group_label
from xlsaging.model.input_sheets import INPUT_SHEETS

__all__ = ["wording"]

_MESSAGES = ("no_workbook", "no_addin", "no_python", "no_package", "other_version", "blocked", "stopped", "failed")
"""What VBA says where Python cannot."""


def wording() -> list[tuple[str, str, str]]:
    """(key, Chinese, English) of everything, each key once."""
    texts = {"group.tab.label": Text("group.tab")}
    texts |= {f"group.{group}.label": group_label(group) for group in GROUPS}
    for button in BUTTONS:
        texts |= {text.key: text for text in (button.label, button.tip, button.help)}
    for each in functions():
        told = (each.text, each.category_text, *(argument.text for argument in each.arguments))
        texts |= {text.key: text for text in told}
    titles = (*(sheet.title for sheet in INPUT_SHEETS.values()), Text("table.settings"))
    texts |= {title.key: title for title in titles}
    texts |= {f"home.{name}": Text(f"home.{name}") for name in WORKBOOK["home"]}
    texts |= {f"native.{name}": Text(f"native.{name}") for name in WORKBOOK["native"]}
    texts |= {f"vba.{name}": Text(f"vba.{name}") for name in _MESSAGES}
    return [(key, say(text, "zh_CN"), say(text, "en")) for key, text in texts.items()]
