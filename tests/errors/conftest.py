"""How each error and each issue is brought about."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from tests.install.machines import STARTUP, Builds, files_of, machine
from xlsaging.app.laws import sums_agree
from xlsaging.calc.errors import CalcBusyError, CalcMissingError, CalcProfileError, CalcRefusedError
from xlsaging.cli.main import main
from xlsaging.ledger.grid import CellError, Uncached
from xlsaging.ledger.read import read_source
from xlsaging.ledger.sources.memory import MemoryGrid, MemorySource
from xlsaging.model import errors, workbook_errors
from xlsaging.model.issues import Issue
from xlsaging.model.ledger import Ledger

HERE = Path(__file__).parent
CSV = "Invoice,Customer,Invoice date,Amount\nA1,C1,2025-01-31,100\n"
RECEIPTS_ONLY = "Receipt no,Customer,Receipt date,Amount\nR1,C1,2025-01-31,100\n"
PERIODS = "Customer,Period code,0-30,31-60,61-90,90+\n" + "".join(
    f"C{n},{period},100,0,0,{n}\n" for period in ("2024AUDA", "2025M01", "2025M02") for n in (1, 2)
)
SNAPSHOT = "Invoice,Customer,Invoice date,Open amount\nA1,C1,2025-01-31,100\n"


@dataclass
class IssueCase:
    """One ledger that brings an issue about."""

    code: str
    text: str
    settings: dict[str, Any] = field(default_factory=dict)
    grids: list[MemoryGrid] = field(default_factory=list)
    made: Issue | None = None

    @cached_property
    def issues(self) -> list[Issue]:
        """The issues of this code that the ledger has."""
        if self.made:
            return [self.made]
        found = read_source(MemorySource("ledger.xlsx", self.grids), self.settings).issues
        return [issue for issue in found if issue.code == self.code]


def issue_cases() -> list[IssueCase]:
    """The cases of `issues.txt`."""
    blocks = re.split(r"^== ", (HERE / "issues.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [_case(block.strip().splitlines()) for block in blocks]


def _case(lines: list[str]) -> IssueCase:
    case = IssueCase(lines[0], "\n".join(lines[1:]))
    rows: list[list[object]] = []
    hidden, cut, place, params = False, False, "", {}
    for line in filter(str.strip, lines[1:]):
        word, _, rest = line.partition(" ")
        if word == "--":
            rows = []
            case.grids.append(MemoryGrid(name=rest, rows=rows, hidden=hidden))
        elif case.grids:
            rows.append([_cell(cell.strip()) for cell in line.split("|")])
        elif word == "set":
            name, _, value = rest.partition("=")
            case.settings |= (
                {"limits": {"issues_per_code": int(value)}} if name == "limits.issues_per_code" else {name: value}
            )
        elif word == "hidden":
            hidden = True
        elif word == "cut":
            cut = True
        elif word == "at":
            place = rest
        else:
            name, _, value = rest.partition("=")
            params[name] = value
    for grid in case.grids:
        grid.__post_init__()
        grid.unended_row = grid.n_rows - 1 if cut else -1
    case.made = Issue(case.code, place, params) if place else None
    return case


def _cell(text: str) -> object:
    if not text:
        return None
    if text.startswith('"'):
        return text.strip('"')
    if text in ("TRUE", "FALSE"):
        return text == "TRUE"
    if text.startswith("#"):
        return CellError(text)
    if text.startswith("="):
        return Uncached(text[1:])
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else text


@dataclass
class ErrorCase:
    """One call that brings an error about: the files it meets, and what is typed or done."""

    files: dict[str, str | bytes] = field(default_factory=dict)
    call: tuple[str, ...] = ()
    do: Callable[[], object] | None = None
    damage: Callable[[pytest.MonkeyPatch], None] | None = None

    @property
    def shown(self) -> str:
        """What a reader of the gallery sees of it."""
        return f"xlsaging {' '.join(self.call)}" if self.call else "(from Python)"


def _package(**parts: str) -> bytes:
    from io import BytesIO

    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return made.getvalue()


def _raise(error: Exception) -> Callable[..., object]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def _full_disk(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("xlsaging.render.file._describe", _raise(OSError(28, "No space left on device")))


def _broken_disk(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("xlsaging.render.file._describe", _raise(OSError(5, "Input/output error")))


def _read_only(patch: pytest.MonkeyPatch) -> None:
    import os

    # Root may write anywhere, so that the refusal is put in by hand.
    patch.setattr("os.access", lambda _path, mode, **_options: not mode & os.W_OK)


def _no_permission(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("pathlib.Path.open", _raise(PermissionError(13, "Permission denied")))


def _changes_while_read(patch: pytest.MonkeyPatch) -> None:
    from xlsaging.app import run

    def read(paths: tuple[Path, ...], _given: object) -> None:
        paths[0].write_text(CSV.replace("100", "900"))

    patch.setattr(run, "read", read)


def _no_memory(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("xlsaging.app.run.read", _raise(MemoryError()))


def _no_xlrd(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(__import__("sys").modules, "xlrd", None)


def _set_up_on(system: Any, **changes: Any) -> Callable[[pytest.MonkeyPatch], None]:
    """Another machine than this one."""

    def put(patch: pytest.MonkeyPatch) -> None:
        patch.setattr("xlsaging.install.here.this_machine", lambda: machine(system, **changes))

    return put


def _excel_runs(patch: pytest.MonkeyPatch) -> None:
    made = machine("windows")
    addin = made.path(STARTUP["windows"]) / "xlwings.xlam"
    files_of(made).put(addin, b"of another version")
    files_of(made).locked.add(str(addin))
    patch.setattr("xlsaging.install.here.this_machine", lambda: made)
    patch.setattr("xlsaging.cli.commands.setup._Builds", lambda _lang: Builds())


def _unreadable_python(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("xlsaging.cli.commands.setup._Builds", lambda _lang: Builds())
    python = machine("windows").path("D:\\应收\\python.exe")
    patch.setattr(
        "xlsaging.install.here.this_machine", lambda: machine("windows", interpreter=python, encoding="cp1252")
    )


def _no_due_date(*_: object) -> object:
    return Ledger().typed("invoices")


def _encrypted() -> bytes:
    return OLE + "EncryptedPackage".encode("utf-16-le")


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504
LAUGHS = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>'


def _pack(**changes: Any) -> bytes:
    """A pack of nothing but its frozen values."""
    from io import BytesIO

    from xlsxwriter import Workbook

    from xlsaging.report.frozen import FROZEN_SHEET, pack

    values: dict[str, Any] = {"format": 1, "version": "0.1.0", "as_of": "2025-02-28", "currency": "CNY",
                              "outstanding": {}, "headings": {}, "tables": {}}  # fmt: skip
    texts = pack({**values, **changes})
    made = BytesIO()
    with Workbook(made) as workbook:
        workbook.add_worksheet("Cover")
        workbook.add_worksheet(FROZEN_SHEET).write_column(0, 0, texts[: 1 if changes.get("cut") else None])
    return made.getvalue()


AGING = ("aging", "ledger.csv", "--as-of", "2025-03-31")
CLOSE = ("close", "ledger.csv", "--as-of", "2025-03-31")
CALLS: dict[str, ErrorCase] = {
    "error": ErrorCase(do=_raise(errors.XlsagingError(detail="…"))),
    "bad_setting": ErrorCase({"ledger.csv": CSV}, (*AGING, "--basis", "age")),
    "missing_table": ErrorCase(do=_no_due_date),
    "missing_column": ErrorCase({"ledger.csv": CSV.replace("Amount", "Sum of it all")}, AGING),
    "missing_rate": ErrorCase(do=_raise(errors.MissingRateError(currency="USD", day="2025-03-31"))),
    "not_readable": ErrorCase(do=_raise(errors.LedgerNotReadableError(path="ledger.xlsx", detail="…", remedy="…"))),
    "missing_file": ErrorCase({}, ("aging", "ledger.xlsx")),
    "empty_file": ErrorCase({"ledger.csv": ""}, ("aging", "ledger.csv")),
    "not_a_workbook": ErrorCase({"ledger.xlsx": b"%PDF-1.7\x00\x01\x02\xff\xfe"}, ("aging", "ledger.xlsx")),
    "damaged_file": ErrorCase({"ledger.xlsx": _package(xl__workbook_xml="<workbook")[:60]}, ("aging", "ledger.xlsx")),
    "password_protected": ErrorCase({"ledger.xlsx": _encrypted()}, ("aging", "ledger.xlsx")),
    "too_large": ErrorCase({"ledger.xlsx": _package(xl__worksheets__sheet1_xml=" " * 2**26)}, ("aging", "ledger.xlsx")),
    "unsafe_file": ErrorCase({"ledger.xlsx": _package(xl__workbook_xml=LAUGHS)}, ("aging", "ledger.xlsx")),
    "file_closed": ErrorCase({"ledger.csv": CSV}, ("aging", "ledger.csv"), damage=_no_permission),
    "ledger_changed": ErrorCase({"ledger.csv": CSV}, AGING, damage=_changes_while_read),
    "out_of_memory": ErrorCase({"ledger.csv": CSV}, AGING, damage=_no_memory),
    "uneven_lines": ErrorCase({"ledger.csv": CSV + "," * 9_999 + 20_000 * "A2,C1,2025-01-31,5\n"}, AGING),
    "missing_library": ErrorCase({"ledger.xls": OLE}, ("aging", "ledger.xls"), damage=_no_xlrd),
    "bench_failed": ErrorCase(do=_raise(errors.BenchFailedError(name="core", status=1, detail="No module named 'x'"))),
    "not_a_pack": ErrorCase({"ledger.csv": CSV}, (*CLOSE, "--against", "ledger.csv")),
    "pack_damaged": ErrorCase({"ledger.csv": CSV, "feb.xlsx": _pack(cut=True)}, (*CLOSE, "--against", "feb.xlsx")),
    "pack_version": ErrorCase(
        {"ledger.csv": CSV, "feb.xlsx": _pack(format=9, version="9.0.0")}, (*CLOSE, "--against", "feb.xlsx")
    ),
    "pack_later": ErrorCase(
        {"ledger.csv": CSV, "june.xlsx": _pack(as_of="2025-06-30")}, (*CLOSE, "--against", "june.xlsx")
    ),
    "pack_currency": ErrorCase(
        {"ledger.csv": CSV, "feb.xlsx": _pack(currency="USD")}, (*CLOSE, "--against", "feb.xlsx")
    ),
    "cell_being_edited": ErrorCase(do=_raise(workbook_errors.CellBeingEditedError())),
    "opened_read_only": ErrorCase(do=_raise(workbook_errors.OpenedReadOnlyError(path="ledger.xlsx"))),
    "no_report": ErrorCase(do=_raise(workbook_errors.NoReportError())),
    "list_mixed": ErrorCase(do=_raise(workbook_errors.ListMixedError(at="Invoices!A4:AH9", day=date(2025, 3, 31)))),
    "table_not_empty": ErrorCase(do=_raise(workbook_errors.TableNotEmptyError(at="Invoices!A4:Z300"))),
    "sheet_protected": ErrorCase(do=_raise(workbook_errors.SheetProtectedError(at="Aging"))),
    "rows_hidden": ErrorCase(do=_raise(workbook_errors.RowsHiddenError(at="Invoices!A4:Z300"))),
    "structure_protected": ErrorCase(do=_raise(workbook_errors.StructureProtectedError(path="ledger.xlsx"))),
    "ties_broken": ErrorCase(do=lambda: sums_agree("items_aging", [100.0], [100.01], "CNY")),
    "nothing_found": ErrorCase({"ledger.csv": "Dear all,\nthe picnic is on Friday.\n"}, ("aging", "ledger.csv")),
    "as_of_refused": ErrorCase({"ledger.csv": SNAPSHOT}, (*AGING, "--snapshot-date", "2025-02-28")),
    "several_periods": ErrorCase({"ledger.csv": PERIODS}, ("aging", "ledger.csv")),
    "nothing_chosen": ErrorCase({"ledger.csv": PERIODS}, ("aging", "ledger.csv", "--where", "Period code=2026M01")),
    "snapshot_date_needed": ErrorCase({"ledger.csv": SNAPSHOT}, ("aging", "ledger.csv")),
    "settings_file": ErrorCase({"ledger.csv": CSV, "ledger.xlsaging.toml": "lang = zh"}, ("aging", "ledger.csv")),
    "target_exists": ErrorCase({"ledger.csv": CSV, "ledger.xlsaging.toml": ""}, ("init", "ledger.csv", "--yes")),
    "not_writable": ErrorCase({"ledger.csv": CSV}, (*CLOSE, "--out", "report.xlsx"), damage=_broken_disk),
    "target_folder_missing": ErrorCase({"ledger.csv": CSV}, (*CLOSE, "--out", "reports/june.xlsx")),
    "target_is_folder": ErrorCase({"ledger.csv": CSV}, (*CLOSE, "--out", ".")),
    "target_read_only": ErrorCase({"ledger.csv": CSV}, (*CLOSE, "--out", "report.xlsx"), damage=_read_only),
    "target_locked": ErrorCase({"ledger.csv": CSV, "june.xlsx": "", "~$june.xlsx": ""}, (*CLOSE, "--out", "june.xlsx")),
    "target_is_input": ErrorCase({"ledger.xlsx": CSV}, ("close", "ledger.xlsx", "--out", "ledger.xlsx")),
    "target_not_empty": ErrorCase({"big": ""}, ("sample", "--rows", "9", "--out", "big")),
    "target_kind": ErrorCase({"ledger.csv": CSV}, (*CLOSE, "--out", "june.pdf")),
    "disk_full": ErrorCase({"ledger.csv": CSV}, (*CLOSE, "--out", "june.xlsx"), damage=_full_disk),
    "no_excel": ErrorCase({}, ("setup",), damage=_set_up_on("linux")),
    "no_calc_addin": ErrorCase({}, ("setup", "--libreoffice"), damage=_set_up_on("windows")),
    "calc_busy": ErrorCase(do=_raise(CalcBusyError(path="/home/li/.config/libreoffice/4", detail="exit code 0"))),
    "calc_refused": ErrorCase(do=_raise(CalcRefusedError(detail="The extension is damaged."))),
    "calc_missing": ErrorCase(do=_raise(CalcMissingError(detail="LibreOffice was not found. Install it."))),
    "calc_profile": ErrorCase(do=_raise(CalcProfileError(path="/home/li/notes.txt", detail="File exists"))),
    "setup_package": ErrorCase({}, ("setup",), damage=_set_up_on("windows", packages={})),
    "setup_blocked": ErrorCase({}, ("setup",), damage=_excel_runs),
    "interpreter_path": ErrorCase({}, ("setup",), damage=_unreadable_python),
}  # fmt: skip


@pytest.fixture
def message_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[ErrorCase, str], str]:
    """The message of an error case in a language."""

    def message(case: ErrorCase, lang: str) -> str:
        from xlsaging.i18n.speak import error_text

        if case.do is not None:
            with pytest.raises(errors.XlsagingError) as caught:
                case.do()
            return error_text(caught.value, lang)
        shutil.rmtree(tmp_path)
        tmp_path.mkdir()
        monkeypatch.chdir(tmp_path)
        for name, content in case.files.items():
            (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
        with monkeypatch.context() as patch:
            if case.damage:
                case.damage(patch)
            status = main([*case.call, "--lang", lang])
        captured = capsys.readouterr()
        assert (status, captured.out) == (2, ""), captured
        return captured.err.strip()

    return message


@pytest.fixture(scope="session")
def all_issue_cases() -> list[IssueCase]:
    """The cases of `issues.txt`."""
    return issue_cases()


@pytest.fixture(scope="session")
def all_error_cases() -> dict[str, ErrorCase]:
    """A case for each class of error, by code."""
    return CALLS
