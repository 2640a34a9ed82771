"""What was found wrong with the ledger, as a sheet to work through."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from xlsaging.i18n.catalogue import Text
from xlsaging.model.issues import Issue
from xlsaging.model.money import from_minor

from .columns import column_for
from .figures import Context
from .labels import worded
from .model import Cell, Sheet, Table

__all__ = ["counts_text", "issues_sheet", "issues_table", "place_link", "set_aside_table"]

_ORDER = {"error": 0, "warning": 1, "info": 2}
_PLACE = re.compile(r"'?(?:\[(?P<file>[^\]]+)\])?(?P<sheet>(?:[^'!]|'')+)'?!(?P<cell>\$?[A-Z]{1,3}\$?[0-9]+)(?::\S+)?")
_UNLINKABLE = re.compile(r"""[#"<>|*?\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]|(?<!^[A-Za-z]):""")
"""What no link may hold; a colon that is not a drive's would make the name of a file a kind of address."""
_LINKED = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


def place_link(at: str, links: Mapping[str, str]) -> str | None:
    """The target of a place in a source file, `path#'Sheet'!F12`; None where it cannot be linked.

    `links` gives the path of each file by its name; a place without a file is in the only one.

    >>> place_link("Ledger!F12", {"a.xlsx": "../a.xlsx"}), place_link("'[b.xlsx]应收 明细'!A1", {"b.xlsx": "b.xlsx"})
    ("../a.xlsx#'Ledger'!F12", "b.xlsx#'应收 明细'!A1")
    """
    found = _PLACE.fullmatch(at)
    if not found:
        return None
    name = found["file"] or (next(iter(links)) if len(links) == 1 else "")
    path = links.get(name, "")
    if not path.lower().endswith(_LINKED) or _UNLINKABLE.search(path):
        return None
    if not found["sheet"].isprintable():
        return None
    return f"{path}#'{found['sheet']}'!{found['cell'].replace('$', '')}"


def counts_text(issues: tuple[Issue, ...]) -> Text:
    """How many issues there are of each severity."""
    if not issues:
        return Text("cover.no_issues")
    counted = Counter(issue.severity for issue in issues)
    return Text(
        "cover.issue_counts",
        {"errors": counted["error"], "warnings": counted["warning"], "infos": counted["info"]},
    )


def issues_table(context: Context) -> Table:
    """All issues, the gravest first, each with a link to its cell; amounts of rows set aside."""
    issues = sorted(context.issues, key=lambda issue: _ORDER[issue.severity])
    amounts = [issue.params.get("set_aside_amount") for issue in issues]
    names = ["severity", "code", "at", "issue"]
    names += ["set_aside_amount"] if any(each is not None for each in amounts) else []
    rows: list[tuple[Cell, ...]] = []
    links = {}
    for number, (issue, amount) in enumerate(zip(issues, amounts, strict=True)):
        sentence = Text(f"issue.{issue.code}", issue.params)
        row = (Text(f"severity.{issue.severity}"), issue.code, issue.at or None, sentence, amount)
        rows.append(row[: len(names)])
        if target := place_link(issue.at, context.links):
            links[number, "at"] = target
    widths = {"issue": 90.0}
    return Table(
        name="issues",
        columns=tuple(column_for(name, width=widths.get(name)) for name in names),
        rows=rows,
        links=links,
        excel_table="tblReportIssues",
        freeze=1,
        empty=Text("cover.no_issues"),
    )


def set_aside_table(context: Context) -> Table | None:
    """Rows that were set aside and their amounts, by table and by the issue that says why."""
    rows: list[tuple[Cell, ...]] = [
        (worded("table", account.table), code, count, float(from_minor(units, context.settings.base_currency)))
        for account in context.accounts
        for code, (count, units) in account.set_aside.items()
        if count
    ]
    if not rows:
        return None
    names = ("table", "code", "set_aside_rows", "set_aside_sum")
    columns = tuple(column_for(name, total="sum" if name == "set_aside_rows" else "none") for name in names)
    return Table("set_aside", columns, rows, title=Text("title.set_aside"), totals=len(rows) > 1)


def issues_sheet(context: Context) -> Sheet:
    """The Issues sheet of the pack."""
    aside = set_aside_table(context)
    blocks = (aside, issues_table(context)) if aside else (issues_table(context),)
    return Sheet(name="issues", title=Text("title.issues"), blocks=blocks)
