"""What is wrong with a ledger, as values.

An issue is found deep inside and shown by whatever host called: it carries a code, a place and parameters,
never a sentence. `xlsaging.i18n.issues` holds the sentence of each code in every language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

__all__ = ["Issue", "Severity", "severity_of"]

Severity = Literal["error", "warning", "info"]


def severity_of(code: str) -> Severity:
    """The severity that the catalogue gives a code.

    `error`: a row is set aside or a figure cannot be trusted; `warning`: something was assumed and
    should be looked at; `info`: something was recognised and is worth knowing.
    """
    from xlsaging.i18n.issues import CATALOGUE

    try:
        return CATALOGUE[code].severity
    except KeyError:
        raise LookupError(f"unknown issue code {code!r}; add it to xlsaging.i18n.issues") from None


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding about the ledger.

    `code` names the kind, `at` the place (`Sheet!F12`, a range, or a table's name), `params` what the
    sentence needs. Severity comes from the catalogue unless given.

    >>> Issue("due_before_document", at="Ledger!F12", params={"due": "2025-01-01"}).severity
    'warning'
    """

    code: str
    at: str = ""
    params: Mapping[str, Any] = field(default_factory=dict, hash=False)
    severity: Severity = None  # type: ignore[assignment]  # filled from the catalogue below

    def __post_init__(self) -> None:
        if self.severity is None:
            object.__setattr__(self, "severity", severity_of(self.code))
