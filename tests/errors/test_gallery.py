"""The error gallery: every error and every issue is brought about, and its text held word for word in both languages.

Set XLSAGING_REGENERATE=1 to write `gallery.en.md` and `gallery.zh_CN.md` anew; read the difference before you keep it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from xlsaging.calc import errors as calc_errors
from xlsaging.i18n.errors import ERRORS
from xlsaging.i18n.issues import CATALOGUE
from xlsaging.i18n.speak import issue_text
from xlsaging.install import errors as install_errors
from xlsaging.model import errors, workbook_errors
from xlsaging.model.errors import XlsagingError

HERE = Path(__file__).parent
LANGS = ("en", "zh_CN")
TITLES = {
    "en": ("Error gallery", "Nothing could be done", "Issues: done, but to be looked at"),
    "zh_CN": ("错误与问题一览", "无法执行", "已执行，但有问题需处理"),
}


def _gallery(lang: str) -> Path:
    return HERE / f"gallery.{lang}.md"


def _entry(name: str, shown: str, messages: list[str]) -> str:
    lines = "\n".join(messages)
    return f"### {name}\n\n{shown}\n\n```text\n{lines}\n```\n"


def _entries(lang: str) -> Iterator[tuple[str, str]]:
    """Headings and texts of the gallery as it is stored."""
    for part in _gallery(lang).read_text(encoding="utf-8").split("\n### ")[1:]:
        name, _, rest = part.partition("\n")
        yield name.split(" ")[0], f"### {name}\n{rest}".partition("\n## ")[0].rstrip() + "\n"


def _classes(module: ModuleType) -> dict[str, str]:
    """The name of each class of error by its code; an issue may have the same code."""
    classes = (each for each in vars(module).values() if isinstance(each, type) and issubclass(each, XlsagingError))
    return {each.code: each.__name__ for each in classes}


NAMES = _classes(errors) | _classes(workbook_errors) | _classes(install_errors) | _classes(calc_errors)


def _issue_entry(case: Any, lang: str) -> str:
    found = case.issues
    assert found, f"{case.code} is not brought about by its ledger"
    indented = "\n".join(f"    {line}" for line in case.text.splitlines())
    return _entry(f"{case.code} ({found[0].severity})", indented, [issue_text(issue, lang) for issue in found])


def test_every_issue_code_has_a_ledger_that_brings_it_about(all_issue_cases: list[Any]) -> None:
    assert sorted({case.code for case in all_issue_cases}) == sorted(CATALOGUE)


def test_every_error_class_has_a_call_that_brings_it_about(all_error_cases: dict[str, Any]) -> None:
    assert sorted(all_error_cases) == sorted(ERRORS)


@pytest.mark.parametrize("lang", LANGS)
def test_the_gallery_shows_every_error_and_every_issue(lang: str) -> None:
    assert sorted(name for name, _ in _entries(lang)) == sorted([*NAMES.values(), *CATALOGUE])


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_an_issue_is_said_as_in_the_gallery(all_issue_cases: list[Any], code: str, lang: str) -> None:
    case = next(case for case in all_issue_cases if case.code == code)

    assert _issue_entry(case, lang) == dict(_entries(lang))[code]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", sorted(ERRORS))
def test_an_error_is_said_as_in_the_gallery(
    all_error_cases: dict[str, Any], message_of: Callable[[Any, str], str], code: str, lang: str
) -> None:
    case = all_error_cases[code]
    message = message_of(case, lang)

    assert "Traceback" not in message
    assert _entry(NAMES[code], f"`{case.shown}`", message.splitlines()) == dict(_entries(lang))[NAMES[code]]


if os.environ.get("XLSAGING_REGENERATE"):

    @pytest.mark.parametrize("lang", LANGS)
    def test_regenerate(
        all_issue_cases: list[Any], all_error_cases: dict[str, Any], message_of: Callable[[Any, str], str], lang: str
    ) -> None:
        title, could_not, issues = TITLES[lang]
        parts = [f"# {title}\n", f"## {could_not}\n"]
        parts += [
            _entry(NAMES[code], f"`{case.shown}`", message_of(case, lang).splitlines())
            for code, case in sorted(all_error_cases.items())
        ]
        parts += [f"## {issues}\n"]
        parts += [_issue_entry(case, lang) for case in sorted(all_issue_cases, key=lambda case: str(case.code))]
        _gallery(lang).write_text("\n".join(parts), encoding="utf-8")
