"""A LibreOffice starts by itself, ends with its Python, and says so when it dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = [pytest.mark.soffice, pytest.mark.xdist_group("soffice")]

HOLDING = """
import sys, time
import xlwings as xw
from xlsaging import libreoffice
libreoffice.activate()
app = xw.App(visible=False)
print(app.pid, app.impl.office.profile, flush=True)
time.sleep(60)
"""


def _alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def _gone(pid: int, seconds: float = 10) -> bool:
    limit = time.monotonic() + seconds
    while _alive(pid) and time.monotonic() < limit:
        time.sleep(0.05)
    return not _alive(pid)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda how: how.name)
def test_no_office_outlives_the_python_that_started_it(app, how: signal.Signals) -> None:
    held = subprocess.Popen([sys.executable, "-c", HOLDING], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert held.stdout is not None
    pid, profile = held.stdout.readline().split()

    held.send_signal(how)
    held.communicate(timeout=20)

    assert _gone(int(pid))
    limit = time.monotonic() + 5
    while os.path.exists(profile) and time.monotonic() < limit:
        time.sleep(0.05)
    assert not os.path.exists(profile)


@pytest.fixture
def own_app(app):
    import xlwings

    own = xlwings.App(visible=False)
    yield own
    own.kill()


def test_a_killed_office_is_told_in_words_and_the_file_is_as_it_was_saved(own_app, tmp_path: Path) -> None:
    import xlwings

    from xlsaging.libreoffice import OfficeDiedError

    book = own_app.books[0]
    book.sheets[0]["A1"].value = "saved"
    book.save(tmp_path / "ledger.xlsx")
    before = (tmp_path / "ledger.xlsx").read_bytes()
    sheet = book.sheets[0]
    sheet["A1"].value = "not saved"

    os.kill(own_app.pid, signal.SIGKILL)

    with pytest.raises(OfficeDiedError, match=r"ended in the middle .* as they were last saved"):
        sheet["A1"].value = "more"
    own_app.impl.office.process.wait(10)
    assert own_app.pid not in list(xlwings.apps.keys())
    assert (tmp_path / "ledger.xlsx").read_bytes() == before


def test_after_a_death_the_file_opens_for_writing_in_a_new_office(own_app, app, tmp_path: Path) -> None:
    book = own_app.books[0]
    book.save(tmp_path / "ledger.xlsx")
    own_app.kill()

    again = app.books.open(tmp_path / "ledger.xlsx")
    again.sheets[0]["A1"].value = 1
    again.save()
    again.close()


def test_two_offices_keep_their_books_apart(own_app, app) -> None:
    import xlwings

    own_app.books[0].sheets[0]["A1"].value = "own"
    other = app.books.add()

    assert other.sheets[0]["A1"].value is None
    assert {own_app.pid, app.pid} <= set(xlwings.apps.keys())
    assert xlwings.apps[own_app.pid] == own_app
    other.close()


def test_quitting_leaves_nothing_behind(own_app) -> None:
    profile = own_app.impl.office.profile

    own_app.quit()

    assert not _alive(own_app.pid)
    assert not profile.exists()


def test_an_office_that_runs_can_be_attached_to_and_is_left_alone(own_app) -> None:
    from xlsaging import libreoffice

    command = Path(f"/proc/{own_app.pid}/cmdline").read_bytes().split(b"\0")
    accept = next(part for part in command if part.startswith(b"--accept=")).decode()
    own_app.books[0].sheets[0]["A1"].value = "there"

    attached = libreoffice.attach(accept.removeprefix("--accept=").removesuffix(";urp"))

    assert attached.pid == own_app.pid
    assert attached.books[0].sheets[0]["A1"].value == "there"
    attached.quit()
    assert own_app.books[0].sheets[0]["A1"].value == "there"


def test_a_program_that_is_none_is_told(app, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import xlwings

    from xlsaging.libreoffice import OfficeNotFoundError, OfficeStartError

    monkeypatch.setenv("XLWINGS_SOFFICE", str(tmp_path / "absent"))
    with pytest.raises(OfficeNotFoundError, match="there is no such file"):
        xlwings.App(visible=False)

    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\necho no display at all >&2\nexit 3\n")
    broken.chmod(0o755)
    monkeypatch.setenv("XLWINGS_SOFFICE", str(broken))
    with pytest.raises(OfficeStartError, match=r"exit code 3 while starting\. no display at all"):
        xlwings.App(visible=False)


def test_a_fresh_profile_that_asks_for_a_restart_gets_it(app, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import xlwings

    from xlsaging.libreoffice import bridge

    asking = tmp_path / "soffice"
    asking.write_text(f'#!/bin/sh\n[ -e {tmp_path}/asked ] || {{ touch {tmp_path}/asked; exit 81; }}\n'
                      f'exec {bridge.soffice()} "$@"\n')  # fmt: skip
    asking.chmod(0o755)
    monkeypatch.setenv("XLWINGS_SOFFICE", str(asking))

    with xlwings.App(visible=False) as restarted:
        assert restarted.books[0].sheets[0]["A1"].value is None


def test_it_is_started_without_what_would_lead_its_own_python_astray(
    app, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import xlwings

    from xlsaging.libreoffice import bridge

    asking = tmp_path / "soffice"
    asking.write_text(
        f'#!/bin/sh\necho "$PATH|$VIRTUAL_ENV|$PYTHONHOME" > {tmp_path}/met\nexec {bridge.soffice()} "$@"\n'
    )
    asking.chmod(0o755)
    monkeypatch.setenv("XLWINGS_SOFFICE", str(asking))
    monkeypatch.setenv("PATH", f"{sys.prefix}/bin{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setenv("VIRTUAL_ENV", sys.prefix)
    monkeypatch.setenv("PYTHONHOME", sys.prefix)
    with xlwings.App(visible=False):
        pass

    assert (tmp_path / "met").read_text().strip() == "/usr/bin:/bin||"
