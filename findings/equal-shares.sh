#!/usr/bin/env bash
# Method of Equal Shares: a blank ballot, names, steps and the library decide who gets the money, in pabutools and abcvoting.
#
# Expected: a blank ballot changes nothing; of tied projects the one with the lower number is taken; `voter_budget_increment` uses
# up the budget, in larger or smaller steps; where every project costs one, both libraries choose the same.
# Seen: in pabutools a blank ballot takes its share of the budget out: one of them beside four voters unfunds the hall, though the
# budget is enough for all. Ties go by the name as a text, so 10 is before 9. With steps of 30 nothing is funded out of 90, with
# steps of 1 van and bikes are: the last result before a step too far is what counts. Three seats by approval with nine voters are
# one seat in pabutools and three in abcvoting, which fills the rest by another rule (Phragmén's).
# Go about it: leave blank ballots out if the rules say so, and say it; names of equal length (09, 10) in the order of precedence;
# steps of the smallest unit; `completion=None` in abcvoting, or the same completion named in the rules.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python >pip.log 2>&1 &&
	python/bin/pip install --quiet --no-compile pabutools==1.2.3 abcvoting==2.19.2 >>pip.log 2>&1 ||
	{ cat pip.log >&2 && exit 2; }
cat >seen.py <<'PY'
from importlib.metadata import version

from abcvoting import abcrules
from abcvoting.preferences import Profile
from pabutools.election import ApprovalBallot, ApprovalProfile, Cost_Sat, Instance, Project
from pabutools.rules import method_of_equal_shares

print(*(f"{name} {version(name)}" for name in ("pabutools", "abcvoting")))


def elect(budget, costs, ballots, increment=None):
    projects = {name: Project(name, cost) for name, cost in costs.items()}
    profile = ApprovalProfile([ApprovalBallot([projects[name] for name in ballot]) for ballot in ballots])
    instance = Instance(projects.values(), budget_limit=budget)
    chosen = method_of_equal_shares(instance, profile, sat_class=Cost_Sat, voter_budget_increment=increment)
    return sorted(project.name for project in chosen)


for blank in (0, 1):
    ballots = [["hall"], ["hall"], ["van"], ["van"]] + [[]] * blank
    print(f"budget 200, {blank} blank:", elect(200, {"hall": 100, "van": 60}, ballots))
print("one of 9 and 10:", elect(100, {"9": 100, "10": 100}, [["9", "10"]] * 2))
ballots = [["hall"], ["hall"], ["van"], ["bikes"]]
for increment in (None, 1, 30):
    print(f"budget 90, steps of {increment}:", elect(90, {"hall": 90, "van": 30, "bikes": 30}, ballots, increment))
ballots = [{0}, {0}, {0}, {1}, {1}, {2}, {3}, {4}, {3, 4}]
print("three seats, pabutools:", elect(3, {str(name): 1 for name in range(5)}, [map(str, ballot) for ballot in ballots]))
profile = Profile(5)
profile.add_voters(ballots)
for options in ({}, {"completion": None}):
    seats = abcrules.compute("equal-shares", profile, committeesize=3, resolute=True, **options)
    print("three seats, abcvoting", options, [sorted(seat) for seat in seats])
PY
HOME=$folder python/bin/python seen.py 2>log | tee seen || { cat log >&2 && exit 1; }
diff seen - <<'SEEN' || { echo "this has changed" >&2 && exit 1; }
pabutools 1.2.3 abcvoting 2.19.2
budget 200, 0 blank: ['hall', 'van']
budget 200, 1 blank: ['van']
one of 9 and 10: ['10']
budget 90, steps of None: []
budget 90, steps of 1: ['bikes', 'van']
budget 90, steps of 30: []
three seats, pabutools: ['0']
three seats, abcvoting {} [[0, 1, 3]]
three seats, abcvoting {'completion': None} [[0]]
SEEN
