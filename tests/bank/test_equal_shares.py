"""Equal Shares in elections of the size of real ones: pabutools funds what the model of the solidarity fund does."""

import json
import sys
from collections.abc import Iterator

import pytest
from pabutools.election import Cardinality_Sat, Instance, Project
from pabutools.election.pabulib import parse_pabulib_from_string
from pabutools.rules import method_of_equal_shares
from pabutools.tiebreaking import TieBreakingRule

from coop import ROOT

MODEL = ROOT / "pallets" / "solidarity-fund" / "model"
sys.path.append(str(MODEL))

from allocation import Instance as Election  # noqa: E402
from allocation import elected, instances  # noqa: E402

ELECTIONS = list(instances())
# The lower cost, then the earlier place.
LOWER_COST = TieBreakingRule(lambda _instance, _profile, project: (project.cost, int(project.name)))


def pabulib(election: Election) -> str:
    """The election as a file of Pabulib."""

    def lines() -> Iterator[str]:
        yield "META\nkey;value"
        yield f"description;An invented election\ncountry;Nowhere\nunit;{election.name}\ninstance;2027"
        yield f"num_projects;{len(election.costs)}\nnum_votes;{len(election.ballots)}\nbudget;{election.budget}"
        yield "vote_type;approval\nrule;equalshares"
        yield "PROJECTS\nproject_id;cost"
        yield from (f"{place};{cost}" for place, cost in enumerate(election.costs))
        yield "VOTES\nvoter_id;vote"
        yield from (f"{voter};{','.join(map(str, sorted(ballot)))}" for voter, ballot in enumerate(election.ballots))

    return "\n".join(lines())


def funded_by_pabutools(election: Election) -> list[int]:
    instance, profile = parse_pabulib_from_string(pabulib(election))
    assert isinstance(instance, Instance) and all(isinstance(project, Project) for project in instance)
    assert (len(instance), profile.num_ballots()) == (len(election.costs), len(election.ballots))
    funded = method_of_equal_shares(instance, profile, sat_class=Cardinality_Sat, tie_breaking=LOWER_COST)
    return [int(project.name) for project in funded]


def test_there_are_five_elections_of_real_size() -> None:
    real = [one for one in ELECTIONS if len(one.costs) >= 30 and len(one.ballots) >= 200]
    assert len({one.name for one in real}) >= 5


@pytest.mark.parametrize("election", ELECTIONS, ids=lambda election: election.name)
def test_pabutools_funds_what_the_model_funds(election: Election) -> None:
    funded = elected(election.budget, election.costs, election.ballots)
    assert set(funded) == set(funded_by_pabutools(election))
    # Money is short, so that the rule had to choose.
    assert 10 <= len(funded) < len(election.costs)


@pytest.mark.parametrize("election", ELECTIONS, ids=lambda election: election.name)
def test_the_pallet_is_held_to_the_same(election: Election) -> None:
    cases = {case["name"]: case for case in json.loads((MODEL / "vectors.json").read_text(encoding="utf-8"))["elections"]}
    case = cases[election.name]
    assert [int(cost) for cost in case["costs"]] == election.costs and int(case["pot"]) == election.budget
    masks = [sum(2**place for place in ballot) for ballot in election.ballots]
    assert [int(mask) for mask in case["ballots"]] == masks
    assert {int(place) for place in case["funded"]} == set(funded_by_pabutools(election))
