"""Cells with AR_BUCKET, recalculated in a LibreOffice that has the add-in, and cells with IF that give the same texts.

`python -m xlsaging.bench.peers.live_functions ours|builtin CELLS`. All cells of the workbook are recalculated many
times, for one recalculation is too short to be timed.
"""

from __future__ import annotations

import sys
from typing import Any

from xlsaging.bench.peers.live_clock import Clock, office_with_add_in
from xlsaging.libreoffice.main_thread import in_main_thread

_TIMES = 20
_LONGEST = 600.0
"""Seconds after which a calculation is said to hang."""
_EDGES = (30, 60, 90, 180, 360)
_OLDEST = 420
"""Days past due go from -30 to this."""


def formula(who: str, cell: str) -> str:
    """The bucket of an age, in one way or the other."""
    if who == "ours":
        return f"=AR_BUCKET({cell})"
    lows = (1, *(edge + 1 for edge in _EDGES))
    made = f'"{_EDGES[-1]}+"'
    for low, high in reversed(list(zip(lows, _EDGES, strict=False))):
        made = f'IF({cell}<={high};"{low}-{high}";{made})'
    return f'=IF({cell}<=0;"not_due";{made})'


def recalculated(running: Any, document: Any, who: str, cells: int) -> tuple[Clock, float]:
    """The time, and how many letters all cells show."""
    sheet = document.getSheets().getByIndex(0)
    days = sheet.getCellRangeByPosition(0, 0, 0, cells - 1)
    days.setDataArray(tuple((float(at % (_OLDEST + 30) - 30),) for at in range(cells)))
    shown = sheet.getCellRangeByPosition(1, 0, 1, cells - 1)
    shown.setFormulaArray(tuple((formula(who, f"A{at}"),) for at in range(1, cells + 1)))
    document.calculateAll()
    clock = Clock()

    def calculate() -> None:
        with clock:
            for _ in range(_TIMES):
                document.calculateAll()

    in_main_thread(running, calculate, _LONGEST)
    return clock, float(sum(len(text) for (text,) in shown.getDataArray()))


def main(who: str, cells: str) -> None:
    with office_with_add_in() as running:
        document = running.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, ())
        clock, letters = recalculated(running, document, who, int(cells))
        # What is asked of LibreOffice is one call that waits for its end: the clock on the wall is its time.
        clock.cpu = clock.seconds
    clock.tell({"letters": letters})


if __name__ == "__main__":
    main(*sys.argv[1:])
