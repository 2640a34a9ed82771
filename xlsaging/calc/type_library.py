"""The type library of the add-in: its one interface in LibreOffice's binary format for types.

LibreOffice finds out by it what each cell function takes. Its own compiler of types comes with the development kit,
which users do not have, so the few bytes are written here; a test compares how LibreOffice reads both.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from xlsaging.functions.registry import CellFunction

from .names import INTERFACE, takes_range

__all__ = ["argument_name", "idl", "type_library"]

_MAGIC = b"UNOIDL\xff\0"
_MODULE, _INTERFACE = 0, 5
_IN = 0
_DOCUMENT = ("document", "com.sun.star.beans.XPropertySet")
"""What LibreOffice fills with the workbook that asks, and users do not see."""
_RANGE, _ANY, _ROWS = "com.sun.star.table.XCellRange", "any", "[][]any"


def _types(function: CellFunction) -> list[tuple[str, str]]:
    """Each argument with its type."""
    first, *others = (argument_name(argument.name) for argument in function.arguments)
    leading = [_DOCUMENT, (first, _RANGE)] if takes_range(function) else [(first, _ANY)]
    return [*leading, *((name, _ANY) for name in others)]


def _result(function: CellFunction) -> str:
    return _ROWS if function.category == "tables" else _ANY


def argument_name(name: str) -> str:
    """Names of types have no underscore before a small letter in LibreOffice's grammar: `as_of` is `asOf`."""
    first, *others = name.split("_")
    return first + "".join(each.capitalize() for each in others)


def type_library(functions: Sequence[CellFunction]) -> bytes:
    """The library as a file's content."""
    *modules, name = INTERFACE.split(".")
    made = bytearray(_MAGIC + bytes(8))
    entity = len(made)
    made += _interface(functions)
    for depth, each in enumerate((name, *reversed(modules))):
        at = len(made)
        made += each.encode() + b"\0"
        if depth == len(modules):
            struct.pack_into("<II", made, len(_MAGIC), len(made), 1)
            made += struct.pack("<II", at, entity)
        else:
            module = len(made)
            made += struct.pack("<BIII", _MODULE, 1, at, entity)
            entity = module
    return bytes(made)


def _interface(functions: Sequence[CellFunction]) -> bytes:
    none = struct.pack("<I", 0)
    made = struct.pack("<BI", _INTERFACE, 1) + _text("com.sun.star.uno.XInterface") + none + none
    made += struct.pack("<I", len(functions))
    for function in functions:
        arguments = _types(function)
        made += _text(function.name) + _text(_result(function)) + struct.pack("<I", len(arguments))
        for name, kind in arguments:
            made += struct.pack("<B", _IN) + _text(name) + _text(kind)
        made += none
    return made


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("ascii")


def idl(functions: Sequence[CellFunction]) -> str:
    """The same in the language in which types are written: for reading, and for LibreOffice's own compiler.

    >>> from xlsaging.functions.registry import functions
    >>> [line.strip() for line in idl(functions()).splitlines() if "AR_CEI" in line][0][:28]
    'any AR_CEI([in] any opening,'
    """
    *modules, name = INTERFACE.split(".")
    lines = [f"module {' { module '.join(modules)} {{ interface {name} {{"]
    for function in functions:
        taken = ", ".join(f"[in] {kind.replace('.', '::')} {each}" for each, kind in _types(function))
        result = _result(function).replace(_ROWS, "sequence<sequence<any> >")
        lines.append(f"    {result} {function.name}({taken});")
    return "\n".join([*lines, "}; " * (len(modules) + 1), ""])
