"""Sets of candidate documents that sum to one amount, as far as chance would hardly make one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb, gcd

__all__ = ["Part", "fitting"]

_MANY = 6
"""Documents of one sort that may explain an amount together, unless all of a kind do."""
_CHANCE = 0.02
"""How many sets may be expected to fit by chance among those tried."""
_TRIED = 20_000
"""Sets of one size that are laid out."""


@dataclass(frozen=True, slots=True)
class Part:
    """A candidate (by its place among all) as one group sees it: what kind it is, whether that kind tells something
    by itself, and what it changes there."""

    place: int
    kind: str
    telling: bool
    amount: int


def fitting(parts: Sequence[Part], amount: int) -> list[tuple[float, frozenset[int]]]:
    """(cost, places) of the sets of `parts` that sum to `amount`; the cost is how many documents it takes.

    All of one kind cost more than one document and less than two, all of several kinds more than three. Further sizes
    are tried, the least likely to fit by chance first, until `_CHANCE` is used up, once by telling kinds alone and
    once with others: amounts in whole thousands prove less than amounts to the cent.
    """
    found: dict[frozenset[int], float] = {}
    for cost, members in _singles_and_kinds(parts):
        if sum(each.amount for each in members) == amount:
            places = frozenset(each.place for each in members)
            found[places] = min(cost, found.get(places, cost))
    telling = [each for each in parts if each.telling]
    others = [each for each in parts if not each.telling]
    for some, rest in _sizes(telling, others):
        for members in _pairs(telling, some, others, rest, amount):
            places = frozenset(each.place for each in members)
            found.setdefault(places, float(len(members)))
    return sorted(((cost, places) for places, cost in found.items()), key=lambda each: (each[0], sorted(each[1])))


def _singles_and_kinds(parts: Sequence[Part]) -> Iterator[tuple[float, tuple[Part, ...]]]:
    kinds: dict[str, list[Part]] = defaultdict(list)
    for each in parts:
        yield 1.0, (each,)
        kinds[each.kind].append(each)
    for size in range(1, len(kinds) + 1):
        for some in combinations(kinds.values(), size):
            members = tuple(each for kind in some for each in kind)
            yield min(float(len(members)), 1.5 if size == 1 else 3.5), members


def _sizes(telling: list[Part], others: list[Part]) -> list[tuple[int, int]]:
    """How many of each sort to try together: two documents and more, as long as chance hardly makes them fit."""
    step = gcd(*(each.amount for each in (*telling, *others))) or 1
    likely = []
    for some in range(min(_MANY, len(telling)) + 1):
        for rest in range(min(_MANY, len(others)) + 1):
            sets = comb(len(telling), some), comb(len(others), rest)
            if some + rest > 1 and max(sets) <= _TRIED:
                wide = (_largest(telling, some) + _largest(others, rest)) // step or 1
                likely.append((sets[0] * sets[1] / wide, some + rest, some, rest))
    alone = sorted(each for each in likely if not each[-1])
    mixed = sorted(each for each in likely if each[-1])
    return [*_unlikely(alone), *_unlikely(mixed)]


def _unlikely(sizes: list[tuple[float, int, int, int]]) -> Iterator[tuple[int, int]]:
    used = 0.0
    for chance, _, some, rest in sizes:
        used += chance
        if used > _CHANCE:
            return
        yield some, rest


def _largest(parts: list[Part], size: int) -> int:
    return sum(sorted((abs(each.amount) for each in parts), reverse=True)[:size])


def _pairs(telling: list[Part], some: int, others: list[Part], rest: int, amount: int) -> Iterator[tuple[Part, ...]]:
    by_sum: dict[int, list[tuple[Part, ...]]] = defaultdict(list)
    for members in combinations(others, rest):
        by_sum[sum(each.amount for each in members)].append(members)
    for members in combinations(telling, some):
        missing = amount - sum(each.amount for each in members)
        for more in by_sum.get(missing, ()):
            yield (*members, *more)
