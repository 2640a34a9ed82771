"""Words from the command line as values of settings."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from xlsaging.model.errors import BadSettingError
from xlsaging.model.settings import Settings

__all__ = ["Given", "given_settings", "language_of"]

_LANGS = {"zh": "zh_CN", "zh-cn": "zh_CN", "zh_cn": "zh_CN", "cn": "zh_CN", "en": "en", "both": "zh_CN+en"}


@dataclass(frozen=True, slots=True)
class Given:
    """What was said, as it was said."""

    plain: Mapping[str, Any]
    columns: Sequence[str] = ()
    tables: Sequence[str] = ()
    where: Sequence[str] = ()
    others: Sequence[str] = ()


def given_settings(given: Given) -> dict[str, Any]:
    """Values of settings by name.

    >>> given_settings(Given({"buckets": "30,60"}, columns=['due_date=Pay before'], others=["year_days=360"]))
    {'buckets': (30, 60), 'year_days': 360, 'columns': {'due_date': 'Pay before'}}

    Raises BadSettingError.
    """
    found = {name: _plain(name, value) for name, value in given.plain.items()}
    for item in given.others:
        name, value = _pair("--set", item, "KEY=VALUE, such as year_days=360")
        found[name] = _other(name, value)
    for name, option, items, example in (
        ("columns", "--map", given.columns, 'NAME="Header", such as due_date="Pay before"'),
        ("tables", "--table", given.tables, 'NAME="Sheet!A5", such as invoices="Sheet1!A5"'),
        ("where", "--where", given.where, '"Header=value", such as "Period=2018AUDA"'),
    ):
        pairs = dict(_pair(option, item, example) for item in items)
        if pairs:
            found[name] = {**found.get(name, {}), **pairs}
    return found


def language_of(arguments: Sequence[str]) -> str | None:
    """The language chosen in the words of a command line, before anything of it is understood.

    >>> language_of(["close", "x.xlsx", "--lang", "zh"]), language_of(["close", "--lang=both"]), language_of([])
    ('zh_CN', 'zh_CN+en', None)
    """
    for position, word in enumerate(arguments):
        if word.startswith("--lang="):
            return _LANGS.get(word[7:].lower(), word[7:])
        if word == "--lang" and position + 1 < len(arguments):
            return _LANGS.get(arguments[position + 1].lower(), arguments[position + 1])
    return None


def _plain(name: str, value: Any) -> Any:
    if name == "buckets":
        return _buckets(value)
    if name == "lang":
        return _LANGS.get(value.lower(), value)
    return value


def _buckets(text: str) -> tuple[int | str, ...]:
    from xlsaging.model.buckets import Buckets

    parsed = Buckets.parse(text)
    return tuple(edge if parsed.unit == "D" else f"{edge}{parsed.unit}" for edge in parsed.edges)


def _pair(option: str, item: str, allowed: str) -> tuple[str, str]:
    name, sign, value = item.partition("=")
    if not sign or not name.strip():
        raise BadSettingError(name=option, value=item, allowed=allowed)
    return name.strip(), value.strip().strip('"')


def _other(name: str, value: str) -> Any:
    """The value of any setting: as TOML reads it where it can, else as text, in the setting's own shape."""
    kinds = {item.name: str(item.type) for item in fields(Settings)}
    kind = kinds.get(name, "")
    if name in ("buckets", "statutory_buckets"):
        return _buckets(value)
    if kind.startswith("tuple[str"):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    if kind in ("str", "Lang", "Basis", "Unapplied") or kind.startswith("Literal['"):
        return _plain(name, value)
    try:
        return tomllib.loads(f"value = {value}")["value"]
    except tomllib.TOMLDecodeError:
        return value
