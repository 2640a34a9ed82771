"""The workbook is built from its sources, part for part the same each time, and so is the one that is kept."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from importlib import import_module
from io import BytesIO
from pathlib import Path

import pytest

from xlsaging.functions.registry import functions
from xlsaging.macros.buttons import BUTTONS
from xlsaging.model.input_sheets import INPUT_SHEETS
from xlsaging.workbook import build, built

KEPT = Path(__file__).parents[2] / "workbook" / "ArCollect.xlsm"
KINDS = {"zh": {}, "en": {"lang": "en"}, "standalone": {"standalone": True}, "add-in": {"addin": True}}


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(scope="module", params=KINDS, ids=list(KINDS))
def kind(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    return str(request.param), built(**KINDS[request.param])


def modules_of(content: bytes, folder: Path) -> dict[str, str]:
    from pyopenvba import ExcelFile

    path = folder / "book.xlsm"
    path.write_bytes(content)
    with ExcelFile(path) as book:
        return {name: book.get_module(name) for name in book.module_names()}


def test_the_workbook_that_is_kept_is_what_its_sources_build() -> None:
    """After a change: `python -m xlsaging.cli.main workbook --lang zh_CN --out workbook/ArCollect.xlsm --no-backup`."""
    kept, fresh = parts_of(KEPT.read_bytes()), parts_of(built())
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


def test_it_is_a_workbook_with_macros_or_an_add_in(kind: tuple[str, bytes]) -> None:
    name, content = kind
    types = parts_of(content)["[Content_Types].xml"].decode()
    main = "addin.macroEnabled" if name == "add-in" else "sheet.macroEnabled"
    assert f'PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.{main}.main+xml"' in types


def test_what_the_project_ships_holds_no_code_of_others(kind: tuple[str, bytes], tmp_path: Path) -> None:
    name, content = kind
    modules = modules_of(content, tmp_path)
    assert ("Dictionary" in modules, "xlwings" in modules) == ((True, True) if name == "standalone" else (False, False))
    ours = {each for each in modules if each.startswith("Ar")}
    assert {"ArAddins", "ArBridge", "ArButtons", "ArErrors", "ArMessages", "ArRibbon", "ArRunner", "ArStart",
            "ArWizard", "ArWording"} == ours  # fmt: skip
    for source in (source for each, source in modules.items() if each not in ("xlwings", "Dictionary")):
        assert source.isascii()


def test_every_sheet_has_the_code_behind_it(kind: tuple[str, bytes], tmp_path: Path) -> None:
    name, content = kind
    modules = modules_of(content, tmp_path)
    parts = parts_of(content)
    sheets = [text.decode() for part, text in parts.items() if part.startswith("xl/worksheets/sheet")]
    code_names = {found[1] for text in sheets if (found := re.search(r'<sheetPr[^>]*codeName="([^"]+)"', text))}
    assert len(code_names) == len(sheets) == (3 if name == "add-in" else len(INPUT_SHEETS) + 5)
    assert code_names <= set(modules)


def test_every_button_and_function_is_in_its_code(kind: tuple[str, bytes], tmp_path: Path) -> None:
    modules = modules_of(kind[1], tmp_path)
    for button in BUTTONS:
        assert f"Public Sub ArButton_{button.name}()" in modules["ArButtons"]
    for each in functions():
        assert f"Function {each.name}(" in modules["xlwings_udfs"]
    called = re.findall(r'CallUDF\("([\w.]+)", "(\w+)"', modules["xlwings_udfs"])
    assert called
    assert all(callable(getattr(import_module(module), name)) for module, name in called)


def test_each_call_back_of_the_ribbon_is_a_procedure(kind: tuple[str, bytes], tmp_path: Path) -> None:
    content = kind[1]
    ribbon = parts_of(content)["customUI/customUI14.xml"].decode()
    called = set(re.findall(r'\b(?:on\w+|get\w+)="(\w+)"', ribbon))
    sources = "\n".join(modules_of(content, tmp_path).values())
    assert called
    assert {each for each in called if f"Public Sub {each}(" not in sources} == set()
    ids = re.findall(r' id="(\w+)"', ribbon)
    assert len(ids) == len(set(ids))


def test_words_are_looked_up_by_keys_that_are_there(kind: tuple[str, bytes], tmp_path: Path) -> None:
    from xlsaging.workbook.wording import wording

    keys = {key for key, _, _ in wording()}
    sources = modules_of(kind[1], tmp_path)
    asked = {key for source in sources.values() for key in re.findall(r'(?:ArText|ArTell)\(?\s*"([\w.]+)"', source)}
    asked |= {f"vba.{found}" for found in re.findall(r'ArReason = "vba\.(\w+)"', sources["ArRunner"])}
    for tag in re.findall(r'tag="([\w.]+)"', parts_of(kind[1])["customUI/customUI14.xml"].decode()):
        asked |= {f"{tag}.label"} | ({f"{tag}.tip", f"{tag}.help"} if tag.startswith("button.") else set())
    assert asked - keys == set()


def test_a_file_that_cannot_be_written_is_not_half_written(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        build(tmp_path / "nowhere" / "ArCollect.xlsm")
    assert list(tmp_path.iterdir()) == []
