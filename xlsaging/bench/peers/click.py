"""What a ribbon click imports: xlwings and pandas as any macro, and with `ours` all that the Aging button needs."""

from __future__ import annotations

import json
import sys
from time import perf_counter, process_time


def main(whose: str) -> None:
    began, spent = perf_counter(), process_time()
    import pandas  # noqa: F401  # what is measured
    import xlwings  # noqa: F401

    if whose == "ours":
        import xlsaging.app.reports
        import xlsaging.ledger.read
        import xlsaging.metrics.aging  # noqa: F401
    print(json.dumps({"seconds": perf_counter() - began, "cpu": process_time() - spent, "totals": {}}))


if __name__ == "__main__":
    main(*sys.argv[1:])
