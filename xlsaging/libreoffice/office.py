"""One running LibreOffice: started with its own profile and a named pipe, or attached to."""

from __future__ import annotations

import atexit
import contextlib
import itertools
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from xlsaging.libreoffice import bridge

START_SECONDS = 90.0
QUIT_SECONDS = 10.0
PROFILE_PREFIX = "xlwings-libreoffice-"
PIPES = Path("/tmp")
"""Where LibreOffice keeps its named pipes; one that is killed leaves its own behind."""
RESTART_CODE = 81
"""A fresh profile ends once with this exit code, asking to be started again."""

_CALLED = "XLWINGS_CONNECTION"
"""A variable of its own that an office is started with, to be known again by."""

PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>en-US</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse">
<value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
</oor:items>
"""
"""Dates and numbers are read as a US Excel reads them, and formulas are computed when a file is opened: a file that
no spreadsheet program has saved yet holds no results."""

_WATCH = 'read -r _ || { kill -9 -"$1" 2>/dev/null; rm -rf "$2" "$3"; }'
_numbers = itertools.count(1)


class Office:
    """A LibreOffice process and the way into it."""

    def __init__(self, context: Any, pid: int, process: subprocess.Popen[bytes] | None, profile: Path | None) -> None:
        self.context = context
        self.pid = pid
        self.process = process
        self.profile = profile
        self.services = context.getServiceManager()
        self.desktop = self.service("com.sun.star.frame.Desktop")
        self.pipe: Path | None = None
        self._watch: subprocess.Popen[bytes] | None = None

    def service(self, name: str) -> Any:
        """A new instance of one of LibreOffice's services."""
        return self.services.createInstanceWithContext(name, self.context)

    @property
    def alive(self) -> bool:
        """Whether it still runs; one that was attached to counts until it is let go."""
        if self.process is not None:
            return self.process.poll() is None
        if self.context is None:
            return False
        try:
            self.desktop.getFrames()
        except Exception:
            return False
        return True

    def watch(self) -> None:
        """Let a shell outlive this Python and end the office with it, however this Python ends."""
        if self.process is None or os.name != "posix":
            return
        self._watch = subprocess.Popen(
            ["/bin/sh", "-c", _WATCH, "sh", str(self.process.pid), str(self.profile), str(self.pipe)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def quit(self) -> None:
        """Close every document unsaved and end the program; one that was attached to is only let go."""
        if self.process is None:
            self.context = None
            return
        if self.alive:
            closing = threading.Thread(target=self._close, daemon=True)
            closing.start()
            closing.join(QUIT_SECONDS)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(1 if closing.is_alive() else QUIT_SECONDS)
        self.kill()

    def _close(self) -> None:
        """A modified document in a window would ask, and so stop the program from ending."""
        with contextlib.suppress(Exception):
            documents = self.desktop.getComponents().createEnumeration()
            while documents.hasMoreElements():
                document = documents.nextElement()
                with contextlib.suppress(Exception):
                    document.setModified(False)
                    document.close(True)
            self.desktop.terminate()

    def kill(self) -> None:
        """End the process at once, and leave nothing of it behind."""
        atexit.unregister(self.kill)
        if self.process is not None:
            _end(self.process)
        if self.profile is not None:
            shutil.rmtree(self.profile, ignore_errors=True)
        if self.pipe is not None:
            self.pipe.unlink(missing_ok=True)
        if self._watch is not None:
            with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                self._watch.communicate(b"done\n", timeout=5)
            self._watch = None


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if os.name == "posix":
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(QUIT_SECONDS)


def windows_possible() -> bool:
    """Whether a window could be shown at all."""
    return os.name != "posix" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _environment() -> dict[str, str]:
    """Ours, without what would lead LibreOffice's own Python to the libraries of this one."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "VIRTUAL_ENV")}
    own = Path(sys.prefix)
    folders = [each for each in kept.get("PATH", "").split(os.pathsep) if each and own not in Path(each).parents]
    return kept | {"PATH": os.pathsep.join(folders)}


def _started_with(context: Any, connection: str) -> bool:
    """Whether the office that answers is the one that was started: one that runs in the profile already takes over
    what it is called with, and is not ours to end."""
    expander = context.getValueByName("/singletons/com.sun.star.util.theMacroExpander")
    try:
        return bool(expander.expandMacros(f"${{{_CALLED}}}") == connection)
    except Exception:
        return False


def start(visible: bool, users: Path | None = None) -> Office:
    """A new LibreOffice with its own profile, in a window if wanted and possible.

    `users` is the folder of a user's profile, which is taken instead and stays. Raises OfficeNotFoundError, and
    OfficeStartError with what the program said, also where a LibreOffice runs in that profile already.
    """
    program = bridge.soffice()
    bridge.uno()
    own = Path(tempfile.mkdtemp(prefix=PROFILE_PREFIX))
    profile = users or own
    if users is None:
        (profile / "user").mkdir()
        (profile / "user" / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    connection = f"pipe,name=xlwings_{os.getpid()}_{next(_numbers)}_{secrets.token_hex(4)}"
    window = [] if visible and windows_possible() else ["--headless"]
    command = [str(program), *window, "--norestore", "--nologo", "--nodefault", "--nofirststartwizard"]
    command += [f"-env:UserInstallation={bridge.url_of(profile)}", f"--accept={connection};urp"]
    command += [f"-env:{_CALLED}={connection}"]
    said = own / "said.txt"
    for _ in range(3):
        with said.open("wb") as output:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                env=_environment(),
            )
        try:
            context = _connect(connection, process)
        except BaseException:
            _end(process)
            shutil.rmtree(own, ignore_errors=True)
            raise
        if context is not None and not _started_with(context, connection):
            _end(process)
            shutil.rmtree(own, ignore_errors=True)
            raise bridge.OfficeStartError(f"a LibreOffice runs already in {profile}")
        if context is not None:
            office = Office(context, process.pid, process, own)
            if os.name == "posix":
                office.pipe = PIPES / f"OSL_PIPE_{os.getuid()}_{connection.rpartition('=')[2]}"
            office.watch()
            atexit.register(office.kill)
            return office
        if process.returncode != RESTART_CODE:
            break
    words = said.read_text(errors="replace").strip()[-500:]
    shutil.rmtree(own, ignore_errors=True)
    raise bridge.OfficeStartError(
        f"{program} ended with exit code {process.returncode} while starting. {words}".strip()
    )


def attach(where: Any) -> Office:
    """A LibreOffice that runs already: its connection ("pipe,name=…" or "socket,host=127.0.0.1,port=…"), or the
    component context of the program that this Python runs in.

    Raises OfficeStartError where nobody listens.
    """
    bridge.uno()
    if not isinstance(where, str):
        return Office(where, os.getpid(), None, None)
    return Office(_connect(where, None), _pid_of(where), None, None)


def _pid_of(connection: str) -> int:
    """The process that was told to accept this connection; 0 where that cannot be found out."""
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            if f"--accept={connection}".encode() in entry.read_bytes():
                return int(entry.parent.name)
    return 0


def _connect(connection: str, process: subprocess.Popen[bytes] | None) -> Any:
    """The component context behind a connection; None if the process ended first."""
    local = bridge.uno().getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    limit = time.monotonic() + (START_SECONDS if process is not None else 5)
    while time.monotonic() < limit:
        try:
            return resolver.resolve(f"uno:{connection};urp;StarOffice.ComponentContext")
        except Exception:
            if process is not None and process.poll() is not None:
                return None
            time.sleep(0.03)
    raise bridge.OfficeStartError(f"LibreOffice did not answer on {connection}.")
