"""Every word exists in both languages, says the same parameters, is used, and every word used exists."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from xlsaging.app.run import Stage
from xlsaging.calc import errors as calc_errors
from xlsaging.i18n.errors import ERRORS
from xlsaging.i18n.issues import CATALOGUE
from xlsaging.i18n.words import WORDS
from xlsaging.install import errors as install_errors
from xlsaging.model import errors, workbook_errors
from xlsaging.model.buckets import BASES
from xlsaging.model.issues import Severity
from xlsaging.model.schema import TABLES
from xlsaging.model.settings import DSO_METHODS, Settings, Unapplied

PACKAGE = Path(errors.__file__).parents[1]
FAMILIES = {key.partition(".")[0] for key in WORDS}


def _classes() -> Iterator[type[errors.XlsagingError]]:
    for module in (errors, workbook_errors, install_errors, calc_errors):
        for each in vars(module).values():
            if isinstance(each, type) and issubclass(each, errors.XlsagingError) and each.__module__ == module.__name__:
                yield each


def _trees() -> dict[Path, ast.Module]:
    files = [path for path in PACKAGE.rglob("*.py") if "words" not in path.relative_to(PACKAGE).parts[:-1]]
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in files}


TREES = _trees()


def _constants() -> set[str]:
    nodes = (node for tree in TREES.values() for node in ast.walk(tree))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def _prefixes() -> set[str]:
    """What stands before the first hole of each f-string: `bucket.` of f"bucket.{name}"."""
    nodes = (node for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.JoinedStr))
    firsts = (node.values[0] for node in nodes if node.values and isinstance(node.values[0], ast.Constant))
    made = {str(first.value) for first in firsts if "." in str(first.value)}
    calls = (node for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.Call))
    worded = (call.args[0] for call in calls if getattr(call.func, "id", "") == "worded")
    return made | {f"{first.value}." for first in worded if isinstance(first, ast.Constant)} | {"item_class."}


def _fields(template: str) -> set[str]:
    return {re.split(r"[.\[]", name)[0] for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("key", sorted(WORDS))
def test_both_languages_say_the_same_parameters(key: str) -> None:
    wording = WORDS[key]

    assert wording.en.strip()
    assert wording.zh_CN.strip()
    assert _fields(wording.en) == _fields(wording.zh_CN)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_an_issue_says_the_same_parameters_in_both_languages(code: str) -> None:
    entry = CATALOGUE[code]

    assert _fields(entry.en) == _fields(entry.zh_CN)
    assert entry.zh_CN.endswith("。")
    assert entry.en.endswith(".")


@pytest.mark.parametrize("error", list(_classes()), ids=lambda error: str(error.__name__))
def test_an_error_says_the_same_parameters_in_both_languages(error: type[errors.XlsagingError]) -> None:
    assert _fields(error.text) == _fields(ERRORS[error.code])


def test_no_two_errors_share_a_code() -> None:
    codes = [error.code for error in _classes()]

    assert sorted(codes) == sorted(set(codes))
    assert set(codes) == set(ERRORS)


def test_chinese_uses_full_width_punctuation() -> None:
    half = re.compile(r"[\u4e00-\u9fff](?:[,;:?]|!(?![A-Z]+[0-9]))|[,;!?][\u4e00-\u9fff]")
    sentences = {key: wording.zh_CN for key, wording in WORDS.items()}
    sentences |= {f"issue.{code}": entry.zh_CN for code, entry in CATALOGUE.items()}
    sentences |= {f"error.{code}": text for code, text in ERRORS.items()}

    assert [key for key, text in sentences.items() if half.search(text)] == []


def test_every_key_that_the_code_names_exists() -> None:
    named = {each for each in _constants() if re.fullmatch(r"[a-z_]+\.[a-z_0-9]+", each)}
    used = {each for each in named if each.partition(".")[0] in FAMILIES and not each.endswith("_")}

    assert sorted(used - set(WORDS) - _NOT_KEYS) == []


_NOT_KEYS = {"ledger.xlsx", "rule.fods", "usage.json"}
"""Constants that look like keys and are none."""


def test_every_key_is_used() -> None:
    constants = _constants()
    words = {word for each in constants for word in re.findall(r"\w+", each)}
    words |= {name for tree in TREES.values() for node in ast.walk(tree) for name in _names(node)}
    prefixes = _prefixes()

    def used(key: str) -> bool:
        if key in constants:
            return True
        made = [prefix for prefix in prefixes if key.startswith(prefix)]
        return any(_part_of(key[len(prefix) :], words, prefix, prefixes) for prefix in made)

    assert [key for key in sorted(WORDS) if not used(key)] == []


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, (ast.AnnAssign, ast.Assign)):
        targets = [node.target] if isinstance(node, ast.AnnAssign) else node.targets
        return [target.id for target in targets if isinstance(target, ast.Name)]
    return []


def _part_of(suffix: str, words: set[str], prefix: str, prefixes: set[str]) -> bool:
    """Whether the rest of a key is a word that stands somewhere in the code, or is put together like a bucket."""
    return set(suffix.split(".")) <= words or prefix == "bucket."


@pytest.mark.parametrize(
    ("family", "names"),
    [
        ("table", list(TABLES)),
        ("setting", list(Settings.__dataclass_fields__)),
        ("method", list(DSO_METHODS)),
        ("basis", list(BASES)),
        ("page", [f"basis_{basis}" for basis in BASES]),
        ("unapplied", list(get_args(Unapplied))),
        ("severity", list(get_args(Severity))),
        ("stage", list(get_args(Stage))),
    ],
)
def test_what_is_named_by_a_value_has_words_for_every_value(family: str, names: list[str]) -> None:
    assert [name for name in names if f"{family}.{name}" not in WORDS] == []


def test_every_reason_that_a_figure_may_give_has_words() -> None:
    given = set()
    for path, tree in TREES.items():
        if path.parent.name == "metrics":
            calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and len(node.args) > 1)
            measures = (call for call in calls if getattr(call.func, "id", "") == "Measure")
            given |= {arg.value for call in measures for arg in call.args[1:2] if isinstance(arg, ast.Constant)}

    assert given
    assert [reason for reason in sorted(filter(None, given)) if f"reason.{reason}" not in WORDS] == []
