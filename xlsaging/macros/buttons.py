"""The buttons: one entry each, from which the ribbon, the sheet Home and the Calc add-in are made.

Plain data: nothing here knows a spreadsheet. A button runs the function of its name in `xlsaging.macros`; what it
says stands in the catalogue of words.
"""

from __future__ import annotations

from dataclasses import dataclass

from xlsaging.i18n.catalogue import Text

__all__ = ["BUTTONS", "GROUPS", "HOME_GROUP", "Button", "group_label", "ribbon_buttons"]

GROUPS = ("data", "analyze", "report", "settings")
"""The groups of the ribbon, in the order of work."""
HOME_GROUP = "example"
"""The group that stands on the sheet Home only."""


@dataclass(frozen=True, slots=True)
class Button:
    """One button: the macro that it runs, where it stands, its picture and its keys.

    `image` is one of Office's own pictures (imageMso), `keytip` what is typed after Alt and the tab's own key.

    >>> str(BUTTONS[0].label), BUTTONS[0].keytip
    ('Import', 'I')
    """

    name: str
    group: str
    image: str
    keytip: str
    large: bool = False

    @property
    def label(self) -> Text:
        """What stands on it: a verb or the name of a report."""
        return Text(f"button.{self.name}.label")

    @property
    def tip(self) -> Text:
        """The bold line of its tip: what it does."""
        return Text(f"button.{self.name}.tip")

    @property
    def help(self) -> Text:
        """The lines below that: what it needs, and what it leaves alone."""
        return Text(f"button.{self.name}.help")


BUTTONS = (
    Button("import_ledger", "data", "GetExternalDataFromText", "I", large=True),
    Button("check", "data", "ErrorChecking", "C"),
    Button("tie_out", "data", "Consolidate", "T"),
    Button("aging", "analyze", "PivotTableInsert", "A", large=True),
    Button("dso", "analyze", "ChartTypeLineInsertGallery", "D"),
    Button("bad_debts", "analyze", "SparklineWinLossInsert", "B"),
    Button("collectors", "analyze", "ConditionalFormattingDataBarsGallery", "O"),
    Button("close_month", "report", "FileMarkAsFinal", "M", large=True),
    Button("snapshot", "report", "Camera", "S"),
    Button("remove", "report", "SheetDelete", "R"),
    Button("settings", "settings", "ControlProperties", "P"),
    Button("language", "settings", "Translate", "L"),
    Button("help", "settings", "Help", "H"),
    Button("load_example", HOME_GROUP, "TableInsertExcel", ""),
    Button("remove_example", HOME_GROUP, "TableRowsDeleteExcel", ""),
)
"""Every button, in order."""


def group_label(group: str) -> Text:
    """What a group is called."""
    return Text(f"group.{group}")


def ribbon_buttons(group: str) -> tuple[Button, ...]:
    """The buttons of a group, in order."""
    return tuple(each for each in BUTTONS if each.group == group)
