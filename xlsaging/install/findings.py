"""What the doctor finds: how it is, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from xlsaging.i18n.catalogue import Text

__all__ = ["Finding", "Level", "good", "note", "wrong"]

Level = Literal["good", "note", "wrong"]
"""In order; to be known; in the way."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; its sentence is `doctor.NAME` in the catalogue, its remedy `remedy.NAME`."""

    level: Level
    name: str
    params: Mapping[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> Text:
        """How it is."""
        return Text(f"doctor.{self.name}", self.params)

    @property
    def remedy(self) -> Text | None:
        """How to mend it; nothing where all is in order."""
        return None if self.level == "good" else Text(f"remedy.{self.name}", self.params)


def good(name: str, /, **params: Any) -> Finding:
    """Something in order."""
    return Finding("good", name, params)


def note(name: str, /, **params: Any) -> Finding:
    """Something to be known that is in nobody's way."""
    return Finding("note", name, params)


def wrong(name: str, /, **params: Any) -> Finding:
    """Something in the way."""
    return Finding("wrong", name, params)
