"""The pictures on the ribbon are Excel's own."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from xlsaging.macros.buttons import BUTTONS

pytestmark = pytest.mark.realdata


def test_every_picture_of_a_button_is_one_of_excel(data: Path) -> None:
    path = data / "excel-control-ids" / "excelcontrols.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        names = {row["Control Name"] for row in csv.DictReader(file)}

    assert len(names) > 2_000
    assert [each.image for each in BUTTONS if each.image not in names] == []
