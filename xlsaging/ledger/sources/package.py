"""The zip package of a workbook: its parts, read within limits.

Nothing is taken on trust: what the directory promises is bounded before anything is unpacked, and XML that
declares entities is refused before a parser sees it.
"""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from xml.etree import ElementTree
from xml.parsers import expat

from xlsaging.model.errors import (
    DamagedFileError,
    FileClosedError,
    LedgerNotReadableError,
    MissingFileError,
    PasswordProtectedError,
    TooLargeError,
    UnsafeFileError,
)

__all__ = ["Limits", "Package", "damage", "local", "refuse_entities", "unreadable"]

_MEGABYTE = 1024 * 1024
_WHOLE = 512 * _MEGABYTE
_MOST_ELEMENTS = 1_000_000
"""Elements of a part that is read as a tree; a workbook's 64,000 styles have fewer."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may unpack to: in all, and as a multiple of its packed size once a part, or the whole, is large.

    Real ledgers compress 5 to 30 times, sheets of equal rows about 100 times; zip bombs a thousand times. The whole
    is held against the size of the file itself: parts may share their packed bytes.
    """

    total_megabytes: int = 2048
    ratio: int = 300
    small_megabytes: int = 32


class Package:
    """An open zip package.

    Raises `DamagedFileError`, `PasswordProtectedError` or `TooLargeError` on opening.
    """

    def __init__(self, path: Path, limits: Limits | None = None) -> None:
        self.path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except OSError as error:
            raise unreadable(path, error) from error
        except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError) as error:
            raise DamagedFileError(path=path.name, part="zip") from error
        try:
            self._check(limits or Limits())
        except BaseException:
            self._zip.close()
            raise
        self._names = {name.replace("\\", "/").lower(): name for name in reversed(self._zip.namelist())}

    def _check(self, limits: Limits) -> None:
        total = 0
        for info in self._zip.infolist():
            if info.flag_bits & 1:
                raise PasswordProtectedError(path=self.path.name)
            total += info.file_size
            allowed = max(limits.small_megabytes * _MEGABYTE, limits.ratio * info.compress_size)
            if info.file_size > allowed:
                self._too_large(info.file_size, allowed)
        most = max(2 * limits.small_megabytes * _MEGABYTE, limits.ratio * self.path.stat().st_size)
        most = min(most, limits.total_megabytes * _MEGABYTE)
        if total > most:
            self._too_large(total, most)

    def _too_large(self, size: int, allowed: int) -> None:
        raise TooLargeError(path=self.path.name, size=size // _MEGABYTE, limit=allowed // _MEGABYTE)

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._names

    def names(self) -> list[str]:
        """All parts, as the package spells them."""
        return self._zip.namelist()

    def read(self, part: str) -> bytes:
        """A whole part. Raises `TooLargeError` where that is more than a ledger's longest list of texts."""
        size = self._zip.getinfo(self._names[part.lower()]).file_size if part in self else 0
        if size > _WHOLE:
            self._too_large(size, _WHOLE)
        return b"".join(self.chunks(part, 4 * _MEGABYTE))

    def chunks(self, part: str, size: int) -> Iterator[bytes]:
        """A part in pieces of at most `size` bytes. Raises `DamagedFileError` if cut off or missing."""
        name = self._names.get(part.lower())
        if name is None:
            raise DamagedFileError(path=self.path.name, part=part)
        try:
            with self._zip.open(name) as stream:
                yield from _pieces(stream, size)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise DamagedFileError(path=self.path.name, part=part) from error

    def xml(self, part: str) -> ElementTree.Element:
        """A small part as a tree. Raises `UnsafeFileError`, and `DamagedFileError` for broken XML."""
        data = self.read(part)
        refuse_entities(data, self.path, part)
        if data.count(b"<") > 2 * _MOST_ELEMENTS:
            self._too_large(len(data), len(data) * 2 * _MOST_ELEMENTS // data.count(b"<"))
        with damage(self.path, part):
            return ElementTree.fromstring(data)

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part points to: id → (kind, part). Targets outside of the package are left out."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self:
            return {}
        found = {}
        for relation in self.xml(rels):
            if relation.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target.lstrip("/"))
        return found


@contextmanager
def damage(path: Path, part: str) -> Iterator[None]:
    """Whatever goes wrong with the content inside this block is damage to `part`, and `DamagedFileError` says so."""
    try:
        yield
    except (ValueError, LookupError, ArithmeticError, struct.error, expat.ExpatError, ElementTree.ParseError) as error:
        raise DamagedFileError(path=path.name, part=part) from error


def unreadable(path: Path, error: OSError) -> LedgerNotReadableError:
    """What the system says when a file cannot be opened or read, as an error of ours."""
    if isinstance(error, PermissionError):
        return FileClosedError(path=path.name, detail=error.strerror or str(error))
    if isinstance(error, FileNotFoundError):
        return MissingFileError(path=path.name)
    return DamagedFileError(path=path.name, part=error.strerror or str(error))


def _pieces(stream: IO[bytes], size: int) -> Iterator[bytes]:
    while piece := stream.read(size):
        yield piece


def local(tag: str) -> str:
    """A tag or attribute without its namespace: transitional and strict files differ in nothing else.

    >>> local("{http://purl.oclc.org/ooxml/spreadsheetml/main}sheet")
    'sheet'
    """
    return tag.rpartition("}")[2]


def refuse_entities(data: bytes, path: Path, part: str) -> None:
    """Raise `UnsafeFileError` where XML declares a document type, in any encoding."""
    for encoding in ("ascii", "utf-16-le", "utf-16-be"):
        if "<!DOCTYPE".encode(encoding) in data or "<!ENTITY".encode(encoding) in data:
            raise UnsafeFileError(path=path.name, part=part)
