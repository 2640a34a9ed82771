"""The fast scan of a worksheet and the XML parser agree on every sheet."""

from __future__ import annotations

from xml.sax.saxutils import escape

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xlsaging.ledger.grid import column_letters
from xlsaging.ledger.sources import scan as fast
from xlsaging.ledger.sources.collect import CellCollector
from xlsaging.ledger.sources.expat_scan import expat_scan
from xlsaging.ledger.sources.package import Package
from xlsaging.ledger.sources.sheet import SheetGrid
from xlsaging.ledger.sources.spans import Findings
from xlsaging.ledger.sources.strings import UnusualXmlError
from xlsaging.ledger.sources.xlsx import Workbook

STRINGS = ["zero", "one"]
DATED = [False, True, True, False]
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=12)
numbers = st.one_of(
    st.integers(-(10**18), 10**18).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.sampled_from(["0", "45688", "45688.5", "60", " 7 ", "x", "inf", "1E+2", ""]),
)


@st.composite
def cells(draw, reference):
    style = draw(st.sampled_from(["", ' s="0"', ' s="1"', ' s="3"', ' s="99"']))
    kind = draw(st.sampled_from(["n", "plain", "s", "b", "e", "str", "inlineStr", "d", "empty", "formula"]))
    head = f'<c r="{reference}"{style}'
    if kind == "empty":
        return draw(st.sampled_from([head + "/>", head + "></c>"]))
    if kind == "plain":
        return f"{head}><v>{draw(numbers)}</v></c>"
    if kind == "formula":
        return f"{head}><f>{escape(draw(texts))}</f><v>{draw(numbers)}</v></c>"
    if kind == "inlineStr":
        content = f'<is><t xml:space="preserve">{escape(draw(texts))}</t></is>'
    else:
        values = {"n": numbers, "s": st.sampled_from("01"), "b": st.sampled_from("01")}
        values |= {
            "e": st.sampled_from(["#N/A", "#REF!"]),
            "d": st.sampled_from(["2025-01-31", "x"]),
            "str": texts.map(escape),
        }
        content = f"<v>{draw(values[kind])}</v>"
    return f'{head} t="{kind}">{content}</c>'


@st.composite
def sheets(draw):
    rows = []
    for row in sorted(draw(st.sets(st.integers(1, 40), max_size=6))):
        columns = sorted(draw(st.sets(st.integers(0, 30), max_size=5)))
        inside = "".join(draw(cells(f"{column_letters(column)}{row}")) for column in columns)
        hidden = draw(st.sampled_from(["", ' hidden="1"']))
        rows.append(f'<row r="{row}" spans="1:9"{hidden}>{inside}</row>')
    return f"<sheetData>{''.join(rows)}</sheetData>"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sheets())
def test_both_ways_of_reading_a_sheet_find_the_same(xlsx_of_xml, sheet):
    path = xlsx_of_xml(sheet)
    quick = Workbook(path).grids[0]
    part = "xl/worksheets/sheet1.xml"
    with Package(path) as package:
        found = expat_scan(package, part, CellCollector(STRINGS), DATED, False)
    slow = SheetGrid(name="S", file="", load=lambda: found)
    assert (quick.n_rows, quick.n_columns, quick.hidden_rows) == (slow.n_rows, slow.n_columns, slow.hidden_rows)
    assert quick.cells(0, 99) == slow.cells(0, 99)
    for kind in ("number", "date", "text"):
        kinds = dict.fromkeys(range(quick.n_columns), kind)
        left, right = quick.columns(kinds, 0, 99), slow.columns(kinds, 0, 99)
        for column in kinds:
            np.testing.assert_array_equal(left[column].values, right[column].values)
            assert left[column].odd == right[column].odd


def test_the_usual_way_of_writing_is_read_the_fast_way():
    piece = b'<row r="12" spans="1:2"><c r="AB12" s="1" t="s"><v>1</v></c><c r="XFD12"><v>2.5</v></c></row>'
    batch = fast.scan(piece, Findings(list(STRINGS), DATED))
    assert batch.rows.tolist() == [11, 11]
    assert batch.columns.tolist() == [27, 16_383]
    assert batch.numbers.tolist() == [1, 2.5]


@pytest.mark.parametrize(
    "piece",
    [
        b'<row r="1"><c r="A2"><v>1</v></c></row>',
        b"<row r='1'><c r='A1'><v>1</v></c></row>",
        b'<row><c r="A1"><v>1</v></c></row>',
        b'<row r="1"><c><v>1</v></c></row>',
        b'<row r="1"><c r="A1" t="x"><v>1</v></c></row>',
        b'<row r="1"><!-- --></row>',
        b'<c r="A1"><v>1</v></c>',
        b'<row r="1"><c r="A1" t="s"><v>9</v></c></row>',
    ],
)
def test_what_the_fast_way_does_not_expect_it_leaves_to_the_parser(piece):
    with pytest.raises(UnusualXmlError):
        fast.scan(piece, Findings(list(STRINGS), DATED))
