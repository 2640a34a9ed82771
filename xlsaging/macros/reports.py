"""The buttons that show a report."""

from __future__ import annotations

from xlsaging.i18n.catalogue import Text

from .session import Session, macro

__all__ = ["aging", "bad_debts", "check", "close_month", "collectors", "dso", "tie_out"]


@macro
def check(session: Session) -> Text:
    """What is wrong with the ledger, cell by cell."""
    from xlsaging.app.reports import check_report

    return session.show(check_report(session.ledger(), provenance=session.provenance()))


@macro
def tie_out(session: Session) -> Text:
    """The receivables held against the general ledger."""
    from xlsaging.app.reports import tie_out_report

    return session.show(tie_out_report(session.ledger(), provenance=session.provenance()))


@macro
def aging(session: Session) -> Text:
    """What each customer owes by age, and every open item behind it."""
    from xlsaging.app.reports import aging_report

    return session.show(aging_report(session.ledger(), provenance=session.provenance(), with_items=True))


@macro
def dso(session: Session) -> Text:
    """Days sales outstanding, month by month."""
    from xlsaging.app.reports import dso_report

    return session.show(dso_report(session.ledger(), provenance=session.provenance()))


@macro
def bad_debts(session: Session) -> Text:
    """What was lost, against sales and receivables."""
    from xlsaging.app.reports import bad_debts_report

    return session.show(bad_debts_report(session.ledger(), provenance=session.provenance()))


@macro
def collectors(session: Session) -> Text:
    """The collectors' figures of the month."""
    from xlsaging.app.reports import collectors_report

    return session.show(collectors_report(session.ledger(), provenance=session.provenance()))


@macro
def close_month(session: Session) -> Text:
    """The whole month-end pack, with the reasons that were typed into the one it replaces."""
    from xlsaging.app.reports import close_report

    ledger = session.ledger()
    reasons = session.reasons(ledger)
    return session.show(close_report(ledger, provenance=session.provenance(), reasons=reasons))
