"""Messages for whoever sits in a workbook: where one names an option of the command line, the setting instead.

A setting is a row of the table of settings (参数), called what `setting.…` calls it; options that are none, such as
`--out`, stay.
"""

from __future__ import annotations

import re

from .catalogue import Text
from .speak import known, say

__all__ = ["in_workbook"]

_OPTION = re.compile(r"--([a-z][a-z-]*)(?=(\s+[^\s.,;。，；]|\s*（)?)")
_AGAIN = re.compile(r'(?<=")\s+--(map|table)\s+')
"""The same option once more, directly behind the value of the one before: pairs stand in one cell, parted by ;."""
_NAMES = {"map": "columns", "table": "tables"}
_SWITCHES = ("netting",)


def in_workbook(message: str, lang: str) -> str:
    """The message in a language, with the names of settings in place of options.

    >>> in_workbook("Say it: --date-order dmy or --date-order mdy.", "en")
    'Say it: Settings, “order of dates”: dmy or Settings, “order of dates”: mdy.'
    >>> in_workbook('请指明：--map due_date="表头名称"。', "zh_CN")
    '请指明：参数“列表头对应”：due_date="表头名称"。'
    >>> in_workbook("clear them against each other, or use --netting.", "en")
    'clear them against each other, or use Settings, “net debit and credit accounts”: yes.'
    """

    def named(found: re.Match[str]) -> str:
        name = _NAMES.get(found[1], found[1].replace("-", "_"))
        if not known(f"setting.{name}"):
            return found[0]
        place = say(Text("macro.setting", {"name": Text(f"setting.{name}")}), lang)
        colon = "：" if lang == "zh_CN" else ": "
        if name in _SWITCHES:
            return f"{place}{colon}yes"
        return place + (colon.rstrip() if lang != "zh_CN" else colon) if found[2] else place

    said = _OPTION.sub(named, _AGAIN.sub("; ", message))
    return re.sub(r"(?<=：) +", "", said) if lang == "zh_CN" else said
