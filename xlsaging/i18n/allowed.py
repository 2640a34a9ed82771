"""What a setting or an argument can be, in Chinese: errors say it in English where they are raised."""

from __future__ import annotations

import re

__all__ = ["allowed_in_chinese"]

_PHRASES: tuple[tuple[str, str], ...] = (
    (r"a date such as (.+)", r"日期，如 \1"),
    (r"a day from 1 to 31", r"1 至 31 的日数"),
    (r"a day from (.+) on", r"\1 及以后的日期"),
    (r"a day up to (.+)", r"\1 及以前的日期"),
    (r"a day after (.+)", r"晚于 \1 的日期"),
    (r"a number above 0", r"大于 0 的数"),
    (r"a number of days such as (.+)", r"天数，如 \1"),
    (r"([01]) or more", r"不小于 \1 的数"),
    (r"a fraction from 0 to 1, such as 0.05 for 5 %", r"0 至 1 的小数，如 5 % 写作 0.05"),
    (r"a fraction from 0 to 1", r"0 至 1 的小数"),
    (r"a fraction from 0 to below 1", r"不小于 0、小于 1 的小数"),
    (r"a currency code such as (.+)", r"币种代码，如 \1"),
    (r"pairs of days past due and a rate, such as (.+)", r"逾期天数与比例的对应，如 \1"),
    (r"pairs, such as (.+)", r"名称与值的对应，如 \1"),
    (r"rising edges of one unit: (.+) or (.+) or (.+)", r"同一单位、由小到大的界限：\1、\2 或 \3"),
    (r"edges in days: months and years need the dates", r"以天计的界限（按月、按年须有日期）"),
    (r"dates or ISO text, not numbers", r"日期或 ISO 格式文本，不可为数字"),
    (r"sequences of one length", r"长度相同的序列"),
    (r"a place with a row of headers", r"含表头行的位置"),
    (r"a value such as those offered", r"所列出的取值"),
    (r"a name ending in .xlsx with --messy", r"以 .xlsx 结尾的文件名（使用 --messy 时）"),
    (r"used together with (.+)", r"与 \1 同时使用"),
    (r"a known setting", r"已有的参数"),
    (
        r"the name of a folder: a sheet holds (.+) rows, parquet files any number",
        r"文件夹名（一张工作表至多 \1 行，parquet 文件不限）",
    ),
    (r"a column such as (\S+) or (\S+)(.*)", r"列名，如 \1 或 \2\3"),
    (r"a column: (.*)", r"列名：\1"),
    (r"a sheet, Excel table or name of this ledger: (.*)", r"台账中的工作表、Excel 表格或名称：\1"),
    (r"one of the headers seen: (.*)", r"已读到的表头之一：\1"),
    (r"(\S+=\S+|\S+=.+), such as (.+)", r"\1，如 \2"),
    (r"(\S+(?:, \S+)*) or (\S+)", r"\1 或 \2"),
)


def allowed_in_chinese(text: str) -> str:
    """The Chinese of what can be; names and values, which are the same in both languages, as they are.

    >>> allowed_in_chinese("a date such as 2025-01-31"), allowed_in_chinese("due_date, document_date")
    ('日期，如 2025-01-31', 'due_date, document_date')
    """
    text, hint, more = text.partition("; ")
    if hint:
        meant = re.fullmatch(r"did you mean (.+)\?", more)
        return f"{allowed_in_chinese(text)}（{f'是否指 {meant[1]}' if meant else more.replace('see ', '参见 ')}）"
    for phrase, chinese in _PHRASES:
        found = re.fullmatch(phrase, text, re.DOTALL)
        if found:
            return found.expand(chinese)
    return text
