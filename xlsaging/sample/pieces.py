"""A whole ledger, piece by piece: what is made never needs more memory than one piece of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from xlsaging.model.periods import NEVER, to_day

from .books import Books
from .cash import Receipts, cleared_on, make_receipts, settled_on
from .columns import document_numbers
from .desk import disputed_on, make_contacts
from .draws import Whole
from .fates import RECOVERED, RECOVERED_PERCENT, Fate, fate_of, recovers, written_off_on
from .firm import make_firm
from .plan import Plan
from .planted import Planted, plant
from .reference import reference_tables
from .sales import Lines, make_lines
from .tables import Numbering, contacts_table, invoices_table, losses_table, receipts_table
from .wording import Wording

__all__ = ["LINES_A_PIECE", "pieces"]

LINES_A_PIECE = 240_000
_SHARED_SINCE = to_day("2026-01-01")


def pieces(
    words: Wording, rows: int, seed: int, *, differ: bool = True, size: int = LINES_A_PIECE
) -> Iterator[tuple[str, Any]]:
    """(table, Arrow table) again and again: the large tables in pieces of `size` lines, in the order of their rows;
    the small ones whole, at the end. With `differ`, differences to the general ledger are planted."""
    plan = Plan(make_firm(words, rows, seed))
    planted = plant(plan) if differ else Planted()
    books, numbering, shared = Books(plan.firm, planted), Numbering(plan), list[str]()
    for first in range(0, rows, size):
        lines = make_lines(plan, np.arange(first, min(first + size, rows)))
        lines = planted.put_into(plan, lines)
        receipts = make_receipts(plan, lines, planted.stray)
        documents, numbers = document_numbers(plan, lines), numbering.number(receipts)
        fate = fate_of(plan, lines)
        disputed = disputed_on(plan.firm, lines, fate)
        settled = np.minimum(settled_on(lines, receipts), cleared_on(plan, lines)[1])
        lost, lost_on, lost_amount = _losses(plan, lines, fate)
        books.enter(lines, receipts, lost, lost_on, lost_amount)
        shared = shared or _shared(receipts, numbers)
        yield "invoices", invoices_table(plan, lines, documents, disputed)
        yield "receipts", receipts_table(plan, receipts, numbers, documents, first)
        until = np.minimum(settled, np.where(fate == Fate.WRITTEN_OFF, written_off_on(lines), NEVER))
        contacts = make_contacts(plan, lines, until, disputed)
        yield "activities", contacts_table(plan, contacts, documents, first)
        named = pc.take(documents, pa.array(lost.line - first))
        came = _come_back(lost, lost_amount, receipts, numbers)
        yield "write_offs", losses_table(plan, lost, lost_on, lost_amount, named, came)
    yield from reference_tables(plan.firm, books, shared).items()


def _losses(plan: Plan, lines: Lines, fate: Whole) -> tuple[Lines, Whole, Whole]:
    """Documents written off, and once more where something comes back; with the days and the amounts."""
    gone = np.flatnonzero(fate == Fate.WRITTEN_OFF)
    back = gone[recovers(plan, lines.where(gone))]
    day = np.concatenate([written_off_on(lines)[gone], np.full_like(back, RECOVERED)])
    amount = np.concatenate([lines.amount[gone], -(lines.amount[back] * RECOVERED_PERCENT // 100)])
    rows = np.concatenate([gone, back])
    order = np.lexsort((rows, day))
    return lines.where(rows[order]), day[order], amount[order]


def _come_back(lost: Lines, amount: Whole, receipts: Receipts, numbers: Any) -> Any:
    """The number of the receipt of each recovery, blank on write-offs."""
    place = {line: at for at, line in enumerate(receipts.line.tolist())} if (amount < 0).any() else {}
    at = [place.get(line) if back < 0 else None for line, back in zip(lost.line.tolist(), amount.tolist(), strict=True)]
    return pc.take(numbers, pa.array(at, pa.int64()))


def _shared(receipts: Receipts, numbers: Any) -> list[str]:
    """Three receipts of the current year that two collectors worked for."""
    suit = np.flatnonzero((receipts.method == 0) & (receipts.day >= _SHARED_SINCE) & receipts.applied)
    return list(pc.take(numbers, pa.array(suit[3:6])).to_pylist())
