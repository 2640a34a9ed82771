"""Every kind of file, read into the grids of `ledger.grid`."""

from .memory import MemoryGrid, MemorySource
from .source import FileSource, open_source

__all__ = ["FileSource", "MemoryGrid", "MemorySource", "open_source"]
