"""`xlsaging setup`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from xlsaging.cli.host import CLEAN, FOUND_ISSUES, language, make_console, print_line
from xlsaging.cli.values import language_of
from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.model.errors import BadSettingError

if TYPE_CHECKING:
    from xlsaging.install.machine import Machine
    from xlsaging.install.steps import Step

__all__ = ["setup"]


def setup(
    remove: Annotated[bool, typer.Option("--remove", help="Take it all back. 全部撤销。")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be done, and do nothing. 只显示，不执行。")
    ] = False,
    libreoffice: Annotated[
        bool, typer.Option("--libreoffice", help="Into LibreOffice instead of Excel. 安装到 LibreOffice。")
    ] = False,
    profile: Annotated[
        Path | None,
        typer.Option(help="LibreOffice's profile, if not the usual one. LibreOffice 的配置文件夹（非默认时）。"),
    ] = None,
    lang: Annotated[str | None, typer.Option(metavar="zh_CN|en|zh_CN+en", help="Language. 语言。")] = None,
    _debug: Annotated[bool, typer.Option("--debug", help="Show where an error happened. 显示出错位置。")] = False,
) -> None:
    """Put ArCollect into Excel or LibreOffice, for this user. 为本机当前用户在 Excel 或 LibreOffice 中安装 ArCollect。

    Add-ins into Excel's start-up folder, the settings of xlwings so that Excel starts this very Python, and a workbook
    in the folder ArCollect of the user's home. May be run again at any time; what is replaced is kept, a workbook that
    was worked in is left alone. Excel for Windows and macOS; no other system has it. With --libreoffice an extension of
    LibreOffice Calc, for Linux: menu, toolbar and functions.

    Examples 示例:

        xlsaging setup --dry-run

        xlsaging setup --lang zh_CN

        xlsaging setup --remove

        xlsaging setup --libreoffice
    """
    from xlsaging.install.here import this_machine
    from xlsaging.install.remove import remove_steps, tidy
    from xlsaging.install.setup import setup_steps
    from xlsaging.install.steps import perform

    speech = language(language_of(["--lang", lang]) if lang else None)
    if profile and not libreoffice:
        raise BadSettingError(name="--profile", value=str(profile), allowed="used together with --libreoffice")
    machine = this_machine()
    if libreoffice:
        _into_libreoffice(machine, speech, profile, remove=remove, dry_run=dry_run)
        return
    steps = remove_steps(machine) if remove else setup_steps(machine, _Builds("en" if speech == "en" else "zh_CN"))
    if not dry_run:
        perform(steps, machine.files)
        if remove:
            tidy(machine)
    _print(machine, steps, speech, remove=remove, dry_run=dry_run)
    raise typer.Exit(FOUND_ISSUES if any(step.action == "missing" for step in steps) else CLEAN)


def _into_libreoffice(machine: Machine, lang: str, profile: Path | None, *, remove: bool, dry_run: bool) -> None:
    from xlsaging.calc.extension import put_in, take_out
    from xlsaging.calc.package import built, places
    from xlsaging.install.calc import calc_profile, calc_steps

    usual = calc_profile(machine)
    where = profile.resolve() if profile else Path(usual)
    steps = calc_steps(machine, where, remove=remove)
    if steps and not dry_run:
        if remove:
            take_out(where)
        else:
            put_in(built(machine.packages["xlsaging"].version, places()), where)
    _print(machine, steps, lang, remove=remove, dry_run=dry_run)


class _Builds:
    """The workbook and the add-in, made when set-up asks for them."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def workbook(self) -> bytes:
        from xlsaging.workbook import built

        return built(lang=self._lang, standalone=True)

    def addin(self) -> bytes:
        from xlsaging.workbook import built

        return built(lang=self._lang, addin=True)


def _print(machine: Machine, steps: Sequence[Step], lang: str, *, remove: bool, dry_run: bool) -> None:
    console = make_console()
    if not steps:
        print_line(console, Text("setup.nothing"), lang)
        return
    heads = {(False, False): "done", (False, True): "would", (True, False): "taken", (True, True): "would_take"}
    print_line(console, Text(f"setup.{heads[remove, dry_run]}"), lang)
    console.print(_table(steps, lang))
    if dry_run:
        return
    print_line(console, _next(steps, remove=remove), lang)
    if machine.system == "macos" and not remove:
        print_line(console, Text("setup.no_functions"), lang)


def _table(steps: Sequence[Step], lang: str) -> Any:
    from rich.table import Table

    from xlsaging.render.safe import clean

    table = Table(box=None, pad_edge=False, show_header=False)
    for _ in range(3):
        table.add_column(overflow="fold")
    for step in steps:
        kept = "\n" + say(Text("setup.kept", {"path": str(step.kept)}), lang, "\n") if step.kept else ""
        what, action = say(Text(f"setup_part.{step.what}"), lang), say(Text(f"setup_action.{step.action}"), lang)
        table.add_row(what, action, clean(str(step.path) + kept))
    return table


def _next(steps: Sequence[Step], *, remove: bool) -> Text:
    if steps[0].what == "calc_addin":
        return Text("setup.taken_calc" if remove else "setup.next_calc")
    workbook = next((str(step.path) for step in steps if step.what == "workbook"), "")
    return Text("setup.quit") if remove or not workbook else Text("setup.next", {"workbook": workbook})
