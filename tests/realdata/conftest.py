"""The public data sets, and the command line run on them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder that holds one folder for each data set."""
    folder = os.environ.get("XLSAGING_REAL_DATA")
    if not folder:
        pytest.skip("XLSAGING_REAL_DATA does not name the folder of the public data sets")
    return Path(folder)


@dataclass(frozen=True)
class Ran:
    """What a run of the command line came to."""

    status: int
    out: str
    err: str
    pack: Path

    @property
    def json(self) -> dict[str, Any]:
        """What `--json` printed."""
        return json.loads(self.out)


@pytest.fixture
def close(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """`xlsaging close` on files, with options, into a pack of its own."""

    def run(*arguments: str | Path) -> Ran:
        from xlsaging.cli.main import main

        pack = tmp_path / "pack.xlsx"
        status = main(["close", *map(str, arguments), "--out", str(pack), "--json", "--lang", "en"])
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err, pack)

    return run


@dataclass(frozen=True)
class Expect:
    """What the second way says, and how figures are held against it."""

    def aging(self, frame: Any, table: dict[str, dict[str, Any]], by: str = "customer_id") -> None:
        """Every group and every column agrees to the cent, and no other group is there."""
        columns = list(next(iter(table.values())))
        found = {str(row[by]): row for row in frame.to_dict("records") if any(row[name] for name in columns)}
        assert found.keys() == {group for group, line in table.items() if any(line.values())}
        for group, row in found.items():
            line = {name: round(float(row[name]), 2) for name in table[group]}
            assert line == {name: float(amount) for name, amount in table[group].items()}, group

    def found(self, ledger: Any, code: str) -> int:
        """How often a finding was made, shown or not."""
        shown = sum(issue.code == code for issue in ledger.issues)
        more = [issue.params for issue in ledger.issues if issue.code == "more_of_the_same"]
        return shown + sum(params["count"] for params in more if params["code"] == code)

    def rows(self, ledger: Any, **counts: int) -> None:
        """Every row of the input is used or set aside, in rows and in sums; `counts` are the rows used by table."""
        used: dict[str, int] = {}
        for account in ledger.rows:
            assert account.ties, account
            used[account.table] = used.get(account.table, 0) + account.used
        assert used == counts


@pytest.fixture(scope="session")
def expect() -> Expect:
    """How figures are held against the second way."""
    return Expect()
