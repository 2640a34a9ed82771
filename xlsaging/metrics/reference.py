"""First pass of the settlement: documents take what refers to them by number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import narwhals as nw

from xlsaging.model.ledger import Ledger

from .basis import in_turn, with_due_day, with_turns
from .credit_notes import all_sources, negative_lines, use_credits
from .identity import identified
from .materialise import keep, known_empty, shared
from .running import alone_and_others
from .sources import documents, money

__all__ = ["Reference", "line_order", "settle_by_reference"]

_ZERO = nw.lit(0, dtype=nw.Int64)
_WHOLE, _IN_TURN = -1, -2
"""Of a document's lines: all of them settled whole; or one after another, as far as it goes."""
_REMEMBERED = 3
_ORDER = ("due_day", "instalment_no", "document_date", "posting_date", "item_class", "account", "amount")


@dataclass(frozen=True, slots=True)
class Reference:
    """What the first pass found, all in minor units.

    `lines`: document lines with `open`; `found`: the sources that exist; `free`: those of them that something is
    left of, in `free`; `key`: the columns, in all three, of the document that a row is or refers to.
    """

    key: list[str]
    lines: Any
    found: Any
    free: Any


def settle_by_reference(ledger: Ledger, as_of: int, carry: tuple[str, ...]) -> Reference:
    """Documents and sources of day number `as_of`, applied to each other by document number.

    The last few days asked for are remembered: the figures of one report ask for the same day again and again,
    each with columns of its own.
    """
    known: dict[int, tuple[tuple[str, ...], Reference]] = ledger.recall("references") or {}
    columns, found = known.get(as_of, ((), None))
    if found is None or not set(carry) <= set(columns):
        columns = tuple(dict.fromkeys((*columns, *carry)))
        found = _settle_by_reference(ledger, as_of, columns)
        others = [(day, made) for day, made in known.items() if day != as_of]
        ledger.remember("references", dict([*others[1 - _REMEMBERED :], (as_of, (columns, found))]))
    return found


def _settle_by_reference(ledger: Ledger, as_of: int, carry: tuple[str, ...]) -> Reference:
    existing = shared(documents(ledger, as_of, carry))
    paid = money(ledger, as_of, carry)
    known = identified(ledger, existing, negative_lines(ledger, existing), paid.cash, paid.uses)
    existing = known.existing
    found = shared(all_sources(ledger, known, as_of, carry))
    applied = keep(_applied_by_document(found, existing, known.key, as_of))
    free = keep(_free_sources(found, applied, known.key, as_of))
    lines = _open_lines(existing.filter(nw.col("amount") >= 0), applied, known.key, ledger, carry)
    if not known_empty(known.notes):
        used = use_credits(existing.filter(nw.col("amount") < 0), found, free, known)
        lines = nw.concat([lines, used.select(*lines.collect_schema().names())])
    return Reference(known.key, shared(lines), found, free)


def line_order(frame: Any, carry: tuple[str, ...]) -> list[str]:
    """The order in which a document's lines are paid: by the day they fall due (retention whose condition is not
    met last; undated openings in the turn of `basis.with_turns`), then by instalment; then by all that could tell two
    lines apart, so that no engine chooses."""
    present = frame.collect_schema().names()
    return [name for name in in_turn(present, list(dict.fromkeys((*_ORDER, *sorted(carry))))) if name in present]


def _live(sources: Any, as_of: int) -> Any:
    return sources.filter(nw.col("effective_day") <= as_of, nw.col("target") != "")


def _applied_by_document(found: Any, existing: Any, key: list[str], as_of: int) -> Any:
    """For each document that anything came to: what it took (`taken`), how its lines share that (`settles`: what its
    only line took, or _WHOLE or _IN_TURN), and what was more than it could take (`excess`, below zero: a refund of
    more than had been paid)."""
    narrow = found.select(*key, "target", "effective_day", "amount")
    brought = _live(narrow, as_of).group_by(*key).agg(nw.col("amount").sum().alias("brought"))
    worth = _worth(existing.select(*key, "amount").filter(nw.col("amount") > 0), key)
    joined = brought.join(worth, on=key, how="left").with_columns(
        *(nw.col(name).fill_null(0).cast(nw.Int64) for name in ("brought", "debit", "lines"))
    )
    taken = nw.max_horizontal(nw.min_horizontal("brought", "debit"), _ZERO)
    joined = joined.with_columns(taken.cast(nw.Int64).alias("taken"))
    some, several = nw.col("taken") > 0, nw.col("lines") > 1
    shared_out = nw.when(some & several).then(nw.lit(_IN_TURN)).otherwise(nw.col("taken"))
    settles = nw.when(some & (nw.col("taken") == nw.col("debit"))).then(nw.lit(_WHOLE)).otherwise(shared_out)
    excess = nw.col("brought") - nw.col("taken")
    return joined.select(*key, "taken", settles.cast(nw.Int64).alias("settles"), excess.cast(nw.Int64).alias("excess"))


def _worth(debits: Any, key: list[str]) -> Any:
    """For each document what its positive lines amount to (`debit`), and how many they are (`lines`)."""
    alone, others = alone_and_others(debits, key)
    worth = others.group_by(*key).agg(nw.col("amount").sum().alias("debit"), nw.len().alias("lines"))
    if alone is None:
        return worth
    single = alone.select(*key, nw.col("amount").alias("debit"), nw.lit(1, dtype=nw.Int64).alias("lines"))
    if known_empty(others):
        return single
    worth = worth.with_columns(nw.col(name).cast(nw.Int64) for name in ("debit", "lines"))
    return nw.concat([single, worth.select(*single.columns)])


def _open_lines(lines: Any, applied: Any, key: list[str], ledger: Ledger, carry: tuple[str, ...]) -> Any:
    """Positive document lines with `open`: what the document took, taken off the line that is due first."""
    short = keep(applied.filter(nw.col("settles") == _IN_TURN).select(*key, "taken"))
    joined = lines.join(applied.select(*key, "settles"), on=key, how="left")
    joined = joined.with_columns(nw.col("settles").fill_null(0).cast(nw.Int64))
    nothing = (nw.col("settles") == _WHOLE) | (nw.col("amount") == 0)
    left = nw.when(nothing).then(_ZERO).otherwise(nw.col("amount") - nw.col("settles")).cast(nw.Int64)
    if known_empty(short):
        return joined.with_columns(left.alias("open")).drop("settles")
    whole = joined.filter(nw.col("settles") != _IN_TURN).with_columns(left.alias("open")).drop("settles")
    columns = whole.collect_schema().names()
    several = with_turns(with_due_day(lines.join(short, on=key, how="inner"), ledger))
    through = nw.col("amount").cum_sum().over(*key, order_by=line_order(several, carry)).cast(nw.Int64)
    several = several.with_columns(through.alias("through"))
    reach = nw.max_horizontal(nw.col("taken") - nw.col("through") + nw.col("amount"), _ZERO)
    several = several.with_columns(nw.min_horizontal(reach, "amount").cast(nw.Int64).alias("used"))
    several = several.with_columns((nw.col("amount") - nw.col("used")).cast(nw.Int64).alias("open"))
    return nw.concat([whole, several.select(*columns)])


def _free_sources(found: Any, applied: Any, key: list[str], as_of: int) -> Any:
    """Sources with `free`: what no document took. The last to come is the first to stay free."""
    waiting = found.filter((nw.col("effective_day") > as_of) | (nw.col("target") == ""))
    waiting = waiting.with_columns(nw.col("amount").alias("free"))
    # Kept by itself, so that engines know how few they are before they join them.
    excess = keep(applied.filter(nw.col("excess") != 0).select(*key, "excess"))
    over = keep(_live(found, as_of).join(excess, on=key, how="inner"))
    columns = waiting.collect_schema().names()
    towards = nw.when(nw.col("excess") > 0).then(nw.lit(1)).otherwise(nw.lit(-1)).cast(nw.Int64)
    over = over.with_columns(
        nw.max_horizontal(nw.col("amount") * towards, _ZERO).cast(nw.Int64).alias("part"),
        nw.max_horizontal(-nw.col("amount") * towards, _ZERO).cast(nw.Int64).alias("back"),
        towards.alias("towards"),
        _ZERO.alias("met"),
    )
    if not known_empty(over.filter(nw.col("back") > 0)):
        over = keep(_less_paid_back(over, key))
    size = (nw.col("part") - nw.col("met")).cast(nw.Int64)
    over = _from_the_end(over.with_columns(size.alias("size")), key, "size")
    lost = nw.max_horizontal((nw.col("back") - nw.col("met")).sum().over(*key), _ZERO)
    over = over.with_columns(lost.cast(nw.Int64).alias("lost"))
    kept = _reach(nw.col("lost") + nw.col("excess").abs()) - _reach(nw.col("lost"))
    over = over.with_columns((kept * nw.col("towards")).cast(nw.Int64).alias("free"))
    return nw.concat([part.filter(nw.col("free") != 0).select(*columns) for part in (over, waiting)])


def _less_paid_back(over: Any, key: list[str]) -> Any:
    """`met`: what of each source was undone by a refund, recovery or reversal of its own kind, the latest first."""
    over = _from_the_end(over.with_columns(nw.col("part").alias("size")), [*key, "priority"], "size")
    undone = nw.col("back").sum().over(*key, "priority")
    over = over.with_columns(undone.cast(nw.Int64).alias("undone"))
    return over.with_columns(_reach(nw.col("undone")).cast(nw.Int64).alias("met")).drop("after", "size", "undone")


def _from_the_end(over: Any, group: list[str], size: str) -> Any:
    """`over` with `after`: what the later sources of the same group amount to."""
    ties = [name for name in ("entity", "account", "clearing_no") if name in over.collect_schema().names()]
    order = ["priority", "effective_day", "source_day", "source_no", "amount", *ties]
    through = nw.col(size).cum_sum().over(*group, order_by=[name for name in order if name not in group])
    after = nw.col(size).sum().over(*group) - through
    return over.with_columns(after.cast(nw.Int64).alias("after"))


def _reach(total: nw.Expr) -> nw.Expr:
    """A source's part of a total that is taken off from the end."""
    return nw.min_horizontal(nw.max_horizontal(total - nw.col("after"), _ZERO), nw.col("size"))
