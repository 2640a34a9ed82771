"""The inputs' hash: the same tables give the same hash, however their file was saved."""

from __future__ import annotations

from collections.abc import Iterator
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
            for number, part in enumerate(_joined(series)):
                digest.update(b"\x1f" if number else b"")
                digest.update(part)
    return digest.hexdigest()


_TEXTS_AT_ONCE = 1 << 16


def _joined(series: Any) -> Iterator[Any]:
    """All texts of a column with a unit separator between them, as bytes, piece by piece."""
    import pyarrow as pa
    import pyarrow.compute as pc

    texts = series.to_arrow()
    for start in range(0, len(texts), _TEXTS_AT_ONCE):
        part = pa.chunked_array(texts.slice(start, _TEXTS_AT_ONCE)).cast(pa.string()).combine_chunks()
        whole = pa.ListArray.from_arrays(pa.array([0, len(part)], pa.int32()), part)
        yield pc.binary_join(whole, "\x1f")[0].as_buffer()
