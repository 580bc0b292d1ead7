"""Counting: our counts are those of other programs, exact, and settle no tie by chance."""

import itertools
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

import pyrankvote
import pytest
from abcvoting import abcrules
from abcvoting.preferences import Profile

from elections import stv
from elections.count import Method, Result, count
from elections.errors import Mistake
from elections.papers import Papers, papers_of
from elections.stv import Ties

# Not in the order of their numbers, as members do not stand in it.
MEMBERS = (40, 7, 12, 3, 25, 31)


def of_approvals(approvals: Sequence[set[int]], members: Sequence[int]) -> Papers:
    rows = [[str(name), *("x" if member in marked else "" for member in members)] for name, marked in enumerate(approvals)]
    return papers_of([["paper", *map(str, members)], *rows])


def of_rankings(rankings: Sequence[Sequence[int]], members: Sequence[int]) -> Papers:
    rows = [
        [str(name), *(str(ranked.index(member) + 1) if member in ranked else "" for member in members)]
        for name, ranked in enumerate(rankings)
    ]
    return papers_of([["paper", *map(str, members)], *rows])


def profiles(number: int, papers: int) -> Iterator[tuple[list[list[int]], tuple[int, ...], int]]:
    """Random rankings, some of all candidates and some of a few, with the candidates and the seats."""
    chance = random.Random(2026)
    for _ in range(number):
        members = MEMBERS[: chance.randint(2, 6)]
        liking = [chance.random() for _ in members]
        rankings = []
        for _ in range(chance.randint(papers // 4, papers)):
            order = sorted(members, key=lambda member: chance.random() * liking[members.index(member)])
            rankings.append(order[: chance.randint(1, len(members))])
        yield rankings, members, chance.randint(1, max(1, len(members) - 1))


def model(rankings: Sequence[Sequence[int]], members: Sequence[int], seats: int) -> set[int] | None:
    """Who is elected by a count of single papers with a value each, or None if candidates to be out are tied."""
    value = [Fraction(1)] * len(rankings)
    race = {member for member in members if any(member in ranking for ranking in rankings)}
    elected: set[int] = set()
    quota = Fraction(len(rankings), seats + 1)
    while race and len(elected) < seats:
        if len(race) <= seats - len(elected):
            return elected | race
        held: dict[int, list[int]] = {member: [] for member in race}
        for at, ranking in enumerate(rankings):
            first = next((member for member in ranking if member in race), None)
            if first is not None:
                held[first].append(at)
        votes = {member: sum((value[at] for at in papers), Fraction(0)) for member, papers in held.items()}
        over = {member for member in race if votes[member] > quota}
        for member in over:
            for at in held[member]:
                value[at] *= 1 - quota / votes[member]
        fewest = [member for member in race if votes[member] == min(votes.values())]
        if not over and len(fewest) > 1:
            return None
        race -= over or set(fewest)
        elected |= over
    return elected


def by_pyrankvote(rankings: Sequence[Sequence[int]], members: Sequence[int], seats: int) -> tuple[set[int], bool]:
    """Who is elected by pyrankvote, and whether it put out several at once, as we do not."""
    candidates = {member: pyrankvote.Candidate(str(member)) for member in members}
    ballots = [pyrankvote.Ballot(ranked_candidates=[candidates[member] for member in ranking]) for ranking in rankings]
    result = pyrankvote.single_transferable_vote(list(candidates.values()), ballots, number_of_seats=seats)
    out = [sum(one.status == "Rejected" for one in found.candidate_results) for found in result.rounds]
    at_once = any(later - before > 1 for before, later in itertools.pairwise([0, *out[:-1]]))
    return {int(winner.name) for winner in result.get_winners()}, at_once


def test_transferable_votes_elect_whom_pyrankvote_elects() -> None:
    compared = 0
    for rankings, members, seats in profiles(3_000, 80):
        outcome = stv.count([tuple(ranking) for ranking in rankings], members, seats, Ties.VACANT)
        votes = [found for one in outcome.rounds for found in one.votes.values()]
        quota = stv.quota_of(len(rankings), seats)
        # It settles ties by chance or by second choices, elects with exactly the quota, and passes on papers of different values
        # as if these were the same.
        tied = any(one.tied for one in outcome.rounds) or quota in votes
        theirs, at_once = by_pyrankvote(rankings, members, seats)
        mixed = any(len(one.values) > 1 for one in outcome.rounds[:-1])
        unnamed = len({member for ranking in rankings for member in ranking}) < len(members)
        if tied or at_once or mixed or unnamed:
            continue
        compared += 1
        assert set(outcome.elected) == theirs, (rankings, members, seats)
    assert compared > 1_000


def test_transferable_votes_elect_whom_a_count_of_single_papers_elects() -> None:
    compared = 0
    for rankings, members, seats in profiles(3_000, 40):
        expected = model(rankings, members, seats)
        outcome = stv.count([tuple(ranking) for ranking in rankings], members, seats, Ties.VACANT)
        if expected is not None:
            compared += 1
            assert (set(outcome.elected), outcome.tied) == (expected, []), (rankings, members, seats)
    assert compared > 2_000


def test_approvals_elect_whom_abcvoting_elects() -> None:
    chance = random.Random(2026)
    ties = 0
    for _ in range(2_000):
        members = MEMBERS[: chance.randint(2, 6)]
        seats = chance.randint(1, len(members))
        liked = [chance.random() for _ in members]
        ballots = [{m for m, p in zip(members, liked) if chance.random() < p} for _ in range(chance.randint(1, 30))]
        ballots = [ballot for ballot in ballots if ballot]
        if not ballots or any(not any(member in ballot for ballot in ballots) for member in members):
            continue
        profile = Profile(len(members))
        profile.add_voters([{members.index(member) for member in ballot} for ballot in ballots])
        committees = [{members[at] for at in one} for one in abcrules.compute("av", profile, committeesize=seats)]
        result = count(of_approvals(ballots, members), Method.APPROVAL, seats, Ties.VACANT)
        assert set(result.elected) == set.intersection(*committees)
        assert set(result.tied) == set.union(*committees) - set(result.elected)
        elder = count(of_approvals(ballots, members), Method.APPROVAL, seats, Ties.ELDER)
        assert set(elder.elected) in committees
        ties += bool(result.tied)
    assert ties > 100


def test_votes_are_neither_lost_nor_made() -> None:
    for rankings, members, seats in profiles(500, 60):
        outcome = stv.count([tuple(ranking) for ranking in rankings], members, seats, Ties.ELDER)
        quota, before = stv.quota_of(len(rankings), seats), Fraction(len(rankings))
        for one in outcome.rounds:
            assert sum(one.votes.values()) <= before, "no vote comes from nowhere"
            before = sum(one.votes.values()) - quota * len(one.elected)
        first = Counter(ranking[0] for ranking in rankings)
        assert {member: int(votes) for member, votes in outcome.rounds[0].votes.items() if votes} == dict(first)


def chain(result: Result, members: Sequence[int], seats: int, ties: Ties) -> list[int]:
    """Who is elected by what the tellers enter, as the chain says it: those before whom fewer stand than there are seats."""
    votes = dict(zip(members, result.candidates))

    def before(other: int, member: int) -> bool:
        if ties is Ties.ELDER:
            return (-votes[other], other) < (-votes[member], member)
        return other != member and votes[other] >= votes[member]

    elected = [member for member in members if votes[member] and sum(before(other, member) for other in members) < seats]
    return sorted(elected, key=lambda member: (-votes[member], member))


@pytest.mark.parametrize("ties", Ties)
def test_the_chain_elects_whom_the_file_elects(ties: Ties) -> None:
    some_tied = 0
    for rankings, members, seats in profiles(1_000, 12):
        approvals = [set(ranking) for ranking in rankings]
        few = [set(ranking[:seats]) for ranking in rankings]
        for result in (
            count(of_rankings(rankings, members), Method.STV, seats, ties),
            count(of_approvals(approvals, members), Method.APPROVAL, seats, ties),
            count(of_approvals(few, members), Method.PLURALITY, seats, ties),
        ):
            assert chain(result, members, seats, ties) == result.elected
            some_tied += bool(result.tied)
    assert (some_tied > 0) == (ties is Ties.VACANT)


def test_ties_are_shown_and_not_settled() -> None:
    # 7 and 12 have as many, and whoever is out helps the other.
    rankings = [[40]] * 3 + [[7, 12]] * 2 + [[12, 7]] * 2
    members = (40, 7, 12)
    result = count(of_rankings(rankings, members), Method.STV, 1, Ties.VACANT)
    assert (result.elected, result.tied, result.candidates) == ([], [7, 12], [0, 1, 1])
    elder = count(of_rankings(rankings, members), Method.STV, 1, Ties.ELDER)
    assert (elder.elected, elder.tied, elder.candidates) == ([7], [], [0, 1, 0])
    assert elder.rounds[0].tied == [7] and elder.rounds[0].out == 12


def test_a_tie_that_changes_nothing_leaves_nothing_open() -> None:
    rankings = [[40]] * 5 + [[7, 40], [12, 40]] + [[3]] * 4
    result = count(of_rankings(rankings, (40, 7, 12, 3)), Method.STV, 1, Ties.VACANT)
    assert (result.elected, result.tied) == ([40], [])


def test_so_many_ties_that_they_cannot_be_counted_are_told() -> None:
    members = range(1, 17)
    rankings = [(member,) for member in members]
    with pytest.raises(Mistake, match="--ties elder"):
        stv.count(rankings, members, 8, Ties.VACANT)
    assert stv.count(rankings, members, 8, Ties.ELDER).elected == list(range(1, 9))


def test_nobody_is_elected_whom_no_paper_names() -> None:
    rankings = [[40], [40]]
    for ties in Ties:
        result = count(of_rankings(rankings, (40, 7)), Method.STV, 2, ties)
        assert (result.elected, result.candidates) == ([40], [2, 0])


def test_a_worked_count() -> None:
    # 100 papers for three seats: more than 25 votes elect.
    rankings = [[1, 2, 3]] * 40 + [[2, 3]] * 14 + [[3, 2]] * 13 + [[4, 5]] * 22 + [[5, 4]] * 11
    outcome = stv.count([tuple(ranking) for ranking in rankings], [1, 2, 3, 4, 5], 3, Ties.VACANT)
    assert outcome.elected == [1, 2, 4]
    found = [(one.elected, one.out) for one in outcome.rounds]
    # 15 votes above the quota go from 1 to 2, who then has 29 and gives 4 to 3; 5 is out with 11, which elects 4.
    assert found == [([1], None), ([2], None), ([], 5), ([4], None)]
    assert outcome.rounds[1].votes == {2: 29, 3: 13, 4: 22, 5: 11}
    assert outcome.rounds[2].votes == {3: 17, 4: 22, 5: 11}
    assert outcome.rounds[3].votes == {3: 17, 4: 33}
