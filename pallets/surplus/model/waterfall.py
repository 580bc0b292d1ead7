"""A model of how a year's surplus is divided, to compare the pallet with, and the cases by which they are compared.

Written from the rules of co-operative practice (waterfall, losses, patronage) in plain integers and exact fractions, and not from
the pallet. `python3 waterfall.py [FOLDER]` writes `vectors.json` there, always the same; without a folder, beside this file.

Amounts are millionths of the currency, in the file as decimal strings, because JSON's readers count no further than 2^53.
"""

import hashlib
import json
import sys
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from pathlib import Path

MOST = 2**128 - 1
EURO = 10**6
CENT = 10**4


class Refused(Exception):
    """What is asked for is against the rules; the name says against which one."""


# The rules


def up(exact, unit):
    """An exact amount rounded up to whole units."""
    return ceil(Fraction(exact) / unit) * unit


def down(exact, unit):
    """An exact amount rounded down to whole units."""
    return floor(Fraction(exact) / unit) * unit


def percentage(amount, bps):
    """So many basis points of an amount, exactly."""
    return Fraction(amount * bps, 10_000)


class Purse:
    """An amount of which lines take what they ask for, or what is there."""

    def __init__(self, amount):
        assert amount >= 0
        self.left = amount

    def take(self, wanted, unit=1):
        """What is taken: no more than is left, and that in whole units."""
        taken = min(wanted, down(self.left, unit))
        self.left -= taken
        return taken


def opened(year):
    """What a year comes to before returns on shares: its loss, or what is settled of it with the room for returns."""
    unit, rates = year["unit"], year["rates"]
    if rates["reserve"] + rates["education"] + rates["solidarity"] > 10_000 or rates["others"] > 10_000:
        raise Refused("AboveWhole")
    members, others, tax = year["members"], year["others"], year["tax"]
    profits = max(members, 0) + max(others, 0)
    losses = max(-members, 0) + max(-others, 0) + tax
    if profits > MOST or losses > MOST:
        raise Refused("TooLarge")
    after_tax = profits - losses
    if after_tax < 0:
        return {"lost": -after_tax}
    if unit == 0:
        raise Refused("NoUnit")

    # What one side lost was paid by the other.
    if members < 0:
        members, others = 0, others + members
    if others < 0:
        members, others = members + others, 0

    # What earlier years lost comes before everything but the tax.
    covered = min(year["prior"], after_tax)
    base = max(members - covered, 0)
    others_base = members + others - covered - base

    # Half or more of what others brought in is indivisible. The rest bears the tax, and then the base does.
    spendable = base + others_base - tax
    others_reserve = min(up(percentage(others_base, rates["others"]), unit), others_base, spendable)
    others_tax = min(tax, others_base - others_reserve)
    settled = {
        "base": base,
        "others_base": others_base,
        "covered": covered,
        "tax": tax,
        "others_reserve": others_reserve,
        "others_voluntary": others_base - others_reserve - others_tax,
    }
    purse = base - (tax - others_tax)
    # What is no whole unit is not for anybody to choose about: it may be what a fund still lacks.
    left = down(purse - sum(funds(base, purse, rates, unit)), unit)
    chosen = year["voluntary"] or 0
    if chosen > left:
        raise Refused("VoluntaryAboveLeft")
    # Patronage is rounded down to whole units, and must not fall below what supporters get by that.
    room = max(left - chosen - (unit - 1), 0)
    return {"settled": settled, "purse": purse, "room": room}


def funds(base, left, rates, unit):
    """Reserve, education and solidarity of a base, of which so much is left after tax."""
    purse = Purse(left)
    reserve = purse.take(up(percentage(base, rates["reserve"]), unit))
    education = purse.take(up(percentage(base, rates["education"]), unit), unit)
    solidarity = purse.take(up(percentage(base, rates["solidarity"]), unit), unit)
    return reserve, education, solidarity


def returns_of(asked, base, room):
    """The limited return: what members' and supporters' shares get of what their rates give them, with the caps on it.

    Forty per cent of the base and the room, shared in proportion; supporters then no more than what members get for patronage.
    """
    members, supporters = asked
    due = members + supporters
    cap = min(floor(percentage(base, 4_000)), room)
    if due > cap:
        members, supporters = cap * members // due, cap * supporters // due
        dust = cap - members - supporters
    else:
        dust = 0
    supporters = min(supporters, (room - members - dust) // 2)
    return {"total": members + supporters, "supporters": supporters, "dust": dust}


def divided(year, before, returns):
    """All lines of the waterfall, with these returns."""
    unit = year["unit"]
    taken = returns["total"] + returns["dust"]
    if taken > before["room"]:
        raise Refused("ReturnsAboveRoom")
    ahead = taken if year["returns_first"] else 0
    base, purse = before["settled"]["base"], before["purse"]
    reserve, education, solidarity = funds(base - ahead, purse - ahead, year["rates"], unit)
    left = purse - taken - reserve - education - solidarity
    voluntary = down(left, unit) if year["voluntary"] is None else year["voluntary"]
    patronage = down(left - voluntary, unit)
    if returns["supporters"] > patronage:
        raise Refused("SupportersAbovePatronage")
    lines = dict(
        before["settled"],
        reserve=reserve,
        education=education,
        solidarity=solidarity,
        returns=returns["total"],
        voluntary=voluntary,
        patronage=patronage,
        dust=left - voluntary - patronage + returns["dust"],
    )
    whole = sum(lines.values()) - lines["base"] - lines["others_base"]
    assert whole == year["members"] + year["others"] and min(lines.values()) >= 0
    return lines


def cash_part(amount, bps, unit):
    """What of patronage is paid: the least percentage, in whole units."""
    return min(up(percentage(amount, bps), unit), amount)


def is_covered(lines, bps, unit, free):
    """Whether a co-op with so much free money can divide a year so: nobody gets anything before all that is due is there."""
    at_once = lines["returns"] + cash_part(lines["patronage"], bps, unit)
    due = lines["education"] + lines["solidarity"] + lines["tax"]
    return at_once == 0 or at_once + due <= free


def borne(loss, voluntary, reserve, locked, parts):
    """What bears a loss: voluntary reserve, then the indivisible one within the average part it got, then years to come.

    What the indivisible reserve got from a co-op that was dissolved is locked, and bears nothing.
    """
    limit = loss if parts is None else floor(loss * average(parts))
    purse = Purse(loss)
    return {
        "voluntary": purse.take(voluntary),
        "reserve": purse.take(min(max(reserve - locked, 0), limit)),
        "carried": purse.left,
    }


def average(parts):
    """The average of percentages in basis points, nothing of none."""
    return Fraction(sum(parts), 10_000 * len(parts)) if parts else Fraction(0)


def still_carried(carried, covered):
    """What is left of carried losses when the oldest are covered first."""
    if covered > sum(carried):
        raise Refused("CoveredAboveCarried")
    return [max(0, min(loss, sum(carried[: place + 1]) - covered)) for place, loss in enumerate(carried)]


def borne_by(accounts, loss):
    """How much of a loss each account bears: what all until it bear less what all before it do."""
    if loss > sum(accounts):
        raise Refused("LossAboveAccounts")
    if loss == 0:
        return [0] * len(accounts)
    until = [floor(Fraction(loss * sum(accounts[:place]), sum(accounts))) for place in range(len(accounts) + 1)]
    return [after - before for before, after in pairwise(until)]


def wound_up(accounts, unit, money, carried):
    """What members get of their accounts when their co-op is wound up, year by year.

    Whoever goes bears their part of losses that are carried, as far as money is missing: what was earned since covers them.
    Now everybody goes. What was lost since then the reserves bear, then accounts. What is locked of the reserve pays nobody.
    """
    if unit == 0:
        raise Refused("NoUnit")
    all_of_them = sum(accounts)
    available, locked = money["available"], money["locked"]
    missing = max(all_of_them + money["voluntary"] + money["reserve"] - available, 0)
    worth = max(0, min(all_of_them - min(carried, missing), available - locked))
    parts = borne_by(accounts, all_of_them - worth)
    paid = [down(account - part, unit) for account, part in zip(accounts, parts, strict=True)]
    assert sum(paid) <= available - locked or sum(paid) == 0
    return {"paid": paid, "lost": all_of_them - worth, "dust": worth - sum(paid)}


def refunds(pool, weights, members, unit):
    """What each member gets of a pool by the units that count of them for each base."""
    if not weights:
        raise Refused("NoBases")
    if len(weights) > 5:
        raise Refused("TooManyBases")
    if sum(weights) != 10_000 or 0 in weights:
        raise Refused("WeightsNotWhole")
    if any(len(units) != len(weights) for units in members):
        raise Refused("UnitsNotOfBases")
    if unit == 0:
        raise Refused("NoUnit")
    totals = [sum(units[base] for units in members) for base in range(len(weights))]
    if 0 in totals:
        raise Refused(f"BaseOfZero({totals.index(0)})")
    parts = [floor(percentage(pool, weight)) for weight in weights]
    return [
        down(sum(floor(part * Fraction(units[base], totals[base])) for base, part in enumerate(parts)), unit) for units in members
    ]


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

    def amount(self):
        """An amount of any size up to 10^24, often nothing or next to nothing, often in whole cents."""
        size = self.below(26)
        amount = self.below(10**size) if size < 25 else 10**24
        return amount if self.below(2) else amount - amount % CENT


ORDINARY = {"reserve": 2_000, "others": 5_000, "education": 500, "solidarity": 300}


def year(members, **figures):
    """The figures of a year and what its members chose, of which only what is said is not ordinary."""
    ordinary = {
        "members": members,
        "others": 0,
        "tax": 0,
        "prior": 0,
        "rates": ORDINARY,
        "unit": CENT,
        "voluntary": 0,
        "returns_first": False,
        "asked": (0, 0),
    }
    return ordinary | figures


def chosen_years():
    """Years that are in the practice, in the law, or at an edge."""
    # Vectors 1 and 2 of the practice, and a worked example of 90,000 with 4 % on 150,000.
    yield year(10_000_000 * CENT, prior=1_000_000 * CENT, asked=(600_000 * CENT, 149_589 * CENT))
    yield year(1_000_000, unit=1, asked=(600_000, 149_589))
    yield year(1_000_000 * CENT, asked=(600_000 * CENT, 149_589 * CENT))
    yield year(90_000 * EURO, asked=(6_000 * EURO, 0))
    # 9,000 are lost, 5,000 of them borne by the reserve; then 4,000, then 10,000 are earned.
    yield year(-9_000 * EURO)
    yield year(4_000 * EURO, prior=4_000 * EURO, asked=(100 * EURO, 0))
    yield year(3_999 * EURO, prior=4_000 * EURO, asked=(100 * EURO, 0))
    yield year(10_000 * EURO, prior=4_000 * EURO, asked=(100 * EURO, 0))
    # Nothing, next to nothing, less than a cent.
    yield year(0)
    for members in (1, 2, 5, CENT - 1, CENT, CENT + 1, 2 * CENT, 3 * CENT, 99 * CENT):
        for unit in (1, CENT):
            yield year(members, unit=unit, asked=(members, 0))
            yield year(0, others=members, unit=unit)
    # One side lost.
    yield year(9_000 * EURO, others=-1_000 * EURO, asked=(10 * EURO, 10 * EURO))
    yield year(-1_000 * EURO, others=9_000 * EURO, asked=(10 * EURO, 10 * EURO))
    yield year(-1_000 * EURO, others=1_000 * EURO)
    yield year(-1_000 * EURO, others=-1_000 * EURO, tax=5 * EURO)
    # Tax: of others, of both, of more than there is, of all there is, of what losses would take.
    yield year(50_000 * EURO, others=20_000 * EURO, tax=6_000 * EURO, asked=(500 * EURO, 500 * EURO))
    yield year(50_000 * EURO, others=20_000 * EURO, tax=16_000 * EURO, asked=(500 * EURO, 500 * EURO))
    for tax in (44_000, 49_000, 50_000, 59_999, 60_000, 60_001, 70_000, 70_001, 80_000):
        yield year(50_000 * EURO, others=20_000 * EURO, tax=tax * EURO, asked=(500 * EURO, 500 * EURO))
        yield year(50_000 * EURO, others=20_000 * EURO, tax=tax * EURO, prior=5_000 * EURO)
    yield year(100 * EURO, prior=90 * EURO, tax=20 * EURO)
    yield year(100 * EURO, prior=60 * EURO, tax=39 * EURO, asked=(EURO, EURO))
    # Voluntary reserve: all that is left, one more, the rest, the rest with supporters.
    yield year(10_000 * EURO, voluntary=7_200 * EURO, asked=(100 * EURO, 0))
    yield year(10_000 * EURO, voluntary=7_200 * EURO + 1)
    yield year(10_000 * EURO, voluntary=7_000 * EURO, asked=(600 * EURO, 600 * EURO))
    yield year(10_000 * EURO, voluntary=None, asked=(600 * EURO, 0))
    yield year(10_000 * EURO, voluntary=None, asked=(600 * EURO, 600 * EURO))
    # The rest is less than a cent, which the education fund lacks.
    yield year(CENT + 1, voluntary=None)
    yield year(CENT + 1, voluntary=1)
    yield year(99_999, voluntary=None)
    # Percentages of the whole, and above it.
    whole = {"reserve": 9_000, "others": 10_000, "education": 500, "solidarity": 500}
    yield year(10_000 * EURO + 3, others=33_333, rates=whole, asked=(EURO, EURO))
    yield year(10_000 * EURO, others=100 * EURO, tax=150 * EURO, rates=whole)
    for above in ({"reserve": 9_001}, {"others": 10_001}, {"education": 65_000, "solidarity": 65_000}):
        yield year(10_000 * EURO, rates=dict(whole, **above))
    yield year(10_000 * EURO, unit=0)
    # Returns before the reserve.
    for asked in ((6_000, 0), (6_000, 6_000), (60_000, 60_000)):
        for tax in (0, 30_000, 64_000):
            asking = tuple(part * EURO for part in asked)
            yield year(90_000 * EURO, tax=tax * EURO, returns_first=True, asked=asking)
            yield year(90_000 * EURO, tax=tax * EURO, asked=asking)
    # The largest numbers.
    yield year(10**24, others=10**24, tax=10**22, prior=10**20, unit=1, asked=(10**23, 10**23))
    yield year(MOST, others=1)
    yield year(-MOST, others=-1)
    yield year(-MOST, tax=1)


def drawn_years(numbers, count):
    """Years by chance, most of them with a surplus."""
    for _ in range(count):
        members, others = numbers.amount(), numbers.amount()
        if numbers.below(6) == 0:
            members = -members
        if numbers.below(6) == 0:
            others = -others
        some = max(abs(members), abs(others)) + 1
        rates = {
            "reserve": numbers.one_of([1_500, 2_000, 3_000, 5_750, 8_000]),
            "others": numbers.one_of([5_000, 6_667, 10_000]),
            "education": numbers.one_of([100, 500, 1_000]),
            "solidarity": numbers.one_of([100, 300, 1_000]),
        }
        yield year(
            members,
            others=others,
            tax=numbers.one_of([0, numbers.below(some) // 4, numbers.below(2 * some)]),
            prior=numbers.one_of([0, 0, numbers.below(some), numbers.below(2 * some)]),
            rates=rates,
            unit=numbers.one_of([1, CENT]),
            voluntary=numbers.one_of([0, 0, numbers.below(some) // 4, numbers.below(some), None]),
            returns_first=numbers.below(3) == 0,
            asked=(numbers.below(some) // 3, numbers.one_of([0, numbers.below(some) // 3])),
        )


def waterfalls():
    """Years, and what they come to."""
    for case in [*chosen_years(), *drawn_years(Numbers("waterfall"), 400)]:
        yield dict(case, **waterfall(case))
    # Returns that nobody computed by the rules.
    rich = year(10_000 * EURO)
    before = opened(rich)
    for total, supporters, dust in ((before["room"], 0, 1), (0, 0, before["room"] + 1), (6_000 * EURO, 3_000 * EURO, 0)):
        returns = {"total": total, "supporters": supporters, "dust": dust}
        seen = {"room": before["room"], "returns": returns}
        yield dict(rich, **seen, **outcome("lines", divided, rich, before, returns))


def waterfall(case):
    """What a year comes to, with the returns that are asked for as far as the caps let them be given."""
    seen = outcome("before", opened, case)
    before = seen.get("before", seen)
    if "room" not in before:
        return before
    returns = returns_of(case["asked"], before["settled"]["base"], before["room"])
    seen = {"room": before["room"], "returns": returns}
    return dict(seen, **outcome("lines", divided, case, before, returns))


def outcome(name, rule, *arguments):
    """What a rule gives, under this name, or the name of what it refuses."""
    try:
        return {name: rule(*arguments)}
    except Refused as refused:
        return {"refused": str(refused)}


def coverage():
    """Years, and whether there is money to divide them."""
    names = ["education", "solidarity", "tax", "returns", "patronage"]
    numbers = Numbers("coverage")
    for _ in range(80):
        lines = {name: numbers.one_of([0, numbers.amount()]) for name in names}
        bps, unit = numbers.one_of([0, 2_000, 10_000]), numbers.one_of([1, CENT])
        needed = sum(lines.values()) - lines["patronage"] + cash_part(lines["patronage"], bps, unit)
        free = numbers.one_of([0, needed, max(0, needed - 1), needed + 1, numbers.amount()])
        case = dict(lines, cash_bps=bps, unit=unit, free=free)
        yield dict(case, covered=is_covered(lines, bps, unit, free))


def losses():
    """Losses, and what bears them."""
    numbers, locks = Numbers("losses"), Numbers("locks")
    chosen = [(9_000 * EURO, 0, 5_000 * EURO, None), (9_000 * EURO, 0, 5_000 * EURO, [2_000] * 5), (9, 9, 9, [])]
    for _ in range(60):
        loss = numbers.amount()
        parts = numbers.one_of([None, [numbers.below(10_001) for _ in range(numbers.below(6))]])
        chosen.append((loss, numbers.below(loss + 1) * numbers.below(2), numbers.below(loss + 2), parts))
    for loss, voluntary, reserve, parts in chosen:
        # Nothing, some of it, all of it, and more than there is, which never is.
        for locked in (0, locks.below(reserve + 1), reserve, reserve + 1):
            case = {"loss": loss, "voluntary": voluntary, "reserve": reserve, "locked": locked, "parts": parts}
            yield dict(case, borne=borne(**case))


def carried_losses():
    """Losses of years one after the other, and what is left of them."""
    numbers = Numbers("carried")
    for _ in range(40):
        carried = [numbers.amount() for _ in range(1 + numbers.below(7))]
        covered = numbers.one_of([0, carried[0], sum(carried), sum(carried) + 1, numbers.below(sum(carried) + 1)])
        case = {"carried": carried, "covered": covered}
        yield dict(case, **outcome("left", still_carried, carried, covered))


def accounts():
    """Losses that accounts bear."""
    numbers = Numbers("accounts")
    for _ in range(40):
        kept = [numbers.amount() for _ in range(1 + numbers.below(15))]
        loss = numbers.one_of([0, sum(kept), sum(kept) + 1, numbers.below(sum(kept) + 1), numbers.below(sum(kept) + 1)])
        yield dict({"accounts": kept, "loss": loss}, **outcome("borne", borne_by, kept, loss))


def windings():
    """Co-ops that are wound up."""
    ample = {"voluntary": 0, "reserve": 0, "locked": 0, "carried": 0, "unit": CENT}
    chosen = [
        # Enough, exactly enough, and not enough.
        dict(ample, accounts=[300 * EURO, 276 * EURO], available=600 * EURO),
        dict(ample, accounts=[300 * EURO, 276 * EURO], available=576 * EURO),
        dict(ample, accounts=[300 * EURO, 276 * EURO], available=100 * EURO),
        dict(ample, accounts=[300 * EURO, 276 * EURO], available=0),
        dict(ample, accounts=[], available=100 * EURO),
        dict(ample, accounts=[EURO], available=EURO, unit=0),
        # Losses that are carried are missing already; what was earned since covers them.
        dict(ample, accounts=[576 * EURO], available=5_276 * EURO, reserve=5_000 * EURO, carried=300 * EURO),
        dict(ample, accounts=[576 * EURO], available=5_376 * EURO, reserve=5_000 * EURO, carried=300 * EURO),
        dict(ample, accounts=[576 * EURO], available=5_576 * EURO, reserve=5_000 * EURO, carried=300 * EURO),
        dict(ample, accounts=[576 * EURO], available=5_000 * EURO, reserve=5_000 * EURO, carried=800 * EURO),
        # What was lost since is the reserve's, but for what is locked of it.
        dict(ample, accounts=[576 * EURO], available=4_576 * EURO, reserve=5_000 * EURO),
        dict(ample, accounts=[576 * EURO], available=4_576 * EURO, reserve=5_000 * EURO, locked=4_500 * EURO),
        dict(ample, accounts=[576 * EURO], available=4_576 * EURO, reserve=5_000 * EURO, locked=5_000 * EURO),
    ]
    numbers = Numbers("windings")
    for _ in range(80):
        kept = [numbers.amount() for _ in range(1 + numbers.below(15))]
        voluntary, reserve = numbers.one_of([0, numbers.amount()]), numbers.one_of([0, numbers.amount()])
        stated = sum(kept) + voluntary + reserve
        chosen.append(
            {
                "accounts": kept,
                "available": numbers.one_of([stated, numbers.below(stated + 1), numbers.below(2 * stated + 1)]),
                "voluntary": voluntary,
                "reserve": reserve,
                "locked": numbers.one_of([0, reserve, numbers.below(reserve + 1)]),
                "carried": numbers.one_of([0, numbers.below(sum(kept) + 1), numbers.amount()]),
                "unit": numbers.one_of([1, CENT]),
            }
        )
    for case in chosen:
        yield dict(case, **outcome("wound_up", lambda of: wound_up(of["accounts"], of["unit"], of, of["carried"]), case))


def patronage():
    """Pools, and what members get of them."""
    hour = 10**6
    cases = [
        (5_730_411 * CENT, [10_000], [[1_800 * hour], [1_200 * hour], [601 * hour]], CENT, 2_000),
        (58_800 * EURO, [10_000], [[1_700 * hour], [47_300 * hour]], CENT, 2_000),
        # Purchases of 400 and returns of 520 count as nothing.
        (3_000, [10_000], [[max(400 - 520, 0)], [900], [600]], 1, 2_000),
        (1_000, [6_000, 4_000], [[1, 0], [2, 0]], 1, 0),
        (1_000, [6_000, 3_999], [[1, 1]], 1, 0),
        (1_000, [10_000, 0], [[1, 1]], 1, 0),
        (1_000, [2_000, 2_000, 2_000, 2_000, 1_000, 1_000], [[1] * 6], 1, 0),
        (1_000, [], [[]], 1, 0),
        (1_000, [10_000], [[1, 1]], 1, 0),
        (1_000, [10_000], [[1]], 0, 0),
    ]
    numbers = Numbers("patronage")
    for _ in range(80):
        bases = 1 + numbers.below(5)
        cuts = sorted(1 + numbers.below(9_999) for _ in range(bases - 1))
        weights = [after - before for before, after in pairwise([0, *cuts, 10_000])]
        size = 10 ** (1 + numbers.below(19))
        members = [[numbers.below(size) * min(1, numbers.below(4)) for _ in weights] for _ in range(1 + numbers.below(12))]
        cases.append((numbers.amount(), weights, members, numbers.one_of([1, CENT]), numbers.one_of([0, 2_000, 10_000])))
    for pool, weights, members, unit, bps in cases:
        case = {"pool": pool, "weights": weights, "members": members, "unit": unit, "cash_bps": bps}
        yield dict(case, **outcome("shares", shares, case))


def shares(case):
    """What each member gets, and what of it is paid."""
    given = refunds(case["pool"], case["weights"], case["members"], case["unit"])
    return {"refunds": given, "cash": [cash_part(refund, case["cash_bps"], case["unit"]) for refund in given]}


def written(value):
    """A value as it stands in the file, where numbers are decimal strings."""
    match value:
        case bool() | None | str():
            return value
        case int():
            return str(value)
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
        "waterfalls": waterfalls(),
        "coverage": coverage(),
        "losses": losses(),
        "carried": carried_losses(),
        "accounts": accounts(),
        "windings": windings(),
        "patronage": patronage(),
    }
    write(folder / "vectors.json", tables)
