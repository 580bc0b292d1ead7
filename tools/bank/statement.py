"""A bank's statement, whatever the form in which it came, and whether it adds up."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bank.errors import Mistake
from bank.money import ZERO, check_smallest, show

_LONGEST_NAME = 140


@dataclass(frozen=True)
class Detail:
    """One transaction below a line. Amounts have no sign.

    `amount` is None where the bank does not say what part of the line this is; `original` is what a transaction that came back
    had been. `reason` is the code of a return such as AC04, "" where a return has none, and None where nothing came back.
    """

    end_to_end: str
    amount: Decimal | None
    original: Decimal | None
    charges: Decimal
    exchanged: bool
    reason: str | None
    name: str
    text: str


@dataclass(frozen=True)
class Line:
    """One booked line of a statement; `amount` has a minus where money left.

    `name` is the reference by which the bank knows the line; where it gives none, the statement's with the line's place in it.
    """

    name: str
    booking: date
    value: date
    amount: Decimal
    is_reversal: bool
    batch: str
    charges: Decimal
    details: tuple[Detail, ...]
    text: str

    def hash(self) -> str:
        """The hash of the name, by which a ledger knows the line: blake2-256, in hex."""
        return "0x" + hashlib.blake2b(self.name.encode(), digest_size=32).hexdigest()


@dataclass(frozen=True)
class Statement:
    """One statement of one account. `account` is as the bank writes it."""

    name: str
    account: str
    currency: str
    opening: Decimal
    closing: Decimal
    closing_day: date
    lines: tuple[Line, ...]


def numbered(lines: Sequence[Line], statement: str) -> tuple[Line, ...]:
    """Gives a name to lines without one, and to those that share one with an earlier line, as a payment and its charge may."""
    seen: dict[str, int] = {}
    named = []
    for place, line in enumerate(lines, 1):
        # Our own files have no signs that cannot be printed, and the references of no bank need them.
        name = "".join(sign for sign in " ".join(line.name.split()) if sign.isprintable()) or f"{statement}#{place}"
        if len(name) > _LONGEST_NAME:
            raise Mistake(f"line {place} of statement {statement[:_LONGEST_NAME]} has a reference that is too long to be one.")
        seen[name] = seen.get(name, 0) + 1
        named.append(replace(line, name=name if seen[name] == 1 else f"{name}#{seen[name]}"))
    return tuple(named)


def settled(statement: Statement, decimals: int) -> Statement:
    """The statement with the signs of its reversals as its balances want them. Fails where it does not add up.

    Banks differ in whether a reversal has its own direction or that of what it reverses.
    """
    what = f"statement {statement.name}"
    check_smallest(statement.opening, decimals, f"the opening balance of {what}")
    check_smallest(statement.closing, decimals, f"the closing balance of {what}")
    for line in statement.lines:
        check_smallest(line.amount, decimals, f"line {line.name}")
    turned = tuple(replace(line, amount=-line.amount) if line.is_reversal else line for line in statement.lines)
    for lines in (statement.lines, turned):
        if statement.opening + sum((line.amount for line in lines), ZERO) == statement.closing:
            return replace(statement, lines=lines)
    booked = sum((line.amount for line in statement.lines), ZERO)
    raise Mistake(
        f"{what} does not add up: opening {show(statement.opening)} and booked {show(booked)} make"
        f" {show(statement.opening + booked)}, and its closing is {show(statement.closing)}."
    )
