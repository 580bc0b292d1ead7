"""What tellers enter: papers by what they are, the figure of each candidate, and who is elected."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from elections import stv
from elections.errors import Mistake
from elections.papers import Papers, marks, ranking

MOST_SEATS = 16


class Method(Enum):
    """How papers are counted."""

    PLURALITY = "plurality"
    APPROVAL = "approval"
    STV = "stv"


@dataclass(frozen=True)
class Result:
    """What was counted. The names of the first five are those of the call that tellers send."""

    for_: int
    against: int
    abstain: int
    candidates: list[int]
    papers: str
    elected: list[int]
    tied: list[int]
    """Who has as many votes for fewer seats than they are. The bylaws say who gets these, or nobody."""
    rounds: list[stv.Round] = field(default_factory=list)


def most_votes(votes: Mapping[int, int], seats: int, ties: stv.Ties) -> tuple[list[int], list[int]]:
    """Who is elected, those with more votes first, and who stays tied. Nobody is elected without a vote."""
    order = sorted((member for member in votes if votes[member]), key=lambda member: (-votes[member], member))
    if len(order) <= seats or votes[order[seats]] < votes[order[seats - 1]] or ties is stv.Ties.ELDER:
        return order[:seats], []
    tied = votes[order[seats]]
    return [member for member in order if votes[member] > tied], [member for member in order if votes[member] == tied]


def count(papers: Papers, method: Method, seats: int, ties: stv.Ties) -> Result:
    """Counts the papers of an election of so many seats."""
    if not 1 <= seats <= MOST_SEATS:
        raise Mistake(f"There are 1 to {MOST_SEATS} seats.")
    against, rankings = 0, []
    votes = dict.fromkeys(papers.candidates, 0)
    for_ = 0
    for paper in papers.papers:
        marked = marks(paper, papers.candidates) if method is not Method.STV else frozenset[int]()
        ranked = ranking(paper, papers.candidates) if method is Method.STV else ()
        if paper.wants_none and not paper.is_marked and not paper.is_invalid:
            against += 1
        too_many = method is Method.PLURALITY and len(marked) > seats
        if paper.wants_none or paper.is_invalid or too_many or not (marked or ranked):
            continue
        for_ += 1
        rankings.append(ranked)
        for member in marked:
            votes[member] += 1
    abstain = len(papers.papers) - for_ - against
    if method is not Method.STV:
        elected, tied = most_votes(votes, seats, ties)
        return Result(for_, against, abstain, list(votes.values()), papers.hash(), elected, tied)
    outcome = stv.count(rankings, papers.candidates, seats, ties)
    points = stv.points(outcome, papers.candidates, seats)
    return Result(for_, against, abstain, points, papers.hash(), outcome.elected, outcome.tied, outcome.rounds)
