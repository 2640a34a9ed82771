"""Parsers and the header finder on anything at all: never an exception, always a value, a blank or an issue."""

from __future__ import annotations

import datetime
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xlsaging.i18n.speak import issue_text
from xlsaging.ledger.aliases import header_keys, header_tongues
from xlsaging.ledger.amount_cell import parse_amount
from xlsaging.ledger.bucket_headers import bucket_columns
from xlsaging.ledger.cells import clean_id, clean_text, is_blank, plain
from xlsaging.ledger.columns import filled_cells
from xlsaging.ledger.date_cell import parse_date
from xlsaging.ledger.grid import CellError, Uncached
from xlsaging.ledger.headers import Header, UserColumns, match_headers
from xlsaging.ledger.places import parse_place
from xlsaging.ledger.row_words import tells
from xlsaging.ledger.sources import MemoryGrid, MemorySource
from xlsaging.ledger.sources.values import blank, column_of
from xlsaging.ledger.table import TypedTable
from xlsaging.ledger.terms_cell import parse_terms
from xlsaging.ledger.titles import heading_facts, split_customer
from xlsaging.ledger.typed import find_tables
from xlsaging.ledger.units import unit_of
from xlsaging.model.periods import NEVER
from xlsaging.model.settings import Settings

ALPHABET = "0123456789０１２９.,，．'’ \u00a0\u2009-−－+()（）$¥￥€%％EeCRDRUSDCNY元万亿借贷年月日号/:TZ客户单据发票金额合计天以上内未到期AbcNo#_\n\t\"=$"
TEXTS = st.one_of(st.text(ALPHABET, max_size=24), st.text(max_size=24))
HEADERS = st.sampled_from(
    [
        "发票号",
        "客户编号",
        "客户",
        "客户名称",
        "开票日期",
        "到期日",
        "日期",
        "金额",
        "金额（万元）",
        "币种",
        "借方",
        "贷方",
        "方向",
        "余额",
        "摘要",
        "凭证号",
        "月",
        "日",
        "2025年",
        "原币",
        "本币",
        "收款单号",
        "收款日期",
        "收款金额",
        "合计",
        "小计",
        "30天以内",
        "31-60天",
        "90天以上",
        "未到期",
        "客户：C001",
        "制表人：张三",
        "Date",
        "Amount",
        "No.",
        "Customer",
        "InvoiceDate",
        "汇率",
        "$Due$",
        "USD",
        "EUR",
        "JPY",
    ]
)
CELLS = st.one_of(
    st.none(),
    HEADERS,
    TEXTS,
    st.floats(),
    st.integers(-(10**20), 10**20),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.sampled_from([CellError("#N/A"), Uncached("A1+B1"), "1,234", "3/4/2025", "13/4/2025", "2025-01-31", "(5.00)"]),
)


@given(TEXTS)
def test_amounts_are_a_value_readings_a_blank_or_a_code(text: str) -> None:
    cell = parse_amount(text)
    if cell.value is not None:
        assert np.isfinite(cell.value)
        assert not cell.code
    elif not cell.code and cell.readings is None:
        assert is_blank(plain(text).lstrip("'").strip()) or is_blank(plain(text))


@given(TEXTS, st.booleans())
def test_dates_are_a_day_readings_a_blank_or_a_code(text: str, date_1904: bool) -> None:
    cell = parse_date(text, date_1904=date_1904)
    assert not (cell.code and cell.day != NEVER)
    if cell.day == NEVER and not cell.code and not cell.readings:
        assert is_blank(plain(text))


@given(TEXTS)
def test_ids_and_texts_are_stable_once_they_are_clean(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert isinstance(clean_id(text), str)


@given(st.lists(TEXTS, max_size=8))
def test_words_of_titles_headers_and_places_never_raise(texts: list[str]) -> None:
    for text in texts:
        header_keys(text)
        unit_of(text)
        split_customer(text)
        parse_place(text)
        tells(text)
        parse_terms(text)
        header_tongues(text)
    heading_facts(texts)
    bucket_columns(dict(enumerate(texts)))


@given(st.lists(st.tuples(st.one_of(HEADERS, TEXTS), st.one_of(st.just(""), HEADERS)), max_size=12))
def test_any_headers_are_matched_without_one_column_twice(pairs: list[tuple[str, str]]) -> None:
    headers = [Header(position, text, group) for position, (text, group) in enumerate(pairs)]
    match = match_headers(headers, UserColumns())
    assert len(set(match.columns.values())) == len(match.columns)
    assert set(match.columns.values()) | set(match.doubles) | set(match.unmatched) == set(range(len(headers)))


def check_table(table: TypedTable) -> None:
    """Every row is accounted for, and every filled cell of a number or date column is a value or an issue."""
    located, frame = table.located, table.frame
    rows = located.last_row - located.first_row + 1
    assert len(frame) + sum(table.left_out.values()) <= rows
    beyond = located.grid.cells(located.first_row, located.last_row)
    columns = [*located.columns.values(), *located.extra.values()]
    trailing = sum(all(line[column] is None for column in columns) for line in beyond)
    assert len(frame) + sum(table.left_out.values()) + trailing >= rows
    for name, position in located.columns.items():
        values = frame[name]
        for row in frame.index:
            cell = located.grid.cells(int(row), int(row))[0][position]
            if blank(cell) or cell != cell or (isinstance(cell, str) and is_blank(plain(cell).lstrip("'").strip())):
                continue
            value = values.loc[row]
            missing = (values.dtype.kind == "f" and np.isnan(value)) or (values.dtype.kind == "i" and value == NEVER)
            assert not missing or row in table.bad.get(name, {}) or cell == datetime.date(9999, 12, 31), (name, cell)
    for issue in table.issues:
        assert issue_text(issue, "zh_CN+en")


GRIDS = st.builds(
    lambda above, headers, rows, below: [*above, headers, *rows, *below],
    st.lists(st.lists(CELLS, max_size=4), max_size=3),
    st.lists(HEADERS, min_size=2, max_size=9),
    st.lists(st.lists(CELLS, max_size=9), max_size=8),
    st.lists(st.lists(HEADERS, max_size=9), max_size=3),
)


@pytest.mark.parametrize("text_only", [False, True])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_any_grid_gives_tables_whose_rows_and_cells_are_accounted_for(text_only: bool, data: Any) -> None:
    rows = data.draw(GRIDS)
    if text_only:
        rows = [[None if cell is None else str(cell) for cell in row] for row in rows]
    grid = MemoryGrid(name="S", rows=rows, text_only=text_only)
    tables, issues = find_tables(MemorySource("x", [grid]), Settings())
    for table in tables:
        check_table(table)
    for issue in issues:
        assert issue_text(issue, "zh_CN+en")


@given(st.lists(CELLS, max_size=12), st.sampled_from(["text", "number", "date"]))
def test_a_cell_counts_as_filled_unless_it_is_blank(cells: list[object], kind: Any) -> None:
    usable = [cell for cell in cells if not (isinstance(cell, float) and np.isnan(cell))]
    far = datetime.date(9999, 12, 31)
    usable = [cell for cell in usable if not (isinstance(cell, datetime.date) and cell.year == far.year)]
    assert filled_cells(column_of(usable, kind)).tolist() == [not blank(cell) for cell in usable]
