"""LibreOffice finds in the type library what the IDL says."""

from __future__ import annotations

import re
from typing import Any

from live_office import LIVE

from xlsaging.calc.names import INTERFACE
from xlsaging.calc.type_library import idl
from xlsaging.functions.registry import functions

pytestmark = LIVE
_METHOD = re.compile(r"^ +(?P<result>.+) (?P<name>AR_\w+)\((?P<taken>.*)\);$", re.MULTILINE)
_ROWS = "sequence<sequence<any> >"


def _by_idl() -> list[tuple[str, str, list[tuple[str, str]]]]:
    found = []
    for method in _METHOD.finditer(idl(functions())):
        taken = [argument.removeprefix("[in] ").split(" ") for argument in method["taken"].split(", ")]
        result = method["result"].replace(_ROWS, "[][]any")
        found.append((method["name"], result, [(kind.replace("::", "."), name) for kind, name in taken]))
    return found


def test_libreoffice_knows_every_function_with_the_types_of_the_idl(calc: Any) -> None:
    types = calc.office.context.getValueByName("/singletons/com.sun.star.reflection.theTypeDescriptionManager")
    interface = types.getByHierarchicalName(INTERFACE)
    by_libreoffice = []
    for method in interface.getMembers():
        taken = sorted(method.getParameters(), key=lambda each: each.getPosition())
        assert all(each.isIn() and not each.isOut() for each in taken)
        arguments = [(each.getType().getName(), each.getName()) for each in taken]
        name = method.getName().rpartition("::")[2].rpartition(".")[2]
        by_libreoffice.append((name, method.getReturnType().getName(), arguments))

    assert sorted(by_libreoffice) == sorted(_by_idl())
    assert len(by_libreoffice) == len(functions())
