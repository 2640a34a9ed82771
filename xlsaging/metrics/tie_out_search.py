"""Finding which documents explain a difference: few, exact, and the only ones that do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

__all__ = ["Candidate", "Group", "explain"]

Group = tuple[str, str, str]
"""Entity, account, currency."""

_MOST = 3
"""Documents that may explain one difference together, unless all of a kind do."""
_TELLING = ("posted_after", "dated_after", "wrong_account", "wrong_entity", "duplicate")
"""Kinds that are out of the ordinary by themselves. Free cash, write-offs and cash of the next days are always there:
they count only where they fit to the unit."""
_TOO_MANY = 80
"""Candidates of a group beyond which pairs and triples say nothing: some would fit by chance."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that would explain part of a difference: what it changes in each group, minor units."""

    kind: str
    document_no: str
    customer_id: str
    effects: tuple[tuple[Group, int], ...]


def explain(differences: Mapping[Group, int], candidates: Sequence[Candidate]) -> list[tuple[Group, Candidate, int]]:
    """(group, cause, part of the difference) of the candidates that explain `differences`.

    In each round the smallest set of candidates is taken that brings at least one group to zero and takes no group
    further from it: one document, all of one kind, two, three, all of several kinds. Where two sets of a size would do,
    the kind that comes first among the candidates decides; within a kind neither is taken. At last, a single document
    that takes away more than half of what is left, the only one to do so, is taken alone.
    """
    left = {group: amount for group, amount in differences.items() if amount}
    pool = [each for each in candidates if _touches(each, left)]
    order = {kind: place for place, kind in enumerate(dict.fromkeys(each.kind for each in candidates))}
    taken: list[Candidate] = []
    while chosen := _exact(pool, left, order) or _nearly(pool, left):
        for candidate in chosen:
            for group, amount in candidate.effects:
                if group in left:
                    left[group] -= amount
        taken += chosen
        pool = [each for each in pool if each not in chosen and _touches(each, left)]
    return [(group, each, amount) for each in taken for group, amount in each.effects if group in differences]


def _touches(candidate: Candidate, left: Mapping[Group, int]) -> bool:
    return any(left.get(group) and amount for group, amount in candidate.effects)


def _sum(candidates: Iterable[Candidate]) -> dict[Group, int]:
    total: dict[Group, int] = {}
    for candidate in candidates:
        for group, amount in candidate.effects:
            total[group] = total.get(group, 0) + amount
    return total


def _helps(candidates: Iterable[Candidate], left: Mapping[Group, int]) -> bool:
    """Whether some group ends nearer to zero, and none further from it or beyond it."""
    total = _sum(candidates)
    told = [(left[group], left[group] - amount) for group, amount in total.items() if group in left and amount]
    return bool(told) and all(abs(after) < abs(before) and after * before >= 0 for before, after in told)


def _closes(candidates: tuple[Candidate, ...], left: Mapping[Group, int]) -> bool:
    total = _sum(candidates)
    hit = any(group in left and left[group] and amount == left[group] for group, amount in total.items())
    return hit and _helps(candidates, left)


def _sets(pool: Sequence[Candidate]) -> Iterator[list[tuple[Candidate, ...]]]:
    yield [(each,) for each in pool]
    kinds: dict[str, list[Candidate]] = {}
    for each in pool:
        kinds.setdefault(each.kind, []).append(each)
    yield [tuple(members) for members in kinds.values() if len(members) > 1]
    for size in range(2, _MOST + 1):
        if len(pool) <= (_TOO_MANY if size == 2 else _TOO_MANY // 2):
            yield list(combinations(pool, size))
    for size in range(2, len(kinds) + 1):
        yield [tuple(each for members in some for each in members) for some in combinations(kinds.values(), size)]


def _exact(
    pool: Sequence[Candidate], left: Mapping[Group, int], order: Mapping[str, int]
) -> tuple[Candidate, ...] | None:
    for sets in _sets(pool):
        fitting = [each for each in sets if _closes(each, left)]
        if not fitting:
            continue
        for group in left:
            rivals = [each for each in fitting if _sum(each).get(group) == left[group] and left[group]]
            if not rivals:
                continue
            rank = min(sorted(order[each.kind] for each in rival) for rival in rivals)
            best = [rival for rival in rivals if sorted(order[each.kind] for each in rival) == rank]
            if len(best) == 1:
                return best[0]
    return None


def _nearly(pool: Sequence[Candidate], left: Mapping[Group, int]) -> tuple[Candidate, ...] | None:
    for group, amount in left.items():
        near = [
            each
            for each in pool
            if each.kind in _TELLING
            and _helps((each,), left)
            and abs(amount - _sum((each,)).get(group, 0)) * 2 < abs(amount)
        ]
        if len(near) == 1:
            return (near[0],)
    return None
