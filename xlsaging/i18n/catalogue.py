"""What a catalogue entry is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Entry", "Wording"]


@dataclass(frozen=True, slots=True)
class Wording:
    """One sentence in each language: format strings over the same parameters."""

    en: str
    zh_CN: str


@dataclass(frozen=True, slots=True)
class Entry:
    """The wording of an issue code, and how grave it is."""

    severity: Literal["error", "warning", "info"]
    en: str
    zh_CN: str
