"""What is kept, and what is computed again."""

from __future__ import annotations

import narwhals as nw
import pytest

from xlsaging.metrics.materialise import keep, known_empty, shared


def test_duckdb_writes_a_kept_frame_down_and_reads_a_shared_one_again():
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as held:
        frame = nw.from_native(held.sql("select 1 as a"))
        assert shared(frame) is frame
        kept = keep(frame)
        assert held.sql("select count(*) from duckdb_tables() where temporary").fetchall() == [(1,)]
        assert nw.to_native(kept).fetchall() == [(1,)]


def test_a_lazy_frame_is_never_known_to_be_empty():
    pl = pytest.importorskip("polars")
    empty = nw.from_native(pl.DataFrame({"a": []}))
    assert known_empty(empty)
    assert not known_empty(empty.lazy())
