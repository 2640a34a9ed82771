"""What was changed in closed months: in a line on the cover, and by document on a sheet of its own."""

from __future__ import annotations

from xlsaging.i18n.catalogue import Text
from xlsaging.model.periods import month_end

from .changes_figures import AgainstFigures, ClosedChange, FieldChange
from .columns import column_for
from .figures import Context
from .labels import money, worded
from .model import Block, Cell, Column, KeyValues, Note, Sheet, Table
from .totals import exact_sum

__all__ = ["changes_blocks", "changes_sheet"]


def changes_blocks(figures: AgainstFigures | None, context: Context) -> tuple[Block, ...]:
    """The cover's line; nothing where no earlier pack was given."""
    if figures is None:
        return ()
    currency = context.settings.base_currency
    effect = money(_difference(figures, currency), currency)
    said = {"file": figures.file, "day": figures.as_of}
    title = Note(Text("changes.cover_title"), "heading")
    if not figures.changes and not figures.rates:
        return (title, Note(Text("changes.none", said), "good"))
    if not figures.changes:
        return (title, Note(Text("changes.rates_only", {**said, "effect": effect})))
    amounts = {"then": money(figures.outstanding_then, currency), "now": money(figures.outstanding_now, currency)}
    count = {"count": len(figures.changes), "effect": effect}
    return (title, Note(Text("changes.some", {**said, **amounts, **count}), "alert"))


def _difference(figures: AgainstFigures, currency: str) -> float:
    return exact_sum((figures.outstanding_now, -figures.outstanding_then), currency)


def changes_sheet(figures: AgainstFigures, context: Context) -> Sheet:
    """Every change with its month, what is different, and its effect on the balance of the closed day."""
    settings = context.settings
    made_by = Text("changes.pack_of", {"day": figures.as_of, "version": figures.version})
    head = KeyValues(
        "against",
        (
            (Text("changes.pack"), figures.file, "text", None),
            (Text("changes.then"), figures.outstanding_then, "amount", made_by),
            (Text("changes.now"), figures.outstanding_now, "amount", None),
            (
                Text("changes.difference"),
                _difference(figures, settings.base_currency),
                "amount",
                Text("changes.of_changes"),
            ),
        ),
    )
    blocks = (head, _table(figures, context), Note(Text("changes.note", {"day": figures.as_of}), "small"))
    return Sheet(name="changes", title=Text("title.changes"), blocks=blocks, exact=True)


def _table(figures: AgainstFigures, context: Context) -> Table:
    base = context.settings.base_currency
    rows = [_row(change, context.settings.fiscal_month_end) for change in figures.changes]
    none: Cell = None
    rows += [
        (Text("changes.rates"), none, none, none, none, none, code, none, amount) for code, amount in figures.rates
    ]
    foreign = any(change.currency != base for change in figures.changes) or bool(figures.rates)
    columns = [
        Column("kind", Text("changes.kind")),
        column_for("table"),
        column_for("document_no"),
        column_for("customer_id"),
        column_for("month"),
        Column("what", Text("changes.what"), width=44.0),
        column_for("currency"),
        Column("effect", Text("changes.effect"), "amount", currency="currency"),
        Column("base_effect", Text("changes.base_effect" if foreign else "changes.effect"), "amount", "sum"),
    ]
    if not foreign:
        columns = [*columns[:6], columns[8]]
        rows = [(*row[:6], row[8]) for row in rows]
    return Table("changes", tuple(columns), rows, totals=True, excel_table="tblReportChanges")


def _row(change: ClosedChange, fiscal_month_end: int) -> tuple[Cell, ...]:
    month = f"{month_end(change.day, fiscal_month_end):%Y-%m}" if change.day else None
    fields = [_field(field, change.currency) for field in change.fields]
    what = Text("changes.fields", {"fields": fields}) if fields else None
    return (
        Text(f"changes.{change.kind}"), worded("table", change.table), change.number, change.customer_id, month, what,
        change.currency, change.effect, change.base_effect,
    )  # fmt: skip


def _field(field: FieldChange, currency: str) -> Text:
    name = Text(f"field.{field.name}")
    return Text("changes.field", {"name": name, "before": _said(field.before, currency),
                                  "after": _said(field.after, currency)})  # fmt: skip


def _said(value: object, currency: str) -> object:
    if value in (None, ""):
        return Text("changes.blank")
    return money(value, currency) if isinstance(value, float) else value
