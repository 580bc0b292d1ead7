"""Amounts: exact decimals, six of them in our own files, as many as the currency has at the bank."""

import re
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow, setcontext

from bank.errors import Mistake

ZERO = Decimal(0)

# A ledger keeps at most 10^18 millionths.
_OURS = re.compile(r"(0|[1-9]\d{0,11})\.\d{6}|1000000000000\.000000")

# ISO 20022 has 18 digits of which 5 are decimals; xs:decimal allows a sign, and a point without digits on one side.
_BANKS = re.compile(r"\+?(\d+\.?\d*|\.\d+)")
_MOST_DIGITS = 18


def refuse_rounding() -> None:
    """Makes arithmetic that would lose a digit an error, for the thread that calls it."""
    setcontext(Context(prec=60, traps=[Inexact, InvalidOperation, Overflow]))


def parse_ours(text: str, what: str) -> Decimal:
    """An amount of our own files, such as "503.400000". Fails unless it has six decimals and no sign."""
    if not _OURS.fullmatch(text):
        raise Mistake(f'{what} must be an amount with six decimals such as "503.400000", not "{text[:40]}".')
    return Decimal(text)


def parse_banks(text: str, what: str) -> Decimal:
    """An amount of a bank's file, a decimal number without a sign and with a point."""
    if not text.isascii() or not _BANKS.fullmatch(text) or sum(sign.isdigit() for sign in text) > _MOST_DIGITS:
        raise Mistake(f'{what} has an amount that is none: "{text[:40]}".')
    return Decimal(text)


def check_smallest(amount: Decimal, decimals: int, what: str) -> None:
    """Fails where an amount has a part below the smallest unit that the bank pays in the currency."""
    if amount != amount.quantize(Decimal(1).scaleb(-decimals), context=Context(prec=60)):
        raise Mistake(f"{what} is {show(amount)}, which has more than the {decimals} decimals of its currency.")


def show(amount: Decimal) -> str:
    """An amount as our files have it: six decimals."""
    return f"{amount:.6f}"
