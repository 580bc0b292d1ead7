"""Subscribers who pay for shares by bank, and who is paid for theirs: as many as a community offer has."""

import time
from collections.abc import Sequence
from datetime import date
from typing import Any

from coop import Coop
from statements import Line, Part, total

DAY = date(2027, 1, 28)
SUBSCRIBERS = 3000
LIST = 100
FIRST = 40


def reference(at: int) -> str:
    """What the subscriber with this place in all lists repeats."""
    return f"C3-P{FIRST + at // LIST}.{at % LIST}"


def amount(at: int) -> str:
    return f"{100 * (1 + at % 5)}.00"


def subscribing(coop: Coop) -> None:
    """Thirty lists of a hundred subscribers each are expected."""
    for at in range(SUBSCRIBERS):
        coop.expect(FIRST + at // LIST, amount(at), reference(at), f"member {at + 1} of co-op 3", place=at % LIST)


def posted(proposals: Sequence[dict[str, Any]]) -> set[tuple[int, int, str]]:
    return {(post["pending"], post["place"], post["amount"]) for each in proposals for post in each["posts"]}


ALL = {(FIRST + at // LIST, at % LIST, amount(at) + "0000") for at in range(SUBSCRIBERS)}


def test_one_line_for_all_subscribers_posts_each_of_them(coop: Coop) -> None:
    subscribing(coop)
    parts = tuple(Part(end_to_end=reference(at), amount=amount(at)) for at in range(SUBSCRIBERS))
    got = coop.read_lines(Line(total([amount(at) for at in range(SUBSCRIBERS)]), DAY, DAY, "B1", parts=parts))
    assert len(got["proposals"]) == 1 and got["unfit"] == []
    assert posted(got["proposals"]) == ALL and got["proposals"][0]["kind"] == "receive"


def test_a_line_for_each_subscriber_is_read_in_seconds_also_where_they_wrote_the_reference_into_the_text(coop: Coop) -> None:
    subscribing(coop)
    lines = [
        Line(amount(at), DAY, DAY, f"S{at}", parts=(Part(text=f"Shares for the oven, {reference(at).lower()}. Good luck!"),))
        for at in range(SUBSCRIBERS)
    ]
    begun = time.monotonic()
    got = coop.read_lines(*lines)
    assert got["unfit"] == [] and posted(got["proposals"]) == ALL
    again = coop.read_lines(*lines)
    assert again["proposals"] == [] and again["unfit"] == []
    # Comparing each line with each subscriber took several minutes.
    assert time.monotonic() - begun < 60


def test_a_reference_in_a_text_is_a_word_of_its_own(coop: Coop) -> None:
    for place in (1, 11):
        coop.expect(40, "100.00", f"C3-P40.{place}", f"member {place} of co-op 3", place=place)
    coop.expect(41, "100.00", "OVEN", "member 7 of co-op 3")
    texts = ["C3-P40.11", "(C3-P40.1)", "XC3-P40.1", "C3-P40.111", "the oven!", "ovens", "C3-P40.1 and C3-P40.11", "\u00e9OVEN"]
    lines = [Line("100.00", DAY, DAY, f"S{at}", parts=(Part(text=text),)) for at, text in enumerate(texts)]
    got = coop.read_lines(*lines)
    found = {each["id"]: each["posts"][0]["end_to_end"] for each in got["proposals"]}
    assert found == {"S0": "C3-P40.11", "S1": "C3-P40.1", "S4": "OVEN"}
    why = {each["id"]: each["why"] for each in got["unfit"]}
    assert why["S2"] == why["S3"] == why["S5"] == "it names nothing that is expected"


def test_a_line_without_a_reference_is_told_with_a_few_of_those_who_were_to_pay_as_much(coop: Coop) -> None:
    subscribing(coop)
    got = coop.read_lines(*[Line("300.00", DAY, DAY, f"S{at}", parts=(Part(text="Shares"),)) for at in range(50)])
    assert got["proposals"] == []
    assert [len(each["candidates"]) for each in got["unfit"]] == [20] * 50
    assert got["unfit"][0]["candidates"][:2] == ["40.2", "40.7"]


def test_who_pays_in_two_parts_is_posted_twice_and_who_pays_too_much_is_told(coop: Coop) -> None:
    subscribing(coop)
    some = [("250.00", 4, "S1"), ("250.00", 4, "S2"), ("100.01", 0, "S3")]
    got = coop.read_lines(*[Line(moved, DAY, DAY, name, parts=(Part(end_to_end=reference(at)),)) for moved, at, name in some])
    assert [(each["id"], each["posts"][0]["amount"]) for each in got["proposals"]] == [("S1", "250.000000"), ("S2", "250.000000")]
    assert [each["why"] for each in got["unfit"]] == ["100.010000 came, and receipt 40.0 expects 100.000000 only"]


def test_each_run_of_payouts_is_a_file_and_comes_back_as_one_line(coop: Coop) -> None:
    runs, size = 3, 30
    for run in range(runs):
        for place in range(size):
            member = run * size + place + 1
            party = f"member {member} of co-op 3"
            item = {"place": place, "text": f"Shares C3-P{60 + run}.{place}"}
            coop.approve(60 + run, "101.50", coop.add(party, member), party=party, **item)
    done = coop.pay()
    assert done.returncode == 0, done.stderr
    names = list(coop.sent())
    assert len(names) == runs and all(xml.count(b"<CdtTrfTxInf>") == size for xml in coop.sent().values())
    lines = [Line(f"-{total(['101.50'] * size)}", DAY, DAY, f"R{at}", batch=name, parts=()) for at, name in enumerate(names)]
    got = coop.read_lines(*lines)
    assert [len(each["posts"]) for each in got["proposals"]] == [size] * runs
    assert got["unfit"] == []
