"""`xlsaging doctor`."""

from __future__ import annotations

import json as to_json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from xlsaging.cli.host import CLEAN, FOUND_ISSUES, language, make_console, print_line
from xlsaging.cli.values import language_of
from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say

if TYPE_CHECKING:
    from xlsaging.install.findings import Finding

__all__ = ["doctor"]

_STYLES = {"good": "green", "note": "yellow", "wrong": "red"}


def doctor(
    workbooks: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[WORKBOOK]...", help="Workbooks to look at; default: that of setup. 要检查的工作簿。"),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else. 仅输出 JSON。")] = False,
    lang: Annotated[str | None, typer.Option(metavar="zh_CN|en|zh_CN+en", help="Language. 语言。")] = None,
    _debug: Annotated[bool, typer.Option("--debug", help="Show where an error happened. 显示出错位置。")] = False,
) -> None:
    """Look at what is in the way of ArCollect in Excel. 检查 ArCollect 的运行环境，指出问题及解决办法。

    Versions that must agree, add-ins, the Python that Excel starts, trust and downloads, LibreOffice, fonts; each
    finding with its remedy. Changes nothing. Ends with 1 where something is to be mended, else with 0.

    Examples 示例:

        xlsaging doctor

        xlsaging doctor ledger.xlsm --lang zh_CN
    """
    from xlsaging.install.doctor import examine
    from xlsaging.install.here import this_machine

    speech = language(language_of(["--lang", lang]) if lang else None)
    given = [path.absolute() for path in workbooks or ()]
    findings = list(examine(this_machine(), given))
    if json:
        sys.stdout.write(to_json.dumps(_plain(findings, speech), ensure_ascii=False, indent=2) + "\n")
    else:
        _print(findings, speech)
    raise typer.Exit(FOUND_ISSUES if any(each.level == "wrong" for each in findings) else CLEAN)


def _plain(findings: Sequence[Finding], lang: str) -> list[dict[str, Any]]:
    return [
        {
            "level": each.level,
            "name": each.name,
            "text": say(each.text, lang),
            "remedy": say(each.remedy, lang) if each.remedy else None,
            "params": {name: value if isinstance(value, list) else str(value) for name, value in each.params.items()},
        }
        for each in findings
    ]


def _print(findings: Sequence[Finding], lang: str) -> None:
    from rich.table import Table

    from xlsaging.render.safe import clean

    console = make_console()
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for each in findings:
        lines = [say(each.text, lang, "\n"), *([say(each.remedy, lang, "\n")] if each.remedy else [])]
        table.add_row(say(Text(f"doctor_level.{each.level}"), lang), clean("\n".join(lines)), style=_STYLES[each.level])
    console.print(table)
    count = sum(each.level == "wrong" for each in findings)
    print_line(console, Text("doctor.some_wrong", {"count": count}) if count else Text("doctor.all_good"), lang)
