"""The extension as one file (.oxt), for the Python environment that it is built in."""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Iterable, Sequence
from io import BytesIO
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsaging.functions.registry import functions

from .configuration import configuration
from .names import COMPONENT, EXTENSION, TYPES, TYPES_SOURCE
from .type_library import idl, type_library

__all__ = ["built", "places"]

_TIME = (1980, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_KINDS = {
    ".rdb": "application/vnd.sun.star.uno-typelibrary;type=RDB",
    ".py": "application/vnd.sun.star.uno-component;type=Python",
    ".xcu": "application/vnd.sun.star.configuration-data",
}
_COMPONENT = '''"""ArCollect inside LibreOffice: the package stays in the environment that it was installed into."""

import site
import sys

PYTHON = {python!r}
PLACES = {places!r}

if sys.version_info[:2] != PYTHON:
    raise ImportError(
        "ArCollect was installed with Python %d.%d, LibreOffice has Python %d.%d. Make the environment with the Python "
        "of LibreOffice, and run xlsaging setup --libreoffice there." % (*PYTHON, *sys.version_info[:2])
    )
for place in PLACES:
    if place not in sys.path:
        site.addsitedir(place)

from xlsaging.calc.component import implementations  # noqa: E402  # found by the lines above

g_ImplementationHelper = implementations()
'''


def places() -> list[str]:
    """The folders in which this Python finds packages that were installed into it."""
    paths = sysconfig.get_paths()
    return sorted({paths["purelib"], paths["platlib"]})


def built(version: str, places: Sequence[str]) -> bytes:
    """The extension's content; `places` are the folders in which this Python finds the package and its libraries."""
    made = functions()
    files = configuration(made) | {TYPES: type_library(made), COMPONENT: _component(places)}
    files["META-INF/manifest.xml"] = _manifest(files)
    # LibreOffice looks at these without being told of them; the source of the types is for whoever opens the file.
    files |= {"description.xml": _description(version), TYPES_SOURCE: idl(made).encode()}
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as target:
        for name in sorted(files):
            target.writestr(ZipInfo(name, _TIME), files[name], ZIP_DEFLATED)
    return whole.getvalue()


def _component(places: Sequence[str]) -> bytes:
    return _COMPONENT.format(python=sys.version_info[:2], places=list(places)).encode()


def _description(version: str) -> bytes:
    return (
        f'{_HEAD}<description xmlns="http://openoffice.org/extensions/description/2006">\n'
        f' <identifier value="{EXTENSION}"/>\n <version value={quoteattr(version)}/>\n'
        ' <dependencies><OpenOffice.org-minimal-version value="4.1"/></dependencies>\n'
        ' <display-name><name lang="en">ArCollect</name><name lang="zh-CN">ArCollect 应收账款</name></display-name>\n'
        "</description>\n"
    ).encode()


def _manifest(files: Iterable[str]) -> bytes:
    """What each file is: the type library comes before the component that needs its types."""
    named = [name for suffix in _KINDS for name in sorted(files) if name.endswith(suffix)]
    entry = ' <manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>\n'
    entries = "".join(entry.format(name, _KINDS["." + name.rpartition(".")[2]]) for name in named)
    return (
        f'{_HEAD}<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">\n{entries}</manifest:manifest>\n'
    ).encode()
