"""What is installed is what is in the tree, and needs what it says it needs."""

from __future__ import annotations

import re
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Callable
from importlib.metadata import packages_distributions
from pathlib import Path

import grimp
import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FRAMES_OF_CALLERS = {"duckdb", "pyspark"}
"""Met only in frames that a caller already has, so the caller has them installed."""
FRAMES_AND_HOSTS = FRAMES_OF_CALLERS | {"xlwings", "pyopenvba"}
"""Likewise xlwings: only the Python of a spreadsheet program imports the modules that need it, and the extra `live`
declares it; and what makes VBA projects, declared by the extra `workbook`."""
OFFICE = {"uno", "unohelper"}
"""LibreOffice brings these: no distribution has them."""
BENCH = "xlsaging.bench"
"""What is measured against has libraries of its own, and an extra for them."""


def _distribution(requirement: str) -> str:
    return re.match(r"[\w.-]+", requirement)[0].lower().replace("_", "-")


def _declared(requirements: list[str]) -> set[str]:
    """The distributions of requirements, with those of the extras of ours among them."""
    own = [re.fullmatch(r"xlsaging\[(.+)\]", each) for each in requirements]
    extras = {extra for each in own if each for extra in each[1].split(",")}
    named = {_distribution(each) for each, ours in zip(requirements, own, strict=True) if not ours}
    return named.union(*(_declared(PROJECT["optional-dependencies"][extra]) for extra in extras))


@pytest.fixture(scope="module")
def imported() -> Callable[..., set[str]]:
    """The distributions that some of our modules import."""
    graph = grimp.build_graph("xlsaging", include_external_packages=True, cache_dir=None)
    owners = packages_distributions()

    def of(bench: bool) -> set[str]:
        modules = {name for name in graph.modules if name.startswith("xlsaging")}
        modules = {name for name in modules if f"{name}.".startswith(f"{BENCH}.") == bench}
        found = {name for module in modules for name in graph.find_modules_directly_imported_by(module)}
        outside = {name for name in found if not name.startswith("xlsaging")} - sys.stdlib_module_names - OFFICE
        return {_distribution(owners[name][0]) for name in outside}

    return of


def test_the_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"]))
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("xlsaging/")}

    tree = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "xlsaging").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.relative_to(ROOT).parts[1].startswith(".")
    }
    assert packed == tree
    assert "xlsaging/py.typed" in packed


def test_the_source_archive_holds_the_project_and_nothing_else(tmp_path: Path) -> None:
    archive = next(SdistBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"]))
    with tarfile.open(archive) as packed:
        top = {name.split("/")[1] for name in packed.getnames()}

    project = {
        "xlsaging",
        "tests",
        "samples",
        "workbook",
        ".ci",
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "pyproject.toml",
    }
    assert top == project | {"PKG-INFO", ".gitignore"}


def test_every_library_imported_is_declared_and_every_one_declared_is_imported(
    imported: Callable[..., set[str]],
) -> None:
    assert imported(bench=False) - FRAMES_AND_HOSTS == _declared(PROJECT["dependencies"])


def test_what_only_the_measurements_import_is_declared_by_their_extra(imported: Callable[..., set[str]]) -> None:
    declared = _declared(PROJECT["optional-dependencies"]["bench"])

    assert imported(bench=True) - _declared(PROJECT["dependencies"]) == declared


@pytest.mark.parametrize("extra", ["bench", "duckdb", "live", "spark", "test", "workbook"])
def test_the_extra_exists(extra: str) -> None:
    assert PROJECT["optional-dependencies"][extra]
