"""`xlsaging workbook`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from xlsaging.cli.host import CLEAN, language, make_console, print_line, working
from xlsaging.cli.values import language_of
from xlsaging.i18n.catalogue import Text

__all__ = ["workbook"]


def workbook(
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="Where to write it. 写到哪里，默认当前文件夹。"),
    ] = None,
    lang: Annotated[
        str | None, typer.Option(metavar="zh_CN|en", help="Language of headers and texts. 表头和文字的语言。")
    ] = None,
    standalone: Annotated[
        bool,
        typer.Option(
            "--standalone", help="With the VBA of the xlwings installed here: no add-in. 内置 xlwings，不需加载项。"
        ),
    ] = False,
    xlam: Annotated[
        bool, typer.Option("--xlam", help="The add-in for any workbook instead. 改为生成适用于任何工作簿的加载项。")
    ] = False,
    no_backup: Annotated[
        bool, typer.Option("--no-backup", help="Keep no .bak of an existing file. 不保留旧文件备份。")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing. 不显示提示。")] = False,
    _debug: Annotated[bool, typer.Option("--debug", help="Show where an error happened. 显示出错位置。")] = False,
) -> None:
    """Build ArCollect.xlsm, the workbook with ribbon and functions. 生成 ArCollect.xlsm 工作簿。

    An empty workbook with an input sheet for each table, its macros and functions; they reach Python through the
    xlwings add-in, or by themselves with --standalone.

    Examples 示例:

      xlsaging workbook

      xlsaging workbook --lang en --standalone --out receivables.xlsm

      xlsaging workbook --xlam
    """
    from xlsaging.app.target import check_folder, write_atomically

    spoken = language(language_of(["--lang", lang]) if lang else None)
    path = out or Path("ArCollect.xlam" if xlam else "ArCollect.xlsm")
    check_folder(path.parent)
    with working(Text("stage.building"), spoken, quiet=quiet):
        content = _content("en" if spoken == "en" else "zh_CN", standalone=standalone, addin=xlam)
        write_atomically(path, lambda made: _write(made, content), backup=not no_backup)
    if not quiet:
        print_line(make_console(), Text("message.written", {"path": str(path)}), spoken)
    raise typer.Exit(CLEAN)


def _content(lang: str, *, standalone: bool, addin: bool) -> bytes:
    from xlsaging.install.errors import SetupPackageError
    from xlsaging.workbook import built

    try:
        return built(lang=lang, standalone=standalone, addin=addin)
    except ModuleNotFoundError as error:
        raise SetupPackageError(interpreter=sys.executable, package=error.name) from error


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
