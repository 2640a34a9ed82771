"""Paths to a source of grids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from xlsaging.ledger.grid import Grid
from xlsaging.model.errors import MissingFileError

from .kinds import read_file
from .package import Limits
from .packs import without_packs

__all__ = ["FileSource", "open_source"]

_WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".xlt", ".et", ".ods")
_TEXTS = (".csv", ".tsv", ".tab", ".txt", ".htm", ".html", ".xml")
SUFFIXES = frozenset((*_WORKBOOKS, *_TEXTS, ".parquet"))


@dataclass(frozen=True, slots=True)
class FileSource:
    """Grids of one file or several; `paths` are the files in the order read, `packs` reports that were passed over."""

    label: str
    grids: Sequence[Grid]
    paths: Sequence[Path]
    packs: Sequence[Path] = ()


def open_source(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    limits: Limits | None = None,
    with_own: bool = False,
) -> FileSource:
    """The grids of a file, of a folder's files in the order of their names, or of a list of either.

    A file's kind is told by its content; its name only helps where that says nothing. Of a folder, lock files,
    hidden files, backups and files of other kinds are passed over, and folders inside it are not entered. Of several
    files, reports of ours are passed over, and so are sheets that we drew into a workbook, unless `with_own`.

    Raises a subclass of `LedgerNotReadableError`: missing, empty, damaged, too large, protected, no workbook.
    """
    given = [paths] if isinstance(paths, str | PathLike) else list(paths)
    files, packs = without_packs([file for each in given for file in _files(Path(each))])
    label = ", ".join(Path(each).name or str(each) for each in given)
    found = [grid for file in files for grid in read_file(file, limits or Limits())]
    grids = [grid for grid in found if with_own or not getattr(grid, "own", False)]
    return FileSource(label, grids, files, packs)


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        found = [file for file in sorted(path.iterdir()) if _wanted(file)]
        if not found:
            raise MissingFileError(path=str(path))
        yield from found
    elif path.is_file():
        yield path
    else:
        raise MissingFileError(path=str(path))


def _wanted(file: Path) -> bool:
    return file.is_file() and not file.name.startswith(("~$", ".")) and file.suffix.lower() in SUFFIXES
