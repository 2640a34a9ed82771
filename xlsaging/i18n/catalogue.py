"""What a catalogue entry is, and how a sentence refers to one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

__all__ = ["Entry", "Text", "Wording"]


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


@dataclass(frozen=True, slots=True)
class Text:
    """Words by key, with parameters; a parameter may be a `Text` itself.

    Whoever shows it calls `xlsaging.i18n.speak.say`; `str()` gives the English, so that a Text may stand among
    the parameters of an error.

    >>> print(Text("bucket.days", {"low": 0, "high": 30}))
    0-30 days
    """

    key: str
    params: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        from .speak import say

        return say(self, "en")
