"""What a macro is given, and the one place where macros begin and end.

A macro reads a request, calls `app`, and shows what came of it. All else is here: the workbook, its language, the
state of the program before and after, progress in the status bar, errors as one message.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.in_workbook import in_workbook
from xlsaging.i18n.speak import LANGS, error_text, guess_lang, say
from xlsaging.model.errors import XlsagingError
from xlsaging.model.workbook_errors import CellBeingEditedError, OpenedReadOnlyError
from xlsaging.report.frozen import FROZEN_SHEET

from .keeping import kept_state, no_collecting
from .log import log_path, write_log
from .native_print import fit_native

if TYPE_CHECKING:
    from xlsaging.app.provenance import Provenance
    from xlsaging.model.ledger import Ledger
    from xlsaging.render.live.host import Host
    from xlsaging.report.comparison_figures import KeptReasons
    from xlsaging.report.model import Report

__all__ = ["LANGUAGE_NAME", "Session", "clock", "for_workbook", "macro", "place_of"]

LANGUAGE_NAME = "ArLanguage"
"""The defined name of the cell that holds the workbook's language."""
_STATUS_TEXT, _STATUS_TIME = "ArStatusText", "ArStatusTime"
_TITLE = "ArCollect"
_READING = ("help", "snapshot")
"""What changes nothing in the workbook."""
_FILLING = ("import_ledger", "load_example", "remove_example")
"""What changes the tables that formulas look at."""
_PACK = (("close", "comparison"), ("close", FROZEN_SHEET))
"""The sheets of a pack that hold reasons, and what they are reasons for."""


def clock() -> datetime:
    """When a macro runs: for the log and for the sheet Home, never for a figure."""
    return datetime.now()  # noqa: TID251


@dataclass(slots=True)
class Session:
    """One run of a macro in a workbook."""

    book: Any
    macro: str
    host: Host
    lang: str
    chosen: bool
    """Whether the workbook has a cell that says so."""

    def ledger(self) -> Ledger:
        """The ledger in the workbook; its settings say in which language to go on."""
        from xlsaging.app.open_workbook import language_of, ledger_in_workbook
        from xlsaging.render.live.own import own_sheets

        from .sheets_read import read_sheets

        self.progress(Text("macro.reading"))
        own = {each.sheet.name for each in own_sheets(self.book)}
        sheets = read_sheets(self.book, own, self.host)
        ledger = ledger_in_workbook(sheets, self.book.name)
        if not self.chosen:
            self.lang = language_of(ledger, sheets) or self.lang
        self.progress(Text("macro.computing", {"rows": sum(account.read for account in ledger.rows)}))
        return ledger

    def reasons(self, ledger: Ledger) -> KeptReasons:
        """What somebody typed into the pack that stands in the workbook now."""
        from xlsaging.app.as_of import resolve_as_of
        from xlsaging.app.open_workbook import grids_of
        from xlsaging.app.previous_pack import reasons_in
        from xlsaging.render.live.own import own_sheets
        from xlsaging.report.comparison_figures import KeptReasons

        from .sheets_read import read_sheet

        own = (each.sheet for each in own_sheets(self.book) if each.place[:2] in _PACK)
        found = [read for read in map(read_sheet, own) if read is not None]
        return reasons_in(grids_of(found), resolve_as_of(ledger)) if found else KeptReasons()

    def provenance(self) -> Provenance:
        """The workbook as the source of the report and as the place where it stands."""
        from xlsaging.app.provenance import Provenance

        here = place_of(self.book) or Path(self.book.name)
        return Provenance((here,), here)

    def show(self, report: Report) -> Text:
        """Draw a report on sheets of ours; returns what to say of it."""
        from xlsaging.render.live.render import render_report

        def drawing(done: int, of: int) -> None:
            self.progress(Text("macro.drawing", {"done": done + 1, "of": of}))

        sheets = render_report(self.book, for_workbook(report, self.lang), self.lang, drawing)
        found = sum(issue.severity != "info" for issue in report.issues)
        key = "macro.shown_with_findings" if found else "macro.shown"
        return Text(key, {"title": report.title, "sheet": sheets[0].name, "findings": found})

    def progress(self, text: Text) -> None:
        """Say in the status bar what is being done."""
        with suppress(Exception):
            self.book.app.status_bar = f"{_TITLE}: {say(text, self.lang)}"

    def ask(self, text: Text) -> bool:
        """A question that is answered by yes or no."""
        return self._alert(text, "yes_no") == "yes"

    def tell(self, text: Text) -> None:
        """Something that the user has to know."""
        self._alert(text, "ok")

    def _alert(self, text: Text, buttons: str) -> str | None:
        app = self.book.app
        shown, app.screen_updating = app.screen_updating, True
        answer: str | None = app.alert(say(text, self.lang, "\n\n"), _TITLE, buttons, "info")
        app.screen_updating = shown
        return answer


def for_workbook(report: Report, lang: str) -> Report:
    """A report whose issues name settings where they named options of the command line."""
    from xlsaging.report.model import Table

    def block(each: Any) -> Any:
        if not isinstance(each, Table) or each.name != "issues":
            return each
        return replace(each, rows=[tuple(map(cell, row)) for row in each.rows])

    def cell(each: Any) -> Any:
        if not isinstance(each, Text) or not each.key.startswith("issue."):
            return each
        return " ".join(in_workbook(say(each, one), one) for one in LANGS[lang])

    sheets = (replace(sheet, blocks=tuple(map(block, sheet.blocks))) for sheet in report.sheets)
    return replace(report, sheets=tuple(sheets))


def macro(work: Callable[[Session], Text | None]) -> Callable[..., None]:
    """A function that a button runs, with the workbook that the button is in or with the one given."""

    @wraps(work)
    def run(book: Any = None) -> None:
        if book is None:
            import xlwings

            book = xlwings.Book.caller()
        _run(work, book)

    del run.__wrapped__
    return run


def _run(work: Callable[[Session], Text | None], book: Any) -> None:
    from xlsaging.render.live.host import host_of

    lang = _language(book)
    session = Session(book, work.__name__, host_of(book), lang or guess_lang(), lang is not None)
    try:
        if session.host.is_busy(book.app):
            raise CellBeingEditedError()
        if work.__name__ not in _READING and session.host.is_fixed(book):
            raise OpenedReadOnlyError(path=book.name)
        with no_collecting(), kept_state(book):
            said = work(session)
    except Exception as error:
        write_log(work.__name__, error, clock())
        _told(session, error)
        _note(session, Text("macro.failed"))
        return
    write_log(work.__name__, None, clock())
    if said is not None:
        _note(session, said)
    if work.__name__ not in _READING:
        with suppress(Exception):
            if work.__name__ in _FILLING:
                session.host.compute(book)
            fit_native(book)


def _told(session: Session, error: Exception) -> None:
    """One message: what is wrong and how to mend it; and where the log is, if that says more."""
    message = "\n\n".join(in_workbook(error_text(error, lang), lang) for lang in LANGS[session.lang])
    if not isinstance(error, XlsagingError):
        message += "\n\n" + say(Text("macro.log", {"path": log_path()}), session.lang, "\n")
    session.book.app.alert(message, _TITLE, "ok", "critical")


def _note(session: Session, said: Text) -> None:
    """The sheet Home says how the last run ended, where there is one."""
    now = clock().strftime("%Y-%m-%d %H:%M")
    for name, value in ((_STATUS_TEXT, say(said, session.lang)), (_STATUS_TIME, now)):
        with suppress(Exception):
            if session.book.names.contains(name):
                cell = session.book.names(name).refers_to_range
                # A cell for text shows an apostrophe that any other takes for a sign of text.
                cell.value = value if cell.number_format == "@" else f"'{value}"


def _language(book: Any) -> str | None:
    """The language that the workbook's own cell says."""
    with suppress(Exception):
        if book.names.contains(LANGUAGE_NAME):
            said = str(book.names(LANGUAGE_NAME).refers_to_range.value or "").strip()
            return said if said in LANGS else None
    return None


def place_of(book: Any) -> Path | None:
    """Where a workbook is saved; None for one that never was, or that is kept in OneDrive or SharePoint and has no
    place on this machine that xlwings can tell."""
    try:
        path = Path(str(book.fullname))
    except Exception:
        return None
    return path if path.is_absolute() and path.is_file() else None
