"""LibreOffice's lock files, which say who has a document open."""

from __future__ import annotations

import contextlib
from pathlib import Path

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.office import PROFILE_PREFIX


def lock_of(path: str) -> Path:
    """Where a document's lock file stands."""
    document = Path(path)
    return document.with_name(f".~lock.{document.name}#")


def clear_stale_lock(path: str) -> None:
    """Remove a lock that an office of this package left when it was killed: its profile is gone, and so is it."""
    lock = lock_of(path)
    with contextlib.suppress(OSError):
        profile = lock.read_text(encoding="utf-8", errors="replace").rstrip(";\n").rpartition(",")[2]
        folder = Path(bridge.path_of(profile))
        if folder.name.startswith(PROFILE_PREFIX) and not folder.exists():
            lock.unlink()
