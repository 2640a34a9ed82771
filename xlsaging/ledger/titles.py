"""What stands above headers, and in block headings below them: unit, currency, year, day, customer, account."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .cells import clean_id, clean_text, plain
from .columns import shown
from .date_cell import parse_date
from .headers import Header
from .units import unit_of

__all__ = ["heading_facts", "split_customer", "stated_above"]

_LABELS = {
    "customer_id": "客户编号|客户编码|客户代码|客户号|往来单位编码|往来单位编号|单位编码"
    "|customer (?:id|no\\.?|number|code)|cust(?:\\.|omer)? ?#"
    "|client (?:id|no\\.?|code)|debtor (?:id|no\\.?|code)|account (?:no\\.?|number)",
    "customer_name": "客户名称|往来单位名称|单位名称|购货单位名称|customer name|client name|debtor name",
    "customer": "客户|往来单位|购货单位|单位|核算项目|辅助项|辅助核算|往来户|customer|client|debtor|account|sold-to",
    "account": "会计科目|科目名称|科目编码|科目|总账科目|gl account|g/l account|ledger account",
    "unit": "金额单位|单位|unit|amounts? in|currency and unit",
    "currency": "币种|币别|货币|本币|currency|ccy",
    "as_of": "截止日期|截至日期|截止日|截至|基准日|统计日期|报表日期"
    "|as of date|as of|as at|report date|key date|open at key date",
}
_ORDER = ("customer_id", "customer_name", "account", "as_of", "currency", "unit", "customer")
_ANY_LABEL = "|".join(_LABELS[name] for name in _ORDER)
_FACT = re.compile(
    rf"(?:^|(?<=[\s,;，；(（|]))({_ANY_LABEL})\s*[:：]\s*(.*?)(?=\s{{2,}}|[;；|]|\s+(?:\S{{1,8}})\s*[:：]|$)",
    re.IGNORECASE,
)
_OPEN_FACT = re.compile(r"(?:as of|as at|截止到?|截至)\s*[:：]?\s*([\w/.\-年月日, ]{8,20})", re.IGNORECASE)
_AMOUNTS_IN = re.compile(
    r"(?:amounts?|figures|all values|values)(?: are)?(?: shown| expressed| stated)? in ([\w '$¥€£]{1,20})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=\s*年|[.\-/]\d{1,2}(?!\d))")
_CODE_THEN_NAME = re.compile(r"[\[(（【]([A-Za-z0-9][\w.\-]*)[\])）】]\s*(.+)|([A-Za-z0-9][\w.\-]*)[\s/_\-–:：|]+(.+)")
_NAME_THEN_CODE = re.compile(r"(.+?)\s*[\[(（【]([A-Za-z0-9][\w.\-]*)[\])）】]")


def stated_above(lines: Sequence[Sequence[object]], headers: Sequence[Header]) -> dict[str, str]:
    """Facts in the rows above a table and in its headers' groups (`2025年` over 月 | 日).

    >>> stated_above([["应收明细表"], ["单位：万元", None, "币种：美元"], ["客户：C001 华东商贸"]], [])
    {'unit': '10000', 'currency': 'USD', 'customer_id': 'C001', 'customer_name': '华东商贸'}
    """
    facts: dict[str, str] = {}
    years: set[str] = set()
    for line in lines:
        facts.update(heading_facts(_labelled(line)))
        joined = _joined(line)
        years.update(_YEAR.findall(joined))
        if "unit" not in facts and (found := _AMOUNTS_IN.search(joined)):
            facts.update(_fact("unit", found[1].strip()))
        if "as_of" not in facts and (found := re.search(r"(?:^|\s{3})(\d{4}年\d{1,2}月\d{1,2}日)(?=\s{3}|$)", joined)):
            facts.update(_fact("as_of", found[1]))
        if "as_of" not in facts and (found := _OPEN_FACT.search(joined)):
            day = parse_date(found[1].strip())
            if not day.code and not day.readings:
                facts.update(_fact("as_of", found[1]))
    if len(years) == 1:
        facts["year"] = years.pop()
    for header in headers:
        if header.group and (found := re.search(r"(?<!\d)((?:19|20)\d{2})\s*年?$", plain(header.group))):
            facts["year"] = found[1]
    if facts.get("unit") in ("1", ""):
        facts.pop("unit")
    return facts


def _labelled(line: Sequence[object]) -> Sequence[object]:
    """A label in one cell and its value in the next, as a sheet of selections has them, written with a colon."""
    filled = [cell for cell in line if cell is not None]
    if len(filled) == 2 and isinstance(filled[0], str) and re.fullmatch(_ANY_LABEL, filled[0].strip(), re.IGNORECASE):
        return [f"{filled[0].strip()}：", filled[1]]
    return line


def _joined(line: Sequence[object]) -> str:
    """A row as one text; a label in one cell and its value in the next stand together."""
    text, after_label = "", False
    for cell in line:
        if cell is None or isinstance(cell, bool):
            continue
        part = clean_text(shown(cell))
        if not part:
            continue
        labelled = ":" in part or "：" in part
        if text.endswith((":", "：")):
            text, after_label = text + part, not labelled
        else:
            text += ("" if not text else " " if after_label and not labelled else "   ") + part
            after_label = False
    return text


def heading_facts(line: Sequence[object]) -> dict[str, str]:
    """What the labels in a row say: `客户：C001 华东商贸`, `科目：1122 应收账款`, `单位：万元`.

    >>> heading_facts(["客户编号：", "C001", "客户名称：华东商贸"])
    {'customer_id': 'C001', 'customer_name': '华东商贸'}
    >>> heading_facts(["发票号", "金额"])
    {}
    """
    facts: dict[str, str] = {}
    for label, value in _FACT.findall(_joined(line)):
        lower = re.sub(r"\s+", " ", label.lower())
        for name in _ORDER:
            if re.fullmatch(_LABELS[name], lower, re.IGNORECASE):
                facts.update({key: text for key, text in _fact(name, value.strip()).items() if key not in facts})
                if name != "unit" or "unit" in facts or "currency" in facts:
                    break
    return facts


def _fact(name: str, value: str) -> dict[str, str]:
    if not value:
        return {}
    if name == "customer":
        return split_customer(value)
    if name == "customer_id":
        return {"customer_id": clean_id(value)}
    if name == "account":
        return {"account": clean_id(re.split(r"[\s/_\-]", value, maxsplit=1)[0])}
    if name in ("unit", "currency"):
        unit = unit_of(value) or unit_of(value.split()[0])
        if unit is None:
            return {}
        made = {"unit": f"{unit[0]:.0f}"} if name == "unit" or unit[0] != 1 else {}
        return {**made, **({"currency": unit[1]} if unit[1] else {})}
    if name == "as_of":
        from xlsaging.model.periods import from_day

        day = from_day(parse_date(value).day)
        return {"as_of": day.isoformat()} if day else {}
    return {name: clean_text(value)}


def split_customer(text: str) -> dict[str, str]:
    """Id and name of a customer written together.

    >>> split_customer("C001 华东商贸") == split_customer("华东商贸（C001）") == split_customer("[C001]华东商贸")
    True
    >>> split_customer("C001 华东商贸")
    {'customer_id': 'C001', 'customer_name': '华东商贸'}
    >>> split_customer("华东商贸"), split_customer("00123"), split_customer("Acme Oil Ltd")
    ({'customer_name': '华东商贸'}, {'customer_id': '00123'}, {'customer_name': 'Acme Oil Ltd'})
    """
    even = clean_text(text).strip(" :：,，;；")
    if even.lower() in ("全部", "所有", "全部客户", "所有客户", "all", "all customers", "*"):
        return {}
    if (found := _NAME_THEN_CODE.fullmatch(even)) and any(letter.isdigit() for letter in found[2]):
        return {"customer_id": clean_id(found[2]), "customer_name": found[1]}
    if found := _CODE_THEN_NAME.fullmatch(even):
        code, name = found[1] or found[3], found[2] or found[4]
        if any(letter.isdigit() for letter in code):
            return {"customer_id": clean_id(code), "customer_name": name.strip()}
    if even and even.isascii() and " " not in even and any(letter.isdigit() for letter in even):
        return {"customer_id": clean_id(even)}
    return {"customer_name": even} if even else {}
