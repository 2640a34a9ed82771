"""`xlsaging init`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from xlsaging.cli.host import language, make_console, print_line
from xlsaging.cli.values import Given, given_settings
from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import error_text, say

if TYPE_CHECKING:
    from xlsaging.ledger.questions import Question

__all__ = ["init"]


def init(
    ledger: Annotated[
        list[Path], typer.Argument(metavar="LEDGER", help="Workbook, csv or folder. 工作簿、csv 或文件夹。")
    ],
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Ask nothing, take the defaults. 不提问，取默认值。")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace an existing settings file. 覆盖已有参数文件。")
    ] = False,
    table: Annotated[
        list[str] | None, typer.Option("--table", metavar='NAME="Sheet!A5"', help="Where a table begins. 数据表位置。")
    ] = None,
    column: Annotated[
        list[str] | None, typer.Option("--map", metavar='NAME="Header"', help="Header of a column. 列对应的表头。")
    ] = None,
    setting: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="Any other setting. 其他参数。")
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="zh_CN|en|zh_CN+en", help="Language. 报告与提示的语言。")
    ] = None,
    _debug: Annotated[bool, typer.Option("--debug", help="Show where an error happened. 显示出错位置。")] = False,
) -> None:
    """Ask what a ledger cannot say itself, and write it beside it. 提问并生成参数文件。

    The answers stand in `ledger.xlsaging.toml` beside `ledger.xlsx`; every later run reads them.

    Examples 示例:

        xlsaging init ledger.xlsx

        xlsaging init ledger.xlsx --yes --set terms_days=45 --lang zh_CN
    """
    from xlsaging.app.read import write_settings

    given = given_settings(Given({"lang": lang} if lang else {}, column or [], table or [], others=setting or []))
    spoken = language(given.get("lang"))
    interactive = not yes and sys.stdin.isatty()
    path = write_settings(
        ledger,
        {**given, "lang": spoken},
        lambda question: _ask(question, spoken) if interactive else question.default,
        force=force,
    )
    print_line(make_console(), Text("message.written", {"path": str(path)}), spoken)


def _ask(question: Question, lang: str) -> str:
    """Ask until the answer is one that the setting can have; an empty answer takes the default."""
    from xlsaging.ledger.questions import answered
    from xlsaging.model.errors import BadSettingError

    console = make_console(stderr=True)
    print_line(console, Text("message.why", {"why": question.why}), lang)
    for number, choice in enumerate(question.choices, 1):
        console.print(f"  {number}. {choice}")
    while True:
        answer = str(typer.prompt(say(question.text, lang), default=question.default, err=True)).strip()
        if answer not in question.choices and answer.isdigit() and 1 <= int(answer) <= len(question.choices):
            answer = question.choices[int(answer) - 1]
        try:
            answered({question.key: answer})
        except BadSettingError as error:
            console.print(error_text(error, lang))
        else:
            return answer
