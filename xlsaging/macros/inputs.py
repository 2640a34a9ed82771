"""The buttons that fill the input tables: a ledger from elsewhere, and the example."""

from __future__ import annotations

from pathlib import Path

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say

from .session import Session, macro

__all__ = ["import_ledger", "load_example", "remove_example"]


@macro
def import_ledger(session: Session) -> Text | None:
    """Rows of another workbook, csv or parquet file into the input tables, once their preview is confirmed."""
    from xlsaging.app.importing import import_ledger as read

    from .hindrances import refuse_adding
    from .listed_day import question, refuse_mixing, say_day
    from .settings_table import said_in
    from .tables import append

    chosen = session.host.ask_file(session.book.app, say(Text("macro.choose_file"), session.lang))
    if chosen is None:
        return None
    session.progress(Text("macro.reading"))
    said = said_in(session.book)
    found = read(Path(chosen), session.lang, said)
    refuse_mixing(session.book, found, said, session.host)
    refuse_adding(session.book, (each.table for each in found.tables if each.rows), session.host)
    session.show(found.preview)
    told = {"rows": sum(len(each.rows) for each in found.tables), "file": Path(chosen).name}
    names = [Text(f"table.{each.table}") for each in found.tables if each.rows]
    if not session.ask(question(found, said, {**told, "tables": names})):
        return None
    for each in found.tables:
        append(session.book, each, session.lang, session.host)
    say_day(session.book, found, said, session.lang, session.host)
    return Text("macro.imported", told)


@macro
def load_example(session: Session) -> Text:
    """A made-up ledger into the input tables, if all of them are empty."""
    from .example import load

    return Text("macro.example_loaded", {"rows": load(session.book, session.lang, session.host)})


@macro
def remove_example(session: Session) -> Text:
    """The rows of the made-up ledger out of the input tables, and no others."""
    from .example import remove

    return Text("macro.example_removed", {"rows": remove(session.book, session.host)})
