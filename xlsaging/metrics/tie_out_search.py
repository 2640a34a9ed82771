"""Finding which documents explain the differences: few, exact, in every group at once, and the only ones that do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .tie_out_subsets import Part, fitting

__all__ = ["Candidate", "Group", "explain"]

Group = tuple[str, str, str]
"""Entity, account, currency."""

_TELLING = ("posted_after", "dated_after", "wrong_account", "wrong_entity", "currency", "duplicate")
"""Kinds that are out of the ordinary by themselves. Free cash, write-offs and cash of the next days are always there:
they count only where they fit to the unit."""
_STEPS = 2_000
"""Choices tried for groups that hang together."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that would explain part of a difference: what it changes in each group, minor units."""

    kind: str
    document_no: str
    customer_id: str
    effects: tuple[tuple[Group, int], ...]


def explain(differences: Mapping[Group, int], candidates: Sequence[Candidate]) -> list[tuple[Group, Candidate, int]]:
    """(group, cause, part of the difference) of the candidates that explain `differences`, groups that tie among them.

    Groups that share candidates are explained together: as many groups as possible to the unit, by as few documents as
    possible, with the least left over; no group is taken further from zero, and one that ties goes on to tie. Where
    choices do equally well, the kinds that come first among the candidates decide; what they still have in common
    is taken. At last, a telling document that alone takes away more than half of what is left, the only one to do
    so, is taken.
    """
    left = dict(sorted(differences.items()))
    pool = [each for each in candidates if _touches(each, left)]
    kinds = {kind: place for place, kind in enumerate(dict.fromkeys(each.kind for each in candidates))}
    taken: list[Candidate] = []
    for groups in _together(pool, left):
        own = [each for each in pool if any(group in groups for group, _ in each.effects)]
        for each in _Search(own, {group: left[group] for group in groups}, kinds).best():
            taken.append(each)
            _take(each, left)
    while near := _nearly([each for each in pool if each not in taken], left):
        taken.append(near)
        _take(near, left)
    return [(group, each, amount) for each in taken for group, amount in each.effects if group in differences]


def _touches(candidate: Candidate, left: Mapping[Group, int]) -> bool:
    return any(left.get(group) and amount for group, amount in candidate.effects)


def _take(candidate: Candidate, left: dict[Group, int]) -> None:
    for group, amount in candidate.effects:
        if group in left:
            left[group] -= amount


def _together(pool: Iterable[Candidate], left: Mapping[Group, int]) -> list[list[Group]]:
    """Groups that some candidate links, in the order of `left`."""
    lots = {group: {group} for group in left}
    for each in pool:
        linked = [group for group, _ in each.effects if group in left]
        whole = set().union(*(lots[group] for group in linked))
        for group in whole:
            lots[group] = whole
    unique = {id(lot): lot for lot in lots.values()}
    return [[group for group in left if group in lot] for lot in unique.values() if any(left[each] for each in lot)]


def _nearer(before: int, after: int) -> bool:
    """Whether what is left is less than before, and not the other way round but for a tenth."""
    return abs(after) < abs(before) and (before * after >= 0 or abs(after) * 10 <= abs(before))


def _nearly(pool: Sequence[Candidate], left: Mapping[Group, int]) -> Candidate | None:
    for group, amount in left.items():
        near = []
        for each in pool:
            told = {name: part for name, part in each.effects if name in left and part}
            helps = all(_nearer(left[name], left[name] - part) for name, part in told.items())
            if each.kind in _TELLING and helps and abs(amount - told.get(group, 0)) * 2 < abs(amount):
                near.append(each)
        if len(near) == 1:
            return near[0]
    return None


_Score = tuple[int, float, int, list[int]]
"""Groups left over, cost, what is left in all of them, kinds."""


@dataclass(slots=True)
class _State:
    """A choice in the making: what is left of each group, the groups not looked at yet, candidates that may still be
    taken, those taken and what they cost, groups that are not explained."""

    left: dict[Group, int]
    ahead: list[Group]
    free: frozenset[int]
    taken: frozenset[int] = frozenset()
    cost: float = 0.0
    over: tuple[Group, ...] = ()


class _Search:
    """Candidates for groups that hang together, and the choices among them."""

    def __init__(self, pool: Sequence[Candidate], differences: dict[Group, int], kinds: Mapping[str, int]) -> None:
        self.pool, self.differences, self.kinds = pool, differences, kinds
        self.told = [{group: part for group, part in each.effects if group in differences and part} for each in pool]
        self.known: dict[tuple[Group, int, frozenset[int]], list[tuple[float, frozenset[int]]]] = {}
        self.steps = 0
        self.score: _Score | None = None
        self.choices: list[frozenset[int]] = []

    def best(self) -> list[Candidate]:
        """What the best choices have in common."""
        everyone = frozenset(range(len(self.pool)))
        self._walk(_State(dict(self.differences), [group for group, off in self.differences.items() if off], everyone))
        common = frozenset.intersection(*self.choices) if self.choices else frozenset()
        left = self._after(self.differences, common)
        fits = all(left[group] == off or _nearer(off, left[group]) for group, off in self.differences.items())
        return [self.pool[place] for place in sorted(common)] if fits else []

    def _after(self, left: Mapping[Group, int], places: Iterable[int]) -> dict[Group, int]:
        made = dict(left)
        for place in places:
            for group, part in self.told[place].items():
                made[group] -= part
        return made

    def _walk(self, state: _State) -> None:
        self.steps += 1
        if self.steps > _STEPS or self._hopeless(state):
            return
        if not state.ahead:
            self._keep(state)
            return
        group = min(state.ahead, key=lambda each: (len(self._options(each, state)) or _STEPS, each))
        ahead = [each for each in state.ahead if each != group]
        touching = frozenset(place for place in state.free if group in self.told[place])
        for cost, places in self._options(group, state):
            left = self._after(state.left, places)
            more = [each for each in self._met(places) if each not in ahead and each not in state.over and left[each]]
            free = state.free - touching
            self._walk(_State(left, [*ahead, *more], free, state.taken | places, state.cost + cost, state.over))
        if self.differences[group]:
            self._walk(_State(state.left, ahead, state.free, state.taken, state.cost, (*state.over, group)))

    def _met(self, places: Iterable[int]) -> Iterator[Group]:
        yield from dict.fromkeys(group for place in places for group in self.told[place])

    def _options(self, group: Group, state: _State) -> list[tuple[float, frozenset[int]]]:
        free = frozenset(place for place in state.free if group in self.told[place])
        key = group, state.left[group], free
        if key not in self.known:
            parts = [self._part(place, group) for place in sorted(free)]
            off = state.left[group]
            self.known[key] = fitting(parts, off) if off else [(0.0, frozenset())]
        return self.known[key]

    def _part(self, place: int, group: Group) -> Part:
        kind = self.pool[place].kind
        return Part(place, kind, kind in _TELLING, self.told[place][group])

    def _hopeless(self, state: _State) -> bool:
        return self.score is not None and (len(state.over), state.cost) > self.score[:2]

    def _keep(self, state: _State) -> None:
        for group, off in self.differences.items():
            now = state.left[group]
            if now and (not off or not (now == off or _nearer(off, now))):
                return
        over = sum(1 for off in state.left.values() if off)
        rest = sum(abs(off) for off in state.left.values())
        order = sorted(self.kinds[self.pool[place].kind] for place in state.taken)
        score = over, state.cost, rest, order
        if self.score is None or score < self.score:
            self.score, self.choices = score, [state.taken]
        elif score == self.score:
            self.choices.append(state.taken)
