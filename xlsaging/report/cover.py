"""The cover: position, key figures, tie-out, accounting for rows, what it rests on, and who signs."""

from __future__ import annotations

from typing import Any

from xlsaging.i18n.catalogue import Text

from .accounting import accounting_blocks
from .changes import changes_blocks
from .dso import dso_rows
from .figures import CloseFigures, Context
from .issues import counts_text
from .labels import money
from .model import Block, Cell, Format, KeyValues, Note, Sheet, Signatures
from .moments import moment_blocks
from .page import changed_settings
from .tie_out import tie_out_blocks

__all__ = ["cover_sheet"]

KeyRow = tuple[Text | str, Cell, Format, Cell]


def cover_sheet(figures: CloseFigures, context: Context, left_out: tuple[Text, ...] = ()) -> Sheet:
    """The first sheet of the pack; `left_out` says which sheets are missing and why."""
    worst = {issue.severity for issue in context.issues}
    blocks: list[Block] = [
        KeyValues("position", tuple(_position(figures)), title=Text("cover.position")),
        *moment_blocks(figures, context),
        KeyValues("key_figures", tuple(_key_figures(figures, context)), title=Text("cover.key_figures")),
        *tie_out_blocks(figures.tie_out, figures.causes, context),
        *changes_blocks(figures.against, context),
        *accounting_blocks(context),
        Note(Text("cover.issues"), "heading"),
        Note(_issues(context), "alert" if "error" in worst else "plain"),
    ]
    if left_out:
        blocks += [Note(Text("cover.left_out_sheets"), "heading"), *(Note(text) for text in left_out)]
    blocks.append(KeyValues("basis", tuple(_basis(context)), title=Text("cover.basis")))
    blocks.append(Signatures("signatures", (Text("cover.prepared"), Text("cover.reviewed"), Text("cover.approved"))))
    return Sheet(name="cover", title=Text("title.close"), blocks=tuple(blocks), landscape=False)


def _issues(context: Context) -> Text:
    counts = counts_text(context.issues)
    return Text("cover.see_issues", {"counts": counts}) if context.issues else counts


def _position(figures: CloseFigures) -> list[KeyRow]:
    at = figures.position
    documents = len(figures.open_items)
    customers = len(set(figures.open_items.column("customer_id"))) if documents else 0
    items = Text("cover.items", {"items": documents, "customers": customers})
    rows: list[KeyRow] = [(Text("cover.outstanding"), at.outstanding, "amount", items)]
    parts = [(Text("cover.not_due"), at.not_due), (Text("cover.overdue"), at.overdue)]
    if at.not_due is None:
        parts = [(Text("cover.aged"), at.overdue)]
    parts += [(Text("cover.credits"), at.credits), (Text("cover.undated"), at.undated)]
    rows += [(label, amount, "amount", _share(amount, at.outstanding)) for label, amount in parts]
    return rows


def _share(amount: float | None, total: float) -> Text | None:
    return Text("cover.share", {"share": amount / total}) if amount and total > 0 else None


def _key_figures(figures: CloseFigures, context: Context) -> list[KeyRow]:
    currency = context.settings.base_currency
    rows: list[KeyRow] = list(dso_rows(figures.dso, context)) if figures.dso else []
    if month := figures.cei:
        names = ("opening", "credit_sales", "closing_total", "closing_current")
        parts = Text("cover.cei_parts", {name: money(getattr(month, name), currency) for name in names})
        remark = parts if month.cei is not None else Text("reason.nothing_to_collect")
        rows.append((Text("cover.cei", {"month": str(month.month)[:7]}), month.cei, "percent", remark))
    at = figures.position
    if at.not_due is not None and at.outstanding > 0:
        shown = {"overdue": money(at.overdue, currency), "outstanding": money(at.outstanding, currency)}
        remark = Text("cover.overdue_share_parts", shown)
        rows.append((Text("cover.overdue_share"), at.overdue / at.outstanding, "percent", remark))
    if (hold := figures.concentration) and hold.top_share is not None:
        largest = {"name": hold.largest_name, "amount": money(hold.largest_amount or 0.0, currency)}
        rows.append((Text("cover.top_share", {"count": hold.top}), hold.top_share, "percent",
                     Text("cover.largest", largest)))  # fmt: skip
        equal = Text("cover.hhi_parts", {"customers": hold.effective_customers or 0.0})
        rows.append((Text("cover.hhi"), hold.index, "rate", equal))
    return rows


def _basis(context: Context) -> list[KeyRow]:
    settings = context.settings
    rows: list[KeyRow] = [
        (Text("cover.as_of"), context.as_of, "date", None),
        (Text("cover.aged_by"), Text(f"basis.{settings.basis}"), "text", None),
        (Text("cover.unapplied"), Text(f"unapplied.{settings.unapplied}"), "text", None),
    ]
    if context.entities:
        named: Cell = context.entity or Text("cover.entities", {"count": context.entities})
        rows.insert(0, (Text("cover.entity"), named, "text", None))
    if context.sources:
        rows.append((Text("cover.source"), ", ".join(context.sources), "text", None))
    changed = [pair for pair in changed_settings(settings) if pair[0] not in ("as_of", "basis", "unapplied")]
    if changed:
        shown = "; ".join(f"{name} = {_plain(value)}" for name, value in changed)
        rows.append((Text("cover.settings"), shown, "text", None))
    else:
        rows.append((Text("cover.settings"), Text("cover.settings_default"), "text", None))
    rows += [(Text("cover.hash"), digest, "text", None) for name, digest in context.hashes if name == "inputs"]
    rows.append((Text("cover.version"), f"xlsaging {context.version}", "text", None))
    return rows


def _plain(value: Any) -> str:
    if isinstance(value, (tuple, list)):
        return ",".join(_plain(item) for item in value)
    if hasattr(value, "items"):
        return ", ".join(f"{key}: {_plain(item)}" for key, item in value.items())
    return str(value)
