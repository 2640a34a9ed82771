"""Settings that stand beside a ledger: found, read and written as TOML."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Any

from xlsaging.model.errors import SettingsFileError, TargetExistsError
from xlsaging.model.settings import Settings

__all__ = ["find_settings_file", "read_settings_file", "settings_path", "toml_text", "write_settings_file"]

Paths = str | PathLike[str] | Sequence[str | PathLike[str]]

_MAPPINGS = ("loss_rates", "tables", "columns", "where", "limits")


def settings_path(paths: Paths) -> Path:
    """Where the settings of a ledger stand: `ledger.xlsaging.toml` beside `ledger.xlsx`, `xlsaging.toml` in a folder.

    Several paths share the file of the first.

    >>> settings_path("books/ledger.xlsx").as_posix()
    'books/ledger.xlsaging.toml'
    """
    first = Path(paths if isinstance(paths, str | PathLike) else next(iter(paths), "."))
    return first / "xlsaging.toml" if first.is_dir() else first.with_name(f"{first.stem}.xlsaging.toml")


def find_settings_file(paths: Paths) -> Path | None:
    """The settings file of a ledger, None where there is none; one named `xlsaging.toml` serves a whole folder."""
    own = settings_path(paths)
    return next((path for path in (own, own.with_name("xlsaging.toml")) if path.is_file()), None)


def read_settings_file(path: str | PathLike[str]) -> dict[str, Any]:
    """The settings that a file gives, by name. Raises SettingsFileError, BadSettingError for an unknown name."""
    try:
        values = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsFileError(path=Path(path).name, detail=" ".join(str(error).split())) from error
    Settings.from_mapping(values)
    return values


def write_settings_file(paths: Paths, settings: Settings, *, force: bool = False, asked: Iterable[str] = ()) -> Path:
    """Write a ledger's settings beside it, in the language that they name, and return where.

    What differs from the defaults, or is named in `asked`, is set; the rest stands there as comments. Raises
    TargetExistsError where there is a file already, unless `force`.
    """
    path = settings_path(paths)
    if path.exists() and not force:
        raise TargetExistsError(path=path.name)
    beside = path.with_name(path.name + ".new")
    beside.write_text(toml_text(settings, asked=asked), encoding="utf-8")
    beside.replace(path)
    return path


def toml_text(settings: Settings, *, asked: Iterable[str] = ()) -> str:
    """Settings as a TOML file that a person can read and edit.

    >>> [line for line in toml_text(Settings(lang="zh_CN", terms_days=45)).splitlines() if "terms" in line]
    ['# terms_rule = "days"  # 账期规则', 'terms_days = 45']
    """
    from xlsaging.i18n.catalogue import Text
    from xlsaging.i18n.speak import say

    defaults, wanted = Settings(), set(asked)
    lines = [f"# {say(Text('ledger.settings_file'), settings.lang)}", ""]
    tables: list[str] = []
    for item in fields(settings):
        value = getattr(settings, item.name)
        label = say(Text(f"setting.{item.name}"), settings.lang)
        if item.name in _MAPPINGS:
            tables += _section(item.name, label, value)
        elif value != getattr(defaults, item.name) or item.name in wanted:
            lines += [f"# {label}", f"{'# ' * (value is None)}{item.name} = {_literal(value)}"]
        else:
            lines.append(f"# {item.name} = {_literal(value)}  # {label}")
    return "\n".join([*lines, "", *tables]) + "\n"


def _section(name: str, label: str, value: Mapping[str, Any]) -> list[str]:
    if not value:
        return [f"# [{name}]  # {label}"]
    rows = [f"{_literal(key)} = {_literal(item)}" for key, item in value.items()]
    return [f"# {label}", f"[{name}]", *rows, ""]


def _literal(value: object) -> str:
    if value is None:
        return '""'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
    if isinstance(value, tuple | list):
        return "[" + ", ".join(_literal(item) for item in value) + "]"
    return repr(value)
