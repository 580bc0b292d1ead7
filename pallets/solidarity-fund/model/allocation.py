"""A model of how the solidarity fund divides a round's pot, to compare the pallet with, and the cases by which they are compared.

Written from the rules of co-operative practice (points with viable budgets, Equal Shares, tranches, loans) in plain integers and
exact fractions, and not from the pallet. `python3 allocation.py [FOLDER]` writes `vectors.json` there, always the same; without a
folder, beside this file.

Amounts are millionths of the currency, in the file as decimal strings, because JSON's readers count no further than 2^53.
"""

import hashlib
import json
import sys
from calendar import monthrange
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import accumulate, pairwise
from math import ceil, floor
from pathlib import Path

EURO = 10**6
CENT = 10**4
WHOLE = 10_000
# Parts of one unit of weight.
SCALE = 10**6
# What of its points a co-op gives to whatever it approves.
APPROVAL = 1_000
# The most that one of five, four, three, two and one supplies of what counts.
PARTS = [2_000, 2_500, 3_334, 5_000, 10_000]


@dataclass
class Bid:
    """An application: who asks, for how much, what its co-op may still get, and the places of those that it excludes."""

    coop: int
    minimum: int
    full: int
    room: int
    excludes: list = field(default_factory=list)


@dataclass
class Votes:
    """How many members of a co-op have voted, and what all of them gave to each application."""

    coop: int
    voters: int
    points: list


# The rules


def up(exact, unit):
    """An exact amount rounded up to whole units."""
    return ceil(Fraction(exact) / unit) * unit


def down(exact, unit):
    """An exact amount rounded down to whole units."""
    return floor(Fraction(exact) / unit) * unit


def largest(most, fits):
    """The largest number up to `most` that fits, where nothing larger fits than what does not."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def ceiling(amounts, bps):
    """The largest amount that is no more than its part of all amounts when none of them is larger.

    An equal share is the least part that can be asked for. Among three it is 40 %.
    """
    amounts = [amount for amount in amounts if amount > 0]
    if not amounts:
        return 0
    equal = ceil(Fraction(WHOLE, len(amounts)))
    bps = 4_000 if len(amounts) == 3 else max(bps, equal)
    return largest(max(amounts), lambda most: most * WHOLE <= bps * sum(min(amount, most) for amount in amounts))


def supplied(amounts, bps):
    """The largest amount that is no more than its part of all amounts when none of them is larger; nothing where too few give."""
    return largest(max(amounts, default=0), lambda most: most * WHOLE <= bps * sum(min(amount, most) for amount in amounts))


def spread(weight, points):
    """A weight in parts, spread over places so that what all until one get is rounded down, and what is left is nothing."""
    if sum(points) == 0:
        return [0] * len(points)
    until = [floor(Fraction(weight * SCALE * so_far, sum(points))) for so_far in accumulate(points, initial=0)]
    return [after - before for before, after in pairwise(until)]


def weighed(bids, votes, cap_bps, supply_bps):
    """What of each co-op counts for each application, a row for each application."""
    cap = max(ceiling([one.voters for one in votes], cap_bps), 1)
    rows = []
    for place, bid in enumerate(bids):
        given = [0 if bid.coop == one.coop else spread(min(one.voters, cap), one.points)[place] for one in votes]
        most = supplied(given, supply_bps)
        rows.append([min(one, most) for one in given])
    return rows


class Division:
    """A division of a pot by points with viable budgets."""

    def __init__(self, pot, unit, split, minimum_fits):
        self.pot, self.unit = pot, unit
        self.equal = Fraction(split, WHOLE)
        self.minimum_fits = minimum_fits

    def verdicts(self, bids, points):
        """What becomes of each application."""
        self.bids, self.points = bids, points
        self.limits = [down(min(bid.full, bid.room), self.unit) for bid in bids]
        verdicts = ["RecipientCap"] * len(bids)
        queue = [place for place, bid in enumerate(bids) if self.limits[place] >= bid.minimum]
        queue.sort(key=lambda place: (-points[place], bids[place].full, place))
        order = list(queue)
        while True:
            competing = []
            for place in queue:
                rival = self.rival(place, competing)
                if rival is None:
                    competing.append(place)
                else:
                    verdicts[place] = f"Excluded({rival})"
            shares = self.shares(competing)
            dropping = self.dropping(shares)
            if dropping is None:
                break
            is_below = shares[dropping] < max(bids[dropping].minimum, 1)
            verdicts[dropping] = "BelowMinimum" if is_below else "RecipientCap"
            queue.remove(dropping)
        if self.minimum_fits:
            for place in order:
                if place not in queue:
                    self.fit(place, shares, verdicts)
        for place, share in shares.items():
            verdicts[place] = f"Awarded({share})"
        return verdicts

    def rival(self, place, others):
        """The first of the others with which an application excludes each other, if there is one."""
        return next((other for other in others if exclude_each_other(self.bids, place, other)), None)

    def shares(self, competing):
        """The share of each, by its place."""
        all_points = sum(self.points[place] for place in competing)
        # All co-ops alike: whoever has several applications has no more than one who asks for all of it at once.
        coops = Counter(self.bids[place].coop for place in competing)
        parts = {place: self.equal / len(coops) / coops[self.bids[place].coop] for place in competing}
        if all_points:
            by_points = (1 - self.equal) / all_points
            parts = {place: part + by_points * self.points[place] for place, part in parts.items()}
        # Whoever reaches their limit first, as the pot fills, has the least limit for their part.
        filling = sorted((place for place in competing if parts[place] > 0), key=lambda place: self.limits[place] / parts[place])
        left, open_parts = self.pot * sum(parts.values()), sum(parts.values())
        shares = dict.fromkeys(competing, 0)
        for at, place in enumerate(filling):
            if left * parts[place] < self.limits[place] * open_parts:
                for open_place in filling[at:]:
                    shares[open_place] = down(left * parts[open_place] / open_parts, self.unit)
                break
            shares[place] = self.limits[place]
            left -= self.limits[place]
            open_parts -= parts[place]
        return shares

    def had(self, coop, shares):
        """What all applications of a co-op get."""
        return sum(share for place, share in shares.items() if self.bids[place].coop == coop)

    def dropping(self, shares):
        """Who drops next. The shares stand in the order of points."""
        above = [place for place in shares if self.had(self.bids[place].coop, shares) > self.bids[place].room]
        below = [place for place, share in shares.items() if share < max(self.bids[place].minimum, 1)]
        return next(reversed(above or below), None)

    def fit(self, place, shares, verdicts):
        """Gives its minimum to one that has dropped, if it fits."""
        bid, points = self.bids[place], self.points
        minimum = up(bid.minimum, self.unit)
        left = self.pot - sum(shares.values())
        if points[place] == 0:
            pointless = sum(share for other, share in shares.items() if points[other] == 0)
            left = min(left, floor(self.pot * self.equal) - pointless)
        if minimum > min(left, self.limits[place]):
            return
        rival = self.rival(place, shares)
        if rival is not None:
            verdicts[place] = f"Excluded({rival})"
        elif self.had(bid.coop, shares) + minimum > bid.room:
            verdicts[place] = "RecipientCap"
        else:
            shares[place] = minimum


def exclude_each_other(bids, one, other):
    """Whether two applications exclude each other, because one of them says so."""
    return other in bids[one].excludes or one in bids[other].excludes


def rate(cost, purses):
    """The least that pays for a cost if everybody pays that much, or all they have; none where all they have is too little."""
    poor, paying = Fraction(0), len(purses)
    for purse, count in sorted(Counter(purses).items()):
        if poor + purse * paying >= cost:
            return (cost - poor) / paying
        poor += purse * count
        paying -= count
    return None


class EqualShares:
    """The Method of Equal Shares over ballots, each of which is the set of places that one voter approves."""

    def __init__(self, pot, costs, ballots):
        self.costs = costs
        self.purses = [Fraction(pot, len(ballots)) for _ in ballots]
        self.supporters = {place: [voter for voter, ballot in enumerate(ballots) if place in ballot] for place in costs}
        # What is left of a purse only becomes less, so that no rate falls.
        self.rates = dict.fromkeys(costs, Fraction(0))

    def next(self):
        """Funds the project with the lowest rate, and gives its place, or none where nothing can be paid."""
        best = None
        for place in sorted(self.rates, key=lambda place: self.rates[place]):
            if best is not None and self.rates[place] > best[0]:
                break
            found = rate(self.costs[place], [self.purses[voter] for voter in self.supporters[place]])
            if found is None:
                del self.rates[place]
                continue
            self.rates[place] = found
            best = min(best or (found, self.costs[place], place), (found, self.costs[place], place))
        if best is None:
            return None
        least, cost, place = best
        before = sum(self.purses)
        for voter in self.supporters[place]:
            self.purses[voter] -= min(self.purses[voter], least)
        assert before - sum(self.purses) == cost
        self.leave(place)
        return place

    def leave(self, place):
        """Takes out a project that cannot be funded any more."""
        self.rates.pop(place, None)


def elected(pot, costs, ballots):
    """The places of all that is funded, in the order in which it is."""
    method = EqualShares(pot, dict(enumerate(costs)), ballots)
    return list(iter(method.next, None))


def approved(bids, one):
    """What a co-op approves: each to which its members gave a tenth of their points or more, and none of its own."""
    least = Fraction(sum(one.points) * APPROVAL, WHOLE)
    return {place for place, bid in enumerate(bids) if bid.coop != one.coop and one.points[place] >= max(least, 1)}


def verdicts_by_equal_shares(pot, unit, bids, votes):
    """What becomes of each application by Equal Shares, one co-op one vote."""
    limits = [down(min(bid.full, bid.room), unit) for bid in bids]
    costs = {place: limit for place, limit in enumerate(limits) if limit >= bids[place].minimum}
    verdicts = ["BelowMinimum" if place in costs else "RecipientCap" for place in range(len(bids))]
    rooms = {place: bids[place].room for place in costs}
    method = EqualShares(pot, costs, [approved(bids, one) for one in votes])
    while (funded := method.next()) is not None:
        verdicts[funded] = f"Awarded({costs[funded]})"
        for place, cost in costs.items():
            if bids[place].coop == bids[funded].coop:
                rooms[place] -= costs[funded]
            if verdicts[place] != "BelowMinimum":
                continue
            if exclude_each_other(bids, place, funded):
                verdicts[place] = f"Excluded({funded})"
                method.leave(place)
            elif rooms[place] < cost:
                verdicts[place] = "RecipientCap"
                method.leave(place)
    return verdicts


def tranches(award, threshold, unit):
    """The parts in which an award is paid: above a threshold 40, 40 and 20 %, without those that come to nothing."""
    parts = [down(Fraction(award * 2, 5), unit)] * 2 if award > threshold else []
    return [part for part in [*parts, award - sum(parts)] if part]


def months_later(day, months):
    """The same day so many months later, or the last one of a month that has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def due_by(loan, today):
    """How much of a loan must have been repaid by a day."""
    part = down(Fraction(loan["total"], loan["months"]), loan["unit"])
    days = [months_later(loan["first_day"], loan["grace"] + number) for number in range(1, loan["months"] + 1)]
    due = sum(day <= today for day in days)
    return loan["total"] if due == loan["months"] else due * part


# The cases


class Numbers:
    """Numbers that look like chance and are always the same, with any version of Python."""

    def __init__(self, seed):
        self.seed, self.drawn = seed, 0

    def below(self, bound):
        """A number from 0 to one below the bound."""
        self.drawn += 1
        text = f"{self.seed} {self.drawn}".encode()
        return int.from_bytes(hashlib.blake2b(text, digest_size=32).digest(), "big") % bound

    def one_of(self, choices):
        """One of these."""
        return choices[self.below(len(choices))]

    def shuffled(self, items):
        """The same in another order."""
        return sorted(items, key=lambda _: self.below(2**64))

    def amount(self, size):
        """An amount of one to a size in cents."""
        return (1 + self.below(size)) * CENT

    def bids(self, pot, coops):
        """Applications of some of so many co-ops that together ask for more than the pot, more often than not."""
        count = 1 + self.below(14)
        size = max(self.one_of([1, 2, 3]) * pot // CENT // count, 2)
        rooms = [self.one_of([10**30, self.amount(size), self.amount(3 * size)]) for _ in range(coops)]
        bids = []
        for _ in range(count):
            full, coop = self.amount(2 * size), self.below(coops)
            minimum = self.one_of([full, 1 + self.below(full), up(Fraction(full * self.one_of([1, 2, 3]), 4), CENT)])
            excludes = [self.below(count)] if self.below(3) == 0 else []
            bids.append(Bid(1 + coop, minimum, full, rooms[coop], excludes))
        for place, bid in enumerate(bids):
            bid.excludes = [other for other in bid.excludes if other != place]
        return bids

    def votes(self, bids, coops):
        """How members of some of so many co-ops have voted, by the hundred for each voter, and never for their own."""
        votes = []
        most = self.one_of([3, 40, 1_000, 2**32 - 1])
        for coop in self.shuffled(range(1, coops + 1))[self.below(3) :]:
            others = [place for place, bid in enumerate(bids) if bid.coop != coop]
            if not others:
                continue
            voters = 1 + self.below(self.one_of([3, most]))
            points, left = [0] * len(bids), 100 * voters
            favoured = self.shuffled(others)[: 1 + self.below(6)]
            for place in favoured[1:]:
                points[place] = self.below(left // 2 + 1)
                left -= points[place]
            points[favoured[0]] = left
            votes.append(Votes(coop, voters, points))
        return votes


def euros(*budgets):
    """Applications of co-ops 1, 2 and so on with minimum and full budget in euros, and room for all of it."""
    return [Bid(1 + place, minimum * EURO, full * EURO, 10**30) for place, (minimum, full) in enumerate(budgets)]


def chosen_divisions():
    """Pots, their terms, applications and points that the practice or the journey tells of, or that lie at an edge."""
    plain = euros((4_000, 8_000), (3_000, 5_000), (9_000, 9_000))
    for fits in (True, False):
        yield (15_000 * EURO, CENT, 0, fits), plain, [45, 35, 20]
        four = euros((6_000, 6_000), (5_000, 5_000), (3_000, 3_000), (1_000, 1_000))
        yield (10_000 * EURO, CENT, 0, fits), four, [12, 11, 9, 9]
        rivals = euros((6_000, 6_000), (5_000, 5_000), (3_000, 3_000), (1_000, 1_000))
        rivals[1].excludes = [0]
        yield (10_000 * EURO, CENT, 0, fits), rivals, [12, 11, 9, 9]
        # A large plan and a small one of the same co-op: the large one does not reach its minimum.
        plans = euros((9_000, 9_000), (2_000, 4_000), (5_000, 8_000))
        plans[0].excludes, plans[1].coop = [1], 1
        yield (10_000 * EURO, CENT, 0, fits), plans, [30, 20, 50]
        # Nobody gave a point, and half is split equally; all of it; nothing.
        for split in (0, 5_000, 10_000):
            yield (10_000 * EURO, CENT, split, fits), euros((4_000, 8_000), (2_000, 8_000)), [0, 0]
            yield (10_000 * EURO, CENT, split, fits), euros((1_000, 8_000), (1_000, 8_000)), [0, 0]
            yield (10_000 * EURO, CENT, split, fits), euros((1_000, 3_000), (1_000, 8_000)), [7, 0]
        # Three of one co-op share its equal part.
        halves = euros((1, 4_000), (1, 4_000), (1, 4_000), (1, 4_000))
        halves[1].coop = halves[2].coop = 1
        yield (6_000 * EURO, CENT, 5_000, fits), halves, [0, 0, 0, 0]
        yield (6_000 * EURO, CENT, 5_000, fits), halves, [2, 1, 0, 3]
        # Two of one co-op together above its room; one that has had all it can have.
        pair = [Bid(1, 2_000 * EURO, 6_000 * EURO, 7_000 * EURO), Bid(1, 1_000 * EURO, 4_000 * EURO, 7_000 * EURO)]
        yield (10_000 * EURO, CENT, 0, fits), [*pair, Bid(2, EURO, 2_000 * EURO, 1)], [40, 30, 30]
        # Less than a unit; a minimum that is no whole unit, and rounded up is above the limit.
        yield (CENT - 1, CENT, 0, fits), [Bid(1, 1, CENT, 10**30)], [1]
        yield (2 * CENT, CENT, 0, fits), [Bid(1, CENT + 1, 2 * CENT, 10**30), Bid(2, 1, CENT, 10**30)], [2, 1]
        yield (2 * CENT, CENT, 0, fits), [Bid(1, CENT + 1, 2 * CENT - 1, 10**30), Bid(2, 1, CENT, 10**30)], [2, 1]
        many = [Bid(place, 1, 10**24, 10**24) for place in range(50)]
        yield (10**24, 1, 3_333, fits), many, [4 * 10**18 - place for place in range(50)]
        yield (0, CENT, 0, fits), plain, [45, 35, 20]
        yield (15_000 * EURO, CENT, 0, fits), [], []


def divisions():
    """Pots divided by points with viable budgets, where the points are given."""
    cases = list(chosen_divisions())
    numbers = Numbers("divisions")
    for _ in range(400):
        unit = numbers.one_of([1, CENT])
        pot = numbers.amount(10 ** (1 + numbers.below(9))) - numbers.below(2)
        terms = (pot, unit, numbers.one_of([0, 0, 1_000, 5_000, numbers.below(5_001)]), bool(numbers.below(2)))
        bids = numbers.bids(pot, 1 + numbers.below(8))
        most = numbers.one_of([3, 100, 10**12])
        cases.append((terms, bids, [numbers.below(most) for _ in bids]))
    for (pot, unit, split, fits), bids, points in cases:
        given = {"pot": pot, "unit": unit, "split": split, "minimum_fits": fits, "bids": bids, "points": points}
        yield dict(given, verdicts=Division(pot, unit, split, fits).verdicts(bids, points))


def chosen_votes():
    """Applications with votes: one co-op of 900 members against forty, and givers from one to seven."""
    two = euros((1, 8_000), (1, 8_000))
    for bid, coop in zip(two, (101, 102)):
        bid.coop = coop
    forty = [Votes(2 + place, 10, [0, 1_000]) for place in range(40)]
    yield two, [Votes(1, 900, [90_000, 0]), *forty], 2_000
    for givers in range(1, 8):
        yield two, [Votes(1 + place, 4**place, [33 * 4**place, 67 * 4**place]) for place in range(givers)], 3_333
    yield two, [Votes(101, 5, [200, 300]), Votes(7, 5, [250, 250])], 2_000
    yield two, [Votes(7, 5, [0, 0])], 2_000
    yield two, [], 2_000


def rounds():
    """Whole rounds: what counts for each application, and what becomes of it by each rule."""
    cases = [(15_000 * EURO, CENT, *case, supply) for case in chosen_votes() for supply in (2_000, 5_000, WHOLE)]
    numbers = Numbers("rounds")
    for _ in range(150):
        pot = numbers.amount(10 ** (1 + numbers.below(9)))
        coops = 1 + numbers.below(14)
        bids = numbers.bids(pot, coops)
        cases.append(
            (
                pot,
                numbers.one_of([1, CENT]),
                bids,
                numbers.votes(bids, coops),
                1_000 + numbers.below(2_334),
                numbers.one_of(PARTS),
            )
        )
    for pot, unit, bids, votes, cap_bps, supply_bps in cases:
        rows = weighed(bids, votes, cap_bps, supply_bps)
        split, fits = numbers.one_of([0, 1_000, 5_000]), bool(numbers.below(2))
        by_points = Division(pot, unit, split, fits).verdicts(bids, [sum(row) for row in rows])
        yield {
            "pot": pot,
            "unit": unit,
            "cap_bps": cap_bps,
            "supply_bps": supply_bps,
            "bids": bids,
            "votes": votes,
            "points": rows,
            "split": split,
            "minimum_fits": fits,
            "by_points": by_points,
            "by_equal_shares": verdicts_by_equal_shares(pot, unit, bids, votes),
        }


@dataclass
class Instance:
    """An election over projects in whole euros, of the size of a town's, in which each voter approves some."""

    name: str
    budget: int
    costs: list
    ballots: list


def instance(name, projects, voters, tier):
    """An invented town with districts, where a few projects are known to all and most to one district.

    Costs are multiples of `tier` euros, so that the larger it is, the more ties there are.
    """
    numbers = Numbers(name)
    costs = [tier * (1 + numbers.below(120_000 // tier) * (1 + numbers.below(4)) // 4) for _ in range(projects)]
    districts = 3 + numbers.below(4)
    home = [numbers.below(districts + 1) for _ in range(projects)]
    ballots = []
    for _ in range(voters):
        district = numbers.below(districts) * numbers.below(districts) // (districts - 1)
        likely = [place for place in range(projects) if home[place] in (district, districts)]
        others = numbers.shuffled(range(projects))[: numbers.below(3)]
        ballots.append({*numbers.shuffled(likely)[: numbers.below(7)], *others})
    return Instance(name, sum(costs) * (25 + numbers.below(30)) // 100, costs, [ballot or {0} for ballot in ballots])


def instances():
    """Elections of the size of real ones."""
    yield instance("Alder", 30, 200, 100)
    yield instance("Birch", 36, 320, 5_000)
    yield instance("Cedar", 42, 450, 1)
    yield instance("Dogwood", 48, 600, 1_000)
    yield instance("Elm", 54, 800, 100)
    yield instance("Fir", 60, 1_000, 20_000)


def elections():
    """What Equal Shares funds in small elections and in those of the size of real ones. A ballot is the sum of 2^place."""
    cases = [
        # Vector 6 of the practice.
        Instance("practice", 1_000, [300, 250, 250, 400], [{0, 1, 2}] * 6 + [{3}] * 4),
        Instance("all of the pot", 1_000, [700, 300], [{0, 1}] * 3),
        Instance("all of a group's part", 1_000, [300, 400], [{0, 1}] * 7 + [set()] * 3),
        Instance("ties", 900, [300, 300, 200, 300], [{0, 1, 3}, {0, 1, 3}, {2}]),
        Instance("nobody", 900, [300], [set(), set()]),
        Instance("above the pot", 900, [901], [{0}, {0}]),
    ]
    numbers = Numbers("elections")
    for case in range(60):
        projects, voters = 1 + numbers.below(12), 1 + numbers.below(30)
        costs = [1 + numbers.below(numbers.one_of([5, 100, 10**9])) for _ in range(projects)]
        ballots = [{place for place in range(projects) if numbers.below(3) == 0} for _ in range(voters)]
        cases.append(Instance(f"{case}", 1 + numbers.below(sum(costs)), costs, ballots))
    cases.extend(instances())
    for one in cases:
        funded = elected(one.budget, one.costs, one.ballots)
        masks = [sum(2**place for place in ballot) for ballot in one.ballots]
        yield {"name": one.name, "pot": one.budget, "costs": one.costs, "ballots": masks, "funded": funded}


def parts():
    """Awards in tranches."""
    cases = [(8_000 * EURO, 5_000 * EURO, CENT), (5_000 * EURO, 5_000 * EURO, CENT), (5_000 * EURO + CENT, 5_000 * EURO, CENT)]
    cases += [(award, 0, unit) for award in (0, 1, 2, 3, CENT, 2 * CENT, 3 * CENT, 10**24) for unit in (1, CENT)]
    for award, threshold, unit in cases:
        yield {"award": award, "threshold": threshold, "unit": unit, "tranches": tranches(award, threshold, unit)}


def loans():
    """What of loans is due by a day. Days are counted from 1 January 1970."""
    numbers = Numbers("loans")
    first_days = [date(2027, 1, 31), date(2028, 2, 29), date(2026, 11, 30), date(1969, 12, 31)]
    for _ in range(120):
        loan = {
            "total": numbers.amount(10**8) - numbers.below(2),
            "unit": numbers.one_of([1, CENT]),
            "months": 1 + numbers.below(numbers.one_of([3, 60])),
            "grace": numbers.below(13),
            "first_day": numbers.one_of([*first_days, date.fromordinal(700_000 + numbers.below(100_000))]),
        }
        near = months_later(loan["first_day"], loan["grace"] + numbers.below(loan["months"] + 2))
        today = date.fromordinal(near.toordinal() - 1 + numbers.below(3))
        days = {"first_day": since_1970(loan["first_day"]), "today": since_1970(today)}
        yield {**loan, **days, "due": due_by(loan, today)}


def since_1970(day):
    """The number of a day."""
    return (day - date(1970, 1, 1)).days


def written(value):
    """A value as it stands in the file, where numbers are decimal strings."""
    match value:
        case bool() | None | str():
            return value
        case int():
            return str(value)
        case Bid():
            return [written(one) for one in (value.coop, value.minimum, value.full, value.room, value.excludes)]
        case Votes():
            return [written(one) for one in (value.coop, value.voters, value.points)]
        case dict():
            return {name: written(one) for name, one in value.items()}
        case _:
            return [written(one) for one in value]


def write(path, tables):
    """Writes tables of cases, each case on a line of its own."""
    lines = []
    for name, cases in tables.items():
        rows = ",\n".join(json.dumps(written(case)) for case in cases)
        lines.append(f"{json.dumps(name)}: [\n{rows}\n]")
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    tables = {
        "divisions": divisions(),
        "rounds": rounds(),
        "elections": elections(),
        "tranches": parts(),
        "loans": loans(),
    }
    write(folder / "vectors.json", tables)
