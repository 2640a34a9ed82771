"""Running a report for a person at a terminal: progress, tables, JSON, messages, exit status."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import guess_lang, say

from .options import Request

if TYPE_CHECKING:
    from xlsaging.app.run import Build, Done, Progress
    from xlsaging.model.issues import Issue
    from xlsaging.report.model import Report

__all__ = ["CLEAN", "COULD_NOT_RUN", "FOUND_ISSUES", "language", "perform", "status_of", "working"]

CLEAN, FOUND_ISSUES, COULD_NOT_RUN = 0, 1, 2


def language(given: str | None) -> str:
    """The language chosen, else that of the system."""
    return given if given in ("zh_CN", "en", "zh_CN+en") else guess_lang()


def status_of(issues: tuple[Issue, ...]) -> int:
    """0 clean, 1 with errors or warnings to look at; remarks alone are clean."""
    return FOUND_ISSUES if any(issue.severity != "info" for issue in issues) else CLEAN


def perform(request: Request, name: str, build: Build, *, to_file: bool = False, brief: tuple[str, ...] = ()) -> None:
    """Run a report as asked, show it, and leave with its status.

    `brief` names the blocks to show of a report whose whole goes into a file.
    """
    from xlsaging.app.run import Job, run
    from xlsaging.render.file import write_workbook

    lang = language(request.lang)
    job = Job(name, request.paths, request.settings, request.out, to_file, request.backup, lang)
    with _progress(request, lang) as progress:
        done = run(job, build, write_workbook, progress)
    if request.json:
        _print_json(done.report, lang)
    elif not request.quiet:
        _print_report(done, lang, brief)
    raise typer.Exit(status_of(done.report.issues))


@contextmanager
def _progress(request: Request, lang: str) -> Iterator[Progress]:
    """Stage and rows on stderr while something runs, where someone is looking."""
    if request.quiet or not sys.stderr.isatty():
        yield lambda _stage, _rows: None
        return
    from rich.console import Console

    names = ", ".join(path.name for path in request.paths)
    with Console(stderr=True).status("") as status:

        def show(stage: str, rows: int | None) -> None:
            from rich.text import Text as Line

            from xlsaging.render.safe import clean

            status.update(Line(clean(say(Text(f"stage.{stage}", {"names": names, "rows": rows or 0}), lang))))

        yield show


@contextmanager
def working(text: Text, lang: str, *, quiet: bool) -> Iterator[None]:
    """One line on stderr while something runs, where someone is looking."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.text import Text as Line

    with Console(stderr=True).status(Line(say(text, lang))):
        yield


def _print_json(report: Report, lang: str) -> None:
    import json

    from xlsaging.render.plain import as_plain
    from xlsaging.render.safe import escaped

    text = json.dumps(as_plain(report, lang), ensure_ascii=False, indent=2)
    sys.stdout.write(escaped(text) + "\n")


def _print_report(done: Done, lang: str, brief: tuple[str, ...]) -> None:
    from xlsaging.render.terminal import print_report

    console = make_console()
    print_report(_cut(done.report, brief) if brief else done.report, console, lang)
    if done.target is not None:
        print_line(console, Text("message.written", {"path": _shown(done.target)}), lang)


def _cut(report: Report, names: tuple[str, ...]) -> Report:
    """The first sheet with the named blocks and its verdicts only."""
    from dataclasses import replace

    from xlsaging.report.model import Note

    first = report.sheets[0]
    blocks = tuple(
        block
        for block in first.blocks
        if (block.style in ("good", "alert", "plain") if isinstance(block, Note) else block.name in names)
    )
    return replace(report, sheets=(replace(first, blocks=blocks),))


def _shown(path: Path) -> str:
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def make_console(*, stderr: bool = False) -> Any:
    """A console that takes no text for markup."""
    from rich.console import Console

    return Console(stderr=stderr, markup=False, highlight=False, emoji=False)


def print_line(console: Any, text: Text, lang: str) -> None:
    """One line of words."""
    from xlsaging.render.safe import clean

    console.print(clean(say(text, lang)), soft_wrap=True)
