"""Formulas in Excel's spelling and in that of LibreOffice's programming interface."""

from __future__ import annotations

import re
from collections.abc import Iterator

NAMES = {
    "CEILING": "CEILING.XCL",
    "EFFECT": "EFFECTIVE",
    "FLOOR": "FLOOR.XCL",
    "FORECAST.ETS": "FORECAST.ETS.ADD",
    "FORECAST.ETS.CONFINT": "FORECAST.ETS.PI.ADD",
    "FORECAST.ETS.STAT": "FORECAST.ETS.STAT.ADD",
    "FORMULATEXT": "FORMULA",
    "RRI": "ZGZ",
    "SKEW.P": "SKEWP",
}
"""Functions that the programming interface names otherwise than Excel."""
_BACK = {office: excel for excel, office in NAMES.items()}

_SHEET = r"'(?:[^']|'')+'|[^\s'!\"(){}\[\],;:=<>&+*/^%@~|#$-]+"
_CELL = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
_EXCEL = re.compile(
    rf"""(?P<text>"(?:[^"]|"")*")
    |(?P<error>\#(?:N/A|DIV/0!|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!))
    |(?P<span>(?!{_CELL}:)(?P<first>{_SHEET}):(?P<last>{_SHEET})!(?P<top>{_CELL})(?::(?P<bottom>{_CELL}))?)
    |(?P<sheet>(?:{_SHEET})!)
    |(?P<structure>\[(?:[^\[\]]|\[[^\[\]]*\])*\])
    |(?P<function>(?:_xlfn\.|_xlws\.|_xludf\.)*[^\W\d][\w.]*(?=\())
    |(?P<truth>\b(?:TRUE|FALSE)\b(?!\())
    |(?P<word>[\w.$\\?]+)
    |(?P<space>[ \t\r\n]+)
    |(?P<sign>.)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_OFFICE_SHEET = rf"""\$?'(?:[^']|'')+'\.|\$[\w]+\.|[^\W\d]\w*\.(?={_CELL}|\$?[A-Za-z]{{1,3}}:|\#REF!)"""
_OFFICE = re.compile(
    rf"""(?P<text>"(?:[^"]|"")*")
    |(?P<error>\#(?:N/A|DIV/0!|NAME\?|NULL!|NUM!|REF!|VALUE!))
    |(?P<span>(?P<first>{_OFFICE_SHEET})(?P<top>{_CELL}):(?P<last>{_OFFICE_SHEET})(?P<bottom>{_CELL}))
    |(?P<truth>\b(?:TRUE|FALSE)\(\))
    |(?P<function>[^\W\d][\w.]*(?=\())
    |(?P<sheet>{_OFFICE_SHEET})
    |(?P<structure>\[(?:[^\[\]]|\[[^\[\]]*\])*\])
    |(?P<word>[\w.$]+)
    |(?P<sign>.)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_ADD_IN = re.compile(
    r"COM\.SUN\.STAR\.SHEET\.ADDIN\.\w+\.GET(?P<own>\w+)|(?:COM|NET|ORG)\.(?:\w+\.)+(?P<other>\w+)", re.IGNORECASE
)
"""A function of an add-in, which is stored under the name of the program's part that has it."""


def to_office(formula: str, table: str = "") -> str:
    """A formula as LibreOffice's programming interface reads it; `table` is the one that [@column] means.

    >>> to_office("=SUM('My sheet'!A1:B2,Sheet2!C3)*{1,2;3,4}")
    "=SUM($'My sheet'.A1:B2;$Sheet2.C3)*{1;2|3;4}"
    >>> to_office('=IF(A1="a,b",TRUE,_xlfn.CONCAT(B1,"!"))')
    '=IF(A1="a,b";TRUE();CONCAT(B1;"!"))'
    >>> to_office("=[@Qty]*SUM(Sales[[#All],[Net amount]])", "Items")
    '=Items[[#This Row];[Qty]]*SUM(Sales[[#All];[Net amount]])'
    """
    return "=" + "".join(_officed(formula.removeprefix("="), table))


def names_own_table(formula: str) -> bool:
    """Whether a formula refers to a column of the table that it stands in, without naming the table.

    >>> names_own_table("=SUM(Sales[[#All],[Net]])"), names_own_table("=SUBTOTAL(109,[Net])")
    (False, True)
    """
    if "[" not in formula:
        return False
    tokens = list(_EXCEL.finditer(formula))
    return any(
        token.lastgroup == "structure" and (at == 0 or tokens[at - 1].lastgroup != "word")
        for at, token in enumerate(tokens)
    )


def _officed(formula: str, table: str) -> Iterator[str]:
    depth: list[str] = []
    previous = ""
    tokens = list(_EXCEL.finditer(formula))
    for at, token in enumerate(tokens):
        kind, text = str(token.lastgroup), token.group()
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if kind == "sheet":
            yield f"${text[:-1]}."
        elif kind == "span":
            first, last, top, bottom = token.group("first", "last", "top", "bottom")
            yield f"${first}.{top}:${last}.{bottom or top}"
        elif kind == "function":
            bare = re.sub(r"^(?:_xlfn\.|_xlws\.|_xludf\.)+", "", text, flags=re.IGNORECASE)
            yield NAMES.get(bare.upper(), bare.upper())
            depth.append("call-to-open")
        elif kind == "structure":
            yield ("" if previous == "word" else table) + _structure(text)
        elif kind == "truth":
            yield text.upper() + "()"
        elif kind == "space":
            yield "!" if _intersects(previous, following) else text
            continue
        elif kind == "sign":
            yield _sign(text, depth)
        else:
            yield text
        previous = kind if kind != "sign" else text


def _structure(text: str) -> str:
    """The bracketed part of a reference into a table."""
    inner = text[1:-1].strip()
    if inner.startswith("@"):
        column = inner[1:].strip().removeprefix("[").removesuffix("]")
        return f"[[#This Row];[{column}]]" if column else "[#This Row]"
    if inner.startswith("#"):
        return f"[[{inner}]]"
    return "[" + re.sub(r"\]\s*,\s*\[", "];[", inner) + "]"


def _intersects(previous: str, following: re.Match[str] | None) -> bool:
    """Whether a space between these two means Excel's intersection of references."""
    ends_reference = previous in ("word", ")", "structure")
    starts_reference = following is not None and (
        following.lastgroup in ("sheet", "word") or (following.lastgroup == "sign" and following.group() == "(")
    )
    return ends_reference and starts_reference


def _sign(text: str, depth: list[str]) -> str:
    """A bracket or separator; a comma is a separator in a call, and joins references in bare brackets."""
    if text == "(":
        if depth and depth[-1] == "call-to-open":
            depth[-1] = "call"
        else:
            depth.append("group")
    elif text == "{":
        depth.append("array")
    elif text in ")}" and depth:
        depth.pop()
    elif text == "," and depth:
        return {"group": "~"}.get(depth[-1], ";")
    elif text == ";" and depth and depth[-1] == "array":
        return "|"
    elif text == "@":
        return ""
    return text


def to_excel(formula: str) -> str:
    """A formula as Excel writes it, from what the programming interface gives.

    >>> to_excel("=SUM($'My sheet'.A1:B2;$Sheet2.C3)*{1;2|3;4}")
    "=SUM('My sheet'!A1:B2,Sheet2!C3)*{1,2;3,4}"
    >>> to_excel('=IF(A1="a;b";TRUE();COM.SUN.STAR.SHEET.ADDIN.ANALYSIS.GETEDATE(B1;1))')
    '=IF(A1="a;b",TRUE,EDATE(B1,1))'
    """
    return "=" + "".join(_excelled(formula.removeprefix("=")))


def _excelled(formula: str) -> Iterator[str]:
    depth: list[str] = []
    for token in _OFFICE.finditer(formula):
        kind, text = token.lastgroup, token.group()
        if kind == "sheet":
            yield text[:-1].removeprefix("$") + "!"
        elif kind == "span":
            first, last = (token[end][:-1].removeprefix("$") for end in ("first", "last"))
            cells = token["top"] if token["top"] == token["bottom"] else f"{token['top']}:{token['bottom']}"
            yield f"{first}!{cells}" if first == last else f"{first}:{last}!{cells}"
        elif kind == "truth":
            yield text[:-2]
        elif kind == "structure":
            yield re.sub(r"^\[\[(#[\w ]+)\]\]$", r"[\1]", text.replace("];[", "],["))
        elif kind == "function":
            add_in = _ADD_IN.fullmatch(text)
            yield (add_in["own"] or add_in["other"]) if add_in else _BACK.get(text.upper(), text.upper())
        elif kind == "sign":
            if text == "{":
                depth.append(text)
            elif text == "}" and depth:
                depth.pop()
            yield {";": ",", "|": ";" if depth else "|", "~": ",", "!": " "}.get(text, text)
        else:
            yield text
