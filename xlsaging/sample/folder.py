"""A sample as a folder of parquet files, one a table, with canonical columns and values."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

__all__ = ["write_folder"]


def write_folder(folder: Path, pieces: Iterable[tuple[str, Any]]) -> None:
    """Write each piece behind those of its table that came before; `folder` is there and empty."""
    import pyarrow.parquet as pq

    with ExitStack() as files:
        writers: dict[str, Any] = {}
        for name, piece in pieces:
            if name not in writers:
                file = files.enter_context((folder / f"{name}.parquet").open("wb"))
                writer = pq.ParquetWriter(file, piece.schema, compression="zstd", store_schema=False)
                writers[name] = files.enter_context(writer)
            writers[name].write_table(piece)
