"""The day of a report: the only place where the clock is read."""

from __future__ import annotations

from datetime import date

from xlsaging.model.errors import AsOfRefusedError
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import FAR, as_date, from_day, last_month_end

__all__ = ["resolve_as_of", "snapshot_day"]


def resolve_as_of(ledger: Ledger, as_of: date | str | None = None, today: date | None = None) -> date:
    """The argument, else the setting, else the last (fiscal) month end before `today`.

    A snapshot of open items is of one day and of no other: that day is taken where none is given. Raises
    AsOfRefusedError where another one is.
    """
    wanted = as_date(as_of, "as_of") if as_of is not None else ledger.settings.as_of
    snapshot = snapshot_day(ledger)
    if snapshot is not None:
        if wanted is not None and wanted != snapshot:
            place = next((account.at for account in ledger.rows if account.table == "invoices"), "invoices")
            raise AsOfRefusedError(at=place, snapshot=snapshot, as_of=wanted)
        return snapshot
    return wanted or last_month_end(today or date.today(), ledger.settings.fiscal_month_end)


def snapshot_day(ledger: Ledger) -> date | None:
    """The day of the open-item snapshot that the ledger is; None where it holds documents and receipts."""
    if ledger.settings.snapshot_date is not None or not ledger.has("invoices", "snapshot_date"):
        return ledger.settings.snapshot_date
    import narwhals as nw

    known = ledger.typed("invoices").filter(nw.col("snapshot_date") < FAR)
    days = known.select(nw.col("snapshot_date").max())
    here = days.collect() if isinstance(days, nw.LazyFrame) else days
    found = here["snapshot_date"].to_list()
    return from_day(int(found[0])) if found and found[0] is not None else None
