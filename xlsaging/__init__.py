"""Accounts receivable on the workbooks that finance teams keep.

>>> import xlsaging as ar
>>> ar.Settings(base_currency="EUR").base_currency
'EUR'

`read_ledger` reads files, `Ledger` takes frames, and each figure is a function of a ledger and a day. Everything is
imported when it is first used: `import xlsaging` itself loads no library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .model.version import __version__

if TYPE_CHECKING:
    from . import formulas
    from .app.reports import aging_report, check, check_report, close_report, collectors_report, dso_report
    from .ledger import read_ledger
    from .metrics.aging import aging
    from .metrics.bad_debt import bad_debt_ratios
    from .metrics.bridge import aging_bridge
    from .metrics.collectors import collector_performance
    from .metrics.concentration import concentration
    from .metrics.coverage import coverage
    from .metrics.days_to_pay import days_to_pay
    from .metrics.dso import dso
    from .metrics.dso_trend import dso_trend
    from .metrics.effectiveness import collection_effectiveness
    from .metrics.open_items import open_items
    from .metrics.tie_out import tie_out, tie_out_causes
    from .model.buckets import Buckets
    from .model.errors import XlsagingError
    from .model.issues import Issue
    from .model.ledger import Ledger
    from .model.measure import Measure
    from .model.settings import Settings
    from .render.file import write_workbook
    from .report.model import Report

_PLACES = {
    "Buckets": "model.buckets",
    "Issue": "model.issues",
    "Ledger": "model.ledger",
    "Measure": "model.measure",
    "Report": "report.model",
    "Settings": "model.settings",
    "XlsagingError": "model.errors",
    "aging": "metrics.aging",
    "aging_bridge": "metrics.bridge",
    "aging_report": "app.reports",
    "bad_debt_ratios": "metrics.bad_debt",
    "check": "app.reports",
    "check_report": "app.reports",
    "close_report": "app.reports",
    "collection_effectiveness": "metrics.effectiveness",
    "collector_performance": "metrics.collectors",
    "collectors_report": "app.reports",
    "concentration": "metrics.concentration",
    "coverage": "metrics.coverage",
    "days_to_pay": "metrics.days_to_pay",
    "dso": "metrics.dso",
    "dso_report": "app.reports",
    "dso_trend": "metrics.dso_trend",
    "open_items": "metrics.open_items",
    "read_ledger": "ledger",
    "tie_out": "metrics.tie_out",
    "tie_out_causes": "metrics.tie_out",
    "write_workbook": "render.file",
}

__all__ = [
    "Buckets",
    "Issue",
    "Ledger",
    "Measure",
    "Report",
    "Settings",
    "XlsagingError",
    "__version__",
    "aging",
    "aging_bridge",
    "aging_report",
    "bad_debt_ratios",
    "check",
    "check_report",
    "close_report",
    "collection_effectiveness",
    "collector_performance",
    "collectors_report",
    "concentration",
    "coverage",
    "days_to_pay",
    "dso",
    "dso_report",
    "dso_trend",
    "formulas",
    "open_items",
    "read_ledger",
    "tie_out",
    "tie_out_causes",
    "write_workbook",
]


def __getattr__(name: str) -> Any:
    if name == "formulas":
        return import_module(".formulas", __name__)
    if name in _PLACES:
        value = getattr(import_module(f".{_PLACES[name]}", __name__), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
