"""The bytes of the type library lead from name to name to what each function takes."""

from __future__ import annotations

import struct

from xlsaging.calc.names import INTERFACE, takes_range
from xlsaging.calc.type_library import argument_name, idl, type_library
from xlsaging.functions.registry import functions


def _name(data: bytes, at: int) -> str:
    return data[at : data.index(b"\0", at)].decode()


def test_every_part_of_the_name_leads_to_the_next_and_the_last_to_the_interface() -> None:
    data = type_library(functions())
    assert data[:8] == b"UNOIDL\xff\0"
    at, count = struct.unpack_from("<II", data, 8)
    found = []
    while True:
        assert count == 1
        name, entity = struct.unpack_from("<II", data, at)
        found.append(_name(data, name))
        if data[entity]:
            break
        (count,) = struct.unpack_from("<I", data, entity + 1)
        at = entity + 5

    assert ".".join(found) == INTERFACE
    assert data[entity] == 5


def test_names_of_arguments_are_those_of_its_grammar() -> None:
    assert [argument_name(each) for each in ("as_of", "data12", "credit_sales")] == ["asOf", "data12", "creditSales"]


def test_the_first_table_comes_as_the_range_itself_beside_the_workbook_that_asks() -> None:
    lines = {line.split("(")[0].split()[-1]: line for line in idl(functions()).splitlines() if "(" in line}
    for function in functions():
        line = lines[function.name]
        assert ("XCellRange data," in line) == takes_range(function), line
        assert ("XPropertySet document" in line) == takes_range(function), line
        assert line.split("(")[0].split()[0] == ("any" if function.category == "numbers" else "sequence<sequence<any>")
    assert sum(takes_range(each) for each in functions()) > 5
