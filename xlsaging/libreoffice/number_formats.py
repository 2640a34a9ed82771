"""Number format codes: Excel's spelling against LibreOffice's keys and types."""

from __future__ import annotations

import re
from typing import Any

from xlsaging.libreoffice import bridge

DATE, LOGICAL, TEXT = 2, 1024, 256
"""Bits of com.sun.star.util.NumberFormat that decide which Python type a number is read as."""
GENERAL = "General"

_QUOTED = re.compile(r'("[^"]*"|\\.|\[[^\]]*\])')
_DATE_LETTERS = re.compile(r"[DMYHSE]", re.IGNORECASE)
_COLOURS = {"BLACK", "BLUE", "CYAN", "GREEN", "MAGENTA", "RED", "WHITE", "YELLOW"}


def excel_code(code: str) -> str:
    """A format code in Excel's spelling: date letters small, colours capitalised.

    >>> excel_code("YYYY-MM-DD"), excel_code("#,##0.00_);[RED]-#,##0.00"), excel_code('0" Days"')
    ('yyyy-mm-dd', '#,##0.00_);[Red]-#,##0.00', '0" Days"')
    """
    return "".join(_excel_part(part) for part in _QUOTED.split(code))


def _excel_part(part: str) -> str:
    if part[:1] in ('"', "\\"):
        return part
    if part.startswith("["):
        inner = part[1:-1]
        if inner.upper() in _COLOURS:
            return f"[{inner.capitalize()}]"
        return part.lower() if set(inner.upper()) <= set("HMS") else part
    words = re.split(r"(general|boolean|am/pm|a/p|e[+-])", part, flags=re.IGNORECASE)
    for at, word in enumerate(words):
        if word.lower() in ("general", "boolean"):
            words[at] = word.capitalize() if word.lower() == "general" else word.upper()
        elif at % 2:
            words[at] = word.upper()
        else:
            words[at] = _DATE_LETTERS.sub(lambda found: found.group().lower(), word)
    return "".join(words)


class NumberFormats(bridge.Guarded):
    """The number formats of one document, each looked up once."""

    def __init__(self, doc: Any) -> None:
        self._formats = doc.getNumberFormats()
        self._english = bridge.struct("lang.Locale", "en", "US", "")
        self._seen: dict[int, tuple[int, str]] = {}

    def _read(self, key: int) -> tuple[int, str]:
        if key not in self._seen:
            own = self._formats.getByKey(key)
            english = own
            if own.Locale.Language not in ("en", ""):
                english = self._formats.getByKey(self._formats.getFormatForLocale(key, self._english))
            self._seen[key] = (own.Type, excel_code(english.FormatString))
        return self._seen[key]

    def type(self, key: int) -> int:
        """The bits of what the format shows: DATE, LOGICAL, TEXT."""
        return self._read(key)[0]

    def code(self, key: int) -> str:
        """The format in Excel's spelling."""
        return self._read(key)[1]

    def is_general(self, key: int) -> bool:
        return self.code(key) == GENERAL

    def key(self, code: str) -> int:
        """The key of a code, made where the document does not have it yet.

        Raises OfficeError for a code that is none.
        """
        if code.lower() == "general":
            return 0
        known = self._formats.queryKey(code, self._english, False)
        if known >= 0:
            return int(known)
        try:
            return int(self._formats.addNew(code, self._english))
        except Exception as error:
            raise bridge.OfficeError(f"LibreOffice does not understand the number format {code!r}.") from error
