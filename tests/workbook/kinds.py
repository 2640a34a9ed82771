"""The workbooks that several tests look at, each built once a run."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from xlsaging.workbook import built

__all__ = ["KINDS", "content", "placed"]

KINDS: dict[str, dict[str, Any]] = {
    "zh_CN.xlsm": {"lang": "zh_CN"},
    "en.xlsm": {"lang": "en"},
    "standalone.xlsm": {"standalone": True},
    "addin.xlam": {"addin": True},
}


@cache
def content(name: str) -> bytes:
    """The bytes of one of them."""
    return built(**KINDS[name])


def placed(name: str, folder: Path) -> Path:
    """One of them as a file of that name."""
    path = folder / name
    path.write_bytes(content(name))
    return path
