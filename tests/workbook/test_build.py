"""The workbook is built from its sources, part for part the same each time, and so is the one that is kept."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from workbook.checks import modules_of, parts_of
from workbook.kinds import KINDS, placed

from xlsaging.functions.registry import functions
from xlsaging.macros.buttons import BUTTONS
from xlsaging.workbook import build

KEPT = Path(__file__).parents[2] / "workbook" / "ArCollect.xlsm"


@pytest.fixture(scope="module", params=KINDS)
def kind(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    return str(request.param), placed(request.param, tmp_path_factory.mktemp("built"))


def test_the_workbook_that_is_kept_is_what_its_sources_build(tmp_path: Path) -> None:
    """After a change: `python -m xlsaging.cli.main workbook --lang zh_CN --out workbook/ArCollect.xlsm --no-backup`."""
    kept, fresh = parts_of(KEPT), parts_of(placed("zh_CN.xlsm", tmp_path))
    assert list(kept) == list(fresh)
    assert [name for name in fresh if kept[name] != fresh[name]] == []


def test_no_hash_seed_time_zone_or_folder_changes_a_byte(tmp_path: Path) -> None:
    made = []
    for seed, zone in (("1", "UTC"), ("77", "Asia/Shanghai")):
        path = tmp_path / f"{seed}.xlsm"
        (tmp_path / seed).mkdir()
        script = f"from xlsaging.workbook import build; build({str(path)!r})"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "TMPDIR": str(tmp_path / seed)}
        subprocess.run([sys.executable, "-c", script], check=True, env=environment)
        made.append(path.read_bytes())
    assert made[0] == made[1]


def test_what_the_project_ships_holds_no_code_of_others(kind: tuple[str, Path]) -> None:
    name, path = kind
    modules = modules_of(path)
    assert ("Dictionary" in modules, "xlwings" in modules) == (
        (True, True) if name == "standalone.xlsm" else (False, False)
    )
    ours = {each for each in modules if each.startswith("Ar")}
    assert {"ArAddins", "ArBridge", "ArButtons", "ArErrors", "ArMessages", "ArPrint", "ArRibbon", "ArRunner", "ArStart",
            "ArWizard", "ArWording"} == ours  # fmt: skip
    for source in (source for each, source in modules.items() if each not in ("xlwings", "Dictionary")):
        assert source.isascii()


def test_every_button_and_function_is_in_its_code(kind: tuple[str, Path]) -> None:
    modules = modules_of(kind[1])
    for button in BUTTONS:
        assert f"Public Sub ArButton_{button.name}()" in modules["ArButtons"]
    for each in functions():
        assert f"Function {each.name}(" in modules["xlwings_udfs"]
    called = re.findall(r'CallUDF\("([\w.]+)", "(\w+)"', modules["xlwings_udfs"])
    assert called
    assert all(callable(getattr(import_module(module), name)) for module, name in called)


def test_words_are_looked_up_by_keys_that_are_there(kind: tuple[str, Path]) -> None:
    from xlsaging.workbook.wording import wording

    keys = {key for key, _, _ in wording()}
    sources = modules_of(kind[1])
    asked = {key for source in sources.values() for key in re.findall(r'(?:ArText|ArTell)\(?\s*"([\w.]+)"', source)}
    asked |= {f"vba.{found}" for found in re.findall(r'ArReason = "vba\.(\w+)"', sources["ArRunner"])}
    for tag in re.findall(r'tag="([\w.]+)"', parts_of(kind[1])["customUI/customUI14.xml"].decode()):
        asked |= {f"{tag}.label"} | ({f"{tag}.tip", f"{tag}.help"} if tag.startswith("button.") else set())
    assert asked - keys == set()


def test_a_file_that_cannot_be_written_is_not_half_written(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        build(tmp_path / "nowhere" / "ArCollect.xlsm")
    assert list(tmp_path.iterdir()) == []
