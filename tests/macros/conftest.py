"""What tests of the macros share."""

from __future__ import annotations

from live_office import book, office

__all__ = ["book", "office"]
