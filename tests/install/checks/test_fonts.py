"""A font with Chinese is found in the folders of each system."""

from __future__ import annotations

import pytest

from tests.install.machines import files_of, machine
from xlsaging.install.checks.fonts import font_findings
from xlsaging.install.machine import System


@pytest.mark.parametrize(
    ("system", "path"),
    [
        ("windows", r"C:\WINDOWS\FONTS\SIMSUN.TTC"),
        ("windows", r"C:\Users\Li\AppData\Local\Microsoft\Windows\Fonts\SourceHanSansSC-Regular.otf"),
        ("macos", "/Users/li/Library/Fonts/NotoSansSC.otf"),
        ("linux", "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"),
        ("linux", "/home/li/.local/share/fonts/NotoSerifCJK.ttc"),
    ],
)
def test_a_font_is_found(system: System, path: str) -> None:
    made = machine(system)
    files_of(made).put(path, b"")

    assert [(each.level, each.name) for each in font_findings(made)] == [("good", "font")]


@pytest.mark.parametrize("system", ["windows", "macos", "linux"])
def test_without_one_it_is_said_how_to_get_one(system: System) -> None:
    made = machine(system)
    files_of(made).put("/usr/share/fonts/dejavu/DejaVuSans.ttf", b"")

    assert [(each.level, each.name) for each in font_findings(made)] == [("note", f"no_font_{system}")]
