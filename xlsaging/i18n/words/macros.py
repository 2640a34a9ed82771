"""What macros say: progress in the status bar, questions, and how a run ended."""

from __future__ import annotations

__all__ = ["MACROS"]

MACROS: dict[str, dict[str, tuple[str, str]]] = {
    "macro": {
        "reading": ("reading the tables …", "正在读取数据表……"),
        "computing": ("computing from {rows:,} rows …", "正在根据 {rows:,} 行计算……"),
        "drawing": ("drawing sheet {done} of {of} …", "正在生成第 {done}/{of} 张表……"),
        "shown": ("{title}: see the sheet {sheet}.", "{title}：见“{sheet}”表。"),
        "shown_with_findings": (
            "{title}: see the sheet {sheet}. Findings to look at: {findings:,}; Check lists them.",
            "{title}：见“{sheet}”表。待处理问题 {findings:,} 项，详见“检查”。",
        ),
        "failed": (
            "The last run ended with a message; nothing was changed.",
            "上次运行中断并已提示原因，未作任何改动。",
        ),
        "log": ("Details, without any figures of yours: {path}", "详细信息（不含您的数据）：{path}"),
    },
}
