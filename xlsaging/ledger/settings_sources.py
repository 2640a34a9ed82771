"""Settings from wherever they may be given, in order of precedence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from xlsaging.i18n.words.settings import SETTINGS
from xlsaging.model.errors import XlsagingError
from xlsaging.model.settings import Settings

__all__ = ["GivenSettings", "given_values", "resolve_settings", "sheet_values"]

_MERGED = ("loss_rates", "tables", "columns", "where", "limits")
_UNITS = {"元": 1, "千元": 1_000, "万元": 10_000}
_TRUE = frozenset({"true", "yes", "y", "1", "是", "真", "on"})
_FALSE = frozenset({"false", "no", "n", "0", "否", "假", "off"})


@dataclass(frozen=True, slots=True)
class GivenSettings:
    """Settings with the names of those that somebody chose."""

    settings: Settings = field(default_factory=Settings)
    given: frozenset[str] = frozenset()


def given_values(settings: Settings | Mapping[str, Any] | None) -> dict[str, Any]:
    """What an argument gives: a mapping as it is, of `Settings` whatever differs from the defaults.

    >>> given_values(Settings(base_currency="EUR"))
    {'base_currency': 'EUR'}
    """
    if settings is None:
        return {}
    if isinstance(settings, Mapping):
        return {name: value for name, value in settings.items() if value is not None}
    defaults = Settings()
    values = {item.name: getattr(settings, item.name) for item in fields(settings)}
    return {name: value for name, value in values.items() if value != getattr(defaults, name)}


def resolve_settings(*layers: Mapping[str, Any]) -> GivenSettings:
    """One set of settings from several, the first layer strongest; mappings are joined key by key.

    >>> resolve_settings({"columns": {"amount": "Sum"}}, {"columns": {"due_date": "Due"}}).settings.columns
    {'due_date': 'Due', 'amount': 'Sum'}
    """
    values: dict[str, Any] = {}
    for layer in reversed(layers):
        for name, value in layer.items():
            if value is None:
                continue
            joined = name in _MERGED and isinstance(values.get(name), Mapping)
            values[name] = {**values[name], **value} if joined else value
    return GivenSettings(Settings.from_mapping(values), frozenset(values))


def sheet_values(pairs: Iterable[tuple[str, str]]) -> tuple[dict[str, Any], list[tuple[int, str, str]]]:
    """Settings from the key and value texts of a settings sheet, and (position, key, value) of what is none.

    Keys are the names of settings, in English or in Chinese.

    >>> sheet_values([("本位币", "USD"), ("buckets", "30, 60"), ("colour", "red")])
    ({'base_currency': 'USD', 'buckets': (30, 60)}, [(2, 'colour', 'red')])
    """
    values: dict[str, Any] = {}
    refused = []
    for position, (key, text) in enumerate(pairs):
        name = _names().get(_plain(key), "")
        if not text.strip():
            continue
        try:
            if not name:
                raise ValueError(key)
            value = _parsed(name, text.strip())
            Settings.from_mapping({name: value})
        except (ValueError, XlsagingError):
            refused.append((position, key, text))
            continue
        values[name] = value
    return values, refused


def _names() -> dict[str, str]:
    names = {_plain(item.name): item.name for item in fields(Settings)}
    for name, words in SETTINGS["setting"].items():
        names.update({_plain(word): name for word in words})
    return names


def _plain(key: str) -> str:
    return re.sub(r"[\W_]+", "", key.lower())


def _parsed(name: str, text: str) -> Any:
    if name in ("netting", "skip_disputed"):
        if text.lower() in _TRUE | _FALSE:
            return text.lower() in _TRUE
        raise ValueError(text)
    if name in ("year_days", "fiscal_month_end", "terms_days", "promise_grace_days"):
        return int(float(text))
    if name == "unit":
        return _UNITS[text] if text in _UNITS else int(float(text.replace(",", "")))
    if name in ("benchmark_dso", "department_share", "late_rate"):
        return float(text[:-1]) / 100 if text.endswith("%") else float(text)
    if name in ("buckets", "statutory_buckets"):
        return tuple(int(part) if part.isdigit() else part for part in _split(text))
    if name == "accounts":
        return tuple(_split(text))
    if name == "commission_tiers":
        pairs = [part.split(":") for part in _split(text.replace("：", ":"))]
        return tuple((int(days), float(rate)) for days, rate in pairs)
    if name in _MERGED:
        pairs = [re.split(r"[=:：]", part, maxsplit=1) for part in re.split(r"[;；\n]+", text) if part.strip()]
        # Messages show a pair as the command line takes it, its value between quotes.
        return {key.strip(): _of(name, value.strip().strip('"“”')) for key, value in pairs}
    return text


def _of(name: str, text: str) -> Any:
    return int(text) if name == "limits" else float(text) if name == "loss_rates" else text


def _split(text: str) -> list[str]:
    return [part for part in re.split(r"[,，;；、\s]+", text) if part]
