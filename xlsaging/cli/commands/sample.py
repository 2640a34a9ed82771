"""`xlsaging sample`."""

from __future__ import annotations

import json as to_json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from xlsaging.cli.host import CLEAN, language, make_console, print_line, working
from xlsaging.cli.values import language_of
from xlsaging.i18n.catalogue import Text

if TYPE_CHECKING:
    from xlsaging.app.sample import Made

__all__ = ["sample"]


def sample(
    out: Annotated[
        Path,
        typer.Option(
            "--out", "-o", metavar="FILE", help="Workbook (.xlsx), or a folder of parquet files. 工作簿或文件夹。"
        ),
    ],
    rows: Annotated[
        int, typer.Option(min=1, max=10_000_000, metavar="N", help="Lines of invoices. 应收明细行数。")
    ] = 800,
    lang: Annotated[str | None, typer.Option(metavar="zh_CN|en", help="Language of the ledger. 台账语言。")] = None,
    seed: Annotated[int, typer.Option(metavar="S", help="Another seed, another firm. 随机种子。")] = 1,
    messy: Annotated[
        bool, typer.Option("--messy", help="With the mess of real ledgers, and a list of it. 带常见错误及其清单。")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else. 仅输出 JSON。")] = False,
    no_backup: Annotated[
        bool, typer.Option("--no-backup", help="Keep no .bak of an existing file. 不保留旧文件备份。")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing. 不显示提示。")] = False,
    _debug: Annotated[bool, typer.Option("--debug", help="Show where an error happened. 显示出错位置。")] = False,
) -> None:
    """Make a believable ledger to try things on. 生成仿真台账。

    Everything in it is made up. The same rows, language and seed give the same ledger. With --messy the issues that
    reading it should find stand beside it, in NAME.issues.json. More rows than a sheet holds need a folder.

    Examples 示例:

        xlsaging sample --rows 800 --lang zh_CN --seed 7 --out ledger.xlsx

        xlsaging sample --rows 300 --lang en --messy --out messy.xlsx

        xlsaging sample --rows 10000000 --lang en --out warehouse
    """
    from xlsaging.app.sample import Wanted, write_sample

    written = (language_of(["--lang", lang]) if lang else None) or language(None)
    spoken = language(written)
    wanted = Wanted(out, rows, written, seed, messy, not no_backup)
    with working(Text("stage.making", {"rows": rows}), spoken, quiet=quiet):
        made = write_sample(wanted)
    if json:
        sys.stdout.write(to_json.dumps(_plain(out, made), ensure_ascii=False, indent=2) + "\n")
    elif not quiet:
        _print(out, made, spoken)
    raise typer.Exit(CLEAN)


def _plain(out: Path, made: Made) -> dict[str, Any]:
    findings = str(made.findings_path) if made.findings_path else None
    return {"path": str(out), "rows": made.rows, "issues": made.findings, "issues_path": findings}


def _print(out: Path, made: Made, lang: str) -> None:
    console = make_console()
    print_line(console, Text("message.sample_made", made.rows), lang)
    if made.findings_path:
        found = {"count": made.findings, "path": str(made.findings_path)}
        print_line(console, Text("message.sample_findings", found), lang)
    print_line(console, Text("message.written", {"path": str(out)}), lang)
