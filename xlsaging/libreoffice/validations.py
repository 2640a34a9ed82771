"""DataValidation: what may be entered into cells."""

from __future__ import annotations

from typing import Any

from xlwings import XlwingsError, base_classes

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.addresses import quoted
from xlsaging.libreoffice.formulas import to_excel, to_office

TYPES = {
    "whole_number": "WHOLE",
    "decimal": "DECIMAL",
    "list": "LIST",
    "date": "DATE",
    "time": "TIME",
    "text_length": "TEXT_LEN",
    "custom": "CUSTOM",
}
OPERATORS = {
    "between": "BETWEEN",
    "not_between": "NOT_BETWEEN",
    "equal_to": "EQUAL",
    "not_equal_to": "NOT_EQUAL",
    "greater_than": "GREATER",
    "less_than": "LESS",
    "greater_than_or_equal": "GREATER_EQUAL",
    "less_than_or_equal": "LESS_EQUAL",
}
ALERTS = {"stop": "STOP", "warning": "WARNING", "information": "INFO"}
COMPARED = ("whole_number", "decimal", "date", "time", "text_length")
SORTED_LIST, UNSORTED_LIST, NO_LIST = 2, 1, 0
LONGEST_SOURCE = 255


class DataValidation(bridge.Guarded, base_classes.DataValidation):
    """The rule of a range's cells, if they share one."""

    def __init__(self, cells: Any) -> None:
        self.parent = cells

    @property
    def api(self) -> Any:
        return self.parent.xr.getPropertyValue("Validation")

    def _rule(self) -> Any:
        """The common rule; None where there is none or where the cells differ."""
        return None if self.type in ("none", "inconsistent", "mixed_criteria") else self.api

    @property
    def type(self) -> str:
        if self.parent.shape != (1, 1) and self._differs():
            with_rule = [bool(self._kind(block) != "ANY") for block in self._blocks()]
            return "inconsistent" if all(with_rule) else "mixed_criteria"
        kind = self.api.getPropertyValue("Type").value
        return next((name for name, uno_name in TYPES.items() if uno_name == kind), "none")

    def _differs(self) -> bool:
        return bool(self.parent.xr.getPropertyState("Validation").value == "AMBIGUOUS_VALUE")

    def _blocks(self) -> list[Any]:
        groups = self.parent.xr.getUniqueCellFormatRanges()
        return [groups.getByIndex(at) for at in range(groups.getCount())]

    @staticmethod
    def _kind(block: Any) -> str:
        return str(block.getPropertyValue("Validation").getPropertyValue("Type").value)

    def _formula(self, first: bool) -> str | None:
        rule = self._rule()
        if rule is None:
            return None
        text = rule.getFormula1() if first else rule.getFormula2()
        return _unquoted(text) if text else None

    @property
    def operator(self) -> str | None:
        if self.type not in COMPARED:
            return None
        name = self.api.getOperator().value
        return next((each for each, uno_name in OPERATORS.items() if uno_name == name), None)

    @property
    def formula1(self) -> str | None:
        return self._formula(True) if self.type in COMPARED else None

    @property
    def formula2(self) -> str | None:
        return self._formula(False) if self.operator in ("between", "not_between") else None

    @property
    def formula(self) -> str | None:
        return self._formula(True) if self.type == "custom" else None

    @property
    def source(self) -> str | None:
        """A list's entries, or the formula of the cells that hold them."""
        if self.type != "list":
            return None
        text = self.api.getFormula1()
        if text.startswith('"'):
            return ",".join(part.strip('"') for part in text.split(";"))
        return to_excel("=" + text)

    @property
    def in_cell_dropdown(self) -> bool | None:
        return self._shared("ShowList", bool) if self.type == "list" else None

    @property
    def ignore_blank(self) -> bool | None:
        return self._shared("IgnoreBlankCells", bool)

    @property
    def input_title(self) -> str | None:
        return self._shared("InputTitle", str)

    @property
    def input_message(self) -> str | None:
        return self._shared("InputMessage", str)

    @property
    def show_input(self) -> bool | None:
        return self._shared("ShowInputMessage", bool)

    @property
    def error_title(self) -> str | None:
        return self._shared("ErrorTitle", str)

    @property
    def error_message(self) -> str | None:
        return self._shared("ErrorMessage", str)

    @property
    def show_error(self) -> bool | None:
        return self._shared("ShowErrorMessage", bool)

    @property
    def alert_style(self) -> str | None:
        rule = self._rule()
        style = None if rule is None else rule.getPropertyValue("ErrorAlertStyle").value
        return next((name for name, uno_name in ALERTS.items() if uno_name == style), None)

    def _shared(self, name: str, shown: Any) -> Any:
        rule = self._rule()
        return None if rule is None else shown(rule.getPropertyValue(name))

    def _write(self, kind: str, operator: str | None, formula1: str, formula2: str | None) -> Any:
        """Put a rule on the cells and keep the messages of the one before; raises XlwingsError where they differ."""
        if self.type in ("mixed_criteria", "inconsistent"):
            raise XlwingsError(
                "Cannot update data validation because the target cells have different validation rules."
            )
        rule = self.api
        if self.type == "none":
            rule.setPropertyValue("ShowErrorMessage", True)
            rule.setPropertyValue("ShowInputMessage", True)
            rule.setPropertyValue("IgnoreBlankCells", True)
        rule.setPropertyValue("Type", bridge.enum("sheet.ValidationType", TYPES[kind]))
        rule.setOperator(bridge.enum("sheet.ConditionOperator", OPERATORS[operator or "between"]))
        rule.setSourcePosition(self.parent.cell_address)
        rule.setFormula1(formula1)
        rule.setFormula2(formula2 or "")
        self.parent.xr.setPropertyValue("Validation", rule)

    def set_list(self, source: Any, in_cell_dropdown: bool) -> None:
        """Let one of some entries be chosen: texts, the texts in cells, or those of a defined name."""
        if isinstance(source, base_classes.Range):
            formula = to_office(f"={quoted(source.sheet.name)}!{source.get_address()}")[1:]
        elif isinstance(source, base_classes.Name):
            formula = source.name
        else:
            if len(",".join(source)) > LONGEST_SOURCE:
                raise ValueError("the Excel data validation source cannot exceed 255 characters")
            formula = ";".join('"' + entry.replace('"', '""') + '"' for entry in source)
        self._write("list", None, formula, None)
        rule = self.api
        rule.setPropertyValue("ShowList", UNSORTED_LIST if in_cell_dropdown else NO_LIST)
        self.parent.xr.setPropertyValue("Validation", rule)

    def set_rule(self, rule_type: str, operator: str | None, formula1: str, formula2: str | None) -> None:
        first = to_office("=" + formula1.removeprefix("="))[1:]
        second = None if formula2 is None else to_office("=" + str(formula2).removeprefix("="))[1:]
        self._write(rule_type, operator, first, second)

    def delete(self) -> None:
        rule = self.parent.part(0, 0).xr.getPropertyValue("Validation")
        rule.setPropertyValue("Type", bridge.enum("sheet.ValidationType", "ANY"))
        rule.setFormula1("")
        rule.setFormula2("")
        self.parent.xr.setPropertyValue("Validation", rule)


def _unquoted(text: str) -> str:
    """A bound as Excel shows it: a number as it is, anything else as a formula."""
    try:
        float(text)
    except ValueError:
        return to_excel("=" + text)
    return text
