"""What is measured on a running LibreOffice (`xlsaging bench --live`), against its own raw transfer of the cells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from . import ledgers
from .jobs import Check, Job, Measured, Size, peer

__all__ = ["LIVE_NAMES", "live_jobs"]

LIVE_NAMES = ("live_write", "live_read", "live_aging", "live_functions")
_MOST, _MOST_OF_IF = 1.5, 4.0
_SMALL = 200
"""Lines of the ledger on which a button is pressed first, untimed."""


def live_jobs(size: Size) -> tuple[Job, ...]:
    """All of them at a size; processor time is that of Python and of LibreOffice together."""
    return (_frame("write", size), _frame("read", size), _aging(size), _functions(size))


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


def _functions(size: Size) -> Job:
    """A tenth of the lines, in cells that ask for the bucket of an age."""
    cells = str(max(size.lines // 10, 10))
    return Job(
        "live_functions",
        {who: peer("live_functions", who, cells) for who in ("ours", "builtin")},
        (_over("over_if", ("builtin",), _MOST_OF_IF),),
        lambda _folder: None,
    )


def _over(name: str, others: Sequence[str], most: float = _MOST) -> Check:
    def figure(spent: Measured) -> float:
        return spent["ours"].cpu_seconds / sum(spent[other].cpu_seconds for other in others)

    return Check(name, figure, most)
