"""What is measured, against whom, and what is aimed at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from . import ledgers
from .measure import Run, Spent

__all__ = ["NAMES", "Check", "Job", "Measured", "Size", "jobs", "peer"]

Measured = Mapping[str, Spent]
Figure = Callable[[Measured], float | None]
NAMES = ("aging", "close", "core", "growth", "warehouse", "click")
_PEERS = "xlsaging.bench.peers"


@dataclass(frozen=True, slots=True)
class Size:
    """How large the ledgers are: lines of the workbook, documents in memory, documents in the warehouse."""

    lines: int = 100_000
    documents: int = 1_000_000
    warehouse: int = 10_000_000

    def scaled(self, scale: float) -> Size:
        """The same, smaller or larger; no ledger has fewer than 200 rows."""
        lines, documents, warehouse = (
            max(round(each * scale), 200) for each in (self.lines, self.documents, self.warehouse)
        )
        return Size(lines, documents, warehouse)


@dataclass(frozen=True, slots=True)
class Check:
    """A figure and what is aimed at: at most `limit`, or at least it."""

    name: str
    """Of its wording in the catalogue, under `bench`."""
    figure: Figure
    limit: float
    unit: str = "x"
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """One job, done by us and by others, who must come to the same totals before anybody is timed."""

    name: str
    runs: Mapping[str, Run]
    checks: tuple[Check, ...]
    prepare: Callable[[Path], None]
    before: tuple[Run, ...] = ()
    """What is run once, untimed, after `prepare`."""
    once: frozenset[str] = field(default_factory=frozenset)
    """Runs that are too slow to be repeated."""
    agree: bool = True


def jobs(size: Size) -> tuple[Job, ...]:
    """All jobs at a size."""
    return (_aging(size), _close(size), _core(size), _growth(size), _warehouse(size), _click())


def peer(name: str, *arguments: str) -> Run:
    """One of the scripts in `peers`, as a process."""
    return Run(name, ("-m", f"{_PEERS}.{name}", *arguments))


def _command(*arguments: str) -> Run:
    as_of = ledgers.AS_OF.isoformat()
    return Run(arguments[0], ("-m", "xlsaging.cli.main", *arguments, "--as-of", as_of, "--json", "--no-backup"))


def _ratio(other: str, ours: str = "ours") -> Figure:
    return lambda spent: spent[ours].cpu_seconds / spent[other].cpu_seconds


def _times_faster(other: str, ours: str = "ours") -> Figure:
    return lambda spent: spent[other].cpu_seconds / spent[ours].cpu_seconds


def _gib(name: str) -> Figure:
    return lambda spent: None if (peak := spent[name].peak_mib) is None else peak / 1024


def _aging(size: Size) -> Job:
    as_of = ledgers.AS_OF.isoformat()
    return Job(
        "aging",
        {
            "ours": _command("aging", "ledger.xlsx", "--out", "ours.xlsx"),
            "floor": peer("aging_floor", "ledger.xlsx", as_of, "floor.xlsx"),
            "peer": peer("aging_peer", "ledger.xlsx", as_of, "peer.xlsx"),
        },
        (Check("over_floor", _ratio("floor"), 2.0), Check("faster", _times_faster("peer"), 4.0, at_least=True)),
        lambda folder: ledgers.make_workbook(folder / "ledger.xlsx", size.lines),
        once=frozenset({"peer"}) if size.lines >= 100_000 else frozenset(),
    )


def _close(size: Size) -> Job:
    return Job(
        "close",
        {
            "ours": _command("close", "ledger.xlsx", "--out", "ours.xlsx"),
            "floor": peer("close_floor", "ledger.xlsx", "cells.pickle", "floor.xlsx"),
        },
        (Check("over_floor", _ratio("floor"), 2.0),),
        lambda folder: ledgers.make_workbook(folder / "ledger.xlsx", size.lines),
        before=(
            _command("close", "ledger.xlsx", "--out", "pack.xlsx"),
            peer("dump_cells", "pack.xlsx", "cells.pickle"),
        ),
        agree=False,
    )


def _core(size: Size) -> Job:
    as_of = ledgers.AS_OF.isoformat()
    return Job(
        "core",
        {
            "ours": peer("core_ours", "pandas", ".", as_of),
            "hand": peer("core_hand", ".", as_of),
            "apply": peer("core_apply", ".", as_of),
        },
        (
            Check("over_hand", _ratio("hand"), 2.0),
            Check("faster", _times_faster("apply"), 30.0, at_least=True),
            Check("memory", _gib("ours"), 0.8, "GiB"),
        ),
        lambda folder: ledgers.keep_frames(folder, size.documents),
        once=frozenset({"apply"}) if size.documents >= 100_000 else frozenset(),
    )


def _growth(size: Size) -> Job:
    as_of = ledgers.AS_OF.isoformat()
    steps = {f"{part}": size.documents // part for part in (100, 10, 1)}

    def prepare(folder: Path) -> None:
        for name, documents in steps.items():
            (folder / name).mkdir(exist_ok=True)
            ledgers.keep_frames(folder / name, documents)

    def marginal(spent: Measured) -> float | None:
        small, middle, large = (spent[name].cpu_seconds for name in ("100", "10", "1"))
        first = (middle - small) / (steps["10"] - steps["100"])
        return (large - middle) / (steps["1"] - steps["10"]) / first if first > 0 else None

    return Job(
        "growth",
        {name: peer("core_ours", "pandas", name, as_of) for name in steps},
        (Check("marginal", marginal, 1.3),),
        prepare,
        agree=False,
    )


def _warehouse(size: Size) -> Job:
    as_of = ledgers.AS_OF.isoformat()
    return Job(
        "warehouse",
        {"ours": peer("core_ours", "duckdb", ".", as_of), "sql": peer("core_sql", ".", as_of)},
        (Check("over_sql", _ratio("sql"), 1.75), Check("memory", _gib("ours"), 2.5, "GiB")),
        lambda folder: ledgers.make_parquet(folder, size.warehouse),
    )


def _click() -> Job:
    def more(spent: Measured) -> float:
        return (spent["ours"].cpu_seconds - spent["bare"].cpu_seconds) * 1000

    return Job(
        "click",
        {"ours": peer("click", "ours"), "bare": peer("click", "bare")},
        (Check("more_imported", more, 150.0, "ms"),),
        lambda _folder: None,
        agree=False,
    )
