"""Statements from the bank: what is proposed, what fits nothing, and that nothing is proposed twice."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from coop import Coop, fails
from statements import FORMS, Line, Month, Part, camt, iban, mt940, total

DAY = date(2027, 1, 28)

Form = Callable[[Month], bytes]
forms = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


@pytest.fixture
def paying(coop: Coop) -> Coop:
    """A co-op with two equal wages and a larger payment that are open, and dues that are expected."""
    for pending, amount in ((1, "300.00"), (2, "300.00"), (3, "500.00")):
        coop.approve(pending, amount, "0x" + "00" * 32)
    coop.expect(7, "20.00", "DUES-17-2027")
    return coop


def paid(pending: int, amount: str, **other: Any) -> Line:
    """A line with which one payment left."""
    details = {name: other.pop(name) for name in list(other) if name in ("original", "charges", "exchanged")}
    part = Part(end_to_end=f"C3-P{pending}", amount=other.pop("each", None), **details)
    return Line(f"-{amount}", DAY, parts=(part,), **other)


def posts(proposal: dict[str, Any]) -> list[tuple[int, str]]:
    """What is posted of which pending entry, or of which place of a run."""
    return [(part["pending"] if part["place"] is None else part["place"], part["amount"]) for part in proposal["posts"]]


def money(proposal: dict[str, Any]) -> tuple[str, ...]:
    return tuple(proposal[name] for name in ("amount", "moved", "charges", "exchange"))


# What a month looks like


def month_of_wages(coop: Coop) -> tuple[Month, list[str], str]:
    """Thirty wages in one batch, of which one bounces, with rent before and dues and interest after it."""
    wages = [f"{1200 + 7 * place}.{place:02d}" for place in range(30)]
    for place, wage in enumerate(wages, 1):
        coop.approve(5, wage, coop.add(f"M{place}", 100 + place), place=place, text="Wage of January")
    coop.approve(31, "1000.00", coop.add("Landlady", 99), party="Landlady", text="Rent")
    coop.expect(40, "20.00", "DUES-17-2027")
    assert coop.pay().returncode == 0
    batch = next(name for name in coop.sent() if "-R5-" in name)
    bounce = Part(
        end_to_end="C3-P5.13", amount="1284.12", original="1284.12", charges="11.50", reason="AC04", name="Ana Beispiel"
    )
    month = coop.month(
        Line("-1000.00", date(2027, 1, 4), date(2027, 1, 4), "A1", parts=(Part(end_to_end="C3-P31", text="Rent"),)),
        Line(f"-{total(wages)}", DAY, DAY, "A2", batch=batch, parts=()),
        Line("12.00", date(2027, 1, 29), date(2027, 1, 29), "A3", parts=(Part(text="Dues of Ana DUES-17-2027, thanks"),)),
        Line("1272.62", date(2027, 1, 30), date(2027, 1, 31), "A4", parts=(bounce,)),
        Line("0.31", date(2027, 1, 31), date(2027, 1, 31), "A5", parts=(Part(text="Interest", name="The bank"),)),
        opening="60000.00",
    )
    return month, wages, batch


@forms
def test_a_month_with_a_payroll_of_thirty_and_one_bounce(coop: Coop, form: Form) -> None:
    month, wages, _ = month_of_wages(coop)
    got = coop.proposals(form(month))
    rent, payroll, dues, bounce = got["proposals"]
    assert [each["kind"] for each in got["proposals"]] == ["post", "post", "receive", "return"]
    assert posts(rent) == [(31, "1000.000000")]
    assert posts(payroll) == [(place, wage + "0000") for place, wage in enumerate(wages, 1)]
    assert money(payroll) == (total(wages) + "0000", total(wages) + "0000", "0.000000", "0.000000")
    assert posts(dues) == [(40, "12.000000")]
    assert posts(bounce) == [(13, "1284.120000")] and money(bounce) == ("1284.120000", "1272.620000", "11.500000", "0.000000")
    assert bounce["posts"][0]["reason"] == "AC04" and bounce["posts"][0]["direction"] == "out"
    assert (bounce["booking_day"], bounce["value_day"]) == ("2027-01-30", "2027-01-31")
    (interest,) = got["unfit"]
    assert (interest["moved"], interest["names"]) == ("0.310000", ["The bank"]) and "nothing that is expected" in interest["why"]


def test_all_three_forms_give_the_same_proposals(coop: Coop) -> None:
    month, _, _ = month_of_wages(coop)
    found = []
    for form in FORMS.values():
        found.append(coop.proposals(form(month)))
        for each in found[-1]["proposals"]:
            assert coop.run("forget", coop.details, "--line", each["id"]).returncode == 0
    assert found[0]["proposals"] == found[1]["proposals"] == found[2]["proposals"]
    assert found[0]["unfit"] == found[1]["unfit"] == found[2]["unfit"]


def test_a_bounced_wage_is_paid_anew(coop: Coop) -> None:
    month, _, _ = month_of_wages(coop)
    sent = set(coop.sent())
    for place, proposal in enumerate(coop.proposals(camt(month))["proposals"], 1):
        coop.post(proposal, 100 + place)
    coop.approve(6, "1284.12", coop.add("M13", 500), party="M13", place=50)
    coop.pay("2027-02-03")
    (again,) = set(coop.sent()) - sent
    assert again.startswith("C3-R6-")
    got = coop.read_lines(Line("-1284.12", date(2027, 2, 3), batch=again, reference="B1"), name="2027-02", opening="0.00")
    assert posts(got["proposals"][0]) == [(50, "1284.120000")]


def test_a_bounce_in_the_next_month_names_the_entry(coop: Coop) -> None:
    month, _, _ = month_of_wages(coop)
    bounce = month.lines[3]
    first = coop.proposals(camt(coop.month(*month.lines[:3], opening="60000.00")))
    for place, proposal in enumerate(first["proposals"], 1):
        coop.post(proposal, 100 + place)
    (proposal,) = coop.read_lines(bounce, name="2027-02")["proposals"]
    assert proposal["posts"][0]["entry"] == 102
    coop.post(proposal, 104)
    got = coop.read_lines(Line("1284.12", DAY, reference="again", parts=bounce.parts), name="2027-03")
    assert got["proposals"] == [] and "come back before" in got["unfit"][0]["why"]


def test_a_bank_that_lists_the_latest_first_is_understood(coop: Coop) -> None:
    month, _, _ = month_of_wages(coop)
    got = coop.proposals(camt(coop.month(*reversed(month.lines), opening="60000.00")))
    assert sorted(each["kind"] for each in got["proposals"]) == ["post", "post", "receive", "return"]
    assert [each["kind"] for each in got["proposals"]][-1] == "return"


# Tests 14 to 20 of what users of other ledgers report


@pytest.mark.parametrize("amounts", [("329.56", "100.00"), (None, None)])
@pytest.mark.parametrize("version", ["02", "08"])
def test_a_batch_of_two_is_not_counted_twice(coop: Coop, amounts: tuple[str | None, ...], version: str) -> None:
    for pending, amount in ((1, "329.56"), (2, "100.00")):
        coop.approve(pending, amount, "0x" + "00" * 32)
    parts = tuple(Part(end_to_end=f"C3-P{place}", amount=amount) for place, amount in enumerate(amounts, 1))
    got = coop.proposals(camt(coop.month(Line("-429.56", DAY, parts=parts)), version))
    assert posts(got["proposals"][0]) == [(1, "329.560000"), (2, "100.000000")]
    assert money(got["proposals"][0]) == ("429.560000", "429.560000", "0.000000", "0.000000")


@pytest.mark.parametrize("version", ["02", "08"])
def test_a_batch_of_receipts_is_shared_out_as_the_bank_says(coop: Coop, version: str) -> None:
    coop.expect(1, "329.56", "INVOICE-1")
    coop.expect(2, "100.00", "INVOICE-2")
    parts = (Part(end_to_end="INVOICE-1", amount="329.56"), Part(end_to_end="INVOICE-2", amount="100.00"))
    got = coop.proposals(camt(coop.month(Line("429.56", DAY, parts=parts)), version))
    assert posts(got["proposals"][0]) == [(1, "329.560000"), (2, "100.000000")]


@pytest.mark.parametrize("expected", [("329.56", "100.00"), ("900.00", "900.00")])
@pytest.mark.parametrize("amounts", [(None, None), ("429.56", "429.56")])
def test_a_batch_of_receipts_that_does_not_say_who_paid_what_fits_nothing(
    coop: Coop, amounts: tuple[str | None, ...], expected: tuple[str, str]
) -> None:
    coop.expect(1, expected[0], "INVOICE-1")
    coop.expect(2, expected[1], "INVOICE-2")
    parts = tuple(Part(end_to_end=f"INVOICE-{place}", amount=amount) for place, amount in enumerate(amounts, 1))
    got = coop.read_lines(Line("429.56", DAY, parts=parts))
    (unfit,) = got["unfit"]
    assert got["proposals"] == [] and (amounts[0] is not None or "does not say" in unfit["why"])


@forms
def test_what_a_line_has_above_its_details_is_charges(paying: Coop, form: Form) -> None:
    got = paying.proposals(form(paying.month(paid(3, "503.40", each="500.00"))))
    assert money(got["proposals"][0]) == ("500.000000", "503.400000", "3.400000", "0.000000")


@forms
def test_stated_charges_are_charges_and_the_rest_is_exchange(paying: Coop, form: Form) -> None:
    got = paying.proposals(form(paying.month(paid(3, "503.40", charges="3.00"))))
    assert money(got["proposals"][0]) == ("500.000000", "503.400000", "3.000000", "0.400000")


def test_where_the_bank_exchanged_the_difference_is_exchange_in_both_directions(paying: Coop) -> None:
    got = paying.read_lines(paid(3, "503.40", exchanged=True), paid(1, "298.00", exchanged=True))
    assert [money(each)[2:] for each in got["proposals"]] == [("0.000000", "3.400000"), ("0.000000", "-2.000000")]


@pytest.mark.parametrize("version", ["02", "08"])
def test_charges_that_the_bank_books_apart_are_not_taken_off(paying: Coop, version: str) -> None:
    got = paying.proposals(camt(paying.month(paid(3, "500.00", charges="3.00")), version))
    assert money(got["proposals"][0]) == ("500.000000", "500.000000", "0.000000", "0.000000")


def test_an_exchange_that_ends_where_it_was_approved_has_no_difference(paying: Coop) -> None:
    got = paying.read_lines(paid(3, "500.00", charges="3.00", exchanged=True))
    assert money(got["proposals"][0])[2:] == ("0.000000", "0.000000")


def test_less_for_one_and_more_for_another_fits_nothing(paying: Coop) -> None:
    parts = (Part(end_to_end="C3-P1", amount="290.00"), Part(end_to_end="C3-P2", amount="310.00"))
    got = paying.read_lines(Line("-600.00", DAY, parts=parts))
    assert got["proposals"] == [] and "less than approved" in got["unfit"][0]["why"]


def test_less_than_was_approved_fits_nothing(paying: Coop) -> None:
    got = paying.read_lines(paid(3, "499.00"), paid(1, "299.00", each="299.00"))
    assert got["proposals"] == [] and ["1.000000" in one["why"] or "less" in one["why"] for one in got["unfit"]] == [True] * 2


@forms
@pytest.mark.parametrize("mark", ["own", "of what it reverses"])
def test_a_statement_with_reversals_reaches_its_closing_whatever_their_sign(paying: Coop, form: Form, mark: str) -> None:
    reversed_mark = None if mark == "own" else "DBIT"
    back = Line("300.00", DAY, reference="R2", parts=(Part(end_to_end="C3-P1"),), reversal=True, mark=reversed_mark)
    got = paying.proposals(form(paying.month(paid(1, "300.00", reference="R1"), back)))
    assert [(each["kind"], each["direction"], money(each)[:2]) for each in got["proposals"]] == [
        ("post", "out", ("300.000000", "300.000000")),
        ("return", "in", ("300.000000", "300.000000")),
    ]


def test_a_receipt_that_the_bank_takes_back_is_a_return(paying: Coop) -> None:
    came = Line("20.00", DAY, reference="R1", parts=(Part(end_to_end="DUES-17-2027"),))
    back = Line("-21.00", DAY, reference="R2", parts=(Part(end_to_end="DUES-17-2027", original="20.00", reason="MD06"),))
    got = paying.read_lines(came, back)
    assert [each["kind"] for each in got["proposals"]] == ["receive", "return"]
    assert money(got["proposals"][1]) == ("20.000000", "21.000000", "1.000000", "0.000000")
    assert got["proposals"][1]["posts"][0]["direction"] == "in"


@forms
@pytest.mark.parametrize("references", [("S1", "S2"), ("", ""), ("S1", "S1")])
def test_equal_wages_both_post_and_a_file_twice_posts_nothing(paying: Coop, form: Form, references: tuple[str, str]) -> None:
    content = form(paying.month(*[paid(place, "300.00", reference=name) for place, name in enumerate(references, 1)]))
    first = paying.proposals(content)
    assert [posts(each) for each in first["proposals"]] == [[(1, "300.000000")], [(2, "300.000000")]]
    again = paying.proposals(content)
    assert (again["proposals"], again["unfit"]) == ([], [])
    assert again["statements"][0]["known_lines"] == 2


def test_what_was_posted_on_the_chain_is_known_without_the_state(paying: Coop) -> None:
    content = camt(paying.month(paid(1, "300.00", reference="S1"), paid(2, "300.00", reference="S2")))
    for place, proposal in enumerate(paying.proposals(content)["proposals"]):
        paying.post(proposal, 60 + place)
    paying.details.with_name("details.json.state").unlink()
    again = paying.proposals(content)
    assert (again["proposals"], again["unfit"]) == ([], [])


def test_known_lines_are_skipped_and_the_balance_before_the_new_ones_is_right(paying: Coop) -> None:
    lines = paid(1, "300.00", reference="S1"), paid(2, "300.00", reference="S2")
    paying.read_lines(lines[0])
    got = paying.read_lines(*lines, name="2027-01b")
    assert [posts(each) for each in got["proposals"]] == [[(2, "300.000000")]]
    (statement,) = got["statements"]
    assert [statement[name] for name in ("opening", "known", "new", "closing")] == [
        "10000.000000", "-300.000000", "-300.000000", "9400.000000"]  # fmt: skip


@forms
def test_booked_in_december_and_valued_in_january_is_of_december_and_once(paying: Coop, form: Form) -> None:
    across = Line("-300.00", date(2026, 12, 31), date(2027, 1, 2), "Y1", parts=(Part(end_to_end="C3-P1"),))
    got = paying.proposals(form(paying.month(across, last=date(2026, 12, 31), first=date(2026, 12, 1))))
    (one,) = got["proposals"]
    assert (one["booking_day"], one["value_day"]) == ("2026-12-31", "2027-01-02")
    after = paying.proposals(form(paying.month(across, name="2027-01")))
    assert (after["proposals"], after["unfit"], after["statements"][0]["known_lines"]) == ([], [], 1)


def test_a_return_of_which_the_bank_keeps_something(paying: Coop) -> None:
    back = Part(end_to_end="C3-P1", amount="285.00", reason="AC04")
    got = paying.read_lines(paid(1, "300.00", reference="R1"), Line("285.00", DAY, reference="R2", parts=(back,)))
    assert money(got["proposals"][1]) == ("300.000000", "285.000000", "15.000000", "0.000000")


def test_more_than_was_paid_does_not_come_back(paying: Coop) -> None:
    back = Part(end_to_end="C3-P1", reason="AC04")
    got = paying.read_lines(paid(1, "300.00", reference="R1"), Line("301.00", DAY, reference="R2", parts=(back,)))
    assert len(got["proposals"]) == 1 and "too much" in got["unfit"][0]["why"]


def test_more_than_was_paid_is_not_said_to_come_back(paying: Coop) -> None:
    back = Part(end_to_end="C3-P1", original="400.00", reason="AC04")
    got = paying.read_lines(paid(1, "300.00", reference="R1"), Line("300.00", DAY, reference="R2", parts=(back,)))
    assert len(got["proposals"]) == 1 and "400.000000" in got["unfit"][0]["why"]


def test_of_two_receipts_with_one_reference_the_one_of_its_amount_comes_back(paying: Coop) -> None:
    for entry, amount in ((60, "12.00"), (61, "8.00")):
        line = Line(amount, DAY, reference=f"D{entry}", parts=(Part(end_to_end="DUES-17-2027"),))
        (proposal,) = paying.read_lines(line, name=f"of {entry}")["proposals"]
        paying.post(proposal, entry)
    back = [Part(end_to_end="DUES-17-2027", original=amount, reason="MD06") for amount in ("8.00", "12.00")]
    lines = [Line(f"-{part.original}", DAY, reference=f"B{part.original}", parts=(part,)) for part in back]
    got = paying.read_lines(*lines, name="back")
    assert [each["posts"][0]["entry"] for each in got["proposals"]] == [61, 60]


@forms
@pytest.mark.parametrize("amount", ["0.01", "85.12", "300.00"])
def test_a_credit_with_the_reference_of_a_payment_is_no_return_unless_the_bank_says_so(
    paying: Coop, form: Form, amount: str
) -> None:
    thanks = Part(end_to_end="C3-P1", text="thanks, RETURN AC04", name="Ana Beispiel")
    lines = paid(1, "300.00", reference="R1"), Line(amount, DAY, reference="R2", parts=(thanks,))
    got = paying.proposals(form(paying.month(*lines)))
    assert [each["kind"] for each in got["proposals"]] == ["post"]
    assert got["unfit"][0]["id"] == "R2" and "payment 1, and the bank does not say" in got["unfit"][0]["why"]


def test_the_supplement_that_ordinary_transfers_have_makes_no_return(paying: Coop) -> None:
    lines = paid(1, "300.00", reference="R1"), Line("0.01", DAY, reference="R2", parts=(Part(end_to_end="C3-P1"),))
    content = mt940(paying.month(*lines)).replace(b"166?00UEBERWEISUNG", b"166?00CREDIT?34997")
    assert [each["kind"] for each in paying.proposals(content)["proposals"]] == ["post"]


def test_a_credit_that_repeats_the_reference_of_a_payment_may_be_what_a_receipt_expects(paying: Coop) -> None:
    part = Part(end_to_end="C3-P1", text="DUES-17-2027")
    got = paying.read_lines(paid(1, "300.00", reference="R1"), Line("20.00", DAY, reference="R2", parts=(part,)))
    assert [each["kind"] for each in got["proposals"]] == ["post", "receive"]


@pytest.mark.parametrize("where", ["line", "part", "German code"])
def test_the_transaction_code_of_the_bank_makes_a_return(paying: Coop, where: str) -> None:
    month = paying.month(
        paid(1, "300.00", reference="R1"), Line("285.00", DAY, reference="R2", parts=(Part(end_to_end="C3-P1"),))
    )
    if where == "German code":
        head, rest = mt940(month).split(b"//R2")
        content = head + b"//R2" + rest.replace(b"166?00UEBERWEISUNG", b"159?00RETOURE")
    else:
        code = b"<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>RRTN</SubFmlyCd></Fmly></Domn></BkTxCd>"
        before = b"<AcctSvcrRef>R2" if where == "line" else b"<RltdPties><Dbtr>"
        content = camt(month).replace(before, code + before)
    got = paying.proposals(content)
    assert [each["kind"] for each in got["proposals"]] == ["post", "return"]
    assert money(got["proposals"][1]) == ("300.000000", "285.000000", "15.000000", "0.000000")


def test_a_collective_credit_of_which_the_bank_returns_a_part_only_is_no_return(paying: Coop) -> None:
    parts = (Part(end_to_end="C3-P1", amount="300.00", reason="AC04"), Part(end_to_end="C3-P2", amount="0.01"))
    got = paying.read_lines(
        paid(1, "300.00", reference="R1"), paid(2, "300.00", reference="R2"), Line("300.01", DAY, reference="R3", parts=parts)
    )
    assert [each["kind"] for each in got["proposals"]] == ["post", "post"] and got["unfit"][0]["id"] == "R3"


@forms
def test_a_return_may_leave_charges_that_the_bank_does_not_state_up_to_twenty_five(paying: Coop, form: Form) -> None:
    back = Part(end_to_end="C3-P1", reason="AC04")
    for amount in ("0.01", "85.12", "274.99"):
        lines = paid(1, "300.00", reference="R1"), Line(amount, DAY, reference=f"B{amount}", parts=(back,))
        got = paying.proposals(form(paying.month(*lines)))
        assert "charges that the bank does not state" in got["unfit"][0]["why"]
    done, out = paying.read(form(paying.month(Line("275.00", DAY, reference="R3", parts=(back,)))))
    assert "275.000000 EUR (R3): return 300.000000, charges 25.000000, exchange 0.000000" in done.stdout and out.exists()


def test_charges_that_the_bank_states_may_be_more(paying: Coop) -> None:
    back = Part(end_to_end="C3-P1", original="300.00", charges="40.00", reason="AC04")
    got = paying.read_lines(paid(1, "300.00", reference="R1"), Line("260.00", DAY, reference="R2", parts=(back,)))
    assert money(got["proposals"][1]) == ("300.000000", "260.000000", "40.000000", "0.000000")


def test_of_a_large_payment_charges_of_a_hundredth_are_taken_for_such(coop: Coop) -> None:
    for pending in (1, 2):
        coop.approve(pending, "9000.00", "0x" + "00" * 32)
    got = coop.read_lines(paid(1, "9090.00"), paid(2, "9090.01"), opening="20000.00")
    assert [money(each)[2] for each in got["proposals"]] == ["90.000000"]
    assert "90.010000 of 9000.000000 would be charges" in got["unfit"][0]["why"]


def test_a_debit_that_names_a_payment_and_takes_much_more_fits_nothing(paying: Coop) -> None:
    got = paying.read_lines(paid(1, "5000.00"), paid(3, "550.01", exchanged=True))
    assert got["proposals"] == []
    assert ["charges" in one["why"] or "exchange" in one["why"] for one in got["unfit"]] == [True, True]


def test_charges_in_yen_are_measured_in_yen(coop: Coop) -> None:
    coop.currency, coop.decimals = "JPY", 0
    for pending in (1, 2):
        coop.approve(pending, "10000.00", "0x" + "00" * 32)
    got = coop.read_lines(paid(1, "12500"), paid(2, "12501"), opening="30000", currency="JPY")
    assert [money(each)[2] for each in got["proposals"]] == ["2500.000000"]


def test_a_return_that_does_not_say_which_of_several_receipts_is_not_guessed(paying: Coop) -> None:
    for entry, amount in ((60, "12.00"), (61, "8.00")):
        line = Line(amount, DAY, reference=f"D{entry}", parts=(Part(end_to_end="DUES-17-2027"),))
        (proposal,) = paying.read_lines(line, name=f"of {entry}")["proposals"]
        paying.post(proposal, entry)
    back = Line("-15.00", DAY, reference="B1", parts=(Part(end_to_end="DUES-17-2027", reason="MD06"),))
    got = paying.read_lines(back, name="back")
    assert got["proposals"] == [] and "which of several" in got["unfit"][0]["why"]


def test_the_same_numbers_of_another_year_are_other_lines(paying: Coop) -> None:
    assert len(paying.proposals(mt940(paying.month(paid(1, "300.00"))))["proposals"]) == 1
    later = Line("-300.00", date(2028, 1, 28), parts=(Part(end_to_end="C3-P2"),))
    got = paying.proposals(mt940(paying.month(later, first=date(2028, 1, 1), last=date(2028, 1, 31))))
    assert [posts(each) for each in got["proposals"]] == [[(2, "300.000000")]]


# What fits nothing


@pytest.mark.parametrize("amount", ["-600.00", "600.00"])
def test_a_line_that_names_one_payment_twice_fits_nothing(paying: Coop, amount: str) -> None:
    parts = (Part(end_to_end="C3-P1", reason="AC04"), Part(end_to_end="C3-P1", reason="AC04"))
    got = paying.read_lines(
        paid(1, "300.00", reference="S1") if amount[0] != "-" else paid(3, "500.00"), Line(amount, DAY, parts=parts)
    )
    assert len(got["proposals"]) == 1 and "one payment twice" in got["unfit"][0]["why"]


def test_a_line_that_names_one_receipt_twice_fits_nothing(paying: Coop) -> None:
    part = Part(end_to_end="DUES-17-2027", amount="10.00")
    got = paying.read_lines(Line("20.00", DAY, parts=(part, part)))
    assert got["proposals"] == [] and "receipt 7 twice" in got["unfit"][0]["why"]


def test_a_line_that_moves_nothing_fits_nothing(paying: Coop) -> None:
    got = paying.read_lines(Line("0.00", DAY, parts=(Part(end_to_end="DUES-17-2027"),), charges="1.00"))
    assert got["proposals"] == [] and "moves nothing" in got["unfit"][0]["why"]


def test_a_short_reference_is_not_looked_for_in_texts(paying: Coop) -> None:
    paying.expect(8, "50.00", "A1")
    parts = (Part(text="motorway A1"), Part(end_to_end="a1"))
    got = paying.read_lines(*[Line("50.00", DAY, reference=f"S{n}", parts=(part,)) for n, part in enumerate(parts)])
    assert [each["id"] for each in got["proposals"]] == ["S1"]


def test_money_that_leaves_with_the_reference_of_dues_is_no_return_unless_the_bank_says_so(paying: Coop) -> None:
    lines = [
        Line(amount, DAY, reference=f"S{amount}", parts=(Part(end_to_end="DUES-17-2027"),)) for amount in ("20.00", "-20.00")
    ]
    got = paying.read_lines(*lines)
    assert [each["kind"] for each in got["proposals"]] == ["receive"] and len(got["unfit"]) == 1


def test_lines_that_fit_nothing_are_listed_with_what_might_be_meant(paying: Coop) -> None:
    got = paying.read_lines(
        Line("-300.00", DAY, parts=(Part(text="Cash", name="Somebody"),)),
        Line("-300.00", DAY, parts=(Part(end_to_end="C3-P99"),)),
        Line("20.00", DAY, parts=(Part(text="from Ana"),)),
    )
    assert got["proposals"] == []
    assert [one["candidates"] for one in got["unfit"]] == [["1", "2"], ["1", "2"], ["7"]]
    assert ["C3-P99" in one["why"] for one in got["unfit"]] == [False, True, False]


def test_a_line_that_fits_nothing_is_proposed_once_it_is_expected(paying: Coop) -> None:
    content = camt(paying.month(Line("50.00", DAY, reference="G1", parts=(Part(text="GIFT-2027"),))))
    assert len(paying.proposals(content)["unfit"]) == 1
    paying.expect(8, "50.00", "GIFT-2027")
    assert posts(paying.proposals(content)["proposals"][0]) == [(8, "50.000000")]


def test_dues_in_two_parts_post_what_came(paying: Coop) -> None:
    twelve = Line("12.00", DAY, reference="D1", parts=(Part(end_to_end="dues-17-2027"),))
    eight = Line("8.00", DAY, reference="D2", parts=(Part(text="rest of DUES-17-2027."),))
    more = Line("0.01", DAY, reference="D3", parts=(Part(end_to_end="DUES-17-2027"),))
    got = paying.read_lines(twelve, eight, more)
    assert [posts(each) for each in got["proposals"]] == [[(7, "12.000000")], [(7, "8.000000")]]
    assert [one["id"] for one in got["unfit"]] == ["D3"]


def test_what_is_proposed_and_not_posted_yet_is_not_expected_twice(paying: Coop) -> None:
    line = Line("12.00", DAY, reference="D1", parts=(Part(end_to_end="DUES-17-2027"),))
    paying.read_lines(line)
    got = paying.read_lines(Line("12.00", DAY, reference="D2", parts=line.parts), name="2027-01b")
    assert got["proposals"] == [] and "8.000000 only" in got["unfit"][0]["why"]
    assert paying.run("forget", paying.details, "--line", "D1").returncode == 0
    got = paying.read_lines(Line("12.00", DAY, reference="D2", parts=line.parts), name="2027-01b")
    assert posts(got["proposals"][0]) == [(7, "12.000000")]
    fails(paying.run("forget", paying.details, "--line", "D9"), "D9")


def test_more_than_is_expected_fits_nothing(paying: Coop) -> None:
    got = paying.read_lines(Line("20.01", DAY, parts=(Part(end_to_end="DUES-17-2027"),)))
    assert got["proposals"] == [] and "expects 20.000000 only" in got["unfit"][0]["why"]


def test_a_reference_within_another_is_not_taken_for_it(paying: Coop) -> None:
    got = paying.read_lines(Line("20.00", DAY, parts=(Part(text="XDUES-17-20271"),)))
    assert got["proposals"] == []


def test_a_payment_is_not_posted_by_two_lines(paying: Coop) -> None:
    got = paying.read_lines(paid(1, "300.00", reference="S1"), paid(1, "300.00", reference="S2"))
    assert len(got["proposals"]) == 1 and "posted by another line" in got["unfit"][0]["why"]
    got = paying.read_lines(paid(1, "300.00", reference="S3"), name="2027-01b")
    assert got["unfit"][0]["candidates"] == ["2"]
    assert got["proposals"] == [] and "posted by another line" in got["unfit"][0]["why"]


def test_a_reference_of_another_line_is_told_and_not_skipped(paying: Coop) -> None:
    paying.read_lines(paid(1, "300.00", reference="S1"))
    got = paying.read_lines(paid(2, "301.00", reference="S1"), name="2027-01b")
    assert got["proposals"] == [] and "another line" in got["unfit"][0]["why"]


def test_a_batch_of_which_one_payment_is_gone_fits_nothing(coop: Coop) -> None:
    for place in (1, 2):
        coop.approve(5, "5.00", coop.add(f"M{place}", place + 8), place=place)
    coop.pay()
    (name,) = coop.sent()
    coop.payments.pop()
    got = coop.read_lines(Line("-10.00", DAY, batch=name, parts=()))
    assert got["proposals"] == [] and "C3-P5.2" in got["unfit"][0]["why"]


def test_a_batch_of_which_the_bank_refused_one_posts_those_that_it_lists(coop: Coop) -> None:
    for place in (1, 2, 3):
        coop.approve(5, "5.00", coop.add(f"M{place}", place + 8), place=place)
    coop.pay()
    (name,) = coop.sent()
    hidden = coop.read_lines(Line("-10.00", DAY, batch=name, parts=()))
    assert hidden["proposals"] == [] and "5.000000 is missing" in hidden["unfit"][0]["why"]
    got = coop.read_lines(Line("-10.00", DAY, batch=name, parts=(Part(end_to_end="C3-P5.1"), Part(end_to_end="C3-P5.3"))))
    assert posts(got["proposals"][0]) == [(1, "5.000000"), (3, "5.000000")]


def test_lines_that_are_not_booked_yet_do_not_count(paying: Coop) -> None:
    for version in ("02", "08"):
        month = paying.month(Line("-300.00", DAY, parts=(Part(end_to_end="C3-P1"),), booked=False))
        got = paying.proposals(camt(month, version))
        assert (got["proposals"], got["unfit"]) == ([], [])


# Damage


def test_a_part_of_a_cent_stops_the_file_even_if_two_of_them_make_one(paying: Coop) -> None:
    halves = [Line("0.005", DAY, reference=f"H{n}") for n in (1, 2)]
    done, _ = paying.read(camt(paying.month(*halves)))
    fails(done, "line H1", "2 decimals")


def test_the_library_for_mt940_does_not_speak_itself(paying: Coop) -> None:
    file = paying.folder / "odd.sta"
    file.write_bytes(mt940(paying.month(paid(1, "300.00"))).replace(b":61:27", b":61:xx"))
    fails(paying.spawn("read", paying.book(), paying.details, file, paying.folder / "x.json"), "odd.sta")


def test_a_ledger_whose_number_is_too_large_is_refused(paying: Coop) -> None:
    paying.change_details(lambda value: value.update(ledger="coop-4294967296"))
    fails(paying.read(camt(paying.month(paid(1, "300.00"))))[0], '"ledger" of details.json')


def test_a_book_of_another_account_is_not_read(paying: Coop) -> None:
    paying.change_details(lambda value: value.update(account=1001))
    fails(paying.read(camt(paying.month(paid(1, "300.00"))))[0], "different accounts")


@pytest.mark.parametrize("change", ["returned", "twice"])
def test_a_book_whose_lines_contradict_themselves_is_refused(paying: Coop, change: str) -> None:
    (proposal,) = paying.read_lines(paid(1, "300.00"))["proposals"]
    paying.post(proposal, 60)
    if change == "returned":
        paying.lines[0]["posts"][0]["returned"] = "300.000001"
    else:
        paying.lines.append(paying.lines[0])
    fails(paying.read(camt(paying.month()))[0], "more came back" if change == "returned" else "twice")


@forms
def test_a_statement_that_does_not_add_up_proposes_nothing(paying: Coop, form: Form) -> None:
    done, out = paying.read(form(paying.month(paid(1, "300.00"), closing="9700.01")))
    fails(done, "does not add up", "9700.010000")
    assert not out.exists() and not paying.details.with_name("details.json.state").exists()


@forms
def test_a_file_cut_anywhere_proposes_nothing(paying: Coop, form: Form) -> None:
    content = form(paying.month(paid(1, "300.00", reference="S1"), paid(2, "300.00", reference="S2"), opening="10000.37"))
    whole = len(content.rstrip(b"-\r\n"))
    for length in (*range(0, whole - 1, 41), whole - 1):
        done, out = paying.read(content[:length])
        fails(done)
        assert not out.exists()


def test_a_second_statement_that_does_not_add_up_stops_the_first(paying: Coop) -> None:
    good, bad = mt940(paying.month(paid(1, "300.00"))), mt940(paying.month(paid(2, "300.00"), closing="1.00"))
    done, _ = paying.read(good + bad)
    fails(done, "does not add up")
    assert len(paying.proposals(good + mt940(paying.month(paid(2, "300.00", reference="S2"))))["proposals"]) == 2


def test_pages_of_one_statement_are_read_each_with_its_balances(paying: Coop) -> None:
    pages = mt940(paying.month(paid(1, "300.00"))).replace(b":62F:", b":62M:")
    pages += mt940(paying.month(paid(2, "300.00"), opening="9700.00")).replace(b":60F:", b":60M:").replace(b"28C:1/1", b"28C:1/2")
    assert len(paying.proposals(pages)["proposals"]) == 2
    paying.payments[0]["pending"], paying.payments[0]["end_to_end"] = 11, "C3-P11"
    paying.payments[1]["pending"], paying.payments[1]["end_to_end"] = 12, "C3-P12"
    first = camt(paying.month(paid(11, "300.00"), name="p1")).replace(b"CLBD", b"ITBD")
    second = camt(paying.month(paid(12, "300.00"), opening="9700.00", name="p2")).replace(b"OPBD", b"ITBD")
    assert [len(paying.proposals(page)["proposals"]) for page in (first, second)] == [1, 1]


@forms
def test_a_statement_of_another_account_is_refused(paying: Coop, form: Form) -> None:
    done, _ = paying.read(form(Month(iban=iban(77), lines=())))
    fails(done, iban(77), paying.own)


@pytest.mark.parametrize("written", ["{iban}EUR", "99999999/1", "99999999/0000000001EUR", "{spaced}"])
def test_an_account_is_known_as_banks_write_it(paying: Coop, written: str) -> None:
    spaced = " ".join(paying.own[start : start + 4] for start in range(0, len(paying.own), 4))
    content = mt940(paying.month(paid(1, "300.00"))).replace(
        paying.own.encode(), written.format(iban=paying.own, spaced=spaced).encode(), 1
    )
    assert len(paying.proposals(content)["proposals"]) == 1


@forms
def test_a_statement_in_another_currency_is_refused(paying: Coop, form: Form) -> None:
    done, _ = paying.read(form(paying.month(paid(1, "300.00"), currency="JPY")))
    fails(done, "JPY", "EUR")


def test_a_statement_that_mixes_currencies_is_refused(paying: Coop) -> None:
    content = camt(paying.month(paid(1, "300.00", reference="S1")))
    done, _ = paying.read(content.replace(b'<Ntry><Amt Ccy="EUR">', b'<Ntry><Amt Ccy="USD">'))
    fails(done, "USD", "EUR")
    done, _ = paying.read(content.replace(b'Ccy="EUR">10000.00', b'Ccy="USD">10000.00'))
    fails(done, "USD", "EUR")
    done, _ = paying.read(mt940(paying.month(paid(1, "300.00"))).replace(b"EUR10000,00", b"USD10000,00"))
    fails(done, "USD", "EUR")


def test_amounts_of_details_in_another_currency_are_not_taken_for_ours(paying: Coop) -> None:
    content = camt(paying.month(paid(3, "500.00", each="450.00")))
    content = content.replace(b'<Amt Ccy="EUR">450.00', b'<Amt Ccy="USD">450.00')
    assert money(paying.proposals(content)["proposals"][0]) == ("500.000000", "500.000000", "0.000000", "0.000000")


@pytest.mark.parametrize("form", [camt, mt940])
def test_yen_have_no_decimals(coop: Coop, form: Form) -> None:
    coop.currency, coop.decimals = "JPY", 0
    coop.approve(1, "10000.00", "0x" + "00" * 32)
    wrong, _ = coop.read(form(coop.month(paid(1, "10000.50"), opening="20000", currency="JPY")))
    fails(wrong, "0 decimals")
    got = coop.proposals(form(coop.month(paid(1, "10000"), opening="20000", currency="JPY")))
    assert money(got["proposals"][0]) == ("10000.000000", "10000.000000", "0.000000", "0.000000")


@pytest.mark.parametrize(
    "hidden",
    [
        ('<!DOCTYPE Document [<!ENTITY x "0">]>', "3&x;0.00"),
        ('<!DOCTYPE Document [<!ENTITY x SYSTEM "file:///etc/hostname">]>', "300.00"),
        ('<!DOCTYPE Document SYSTEM "http://localhost:1/x.dtd">', "300.00"),
        (
            "<!DOCTYPE Document [<!ENTITY a 'aaaaaaaaaa'>"
            + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(12))
            + "]>",
            "&m;",
        ),
    ],
)
def test_a_document_with_entities_is_refused(paying: Coop, hidden: tuple[str, str]) -> None:
    declared, amount = hidden
    text = camt(paying.month(paid(1, "300.00"))).decode().replace("<Document", declared + "<Document", 1)
    done, out = paying.read(text.replace("300.00", amount).encode())
    fails(done)
    assert not out.exists()


@pytest.mark.parametrize("cut", ["3<!-- -->00.00", "3<?x?>00.00", "<![CDATA[300.00]]>", " 300.00\n", "+300.0"])
def test_an_amount_is_read_whole(paying: Coop, cut: str) -> None:
    text = camt(paying.month(paid(1, "300.00"))).decode().replace(">300.00<", f">{cut}<")
    assert money(paying.proposals(text.encode())["proposals"][0])[1] == "300.000000"


@pytest.mark.parametrize("amount", ["", "-300.00", "3e2", "NaN", "٣٠٠", "300,00", "1" * 19, "300.00 EUR"])
def test_an_amount_that_is_none_stops_the_file(paying: Coop, amount: str) -> None:
    text = camt(paying.month(paid(1, "300.00"))).decode().replace(">300.00<", f">{amount}<")
    fails(paying.read(text.encode())[0])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"<a/>",
        b"\x00" * 100,
        b'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.052.001.08"/>',
        b'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"/>',
        b":20:X\r\n:25:1\r\n:61:9999999999\r\n",
        b":20:X\r\n:60F:C270101EUR1,2,3\r\n:62F:C270131EUR0,\r\n",
        b":20:X\r\n:60F:C270101EUR1,00\r\n:61:271301C1,00NTRFNONREF\r\n:62F:C270131EUR2,00\r\n",
        b"<" + b"a>" * 10,
        "<é/>".encode("latin-1"),
    ],
)
def test_a_file_that_is_no_statement_is_told_in_one_sentence(paying: Coop, content: bytes) -> None:
    fails(paying.read(content, "odd.txt")[0], "odd.txt")


def test_a_line_of_mt940_without_a_type_is_not_lost(paying: Coop) -> None:
    lines = paid(1, "0.00", reference="S1"), paid(2, "300.00", reference="S2")
    content = mt940(paying.month(*lines)).replace(b"0,00NTRFNONREF//S1", b"0,00")
    fails(paying.read(content, "odd.sta")[0], "odd.sta", "lines")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_names_in_mt940_keep_their_letters(paying: Coop, encoding: str) -> None:
    line = Line("1.00", DAY, parts=(Part(text="Spende für Löhne", name="Zoë Ibáñez"),))
    got = paying.proposals(mt940(paying.month(line)).decode().encode(encoding))
    assert (got["unfit"][0]["names"], got["unfit"][0]["texts"]) == (["Zoë Ibáñez"], ["Spende für Löhne"])


@pytest.mark.parametrize(
    "field",
    ["/EREF/C3-P1//REMI/Wage of January", "EREF+C3-P1 SVWZ+Wage", "166?00X?20EREF+C3-P1?21SVWZ+Wage", "166?20EREF+C3-?21P1"],
)
def test_an_end_to_end_id_is_found_wherever_banks_write_it(paying: Coop, field: str) -> None:
    head, rest = mt940(paying.month(paid(1, "300.00"))).split(b":86:")
    content = head + b":86:" + field.encode() + rest[rest.index(b"\r\n:62F") :]
    assert posts(paying.proposals(content)["proposals"][0]) == [(1, "300.000000")]


def test_an_end_to_end_id_may_stand_in_the_line_itself(paying: Coop) -> None:
    head, rest = mt940(paying.month(paid(1, "300.00", reference="S1"))).split(b"NONREF//S1\r\n:86:")
    content = head + b"C3-P1//S1" + rest[rest.index(b"\r\n:62F") :]
    (proposal,) = paying.proposals(content)["proposals"]
    assert (posts(proposal), proposal["id"]) == ([(1, "300.000000")], "S1")


def test_a_long_reference_in_a_line_of_mt940_does_not_hide_that_of_the_bank(paying: Coop) -> None:
    content = mt940(paying.month(paid(1, "300.00", reference="S1"))).replace(b"NONREF//", b"A-REFERENCE-OF-24-SIGNS!//")
    (proposal,) = paying.proposals(content)["proposals"]
    assert proposal["id"] == "S1"


def test_references_that_cannot_be_printed_do_not_lock_the_tool(paying: Coop) -> None:
    content = camt(paying.month(paid(1, "300.00", reference="S\u200b1\tx")))
    (proposal,) = paying.proposals(content)["proposals"]
    assert proposal["id"] == "S1 x"
    assert paying.proposals(content)["proposals"] == []
    fails(paying.read(camt(paying.month(paid(1, "300.00", reference="S" * 141))))[0], "too long")


@pytest.mark.parametrize("form", [camt, mt940])
def test_a_year_of_a_large_account_is_read(coop: Coop, form: Form) -> None:
    lines = tuple(Line("1.00", DAY, reference=f"R{n}", parts=(Part(text=f"sale {n}"),)) for n in range(20_000))
    coop.expect(1, "1.00", "sale 19999".upper())
    got = coop.proposals(form(coop.month(*lines)))
    assert (len(got["proposals"]), len(got["unfit"])) == (1, 19_999)


def test_a_file_that_is_too_large_is_refused(paying: Coop) -> None:
    file = paying.folder / "huge.xml"
    with file.open("wb") as sparse:
        sparse.truncate(300 * 1024 * 1024)
    fails(paying.run("read", paying.book(), paying.details, file, paying.folder / "x.json"), "huge.xml", "256 MiB")


def test_proposals_are_not_written_over_others(paying: Coop) -> None:
    file = paying.folder / "s.xml"
    file.write_bytes(camt(paying.month(paid(1, "300.00"))))
    fails(paying.run("read", paying.book(), paying.details, file, paying.book()), "book.json")
    assert len(paying.proposals(file.read_bytes())["proposals"]) == 1


def test_where_proposals_cannot_be_written_the_lines_stay_new(paying: Coop) -> None:
    file = paying.folder / "s.xml"
    file.write_bytes(camt(paying.month(paid(1, "300.00"))))
    fails(paying.run("read", paying.book(), paying.details, file, paying.folder / "none" / "x.json"), "x.json")
    assert len(paying.proposals(file.read_bytes())["proposals"]) == 1
