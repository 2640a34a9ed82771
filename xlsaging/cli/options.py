"""What every command that reads a ledger can be told, declared once."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from .values import Given, given_settings

__all__ = ["Request", "takes_ledger"]

_WHERE = "Where the ledger is 台账位置"
_FIGURES = "Figures 口径"
_OUTPUT = "Output 输出"


def _option(kind: Any, default: Any, *names: str, text: str, panel: str, metavar: str | None = None) -> tuple[Any, Any]:
    return Annotated[kind, typer.Option(*names, help=text, rich_help_panel=panel, metavar=metavar)], default


_COMMON: dict[str, tuple[Any, Any]] = {
    "table": _option(list[str] | None, None, "--table", metavar='NAME="Sheet!A5"', panel=_WHERE,
                     text="Where a table begins; repeatable. 数据表的起始位置，可重复。"),
    "map": _option(list[str] | None, None, "--map", metavar='NAME="Header"', panel=_WHERE,
                   text="Which header a column has; repeatable. 列对应的表头，可重复。"),
    "where": _option(list[str] | None, None, "--where", metavar='"Header=value"', panel=_WHERE,
                     text="Read only rows with this value; repeatable. 只读取符合条件的行，可重复。"),
    "date_order": _option(str | None, None, "--date-order", metavar="dmy|mdy|ymd", panel=_WHERE,
                          text="Order of day and month in text dates. 文本日期的年月日顺序。"),
    "snapshot_date": _option(str | None, None, "--snapshot-date", metavar="DATE", panel=_WHERE,
                             text="Day of a list of open items. 未清项快照的日期。"),
    "as_of": _option(str | None, None, "--as-of", metavar="DATE", panel=_FIGURES,
                     text="Day of the report; default: last month end. 截止日，默认上月末。"),
    "basis": _option(str | None, None, "--basis", metavar="COLUMN", panel=_FIGURES,
                     text="Age from due_date, document_date, posting_date, origin_date. 账龄起算日。"),
    "buckets": _option(str | None, None, "--buckets", metavar="30,60,90", panel=_FIGURES,
                       text="Edges in days, months (3M,6M) or years (1Y,2Y). 账龄段边界。"),
    "bucket_edge": _option(str | None, None, "--bucket-edge", metavar="upper|lower", panel=_FIGURES,
                           text="Whether day 30 is in 1-30 or in 30-59. 边界日归入前段或后段。"),
    "unapplied": _option(str | None, None, "--unapplied", metavar="separate|net|fifo", panel=_FIGURES,
                         text="What happens to unapplied credits. 未核销贷项的处理。"),
    "base_currency": _option(str | None, None, "--base-currency", metavar="CODE", panel=_FIGURES,
                             text="Currency of the report, such as CNY. 本位币。"),
    "terms_days": _option(int | None, None, "--terms-days", metavar="DAYS", panel=_FIGURES,
                          text="Terms of customers without their own. 默认账期天数。"),
    "netting": _option(bool, False, "--netting", panel=_FIGURES,
                       text="Net a customer's debit and credit accounts. 两头挂账抵销。"),
    "set": _option(list[str] | None, None, "--set", metavar="KEY=VALUE", panel=_FIGURES,
                   text="Any other setting; repeatable. 其他参数，可重复。"),
    "out": _option(Path | None, None, "--out", "-o", metavar="FILE", panel=_OUTPUT,
                   text="Workbook to write (.xlsx). 输出的工作簿。"),
    "lang": _option(str | None, None, "--lang", metavar="zh_CN|en|zh_CN+en", panel=_OUTPUT,
                    text="Language of report and messages. 报告与提示的语言。"),
    "json": _option(bool, False, "--json", panel=_OUTPUT,
                    text="Print JSON and nothing else. 仅输出 JSON。"),
    "no_backup": _option(bool, False, "--no-backup", panel=_OUTPUT,
                         text="Keep no .bak of an existing report. 不保留旧报告备份。"),
    "quiet": _option(bool, False, "--quiet", "-q", panel=_OUTPUT,
                     text="No progress, no tables. 不显示进度和表格。"),
    "debug": _option(bool, False, "--debug", panel=_OUTPUT,
                     text="Show where an unexpected error happened. 显示意外错误的位置。"),
}  # fmt: skip

_LEDGER = Annotated[
    list[Path],
    typer.Argument(metavar="LEDGER", help="Workbook, csv, several of them, or a folder. 工作簿、csv 或文件夹。"),
]


@dataclass(frozen=True, slots=True)
class Request:
    """What was said on the command line, of what all commands have in common."""

    paths: tuple[Path, ...]
    settings: dict[str, Any]
    out: Path | None
    lang: str | None
    json: bool
    backup: bool
    quiet: bool
    debug: bool


def takes_ledger(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose first parameter, a `Request`, is filled from LEDGER and the common options."""
    own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]
    keyword = inspect.Parameter.KEYWORD_ONLY
    parameters = [
        inspect.Parameter("ledger", keyword, annotation=_LEDGER),
        *(each.replace(kind=keyword) for each in own),
        *(
            inspect.Parameter(name, keyword, annotation=kind, default=default)
            for name, (kind, default) in _COMMON.items()
        ),
    ]

    @wraps(command)
    def call(**values: Any) -> None:
        more = {each.name: values.pop(each.name) for each in own}
        command(_request(**values), **more)

    call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # read by inspect, unknown to types
    call.__annotations__ = {each.name: each.annotation for each in parameters}
    del call.__wrapped__  # typer would follow it to the signature inside
    return call


def _request(ledger: list[Path], **values: Any) -> Request:
    plain = ("as_of", "basis", "buckets", "bucket_edge", "unapplied", "base_currency", "terms_days", "date_order",
             "snapshot_date", "lang")  # fmt: skip
    given = Given(
        plain={name: values[name] for name in plain if values[name] is not None},
        columns=values["map"] or [],
        tables=values["table"] or [],
        where=values["where"] or [],
        others=values["set"] or [],
    )
    settings = given_settings(given) | ({"netting": True} if values["netting"] else {})
    return Request(
        paths=tuple(ledger),
        settings=settings,
        out=values["out"],
        lang=settings.get("lang"),
        json=values["json"],
        backup=not values["no_backup"],
        quiet=values["quiet"],
        debug=values["debug"],
    )
