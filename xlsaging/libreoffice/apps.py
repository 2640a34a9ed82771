"""Apps and App: the running LibreOffices and the switches of each."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

from xlwings import base_classes

from xlsaging.libreoffice import bridge, macros, office
from xlsaging.libreoffice.books import Book, Books
from xlsaging.libreoffice.following import Following
from xlsaging.libreoffice.number_formats import NumberFormats

EXCEL_VERSION = "16.0"
"""What scripts that ask for Excel's version are told: they ask in order to know which behaviour to expect."""


class Apps(bridge.Guarded, base_classes.Apps):
    """The LibreOffices that this Python started or attached to, the active one first."""

    def __init__(self, engine: Any) -> None:
        self.engine = engine
        self._apps: list[App] = []

    def _running(self) -> list[App]:
        self._apps = [app for app in self._apps if app.office.alive]
        return self._apps

    def keys(self) -> list[int]:
        return [app.pid for app in self._running()]

    def add(self, spec: Any = None, add_book: bool = True, xl: Any = None, visible: bool | None = None) -> App:
        """A new LibreOffice; `xl` names a running one to attach to, `spec` is Excel's on the Mac and ignored."""
        running = office.start(visible is not False) if xl is None else office.attach(xl)
        app = App(self, running)
        self._apps.insert(0, app)
        if xl is None and add_book:
            app.books.add()
        return app

    def bring_to_front(self, app: App) -> None:
        self._apps.sort(key=lambda other: other is not app)

    @staticmethod
    def cleanup() -> None:
        """Nothing to clear away: each LibreOffice ends with the Python that started it."""

    def __iter__(self) -> Iterator[App]:
        return iter(list(self._running()))

    def __len__(self) -> int:
        return len(self._running())

    def __getitem__(self, pid: int) -> App:
        for app in self._running():
            if app.pid == pid:
                return app
        raise KeyError("Could not find a LibreOffice instance with this PID.")


class App(bridge.Guarded, base_classes.App):
    """One LibreOffice."""

    engine = None
    hwnd = None

    def __init__(self, apps: Apps, running: office.Office) -> None:
        self.apps = apps
        self.engine = apps.engine
        self.office = running
        self.pid = running.pid or id(running)
        self.clipboard: Any = None
        self.following = Following()
        self.pivot_tables_of: dict[tuple[str, str], Any] = {}
        self.pivot_sources: dict[tuple[str, str, str], str] = {}
        self.made_tables: dict[str, dict[str, int]] = {}
        self.free_ratios: set[tuple[str, str, str]] = set()
        self.hidden_headers: dict[tuple[str, str], list[str]] = {}
        self.book_order: dict[str, tuple[int, str]] = {}
        self.number_formats: dict[str, NumberFormats] = {}
        self.indicators: dict[str, Any] = {}
        """What shows a text in a book's status line, by the book."""
        self.active_book: str | None = None
        self._visible = False
        self._calculation = "automatic"
        self._screen_updating = True
        self._status_bar: str | bool = False
        self.display_alerts = True
        self.enable_events = True
        self.interactive = True

    pid = 0
    display_alerts = True
    enable_events = True
    interactive = True

    @property
    def api(self) -> Any:
        return self.office.desktop

    @property
    def xl(self) -> Any:
        return self.office.desktop

    @property
    def version(self) -> str:
        return EXCEL_VERSION

    @property
    def path(self) -> str:
        return str(bridge.soffice().parent)

    @property
    def startup_path(self) -> str:
        paths = self.office.service("com.sun.star.util.PathSettings")
        return bridge.path_of(paths.getPropertyValue("Template_writable"))

    @property
    def books(self) -> Books:
        return Books(self)

    @property
    def selection(self) -> Any:
        book = self.books.active
        return None if book is None else book.selection

    def activate(self, steal_focus: bool = False) -> None:
        self.apps.bring_to_front(self)

    @property
    def visible(self) -> bool:
        return self._visible

    @visible.setter
    def visible(self, value: bool) -> None:
        self._visible = bool(value)
        if office.windows_possible():
            for book in self.books:
                book.show(self._visible)

    def quit(self) -> None:
        self.office.quit()

    def kill(self) -> None:
        self.office.kill()

    @property
    def screen_updating(self) -> bool:
        return self._screen_updating

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        if bool(value) != self._screen_updating:
            for book in self.books:
                book.hold_screen(not value)
        self._screen_updating = bool(value)

    @property
    def calculation(self) -> str:
        return self._calculation

    @calculation.setter
    def calculation(self, value: str) -> None:
        if value not in ("automatic", "manual", "semiautomatic"):
            raise KeyError(value)
        self._calculation = value
        for book in self.books:
            book.doc.calculate()
            book.doc.enableAutomaticCalculation(value != "manual")

    def calculate(self) -> None:
        for book in self.books:
            book.doc.calculateAll()

    @property
    def status_bar(self) -> str | bool:
        return self._status_bar

    @status_bar.setter
    def status_bar(self, value: str | bool) -> None:
        self._status_bar = value if value is False or value is None else str(value)
        for book in self.books:
            book.say(None)
        active = self.books.active
        if active is not None and self._status_bar:
            active.say(self._status_bar)

    @property
    def cut_copy_mode(self) -> str | None:
        return None if self.clipboard is None else "copy"

    @cut_copy_mode.setter
    def cut_copy_mode(self, value: Any) -> None:
        if not value:
            self.clipboard = None

    def dispatch(self, frame: Any, command: str, **arguments: Any) -> None:
        """Do what a menu entry or toolbar button does."""
        dispatcher = self.office.service("com.sun.star.frame.DispatchHelper")
        dispatcher.executeDispatch(frame, command, "", 0, bridge.properties(**arguments))

    def run(self, macro: str, args: tuple[Any, ...]) -> Any:
        """Call a Basic or VBA macro: `Macro`, `Module.Macro` or `'Book.xlsm'!Module.Macro`."""
        named = re.match(r"^(?:'?([^'!]+)'?!)?(.+)$", macro)
        assert named is not None
        book = self.books(named[1]) if named[1] else self.books.active
        if book is None:
            raise bridge.OfficeError(f"Cannot run the macro {macro!r}: no book is open.")
        return macros.run(book.doc, named[2], args)

    def alert(self, prompt: Any, title: Any, buttons: str | None, mode: str | None, callback: Any) -> str:
        """A message box where there is a window to show it in; without one, the first button is pressed at once."""
        frame = None
        book: Book | None = self.books.active
        if self._visible and book is not None and office.windows_possible():
            frame = book.controller.getFrame()
        if frame is None or os.environ.get("XLWINGS_NO_ALERTS"):
            return {"yes_no": "yes", "yes_no_cancel": "yes"}.get(buttons or "ok", "ok")
        kinds = {None: "MESSAGEBOX", "info": "INFOBOX", "critical": "WARNINGBOX"}
        codes = {None: 1, "ok": 1, "ok_cancel": 2, "yes_no": 3, "yes_no_cancel": 4}
        box = (
            frame.getContainerWindow()
            .getToolkit()
            .createMessageBox(
                frame.getContainerWindow(),
                bridge.enum("awt.MessageBoxType", kinds[mode]),
                codes[buttons],
                title or "",
                prompt or "",
            )
        )
        return {0: "cancel", 1: "ok", 2: "yes", 3: "no"}[box.execute()]
