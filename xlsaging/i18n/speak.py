"""Words for people: the only place where a key becomes a sentence.

Nothing here imports the rest of the package; issues and errors are read by their attributes, so that every
layer may pass what it has.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from string import Formatter
from typing import Any, Protocol

from .catalogue import Text

__all__ = ["LANGS", "error_text", "guess_lang", "issue_text", "known", "remark", "say"]

LANGS: dict[str, tuple[str, ...]] = {"en": ("en",), "zh_CN": ("zh_CN",), "zh_CN+en": ("zh_CN", "en")}


class IssueLike(Protocol):
    """What an issue shows of itself."""

    @property
    def code(self) -> str: ...

    @property
    def at(self) -> str: ...

    @property
    def params(self) -> Mapping[str, Any]: ...


def say(text: Text | str, lang: str, between: str = " ") -> str:
    """`text` in a language; in both, Chinese first with `between` between them. A plain str stays as it is.

    >>> say(Text("bucket.overdue_days", {"low": 1, "high": 30}), "zh_CN")
    '逾期1-30天'
    >>> say(Text("column.customer_name"), "zh_CN+en")
    '客户名称 Customer'

    Raises LookupError for a key that no catalogue has.
    """
    if isinstance(text, str):
        return text
    return _both([_sentence(text, language) for language in LANGS[lang]], between)


def known(key: str) -> bool:
    """Whether a catalogue has this key."""
    try:
        _template(key, "en")
    except LookupError:
        return False
    return True


def remark(issue: IssueLike, lang: str, between: str = " ") -> str:
    """The sentence of an issue without its place."""
    return say(Text(f"issue.{issue.code}", issue.params), lang, between)


def issue_text(issue: IssueLike, lang: str, between: str = "\n") -> str:
    """Where, what and how to mend it.

    >>> from types import SimpleNamespace
    >>> found = SimpleNamespace(code="due_before_document", at="Ledger!F12",
    ...                         params={"due": "2025-01-01", "document": "2025-01-31"})
    >>> print(issue_text(found, "zh_CN"))
    Ledger!F12：到期日 2025-01-01 早于单据日期 2025-01-31。该行已计入；请更正其中一个日期。
    """
    colon = {"en": ": ", "zh_CN": "："}
    parts = [(issue.at + colon[each] if issue.at else "") + remark(issue, each) for each in LANGS[lang]]
    return _both(parts, between)


def error_text(error: BaseException, lang: str, between: str = "\n") -> str:
    """What went wrong, and how to mend it, in words.

    Errors of this library have their own sentence; any other is named with its kind.
    """
    return _both([_error_sentence(error, each) for each in LANGS[lang]], between)


def guess_lang(environ: Mapping[str, str] | None = None) -> str:
    """The language of messages where none is chosen: Chinese where the system speaks Chinese.

    >>> guess_lang({"LANG": "zh_CN.UTF-8"}), guess_lang({"LANG": "C"})
    ('zh_CN', 'en')
    """
    values = os.environ if environ is None else environ
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        if value := values.get(name, ""):
            return "zh_CN" if value.lower().startswith("zh") else "en"
    return "en"


def _both(parts: Sequence[str], between: str) -> str:
    return parts[0] if len(set(parts)) == 1 else between.join(parts)


def _error_sentence(error: BaseException, lang: str) -> str:
    from .errors import ERRORS

    code = getattr(error, "code", None)
    params = getattr(error, "params", None)
    if not isinstance(code, str) or params is None:
        detail = " ".join(str(error).split()) or type(error).__name__
        return say(Text("message.unexpected", {"kind": type(error).__name__, "detail": detail}), lang)
    template = str(getattr(error, "text", "{detail}")) if lang == "en" else ERRORS[code]
    if lang != "en" and isinstance(params.get("allowed"), str):
        from .allowed import allowed_in_chinese

        params = {**params, "allowed": allowed_in_chinese(params["allowed"])}
    return _SPEAKERS[lang].vformat(template, (), params).strip()


def _sentence(text: Text, lang: str) -> str:
    return _SPEAKERS[lang].vformat(_template(text.key, lang), (), text.params)


def _template(key: str, lang: str) -> str:
    if key.startswith("issue."):
        from .issues import CATALOGUE

        entry = CATALOGUE.get(key[6:])
        if entry is not None:
            return entry.en if lang == "en" else entry.zh_CN
    from .words import WORDS

    wording = WORDS.get(key)
    if wording is None:
        raise LookupError(f"no words for {key!r}; add it to xlsaging.i18n.words")
    return wording.en if lang == "en" else wording.zh_CN


class _Speaker(Formatter):
    """Fills in parameters the way people write them: nested texts, ISO dates, grouped digits."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, Text):
            return say(value, self.lang)
        if isinstance(value, (list, tuple)):
            return ("、" if self.lang == "zh_CN" else ", ").join(self.format_field(item, "") for item in value)
        if not format_spec:
            if isinstance(value, datetime):
                return value.date().isoformat()
            if isinstance(value, date):
                return value.isoformat()
            if isinstance(value, (float, Decimal)):
                return f"{value:,.2f}"
        return str(super().format_field(value, format_spec))


_SPEAKERS = {lang: _Speaker(lang) for lang in ("en", "zh_CN")}
