"""Reading ledgers: grids to a `Ledger`. Loaded only when something is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .read import read_ledger as read_ledger

__all__ = ["read_ledger"]


def __getattr__(name: str) -> Any:
    if name == "read_ledger":
        from .read import read_ledger

        return read_ledger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
