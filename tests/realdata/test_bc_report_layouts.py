"""Report templates without data: hidden sheets, error values, a placeholder row of 1900."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import xlsaging as ar

pytestmark = pytest.mark.realdata
FILES = ("AgedAccountsReceivableExcel.xlsx", "OpenCustEntriestoDate_CZ.xlsx")


@pytest.mark.parametrize("name", FILES)
def test_a_template_has_no_receivables_and_is_told_so_plainly(data: Path, close: Any, name: str) -> None:
    file = data / "bc-report-layouts" / name
    with pytest.raises(ar.XlsagingError, match=name) as caught:
        ar.read_ledger(file)
    assert "--table" in str(caught.value) or "--map" in str(caught.value)
    ran = close(file)
    assert ran.status == 2
    assert name in ran.err
    assert "Traceback" not in ran.err
    assert not ran.pack.exists()
