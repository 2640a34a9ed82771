"""A LibreOffice to be measured, and the processor time of both sides: of this Python and of the office."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any


@contextmanager
def office() -> Iterator[Any]:
    """An xlwings App that nobody sees."""
    import xlwings

    from xlsaging import libreoffice

    libreoffice.activate()
    app = xlwings.App(visible=False, add_book=False)
    try:
        yield app
    finally:
        app.quit()


@contextmanager
def office_with_add_in() -> Iterator[Any]:
    """A LibreOffice that nobody sees, with ArCollect's add-in in its profile."""
    from xlsaging.calc.extension import put_in
    from xlsaging.calc.package import built, places
    from xlsaging.libreoffice import office as offices

    with TemporaryDirectory() as folder:
        profile = Path(folder) / "profile"
        put_in(built("0", places()), profile)
        running = offices.start(visible=False, users=profile)
        try:
            yield running
        finally:
            running.quit()


class Clock:
    """Times a block; on Linux with what the office computed meanwhile, elsewhere by the clock on the wall."""

    def __init__(self, pid: int | None = None) -> None:
        self.pid = pid

    def __enter__(self) -> Clock:
        self.began, self.spent, self.office = perf_counter(), process_time(), self._office()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = perf_counter() - self.began
        self.cpu = process_time() - self.spent
        if self.office is not None:
            self.cpu += self._office() - self.office
        elif self.pid is not None:
            self.cpu = self.seconds

    def _office(self) -> float | None:
        try:
            with open(f"/proc/{self.pid}/stat") as told:
                fields = told.read().rpartition(")")[2].split()
        except OSError:
            return None
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def tell(self, totals: dict[str, float]) -> None:
        print(json.dumps({"seconds": self.seconds, "cpu": self.cpu, "totals": totals}))
