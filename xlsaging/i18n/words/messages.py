"""What the command line says."""

from __future__ import annotations

__all__ = ["MESSAGES"]

MESSAGES: dict[str, dict[str, tuple[str, str]]] = {
    "message": {
        "unexpected": (
            "Something unexpected happened ({kind}: {detail}). Run again with --debug to see where, and report it.",
            "发生意外错误（{kind}：{detail}）。请加 --debug 重新运行以查看出错位置，并反馈。",
        ),
    },
}
