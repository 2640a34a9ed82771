"""What a later run needs of this one, packed into short texts that a sheet can hold."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from xlsaging.model.schema import FROZEN_SHEET

__all__ = ["FROZEN_SHEET", "pack", "unpack"]

_HEAD = "xlsaging-frozen-1"
_LEVEL = 4
"""Of compression: the highest takes seven times as long for three parts in a hundred."""
_LONGEST = 32_000
"""Characters of one text: a cell holds 32,767."""
_LARGEST = 512 * 1024 * 1024
"""Bytes that packed values may grow to; what claims more is no pack of ours."""


def pack(values: Mapping[str, Any]) -> list[str]:
    """Plain JSON values as texts: a head with the SHA-256 of what follows, then zlib in base64.

    The same values give the same texts, whatever the order of their keys.

    >>> unpack(pack({"as_of": "2025-06-30", "outstanding": 1000.1}))
    {'as_of': '2025-06-30', 'outstanding': 1000.1}

    Raises TypeError or ValueError for what JSON cannot hold.
    """
    text = json.dumps(values, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    packed = b64encode(zlib.compress(text.encode("utf-8"), _LEVEL)).decode("ascii")
    parts = [packed[start : start + _LONGEST] for start in range(0, len(packed), _LONGEST)]
    return [f"{_HEAD} {sha256(packed.encode('ascii')).hexdigest()}", *parts]


def unpack(texts: Iterable[str]) -> dict[str, Any]:
    """The values that `pack` was given. Raises ValueError where the texts are not whole, changed, or no pack at all."""
    head, *parts = [text for text in texts if text] or [""]
    mark, _, digest = head.partition(" ")
    packed = "".join(parts)
    if mark != _HEAD:
        raise ValueError(f"the frozen values do not begin with {_HEAD}")
    if not packed.isascii() or sha256(packed.encode("ascii")).hexdigest() != digest:
        raise ValueError("the frozen values were changed or cut: their SHA-256 is another")
    grown = zlib.decompressobj()
    text = grown.decompress(b64decode(packed), _LARGEST)
    if grown.unconsumed_tail:
        raise ValueError(f"the frozen values grow past {_LARGEST:,} bytes")
    values = json.loads(text)
    if not isinstance(values, dict):
        raise ValueError("the frozen values are no names with values")
    return values
