"""Approved payments as messages to the bank: ISO 20022 pain.001.001.09, in euros."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from lxml import etree
from sepaxml import SepaTransfer
from sepaxml.validation import ValidationError, try_valid_xml
from text_unidecode import unidecode

from bank.book import Book, Payment, short
from bank.details import Address, Details, Owner, Payee, find
from bank.errors import Mistake
from bank.money import show
from bank.state import Message, Sent, State

SCHEMA = "pain.001.001.09"
_NS = {"p": f"urn:iso:std:iso:20022:tech:xsd:{SCHEMA}"}

# What every bank in SEPA takes; a text neither begins nor ends with a slash, and has no two of them together (EPC 217-08).
_NOT_BASIC = re.compile(r"[^A-Za-z0-9/\-?:().,'+ ]")
_LONGEST_TEXT = 140
_LONGEST_NAME = 70

# The most that one credit transfer in SEPA carries.
_MOST = Decimal("999999999.99")


@dataclass(frozen=True)
class File:
    """A message and its content as XML."""

    message: Message
    content: bytes


@dataclass(frozen=True)
class When:
    """The day on which the bank is to pay, and the moment in which that is written."""

    on: date
    now: datetime


def pay(book: Book, details: Details, state: State, when: When) -> list[File]:
    """Messages of all payments that were not sent since they last came back: one a run, and one of the others.

    Fails, and writes none, at the first payment that cannot be sent as it was approved.
    """
    if (book.ledger, book.account) != (details.ledger, details.account):
        raise Mistake(
            f"the book is of account {book.account} of {book.ledger}, and {details.path.name}"
            f" of account {details.account} of {details.ledger}."
        )
    if when.on < book.as_of:
        raise Mistake(f"the day of execution, {when.on}, is before the day of the book, {book.as_of}.")
    # All are checked, those too that were sent: a commitment that has become wrong is news.
    checked = [(payment, _check(book, details, payment)) for payment in book.payments]
    fresh = [(payment, payee) for payment, payee in checked if payment.returned >= state.attempts(payment.item)]
    runs: dict[int | None, list[tuple[Payment, Payee]]] = {}
    for payment, payee in fresh:
        run = None if payment.item.place is None else payment.item.pending
        runs.setdefault(run, []).append((payment, payee))
    return [_file(book, details.own, run, chosen, when) for run, chosen in runs.items()]


def _check(book: Book, details: Details, payment: Payment) -> Payee:
    what = f"payment {payment.item} of {book.ledger}"
    if payment.currency != "EUR" or book.currency != "EUR":
        other = payment.currency if payment.currency != "EUR" else book.currency
        raise Mistake(f"{what} is in {other}, and only payments in euros are written.")
    if payment.amount > _MOST:
        raise Mistake(f"{what} is above {_MOST} euros, the most that one transfer in SEPA carries.")
    payee = find(details, payment.party, payment.details, what)
    basic(payment.text, _LONGEST_TEXT, f"the text of {what}")
    basic(payee.owner.name, _LONGEST_NAME, f"the name of {payment.party}")
    return payee


def basic(text: str, most: int, what: str) -> str:
    """A text in the letters that every bank takes. Fails where nothing is left of it, or too much."""
    letters = _NOT_BASIC.sub(" ", unidecode(text).replace("&", "+"))
    short = re.sub(r"/+", "/", re.sub(r" +", " ", letters)).strip("/ ")
    if not short:
        raise Mistake(f"nothing is left of {what} in the letters that banks take.")
    if len(short) > most:
        raise Mistake(f"{what} has {len(short)} characters in the letters that banks take, and they take {most}.")
    return short


def _file(book: Book, own: Owner, run: int | None, chosen: list[tuple[Payment, Payee]], when: When) -> File:
    name = _name(book.ledger, run, [payment for payment, _ in chosen])
    config = {
        **_party(own, f"the own account in {book.ledger}"),
        "currency": "EUR",
        # Everything of one day is one batch to this library; only so does it write where the payer lives.
        "batch": True,
    }
    transfer = SepaTransfer(config, schema=SCHEMA, clean=False)
    for payment, payee in chosen:
        transfer.add_payment(
            {
                **_party(payee.owner, f"payment {payment.item}"),
                "amount": int(payment.amount.scaleb(2)),
                "execution_date": when.on,
                "description": basic(payment.text, _LONGEST_TEXT, "the text"),
                "endtoend_id": payment.end_to_end,
            }
        )
    sent = tuple(Sent(payment.item, payment.returned + 1, payment.amount) for payment, _ in chosen)
    content = _named(transfer.export(validate=False), name, run is not None, when.now)
    try:
        try_valid_xml(content, SCHEMA)
    except ValidationError as error:
        raise Mistake(f"{name} would not be valid: {_why(error)}.") from error
    return File(Message(name=name, run=run, on=when.on, payments=sent), content)


def _why(error: ValidationError) -> str:
    reason = str(getattr(error.__cause__, "reason", None) or error)
    return reason.splitlines()[0].rstrip(".")


def _name(ledger: str, run: int | None, payments: Iterable[Payment]) -> str:
    """The name of a message and of its batch, at most 35 characters. The same payments have the same name always, by which
    the bank knows a message that it is given twice. Mostly it fits into the 16 characters that MT940 has for it."""
    ids = "\n".join(sorted(payment.end_to_end for payment in payments))
    digits = hashlib.blake2b(ids.encode(), digest_size=3 if run is not None else 5).hexdigest()
    return f"{short(ledger)}-R{run}-{digits}" if run is not None else f"{short(ledger)}-{digits}"


def _party(one: Owner, what: str) -> dict[str, object]:
    party: dict[str, object] = {
        "name": basic(one.name, _LONGEST_NAME, f"the name of {what}"),
        "IBAN": one.iban,
        "address": _address(one.address, what),
    }
    if one.bic:
        party["BIC"] = one.bic
    return party


def _address(one: Address, what: str) -> dict[str, str]:
    lengths = {"street_name": (one.street, 70), "building_number": (one.building, 16), "postcode": (one.postcode, 16)}
    # The library leaves the letters of addresses as they are.
    address = {name: basic(text, most, f"the address of {what}") for name, (text, most) in lengths.items() if text}
    return {**address, "town": basic(one.town, 35, f"the town of {what}"), "country": one.country}


def _named(content: bytes, name: str, batch: bool, now: datetime) -> bytes:
    """The message under a name of ours: the library invents another at every export, and the bank would pay again."""
    root = etree.fromstring(content)

    def put(path: str, text: str) -> None:
        (element,) = root.iterfind(path, _NS)
        element.text = text

    put(".//p:GrpHdr/p:MsgId", name)
    put(".//p:GrpHdr/p:CreDtTm", now.strftime("%Y-%m-%dT%H:%M:%S"))
    put(".//p:PmtInf/p:PmtInfId", name)
    put(".//p:PmtInf/p:BtchBookg", "true" if batch else "false")
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def total(payments: Iterable[Sent]) -> str:
    """What payments come to, for people."""
    return show(sum((each.amount for each in payments), Decimal(0)))
