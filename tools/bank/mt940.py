"""Reads MT940, the older statements of SWIFT, with what German, Dutch and Spanish banks put into field 86."""

import io
import logging
import re
from datetime import date
from decimal import Decimal
from typing import Any

import mt940 as library

from bank.camt import NO_REFERENCE
from bank.errors import Mistake
from bank.money import ZERO
from bank.statement import Detail, Line, Statement, numbered

# It reports what it cannot read, before it raises.
logging.getLogger("mt940").addHandler(logging.NullHandler())

_LINES = re.compile(r"^:61:", re.MULTILINE)

# Without the marks of German banks: "/EREF/…//REMI/…", as SWIFT and Dutch banks write it.
_SLASHED = {"end_to_end_reference": "EREF", "customer_reference": "PREF", "purpose": "REMI", "applicant_name": "NAME"}

# The codes of ISO 20022 for what comes back, such as AC04; German banks write them as a text.
_REASON = re.compile(r"\b(AC|AG|AM|BE|CN|DT|ED|FF|FO|MD|MS|NA|RC|RR|SL|TM)\d{2}\b")

# The types of line with which something comes back: returned, and charge back.
_RETURNS = {"NRTI", "NCHB", "FRTI"}

# What German banks put before field 86: the return of a transfer, and of a direct debit of either scheme. A payer cannot write
# it. Field 34 alone says nothing, because ordinary transfers have it too, such as 997.
_GERMAN_RETURNS = {"159", "108", "109"}


def decode(content: bytes) -> str:
    """The text of a file: UTF-8, or else Windows-1252, which banks in western Europe write.

    The library would take what is no UTF-8 for the characters of DOS in central Europe, and change names without a word.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def read_mt940(content: bytes, file: str) -> list[Statement]:
    """The statements of a file. Fails unless all of it can be read."""
    text = decode(content)
    try:
        # As a file, because a text is looked for as the name of a file first.
        parsed = library.parse_statements(io.StringIO(text), options=library.Options.all())
    except (RuntimeError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError) as error:
        raise Mistake(f"{file} is damaged or not whole: one of its fields cannot be read as MT940.") from error
    if not parsed:
        raise Mistake(f"{file} is neither a camt.053 nor an MT940.")
    # A line without a type is overwritten by the one after it.
    if sum(len(each) for each in parsed) != len(_LINES.findall(text)):
        raise Mistake(f"{file} has lines that cannot be read as MT940.")
    return [_statement(each, file) for each in parsed]


def _statement(parsed: Any, file: str) -> Statement:
    data = parsed.data
    number = "/".join(str(data[part]) for part in ("statement_number", "sequence_number") if data.get(part))
    what = f"statement {number} of {file}"
    opening = data.get("final_opening_balance") or data.get("intermediate_opening_balance")
    closing = data.get("final_closing_balance") or data.get("intermediate_closing_balance")
    if opening is None or closing is None:
        raise Mistake(f"{what} lacks its opening or its closing balance.")
    if opening.amount.currency != closing.amount.currency:
        raise Mistake(f"{what} mixes {opening.amount.currency} with {closing.amount.currency}.")
    # Numbers begin anew each year.
    name = f"{closing.date.year}/{number}"
    return Statement(
        name=name,
        account=data.get("account_identification") or "",
        currency=closing.amount.currency,
        opening=opening.amount.amount,
        closing=closing.amount.amount,
        closing_day=_day(closing.date),
        lines=numbered([_line(each.data) for each in parsed], name),
    )


def _day(found: date) -> date:
    """A plain day of what is one with more to it."""
    return date(found.year, found.month, found.day)


def _line(data: dict[str, Any]) -> Line:
    fields = _fields(data)
    value = _day(data["date"])
    booking = _day(data["entry_date"]) if isinstance(data.get("entry_date"), date) else value
    customer, bank = _references(data)
    # A reference to a batch of ours stands here too: which it is, the names tell.
    reference = fields.get("end_to_end_reference") or customer
    code = _REASON.search(fields.get("purpose", ""))
    is_return = data.get("id", "") in _RETURNS or fields.get("transaction_code") in _GERMAN_RETURNS
    detail = Detail(
        end_to_end="" if reference.upper() in NO_REFERENCE else reference,
        amount=None,
        original=_money(fields.get("original_amount")),
        charges=_money(fields.get("compensation_amount")) or ZERO,
        exchanged=False,
        reason=(code.group(0) if code else "") if is_return else None,
        name=fields.get("applicant_name", ""),
        text=fields.get("purpose", ""),
    )
    return Line(
        name=bank,
        booking=booking,
        value=value,
        amount=data["amount"].amount,
        is_reversal=str(data.get("status", "")).upper().startswith("R"),
        batch=customer,
        charges=detail.charges,
        details=(detail,),
        text=detail.text or (data.get("extra_details") or "").strip(),
    )


def _references(data: dict[str, Any]) -> tuple[str, str]:
    """The customer's reference and the bank's. Of one with more than 16 characters the library makes two pieces, the bank's
    reference in the second."""
    customer, bank = (data.get("customer_reference") or ""), (data.get("bank_reference") or "")
    extra = data.get("extra_details") or ""
    # What field 86 adds to it comes after a line break.
    customer = customer.split("\n")[-1].strip()
    if not bank and "//" in extra.split("\n")[0]:
        rest, _, bank = extra.split("\n")[0].partition("//")
        customer += rest
    return ("" if customer.upper() in NO_REFERENCE else customer), ("" if bank.upper() in NO_REFERENCE else bank.strip())


def _fields(data: dict[str, Any]) -> dict[str, str]:
    """What field 86 says, in the library's names for it."""
    details = data.get("transaction_details")
    if not details:
        return {name: value.strip() for name, value in data.items() if isinstance(value, str)}
    text = "".join(details.splitlines())
    found = {"purpose": text}
    for name, mark in _SLASHED.items():
        match = re.search(rf"/{mark}/(.*?)(?=/[A-Z]{{3,4}}/|//|$)", text)
        if match:
            found[name] = match.group(1).strip(" /")
    german = re.search(r"EREF\+(\S+)", text)
    if german:
        found.setdefault("end_to_end_reference", german.group(1))
    return found


def _money(text: str | None) -> Decimal | None:
    """An amount within a text, such as "300,00" or "EUR300,00"."""
    match = re.fullmatch(r"(?:[A-Z]{3})? ?(\d{1,15})(?:[.,](\d{0,5}))?", (text or "").strip())
    return Decimal(f"{match.group(1)}.{match.group(2) or 0}") if match else None
