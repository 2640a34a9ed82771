"""The extension holds what its manifest says, the same each time, and refuses another Python."""

from __future__ import annotations

import sys
from io import BytesIO
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import pytest

from xlsaging.calc.names import COMPONENT, EXTENSION
from xlsaging.calc.package import built, places


def _parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as read:
        assert read.testzip() is None
        return {name: read.read(name) for name in read.namelist()}


def test_the_manifest_names_every_part_that_is_installed_and_types_come_before_what_needs_them() -> None:
    parts = _parts(built("1.2.3", ["/somewhere"]))
    kinds = "{http://openoffice.org/2001/manifest}full-path"
    named = [entry.get(kinds) for entry in fromstring(parts["META-INF/manifest.xml"])]

    assert set(named) == set(parts) - {"META-INF/manifest.xml", "description.xml", "arcollect.idl"}
    assert named[:2] == ["arcollect.rdb", "arcollect.py"]


def test_it_is_the_same_each_time() -> None:
    assert built("1.2.3", ["/somewhere"]) == built("1.2.3", ["/somewhere"])


def test_it_says_what_it_is_and_of_which_version() -> None:
    described = _parts(built('1.2.3<"', ["/somewhere"]))["description.xml"].decode()

    assert f'<identifier value="{EXTENSION}"/>' in described
    assert fromstring(described)[1].get("value") == '1.2.3<"'


def test_libreoffice_with_another_python_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    code = compile(_parts(built("1", ["/it's here"]))[COMPONENT], COMPONENT, "exec")
    monkeypatch.setattr(sys, "version_info", (3, 99, 0, "final", 0))

    with pytest.raises(ImportError, match=r"LibreOffice has Python 3\.99"):
        exec(code, {})


def test_the_places_are_those_of_this_python() -> None:
    assert any(place in pytest.__file__ for place in places())


def test_the_source_of_the_types_is_in_it_for_readers() -> None:
    assert "any AR_CEI([in] any opening," in _parts(built("1", []))["arcollect.idl"].decode()
