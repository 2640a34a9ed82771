"""What the command line says."""

from __future__ import annotations

__all__ = ["MESSAGES"]

MESSAGES: dict[str, dict[str, tuple[str, str]]] = {
    "message": {
        "unexpected": (
            "Something unexpected happened ({kind}: {detail}). Nothing was written; please report it.",
            "发生意外错误（{kind}：{detail}）。未写出任何文件，请反馈。",
        ),
        "story": (
            "Where it happened stands in {log}; --debug shows it here.",
            "出错位置见 {log}；加 --debug 可直接显示。",
        ),
        "stopped": ("Stopped. Nothing was written.", "已中止，未写出任何文件。"),
        "why": ("({why})", "（{why}）"),
        "sample_made": (
            "{invoices:,} invoice lines, {receipts:,} receipts, {customers:,} customers, {activities:,} contacts.",
            "应收明细 {invoices:,} 行，回款 {receipts:,} 行，客户 {customers:,} 个，催收记录 {activities:,} 条。",
        ),
        "sample_findings": (
            "{count} findings are planted; they stand in {path}.",
            "已植入 {count} 个问题，清单见 {path}。",
        ),
        "written": ("Written: {path}", "已生成：{path}"),
    },
    "stage": {
        "reading": ("Reading {names} …", "正在读取 {names} ……"),
        "making": ("Making {rows:,} lines …", "正在生成 {rows:,} 行……"),
        "building": ("Building the workbook …", "正在生成工作簿……"),
        "computing": ("Computing over {rows:,} rows …", "正在计算（{rows:,} 行）……"),
        "writing": ("Writing the workbook …", "正在生成工作簿……"),
    },
    "bench": {
        "job": ("Job", "项目"),
        "figure": ("Figure", "指标"),
        "value": ("Value", "结果"),
        "aim": ("Aim", "目标"),
        "took": ("Processor time", "处理器时间"),
        "job_aging": ("aging, whole command", "aging 整条命令"),
        "job_close": ("close, whole command", "close 整条命令"),
        "job_core": ("settlement + aging + DSO, pandas", "核销 + 账龄 + 周转天数（pandas）"),
        "job_growth": ("cost of one more row", "每增一行的成本"),
        "job_warehouse": ("the same on DuckDB over Parquet", "同上（DuckDB + Parquet）"),
        "job_click": ("imports of a ribbon click", "点击按钮时的导入"),
        "job_live_write": ("a frame written to LibreOffice", "数据表写入 LibreOffice"),
        "job_live_read": ("a frame read from LibreOffice", "从 LibreOffice 读取数据表"),
        "job_live_aging": ("the Aging button in LibreOffice", "LibreOffice 中的“账龄”按钮"),
        "over_raw": ("over raw transfer and xlwings' conversion", "相对原始传输加 xlwings 转换"),
        "job_live_functions": ("cells with AR_BUCKET in LibreOffice", "LibreOffice 中的 AR_BUCKET 单元格"),
        "over_if": ("over IF that gives the same", "相对结果相同的 IF"),
        "over_compute": ("over computing and raw transfer", "相对计算加原始传输"),
        "over_floor": ("over a script written for this job alone", "相对专写脚本"),
        "over_hand": ("over hand-tuned pandas", "相对手工优化的 pandas"),
        "over_sql": ("over hand-written SQL", "相对手写 SQL"),
        "faster": ("times faster than what people write", "比通常写法快的倍数"),
        "memory": ("peak memory", "内存峰值"),
        "marginal": ("large against small ledgers", "大台账与小台账之比"),
        "more_imported": ("over xlwings and pandas", "超出 xlwings 与 pandas"),
    },
    "usage": {
        "no_such_option": ("There is no option {option}.", "没有选项 {option}。"),
        "no_such_option_hint": (
            "There is no option {option}. Did you mean {close}?",
            "没有选项 {option}。是否指 {close}？",
        ),
        "missing": ("{name} is missing.", "缺少 {name}。"),
        "bad_value": ("{name}: {detail}", "{name} 取值有误：{detail}"),
        "nothing": ("Say what to do.", "请指明要执行的命令。"),
        "other": ("{detail}", "命令行有误：{detail}"),
        "help": ("Help: {command} --help", "帮助：{command} --help"),
    },
}
