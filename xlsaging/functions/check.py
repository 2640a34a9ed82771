"""AR_CHECK: in words what is wrong, with a ledger or with a function's arguments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import error_text, guess_lang, remark, say
from xlsaging.model.errors import XlsagingError

from .errors import RefusedError
from .registry import CellFunction, cell_function
from .tables import OPTIONS, TABLES, Options, Spilled, answering

__all__ = ["check", "told"]


def _in_words(function: CellFunction, given: Sequence[Any]) -> str:
    return told(function, given, guess_lang())


@cell_function("AR_CHECK", "tables", *TABLES, OPTIONS, asks_caller=True, about=_in_words)
def check(tables: Sequence[Any], options: Options, caller: Any) -> Spilled | str:
    """Every issue of the ledger, the gravest first: how grave, where, what and how to mend it.

    A ledger that cannot be read is an answer, too: what is in the way, in words.
    """
    from xlsaging.app.reports import check as issues_of

    lang = options.get("lang") or guess_lang()
    try:
        with answering("AR_CHECK", tables, options, caller) as asked:
            lang = asked.lang
            issues = issues_of(asked.ledger)
    except RefusedError as refused:
        return say(refused.reason or Text("refused.no_data"), lang)
    except XlsagingError as error:
        return error_text(error, lang, " ")
    if not issues:
        return say(Text("cover.no_issues"), lang)
    heads = [say(Text(f"column.{name}"), lang) for name in ("severity", "at", "issue")]
    rows = [[say(Text(f"severity.{each.severity}"), lang), each.at, remark(each, lang)] for each in issues]
    return [heads, *rows]


def told(function: CellFunction, given: Sequence[Any], lang: str) -> str:
    """Why a function shows an error value for these arguments; that it shows none, where it does not."""
    try:
        result = function.compute(*given)
    except RefusedError as refused:
        return say(refused.reason or function.text, lang)
    except XlsagingError as error:
        return error_text(error, lang, " ")
    if result is None:
        return say(Text("refused.undefined", {"text": function.text}), lang)
    return say(Text("refused.fine", {"value": str(result)}), lang)
