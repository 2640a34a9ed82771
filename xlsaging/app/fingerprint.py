"""The inputs' hash: the same tables give the same hash, however their file was saved."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from xlsaging.model.ledger import Ledger

__all__ = ["fingerprints"]


def fingerprints(ledger: Ledger) -> tuple[tuple[str, str], ...]:
    """SHA-256 of each normalised table by name, and of all together under `inputs`, last.

    Normalised means: canonical columns in order of their names, ids and texts as text, dates as day numbers,
    money in minor units; rows as they were read.
    """
    return ledger.memo("fingerprints", lambda: _all_hashes(ledger))  # type: ignore[no-any-return]  # memo holds anything


def _all_hashes(ledger: Ledger) -> tuple[tuple[str, str], ...]:
    found = [(name, _table_hash(ledger.typed(name))) for name in sorted(ledger.tables)]
    whole = sha256("".join(f"{name}={digest}\n" for name, digest in found).encode()).hexdigest()
    return (*found, ("inputs", whole))


def _table_hash(frame: Any) -> str:
    import narwhals as nw

    here = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    digest = sha256()
    for name in sorted(here.columns):
        series = here[name]
        digest.update(f"\x1d{name}\x1e".encode())
        if series.dtype.is_integer():
            digest.update(series.to_numpy().astype("<i8").tobytes())
        elif series.dtype.is_numeric():
            digest.update(series.to_numpy().astype("<f8").tobytes())
        else:
            digest.update("\x1f".join(str(value) for value in series.to_list()).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
