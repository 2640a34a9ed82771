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
        "written": ("Written: {path}", "已生成：{path}"),
    },
    "stage": {
        "reading": ("Reading {names} …", "正在读取 {names} ……"),
        "computing": ("Computing over {rows:,} rows …", "正在计算（{rows:,} 行）……"),
        "writing": ("Writing the workbook …", "正在生成工作簿……"),
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
