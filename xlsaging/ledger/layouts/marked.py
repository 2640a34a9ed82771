"""Rows that the ledger itself marks as void or as drafts: set aside before a layout looks at the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from xlsaging.ledger.aliases import header_keys, header_tongues
from xlsaging.ledger.distinct import distinct
from xlsaging.ledger.table import TypedTable
from xlsaging.ledger.words import plain_word
from xlsaging.model.issues import Issue

from .part import Context, Normalised

__all__ = ["MARKED_LAYOUTS", "mark_of", "read_unmarked"]

MARKED_LAYOUTS = frozenset(
    {"open_items", "paid_documents", "snapshot", "event_list", "customer_account", "receipts", "write_offs"}
)
"""Layouts whose rows are documents or entries, each of which may be void."""

_WORDS = {
    "void_row": (
        "作废 已作废 作废发票 作废单据 作废单 废 废票 已废 取消 已取消 已撤销 撤销 删除 已删除 无效 已无效 "
        "红冲作废 已红冲作废 "
        "void voided void_invoice voided_invoice cancel cancelled canceled cancelled_invoice canceled_invoice "
        "delete deleted annulled"
    ),
    "draft_row": "草稿 暂存 未提交 draft drafts draft_invoice unsubmitted not_submitted",
    "unapproved_rows": (
        "未审核 待审核 审核中 重新审核 未复核 待复核 未审批 待审批 审批中 未过账 未记账 unapproved not_approved "
        "pending_approval awaiting_approval unposted not_posted parked"
    ),
}
_MARKS = {word: code for code, words in _WORDS.items() for word in words.split()}
_REASON = re.compile(r"[:：，,;；、(（]|\s[-–—]\s")
_YES = frozenset({"是", "y", "yes", "true", "t", "1", "x", "√", "✓", "v"})

_STATUS_HEADERS = (
    "状态, 单据状态, 发票状态, 票据状态, 凭证状态, 记录状态, 数据状态, 审核状态, 审批状态, 收款单状态, "
    "回款状态, 收款状态, "
    "status, invoice status, document status, receipt status, payment status, record status, approval status, "
    "transaction status, bill status, voucher status"
)
_VOID_HEADERS = (
    "作废, 是否作废, 作废标志, 作废标识, 作废标记, 已作废, 是否取消, 是否删除, 删除标志, "
    "void, voided, is void, is voided, "
    "void flag, cancelled, canceled, is cancelled, is canceled, cancelled flag, canceled flag, deleted, is deleted"
)


def _keys(headers: str) -> frozenset[str]:
    return frozenset(key for header in headers.split(",") for key in header_keys(header))


_STATUS_KEYS, _VOID_KEYS = _keys(_STATUS_HEADERS), _keys(_VOID_HEADERS)


def mark_of(text: str) -> str:
    """The code for what a status says against a row: `void_row`, `draft_row`, `unapproved_rows`; "" for all others.

    A reason behind the word (作废：开错抬头) does not matter; words that are not known say nothing.

    >>> mark_of("已作废"), mark_of("VOID (duplicate)"), mark_of("Draft"), mark_of("未审核")
    ('void_row', 'void_row', 'draft_row', 'unapproved_rows')
    >>> mark_of("正常"), mark_of("未作废")
    ('', '')
    """
    return _MARKS.get(plain_word(_REASON.split(text.strip(), maxsplit=1)[0]), "")


@dataclass(frozen=True, slots=True)
class _Marked:
    """By input row the code of its mark ("": none), the word, and where in the sheet the word stands."""

    codes: Any
    words: Any
    places: Any

    def rows(self, code: str) -> Any:
        """Positions of the rows with this mark."""
        return np.flatnonzero(self.codes == code)


def read_unmarked(typed: TypedTable, context: Context, read: Callable[[TypedTable], Normalised]) -> Normalised:
    """What `read` makes of the rows that count; void rows and drafts set aside, each with its issue.

    The layout never sees the rows that are set aside, so that they neither turn signs nor break a running balance. Rows
    that are only not approved yet are owed all the same: they count, and are counted in one issue a table.
    """
    marked = _marked(typed)
    if marked is None:
        return read(typed)
    out = (marked.codes == "void_row") | (marked.codes == "draft_row")
    made = _without(typed, out, read) if out.any() else read(typed)
    made.aside.update({position: str(marked.codes[position]) for position in np.flatnonzero(out).tolist()})
    for code in ("void_row", "draft_row"):
        made.issues += _issues(code, typed, context, marked, made.components)
    waiting = marked.rows("unapproved_rows")
    if len(waiting):
        words = list(dict.fromkeys(marked.words[waiting].tolist()))
        at = context.at(typed, int(typed.frame.index[waiting[0]]), int(marked.places[waiting[0]]))
        made.issues.append(Issue("unapproved_rows", at=at, params={"count": len(waiting), "words": words}))
    return made


def _marked(typed: TypedTable) -> _Marked | None:
    """The marks of a table's rows; None where there are none. The first column that says something holds."""
    codes = np.full(len(typed.frame), "", dtype=object)
    words, places = codes.copy(), np.zeros(len(codes), dtype=np.int64)
    for name, position, flag in _columns(typed):
        numbers, texts = distinct(typed.frame[name])
        meant = np.array([*(_meant(text, flag) for text in texts), ""], dtype=object)[numbers]
        if name == "document_type":
            # A draft among types of documents is a bill of exchange.
            meant = np.where(meant == "void_row", meant, "")
        new = (codes == "") & (meant != "")
        if not new.any():
            continue
        said = np.array([*texts, ""], dtype=object)[numbers]
        if flag:
            header = typed.located.headers.get(position, name)
            said = np.array([_flagged(header, text) for text in said.tolist()], dtype=object)
        codes, words = np.where(new, meant, codes), np.where(new, said, words)
        places[new] = position
    return _Marked(codes, words, places) if (codes != "").any() else None


def _columns(typed: TypedTable) -> Iterator[tuple[str, int, bool]]:
    """Columns that may say that a row is void: name, place, and whether the header is the word and a cell only yes."""
    located = typed.located
    for name, position in located.columns.items():
        if name in ("status", "document_type") and name in typed.frame.columns:
            yield name, position, False
    for name, position in located.extra.items():
        header = located.headers.get(position, name)
        keys = {key for text in (header, *header_tongues(header)) for key in header_keys(text)}
        if keys & (_STATUS_KEYS | _VOID_KEYS) and name in typed.frame.columns:
            yield name, position, bool(keys & _VOID_KEYS)


def _meant(text: str, flag: bool) -> str:
    if flag and plain_word(text) in _YES:
        return "void_row"
    return mark_of(text)


def _flagged(header: str, text: str) -> str:
    return text if mark_of(text) else f"{header} = {text}"


def _without(typed: TypedTable, out: Any, read: Callable[[TypedTable], Normalised]) -> Normalised:
    """The table read without the rows of `out`, its positions those of the whole table again."""
    kept, gone = np.flatnonzero(~out), np.flatnonzero(out)
    rest = read(replace(typed, frame=typed.frame.iloc[gone]))
    if not len(kept):
        rest.issues.clear()
        return rest
    made = read(replace(typed, frame=typed.frame.iloc[kept]))
    for part in made.parts:
        part.frame["_pos"] = kept[part.frame["_pos"].to_numpy()]
    made.aside = {int(kept[position]): code for position, code in made.aside.items()}
    made.components = [
        (_spread(len(out), ((kept, mine), (gone, theirs))), sign)
        for (mine, sign), (theirs, _) in zip(made.components, rest.components, strict=True)
    ]
    made.typed = replace(made.typed, frame=typed.frame)
    return made


def _spread(size: int, parts: tuple[tuple[Any, Any], ...]) -> Any:
    whole = np.full(size, np.nan)
    for positions, values in parts:
        whole[positions] = values
    return whole


def _issues(
    code: str, typed: TypedTable, context: Context, marked: _Marked, components: list[tuple[Any, int]]
) -> list[Issue]:
    """One issue a row up to the limit; a row of no amount is only worth knowing."""
    rows = marked.rows(code).tolist()
    if not rows:
        return []
    amounts = np.zeros(len(typed.frame))
    for values, sign in components:
        amounts += sign * np.nan_to_num(values)
    issues = context.row_issues(
        code,
        typed,
        rows,
        int(marked.places[rows[0]]),
        lambda row: {"word": marked.words[row], "amount": float(amounts[row])},
    )
    return [
        replace(issue, severity="info") if issue.code == code and not issue.params["amount"] else issue
        for issue in issues
    ]
