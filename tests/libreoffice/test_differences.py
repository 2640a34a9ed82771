"""The table of differences says what the code does."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

xlwings = pytest.importorskip("xlwings")
from xlsaging import libreoffice  # noqa: E402

ROWS = [
    (member, row[1])
    for line in (libreoffice.__doc__ or "").splitlines()
    if line.startswith("| ") and not line.startswith("| member")
    for row in [[cell.strip() for cell in line.strip("|").split("|")]]
    for member in row[0].split(", ")
]
RAISING = sorted(member for member, what in ROWS if what == "raises")
PACKAGE = Path(libreoffice.__file__).parent


def _chart(sheet: Any) -> Any:
    sheet["A1"].value = [["day", "open"], ["a", 1], ["b", 2]]
    return sheet.charts.add(source=sheet["A1:B3"], chart_type="column_clustered")


def _table(sheet: Any) -> Any:
    sheet["A1"].value = [["day", "open"], ["a", 1], ["b", 2]]
    return sheet.tables.add(sheet["A1:B3"])


def _pivot(sheet: Any) -> Any:
    sheet["A1"].value = [["day", "open"], ["a", 1], ["b", 2]]
    return sheet.pivot_tables.add(sheet["A1:B3"], sheet["D1"])


def _set(name: str, value: Any, make: Callable[[Any], Any]) -> Callable[[Any], None]:
    return lambda sheet: setattr(make(sheet), name, value)


def _paste(sheet: Any) -> None:
    sheet["A1"].copy()
    sheet["B1"].paste("validation")


def _copy_to_another_app(sheet: Any) -> None:
    with xlwings.App(visible=False) as other:
        sheet.copy(after=other.books[0].sheets[0])


TRIED: dict[str, Callable[[Any], Any]] = {
    "Book.save": lambda sheet: sheet.book.save("never.xlsb"),
    "Chart.chart_type": _set("chart_type", "surface", _chart),
    "Chart.style": _set("style", 201, _chart),
    "ChartLegend.position": lambda sheet: setattr(_chart(sheet).legend, "position", "corner"),
    "ChartSeries.chart_type": lambda sheet: setattr(_chart(sheet).series[0], "chart_type", "pie"),
    "ConditionalFormats.add_icon_set": lambda sheet: sheet["A1"].conditional_formats.add_icon_set("3_stars"),
    "PivotTable.layout": _set("layout", "compact", _pivot),
    "Range.add_comment": lambda sheet: sheet["A1"].add_comment("why?"),
    "Range.autofill": lambda sheet: sheet["A1"].autofill(sheet["A1:A3"], "flash_fill"),
    "Range.copy_from": lambda sheet: sheet["B1"].copy_from(sheet["A1"], "link"),
    "Range.copy_picture": lambda sheet: sheet["A1"].copy_picture(),
    "Range.horizontal_alignment": _set("horizontal_alignment", "center_across_selection", lambda sheet: sheet["A1"]),
    "Range.paste": _paste,
    "Range.to_png": lambda sheet: sheet["A1"].impl.to_png("never.png"),
    "Sheet.copy": _copy_to_another_app,
    "Table.show_table_style_column_stripes": _set("show_table_style_column_stripes", True, _table),
    "Table.show_table_style_first_column": _set("show_table_style_first_column", True, _table),
    "Table.show_table_style_last_column": _set("show_table_style_last_column", True, _table),
    "Table.show_table_style_row_stripes": _set("show_table_style_row_stripes", True, _table),
    "Table.table_style": _set("table_style", "TableStyleMedium2", _table),
}


def test_every_row_that_raises_is_tried() -> None:
    assert sorted(TRIED) == RAISING


@pytest.mark.parametrize("member", RAISING)
def test_what_libreoffice_cannot_do_names_itself(sheet, member: str) -> None:
    with pytest.raises(NotImplementedError, match=rf"^{re.escape(member)}: \w+"):
        TRIED[member](sheet)


def test_nothing_else_raises_it() -> None:
    named = set()
    for path in PACKAGE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            call = node.exc if isinstance(node, ast.Raise) else None
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "NotImplementedError":
                named.add(re.sub(r"^f?[\"']|\{name\}.*|:.*", "", ast.unparse(call.args[0])))

    stems = {name for name in named if not name.endswith(".")}
    assert stems <= set(RAISING)
    assert named - stems == {"Table."}


def test_every_member_in_the_table_exists() -> None:
    for member, _ in ROWS:
        owner, _, name = member.partition(".")
        found = getattr(xlwings.main, owner)
        assert not name or hasattr(found, name) or member == "Book.open", member
