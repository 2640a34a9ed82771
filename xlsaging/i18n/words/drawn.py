"""What a drawn sheet says about itself: units, cells to type in, links that found no room."""

from __future__ import annotations

__all__ = ["DRAWN"]

DRAWN: dict[str, dict[str, tuple[str, str]]] = {
    "unit": {
        "cny_thousands": ("Amounts in CNY thousand", "金额单位：人民币千元"),
        "cny_ten_thousands": ("Amounts in CNY 10,000", "金额单位：人民币万元"),
        "other_thousands": ("Amounts in {currency} thousand", "金额单位：千 {currency}"),
        "other_ten_thousands": ("Amounts in {currency} 10,000", "金额单位：万 {currency}"),
        "axis_cny": ("CNY", "元"),
        "axis_cny_thousands": ("CNY thousand", "千元"),
        "axis_cny_ten_thousands": ("CNY 10,000", "万元"),
        "axis_other": ("{currency}", "{currency}"),
        "axis_other_thousands": ("{currency} thousand", "千 {currency}"),
        "axis_other_ten_thousands": ("{currency} 10,000", "万 {currency}"),
        "axis_days": ("days", "天"),
    },
    "drawn": {
        "typed": (
            "Yellow cells with blue figures are for you to fill in; what stands there is kept when the report is made again.",
            "黄底蓝字的单元格供填写；重新生成报告时，已填内容予以保留。",
        ),
        "links": (
            "This sheet has {links:,} links, more than the {most:,} that Excel allows; cells after these are plain text.",
            "本表有 {links:,} 个链接，超过 Excel 允许的 {most:,} 个；超出部分仅为文本。",
        ),
        "unprinted": (
            "Paper is too narrow for these columns, which stand on the right: {columns}.",
            "以下各列位于右侧，因纸宽所限不打印：{columns}。",
        ),
    },
}
