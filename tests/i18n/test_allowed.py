"""Whatever can be is said in Chinese too."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import xlsaging
from xlsaging.i18n.allowed import allowed_in_chinese
from xlsaging.i18n.speak import error_text
from xlsaging.model.errors import BadSettingError


def _phrases() -> set[str]:
    """Every text given as `allowed=` in the package, its parts that vary as x."""
    found = set()
    for path in Path(xlsaging.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "allowed":
                if isinstance(node.value, ast.Constant):
                    found.add(str(node.value.value))
                elif isinstance(node.value, ast.JoinedStr):
                    parts = node.value.values
                    found.add("".join(str(each.value) if isinstance(each, ast.Constant) else "x" for each in parts))
    return found


def test_every_phrase_of_the_package_has_its_chinese() -> None:
    phrases = _phrases()
    assert len(phrases) > 20
    assert [text for text in phrases if not re.search(r"[\u4e00-\u9fff]", allowed_in_chinese(text))] == []


@pytest.mark.parametrize(
    ("allowed", "chinese"),
    [
        ("a day from 1 to 31", "x：不能取值 'y'。可用：1 至 31 的日数。"),
        ("a day from 2025-01-01 on", "x：不能取值 'y'。可用：2025-01-01 及以后的日期。"),
        ("separate, net or fifo", "x：不能取值 'y'。可用：separate, net 或 fifo。"),
        ("dmy, mdy", "x：不能取值 'y'。可用：dmy, mdy。"),
        (
            "a known setting; see `xlsaging close --help`",
            "x：不能取值 'y'。可用：已有的参数（参见 `xlsaging close --help`）。",
        ),
        (
            "one of the headers seen: A, B; did you mean 'A'?",
            "x：不能取值 'y'。可用：已读到的表头之一：A, B（是否指 'A'）。",
        ),
        ("a known setting; did you mean basis?", "x：不能取值 'y'。可用：已有的参数（是否指 basis）。"),
    ],
)
def test_an_error_says_it_in_its_language(allowed: str, chinese: str) -> None:
    assert error_text(BadSettingError(name="x", value="y", allowed=allowed), "zh_CN") == chinese
