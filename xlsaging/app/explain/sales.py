"""Credit sales behind a figure: documents one by one, or the months of the sales table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import narwhals as nw

from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import from_day, month_ends, to_day

from .groups import group_of
from .lines import Line, dicts, major, of_day, rate_of

__all__ = ["sales_lines"]


def sales_lines(
    ledger: Ledger, first: date, last: date, by: Sequence[str] = (), group: Sequence[str] = ()
) -> list[Line]:
    """What was sold from `first` to `last`, of one `group` by `by`; each line contributes its amount in the base
    currency, as booked."""
    from xlsaging.metrics.credit_sales import sales_table_serves

    if sales_table_serves(ledger, by):
        return _of_table(ledger, first, last, tuple(by), tuple(group))
    from xlsaging.metrics.booked import with_booked_base
    from xlsaging.metrics.credit_sales import split_documents

    documents = split_documents(ledger, by, ("document_no", "due_date", "net_amount"), to_day(last))
    documents = documents.filter(nw.col("day") >= to_day(first))
    documents = with_booked_base(documents, ledger, "day", {"amount": "base"})
    columns = ["document_type", "document_no", "customer_id", "day", "due_date", "currency", "amount", "base"]
    present = documents.collect_schema().names()
    documents = ledger.with_blank(documents, "invoices", [name for name in columns if name not in (*present, "base")])
    own = [name for name in by if name not in columns]
    found = dicts(documents.select(*columns, *own).sort("day", "customer_id", "document_no", "amount"))
    return [
        Line(
            kind=row["document_type"],
            contribution=major(ledger, row["base"]),
            document_no=row["document_no"],
            customer_id=row["customer_id"],
            day=of_day(row["day"]),
            due_date=of_day(row["due_date"]),
            currency=row["currency"],
            amount=major(ledger, row["amount"], row["currency"]),
            rate=rate_of(major(ledger, row["base"]), major(ledger, row["amount"], row["currency"])),
            base_amount=major(ledger, row["base"]),
        )
        for row in found
        if group_of(row, by) == tuple(group)
    ]


def _of_table(ledger: Ledger, first: date, last: date, by: tuple[str, ...], group: tuple[str, ...]) -> list[Line]:
    from xlsaging.metrics.credit_sales import credit_sales
    from xlsaging.metrics.windows import Periods

    count = (last.year - first.year) * 12 + last.month - first.month + 2
    ends = [to_day(end) for end in month_ends(last, count, ledger.settings.fiscal_month_end)]
    before = to_day(first) - 1
    periods = Periods((before, *(end for end in ends if end > before)))
    sold = credit_sales(ledger, periods, by)
    return [
        Line("sales_of_month", contribution=major(ledger, amount), day=from_day(end), base_amount=major(ledger, amount))
        for number, end in enumerate(periods.bounds[1:], 1)
        if (amount := sold.of(group, number, number))
    ]
