"""Work done in LibreOffice's main thread, in which its own menus and toolbars do theirs."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

from .bridge import OfficeError, uno
from .office import Office

__all__ = ["in_main_thread"]


def in_main_thread(office: Office, work: Callable[[], object], seconds: float) -> None:
    """Do `work`, whose calls to LibreOffice then come from its main thread, and wait until it is done.

    Calls from outside otherwise come from a thread of their own. Where one runs Python inside LibreOffice while the
    main thread asks Python for something, each can wait for the other for ever. Raises what `work` raises, and
    OfficeError where it is not done within `seconds`.
    """
    uno()
    import unohelper  # type: ignore[import-not-found]  # LibreOffice's own

    done, failed = Event(), []

    def notify(_self: Any, _data: Any) -> None:
        try:
            work()
        except BaseException as error:
            failed.append(error)
        finally:
            done.set()

    interface = uno().getClass("com.sun.star.awt.XCallback")
    callback = type("Callback", (unohelper.Base, interface), {"notify": notify})()
    office.service("com.sun.star.awt.AsyncCallback").addCallback(callback, None)
    if not done.wait(seconds):
        raise OfficeError(f"LibreOffice did not answer within {seconds:g} seconds.")
    if failed:
        raise failed[0]
