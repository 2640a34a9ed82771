"""What the buttons of the ribbon and of the sheet Home run.

A button calls the function of its name with the workbook it stands in; nothing heavy is imported before that.
"""

from __future__ import annotations

from .reports import aging, bad_debts, check, close_month, collectors, dso, tie_out

__all__ = ["aging", "bad_debts", "check", "close_month", "collectors", "dso", "tie_out"]
