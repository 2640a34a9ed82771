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

MEGABYTE = 1024 * 1024
_WARMING = (
    "narwhals pandas pyarrow.compute pyarrow.parquet rapidfuzz.fuzz rapidfuzz.process rich.console rich.status "
    "rich.table xlrd xlsxwriter email csv html.parser difflib xlsaging xlsaging.app.reports xlsaging.app.run "
    "xlsaging.cli.main xlsaging.ledger xlsaging.ledger.assemble xlsaging.ledger.typed xlsaging.metrics.aging "
    "xlsaging.ledger.sources.expat_scan xlsaging.ledger.sources.html xlsaging.ledger.sources.ods "
    "xlsaging.ledger.sources.parquet xlsaging.ledger.sources.spreadsheetml xlsaging.ledger.sources.xls "
    "xlsaging.ledger.sources.xlsb xlsaging.ledger.sources.xlsx xlsaging.render.file xlsaging.render.plain "
    "xlsaging.render.terminal"
)


def warm() -> None:
    """Import what commands import; no thread may begin, or the children would lack it."""
    for name in _WARMING.split():
        __import__(name)


def fork(call: list[str], *, megabytes: int, seconds: int, folder: str, out: int, err: int) -> int:
    """Begin a command in a child; returns its number."""
    child = os.fork()
    if child:
        return child
    status = 70
    try:
        os.chdir(folder)
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
        child = fork(job["call"], megabytes=job["megabytes"], seconds=job["seconds"], folder=job["folder"],
                     out=out.fileno(), err=err.fileno())  # type: ignore[arg-type]  # JSON says no types  # fmt: skip
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
