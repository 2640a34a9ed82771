"""The log of the macros: what ran when, and where it went wrong; nothing that a ledger says."""

from __future__ import annotations

import traceback
from datetime import datetime
from pathlib import Path

from xlsaging.model.version import __version__

__all__ = ["log_path", "write_log"]

_LARGEST = 1_000_000


def log_path() -> Path:
    """Where the log stands: in a folder of ours in the user's home."""
    return Path.home() / ".xlsaging" / "macros.log"


def write_log(macro: str, error: BaseException | None, now: datetime) -> None:
    """One entry: the kind of an error and the lines of code it came by, never its words, which may name a customer."""
    lines = [f"{now.isoformat(timespec='seconds')} xlsaging {__version__} {macro}: {_outcome(error)}"]
    if error is not None:
        frames = traceback.extract_tb(error.__traceback__)
        lines += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file() and path.stat().st_size > _LARGEST:
            path.replace(path.with_suffix(".old.log"))
        with path.open("a", encoding="utf-8") as stream:
            stream.write("\n".join(lines) + "\n")
    except OSError:
        # Without a log the macro still does its work, and says what is wrong.
        return


def _outcome(error: BaseException | None) -> str:
    return "done" if error is None else f"{type(error).__name__} {getattr(error, 'code', '')}".rstrip()
