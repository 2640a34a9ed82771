"""The ledger while it is being put together: canonical tables whose rows know where they came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from xlsaging.model.periods import NEVER
from xlsaging.model.schema import TABLES

from .currency import Currencies
from .findings import Findings, limit_of
from .layouts.part import Context, Normalised, Part
from .minor import decimals_of, sum_minor

__all__ = ["Draft", "kind_of"]


def kind_of(table: str, column: str) -> str:
    """What a column holds; columns that the schema does not know are text."""
    known = TABLES[table].columns.get(column)
    return known.kind if known else "text"


class Draft:
    """Canonical frames under construction.

    Frames are pandas, with `_id` (the number of the input row, over all inputs), `_part` (the `Part` it came
    through) and `_sign`. `aside[id]` is the code under which an input row was set aside, "" while it is used.
    """

    def __init__(self, inputs: Sequence[Normalised], currencies: Currencies, context: Context) -> None:
        settings = context.settings
        self.inputs = inputs
        self.settings = settings
        self.currencies = currencies
        self.context = context
        self.findings = Findings(limit_of(settings))
        self.offsets = np.cumsum([0, *(len(made.typed.frame) for made in inputs)])
        self.aside = np.full(int(self.offsets[-1]), "", dtype=object)
        self.parts: list[Part] = []
        self._owners: list[int] = []
        self.frames: dict[str, Any] = {}
        for number, made in enumerate(inputs):
            for part in made.parts:
                self.parts.append(part)
                self._owners.append(number)
            for position, code in made.aside.items():
                self.aside[self.offsets[number] + position] = code
        self._join()
        self.currency_codes = np.concatenate([np.empty(0, dtype=np.int64), *currencies.codes])
        self.decimals = self._decimals()
        self.drop_aside()

    def _join(self) -> None:
        by_table: dict[str, list[Any]] = {}
        for number, part in enumerate(self.parts):
            frame = part.frame
            frame["_id"] = frame.pop("_pos").to_numpy() + self.offsets[self._owners[number]]
            frame["_part"] = np.int64(number)
            by_table.setdefault(part.table, []).append(frame)
        for table, frames in by_table.items():
            filled = [frame for frame in frames if len(frame)] or frames[:1]
            joined = filled[0].reset_index(drop=True)
            if len(filled) > 1:
                joined = pd.concat(filled).sort_values("_id", kind="stable", ignore_index=True)
            self.frames[table] = _blanks_filled(joined, table)

    def _decimals(self) -> Any:
        """Decimals of the currency of each input row, as far as the row says it itself."""
        names = [name or self.settings.base_currency for name in self.currencies.names]
        return decimals_of(names)[self.currency_codes]

    def amounts_read(self, number: int) -> Any:
        """The amount of each row of an input in minor units, by the columns that its layout names."""
        made = self.inputs[number]
        if not made.components:
            return np.zeros(len(made.typed.frame), dtype=np.int64)
        return sum_minor(made.components, self.decimals[self.offsets[number] : self.offsets[number + 1]])

    def input_of(self, part: int) -> int:
        """The number of the input that a part was made from."""
        return self._owners[part]

    def has(self, table: str, *columns: str) -> bool:
        """Whether the table is there, with all of these columns."""
        return table in self.frames and set(columns) <= set(self.frames[table].columns)

    def at(self, table: str, row: Any, column: str) -> str:
        """The address of the cell behind `column` of the row at position `row` of a frame."""
        frame = self.frames[table]
        return self.place(int(frame["_id"].iloc[row]), int(frame["_part"].iloc[row]), column)

    def place(self, row_id: int, part: int, column: str) -> str:
        """The address of the cell behind `column` of an input row, as it went through a part."""
        number = self._owners[part]
        typed = self.inputs[number].typed
        row = int(typed.frame.index[row_id - int(self.offsets[number])])
        wanted = self.parts[part].origin.get(column, column)
        return self.context.at(typed, row, wanted if wanted in typed.located.columns else None)

    def head(self, table: str, column: str) -> str:
        """The address of the header over the first row of a table, for what concerns the whole column."""
        frame = self.frames[table]
        if not len(frame):
            return table
        typed = self.inputs[self._owners[int(frame["_part"].iloc[0])]].typed
        return self.context.head(typed, column if column in typed.located.columns else None)

    def bad(self, table: str, column: str, rows: Any) -> list[str]:
        """For rows of a frame, the code of the issue already found in the cell behind `column`, else ""."""
        frame = self.frames[table]
        found = []
        for row_id, part in zip(
            frame["_id"].to_numpy()[rows].tolist(), frame["_part"].to_numpy()[rows].tolist(), strict=True
        ):
            number = self._owners[part]
            typed = self.inputs[number].typed
            cells = typed.bad.get(self.parts[part].origin.get(column, column), {})
            found.append(cells.get(int(typed.frame.index[row_id - int(self.offsets[number])]), "") if cells else "")
        return found

    def numbered(self, table: str) -> Any:
        """Which rows of a frame have a number of their own, see `Part.numbered`."""
        flags = np.array([part.numbered for part in self.parts], dtype=bool)
        return flags[self.frames[table]["_part"].to_numpy()]

    def flag(
        self,
        code: str,
        table: str,
        where: Any,
        column: str,
        params: Callable[[int], Mapping[str, Any]] = lambda _: {},
    ) -> None:
        """One issue for each row of a frame that `where` marks, up to the limit."""
        rows = np.flatnonzero(where).tolist()
        if rows:
            place = self.head(table, column)
            self.findings.each(code, rows, lambda row: self.at(table, row, column), params, place=place)

    def set_aside(
        self,
        code: str,
        table: str,
        where: Any,
        column: str,
        params: Callable[[int], Mapping[str, Any]] = lambda _: {},
    ) -> None:
        """Set rows aside, each with its issue; where the cell has an issue already, under that issue's code."""
        rows = np.flatnonzero(where)
        if not len(rows):
            return
        ids = self.frames[table]["_id"].to_numpy()[rows].tolist()
        for row, row_id, known in zip(rows.tolist(), ids, self.bad(table, column, rows), strict=True):
            if self.aside[row_id]:
                continue
            self.aside[row_id] = known or code
            if not known:
                self.findings.add(code, self.at(table, row, column), **params(row))
        self.drop_aside()

    def drop_aside(self) -> None:
        """Take the rows that were set aside out of every frame, with whatever was made of them."""
        for table, frame in self.frames.items():
            gone = self.aside[frame["_id"].to_numpy()] != ""
            if gone.any():
                self.frames[table] = frame[~gone].reset_index(drop=True)


_BLANKS: Mapping[str, Any] = {"id": "", "text": "", "date": NEVER}


def _blanks_filled(frame: Any, table: str) -> Any:
    """Columns that only some parts have, completed: "" and NEVER; numbers stay NaN."""
    for name in frame.columns:
        if name.startswith("_"):
            continue
        kind = kind_of(table, name)
        if kind in ("id", "text"):
            frame[name] = (
                frame[name].astype("str").fillna("")
                if frame[name].dtype != "str" or frame[name].hasnans
                else frame[name]
            )
        elif kind == "date":
            frame[name] = frame[name].fillna(NEVER).astype("int64")
        else:
            frame[name] = frame[name].astype("float64")
    return frame
