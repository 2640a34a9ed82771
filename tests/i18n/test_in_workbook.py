"""In a workbook every message that has a setting as its remedy names the setting."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from xlsaging.i18n.errors import ERRORS
from xlsaging.i18n.in_workbook import in_workbook
from xlsaging.i18n.issues import CATALOGUE
from xlsaging.ledger.settings_sources import sheet_values

HOSTS_OWN = {"against", "out", "force", "libreoffice", "profile"}
"""What no setting says: where a command reads, writes and installs. No button brings such an error about."""


def _sentences(lang: str) -> Iterator[tuple[str, str]]:
    for code, entry in CATALOGUE.items():
        yield code, entry.en if lang == "en" else entry.zh_CN
    if lang == "zh_CN":
        yield from ERRORS.items()


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_no_option_of_a_setting_is_left_in_any_message(lang: str) -> None:
    left = {(code, option) for code, text in _sentences(lang)
            for option in re.findall(r"--([a-z-]+)", in_workbook(text, lang))}  # fmt: skip

    assert {option for _, option in left} <= HOSTS_OWN
    assert not any(code in CATALOGUE for code, _ in left)


@pytest.mark.parametrize(
    ("message", "lang", "said"),
    [
        ("set them: --unapplied fifo.", "en", "set them: Settings, “unapplied credits”: fifo."),
        ("冲抵最早款项：--unapplied fifo。", "zh_CN", "冲抵最早款项：参数“未核销贷项处理”：fifo。"),
        ("If not: --base-currency.", "en", "If not: Settings, “base currency”."),
        ('say: --map a="x" --map b="y".', "en", 'say: Settings, “headers of columns”: a="x"; b="y".'),
        ('say so with --table aging="S!A1".', "en", 'say so with Settings, “place of tables”: aging="S!A1".'),
        ("用 --against 2025-05.xlsx", "zh_CN", "用 --against 2025-05.xlsx"),
    ],
)
def test_an_option_becomes_the_name_of_its_setting(message: str, lang: str, said: str) -> None:
    assert in_workbook(message, lang) == said


def test_what_is_said_can_be_typed_into_the_table_of_settings() -> None:
    """The pairs of the example above, with the key that it names."""
    values, refused = sheet_values([("headers of columns", 'a="x"; b="y"'), ("数据表位置", "aging=“S!A1”")])

    assert values == {"columns": {"a": "x", "b": "y"}, "tables": {"aging": "S!A1"}}
    assert refused == []
