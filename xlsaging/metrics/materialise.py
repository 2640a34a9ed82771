"""Keeping an intermediate result that is used more than once: `keep`, and what is known without asking."""

from __future__ import annotations

from typing import Any

import narwhals as nw

from xlsaging.model.materialise import keep

__all__ = ["keep", "known_empty", "shared"]


def shared(frame: Any) -> Any:
    """As `keep`, but computed by DuckDB at each use: what is only read, filtered and joined by number takes it less
    time than to write down millions of rows of texts, and each use reads no more than the columns it needs."""
    return frame if frame.implementation.is_duckdb() else keep(frame)


def known_empty(frame: Any) -> bool:
    """Whether the frame is at hand and has no rows; never True of a lazy frame, which is not asked."""
    return isinstance(frame, nw.DataFrame) and len(frame) == 0
