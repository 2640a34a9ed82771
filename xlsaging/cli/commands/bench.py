"""`xlsaging bench`."""

from __future__ import annotations

import json as to_json
import sys
from typing import Annotated, Any

import typer

from xlsaging.cli.host import FOUND_ISSUES, language, make_console
from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say

__all__ = ["bench"]


def bench(
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="JOB", help="One job; repeatable. 仅测一项，可重复。")
    ] = None,
    scale: Annotated[
        float, typer.Option(metavar="FACTOR", help="Size of the ledgers, 1 is full. 台账规模，1 为全量。")
    ] = 1.0,
    live: Annotated[
        bool, typer.Option("--live", help="What is done in a running LibreOffice instead. 改测运行中的 LibreOffice。")
    ] = False,
    runs: Annotated[int, typer.Option(min=1, help="How often each is run. 每项重复次数。")] = 5,
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else. 仅输出 JSON。")] = False,
    lang: Annotated[str | None, typer.Option(metavar="zh_CN|en", help="Language. 语言。")] = None,
) -> None:
    """Measure speed and memory against hand-written scripts. 与手写脚本对比速度与内存。

    Each job is done by xlsaging and by scripts that do just that job; they must come to the same totals first. Figures
    are medians of processor time, runs in turn. Needs the extra `bench`. At full size it takes about half an hour.

    Examples 示例:

        xlsaging bench --scale 0.01 --runs 1

        xlsaging bench --only aging --only core --json

        xlsaging bench --live
    """
    from xlsaging.bench.jobs import NAMES, Size, jobs
    from xlsaging.bench.live_jobs import LIVE_NAMES, live_jobs
    from xlsaging.bench.run import measure
    from xlsaging.model.errors import BadSettingError

    speech = language(lang)
    names, make = (LIVE_NAMES, live_jobs) if live else (NAMES, jobs)
    for name in only or ():
        if name not in names:
            raise BadSettingError(name="--only", value=name, allowed=", ".join(names))
    wanted = [job for job in make(Size().scaled(scale)) if not only or job.name in only]
    outcomes = [measure(job, runs, _told if sys.stderr.isatty() else lambda _job, _run: None) for job in wanted]
    if json:
        sys.stdout.write(to_json.dumps([_plain(each) for each in outcomes], indent=2) + "\n")
    else:
        _print(outcomes, speech)
    met = all(met is not False for outcome in outcomes for _, _, met in outcome.figures())
    raise typer.Exit(0 if met else FOUND_ISSUES)


def _told(job: str, run: str) -> None:
    sys.stderr.write(f"{job}: {run} …\n")


def _plain(outcome: Any) -> dict[str, Any]:
    return {
        "job": outcome.job.name,
        "figures": [
            {"name": check.name, "value": figure, "unit": check.unit, "limit": check.limit, "met": met}
            for check, figure, met in outcome.figures()
        ],
        "runs": {
            name: {"wall_seconds": each.wall_seconds, "cpu_seconds": each.cpu_seconds, "peak_mib": each.peak_mib}
            for name, each in outcome.spent.items()
        },
    }


def _print(outcomes: list[Any], lang: str) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for name in ("job", "figure", "value", "aim", "took"):
        table.add_column(say(Text(f"bench.{name}"), lang), justify="right" if name == "value" else "left")
    for outcome in outcomes:
        took = ", ".join(f"{name} {each.cpu_seconds:.2f} s" for name, each in outcome.spent.items())
        for number, (check, figure, met) in enumerate(outcome.figures()):
            aim = f"{'≥' if check.at_least else '≤'} {check.limit:g} {check.unit}"
            verdict = "" if met is not False else " !"
            shown = "–" if figure is None else f"{figure:.2f} {check.unit}"
            job = say(Text(f"bench.job_{outcome.job.name}"), lang) if number == 0 else ""
            table.add_row(
                job, say(Text(f"bench.{check.name}"), lang), shown + verdict, aim, took if number == 0 else ""
            )
    make_console().print(table)
