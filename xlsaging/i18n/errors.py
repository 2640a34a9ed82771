"""The Chinese of every error class, by its `code`; the English stands on the class itself."""

from __future__ import annotations

__all__ = ["ERRORS"]

ERRORS: dict[str, str] = {
    "error": "{detail}",
    "bad_setting": "{name}：不能取值 {value!r}。可用：{allowed}。",
    "missing_table": "此项需要数据表 {table}，账簿中没有。请增加一张含以下列的工作表：{columns}。",
    "missing_column": "{at}：{table} 缺少 {column} 列。已读到的表头：{seen}。请指明对应的表头：--map {column}=\"表头名称\"。{hint}",
    "missing_rate": "没有 {currency} 在 {day} 当日或之前的汇率，请在汇率表 fx_rates 中补充。",
    "not_readable": "{path}：{detail}{remedy}",
    "nothing_found": (
        "{path}：未找到应收账款数据表。已查看：{looked}。请指明位置：--table invoices=\"Sheet1!A5\"，"
        "并指明表头对应关系：--map amount=\"表头名称\"。"
    ),
    "as_of_refused": (
        "{at}：这是 {snapshot} 的未清项快照，无法据此得知 {as_of} 的未清余额。"
        "请使用 --as-of {snapshot}，或提供含回款记录的账簿。"
    ),
    "not_writable": "{path}：{detail}{remedy}",
    "ties_broken": "{law}：{left} 与 {right} 不符。未写出任何文件。请连同上面显示的参数一并反馈。",
}
