"""The way to a LibreOffice: its Python bridge `uno`, the program itself, and the errors that come over."""

from __future__ import annotations

import functools
import importlib.util
import inspect
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import xlwings

PROGRAM_VARIABLE = "XLWINGS_SOFFICE"
BRIDGE_VARIABLE = "XLWINGS_UNO"
INSTALLATIONS = (
    "/usr/lib/libreoffice",
    "/usr/lib64/libreoffice",
    "/opt/libreoffice*",
    "/snap/libreoffice/current/lib/libreoffice",
    "/Applications/LibreOffice.app/Contents",
    r"C:\Program Files\LibreOffice",
)


class OfficeError(xlwings.XlwingsError):
    """LibreOffice could not be reached, or refused what was asked."""


class OfficeNotFoundError(OfficeError):
    """No LibreOffice, or none that this Python can talk to."""


class OfficeStartError(OfficeError):
    """LibreOffice ended or kept silent while starting."""


class OfficeDiedError(OfficeError):
    """LibreOffice ended in the middle of the work."""


def _installations() -> Iterator[Path]:
    for place in INSTALLATIONS:
        base = Path(place)
        yield from sorted(base.parent.glob(base.name), reverse=True) if "*" in place else [base]


def _program_folders() -> Iterator[Path]:
    for base in _installations():
        yield from (base / "program", base / "MacOS")


def soffice() -> Path:
    """The program to start: $XLWINGS_SOFFICE, `soffice` on PATH, then the known places.

    Raises OfficeNotFoundError, which says what to install.
    """
    named = os.environ.get(PROGRAM_VARIABLE)
    if named:
        if Path(named).is_file():
            return Path(named)
        raise OfficeNotFoundError(f"{PROGRAM_VARIABLE} names {named}, and there is no such file.")
    on_path = shutil.which("soffice") or shutil.which("libreoffice")
    folders = [Path(on_path).resolve().parent] if on_path else []
    for folder in [*folders, *_program_folders()]:
        for name in ("soffice.bin", "soffice", "soffice.exe"):
            if (folder / name).is_file():
                return folder / name
    raise OfficeNotFoundError(
        "LibreOffice was not found. Install it (Debian: apt-get install libreoffice-calc python3-uno), "
        f"or name the program in the environment variable {PROGRAM_VARIABLE}."
    )


def _bridge_folders() -> Iterator[Path]:
    named = os.environ.get(BRIDGE_VARIABLE)
    if named:
        yield Path(named)
    yield Path("/usr/lib/python3/dist-packages")
    for base in _installations():
        yield from (base / "program", base / "Resources", base / "Frameworks")


@functools.cache
def uno() -> Any:
    """LibreOffice's module `uno`, loaded from its own file so that no foreign folder joins sys.path.

    Raises OfficeNotFoundError where it is missing or was built for another Python.
    """
    if "uno" in sys.modules:
        return sys.modules["uno"]
    for folder in _bridge_folders():
        if not (folder / "uno.py").is_file():
            continue
        if folder.name == "program":
            sys.path.append(str(folder))
        try:
            for name in ("uno", "unohelper"):
                spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
                assert spec is not None
                assert spec.loader is not None
                module = importlib.util.module_from_spec(spec)
                sys.modules[name] = module
                spec.loader.exec_module(module)
        except ImportError as error:
            sys.modules.pop("uno", None)
            sys.modules.pop("unohelper", None)
            version = f"{sys.version_info.major}.{sys.version_info.minor}"
            raise OfficeNotFoundError(
                f"The bridge to LibreOffice in {folder} does not load in Python {version} ({error}). Make the virtual "
                "environment with a Python of the minor version that LibreOffice was built for "
                "(Debian: /usr/bin/python3 -m venv)."
            ) from error
        return sys.modules["uno"]
    raise OfficeNotFoundError(
        "LibreOffice's Python bridge was not found. Install it (Debian: apt-get install python3-uno), "
        f"or name the folder that holds uno.py in the environment variable {BRIDGE_VARIABLE}."
    )


@functools.cache
def _struct_class(name: str) -> Any:
    return uno().getClass(f"com.sun.star.{name}")


def struct(name: str, *fields: Any) -> Any:
    """A UNO struct: struct("table.CellAddress", sheet, column, row)."""
    return _struct_class(name)(*fields)


@functools.cache
def enum(name: str, value: str) -> Any:
    """A UNO enumeration's member: enum("table.CellHoriJustify", "LEFT")."""
    return uno().Enum(f"com.sun.star.{name}", value)


def typed(type_name: str, value: Any) -> Any:
    """A value that says its UNO type, where LibreOffice cannot tell it from Python's."""
    return uno().Any(type_name, value)


def properties(**values: Any) -> tuple[Any, ...]:
    """A sequence of UNO property values."""
    return tuple(struct("beans.PropertyValue", name, 0, value, enum_direct()) for name, value in values.items())


def enum_direct() -> Any:
    """How a property value came to be: set directly."""
    return enum("beans.PropertyState", "DIRECT_VALUE")


def url_of(path: str | os.PathLike[str]) -> str:
    """A file's address as LibreOffice wants it."""
    return str(uno().systemPathToFileUrl(os.path.abspath(path)))


def path_of(url: str) -> str:
    """The file behind LibreOffice's address."""
    return str(uno().fileUrlToSystemPath(url))


def _translated(error: Exception) -> Exception:
    """What the caller is told in place of UNO's own exception."""
    name, message = type(error).__name__, str(error)
    if name == "DisposedException" or "disposed" in message.lower():
        if "bridge" in message.lower():
            return OfficeDiedError(
                "LibreOffice ended in the middle of the work. Files on disk are as they were last saved; what was not "
                "saved is lost. Start again with a new xlwings.App()."
            )
        return OfficeError("This book or sheet is closed.")
    if isinstance(error, uno().getClass("com.sun.star.uno.Exception")):
        return OfficeError(f"LibreOffice refused: {message.strip() or name}")
    return error


def guarded(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, with UNO's exceptions turned into this package's.

    Once LibreOffice is dead, showing one of its objects ends Python itself, so the frames that hold some are not kept
    in a traceback that somebody may want to print.
    """

    @functools.wraps(function)
    def guard(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except Exception as error:
            told = _translated(error)
            if isinstance(told, OfficeDiedError):
                raise told.with_traceback(None) from None
            if told is error:
                raise
            raise told from error

    return guard


def _own_members(cls: type) -> dict[str, Any]:
    """What a class defines, and what it gets from classes of this package that are not guarded themselves."""
    package = __name__.rpartition(".")[0]
    found: dict[str, Any] = {}
    for base in reversed(cls.__mro__):
        if base is not cls and (not base.__module__.startswith(package) or issubclass(base, Guarded)):
            for name in vars(base).keys() & found.keys():
                del found[name]
        elif base is not Guarded:
            found |= vars(base)
    return found


class Guarded:
    """A class whose methods and properties let no exception of UNO through."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        for name, member in _own_members(cls).items():
            if name.startswith("__") and name not in vars(cls):
                continue
            if isinstance(member, property):
                getter, setter = (part and guarded(part) for part in (member.fget, member.fset))
                setattr(cls, name, property(getter, setter, doc=member.__doc__))
            elif inspect.isfunction(member):
                setattr(cls, name, guarded(member))
