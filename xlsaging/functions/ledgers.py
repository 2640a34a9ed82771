"""A ledger from the tables that a formula names."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.model.ledger import Ledger

from .errors import ErrorValue, RefusedError
from .ranges import Content, RangeCache

__all__ = ["OWN_OPTIONS", "Asked", "Ledgers"]

OWN_OPTIONS = ("start", "months", "window", "by", "part")
"""Options that a figure takes; all others are settings of the ledger."""
_KEPT_LEDGERS, _KEPT_RESULTS = 8, 256


@dataclass(slots=True)
class Asked:
    """A ledger with what was asked of it already."""

    ledger: Ledger
    lang: str
    results: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict)

    def once(self, key: Hashable, build: Callable[[], Any]) -> Any:
        """`build()` for the first who asks."""
        if key not in self.results:
            self.results[key] = build()
            while len(self.results) > _KEPT_RESULTS:
                self.results.popitem(last=False)
        self.results.move_to_end(key)
        return self.results[key]


class Ledgers:
    """The ledgers of the formulas that are open: each is put together once for each content of its ranges."""

    def __init__(self, ranges: RangeCache | None = None) -> None:
        self.ranges = ranges or RangeCache()
        self._kept: OrderedDict[Hashable, Asked | Exception] = OrderedDict()

    def ask(self, tables: Sequence[Any], options: Mapping[str, str], asking: Hashable) -> Asked:
        """The ledger in `tables` under the settings among `options`.

        Raises RefusedError for options that are none, and what `read_source` raises.
        """
        if not tables:
            raise RefusedError(ErrorValue.VALUE, Text("refused.no_data"))
        given = _settings(options)
        contents = self.ranges.contents(tables, asking)
        key = (
            tuple(each.version for each in contents),
            tuple(sorted((name, str(each)) for name, each in given.items())),
        )
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = _read(contents, given)
        self._kept.move_to_end(key)
        while len(self._kept) > _KEPT_LEDGERS:
            self._kept.popitem(last=False)
        if isinstance(found, Exception):
            raise found
        return found


def _settings(options: Mapping[str, str]) -> dict[str, Any]:
    from xlsaging.ledger.settings_sources import sheet_values

    pairs = [(name, text) for name, text in options.items() if name not in OWN_OPTIONS]
    values, refused = sheet_values(pairs)
    if refused:
        _, name, text = refused[0]
        raise RefusedError(ErrorValue.VALUE, Text("refused.option", {"name": name, "value": text}))
    return values


def _overlap(contents: Sequence[Content]) -> bool:
    """Whether two ranges have cells in common: what stands there would count twice."""
    return any(one.book and one.meets(other) for one, other in combinations(contents, 2))


def _read(contents: Sequence[Content], given: Mapping[str, Any]) -> Asked | Exception:
    from xlsaging.app.cells import ledger_in
    from xlsaging.model.errors import XlsagingError

    if _overlap(contents):
        return RefusedError(ErrorValue.VALUE, Text("refused.overlap"))
    try:
        ledger, lang = ledger_in(contents, given)
    except XlsagingError as error:
        return error
    return Asked(ledger, lang)
