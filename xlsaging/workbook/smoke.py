"""A trial in a real Excel on Windows: every button is run and every function calculated, and held against Python.

`python -m xlsaging.workbook.smoke FOLDER [--lang en]`, after `xlsaging setup`. The standalone workbook is built into
the folder and opened; where a macro asks something, a person answers. Ends in 1 where anything is unlike.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from .build import build
from .smoke_cells import cells_of, unlike
from .smoke_functions import CASES, Case, answer, calculated

__all__ = ["STEPS", "Outcome", "main", "trial"]

STEPS = (
    ("load_example", "check", "tie_out", "aging", "dso", "bad_debts", "collectors", "close_month"),
    ("snapshot", "settings", "language", "language", "help"),
    ("remove", "remove_example", "import_ledger"),
)
"""The buttons in the order of the trial; the functions are calculated before the last of these runs."""
_WORKBOOK, _TO_IMPORT, _SHEET = "ArCollect.xlsm", "to-import.xlsx", "smoke"
_QUESTIONS = f"""\
Excel will ask, and wait for your answer:
  help           OK, after a look at its text
  snapshot       OK
  remove         Yes
  import_ledger  choose {_TO_IMPORT} in the folder of the workbook, then Yes
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one button or function.

    >>> print(Outcome("button aging")); print(Outcome("AR_DSO", ("A1: 3.0, not 4.0",)))
    ok    button aging
    WRONG AR_DSO: A1: 3.0, not 4.0
    """

    what: str
    wrong: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"WRONG {self.what}: {'; '.join(self.wrong)}" if self.wrong else f"ok    {self.what}"


def trial(
    book: Any, folder: Path, press: Callable[[str], object], calculate: Callable[[Case, Any], Any]
) -> Iterator[Outcome]:
    """Run every button with `press` and every function with `calculate`, and hold what comes against Python.

    `press` takes a button's name; `calculate` a case and Python's answer, for its size, and gives a list of rows.
    """
    before, after = STEPS[:-1], STEPS[-1]
    for name in (each for steps in before for each in steps):
        yield _button(book, folder, name, press)
    for case in CASES:
        yield _function(book, case, calculate)
    for name in after:
        yield _button(book, folder, name, press)


def _button(book: Any, folder: Path, name: str, press: Callable[[str], object]) -> Outcome:
    try:
        seen, logged = _seen(book, folder), _log()
        press(name)
        entry = next((line for line in reversed(_log()[len(logged) :].splitlines()) if not line.startswith(" ")), "")
        if not entry.endswith(f" {name}: done"):
            return Outcome(f"button {name}", (f"the log says {entry or 'nothing'!r}",))
        return Outcome(f"button {name}", tuple(_effect(book, folder, name, seen)))
    except Exception as error:
        return Outcome(f"button {name}", (f"{type(error).__name__}: {error}",))


def _function(book: Any, case: Case, calculate: Callable[[Case, Any], Any]) -> Outcome:
    try:
        expected = answer(case, book)
        return Outcome(case.formula, tuple(unlike(calculate(case, expected), expected)))
    except Exception as error:
        return Outcome(case.formula, (f"{type(error).__name__}: {error}",))


def _log() -> str:
    """What the macros' log holds: only Python writes there, so a new entry says that Python was reached."""
    from xlsaging.macros.log import log_path

    return log_path().read_text(encoding="utf-8") if log_path().is_file() else ""


def _seen(book: Any, folder: Path) -> tuple[str, int]:
    return _language(book), len(list(folder.iterdir()))


def _language(book: Any) -> str:
    return str(book.names("ArLanguage").refers_to_range.value)


def _effect(book: Any, folder: Path, name: str, seen: tuple[str, int]) -> list[str]:
    """What is not as it should be after a button."""
    from xlsaging.macros.tables import find_table, is_empty
    from xlsaging.render.live.own import reports_in

    if name in _reports():
        return _report_unlike(book, folder, name)
    checks: dict[str, tuple[Callable[[], bool], str]] = {
        "load_example": (lambda: not is_empty(find_table(book, "tblInvoices")), "tblInvoices is empty"),
        "import_ledger": (lambda: not is_empty(find_table(book, "tblInvoices")), "tblInvoices is empty"),
        "remove_example": (lambda: bool(is_empty(find_table(book, "tblInvoices"))), "tblInvoices still has rows"),
        "remove": (lambda: not reports_in(book), "reports are still there"),
        "language": (lambda: _language(book) != seen[0], "the language is what it was"),
        "snapshot": (lambda: len(list(folder.iterdir())) > seen[1], "no new file beside the workbook"),
        "settings": (
            lambda: bool(book.sheets.active.name == find_table(book, "tblSettings").range.sheet.name),
            "the settings are not shown",
        ),
    }
    holds, otherwise = checks.get(name, (lambda: True, ""))
    return [] if holds() else [otherwise]


def _reports() -> dict[str, Callable[..., Any]]:
    from xlsaging.app import reports
    from xlsaging.report.comparison_figures import KeptReasons

    return {
        "check": reports.check_report,
        "tie_out": reports.tie_out_report,
        "aging": partial(reports.aging_report, with_items=True),
        "dso": reports.dso_report,
        "bad_debts": reports.bad_debts_report,
        "collectors": reports.collectors_report,
        "close_month": partial(reports.close_report, reasons=KeptReasons()),
    }


def _report_unlike(book: Any, folder: Path, name: str) -> list[str]:
    """Where the report in the workbook is not what the file renderer writes of the same ledger."""
    from xlsaging.macros.keeping import kept_state
    from xlsaging.macros.session import Session, for_workbook
    from xlsaging.render.file import write_workbook
    from xlsaging.render.live.host import host_of
    from xlsaging.render.live.own import reports_in

    session = Session(book, name, host_of(book), _language(book), True)
    with kept_state(book):
        report = _reports()[name](session.ledger(), provenance=session.provenance())
    path = folder / f"{name}.xlsx"
    write_workbook(for_workbook(report, session.lang), path, session.lang)
    drawn = [each.sheet for each in reports_in(book) if each.place[0] == report.name]
    written = book.app.books.open(str(path))
    try:
        if len(drawn) != len(written.sheets):
            return [f"{len(drawn)} sheets, not {len(written.sheets)}"]
        pairs = [
            (sheet.name, cells_of(sheet), cells_of(file)) for sheet, file in zip(drawn, written.sheets, strict=True)
        ]
    finally:
        written.close()
    return [f"{sheet}!{each}" for sheet, found, expected in pairs for each in unlike(found, expected)]


def main(arguments: Sequence[str] | None = None) -> int:
    """The trial from the command line: 0 where all is well, 1 where something is not, 2 where there is no Excel."""
    parser = argparse.ArgumentParser(prog="python -m xlsaging.workbook.smoke", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="an empty or new folder, trusted by Excel")
    parser.add_argument("--lang", choices=("en", "zh_CN"), default="zh_CN")
    chosen = parser.parse_args(arguments)
    if sys.platform != "win32":
        print("This needs Excel on Windows.", file=sys.stderr)
        return 2
    folder: Path = chosen.folder.resolve()
    if folder.exists() and any(folder.iterdir()):
        parser.error(f"{folder} is not empty: name a new folder")
    folder.mkdir(parents=True, exist_ok=True)
    return _run(folder, chosen.lang)


def _run(folder: Path, lang: str) -> int:
    import xlwings

    from xlsaging.app.sample import Wanted, write_sample

    build(folder / _WORKBOOK, lang=lang, standalone=True)
    write_sample(Wanted(folder / _TO_IMPORT, 50, lang, 1))
    print(_QUESTIONS)
    outcomes = []
    with xlwings.App(visible=True, add_book=False) as app:
        book = app.books.open(str(folder / _WORKBOOK))
        calculate = partial(calculated, book, _SHEET)
        for outcome in trial(book, folder, lambda name: book.macro(f"ArButton_{name}")(), calculate):
            print(outcome, flush=True)
            outcomes.append(outcome)
        book.close()
    wrong = sum(bool(outcome.wrong) for outcome in outcomes)
    print(f"{len(outcomes)} tried, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
