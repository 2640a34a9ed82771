"""ConditionalFormats: rules by which cells look."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.addresses import LAST_COLUMN, LAST_ROW
from xlsaging.libreoffice.formulas import to_excel, to_office
from xlsaging.libreoffice.holdings import Collection, free_name
from xlsaging.libreoffice.measures import NO_COLOUR, colour, rgb
from xlsaging.libreoffice.rule_templates import ICON_SETS, direct_formats, implant, restore_formats

CONDITION, COLOR_SCALE, DATA_BAR, ICON_SET = 0, 1, 2, 3
TYPES = {COLOR_SCALE: "color_scale", DATA_BAR: "data_bar", ICON_SET: "icon_set"}
OPERATORS = {
    "equal_to": (0, "EQUAL"),
    "less_than": (1, "LESS"),
    "greater_than": (2, "GREATER"),
    "less_than_or_equal": (3, "LESS_EQUAL"),
    "greater_than_or_equal": (4, "GREATER_EQUAL"),
    "not_equal_to": (5, "NOT_EQUAL"),
    "between": (6, "BETWEEN"),
    "not_between": (7, "NOT_BETWEEN"),
}
"""Each comparison's number in com.sun.star.sheet.ConditionFormatOperator and name in ConditionOperator."""
EXPRESSION = 24
BAR_BOUNDS = {"automatic": 1, "highest_value": 2, "percentile": 3, "number": 4, "percent": 5, "formula": 6}
ICON_BOUNDS = {"lowest_value": 0, "percentile": 1, "number": 2, "percent": 3, "formula": 4}
SCALE_BOUNDS = {"lowest_value": 0, "highest_value": 1, "percentile": 2, "number": 3, "percent": 4, "formula": 5}
STYLE_STEM, STOPPING_STEM = "Rule ", "Stopping rule "
"""Names of the rules' cell styles. LibreOffice stops at the first rule that holds in any case; the name remembers
whether that was asked for."""


class ConditionalFormats(Collection, base_classes.ConditionalFormats):
    """The rules that touch a range, the latest first."""

    def __init__(self, cells: Any) -> None:
        super().__init__(cells.sheet)
        self.cells = cells

    @property
    def api(self) -> Any:
        return self.parent.xs.ConditionalFormats

    def formats(self) -> list[Any]:
        """LibreOffice's formats that touch the range: lists of rules, each with its cells."""
        own = self.cells.box
        return [
            one
            for one in self.api.getConditionalFormats()
            if any(self.parent.at(part).box.common(own) for part in one.Range.getRangeAddresses())
        ]

    def items(self) -> list[Any]:
        formats = sorted(self.formats(), key=lambda one: -one.ID)
        return [ConditionalFormat(self, one, at) for one in formats for at in range(one.getCount())]

    def _aside(self) -> Any:
        """The sheet's last cell, where bars and scales wait while the conditions of their cells are replaced."""
        ranges = self.parent.book.create("com.sun.star.sheet.SheetCellRanges")
        ranges.addRangeAddress(self.parent.range((LAST_ROW, LAST_COLUMN)).uno_address, False)
        return ranges

    def _visuals(self) -> list[Any]:
        return [one for one in self.formats() if one.getCount() and one.getByIndex(0).getType() != CONDITION]

    def _add_condition(self, operator: str, formula1: str, formula2: str | None, spec: dict[str, Any]) -> Any:
        """A rule before those that the cells have; LibreOffice looks no further than the first that holds."""
        visuals = [(one, one.Range) for one in self._visuals()]
        for visual, _ in visuals:
            visual.Range = self._aside()
        before = [_described(entry) for one in self.formats() for entry in _conditions(one)]
        self.clear()
        block = self.cells.block
        entries = block.getPropertyValue("ConditionalFormat")
        entries.clear()
        new = {"Operator": bridge.enum("sheet.ConditionOperator", operator), "Formula1": formula1}
        new |= {"Formula2": formula2 or "", "StyleName": self._new_style(spec)}
        for each in (new, *before):
            entries.addNew(bridge.properties(**each, SourcePosition=self.cells.cell_address))
        block.setPropertyValue("ConditionalFormat", entries)
        for visual, ranges in visuals:
            visual.Range = ranges
        return next(one for one in self.items() if one.type in ("cell_value", "custom"))

    def _new_style(self, spec: dict[str, Any]) -> str:
        styles = self.parent.book.doc.StyleFamilies.getByName("CellStyles")
        name = free_name(STOPPING_STEM if spec.get("stop_if_true") else STYLE_STEM, set(styles.getElementNames()))
        styles.insertByName(name, self.parent.book.create("com.sun.star.style.CellStyle"))
        dress(styles.getByName(name), spec)
        return name

    def add_cell_value(self, spec: dict[str, Any]) -> Any:
        second = None if spec["formula2"] is None else _operand(spec["formula2"])
        return self._add_condition(OPERATORS[spec["operator"]][1], _operand(spec["formula1"]), second, spec)

    def add_custom(self, spec: dict[str, Any]) -> Any:
        return self._add_condition("FORMULA", _operand(spec["formula"]), None, spec)

    def _ranges(self) -> Any:
        ranges = self.parent.book.create("com.sun.star.sheet.SheetCellRanges")
        ranges.addRangeAddress(self.cells.uno_address, False)
        return ranges

    def add_data_bar(self, spec: dict[str, Any]) -> Any:
        return self._implanted(DATA_BAR, spec)

    def add_color_scale(self, spec: dict[str, Any]) -> Any:
        return self._implanted(COLOR_SCALE, spec)

    def add_icon_set(self, spec: dict[str, Any]) -> Any:
        rule = self._implanted(ICON_SET, spec)
        rule.entry.Reverse = spec["reverse_order"]
        rule.entry.ShowValue = spec["show_value"]
        return rule

    def _implanted(self, kind: int, spec: dict[str, Any]) -> Any:
        """A bar, scale or icon set, pasted as a format; the cells' other formats and conditions are put back."""
        conditions = [_listed(entry) for one in self.formats() for entry in _conditions(one)]
        formats = direct_formats(self.cells)
        rows, columns = self.cells.shape
        corner = self.parent.range((LAST_ROW - rows + 1, LAST_COLUMN - columns + 1, rows, columns))
        implant(corner, TYPES[kind], spec)
        corner.transfer_to(self.cells, "T")
        corner.clear()
        restore_formats(self.parent, formats)
        for one in ConditionalFormats(corner).formats():
            self.api.removeByID(one.ID)
        made = max(self.formats(), key=lambda one: one.ID)
        if conditions:
            self._list(conditions)
        return ConditionalFormat(self, made, 0)

    def _list(self, conditions: list[dict[str, Any]]) -> None:
        """Keep conditions with the cells for the file; the window shows what was set last."""
        number = self.api.createByRange(self._ranges())
        made = next(one for one in self.api.getConditionalFormats() if int(one.ID) == number)
        for at, condition in enumerate(conditions):
            made.createEntry(CONDITION, at)
            for name, value in condition.items():
                made.getByIndex(at).setPropertyValue(name, value)

    def clear(self) -> None:
        """Take the rules off these cells; they stay on what else they are for."""
        for one in self.formats():
            ranges = one.Range
            for part in ranges.getRangeAddresses():
                common = self.parent.at(part).box.common(self.cells.box)
                if common is not None:
                    ranges.removeRangeAddress(self.cells.placed(common).uno_address)
            if ranges.getCount():
                one.Range = ranges
            else:
                self.api.removeByID(one.ID)


def _operand(value: Any) -> str:
    """A formula or number as LibreOffice's condition takes it."""
    return to_office("=" + str(value).removeprefix("="))[1:]


def _conditions(holder: Any) -> list[Any]:
    entries = [holder.getByIndex(at) for at in range(holder.getCount())]
    return [entry for entry in entries if entry.getType() == CONDITION]


def _listed(entry: Any) -> dict[str, Any]:
    return {name: entry.getPropertyValue(name) for name in ("Operator", "Formula1", "Formula2", "StyleName")}


def _described(entry: Any) -> dict[str, Any]:
    """A condition as it can be added again."""
    names = dict(OPERATORS.values())
    operator = bridge.enum("sheet.ConditionOperator", names.get(entry.Operator, "FORMULA"))
    formulas = {name: to_office(to_excel("=" + entry.getPropertyValue(name)))[1:] for name in ("Formula1", "Formula2")}
    return {"Operator": operator, **formulas, "StyleName": entry.StyleName}


def dress(style: Any, spec: dict[str, Any]) -> None:
    """Give a cell style what a rule says of fill and font."""
    if spec.get("fill_color") is not None:
        style.CellBackColor = colour(spec["fill_color"])
    if spec.get("font_color") is not None:
        style.CharColor = colour(spec["font_color"])
    if spec.get("font_bold") is not None:
        style.CharWeight = 150.0 if spec["font_bold"] else 100.0
    if spec.get("font_italic") is not None:
        style.CharPosture = bridge.enum("awt.FontSlant", "ITALIC" if spec["font_italic"] else "NONE")


class ConditionalFormat(bridge.Guarded, base_classes.ConditionalFormat):
    """One rule."""

    def __init__(self, rules: ConditionalFormats, holder: Any, at: int) -> None:
        self.rules = rules
        self.holder = holder
        self.at = at

    @property
    def name(self) -> str:
        return f"{self.holder.ID}.{self.at}"

    @property
    def entry(self) -> Any:
        return self.holder.getByIndex(self.at)

    @property
    def api(self) -> Any:
        return self.entry

    @property
    def type(self) -> str:
        kind = self.entry.getType()
        if kind != CONDITION:
            return TYPES.get(kind, "unknown")
        operator = self.entry.Operator
        if operator == EXPRESSION:
            return "custom"
        return "cell_value" if operator in [number for number, _ in OPERATORS.values()] else "unknown"

    @property
    def stop_if_true(self) -> bool | None:
        """Whether it was asked for: LibreOffice never looks further than the first condition that holds."""
        return str(self.entry.StyleName).startswith(STOPPING_STEM) if self.entry.getType() == CONDITION else None

    @property
    def operator(self) -> str | None:
        if self.type != "cell_value":
            return None
        return next(name for name, (number, _) in OPERATORS.items() if number == self.entry.Operator)

    def _formula(self, kind: str, name: str) -> str | None:
        return to_excel("=" + self.entry.getPropertyValue(name)) if self.type == kind else None

    @property
    def formula1(self) -> str | None:
        return self._formula("cell_value", "Formula1")

    @property
    def formula2(self) -> str | None:
        return self._formula("cell_value", "Formula2") if self.operator in ("between", "not_between") else None

    @property
    def formula(self) -> str | None:
        return self._formula("custom", "Formula1")

    def _style(self) -> Any:
        styles = self.rules.parent.book.doc.StyleFamilies.getByName("CellStyles")
        return styles.getByName(self.entry.StyleName) if self.type in ("cell_value", "custom") else None

    def _styled(self, name: str, shown: Any) -> Any:
        style = self._style()
        if style is None or style.getPropertyState(name).value == "DEFAULT_VALUE":
            return None
        return shown(style.getPropertyValue(name))

    @property
    def fill_color(self) -> Any:
        return self._styled("CellBackColor", lambda value: None if value == NO_COLOUR else rgb(value))

    @property
    def font_color(self) -> Any:
        return self._styled("CharColor", lambda value: None if value == NO_COLOUR else rgb(value))

    @property
    def font_bold(self) -> bool | None:
        return self._styled("CharWeight", lambda value: value > 100)

    @property
    def font_italic(self) -> bool | None:
        return self._styled("CharPosture", lambda value: value.value != "NONE")

    @property
    def colors(self) -> Any:
        if self.type != "color_scale":
            return None
        return tuple(rgb(stop.getColor() & 0xFFFFFF) for stop in self.entry.ColorScaleEntries)

    @property
    def bar_color(self) -> Any:
        return rgb(self.entry.Color & 0xFFFFFF) if self.type == "data_bar" else None

    @property
    def gradient(self) -> bool | None:
        return bool(self.entry.UseGradient) if self.type == "data_bar" else None

    @property
    def show_value(self) -> bool | None:
        return bool(self.entry.ShowValue) if self.type in ("data_bar", "icon_set") else None

    @property
    def icon_set(self) -> str | None:
        if self.type != "icon_set":
            return None
        return next((name for name, (number, _) in ICON_SETS.items() if number == self.entry.Icons), None)

    @property
    def reverse_order(self) -> bool | None:
        return bool(self.entry.Reverse) if self.type == "icon_set" else None

    def _bounds(self) -> list[tuple[str, Any]] | None:
        kinds = {"data_bar": BAR_BOUNDS, "icon_set": ICON_BOUNDS}.get(self.type, SCALE_BOUNDS)
        bounds = {
            "data_bar": lambda: self.entry.DataBarEntries,
            "color_scale": lambda: self.entry.ColorScaleEntries,
            "icon_set": lambda: self.entry.IconSetEntries[1:],
        }.get(self.type)
        if bounds is None:
            return None
        names = {number: name for name, number in kinds.items()}
        return [_bound(names.get(bound.getType(), "unknown"), bound.getFormula()) for bound in bounds()]

    @property
    def threshold_types(self) -> Any:
        bounds = self._bounds()
        return None if bounds is None else tuple(kind for kind, _ in bounds)

    @property
    def thresholds(self) -> Any:
        bounds = self._bounds()
        return None if bounds is None else tuple(value for _, value in bounds)

    def set(self, changes: dict[str, Any]) -> None:
        entry = self.entry
        if "operator" in changes:
            entry.Operator = OPERATORS[changes["operator"]][0]
        for name, uno_name in (("formula1", "Formula1"), ("formula2", "Formula2"), ("formula", "Formula1")):
            if changes.get(name) is not None:
                entry.setPropertyValue(uno_name, _operand(changes[name]))
        dress(self._style(), changes)
        if changes.get("stop_if_true") is not None and changes["stop_if_true"] != self.stop_if_true:
            styles = self.rules.parent.book.doc.StyleFamilies.getByName("CellStyles")
            stem = STOPPING_STEM if changes["stop_if_true"] else STYLE_STEM
            name = free_name(stem, set(styles.getElementNames()))
            self._style().setName(name)
            entry.StyleName = name

    def delete(self) -> None:
        if self.holder.getCount() == 1:
            self.rules.api.removeByID(self.holder.ID)
        else:
            self.holder.removeByIndex(self.at)


def _bound(kind: str, formula: str) -> tuple[str, Any]:
    if kind in ("automatic", "lowest_value", "highest_value", "unknown"):
        return kind, None
    try:
        return kind, float(formula)
    except ValueError:
        return kind, formula
