"""A file that breaks off anywhere is refused, or read up to there with a word about its end; never half-read unsaid."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hardness.books import AMOUNTS, ROWS, WORKBOOKS

from xlsaging.ledger import read_ledger
from xlsaging.model.errors import EmptyFileError, NothingFoundError, XlsagingError

CUTS = 40


def _cuts(size: int) -> list[int]:
    """Places all over a file, both ends among them, and the borders of blocks and what lies beside these."""
    even = [size * number // CUTS for number in range(CUTS)]
    borders = [place + beside for place in range(512, size, 512) for beside in (-1, 0, 1)]
    return sorted({*even, *borders[:: max(1, len(borders) // 10)], 1, 2, 4, 8, size - 2, size - 1})


@pytest.mark.parametrize("kind", WORKBOOKS)
def test_a_workbook_that_breaks_off_is_refused_wherever_it_does(tmp_path: Path, kind: str) -> None:
    WORKBOOKS[kind](tmp_path / "whole", ROWS)
    whole = (tmp_path / "whole").read_bytes()
    # An xls fills its last block up: where only the filling is lost, nothing is.
    padded = len(whole) - 512 if kind == "xls" else len(whole)
    cut = tmp_path / f"cut.{kind}"
    for size in _cuts(len(whole)):
        cut.write_bytes(whole[:size])
        said = _refusal(cut)
        assert said or (size > padded and list(read_ledger(cut).invoices["amount"]) == AMOUNTS), size
        assert not said or said.startswith("cut"), (size, said)
        assert size < 200 or not said or "cut off or damaged" in said, (size, said)


def _refusal(path: Path) -> str:
    try:
        read_ledger(path)
    except XlsagingError as error:
        return str(error)
    return ""


ENCODINGS = {"utf-8": 1, "utf-16": 2, "gb18030": 1}
"""Encodings, and the bytes that a line feed takes in them."""


def _lines(quoted: bool, encoding: str) -> list[bytes]:
    """The lines of a csv as bytes; the first one begins with the mark of its encoding."""
    texts = [
        ",".join(f'"{cell}"' if quoted or "," in str(cell) else str(cell) for cell in row) + "\r\n" for row in ROWS
    ]
    ends = [len("".join(texts[:number]).encode(encoding)) if number else 0 for number in range(len(texts) + 1)]
    whole = "".join(texts).encode(encoding)
    return [whole[start:end] for start, end in pairwise(ends)]


@pytest.mark.parametrize(
    ("encoding", "quoted"), [("utf-8", False), ("utf-8", True), ("utf-16", False), ("gb18030", True)]
)
def test_a_text_that_breaks_off_gives_its_whole_rows_and_a_word_about_the_rest(
    tmp_path: Path, encoding: str, quoted: bool
) -> None:
    cut = tmp_path / "cut.csv"
    lines = _lines(quoted, encoding)
    feed, begun = ENCODINGS[encoding], ENCODINGS[encoding] * (1 + quoted)
    size, data = sum(map(len, lines[:2])), b"".join(lines)
    for end in sorted({*range(size, len(data), 1 + len(data) // CUTS), *range(len(data) - 8, len(data))}):
        whole = sum(end >= sum(map(len, lines[: number + 1])) - feed for number in range(5))
        rest = end - sum(map(len, lines[:whole]))
        cut.write_bytes(data[:end])
        ledger = read_ledger(cut)
        said = [issue.at for issue in ledger.issues if issue.code == "last_line_unended"]

        found = list(ledger.invoices["amount"])
        assert found[: whole - 1] == AMOUNTS[: whole - 1], end
        assert len(found) <= whole - (rest < begun), end
        assert len(said) == (rest >= begun), (end, said)
        assert all(at.endswith(str(whole + 1)) for at in said), (end, said)


def test_the_head_of_a_text_alone_is_refused_and_never_taken_for_a_ledger(tmp_path: Path) -> None:
    cut = tmp_path / "cut.csv"
    head = _lines(False, "utf-8")[0]
    for size in range(len(head)):
        cut.write_bytes(head[:size])
        with pytest.raises((EmptyFileError, NothingFoundError)):
            read_ledger(cut)


PAGE = "<html><body><table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in ROWS)


def test_a_page_that_breaks_off_says_so_until_its_table_is_closed(tmp_path: Path) -> None:
    cut = tmp_path / "cut.xls"
    first = PAGE.index("100.5") + 5
    for end in range(first, len(PAGE), 13):
        cut.write_text(PAGE[:end], encoding="utf-8")
        codes = [issue.code for issue in read_ledger(cut).issues]
        assert codes.count("last_line_unended") == 1, end
    cut.write_text(PAGE + "</table>", encoding="utf-8")
    assert "last_line_unended" not in [issue.code for issue in read_ledger(cut).issues]
