"""The engine that xlwings asks for its apps, and how values pass between Python and cells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from xlsaging.libreoffice.apps import Apps
from xlsaging.libreoffice.scalars import prepared
from xlsaging.libreoffice.values import CellError

ENGINE_NAME = "libreoffice"


class Engine:
    """LibreOffice Calc as xlwings' engine."""

    name = ENGINE_NAME
    type = "desktop"

    def __init__(self) -> None:
        self.apps = Apps(self)

    @staticmethod
    def prepare_xl_data_element(value: Any, _options: Any) -> Any:
        """A Python value as it is written: text, float, bool or naive datetime; nothing at all is "".

        >>> Engine.prepare_xl_data_element(None, None), Engine.prepare_xl_data_element(3, None)
        ('', 3.0)
        """
        kind = type(value)
        if kind is str or (kind is float and value == value):
            return value
        return "" if value is None else prepared(value)

    @staticmethod
    def clean_value_data(
        data: Any,
        datetime_builder: Callable[..., Any],
        empty_as: Any,
        number_builder: Callable[[float], Any] | None,
        err_to_str: bool,
    ) -> list[list[Any]]:
        """Rows as read, in the types that the reader of the values asked for."""
        plain_dates = datetime_builder is dt.datetime

        def clean(value: Any) -> Any:
            kind = type(value)
            if kind is float:
                return value if number_builder is None else number_builder(value)
            if kind is str:
                return value if value else empty_as
            if value is None:
                return empty_as
            if kind is dt.datetime:
                return value if plain_dates else _built(value, datetime_builder)
            if kind is CellError:
                return value.text if err_to_str else None
            return value

        if number_builder is not None:
            return [[clean(value) for value in row] for row in data]
        # Numbers and texts, by far the most, without a call for each.
        return [
            [value if (kind := type(value)) is float or (kind is str and value) else clean(value) for value in row]
            for row in data
        ]


def _built(moment: dt.datetime, builder: Callable[..., Any]) -> Any:
    return builder(
        year=moment.year,
        month=moment.month,
        day=moment.day,
        hour=moment.hour,
        minute=moment.minute,
        second=moment.second,
        microsecond=moment.microsecond,
        tzinfo=None,
    )
