"""A wrong call in words: what was wrong with it, and where help is."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say

__all__ = ["usage_text"]


def usage_text(error: Any, lang: str) -> str:
    """The message of an error that the command line's parser raised; it knows no language but its own."""
    context = getattr(error, "ctx", None)
    path = getattr(context, "command_path", None) or "xlsaging"
    return say(_what(error), lang, "\n") + "\n" + say(Text("usage.help", {"command": path}), lang, "\n")


def _what(error: Any) -> Text:
    kind = type(error).__name__
    if kind == "NoSuchOption":
        close = get_close_matches(error.option_name, getattr(error, "possibilities", None) or (), 1)
        key = "usage.no_such_option_hint" if close else "usage.no_such_option"
        return Text(key, {"option": error.option_name, "close": ", ".join(close)})
    if kind == "MissingParameter":
        return Text("usage.missing", {"name": _name(error)})
    if kind == "BadParameter":
        return Text("usage.bad_value", {"name": _name(error), "detail": error.message})
    if kind == "NoArgsIsHelpError":
        return Text("usage.nothing")
    return Text("usage.other", {"detail": error.format_message()})


def _name(error: Any) -> str:
    parameter = getattr(error, "param", None)
    names = getattr(parameter, "opts", None) or [getattr(error, "param_hint", "") or ""]
    metavar = getattr(parameter, "metavar", None)
    return metavar if metavar and getattr(parameter, "param_type_name", "") == "argument" else str(names[-1])
