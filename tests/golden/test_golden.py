"""The pack of a small ledger, cell by cell, in each language.

Set XLSAGING_REGENERATE=1 to write `close.*.txt` anew; read the difference before you keep it.
"""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from xlsaging import __version__
from xlsaging.cli.main import main
from xlsaging.report.frozen import FROZEN_SHEET

HERE = Path(__file__).parent
LANGS = ("en", "zh_CN", "zh_CN+en")


def _close(folder: Path, lang: str) -> Path:
    path = folder / "close.xlsx"
    arguments = ["close", str(HERE / "ledger"), "--as-of", "2025-06-30", "--out", str(path), "--lang", lang, "--quiet"]
    assert main([*arguments, "--set", "benchmark_dso=45"]) == 1
    return path


def _shown(value: Any, cached: Any) -> str:
    if isinstance(value, str) and value != cached:
        return f"{value} -> {_shown(cached, cached)}"
    if isinstance(value, (datetime, date)):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    return str(value).replace("\n", "\\n").replace(__version__, "VERSION")


def _dump(path: Path) -> str:
    """Every cell of every sheet that holds something, one row a line; totals as formula and value."""
    live, cached = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    lines = []
    for sheet in live.worksheets:
        if sheet.title == FROZEN_SHEET:
            continue
        tables = ", ".join(f"{table.name} {table.ref}" for table in sheet.tables.values())
        lines += [f"== {sheet.title} [frozen {sheet.freeze_panes or '-'}; tables {tables or '-'}]", ""]
        for row in sheet.iter_rows():
            cells = [
                f"{cell.column_letter} {_shown(cell.value, cached[sheet.title][cell.coordinate].value)}"
                for cell in row
                if cell.value is not None
            ]
            lines += [f"{row[0].row}: " + " | ".join(cells)] if cells else []
        lines.append("")
    return "\n".join(lines)


@pytest.mark.parametrize("lang", LANGS)
def test_the_pack_says_what_it_said(tmp_path: Path, lang: str) -> None:
    found = _dump(_close(tmp_path, lang))
    golden = HERE / f"close.{lang}.txt"
    if os.environ.get("XLSAGING_REGENERATE"):
        golden.write_text(found, encoding="utf-8")

    assert found == golden.read_text(encoding="utf-8")
