"""Every number that a function on a ledger shows is explained by its heading and its row, and the explanation sums to
it: a column, or a function, that is added without its explanation fails here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import fsum
from typing import Any

import openpyxl
import pytest

from tests.functions.workbook import Sheet
from xlsaging.app.sample import Wanted, write_sample
from xlsaging.functions.errors import ErrorValue
from xlsaging.functions.registry import functions
from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.report.labels import heading

CALL = {each.name: each for each in functions()}
DAY = "2026-10-31"
OWN = "base_currency=CNY; commission_tiers=0:0.013, 30:0.037; department_share=0.7"
Table = list[list[Any]]


@pytest.fixture(params=["en", "zh_CN"], scope="module")
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, list[Any]]:
    """A language, and the ranges of a small ledger in it with every table."""
    path = tmp_path_factory.mktemp("sample") / "ledger.xlsx"
    write_sample(Wanted(path, 60, request.param, 5, False, False))
    sheets = [sheet for sheet in openpyxl.load_workbook(path, data_only=True) if sheet.max_column > 1]
    made = [Sheet(sheet.title, [list(row) for row in sheet.iter_rows(values_only=True)]) for sheet in sheets]
    return request.param, [sheet.used_range for sheet in made if sheet.name not in ("About", "说明")]


def _rows(table: Table) -> Iterator[dict[str, Any]]:
    return (dict(zip(table[0], row, strict=True)) for row in table[1:])


def _same(said: Any, shown: Any) -> bool:
    """Whether an explanation's first column sums to what a cell shows; where that is no number, to #N/A."""
    if not isinstance(said, list):
        return False
    first = [row[0] for row in said[1:]]
    if isinstance(shown, (ErrorValue, str)):
        return first[0] is ErrorValue.NA
    errors = [each for each in first if isinstance(each, ErrorValue)]
    return not errors and fsum(each for each in first if each != "") == pytest.approx(shown, rel=1e-9, abs=1e-6)


def _unexplained(table: Table, named: set[str], explain: Callable[[str, dict[str, Any]], Any]) -> list[tuple[str, Any]]:
    """The numbers of a table that are not explained; `named` are the headings of columns that name the row."""
    figures = [head for head in table[0] if head not in named and _is_figure(table, head)]
    assert figures, table[0]
    return [(head, row[head]) for row in _rows(table) for head in figures if not _same(explain(head, row), row[head])]


def _is_figure(table: Table, head: str) -> bool:
    cells = [row[head] for row in _rows(table)]
    return any(isinstance(cell, (int, float, ErrorValue)) and not isinstance(cell, bool) for cell in cells)


def _heads(lang: str, *names: str) -> list[str]:
    return [say(heading(name), lang) for name in names]


@pytest.mark.parametrize(
    ("by", "basis"), [("customer_id", None), ("region,collector", None), ("entity", "document_date")]
)
def test_aging(book: tuple[str, list[Any]], by: str, basis: str | None) -> None:
    _, ranges = book
    table = CALL["AR_AGING"](*ranges, by, DAY, basis, OWN)
    keys = table[0][: len(by.split(","))]

    def explain(head: str, row: dict[str, Any]) -> Any:
        return CALL["AR_EXPLAIN"](
            *ranges, f"AR_AGING:{head}", "/".join(row[key] for key in keys), DAY, basis, f"by={by}; {OWN}"
        )

    assert _unexplained(table, set(keys), explain) == []


def test_open_items(book: tuple[str, list[Any]]) -> None:
    lang, ranges = book
    table = CALL["AR_OPEN_ITEMS"](*ranges, None, DAY, None, OWN)
    keys = _heads(lang, "customer_id", "document_no", "instalment_no")

    def explain(head: str, row: dict[str, Any]) -> Any:
        key = "/".join(str(row[key]) for key in keys)
        return CALL["AR_EXPLAIN"](*ranges, f"AR_OPEN_ITEMS:{head}", key, DAY, None, OWN)

    assert _unexplained(table, set(keys), explain) == []


def test_trend(book: tuple[str, list[Any]]) -> None:
    _, ranges = book
    table = CALL["AR_DSO_TREND"](*ranges, DAY, f"months=3; window=2; {OWN}")

    def explain(head: str, row: dict[str, Any]) -> Any:
        month = row[table[0][0]].isoformat()
        return CALL["AR_EXPLAIN"](*ranges, f"AR_DSO_TREND:{head}", month, DAY, None, f"window=2; {OWN}")

    assert _unexplained(table, {table[0][0]}, explain) == []


@pytest.mark.parametrize("by", ["", "region", "customer_id"])
def test_bad_debts(book: tuple[str, list[Any]], by: str) -> None:
    lang, ranges = book
    table = CALL["AR_BAD_DEBTS"](*ranges, by, DAY, f"start=2026-03-01; {OWN}")
    name = say(Text("trend.ratio_name"), lang)

    def explain(head: str, row: dict[str, Any]) -> Any:
        key = row[table[0][0]] if by else ""
        return CALL["AR_EXPLAIN"](*ranges, row[name], key, DAY, None, f"by={by}; part={head}; start=2026-03-01; {OWN}")

    assert _unexplained(table, {name, table[0][0]}, explain) == []


def test_collectors(book: tuple[str, list[Any]]) -> None:
    _, ranges = book
    table = CALL["AR_COLLECTORS"](*ranges, None, DAY, f"start=2026-08-01; {OWN}")

    def explain(head: str, row: dict[str, Any]) -> Any:
        key = row[table[0][0]]
        return CALL["AR_EXPLAIN"](*ranges, f"AR_COLLECTORS:{head}", key, DAY, None, f"start=2026-08-01; {OWN}")

    assert _unexplained(table, {table[0][0]}, explain) == []


def test_tie_out(book: tuple[str, list[Any]]) -> None:
    lang, ranges = book
    table = CALL["AR_TIE_OUT"](*ranges, DAY, OWN)
    keys = _heads(lang, "entity", "account", "currency")

    def explain(head: str, row: dict[str, Any]) -> Any:
        key = "/".join(row[key] for key in keys if row[key])
        return CALL["AR_EXPLAIN"](*ranges, f"AR_TIE_OUT:{head}", key, DAY, None, OWN)

    assert _unexplained(table, set(keys), explain) == []


def test_every_function_that_gives_numbers_is_walked_over() -> None:
    walked = {"AR_AGING", "AR_OPEN_ITEMS", "AR_DSO_TREND", "AR_BAD_DEBTS", "AR_COLLECTORS", "AR_TIE_OUT"}
    words = {"AR_CHECK", "AR_EXPLAIN"}

    assert {each.name for each in CALL.values() if each.category == "tables"} == walked | words


def test_a_number_without_an_explanation_would_be_found() -> None:
    table = [["Customer", "Outstanding", "Shoe size"], ["C1", 5.0, 43]]
    said = [["Contribution"], [""], [5.0]]

    missing = _unexplained(table, {"Customer"}, lambda _head, _row: said)

    assert [each[0] for each in missing] == ["Shoe size"]


PLAIN: dict[str, tuple[Any, ...]] = {
    "AR_ADD": (50.0, 900.0, 90.0),
    "AR_BAD_DEBT_RATIO": (5.0, 900.0),
    "AR_BUCKET": (45.0,),
    "AR_CEI": (100.0, 50.0, 80.0, 30.0),
    "AR_COMMISSION": ([[100.0], [55.55]], [[0.0133], [0.02]]),
    "AR_DAYS_PAST_DUE": ("2025-01-31", "2025-03-02"),
    "AR_DISCOUNT_COST": (0.02, 10.0, 30.0),
    "AR_DSO": (300.0, 900.0, 90.0),
    "AR_DSO_BEST": (200.0, 900.0, 90.0),
    "AR_DSO_COUNTBACK": (450.0, [[300.0], [200.0]], [[31.0], [30.0]]),
    "AR_HHI": ([[50.0], [30.0], [-5.0]],),
    "AR_LATE_INTEREST": (1_000.0, "2025-01-01", "2025-02-20", 0.085),
    "AR_PROVISION": ([[100.0], [50.0]], [[0.05], [0.5]]),
    "AR_TURNOVER_DAYS": (900.0, 100.0, 200.0),
}


@pytest.mark.parametrize("name", sorted(PLAIN))
def test_plain_numbers(name: str) -> None:
    shown, said = CALL[name](*PLAIN[name]), CALL["AR_EXPLAIN"](name, *PLAIN[name])

    if isinstance(shown, str):
        assert (name, said) == ("AR_BUCKET", ErrorValue.VALUE), "a word is no number, and has no sum"
    else:
        assert _same(said, shown), (shown, said)


def test_every_function_of_plain_numbers_is_walked_over() -> None:
    assert {each.name for each in CALL.values() if each.category == "numbers"} == set(PLAIN)
