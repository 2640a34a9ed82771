"""The registry: names that VBA can carry, texts that the Function Wizard can show, results that cells can hold."""

from __future__ import annotations

import subprocess
import sys

import pytest

from xlsaging.functions.arguments import Argument
from xlsaging.functions.registry import CellFunction, cell_function, functions
from xlsaging.i18n.speak import say

FUNCTIONS = {each.name: each for each in functions()}
LONGEST = 255
"""What Excel shows of a text in the Function Wizard."""


@pytest.mark.parametrize("each", FUNCTIONS.values(), ids=FUNCTIONS)
def test_every_text_exists_in_both_languages_and_fits_the_function_wizard(each: CellFunction) -> None:
    for text in (each.text, *(argument.text for argument in each.arguments)):
        for lang in ("en", "zh_CN"):
            assert 0 < len(say(text, lang)) <= LONGEST, text


@pytest.mark.parametrize("each", FUNCTIONS.values(), ids=FUNCTIONS)
def test_arguments_that_may_be_left_out_come_last(each: CellFunction) -> None:
    optional = [argument.optional for argument in each.arguments]

    assert optional == sorted(optional)


@pytest.mark.parametrize(
    "arguments", [("date",), ("days", "Days"), ("AR_NEW",)], ids=["reserved", "twice", "the function's own"]
)
def test_a_name_that_vba_could_not_carry_is_refused(arguments: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="VBA"):
        cell_function("AR_NEW", "numbers", *(Argument(name, "number") for name in arguments))


def test_a_name_that_is_taken_is_refused_whatever_its_case() -> None:
    with pytest.raises(ValueError, match="twice"):
        cell_function("ar_dso", "numbers")


def test_importing_the_functions_loads_no_library() -> None:
    libraries = ("xlwings", "pandas", "polars", "numpy", "narwhals", "pyarrow")
    code = f"""
import sys
from xlsaging.functions.registry import functions
functions()
print(*[name for name in {libraries!r} if name in sys.modules])
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.split() == []
