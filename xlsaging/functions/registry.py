"""The one registry of cell functions: what each is called, what it takes, what it says in the Function Wizard.

Everything else is made from it: the xlwings functions (`excel`), the VBA (`vba`), the README's table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from inspect import Parameter, Signature
from typing import Any, Literal

from xlsaging.i18n.catalogue import Text
from xlsaging.model.errors import XlsagingError

from .arguments import Argument, aligned, as_value, read_argument
from .errors import ErrorValue, RefusedError, error_value_of
from .ranges import is_table

__all__ = ["CALLER", "REGISTRY", "CellFunction", "cell_function", "functions", "named"]

Category = Literal["numbers", "tables"]
CALLER = "caller"
"""The argument that xlwings fills with the cell that asks."""

_MODULES = ("numbers", "tables", "check", "explain")
REGISTRY: dict[str, CellFunction] = {}
"""Every function by its name, as far as its module has been imported: `functions` imports all."""

_RESERVED = frozenset(
    "and as boolean byref byte byval call case const currency date declare dim do double each else empty end enum "
    "erase error exit false for friend function get global gosub goto if imp implements in integer is let like long "
    "loop me mod new next not nothing null object on option optional or paramarray preserve private property public "
    "redim rem resume return select set single static step stop string sub then to true type until variant wend "
    "while with xor".split()
)


@dataclass(frozen=True, slots=True)
class CellFunction:
    """One function of cells over a plain Python one."""

    name: str
    category: Category
    arguments: tuple[Argument, ...]
    behind: Callable[..., Any]
    asks_caller: bool = False
    about: Callable[[CellFunction, Sequence[Any]], Any] | None = None
    """What it does where its first argument is the name of a function and the others are that one's arguments."""

    @property
    def text(self) -> Text:
        """What the Function Wizard says of it."""
        return Text(f"function.{self.name}")

    @property
    def category_text(self) -> Text:
        """The Function Wizard's category."""
        return Text(f"category.{self.category}")

    @property
    def signature(self) -> Signature:
        """As Excel's users type it; xlwings' `caller` comes last."""
        kind = Parameter.POSITIONAL_OR_KEYWORD
        made = [
            Parameter(each.name, kind, default=None if each.optional else Parameter.empty) for each in self.arguments
        ]
        if self.asks_caller:
            made.append(Parameter(CALLER, kind, default=None))
        return Signature(made)

    def read(self, given: Sequence[Any]) -> list[Any]:
        """The arguments as the function behind takes them: tables as one list that leads. Raises RefusedError."""
        takers = [argument for argument in self.arguments if argument.kind != "table"]
        if len(takers) == len(self.arguments):
            padded = [*given, *[None] * (len(takers) - len(given))]
            return [read_argument(argument, each) for argument, each in zip(takers, padded, strict=True)]
        tables, rest = aligned(self.arguments, given)
        return [tables, *(read_argument(argument, each) for argument, each in zip(takers, rest, strict=True))]

    def compute(self, *given: Any) -> Any:
        """The result in Python's terms; an undefined figure is None. Raises RefusedError or XlsagingError."""
        if self.about and given and (other := named(given[0])):
            own = list(given[1 : len(self.arguments)])
            while own and own[-1] is None:
                own.pop()
            return self.about(other, own)
        mine, caller = given[: len(self.arguments)], (*given[len(self.arguments) :], None)[0]
        return self.behind(*self.read(mine), *([caller] if self.asks_caller else []))

    def __call__(self, *given: Any) -> Any:
        """The result as a cell holds it: a number, text, an `ErrorValue`, or a list of rows."""
        try:
            result = self.compute(*given)
        except (RefusedError, XlsagingError) as error:
            return error_value_of(error)
        return ErrorValue.NA if result is None else result


def cell_function(
    name: str,
    category: Category,
    *arguments: Argument,
    asks_caller: bool = False,
    about: Callable[[CellFunction, Sequence[Any]], Any] | None = None,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Put the function below into the registry under `name`; it stays as it is.

    Raises ValueError for a name that is taken (VBA ignores case) or an argument that VBA could not name.
    """
    if name.lower() in {each.lower() for each in REGISTRY}:
        raise ValueError(f"{name} is there twice: VBA ignores case")
    names = [argument.name.lower() for argument in arguments]
    if wrong := _RESERVED & set(names) or {each for each in names if names.count(each) > 1 or each == name.lower()}:
        raise ValueError(f"{name}: VBA cannot call an argument {sorted(wrong)[0]!r}")

    def register(behind: Callable[..., Any]) -> Callable[..., Any]:
        REGISTRY[name] = CellFunction(name, category, arguments, behind, asks_caller, about)
        return behind

    return register


def named(given: Any) -> CellFunction | None:
    """The function of this name; None for what is no name of one."""
    if is_table(given):
        return None
    text = as_value(given)
    name = text.strip().upper() if isinstance(text, str) else ""
    return next((each for each in functions() if each.name == name), None)


def functions() -> list[CellFunction]:
    """Every cell function, by name."""
    for module in _MODULES:
        import_module(f"xlsaging.functions.{module}")
    return [REGISTRY[name] for name in sorted(REGISTRY)]
