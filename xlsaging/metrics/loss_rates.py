"""Loss rates by bucket, as people write the buckets' names."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["rate_of"]

_ENDLESS = 1000
"""Years that no receivable grows old: the end of the last bucket."""


def rate_of(rates: Mapping[str, float], label: str) -> float | None:
    """The loss rate of a statutory bucket, whichever way its name is written; a wider bucket's where it has none.

    >>> rates = {"1年以内": 0.05, "1-2年": 0.1, "2Y-3Y": 0.3, "over 3 years": 1.0}
    >>> [rate_of(rates, label) for label in ("0Y-1Y", "1Y-2Y", "2Y-3Y", "3Y-4Y", "5Y+", "undated")]
    [0.05, 0.1, 0.3, 1.0, 1.0, None]
    """
    wanted = _edges(label)
    for name, rate in rates.items():
        if name == label or (wanted is not None and _edges(name) == wanted):
            return float(rate)
    wider = [
        (high - low, float(rate))
        for (low, high), rate in ((_edges(name) or (0, 0), rate) for name, rate in rates.items())
        if wanted and low <= wanted[0] and wanted[1] <= high
    ]
    return min(wider)[1] if wider else None


def _edges(name: str) -> tuple[int, int] | None:
    """The years that a bucket reaches from and to; None for other names."""
    text = name.strip().lower().replace("年", "y").replace("至", "-").replace("years", "y").replace("year", "y")
    text = re.sub(r"\s|\(s\)", "", text)
    if found := re.fullmatch(r"(\d+)y?-(\d+)y(?:以内)?", text):
        return int(found[1]), int(found[2])
    if found := re.fullmatch(r"within(\d+)y|(\d+)y(?:以内|以下)", text):
        return 0, int(found[1] or found[2])
    if found := re.fullmatch(r"over(\d+)y|(\d+)(?:y以上|y?\+y?)", text):
        return int(found[1] or found[2]), _ENDLESS
    return None
