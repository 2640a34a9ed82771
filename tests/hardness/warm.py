"""A Python that has imported everything, and forks a child with limits for each command: a process of its own for
each case, without a second of imports.

Reads a job a line on stdin, as JSON: the command line and its limits. Answers a line: how it ended, what it said,
how long it computed and how much memory it took.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import tempfile
import time
from contextlib import suppress
from importlib import import_module
from pkgutil import walk_packages

MEGABYTE = 1024 * 1024
_WARMING = (
    "csv difflib email.message html.parser importlib.metadata narwhals pandas pyarrow.compute pyarrow.dataset "
    "pyarrow.pandas_compat pyarrow.parquet rapidfuzz.fuzz rapidfuzz.process rich.console rich.status rich.table "
    "statistics xlrd xlsxwriter"
)


def warm() -> None:
    """Import what commands import; no thread may begin, or the children would lack it.

    A child that runs as nobody may not be let into the folders that Python's modules are in.
    """
    import xlsaging

    for name in _WARMING.split():
        import_module(name)
    for module in walk_packages(xlsaging.__path__, "xlsaging."):
        import_module(module.name)
    for name in ("typer._adapters", "typer._click.decorators"):
        with suppress(ImportError):
            import_module(name)


NOBODY = 65534


def fork(call: list[str], *, megabytes: int, seconds: int, folder: str, nobody: bool, out: int, err: int) -> int:
    """Begin a command in a child; returns its number. As nobody it may do what everybody may, and no more."""
    child = os.fork()
    if child:
        return child
    status = 70
    try:
        os.chdir(folder)
        if nobody and os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        os.dup2(out, 1)
        os.dup2(err, 2)
        with open("/proc/self/statm") as sizes:
            here = int(sizes.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (here + megabytes * MEGABYTE,) * 2)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        from xlsaging.cli.main import main

        status = main(call)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(status)


def answer(job: dict[str, object]) -> dict[str, object]:
    """Run a job to its end, or to its limit."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = fork(**job, out=out.fileno(), err=err.fileno())  # type: ignore[arg-type]  # JSON says no types
        ended, code, used = _wait(child, 3 * int(job["seconds"]))  # type: ignore[call-overload]  # JSON says no types
        out.seek(0)
        err.seek(0)
        return {
            "status": os.waitstatus_to_exitcode(code) if ended else -signal.SIGKILL,
            "out": out.read().decode("utf-8", "surrogateescape"),
            "err": err.read().decode("utf-8", "surrogateescape"),
            "seconds": used.ru_utime + used.ru_stime,
            "megabytes": used.ru_maxrss // 1024,
        }


def _wait(child: int, seconds: float) -> tuple[bool, int, resource.struct_rusage]:
    """Wait for a child; one that waits for something for ever is killed."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found, code, used = os.wait4(child, os.WNOHANG)
        if found:
            return True, code, used
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    _, code, used = os.wait4(child, 0)
    return False, code, used


def main() -> None:
    """Answer until there are no more jobs."""
    warm()
    answers = os.fdopen(os.dup(1), "w")
    for line in sys.stdin:
        answers.write(json.dumps(answer(json.loads(line))) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
