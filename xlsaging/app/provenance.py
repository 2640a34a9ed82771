"""Where a report's figures come from: files, their hash, settings, version."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from xlsaging.ledger.grid import shown
from xlsaging.model.ledger import Ledger
from xlsaging.model.version import __version__
from xlsaging.report.figures import Context

from .fingerprint import fingerprints
from .laws import rows_are_accounted_for

__all__ = ["Provenance", "context_of"]

_MOST_ENTITIES = 3
_GRAVEST_FIRST = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Provenance:
    """The files of a ledger, and where the report will stand, so that cells can be linked."""

    files: tuple[Path, ...] = ()
    target: Path | None = None

    def links(self) -> dict[str, str]:
        """The path of each file as seen from the report's folder, by the file's name as it is shown.

        A path that is no text, as names on Linux may be, cannot be linked to.
        """
        if self.target is None:
            return {}
        folder = self.target.resolve().parent
        made = {}
        for file in self.files:
            try:
                path = Path(os.path.relpath(file.resolve(), folder)).as_posix()
            except ValueError:
                # Another drive on Windows: no relative path leads there.
                path = file.resolve().as_posix()
            if shown(path) == path:
                made[shown(file.name)] = path
        return made


def context_of(ledger: Ledger, as_of: date, provenance: Provenance | None = None) -> Context:
    """What every sheet needs to know; asserts that every row of the input is accounted for."""
    rows_are_accounted_for(ledger.rows)
    came = provenance or Provenance()
    entities = _entities(ledger)
    return Context(
        as_of=as_of,
        settings=ledger.settings,
        entity=", ".join(entities) if len(entities) <= _MOST_ENTITIES else "",
        entities=len(entities),
        sources=tuple(shown(file.name) for file in came.files),
        links=came.links(),
        hashes=fingerprints(ledger),
        version=__version__,
        issues=tuple(sorted(ledger.issues, key=lambda issue: _GRAVEST_FIRST.index(issue.severity))),
        accounts=tuple(ledger.rows),
    )


def _entities(ledger: Ledger) -> Sequence[str]:
    if not ledger.has("invoices", "entity"):
        return ()
    import narwhals as nw

    found = ledger.typed("invoices").select("entity").unique()
    here = found.collect() if isinstance(found, nw.LazyFrame) else found
    return sorted(value for value in here["entity"].to_list() if value)
