#!/usr/bin/env bash
# pref_voting: its instant-runoff elects someone whom no order of dropping the last elects, and other libraries don't.
#
# Expected: of candidates who are tied for the last place one is dropped, by some rule for ties; where the rule makes no
# difference to the winner, all libraries that count the same ballots elect the same candidate.
# Seen: `instant_runoff` drops all who are tied for the last place at once. Votes that would have gathered on one of them pass to
# others. Here C and D share four of seventeen voters: whichever is dropped first, the other gathers them and B wins, in
# pyrankvote and in `instant_runoff_put` and `instant_runoff_tb` of the same library; `instant_runoff`, and `hare`, elect A.
# votelib counts nobody out in a tie and raises NotImplementedError.
# Go about it: write the rule for ties into the rules of the vote; count with `instant_runoff_put` (every order), and where it
# names more than one candidate draw lots as the rules say.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python >pip.log 2>&1 &&
	python/bin/pip install --quiet --no-compile pref_voting==1.18.2 pyrankvote==2.0.6 votelib==0.4.0 >>pip.log 2>&1 ||
	{ cat pip.log >&2 && exit 2; }
cat >seen.py <<'PY'
import random
from collections import Counter
from importlib.metadata import version

import pref_voting.iterative_methods as methods
import pyrankvote
from pref_voting.profiles import Profile
from votelib.evaluate.sequential import TransferableVoteSelector

BALLOTS = {"AEBDC": 6, "BAEDC": 4, "EBADC": 3, "CDEBA": 2, "DCEBA": 2}
NAMES = "ABCDE"
print(*(f"{name} {version(name)}" for name in ("pref_voting", "pyrankvote", "votelib")))

profile = Profile([[NAMES.index(name) for name in ballot] for ballot in BALLOTS], list(BALLOTS.values()))
for name in ("instant_runoff", "hare", "instant_runoff_tb", "instant_runoff_put"):
    print(f"pref_voting {name}:", *(NAMES[winner] for winner in getattr(methods, name)(profile)))

candidates = {name: pyrankvote.Candidate(name) for name in NAMES}
ballots = [pyrankvote.Ballot([candidates[name] for name in ballot]) for ballot, times in BALLOTS.items() for _ in range(times)]
winners = set()
for seed in range(20):
    random.seed(seed)
    winners.update(map(str, pyrankvote.instant_runoff_voting(list(candidates.values()), ballots).get_winners()))
print("pyrankvote:", *winners)

for dropped in ("C", "D", ""):
    votes = Counter()
    for ballot, times in BALLOTS.items():
        votes[tuple(ballot.replace(dropped, ""))] += times
    try:
        print(f"votelib without {dropped or 'nobody'}:", *TransferableVoteSelector().evaluate(votes, 1))
    except NotImplementedError as error:
        print(f"votelib without {dropped or 'nobody'}:", error)
PY
python/bin/python seen.py 2>log | tee seen || { cat log >&2 && exit 1; }
diff seen - <<'SEEN' || { echo "this has changed" >&2 && exit 1; }
pref_voting 1.18.2 pyrankvote 2.0.6 votelib 0.4.0
pref_voting instant_runoff: A
pref_voting hare: A
pref_voting instant_runoff_tb: B
pref_voting instant_runoff_put: B
pyrankvote: B
votelib without C: B
votelib without D: B
votelib without nobody: tie in STV elimination
SEEN
