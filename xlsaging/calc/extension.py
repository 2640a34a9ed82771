"""Putting the extension into a user's LibreOffice, and taking it out again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from .errors import CalcBusyError, CalcMissingError, CalcProfileError, CalcRefusedError
from .names import EXTENSION

__all__ = ["put_in", "take_out"]

_FILE = "ArCollect.oxt"
_MANAGER = "/singletons/com.sun.star.deployment.ExtensionManager"
_USER = "user"
_ATTEMPTS = 2


def put_in(data: bytes, profile: Path) -> None:
    """Install the extension for the user of a profile, in place of an earlier one.

    LibreOffice's own manager of extensions does it, which `unopkg` is the command of; unlike that it works for the
    administrator, too. Raises CalcBusyError where LibreOffice runs in the profile, CalcRefusedError where it does not
    take the extension, CalcProfileError where the profile cannot be made there, CalcMissingError.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / _FILE
        path.write_bytes(data)

        def put(manager: Any, environment: Any) -> None:
            from xlsaging.libreoffice.bridge import url_of

            manager.addExtension(url_of(path), (), _USER, None, environment)

        _managed(profile, put)


def take_out(profile: Path) -> None:
    """Remove the extension from a profile. Raises as `put_in`."""
    _managed(profile, lambda manager, environment: manager.removeExtension(EXTENSION, _FILE, _USER, None, environment))


def _managed(profile: Path, work: Callable[[Any, Any], None]) -> None:
    """Let the manager of a profile do something; again where LibreOffice ended meanwhile, which it does now and then
    while it takes in what an extension brings."""
    for attempt in range(1, _ATTEMPTS + 1):
        running = _started(profile)
        try:
            work(running.context.getValueByName(_MANAGER), _consenting())
            return
        except Exception as error:
            if not _of_libreoffice(error):
                raise
            if running.alive or attempt == _ATTEMPTS:
                raise CalcRefusedError(detail=str(error).strip() or type(error).__name__) from error
        finally:
            running.quit()


def _started(profile: Path) -> Any:
    from xlsaging.libreoffice import OfficeNotFoundError, OfficeStartError, office

    try:
        profile.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CalcProfileError(path=str(profile), detail=error.strerror or str(error)) from error
    try:
        return office.start(visible=False, users=profile)
    except OfficeNotFoundError as error:
        raise CalcMissingError(detail=str(error)) from error
    except OfficeStartError as error:
        raise CalcBusyError(path=str(profile), detail=str(error)) from error


def _of_libreoffice(error: Exception) -> bool:
    from xlsaging.libreoffice import bridge

    return isinstance(error, bridge.uno().getClass("com.sun.star.uno.Exception"))


def _consenting() -> Any:
    """What answers LibreOffice's questions, such as whether an earlier version may be replaced: yes."""
    from xlsaging.libreoffice.bridge import uno

    uno()
    import unohelper  # type: ignore[import-not-found]  # LibreOffice's own

    asked = uno().getTypeByName("com.sun.star.task.XInteractionApprove")

    def handle(_self: Any, request: Any) -> None:
        for way in request.getContinuations():
            if way.queryInterface(asked):
                way.select()
                return

    handler = uno().getClass("com.sun.star.task.XInteractionHandler")
    environment = uno().getClass("com.sun.star.ucb.XCommandEnvironment")
    consenting = type("Consenting", (unohelper.Base, handler), {"handle": handle})()
    members = {"getInteractionHandler": lambda _self: consenting, "getProgressHandler": lambda _self: None}
    return type("Environment", (unohelper.Base, environment), members)()
