"""The functions as xlwings takes them: the module that `UDF Modules` and the VBA wrappers name.

Importing it imports xlwings, which only Excel's own Python does. Off Windows xlwings' decorators do nothing, and the
functions are plain ones of the same names.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .registry import CellFunction, functions

__all__ = ["MODULE", "excel_function"]

MODULE = __name__
"""What the wrappers call."""


def excel_function(each: CellFunction, xw: Any) -> Callable[..., Any]:
    """A function of Excel's for one in the registry, decorated where xlwings' decorators are real.

    xlwings reads names and defaults from the signature and texts from its own decorators. `xw.func` comes last:
    the other two put its category back to xlwings' own.
    """

    def function(*given: Any) -> Any:
        return each(*given)

    function.__name__ = function.__qualname__ = each.name
    function.__doc__ = str(each.text)
    function.__signature__ = each.signature  # type: ignore[attr-defined]  # what inspect.signature looks for
    if getattr(xw.func, "__module__", "") != "xlwings.udfs":
        return function
    made: Callable[..., Any] = function
    for argument in each.arguments:
        how: Any = RangeOrValue if argument.kind in ("table", "numbers", "options") else None
        made = xw.arg(argument.name, how, doc=str(argument.text), err_to_str=True)(made)
    decorated: Callable[..., Any] = xw.func(made, category="ArCollect", volatile=False)
    return decorated


class RangeOrValue:
    """How xlwings hands over a range: as it is, so that it is read once for all, and no row of `A:A` below those in
    use; anything else by value.

    xlwings' own way of passing ranges loses what is none, such as a text or the result of FILTER.
    """

    @classmethod
    def reader(cls, _options: Any) -> Any:
        """The stages that xlwings puts an argument through."""
        from xlwings.conversion import Pipeline

        return Pipeline([cls.take])

    @staticmethod
    def take(context: Any) -> None:
        """Keep the range, or clean the value."""
        from xlwings import conversion

        given = context.range
        context.value = conversion.read(None, context.value, {"err_to_str": True}) if given is None else given


def _all() -> dict[str, Callable[..., Any]]:
    import xlwings as xw

    return {each.name: excel_function(each, xw) for each in functions()}


globals().update(_all())
