"""The README says what is: its commands exist, its snippets run, its tables and its map agree with the tree."""

from __future__ import annotations

import dataclasses
import doctest
import inspect
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

import xlsaging
from xlsaging import formulas
from xlsaging.cli.main import app
from xlsaging.functions.registry import CellFunction, functions
from xlsaging.i18n.speak import say
from xlsaging.model.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _section(title: str) -> str:
    """The text under a heading, up to the next heading of the same or a higher level."""
    found = re.search(rf"^(#+) {re.escape(title)}\n(.*?)(?=^#{{1,2}} |\Z)", README, re.M | re.S)
    assert found, f"README.md has no section {title!r}"
    return found[2]


def _rows(text: str) -> list[list[str]]:
    """The cells of the tables in a text, without their headings."""
    lines = [line.strip() for line in text.splitlines() if line.strip().startswith("|")]
    rows = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    rules = [index for index, row in enumerate(rows) if all(set(cell) <= set("-: ") for cell in row)]
    return [row for index, row in enumerate(rows) if index not in rules and index + 1 not in rules]


def _names(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def _command(name: str) -> str:
    """The one line under its marker, as `.ci/run` finds it."""
    found = re.search(rf"^<!-- command: {name} -->\n```\w*\n(.*?)\n```$", README, re.M | re.S)
    assert found, f"README.md has no command under the marker {name!r}"
    assert "\n" not in found[1], "it must be one line"
    return found[1]


def _calls() -> Iterator[list[str]]:
    """Every call of `xlsaging` in a code block."""
    for block in re.findall(r"^```(?:bash|powershell|console)\n(.*?)^```", README, re.M | re.S):
        for line in block.replace("\\\n", " ").splitlines():
            for part in re.split(r"&&|;", line.removeprefix("$ ").split(" #")[0]):
                if words := shlex.split(part.replace("\\", "/")):
                    program = words[0].removesuffix(".exe").rsplit("/", 1)[-1]
                    if program == "xlsaging":
                        yield words[1:]


CALLS = list(_calls())
COMMAND: Any = typer.main.get_command(app)
COMMANDS: dict[str, Any] = COMMAND.commands


def _options(command: Any) -> set[str]:
    return {opt for param in command.params for opt in (*param.opts, *param.secondary_opts)} | {"--help"}


def test_every_command_is_shown() -> None:
    shown = {call[0] for call in CALLS if call and not call[0].startswith("-")}

    assert shown == set(COMMANDS)


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_a_call_uses_options_that_exist(call: list[str]) -> None:
    command = COMMANDS[call[0]] if not call[0].startswith("-") else COMMAND

    used = {word.split("=")[0] for word in call if word.startswith("-")}

    assert used <= _options(command)


def test_options_named_in_the_text_exist() -> None:
    named = {word for span in re.findall(r"`(--[^`]+)`", README) for word in re.findall(r"--[a-z][a-z-]+", span)}
    known = _options(COMMAND).union(*(_options(command) for command in COMMANDS.values()))

    assert named <= known


def test_the_first_command_closes_the_sample(tmp_path: Path) -> None:
    line = _command("main")
    call = shlex.split(line.split("&&")[-1])
    assert call[:2] == [".venv/bin/xlsaging", "close"]
    report = tmp_path / "close.xlsx"
    call[call.index("--out") + 1] = str(report)

    ran = subprocess.run(
        [sys.executable, "-m", "xlsaging.cli.main", *call[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )

    assert ran.returncode in (0, 1), ran.stdout + ran.stderr
    assert report.stat().st_size > 10_000


def test_the_windows_commands_do_the_same() -> None:
    for name in ("main", "test"):
        windows = _command(f"{name} windows").replace(".venv\\Scripts\\", ".venv/bin/").replace("\\", "/")
        assert windows.replace("py -3 ", "python3 ").replace("; ", " && ") == _command(name)


def test_the_test_command_installs_the_extra_and_runs_everything() -> None:
    line = _command("test")

    assert "'.[test]'" in line
    assert re.search(r"\.venv/bin/pytest( -\S+| \d+| loadgroup| auto)*$", line), "no test may be left out"


def test_what_the_tests_may_skip_is_named() -> None:
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    markers = {line.split(":")[0] for line in configuration["tool"]["pytest"]["ini_options"]["markers"]}

    assert {name for row in _rows(_section("Tests")) for name in _names(row[0])} == markers


def test_its_python_snippets_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    result = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")

    assert result.attempted > 5
    assert result.failed == 0


def test_every_public_metric_is_in_the_table() -> None:
    listed = [_names(row[0])[0] for row in _rows(_section("Metrics"))]
    metrics = [name for name in xlsaging.__all__ if _is_metric(getattr(xlsaging, name))]

    assert sorted(listed) == sorted(metrics)


def _is_metric(member: Any) -> bool:
    return getattr(member, "__module__", "").startswith("xlsaging.metrics") and not isinstance(member, type)


def test_every_formula_is_in_the_table_with_its_arguments() -> None:
    listed = [_names(row[0])[0] for row in _rows(_section("Formulas"))]
    public = {name: getattr(formulas, name) for name in formulas.__all__}

    assert sorted(listed) == sorted(
        f"{name}({', '.join(inspect.signature(member).parameters)})"
        for name, member in public.items()
        if not isinstance(member, type)
    )


def test_every_cell_function_is_in_the_table_as_in_the_registry() -> None:
    listed = _rows(_section("Functions in cells"))

    assert listed == [
        [f"`{each.name}({_typed(each)})`", say(each.text, "en"), say(each.text, "zh_CN")] for each in functions()
    ]


def _typed(function: CellFunction) -> str:
    typed = ", ".join(f"[{each.name}]" if each.optional else each.name for each in function.arguments)
    return re.sub(r"\[data2\].*\[(data\d+)\]", r"[data2 … \1]", typed)


def test_every_setting_is_in_the_table_with_its_default() -> None:
    listed = {_names(row[0])[0]: row[1] for row in _rows(_section("Settings"))}
    defaults = {
        field.name: None if field.default is dataclasses.MISSING else field.default
        for field in dataclasses.fields(Settings)
    }

    assert set(listed) == set(defaults)
    for name, default in defaults.items():
        shown = _names(listed[name])
        if shown:
            assert tomllib.loads(f"value = {shown[0]}")["value"] == (
                list(default) if isinstance(default, tuple) else default
            ), name
        else:
            assert not default or name in {"loss_rates", "tables", "columns", "where", "limits"}, name


def test_the_toml_example_is_valid() -> None:
    example = re.search(r"^```toml\n(.*?)^```", README, re.M | re.S)
    assert example

    Settings.from_mapping(tomllib.loads(example[1]))


def test_the_map_lists_every_folder_once() -> None:
    listed = [_names(row[0])[0].rstrip("/") for row in _rows(_section("Map of the code"))]
    package = ROOT / "xlsaging"
    folders = {path.parent.relative_to(ROOT).as_posix() for path in package.rglob("*.py")}

    assert sorted(listed) == sorted(folders | {".ci", "samples", "tests"})


def test_its_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", README):
        assert "://" in target or (ROOT / target).exists(), target


def test_the_errors_shown_are_those_of_the_gallery() -> None:
    gallery = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "errors").glob("gallery.*.md"))
    )
    shown = re.findall(r"^```text\n(.*?)^```", _section("When something is wrong"), re.M | re.S)
    assert shown

    for block in shown:
        for line in filter(None, map(str.strip, block.splitlines())):
            assert line in gallery, line
