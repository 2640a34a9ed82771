"""Paths, folders and lists of them become one source."""

from __future__ import annotations

import pytest

from xlsaging.i18n.errors import ERRORS
from xlsaging.ledger.sources import open_source
from xlsaging.model import errors
from xlsaging.model.errors import LedgerNotReadableError, MissingFileError


@pytest.fixture
def folder(tmp_path):
    for name in [
        "b.csv",
        "a.csv",
        "C.TXT",
        "~$b.xlsx",
        ".hidden.csv",
        "a.csv.bak",
        "notes.md",
        "picture.png",
        ".DS_Store",
    ]:
        (tmp_path / name).write_text(f"no,name\n1,{name}\n")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "d.csv").write_text("x\n")
    return tmp_path


def test_a_folder_is_its_readable_files_in_the_order_of_their_names(folder):
    source = open_source(folder)
    assert [grid.file for grid in source.grids] == ["C.TXT", "a.csv", "b.csv"]
    assert [path.name for path in source.paths] == ["C.TXT", "a.csv", "b.csv"]
    assert source.label == folder.name


def test_a_list_keeps_its_order(folder):
    source = open_source([folder / "b.csv", str(folder / "inner")])
    assert [grid.file for grid in source.grids] == ["b.csv", "d.csv"]
    assert source.label == "b.csv, inner"


def test_a_file_named_directly_is_read_whatever_its_suffix(folder):
    assert open_source(folder / "notes.md").grids[0].cells(0, 0) == [["no", "name"]]


def test_a_path_that_is_not_there_and_a_folder_without_ledgers_are_missing(tmp_path):
    for path in (tmp_path / "none.xlsx", tmp_path):
        with pytest.raises(MissingFileError, match="nothing to read is there"):
            open_source(path)


def test_every_refusal_is_said_in_both_languages():
    kinds = [
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, LedgerNotReadableError)
    ]
    params = dict.fromkeys("path part size limit library detail remedy line cells usual".split(), "a")
    assert len(kinds) >= 9
    for kind in kinds:
        assert str(kind(**params))
        assert "a：" in ERRORS[kind.code].format(**params)


def test_reading_writes_nothing(folder, writers):
    writers["openpyxl"][1](folder / "z.xlsx", [["a"]])
    before = {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in folder.rglob("*")}
    for grid in open_source(folder).grids:
        grid.cells(0, 9)
    assert {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in folder.rglob("*")} == before
