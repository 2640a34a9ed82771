"""What the buttons of the ribbon and of the sheet Home run.

A button calls the function of its name with the workbook it stands in; nothing heavy is imported before that.
"""

from __future__ import annotations

from .inputs import import_ledger, load_example, remove_example
from .reports import aging, bad_debts, check, close_month, collectors, dso, tie_out
from .workbook_sheets import help, language, remove, settings, snapshot

__all__ = [
    "aging",
    "bad_debts",
    "check",
    "close_month",
    "collectors",
    "dso",
    "help",
    "import_ledger",
    "language",
    "load_example",
    "remove",
    "remove_example",
    "settings",
    "snapshot",
    "tie_out",
]
