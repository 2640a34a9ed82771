"""`xlsaging`: the program, and the one place where errors become messages."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import Any

import typer

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import error_text, say

from .commands.aging import aging
from .commands.bench import bench
from .commands.check import check
from .commands.close import close
from .commands.collectors import collectors
from .commands.doctor import doctor
from .commands.dso import dso
from .commands.init import init
from .commands.sample import sample
from .commands.setup import setup
from .commands.workbook import workbook
from .host import CLEAN, COULD_NOT_RUN, language
from .usage import usage_text
from .values import language_of

__all__ = ["app", "main"]

STOPPED = 130

_NEW_OBJECTS = 500_000
"""After how many new objects the garbage collector looks for cycles: Python's 700 cost a run a tenth of its time, and
hardly anything that a run leaves behind is one."""

app = typer.Typer(
    name="xlsaging",
    help="Accounts-receivable reports from the ledger you have. 用现有台账生成应收账款报告。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)
for command in (init, close, check, aging, dso, collectors, sample, workbook, setup, doctor, bench):
    app.command()(command)


@app.callback(invoke_without_command=True)
def _program(
    version: bool = typer.Option(False, "--version", help="Show the version. 显示版本。"),
) -> None:
    if version:
        from xlsaging.model.version import __version__

        sys.stdout.write(f"xlsaging {__version__}\n")
        raise typer.Exit(CLEAN)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status: 0 clean, 1 issues to look at, 2 could not run, 130 stopped."""
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])
    given = list(sys.argv[1:] if arguments is None else arguments)
    lang = language(language_of(given))
    try:
        status = app(args=given, prog_name="xlsaging", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        return _leave(say(Text("message.stopped"), lang), STOPPED)
    except Exception as error:
        return _leave(_message(error, lang, debug="--debug" in given), COULD_NOT_RUN)
    if status == STOPPED:
        return _leave(say(Text("message.stopped"), lang), STOPPED)
    return status if isinstance(status, int) else CLEAN


def _message(error: Exception, lang: str, *, debug: bool) -> str:
    if hasattr(error, "format_message"):
        return usage_text(error, lang)
    if hasattr(error, "code") and hasattr(error, "params"):
        return error_text(error, lang)
    return _unexpected(error, lang, debug=debug)


def _unexpected(error: Exception, lang: str, *, debug: bool) -> str:
    """What nobody foresaw: one sentence, and the whole story in a file or, if asked for, on the screen."""
    import tempfile
    import traceback
    from pathlib import Path

    story = "".join(traceback.format_exception(error))
    if debug:
        return story + error_text(error, lang)
    log = Path(tempfile.gettempdir()) / "xlsaging-error.log"
    try:
        log.write_text(story, encoding="utf-8", errors="backslashreplace")
    except OSError:
        return error_text(error, lang)
    return error_text(error, lang) + "\n" + say(Text("message.story", {"log": str(log)}), lang, "\n")


def _leave(message: str, status: int) -> int:
    from xlsaging.render.safe import clean

    stream: Any = sys.stderr
    stream.write(clean(message.rstrip()) + "\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
