"""What stands between a measured process and us: `python -m xlsaging.bench.launch FILE ARGUMENTS…`.

A process inherits the peak memory of the one that starts it. This one has none to speak of: it starts Python with
ARGUMENTS, waits, and writes into FILE how long that took, how much of the processor and how much memory at most.
"""

import json
import os
import subprocess
import sys
from time import perf_counter

__all__ = ["main"]


def main(file: str, *arguments: str) -> int:
    """Run, measure, write; returns the status of what was run."""
    told: dict[str, float | None] = {"cpu": None, "peak": None}
    began = perf_counter()
    # Installed modules are compiled: whoever forbids that for a checkout would measure the compiler.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    child = subprocess.Popen([sys.executable, *arguments], env=environment)
    if not hasattr(os, "wait4"):
        status = child.wait()
    else:
        _, code, usage = os.wait4(child.pid, 0)
        # Told here, since nobody else may ask the system a second time.
        status = child.returncode = os.waitstatus_to_exitcode(code)
        unit = 1024 * 1024 if sys.platform == "darwin" else 1024
        told = {"cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss / unit}
    with open(file, "w", encoding="utf-8") as out:
        json.dump({"wall": perf_counter() - began, **told}, out)
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
