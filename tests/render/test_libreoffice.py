"""LibreOffice opens what is written and reckons the same totals."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from render.every_kind import every_kind

from xlsaging.render.file import write_workbook

pytestmark = [
    pytest.mark.soffice,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"),
    pytest.mark.filterwarnings("ignore:.*extension is not supported"),
]


def _without_values(path: Path, copy: Path) -> None:
    """A workbook whose formulas have no cached value, so that whoever opens it must reckon them."""
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(copy, "w") as made:
        for name in package.namelist():
            made.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", package.read(name)))


@pytest.mark.parametrize("unit", [1, 10_000])
def test_totals_that_libreoffice_reckons_are_those_that_were_written(tmp_path: Path, unit: int) -> None:
    path, bare, out = tmp_path / "every.xlsx", tmp_path / "bare.xlsx", tmp_path / "out"
    write_workbook(every_kind(unit), path, "zh_CN+en")
    _without_values(path, bare)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    call = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(bare)]
    subprocess.run(call, check=True, capture_output=True, timeout=300)
    written, reckoned = (openpyxl.load_workbook(each, data_only=True) for each in (path, out / "bare.xlsx"))
    totals = [
        (sheet.title, cell.coordinate)
        for sheet in openpyxl.load_workbook(path).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if str(cell.value).startswith(("=SUM(", "=SUBTOTAL(", "=MAX("))
    ]

    assert len(totals) >= 5
    for sheet, at in totals:
        assert reckoned[sheet][at].value == pytest.approx(written[sheet][at].value, rel=1e-12)
    assert sum(len(sheet._charts) for sheet in reckoned.worksheets) == 7
