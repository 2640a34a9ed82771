"""Strings as spreadsheet XML writes them: escapes, the shared string table, number formats that mean dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from .package import Package, damage, local, refuse_entities

__all__ = [
    "UnusualXmlError",
    "date_styles",
    "is_date_format",
    "plain_text",
    "prefix_of",
    "shared_strings",
    "shows_date",
    "unescape",
    "without_phonetics",
    "without_prefix",
]

_ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot|apos));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ENCODING = re.compile(rb"<\?xml[^>]*encoding=[\"']([^\"']+)")
_ITEM = re.compile(
    rb"<si\s*/>|<si>\s*(?:<t>|<t [^<>/]*>)([^<]*)</t>\s*</si>|<si>\s*<t\s*/>\s*</si>|<si\b[^<>]*>(.*?)</si>",
    re.DOTALL,
)
_RICH = re.compile(rb"<t(?:\s[^<>/]*)?>([^<]*)</t>")
_PHONETIC = re.compile(rb"<rPh\b.*?</rPh>", re.DOTALL)
_NOT_DATE_PARTS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|general|e[+-]', re.IGNORECASE)
_DATE_IDS = {14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 59)}


def unescape(text: str) -> str:
    """XML character references resolved; only those that XML has without a declaration.

    >>> unescape("A&amp;B &lt;&#20013;&#x56fd;&gt; &nbsp;")
    'A&B <中国> &nbsp;'
    """
    return _ENTITY.sub(_resolve, text) if "&" in text else text


def _resolve(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def plain_text(text: str) -> str:
    """Excel's own escapes resolved (`_x000D_` is a carriage return) and lines ended by a line feed.

    >>> plain_text("a_x000D_\\nb _x005F_x000D_"), plain_text("_xD842__xDFB7_ _xD842_")
    ('a\\nb _x000D_', '𠮷 �')
    """
    if "_x" in text:
        text = _CODED.sub(lambda match: chr(int(match[1], 16)), text)
        # A sign outside of the basic plane is two escapes; one of them alone is no sign.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def shared_strings(package: Package, part: str) -> list[str]:
    """The table of shared strings, phonetic guides left out."""
    data = package.read(part)
    refuse_entities(data, package.path, part)
    try:
        data = without_prefix(data, prefix_of(data[:1024], b"sst"))
    except UnusualXmlError:
        return _parsed_strings(data, package.path, part)
    if b"<![CDATA[" in data or b"<!--" in data or not _closed(data, b"<si", b"</si>"):
        return _parsed_strings(data, package.path, part)
    if (plain := _plain_strings(data)) is not None:
        with damage(package.path, part):
            return _texts(plain)
    items = []
    for simple, rich in _ITEM.findall(data):
        if not rich:
            items.append(simple)
            continue
        with damage(package.path, part):
            items.append(b"".join(_RICH.findall(without_phonetics(rich))))
    with damage(package.path, part):
        return _texts(b"\x00".join(items)) if items else []


def _plain_strings(data: bytes) -> bytes | None:
    """All strings, parted by zeros, where each is plain and nothing stands between them; else None."""
    start, end = data.find(b"<si>"), data.rfind(b"</si>")
    if start < 0 or data.find(b"<si") < start or data.rfind(b"<si") > end:
        return None
    body = data[start + 4 : end].replace(b'<t xml:space="preserve">', b"<t>")
    if b"\x00" in body or not (body.startswith(b"<t>") and body.endswith(b"</t>")):
        return None
    plain = body[3:-4].replace(b"</t></si><si><t>", b"\x00")
    return None if b"<" in plain else plain


def _texts(joined: bytes) -> list[str]:
    text = unescape(joined.decode("utf-8"))
    items = text.split("\x00")
    return [plain_text(item) for item in items] if "_x" in text or "\r" in text else items


def without_phonetics(rich: bytes) -> bytes:
    """Formatted text without the guides to its pronunciation. Raises `ValueError` where one does not end."""
    if b"<rPh" not in rich:
        return rich
    if not _closed(rich, b"<rPh", b"</rPh>"):
        raise ValueError("phonetic guide without an end")
    return _PHONETIC.sub(b"", rich)


def _closed(data: bytes, start: bytes, end: bytes) -> bool:
    """Whether an end follows the last start: a search for ends never runs to the end of the data in vain, and so
    not once for each start."""
    last = data.rfind(start)
    return last < 0 or data.find(end, last) >= 0


class UnusualXmlError(ValueError):
    """The XML is well-formed perhaps, but not written so that its bytes can be searched."""


def prefix_of(head: bytes, root: bytes) -> bytes:
    """The prefix of a part's names (`x:`, mostly none). Raises `UnusualXmlError` where it is not in UTF-8."""
    declared = _ENCODING.search(head)
    found = re.search(rb"<(\w+:|)" + root + rb"[\s>/]", head)
    if found is None or (declared and declared[1].lower() not in (b"utf-8", b"utf8")):
        raise UnusualXmlError("encoding or root")
    return found[1]


def without_prefix(piece: bytes, prefix: bytes) -> bytes:
    """The same XML with plain names. In text `<` is always escaped, so nothing else can match."""
    return piece.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</") if prefix else piece


def _parsed_strings(data: bytes, path: Path, part: str) -> list[str]:
    with damage(path, part):
        root = ElementTree.fromstring(data)
    return [plain_text(_shown(item)) for item in root if local(item.tag) == "si"]


def _shown(item: ElementTree.Element) -> str:
    texts = []
    for child in item:
        name = local(child.tag)
        if name == "t":
            texts.append(child.text or "")
        elif name == "r":
            texts.append(_shown(child))
    return "".join(texts)


@lru_cache(maxsize=512)
def is_date_format(code: str) -> bool:
    """Whether a number format shows a calendar day. Times of day and durations are numbers.

    >>> dates = "yyyy-mm-dd", 'yyyy"年"m"月"d"日"', "[$-804]aaaa", "mmm-yy", "e/m/d"
    >>> others = "General", '0.00"days"', "[h]:mm:ss", "hh:mm", "0.00E+00", "[Red]-#,##0.00"
    >>> all(map(is_date_format, dates)), any(map(is_date_format, others))
    (True, False)
    """
    shown = _NOT_DATE_PARTS.sub("", code.partition(";")[0]).lower()
    if any(sign in shown for sign in "yde") or "aaa" in shown or "gg" in shown:
        return True
    return "m" in shown and "h" not in shown and "s" not in shown


def date_styles(package: Package, part: str) -> list[bool]:
    """For each cell style of a workbook, whether it shows a date."""
    if part not in package:
        return []
    formats: dict[int, str] = {}
    styles: list[int] = []
    for group in package.xml(part):
        name = local(group.tag)
        if name == "numFmts":
            formats.update((_whole(item.get("numFmtId")), item.get("formatCode", "")) for item in group)
        elif name == "cellXfs":
            styles = [_whole(item.get("numFmtId")) for item in group if local(item.tag) == "xf"]
    return [shows_date(number, formats) for number in styles]


def shows_date(number: int, formats: Mapping[int, str]) -> bool:
    """Whether a number format, by its id and the workbook's own formats, shows a date."""
    return is_date_format(formats[number]) if number in formats else number in _DATE_IDS


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
