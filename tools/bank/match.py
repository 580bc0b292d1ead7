"""What the ledger should make of a statement: proposals, and what fits nothing.

A line becomes a proposal only where all of it is explained; nothing is guessed from amounts or names.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import islice

from bank.book import Book, Item, Payment, Post, Receipt, end_to_end
from bank.details import Owner
from bank.errors import Mistake
from bank.money import ZERO, show
from bank.state import Proposed, State
from bank.statement import Detail, Line, Statement, settled

# What a bank may have kept although it states no charges: so many of the smallest unit (25 euros), or this share of what was paid
# where that is more. Another rate of exchange may make this share. What is more is no matter of charges.
_FEE = 2500
_FEE_SHARE = Decimal("0.01")
_EXCHANGE_SHARE = Decimal("0.1")
# How many letters a reference can have that stands in a text.
_SHORTEST, _LONGEST = 4, 35
# How many open items of its amount are named for a line. Of shares thousands cost the same.
_CANDIDATES = 20


@dataclass(frozen=True)
class Part:
    """What one item that waits, or one leg that was posted, gets of a line. `reason` is that of a return."""

    item: Item
    entry: int | None
    direction: str
    party: str
    amount: Decimal
    reference: str
    reason: str


@dataclass(frozen=True)
class Proposal:
    """A line with what it posts; `charges` and `exchange` are what the bank kept of the parts or took beside them."""

    kind: str
    line: Line
    parts: tuple[Part, ...]
    charges: Decimal
    exchange: Decimal


@dataclass(frozen=True)
class Unfit:
    """A line that fits nothing: why, and which open items have its amount."""

    line: Line
    reason: str
    candidates: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """What came of one statement: `known` lines were read or posted before, with their sum."""

    statement: Statement
    known: int
    known_sum: Decimal
    proposals: tuple[Proposal, ...]
    unfit: tuple[Unfit, ...]


class _NoFit(Exception):
    """Why a line fits nothing."""


@dataclass
class _Open:
    """What is open, kept up to date as lines take from it. Keys are references in capitals."""

    payments: dict[str, Payment] = field(default_factory=dict)
    receipts: dict[str, Receipt] = field(default_factory=dict)
    posted: dict[str, list[Post]] = field(default_factory=dict)
    # The least charges that are taken for such although the bank does not state them.
    fee: Decimal = ZERO
    batches: dict[str, tuple[str, ...]] = field(default_factory=dict)


def read(book: Book, own: Owner, state: State, statements: Sequence[Statement]) -> list[Reading]:
    """Proposals for all statements of a file, in its order. Fails, and proposes nothing, unless each of them adds up.

    Lines that get a proposal are entered into `state`, which the caller saves.
    """
    whole = []
    for statement in statements:
        if not is_same_account(statement.account, own.iban):
            raise Mistake(f"statement {statement.name} is of account {statement.account}, and not of {own.iban}.")
        if statement.currency != book.currency:
            raise Mistake(f"statement {statement.name} is in {statement.currency}, and the ledger in {book.currency}.")
        whole.append(settled(statement, book.decimals))
    has = _open(book, state)
    known = {proposed.line: (proposed.day, proposed.amount) for proposed in state.lines}
    known |= {posted.line: (posted.day, posted.amount) for posted in book.lines}
    return [_read_one(state, has, known, statement) for statement in whole]


def is_same_account(found: str, iban: str) -> bool:
    """Whether a bank means our account: by its IBAN, with the currency behind it perhaps, or as German banks wrote before."""
    letters = re.sub(r"[^0-9A-Za-z]", "", found).upper()
    bank, _, number = found.strip().partition("/")
    digits = re.sub(r"[A-Z]{3}$", "", number).lstrip("0")
    german = iban.startswith("DE") and bank == iban[4:12] and digits == iban[12:].lstrip("0")
    return german or re.fullmatch(rf"{iban}([A-Z]{{3}})?", letters) is not None


def _open(book: Book, state: State) -> _Open:
    on_chain = {each.line for each in book.lines}
    has = _Open(fee=Decimal(_FEE).scaleb(-book.decimals))
    posts = [post for each in book.lines for post in each.posts]
    waiting = [post for each in state.lines if each.line not in on_chain for post in each.posts]
    for post in (*posts, *waiting):
        has.posted.setdefault(post.reference.upper(), []).append(post)
    taken = {post.reference.upper() for post in waiting if post.direction == "out"}
    for payment in book.payments:
        if payment.end_to_end.upper() not in taken:
            has.payments[payment.end_to_end.upper()] = payment
    coming: dict[Item, Decimal] = {}
    for post in waiting:
        if post.direction == "in":
            coming[post.item] = coming.get(post.item, ZERO) + post.amount
    for receipt in book.receipts:
        arrived = coming.get(receipt.item, ZERO)
        if receipt.amount > arrived:
            has.receipts[receipt.reference.upper()] = replace(receipt, amount=receipt.amount - arrived)
    for message in state.messages:
        if message.run is not None:
            ids = (end_to_end(book.ledger, sent.item, sent.attempt) for sent in message.payments)
            has.batches[message.name.upper()] = tuple(name.upper() for name in ids)
    return has


def _read_one(state: State, has: _Open, known: dict[str, tuple[date, Decimal]], statement: Statement) -> Reading:
    known_lines = [line for line in statement.lines if known.get(line.hash()) == (line.booking, line.amount)]
    fresh = [line for line in statement.lines if known.get(line.hash()) != (line.booking, line.amount)]
    proposals: list[Proposal] = []
    reasons: dict[str, str] = {}
    # Twice, because banks that list the latest line first name a return before the payment that came back.
    for _ in range(2):
        left = []
        for line in fresh:
            try:
                before = known.get(line.hash())
                if before is not None:
                    raise _NoFit(f"its reference is that of another line, of {show(before[1])} on {before[0]}")
                proposal = _propose(has, line)
            except _NoFit as reason:
                left.append(line)
                reasons[line.name] = str(reason)
                continue
            proposals.append(proposal)
            known[line.hash()] = (line.booking, line.amount)
            state.lines.append(Proposed(line.hash(), line.name, line.booking, line.amount, _posts(proposal)))
            _note(has, proposal)
        fresh = left
    unfit = [Unfit(line, reasons[line.name], _candidates(has, line)) for line in fresh]
    return Reading(
        statement=statement,
        known=len(known_lines),
        known_sum=sum((line.amount for line in known_lines), ZERO),
        proposals=tuple(proposals),
        unfit=tuple(unfit),
    )


def _posts(proposal: Proposal) -> tuple[Post, ...]:
    if proposal.kind == "return":
        return ()
    return tuple(Post(each.item, None, each.direction, each.party, each.amount, ZERO, each.reference) for each in proposal.parts)


def _note(has: _Open, proposal: Proposal) -> None:
    """Takes what a proposal posts from what is open, and what it returns from what was posted."""
    for part, post in zip(proposal.parts, _posts(proposal)):
        has.posted.setdefault(part.reference.upper(), []).append(post)
    for part in proposal.parts:
        key = part.reference.upper()
        if proposal.kind == "post":
            has.payments.pop(key, None)
        elif proposal.kind == "receive":
            receipt = has.receipts.pop(key)
            if receipt.amount > part.amount:
                has.receipts[key] = replace(receipt, amount=receipt.amount - part.amount)
        else:
            posts = has.posted[key]
            place = next(index for index, post in enumerate(posts) if (post.item, post.entry) == (part.item, part.entry))
            posts[place] = replace(posts[place], returned=posts[place].returned + part.amount)


def _candidates(has: _Open, line: Line) -> tuple[str, ...]:
    """Open items of the amount of a line, the first ones, for the treasurer to look at."""
    chosen: Iterable[Payment | Receipt] = has.payments.values() if line.amount < 0 else has.receipts.values()
    return tuple(islice((str(each.item) for each in chosen if each.amount == abs(line.amount)), _CANDIDATES))


def _propose(has: _Open, line: Line) -> Proposal:
    if line.amount == 0:
        raise _NoFit("it moves nothing")
    if line.amount < 0:
        return _sent_back(has, line, "in") if _names_posted(has, line, "in") else _paid(has, line)
    return _sent_back(has, line, "out") if _names_posted(has, line, "out") else _received(has, line)


def _names_posted(has: _Open, line: Line, direction: str) -> bool:
    """Whether a line speaks of something that was posted in a direction, which then comes back."""
    posts = [post for detail in line.details for post in has.posted.get(detail.end_to_end.upper(), [])]
    # Whoever was paid can write the end-to-end id of our payment, and a member's reference comes again with the next month's
    # dues: only the bank can say that something comes back, and of a collective line it says so of each part.
    comes_back = line.is_reversal or all(detail.reason is not None for detail in line.details)
    return any(post.direction == direction for post in posts) and comes_back


def _paid(has: _Open, line: Line) -> Proposal:
    """Payments that a line of money leaving posts: those it names, or those of the batch that it names."""
    names = tuple(detail.end_to_end.upper() for detail in line.details)
    in_batch = has.batches.get(line.batch.upper())
    if in_batch and not (names and all(name in has.payments for name in names)):
        names = in_batch
        _check_batch(has, names, line)
    if not names or not any(names):
        raise _NoFit("it names no payment")
    if len(set(names)) < len(names):
        raise _NoFit("it names one payment twice")
    payments = []
    for name in names:
        if name in has.posted:
            raise _NoFit(f"payment {has.posted[name][-1].item} is posted by another line")
        if name not in has.payments:
            raise _NoFit(f'nothing that is open has the reference "{name}"')
        payments.append(has.payments[name])
    exchanged = any(detail.exchanged for detail in line.details)
    if len(line.details) == len(payments):
        for detail, payment in zip(line.details, payments):
            if detail.amount is not None and detail.amount < payment.amount and not exchanged:
                raise _NoFit(f"less than approved was paid for payment {payment.item}: {show(detail.amount)}")
    parts = tuple(Part(each.item, None, "out", each.party, each.amount, each.end_to_end, "") for each in payments)
    gross = sum((each.amount for each in parts), ZERO)
    charges, exchange = _difference(has, line, gross, -line.amount - gross)
    return Proposal("post", line, parts, charges, exchange)


def _check_batch(has: _Open, names: Sequence[str], line: Line) -> None:
    for name in names:
        if name not in has.payments:
            raise _NoFit(f"not all payments of the batch {line.batch} are open: {name} is not")


def _received(has: _Open, line: Line) -> Proposal:
    """Expected receipts that a line of money coming posts, in whole or in part."""
    parts: list[Part] = []
    for detail in line.details:
        receipt = _receipt_of(has, detail)
        amount = detail.amount if detail.amount is not None else line.amount
        if len(line.details) > 1 and detail.amount is None:
            raise _NoFit("it does not say what of it each of its payers paid")
        if any(part.item == receipt.item for part in parts):
            raise _NoFit(f"it names receipt {receipt.item} twice")
        if amount > receipt.amount:
            raise _NoFit(f"{show(amount)} came, and receipt {receipt.item} expects {show(receipt.amount)} only")
        parts.append(Part(receipt.item, None, "in", receipt.party, amount, receipt.reference, ""))
    if not parts:
        raise _NoFit("it names nothing that is expected")
    gross = sum((part.amount for part in parts), ZERO)
    # Some banks write the sum of all at each of them.
    if len(parts) > 1 and gross - line.amount > line.charges and not any(detail.exchanged for detail in line.details):
        raise _NoFit(f"its parts come to {show(gross)}, more than it and the charges that are stated")
    charges, exchange = _difference(has, line, gross, gross - line.amount)
    return Proposal("receive", line, tuple(parts), charges, exchange)


def _receipt_of(has: _Open, detail: Detail) -> Receipt:
    if detail.end_to_end.upper() in has.receipts:
        return has.receipts[detail.end_to_end.upper()]
    named = [has.receipts[name] for name in _mentioned(detail.text) if name in has.receipts]
    if len(named) == 1:
        return named[0]
    sent = [post for post in has.posted.get(detail.end_to_end.upper(), []) if post.direction == "out"]
    if sent and not named:
        raise _NoFit(f"it names payment {sent[-1].item}, and the bank does not say that this comes back")
    raise _NoFit("it names nothing that is expected" if not named else "it names several receipts that are expected")


def _mentioned(text: str) -> set[str]:
    """What in a text can be a reference: a word of its own; one of fewer letters stands there by chance."""
    letters = text.upper()
    ends = [at for at in range(len(letters) + 1) if not _is_letter(letters[at : at + 1])]
    starts = [0, *(at + 1 for at in ends)]
    return {letters[start:end] for start in starts for end in ends if _SHORTEST <= end - start <= _LONGEST}


def _is_letter(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def _sent_back(has: _Open, line: Line, direction: str) -> Proposal:
    """What comes back of what was posted. Banks return in whole, so what is missing is what they kept."""
    parts: list[Part] = []
    moved = abs(line.amount)
    for detail in line.details:
        posts = [post for post in has.posted.get(detail.end_to_end.upper(), []) if post.direction == direction]
        left = [post for post in posts if post.amount > post.returned]
        if not left:
            raise _NoFit("all of what it names has come back before" if posts else "a part of it names nothing that was posted")
        # Of several with one reference, the one of this amount, and the latest of those.
        stated = detail.original if detail.original is not None else detail.amount
        fitting = [post for post in left if post.amount - post.returned == stated]
        if len(left) > 1 and not fitting:
            raise _NoFit("it does not say which of several that have its reference comes back")
        post = (fitting or left)[-1]
        whole = post.amount - post.returned
        if detail.original is not None and detail.original > whole:
            raise _NoFit(f"{show(detail.original)} is said to come back of {show(whole)}")
        amount = detail.original if detail.original is not None else whole
        parts.append(Part(post.item, post.entry, direction, post.party, amount, post.reference, detail.reason or ""))
    if len({(part.item, part.entry) for part in parts}) < len(parts):
        raise _NoFit("it names one payment twice")
    gross = sum((part.amount for part in parts), ZERO)
    difference = gross - moved if direction == "out" else moved - gross
    charges, exchange = _difference(has, line, gross, difference)
    return Proposal("return", line, tuple(parts), charges, exchange)


def _difference(has: _Open, line: Line, gross: Decimal, difference: Decimal) -> tuple[Decimal, Decimal]:
    """What moved beside the amounts, which come to `gross`, as charges and exchange, both as costs.

    Charges that the bank states are charges, and the rest is exchange; where it states none, all is exchange if it says that it
    exchanged, and charges otherwise. Fails where what it does not state is more than such costs are.
    """
    exchanged = any(detail.exchanged for detail in line.details)
    if difference == 0:
        return ZERO, ZERO
    if difference < 0 and not exchanged:
        raise _NoFit(f"{show(-difference)} is missing in it, or too much came back")
    stated = max(line.charges, ZERO) if exchanged else min(max(line.charges, ZERO), difference)
    rest = difference - stated
    if abs(rest) > (gross * _EXCHANGE_SHARE if exchanged else max(has.fee, gross * _FEE_SHARE)):
        name = "a difference of exchange" if exchanged else "charges that the bank does not state"
        raise _NoFit(f"{show(abs(rest))} of {show(gross)} would be {name}, which is too much to be taken for that")
    return (stated, rest) if exchanged or stated > 0 else (rest, ZERO)
