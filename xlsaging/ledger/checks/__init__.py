"""Everything that is checked across the tables of a ledger, in the order in which one check needs another."""

from __future__ import annotations

from xlsaging.ledger.draft import Draft

from .accounts import check_two_sided, drop_repeated_openings
from .alike import check_alike
from .amounts import check_required, settle_currencies, to_whole_units
from .collection import check_assignments, check_credits
from .dates import check_dates, fill_due_dates
from .duplicates import check_duplicates
from .kinds import settle_words
from .paid import check_paid
from .people import check_customers, fill_customers
from .rates import check_rates
from .references import check_references
from .shared_receipts import share_receipts

__all__ = ["run_checks"]


def run_checks(draft: Draft) -> None:
    """Complete and check a draft: rows that cannot be used are set aside first, then the rest is looked over."""
    fill_customers(draft)
    check_required(draft)
    settle_currencies(draft)
    to_whole_units(draft)
    settle_words(draft)
    check_duplicates(draft)
    drop_repeated_openings(draft)
    check_dates(draft)
    fill_due_dates(draft)
    share_receipts(draft)
    check_references(draft)
    check_paid(draft)
    check_rates(draft)
    check_customers(draft)
    check_alike(draft)
    check_two_sided(draft)
    check_assignments(draft)
    check_credits(draft)
