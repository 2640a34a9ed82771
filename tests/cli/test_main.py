"""The program: help, wrong calls, exit statuses, messages in the language chosen, never a traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from xlsaging.cli.main import main

HEAVY = (
    "duckdb", "fastexcel", "narwhals", "numpy", "openpyxl", "pandas", "polars", "pyarrow", "rapidfuzz", "xlsxwriter",
    "xlwings",
)  # fmt: skip
COMMANDS = ("init", "close", "check", "aging", "dso", "collectors")


def test_help_names_every_command_in_both_languages(run: Callable[..., object]) -> None:
    ran = run("--help")

    assert ran.status == 0
    for command in COMMANDS:
        assert command in ran.out
    assert "月结" in ran.out


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself_with_examples(run: Callable[..., object], command: str) -> None:
    ran = run(command, "--help")

    assert ran.status == 0
    assert f"xlsaging {command} ledger.xlsx" in ran.out
    assert "LEDGER" in ran.out


def test_help_and_import_load_no_heavy_library() -> None:
    code = (
        "import sys, io, contextlib\n"
        "import xlsaging.cli.main as program\n"
        "with contextlib.redirect_stdout(io.StringIO()): program.main(['close', '--help'])\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == "[]"


def test_the_version_is_told(run: Callable[..., object]) -> None:
    from xlsaging import __version__

    assert run("--version").out == f"xlsaging {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("close",), "LEDGER is missing.\nHelp: xlsaging close --help\n"),
        (("aging", "x.csv", "--bye", "x"), "There is no option --bye. Did you mean --by?"),
        (("dso", "x.csv", "--months", "many"), "--months: "),
        (("clsoe", "x.csv"), "No such command 'clsoe'"),
        (("aging", "nowhere.xlsx"), "nowhere.xlsx: nothing to read is there."),
        (("aging", "x.csv", "--buckets", "60,30"), "buckets: '60,30' is not possible. Use rising edges"),
        (("aging", "x.csv", "--map", "due_date"), "--map: 'due_date' is not possible."),
        (("aging", "x.csv", "--set", "bases=due_date"), "settings: 'bases' is not possible."),
        (("aging", "x.csv", "--as-of", "31.12.2025"), "as_of: '31.12.2025' is not possible."),
    ],
)
def test_a_wrong_call_ends_with_one_message_and_status_2(
    run: Callable[..., object],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.csv").write_text("Invoice,Customer,Invoice date,Amount\nA1,C1,2025-01-01,5\n")
    ran = run(*arguments)

    assert ran.status == 2
    assert ran.out == ""
    assert ran.err.startswith(message)
    assert "Traceback" not in ran.err


def test_messages_are_in_the_language_chosen(run: Callable[..., object], monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("close", "--lang", "zh").err.startswith("缺少 LEDGER。\n帮助：")
    assert run("close", "--lang=both").err.startswith("缺少 LEDGER。\nLEDGER is missing.\n")
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert run("aging", "nowhere.xlsx").err.startswith("nowhere.xlsx：")


def test_what_nobody_foresaw_is_one_sentence_and_a_log(
    run: Callable[..., object], ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr("xlsaging.app.reports.aging_report", fail)
    ran = run("aging", ledger)

    assert ran.status == 2
    assert ran.err.startswith("Something unexpected happened (ZeroDivisionError: division by zero).")
    assert "Traceback" not in ran.err
    log = tmp_path / "xlsaging-error.log"
    assert str(log) in ran.err
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    assert "Traceback" in run("aging", ledger, "--debug").err


def test_stopping_is_one_line_and_status_130(
    run: Callable[..., object], ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("xlsaging.app.reports.aging_report", stop)
    ran = run("aging", ledger)

    assert (ran.status, ran.out) == (130, "")
    assert ran.err == "Stopped. Nothing was written.\n"


@pytest.mark.skipif(os.name == "nt", reason="signals of this kind are those of POSIX")
def test_an_interrupted_process_says_so_without_a_traceback(ledger: Path, tmp_path: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "import xlsaging.app.reports as reports\n"
        "reports.aging_report = lambda *a, **k: os.kill(os.getpid(), signal.SIGINT)\n"
        "from xlsaging.cli.main import main\n"
        f"sys.exit(main(['aging', {str(ledger)!r}]))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, "LANG": "C"})

    assert ran.returncode == 130
    assert ran.stderr == "Stopped. Nothing was written.\n"
    assert signal.SIGINT


def test_json_is_all_that_is_printed(run: Callable[..., object], ledger: Path) -> None:
    ran = run("aging", ledger, "--as-of", "2025-03-31", "--json", "--buckets", "30,60")
    found = json.loads(ran.out)

    assert ran.err == ""
    assert list(found) == ["as_of", "rows", "totals", "issues"]
    assert found["as_of"] == "2025-03-31"
    assert found["rows"][0] == {
        "customer_id": "C1", "customer_name": "Northwind", "outstanding": 300.5, "not_due": 0.0, "1-30": 200.5,
        "31-60": 100.0, "60+": 0.0, "credits": 0.0, "undated": 0.0, "max_days_past_due": 55,
    }  # fmt: skip
    assert found["totals"]["outstanding"] == 600.75


def test_a_ledger_with_remarks_alone_is_clean(run: Callable[..., object], ledger: Path) -> None:
    ran = run("check", ledger, "--json")

    assert {issue["severity"] for issue in json.loads(ran.out)["issues"]} <= {"info"}
    assert ran.status == 0


def test_a_ledger_with_findings_ends_with_status_1(run: Callable[..., object], ledger: Path) -> None:
    ledger.write_text(ledger.read_text().replace("2025-02-04", "2024-02-04"))
    ran = run("check", ledger, "--json")
    issues = json.loads(ran.out)["issues"]

    assert ran.status == 1
    assert [issue["code"] for issue in issues if issue["severity"] == "warning"] == ["due_before_document"]
    assert issues[0]["at"] == "ledger!E2"


@pytest.mark.parametrize("command", ["check", "aging", "dso", "collectors"])
@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_CN+en"])
def test_tables_are_drawn_in_each_language(run: Callable[..., object], ledger: Path, command: str, lang: str) -> None:
    ran = run(command, ledger, "--as-of", "2025-03-31", "--lang", lang)

    assert ran.status == 0
    assert ("截至 2025-03-31" in ran.out) == (lang != "en")
    assert ("As of 2025-03-31" in ran.out) == (lang != "zh_CN")


def test_quiet_prints_nothing(run: Callable[..., object], ledger: Path) -> None:
    ran = run("aging", ledger, "--as-of", "2025-03-31", "--quiet")

    assert (ran.status, ran.out, ran.err) == (0, "", "")


def test_rows_are_grouped_by_what_is_asked_for(run: Callable[..., object], ledger: Path) -> None:
    ran = run("aging", ledger, "--as-of", "2025-03-31", "--by", "customer_id,document_no", "--json")
    rows = json.loads(ran.out)["rows"]

    assert [(row["customer_id"], row["document_no"]) for row in rows] == [("C2", "A3"), ("C1", "A2"), ("C1", "A1")]


def test_main_returns_its_status_and_does_not_exit() -> None:
    assert main(["--version"]) == 0
