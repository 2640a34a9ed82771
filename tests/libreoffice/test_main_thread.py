"""What is done in LibreOffice's main thread is waited for, fails as anywhere, and never hangs."""

from __future__ import annotations

import time
from typing import Any

import pytest

from xlsaging.libreoffice.bridge import OfficeError
from xlsaging.libreoffice.main_thread import in_main_thread


def test_it_is_done_before_going_on(app: Any) -> None:
    book = app.books.add()
    cell = book.sheets[0]["A1"]
    in_main_thread(app.impl.office, lambda: setattr(cell, "value", 7), 60)

    assert cell.value == 7
    book.close()


def test_what_fails_fails_here(app: Any) -> None:
    def work() -> None:
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        in_main_thread(app.impl.office, work, 60)


def test_what_takes_too_long_is_said_to(app: Any) -> None:
    with pytest.raises(OfficeError, match=r"did not answer within 0\.2 seconds"):
        in_main_thread(app.impl.office, lambda: time.sleep(1.5), 0.2)
    time.sleep(1.5)
    assert app.books is not None
