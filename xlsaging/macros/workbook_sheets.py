"""The buttons about the workbook itself: snapshot, removal, settings, language, help."""

from __future__ import annotations

from xlsaging.i18n.catalogue import Text

from .session import Session, macro

__all__ = ["help", "language", "remove", "settings", "snapshot"]


@macro
def snapshot(session: Session) -> Text:
    """Our sheets as values in a new file beside the workbook."""
    from xlsaging.render.live.snapshot import save_snapshot

    from .session import clock, place_of

    path = save_snapshot(session.book, place_of(session.book), clock())
    said = Text("macro.snapshot", {"path": path})
    session.tell(said)
    return said


@macro
def remove(session: Session) -> Text | None:
    """Our sheets out of the workbook, once that is confirmed."""
    from xlsaging.render.live.own import reports_in
    from xlsaging.render.live.render import remove_own

    own = reports_in(session.book)
    names = [each.sheet.name for each in own if each.sheet.visible]
    if not own or not session.ask(Text("macro.ask_remove", {"sheets": names})):
        return None if own else Text("macro.nothing_to_remove")
    remove_own(session.book, own)
    return Text("macro.removed", {"sheets": names})


@macro
def settings(session: Session) -> None:
    """To the table of settings, which is made where the workbook has none."""
    from .settings_table import go_to_settings

    go_to_settings(session.book, session.lang, session.host)


@macro
def language(session: Session) -> Text:
    """From Chinese to English and back: settings, headers and names of the input sheets, messages, reports to come."""
    from .settings_table import speak

    session.lang = "en" if session.lang != "en" else "zh_CN"
    speak(session.book, session.lang, session.host)
    return Text("macro.language")


@macro
def help(session: Session) -> None:
    """How to go about it, which versions are at work, and where the log stands."""
    import sys

    from xlsaging.model.version import __version__

    from .log import log_path

    app = session.book.app
    python = ".".join(map(str, sys.version_info[:3]))
    named = {"version": __version__, "python": python, "program": f"{app.engine.name} {app.version}", "log": log_path()}
    session.tell(Text("macro.help", named))
