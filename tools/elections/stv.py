"""The single transferable vote, exact in fractions.

The quota is the exact one of Droop, votes / (seats + 1), and more than that elects. All who have it in a round are elected
together, and what each has above it goes on with all their papers, each by the same part (weighted inclusive Gregory). Where
nobody has it, who has the fewest votes is out, and their papers go on as they are. As many as there are seats left are elected
without the quota, if any paper names them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

from elections.errors import Mistake

# Ways in which ties can be settled, each of which is counted.
MOST_WAYS = 2_000

# Papers with the same ranking and the same value, by how many they are.
Pile = Counter[tuple[tuple[int, ...], Fraction]]


class Ties(Enum):
    """Who stays where candidates have as many votes."""

    ELDER = "elder"
    """Who has been a member for longer, by the number."""
    VACANT = "vacant"
    """All ways are counted, and only who is elected in each of them is."""


@dataclass(frozen=True)
class Round:
    """One round: the votes of all who are in the race, and what comes of them."""

    votes: dict[int, Fraction]
    elected: list[int]
    out: int | None
    tied: list[int]
    """Who could have been out as well."""
    values: frozenset[Fraction]
    """The values of the papers that go on, before what they lose."""


@dataclass
class Outcome:
    """Who is elected, in that order, who is elected only in some ways of settling ties, and how it came."""

    elected: list[int]
    tied: list[int] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)


def _votes(pile: Pile) -> Fraction:
    return sum((value * number for (_, value), number in pile.items()), Fraction(0))


def _pass_on(pile: Pile, part: Fraction, piles: dict[int, Pile]) -> None:
    """Gives each paper to whom it names first of those in the race, with this part of its value."""
    for (ranking, value), number in pile.items():
        if part and (to := next((member for member in ranking if member in piles), None)) is not None:
            piles[to][ranking, value * part] += number


def _ways(piles: dict[int, Pile], seats: int, quota: Fraction, ties: Ties) -> Iterable[Outcome]:
    """All outcomes from here on."""
    if not seats or not piles:
        yield Outcome([])
        return
    votes = {member: _votes(pile) for member, pile in piles.items()}
    order = sorted(votes, key=lambda member: (-votes[member], member))
    if len(order) <= seats:
        yield Outcome(order, [], [Round(votes, order, None, [], frozenset())])
        return
    elected = [member for member in order if votes[member] > quota]
    if elected:
        left = {member: Counter(pile) for member, pile in piles.items() if member not in elected}
        for member in elected:
            _pass_on(piles[member], (votes[member] - quota) / votes[member], left)
        values = frozenset(value for member in elected for _, value in piles[member])
        for later in _ways(left, seats - len(elected), quota, ties):
            yield Outcome(elected + later.elected, [], [Round(votes, elected, None, [], values), *later.rounds])
        return
    fewest = [member for member in order if votes[member] == votes[order[-1]]]
    for out in fewest if ties is Ties.VACANT else fewest[-1:]:
        left = {member: Counter(pile) for member, pile in piles.items() if member != out}
        _pass_on(piles[out], Fraction(1), left)
        values = frozenset(value for _, value in piles[out])
        tied = [member for member in fewest if member != out]
        for later in _ways(left, seats, quota, ties):
            yield Outcome(later.elected, [], [Round(votes, [], out, tied, values), *later.rounds])


def quota_of(papers: int, seats: int) -> Fraction:
    """More votes than this elect."""
    return Fraction(papers, seats + 1)


def count(rankings: Sequence[tuple[int, ...]], candidates: Sequence[int], seats: int, ties: Ties) -> Outcome:
    """Counts papers, each of which ranks somebody."""
    named = {member for ranking in rankings for member in ranking}
    piles: dict[int, Pile] = {member: Counter() for member in candidates if member in named}
    for ranking in rankings:
        piles[ranking[0]][ranking, Fraction(1)] += 1
    ways: list[Outcome] = []
    for way in _ways(piles, seats, quota_of(len(rankings), seats), ties):
        ways.append(way)
        if len(ways) > MOST_WAYS:
            raise Mistake(f"Ties can be settled in more than {MOST_WAYS} ways: settle them as the bylaws say, with --ties elder.")
    first = ways[0]
    in_each = [member for member in first.elected if all(member in way.elected for way in ways)]
    in_some = sorted({member for way in ways for member in way.elected} - set(in_each))
    return Outcome(in_each, in_some, first.rounds)


def points(outcome: Outcome, candidates: Sequence[int], seats: int) -> list[int]:
    """What tellers enter: the first who is elected has as many points as there are seats, and who is tied has one."""
    of = {member: seats - place for place, member in enumerate(outcome.elected)} | dict.fromkeys(outcome.tied, 1)
    return [of.get(member, 0) for member in candidates]
