"""What Excel trusts is told as Excel decides it."""

from __future__ import annotations

import pytest

from tests.install.machines import STARTUP, files_of, registry_of
from tests.install.test_doctor import healthy
from xlsaging.install.checks.trust import trust_findings
from xlsaging.install.machine import Machine

USER = r"Software\Microsoft\Office\16.0\Excel\Security"
COMPANY = r"Software\Policies\Microsoft\Office\16.0\Excel\Security"
BOOK = r"C:\Users\Li\ArCollect\ArCollect.xlsm"


def _found(made: Machine, path: str = BOOK) -> list[str]:
    return [each.name for each in trust_findings(made, [made.path(path)]) if each.name != "unsigned"]


@pytest.mark.parametrize(
    ("key", "warnings", "found"),
    [
        (USER, None, "macros_asked"),
        (USER, 1, "macros_all"),
        (USER, 2, "macros_asked"),
        (USER, 3, "macros_signed_only"),
        (USER, 4, "macros_off"),
        (COMPANY, 3, "macros_signed_only_by_company"),
        (COMPANY, 4, "macros_off_by_company"),
    ],
)
def test_the_rule_for_macros_is_told(key: str, warnings: int | None, found: str) -> None:
    made = healthy("windows")
    if warnings is not None:
        registry_of(made).held[key, "VBAWarnings"] = warnings

    assert _found(made) == [found]


def test_a_companys_rule_goes_before_the_users() -> None:
    made = healthy("windows")
    registry_of(made).held |= {(USER, "VBAWarnings"): 1, (COMPANY, "VBAWarnings"): 4}

    assert _found(made) == ["macros_off_by_company"]


def test_signed_macros_run_where_only_signed_ones_may() -> None:
    made = healthy("windows")
    registry_of(made).held[USER, "VBAWarnings"] = 3
    files_of(made).put(BOOK, b"PK...xl/vbaProjectSignature.bin...")

    assert _found(made) == ["macros_asked"]


@pytest.mark.parametrize(
    ("location", "deep", "off", "trusted"),
    [
        ("C:\\Users\\Li\\ArCollect\\", 0, 0, True),
        ("%USERPROFILE%\\ArCollect", 0, 0, True),
        ("C:\\Users\\Li\\", 0, 0, False),
        ("C:\\Users\\Li\\", 1, 0, True),
        ("C:\\Users\\Li\\", 1, 1, False),
    ],
)
def test_a_trusted_location_holds_its_folder_and_those_below_only_if_said(
    location: str, deep: int, off: int, trusted: bool
) -> None:
    made = healthy("windows")
    key = rf"{USER}\Trusted Locations"
    registry_of(made).held |= {
        (rf"{key}\Location7", "Path"): location,
        (rf"{key}\Location7", "AllowSubfolders"): deep,
        (key, "AllLocationsDisabled"): off,
        (USER, "VBAWarnings"): 4,
    }
    files_of(made).marked.add(BOOK)

    assert _found(made) == (["trusted_folder"] if trusted else ["blocked", "macros_off"])


@pytest.mark.parametrize("system", ["windows", "macos"])
def test_a_downloaded_add_in_is_blocked(system: str) -> None:
    made = healthy(system)  # type: ignore[arg-type]
    path = made.path(STARTUP[system]) / "xlwings.xlam"
    files_of(made).marked.add(str(path))

    [finding] = [each for each in trust_findings(made, []) if each.level == "wrong"]

    assert (finding.name, finding.params) == ("blocked", {"path": str(path)})


@pytest.mark.parametrize(
    ("name", "found"), [("DisableAllAddins", "addins_off"), ("RequireAddinSig", "addins_signed_only")]
)
def test_rules_against_add_ins_are_told(name: str, found: str) -> None:
    made = healthy("windows")
    registry_of(made).held[COMPANY, name] = 1

    assert [each.name for each in trust_findings(made, [])] == [found]


@pytest.mark.parametrize(
    ("path", "found"),
    [(r"C:\Users\Li\OneDrive\ar\Book.xlsm", "in_cloud"), (r"\\server\share\Book.xlsm", "on_network")],
)
def test_folders_that_make_trouble_are_told(path: str, found: str) -> None:
    made = healthy("windows", environ={"OneDrive": r"C:\Users\Li\OneDrive", "APPDATA": r"C:\Users\Li\AppData\Roaming"})
    files_of(made).put(path, b"")

    assert _found(made, path) == ["macros_asked", found]
