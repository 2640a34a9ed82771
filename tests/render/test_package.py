"""What no validator of the schema sees: content types, headers of tables, defined names of a report file."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbook.checks import CHECKS

from xlsaging.render.file import write_workbook
from xlsaging.report.model import Report


@pytest.mark.parametrize("check", ["audit", "kind", "tables", "names"])
@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_CN+en"])
def test_a_report_file_is_sound(close: Report, tmp_path: Path, lang: str, check: str) -> None:
    path = tmp_path / "close.xlsx"
    write_workbook(close, path, lang)
    assert CHECKS[check](path) == []
