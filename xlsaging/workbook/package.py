"""The package of a workbook: the ribbon put in, and every part with a fixed date in a fixed order."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from .ribbon import ribbon_xml

__all__ = ["finished"]

_PART = "customUI/customUI14.xml"
_KIND = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
_TYPES = {
    False: "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    True: "application/vnd.ms-excel.addin.macroEnabled.main+xml",
}
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def finished(book: bytes, *, addin: bool = False) -> bytes:
    """`book` with the ribbon, as a workbook with macros or as an add-in; parts as XlsxWriter orders them."""
    with zipfile.ZipFile(BytesIO(book)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["_rels/.rels"] = _related(parts["_rels/.rels"].decode()).encode()
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = types.replace(_TYPES[False], _TYPES[addin]).encode()
    parts[_PART] = ribbon_xml().encode()
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            target.writestr(entry, content)
    return made.getvalue()


def _related(relations: str) -> str:
    number = max(int(found) for found in re.findall(r'Id="rId(\d+)"', relations)) + 1
    relation = f'<Relationship Id="rId{number}" Type="{_KIND}" Target="{_PART}"/>'
    return relations.replace("</Relationships>", f"{relation}</Relationships>")
