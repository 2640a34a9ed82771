"""Words that say what a row is: totals, notes, headings."""

from __future__ import annotations

import re

from .aliases import header_keys, known_keys
from .cells import plain
from .titles import heading_facts

__all__ = ["LIKELY_TOTAL", "TOTAL_OF", "is_note", "is_part", "is_total", "tells"]

_TOTAL_WORDS = (
    r"(?:本[日周旬月季年期页]|当[日月年期页]|全[月年]|累计|期间|分页)?(?:发生额?)?(?:合计|小计|总计|累计|共计|总和|总额)(?:数|额)?"
    r"|过次页|转次页|承前页|总合计|合计金额|期末合计|页计"
    r"|(?:grand|sub|page|report|running|overall)[ -]?totals?|totals?|sum|totals? amount"
    r"|其中(?:[:：].{0,20})?|of which\b.{0,16}"
    r"|celkový součet|gesamtergebnis|summe|总额合计"
)
_TOTAL = re.compile(rf"[*=\-\s]*(?:{_TOTAL_WORDS})[\s*:=.\-(rmb元)]*|\*{{1,4}}", re.IGNORECASE)
TOTAL_OF = re.compile(
    r"(?P<of>.+?)[\s_\-:]*(?:小计|合计|总计|汇总|sub ?totals?|totals?)[\s:]*"
    r"|(?:sub ?)?totals?(?: for| of)?[\s:]+(?P<of2>.+)",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\s*(?:制表|制单|编制|审核|复核|核准|批准|会计主管|财务主管|主管|出纳|经办|打印|导出|备注|说明|注[:\d]|注释|附注|"
    r"数据来源|截止|报表日期|单位负责人|第\s*\d+\s*页|共\s*\d+\s*页|页码|"
    r"prepared by|approved by|reviewed by|printed|print date|run date|report date|"
    r"generated|exported|notes?\s*:|remarks?\s*:|source\s*:|page \d+|end of report|\*{3,}|={3,}|-{3,})",
    re.IGNORECASE,
)
LIKELY_TOTAL = r"[计页]\s*[:：]?\s*$|(?i:total)|累计|^\s*其中|^\s*(?i:of which)"


def is_total(text: str) -> bool:
    """Whether a cell says that its row is a total, or part of one (其中), and nothing else.

    >>> is_total("合 计："), is_total("本月合计"), is_total("Grand Total")
    (True, True, True)
    >>> is_total("Total Oil"), is_total("合计科技有限公司")
    (False, False)
    """
    even = plain(text)
    squeezed = even.replace(" ", "") if not even.isascii() else even
    return len(squeezed) <= 24 and bool(_TOTAL.fullmatch(squeezed))


def is_part(text: str) -> bool:
    """Whether a cell says that its row is part of a total.

    >>> is_part("其中：关联方"), is_part("合计")
    (True, False)
    """
    return is_total(text) and plain(text).lower().startswith(("其中", "of which"))


def is_note(text: str) -> bool:
    """Whether a cell holds what people write below a table.

    >>> is_note("制表人：张三"), is_note("打印日期 2025-01-31"), is_note("Prepared by: AB"), is_note("C001")
    (True, True, True, False)
    """
    return bool(_NOTE.match(plain(text)))


def tells(text: str) -> bool:
    """Whether a cell's words say what its row is."""
    header = any(key in known_keys() for key in header_keys(text))
    return header or is_total(text) or is_note(text) or bool(heading_facts([text]))
