"""A pack made before: its frozen values, and the reasons typed into it, whoever saved it since."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from xlsaging.app.previous_pack import kept_reasons, read_pack
from xlsaging.app.reports import close_report
from xlsaging.model.errors import NotAPackError, PackDamagedError, PackVersionError
from xlsaging.model.ledger import Ledger
from xlsaging.render.file import write_workbook
from xlsaging.report.comparison_figures import KeptReasons
from xlsaging.report.frozen import FROZEN_SHEET

AS_OF = date(2025, 3, 31)
REASONS = {"C1": "new project", "C2": "=1+1"}


@pytest.fixture(scope="module", params=["en", "zh_CN", "zh_CN+en"])
def packed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack in each language."""
    import pandas as pd

    invoices = pd.DataFrame(
        {
            "document_no": ["A1", "A2"],
            "customer_id": ["C1", "C2"],
            "document_date": ["2025-01-05", "2025-03-01"],
            "amount": [100.0, 300.25],
        }
    )
    path = tmp_path_factory.mktemp("packs") / "march.xlsx"
    write_workbook(close_report(Ledger(invoices=invoices), AS_OF), path, str(request.param))
    return path


def _typed_into(pack: Path, target: Path, *, reverse: bool = False) -> Path:
    """The pack with reasons typed beside its customers, as a user would."""
    book = openpyxl.load_workbook(pack)
    sheet = book.worksheets[1]
    head = next(row for row in sheet.iter_rows() if row[0].value and row[1].value and row[2].value)
    reason = next(cell.column for cell in head if cell.value and ("Reason" in cell.value or "变动原因" in cell.value))
    rows = [row for row in sheet.iter_rows(min_row=head[0].row + 1) if row[0].value in REASONS]
    if reverse:
        keys = [row[0].value for row in rows]
        for row, key in zip(rows, reversed(keys), strict=True):
            row[0].value = key
    for row in rows:
        cell = sheet.cell(row[0].row, reason)
        cell.value = REASONS[row[0].value]
        cell.data_type = "s"
    book.save(target)
    return target


def test_reasons_are_found_in_any_language_and_order(packed: Path, tmp_path: Path) -> None:
    typed = _typed_into(packed, tmp_path / "march.xlsx", reverse=True)

    assert dict(kept_reasons(typed, AS_OF).by_customer) == REASONS
    assert read_pack(typed).values == read_pack(packed).values


def test_a_pack_without_reasons_says_nothing(packed: Path) -> None:
    assert kept_reasons(packed, AS_OF) == KeptReasons()
    assert kept_reasons(packed, date(2025, 4, 30)) == KeptReasons()
    assert kept_reasons(packed.with_name("absent.xlsx"), AS_OF) == KeptReasons()
    assert kept_reasons(None, AS_OF) == KeptReasons()


def test_reasons_of_another_day_stay_where_they_are(packed: Path, tmp_path: Path) -> None:
    typed = _typed_into(packed, tmp_path / "march.xlsx")

    assert kept_reasons(typed, date(2025, 4, 30)) == KeptReasons(notice="other_day", day=AS_OF)


def test_foreign_and_damaged_files_are_no_obstacle(packed: Path, tmp_path: Path) -> None:
    foreign, cut, text = (tmp_path / name for name in ("foreign.xlsx", "cut.xlsx", "text.xlsx"))
    openpyxl.Workbook().save(foreign)
    cut.write_bytes(packed.read_bytes()[:3000])
    text.write_text("not a workbook")

    assert kept_reasons(foreign, AS_OF).notice == "foreign"
    assert kept_reasons(text, AS_OF).notice == "foreign"
    assert kept_reasons(cut, AS_OF).notice == "damaged"
    with pytest.raises(NotAPackError, match=r"foreign\.xlsx"):
        read_pack(foreign)


def test_changed_frozen_values_are_damaged_and_other_forms_another_version(packed: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(packed)
    sheet = book[FROZEN_SHEET]
    whole = sheet["A2"].value
    sheet["A2"].value = whole[:-8] + "AAAAAAA="
    book.save(tmp_path / "changed.xlsx")
    sheet["A1"].value = "xlsaging-frozen-2 0"
    book.save(tmp_path / "later.xlsx")

    with pytest.raises(PackDamagedError):
        read_pack(tmp_path / "changed.xlsx")
    with pytest.raises(PackVersionError, match="xlsaging-frozen-2"):
        read_pack(tmp_path / "later.xlsx")
    assert kept_reasons(tmp_path / "changed.xlsx", AS_OF).notice == "damaged"


@pytest.mark.soffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_a_pack_that_libreoffice_saved_is_still_one(packed: Path, tmp_path: Path) -> None:
    typed = _typed_into(packed, tmp_path / "march.xlsx")
    out = tmp_path / "saved"
    call = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to",
            "xlsx", "--outdir", str(out), str(typed)]  # fmt: skip
    subprocess.run(call, check=True, capture_output=True, timeout=300)
    saved = out / "march.xlsx"

    assert read_pack(saved).values == read_pack(packed).values
    assert dict(kept_reasons(saved, AS_OF).by_customer) == REASONS


def test_the_new_pack_carries_the_reasons(make_ledger: Callable[..., Ledger], tmp_path: Path) -> None:
    from xlsaging.app.provenance import Provenance

    target = tmp_path / "march.xlsx"
    write_workbook(close_report(make_ledger(), AS_OF), target)
    report = close_report(make_ledger(), AS_OF, Provenance((), _typed_into(target, target)))
    table = report.table("comparison")

    assert table is not None
    assert dict(zip(table.column("customer_id"), table.column("reason"), strict=True)) == REASONS
    assert report.log["reasons"] == {"kept": 2, "notice": ""}
