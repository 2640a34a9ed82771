"""What is measured on a running LibreOffice (`xlsaging bench --live`), against its own raw transfer of the cells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from . import ledgers
from .jobs import Check, Job, Measured, Size, peer

__all__ = ["LIVE_NAMES", "live_jobs"]

LIVE_NAMES = ("live_write", "live_read", "live_aging")
_MOST = 1.5
_SMALL = 200
"""Lines of the ledger on which a button is pressed first, untimed."""


def live_jobs(size: Size) -> tuple[Job, ...]:
    """All of them at a size; processor time is that of Python and of LibreOffice together."""
    return (_frame("write", size), _frame("read", size), _aging(size))


def _frame(way: str, size: Size) -> Job:
    def prepare(folder: Path) -> None:
        ledgers.make_mixed_frame(size.lines).to_parquet(folder / "mixed.parquet")

    return Job(
        f"live_{way}",
        {who: peer("live_frame", way, who) for who in ("ours", "raw", "conversion")},
        (_over("over_raw", ("raw", "conversion")),),
        prepare,
    )


def _aging(size: Size) -> Job:
    def prepare(folder: Path) -> None:
        ledgers.make_workbook(folder / "small.xlsx", _SMALL)
        ledgers.make_workbook(folder / "ledger.xlsx", size.lines)

    return Job(
        "live_aging",
        {who: peer("live_aging", who) for who in ("ours", "floor")},
        (_over("over_compute", ("floor",)),),
        prepare,
    )


def _over(name: str, others: Sequence[str]) -> Check:
    def figure(spent: Measured) -> float:
        return spent["ours"].cpu_seconds / sum(spent[other].cpu_seconds for other in others)

    return Check(name, figure, _MOST)
