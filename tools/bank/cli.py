"""The command line of the treasurer."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from bank.book import read_book
from bank.camt import read_camt
from bank.details import add, read_details
from bank.errors import Mistake
from bank.files import make_folder, only_one, parse_day, read_bytes, write_json, write_whole
from bank.match import Proposal, Reading, Unfit, read
from bank.money import ZERO, refuse_rounding, show
from bank.mt940 import read_mt940
from bank.pay import When, pay, total
from bank.state import forget_line, forget_message, read_state
from bank.statement import Line, Statement

FORMAT = "rochdale-bank-proposals/1"


class _Parser(argparse.ArgumentParser):
    """Tells a mistake in one sentence, as everything else here does."""

    def error(self, message: str) -> Any:
        raise Mistake(f"{message} (see {self.prog} --help).")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="bank", description="Bank files of a co-op: pays, and reads statements.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    adding = commands.add_parser("add", help="enter whom the co-op pays, and print the commitment to their bank details")
    adding.add_argument("details", type=Path)
    for name in ("party", "name", "iban", "town", "country"):
        adding.add_argument(f"--{name}", required=True)
    for name in ("bic", "street", "building", "postcode"):
        adding.add_argument(f"--{name}", default="")

    checking = commands.add_parser("check", help="check all entries, and print their commitments")
    checking.add_argument("details", type=Path)

    paying = commands.add_parser("pay", help="write approved payments as pain.001.001.09")
    paying.add_argument("book", type=Path)
    paying.add_argument("details", type=Path)
    paying.add_argument("folder", type=Path)
    paying.add_argument("--on", required=True, metavar="DAY", help="the day of execution, such as 2027-01-31")

    reading = commands.add_parser("read", help="read a statement (camt.053, MT940) and propose what to post")
    reading.add_argument("book", type=Path)
    reading.add_argument("details", type=Path)
    reading.add_argument("statement", type=Path)
    reading.add_argument("out", type=Path)

    forgetting = commands.add_parser("forget", help="take back what never went to the bank or to the chain")
    forgetting.add_argument("details", type=Path)
    which = forgetting.add_mutually_exclusive_group(required=True)
    which.add_argument("--message", help="a message that was not given to the bank")
    which.add_argument("--line", help="a line whose proposal was refused or lost")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command, and gives the exit code. A mistake is one sentence on standard error."""
    refuse_rounding()
    try:
        given = _parser().parse_args(arguments)
        with only_one(given.details):
            _COMMANDS[given.command](given)
    except Mistake as mistake:
        print(mistake, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or 'a file'} cannot be used: {error.strerror}.", file=sys.stderr)
        return 1
    return 0


def _add(given: argparse.Namespace) -> None:
    address = {name: getattr(given, name) for name in ("street", "building", "postcode", "town", "country")}
    payee = add(
        read_details(given.details),
        {"party": given.party, "name": given.name, "iban": given.iban, "bic": given.bic, "address": address},
    )
    print(payee.commitment())


def _check(given: argparse.Namespace) -> None:
    for payee in read_details(given.details).payees:
        print(f"{payee.commitment()} {payee.party}")


def _pay(given: argparse.Namespace) -> None:
    details, state = read_details(given.details), read_state(given.details)
    files = pay(read_book(given.book), details, state, When(parse_day(given.on, "--on"), datetime.now(UTC)))
    if not files:
        print("nothing to pay: all payments of the book were sent.")
        return
    make_folder(given.folder)
    for file in files:
        # Known before there is a file: whoever is interrupted between pays late, and not twice.
        state.messages.append(file.message)
        state.save()
        path = given.folder / f"{file.message.name}.xml"
        write_whole(path, file.content)
        print(f"{path}: {len(file.message.payments)} payments, {total(file.message.payments)} EUR, on {file.message.on}")


def _read(given: argparse.Namespace) -> None:
    book, details, state = read_book(given.book), read_details(given.details), read_state(given.details)
    if (book.ledger, book.account) != (details.ledger, details.account):
        raise Mistake(f"{given.book} and {given.details} are of different accounts.")
    if given.out.exists():
        raise Mistake(f"{given.out} exists, and proposals are not written over others.")
    content = read_bytes(given.statement)
    readings = read(book, details.own, state, read_statements(content, given.statement.name))
    head = {
        "format": FORMAT,
        "ledger": book.ledger,
        "account": book.account,
        "currency": book.currency,
        "file": given.statement.name,
        "sha256": sha256(content).hexdigest(),
    }
    proposals = [_proposal(each) for one in readings for each in one.proposals]
    unfit = [_unfit(each) for one in readings for each in one.unfit]
    # Before the state, so that nothing counts as proposed of which there is no proposal.
    statements = [_statement(each) for each in readings]
    write_json(given.out, {**head, "statements": statements, "proposals": proposals, "unfit": unfit})
    state.save()
    _tell(readings, book.currency)


def _forget(given: argparse.Namespace) -> None:
    state = read_state(given.details)
    if given.message is not None:
        forget_message(state, given.message)
    else:
        forget_line(state, given.line)
    state.save()


_COMMANDS = {"add": _add, "check": _check, "pay": _pay, "read": _read, "forget": _forget}


def read_statements(content: bytes, file: str) -> list[Statement]:
    """The statements of a file in either form."""
    looks_like_xml = content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"\xff\xfe", b"\xfe\xff"))
    statements = read_camt(content, file) if looks_like_xml else read_mt940(content, file)
    if not statements:
        raise Mistake(f"{file} has no statement.")
    return statements


def _of_line(line: Line) -> dict[str, str]:
    return {
        "line": line.hash(),
        "id": line.name,
        "booking_day": line.booking.isoformat(),
        "value_day": line.value.isoformat(),
        "direction": "out" if line.amount < 0 else "in",
        "moved": show(abs(line.amount)),
    }


def _proposal(one: Proposal) -> dict[str, Any]:
    parts = [{**asdict(part.item), **asdict(part), "amount": show(part.amount)} for part in one.parts]
    for part in parts:
        del part["item"]
        part["end_to_end"] = part.pop("reference")
        if one.kind != "return":
            del part["entry"], part["reason"]
    return {
        "kind": one.kind,
        **_of_line(one.line),
        "amount": show(sum((part.amount for part in one.parts), ZERO)),
        "charges": show(one.charges),
        "exchange": show(one.exchange),
        "posts": parts,
    }


def _unfit(one: Unfit) -> dict[str, Any]:
    names = sorted({detail.name for detail in one.line.details} - {""})
    texts = [text for text in (one.line.text, *(detail.text for detail in one.line.details)) if text]
    return {
        **_of_line(one.line),
        "why": one.reason,
        "candidates": list(one.candidates),
        "names": names,
        "texts": list(dict.fromkeys(texts)),
    }


def _statement(one: Reading) -> dict[str, Any]:
    statement = one.statement
    fresh = sum((line.amount for line in statement.lines), ZERO) - one.known_sum
    return {
        "id": statement.name,
        "closing_day": statement.closing_day.isoformat(),
        "opening": show(statement.opening),
        # What was read before stands before what is new, so that this is where the ledger stands.
        "known": show(one.known_sum),
        "new": show(fresh),
        "closing": show(statement.closing),
        "lines": len(statement.lines),
        "known_lines": one.known,
    }


def _tell(readings: Sequence[Reading], currency: str) -> None:
    for one in readings:
        closing: Decimal = one.statement.closing
        print(
            f"statement {one.statement.name}: {len(one.proposals)} proposals, {len(one.unfit)} lines that fit nothing,"
            f" {one.known} read before, closing {show(closing)} {currency} on {one.statement.closing_day}"
        )
        for proposal in one.proposals:
            if proposal.charges == 0 and proposal.exchange == 0:
                continue
            line, amount = proposal.line, sum((part.amount for part in proposal.parts), ZERO)
            print(
                f"  {line.booking} {show(line.amount)} {currency} ({line.name}): {proposal.kind} {show(amount)},"
                f" charges {show(proposal.charges)}, exchange {show(proposal.exchange)}"
            )
        for unfit in one.unfit:
            line = unfit.line
            print(f"  {line.booking} {show(line.amount)} {currency} ({line.name}): {unfit.reason}")
