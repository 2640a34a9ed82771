"""The direction of the layers holds, and each contract that says so would notice if it did not."""

from __future__ import annotations

import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import grimp
import pytest
from importlinter import Contract
from importlinter.api import read_configuration
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract
from importlinter.contracts.protected import ProtectedContract

ROOT = Path(__file__).parents[1]
KINDS: dict[str, type[Contract]] = {
    "forbidden": ForbiddenContract,
    "layers": LayersContract,
    "protected": ProtectedContract,
}
CONFIGURATION = read_configuration(str(ROOT / "pyproject.toml"))
CONTRACTS = {options["name"]: options for options in CONFIGURATION["contracts_options"]}

WAYS = "Data flows one way"
SAMPLE_FILES = "Only render writes report files, sample.workbook sample ledgers, workbook ArCollect"
SAMPLE_BLIND = "A sample knows tables and words, and none of what is computed from them"
SAMPLE_SEED = "A sample depends on its seed, on no clock, locale or other chance"
PLANTED = [
    (WAYS, "xlsaging.i18n.planted", "xlsaging.model.money"),
    (WAYS, "xlsaging.model.planted", "xlsaging.formulas"),
    (WAYS, "xlsaging.model.planted", "xlsaging.ledger.grid"),
    (WAYS, "xlsaging.formulas.planted", "xlsaging.metrics.aging"),
    (WAYS, "xlsaging.ledger.planted", "xlsaging.metrics.aging"),
    (WAYS, "xlsaging.ledger.planted", "xlsaging.report.model"),
    (WAYS, "xlsaging.metrics.planted", "xlsaging.ledger.grid"),
    (WAYS, "xlsaging.metrics.planted", "xlsaging.report.model"),
    (WAYS, "xlsaging.report.planted", "xlsaging.ledger.grid"),
    (WAYS, "xlsaging.report.planted", "xlsaging.metrics.aging"),
    (WAYS, "xlsaging.report.planted", "xlsaging.render.file"),
    (WAYS, "xlsaging.render.planted", "xlsaging.app"),
    (WAYS, "xlsaging.app.planted", "xlsaging.render.file"),
    (WAYS, "xlsaging.app.planted", "xlsaging.cli"),
    (WAYS, "xlsaging.sample.planted", "xlsaging.ledger.grid"),
    (WAYS, "xlsaging.app.planted", "xlsaging.functions.registry"),
    (WAYS, "xlsaging.functions.planted", "xlsaging.cli"),
    (WAYS, "xlsaging.functions.planted", "xlsaging.install.setup"),
    (WAYS, "xlsaging.macros.planted", "xlsaging.workbook"),
    (WAYS, "xlsaging.functions.planted", "xlsaging.macros.buttons"),
    (WAYS, "xlsaging.workbook.planted", "xlsaging.cli"),
    (WAYS, "xlsaging.install.planted", "xlsaging.cli"),
    ("No layer goes back through the front door", "xlsaging.metrics.planted", "xlsaging"),
    ("Only ledger.sources opens ledger files", "xlsaging.ledger.planted", "openpyxl"),
    ("Only ledger.sources opens ledger files", "xlsaging.app.planted", "fastexcel"),
    ("Only ledger.sources opens ledger files", "xlsaging.brand_new.planted", "xlrd"),
    ("Only ledger.sources opens ledger files", "xlsaging.workbook.planted", "openpyxl"),
    (SAMPLE_FILES, "xlsaging.report.planted", "xlsxwriter"),
    (SAMPLE_FILES, "xlsaging.sample.planted", "xlsxwriter"),
    (SAMPLE_BLIND, "xlsaging.sample.planted", "xlsaging.metrics.aging"),
    (SAMPLE_BLIND, "xlsaging.sample.planted", "xlsaging.formulas"),
    (SAMPLE_SEED, "xlsaging.sample.planted", "random"),
    (SAMPLE_SEED, "xlsaging.sample.planted", "time"),
    ("Only the command line and render.terminal talk to a terminal", "xlsaging.app.planted", "rich"),
    ("Only the command line and render.terminal talk to a terminal", "xlsaging.render.file", "rich"),
    ("Only the command line and render.terminal talk to a terminal", "xlsaging.render.terminal", "typer"),
    ("Only hosts know xlwings", "xlsaging.render.file", "xlwings"),
    ("Only hosts know xlwings", "xlsaging.ledger.sources.planted", "xlwings"),
    ("Report values, hosts, formulas and words know no frames", "xlsaging.report.planted", "pandas"),
    ("Report values, hosts, formulas and words know no frames", "xlsaging.functions.planted", "pandas"),
    ("Report values, hosts, formulas and words know no frames", "xlsaging.render.planted", "narwhals"),
    ("Report values, hosts, formulas and words know no frames", "xlsaging.macros.planted", "pandas"),
    ("Report values, hosts, formulas and words know no frames", "xlsaging.workbook.planted", "pandas"),
    ("Report values, hosts, formulas and words know no frames", "xlsaging.cli.planted", "polars"),
    ("Metrics and formulas read no clock, disk or locale", "xlsaging.metrics.planted", "time"),
    ("Metrics and formulas read no clock, disk or locale", "xlsaging.formulas.planted", "os"),
    ("Nothing leaves the machine", "xlsaging.app.planted", "urllib"),
    ("Nothing leaves the machine", "xlsaging.brand_new.planted", "socket"),
]


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    """Who imports whom today."""
    return grimp.build_graph("xlsaging", include_external_packages=True, cache_dir=None)


def _kept(name: str, graph: grimp.ImportGraph) -> bool:
    options: dict[str, Any] = {key: value for key, value in CONTRACTS[name].items() if key != "type"}
    contract = KINDS[CONTRACTS[name]["type"]](name, CONFIGURATION["session_options"], options)
    return contract.check(graph, verbose=False).kept


@pytest.mark.parametrize("name", CONTRACTS)
def test_the_contract_is_kept(name: str, graph: grimp.ImportGraph) -> None:
    assert _kept(name, deepcopy(graph)), f"`lint-imports` shows who breaks {name!r}"


@pytest.mark.parametrize(("name", "importer", "imported"), PLANTED)
def test_a_planted_import_is_caught(name: str, importer: str, imported: str, graph: grimp.ImportGraph) -> None:
    planted = deepcopy(graph)
    package = ".".join(importer.split(".")[:2])
    for module in (package, importer):
        if module not in planted.modules:
            planted.add_module(module)
    if imported not in planted.modules:
        planted.add_module(imported, is_squashed=not imported.startswith("xlsaging"))
    planted.add_import(importer=importer, imported=imported, line_number=1, line_contents="planted")

    assert not _kept(name, planted)


def test_every_contract_is_tried() -> None:
    assert {name for name, _, _ in PLANTED} == set(CONTRACTS)


def test_a_new_folder_must_be_given_its_layer(graph: grimp.ImportGraph) -> None:
    wider = deepcopy(graph)
    wider.add_module("xlsaging.brand_new")

    assert not _kept(WAYS, wider)


def test_imports_inside_functions_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "planted_package"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "lazy.py").write_text("def draw():\n    import xlwings\n    return xlwings\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])

    seen = grimp.build_graph("planted_package", include_external_packages=True, cache_dir=None)

    assert seen.direct_import_exists(importer="planted_package.lazy", imported="xlwings")
