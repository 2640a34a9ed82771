"""What the add-in and its parts are called: towards LibreOffice, and in the formulas that it stores."""

from __future__ import annotations

import re

from xlsaging.functions.registry import CellFunction

__all__ = [
    "COMPONENT",
    "EXTENSION",
    "FUNCTIONS",
    "HANDLER",
    "INTERFACE",
    "JOB",
    "PROTOCOL",
    "TYPES",
    "TYPES_SOURCE",
    "command",
    "stored",
    "takes_range",
]

EXTENSION = "org.xlsaging.arcollect"
FUNCTIONS = "org.xlsaging.Functions"
"""The service that answers cells; LibreOffice stores a function as this name in capitals, a dot and the function."""
INTERFACE = "org.xlsaging.XFunctions"
HANDLER = "org.xlsaging.Buttons"
JOB = "org.xlsaging.Exchange"
PROTOCOL = "vnd.org.xlsaging:"
"""What the addresses of commands begin with."""
COMPONENT, TYPES, TYPES_SOURCE = "arcollect.py", "arcollect.rdb", "arcollect.idl"


def command(button: str) -> str:
    """The address of a button's command.

    >>> command("aging")
    'vnd.org.xlsaging:aging'
    """
    return PROTOCOL + button


def stored(name: str) -> str:
    """A function as LibreOffice stores it in formulas.

    >>> stored("AR_DSO")
    'ORG.XLSAGING.FUNCTIONS.AR_DSO'
    """
    return f"{FUNCTIONS.upper()}.{name}"


def takes_range(function: CellFunction) -> bool:
    """Whether the first argument comes as the range itself, which is read once and may hold error values.

    LibreOffice hands over a range as such only where the argument can be nothing else; what may be left out comes by
    value. AR_EXPLAIN takes the name of a function as well, so all of its arguments come by value.
    """
    return function.category == "tables" and function.name != "AR_EXPLAIN"


STORED = re.compile(re.escape(FUNCTIONS) + r"\.(AR_\w+)", re.IGNORECASE)
"""A function's stored name; the group is the name that Excel knows."""
