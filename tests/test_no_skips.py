"""A run that must not skip fails when it does, in one process and in several."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SKIPPING = "import pytest\n\n\ndef test_passes():\n    pass\n\n\ndef test_skips():\n    pytest.skip('nothing to try')\n"


def _run(folder: Path, *options: str, no_skips: bool) -> subprocess.CompletedProcess[str]:
    for name in ("conftest.py", "live_office.py"):
        shutil.copy(Path(__file__).with_name(name), folder)
    (folder / "test_skipping.py").write_text(SKIPPING, encoding="utf-8")
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "XLSAGING"))}
    if no_skips:
        environ["XLSAGING_NO_SKIPS"] = "1"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(folder), *options]
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, encoding="utf-8")


@pytest.mark.parametrize("options", [(), ("-n", "1", "--dist", "worksteal")], ids=["one process", "workers"])
def test_a_skip_fails_the_run_where_nothing_may_be_skipped(tmp_path: Path, options: tuple[str, ...]) -> None:
    ran = _run(tmp_path, *options, no_skips=True)

    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "1 tests were skipped: failed" in ran.stdout


def test_a_skip_elsewhere_is_only_a_skip(tmp_path: Path) -> None:
    ran = _run(tmp_path, no_skips=False)

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "1 passed, 1 skipped" in ran.stdout
