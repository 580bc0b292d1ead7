"""The part of a ledger that concerns one bank account, as a file: what is open, and which lines were posted."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from bank.errors import Mistake
from bank.files import Fields, read_json
from bank.money import check_smallest

FORMAT = "rochdale-bank-book/1"


_SHORT = {"coop": "C", "treasury": "T", "federation": "FED", "fund": "FUND", "custody": "CUS"}


def short(ledger: str) -> str:
    """The name of a ledger in references and names of accounts: `C3` for `coop-3`, `FED` for the federation's."""
    kind, _, number = ledger.partition("-")
    return _SHORT[kind] + number


def end_to_end(ledger: str, item: "Item", attempt: int = 1) -> str:
    """The end-to-end id of a payment, at most 35 characters; each time that it is sent anew after a return has its own."""
    return f"{short(ledger)}-P{item}" + (f"-{attempt}" if attempt > 1 else "")


@dataclass(frozen=True)
class Item:
    """What waits for the bank: a pending entry of one item, or the item of a run at a place of it, from 0 on."""

    pending: int
    place: int | None

    def __str__(self) -> str:
        return f"{self.pending}" if self.place is None else f"{self.pending}.{self.place}"


@dataclass(frozen=True)
class Payment:
    """A payment that is approved and not posted yet."""

    item: Item
    amount: Decimal
    currency: str
    party: str
    text: str
    details: str
    returned: int
    end_to_end: str


@dataclass(frozen=True)
class Receipt:
    """Money that is expected; `amount` is what has not arrived yet."""

    item: Item
    amount: Decimal
    party: str
    reference: str
    deadline: date | None


@dataclass(frozen=True)
class Post:
    """What a line of a statement posted. `entry` is None while it is only proposed."""

    item: Item
    entry: int | None
    direction: str
    party: str
    amount: Decimal
    returned: Decimal
    reference: str


@dataclass(frozen=True)
class PostedLine:
    """A line of a statement that the ledger knows; `amount` has a minus where money left."""

    line: str
    day: date
    amount: Decimal
    posts: tuple[Post, ...]


@dataclass(frozen=True)
class Book:
    """All that concerns one bank account of one ledger."""

    ledger: str
    account: int
    currency: str
    decimals: int
    as_of: date
    payments: tuple[Payment, ...]
    receipts: tuple[Receipt, ...]
    lines: tuple[PostedLine, ...]


def read_book(path: Path) -> Book:
    """Reads a book. Fails where it contradicts itself."""
    fields = read_json(path, FORMAT)
    ledger, account = fields.ledger("ledger"), fields.number("account")
    currency, decimals = fields.text("currency", 3), fields.number("decimals", 0)
    if len(currency) != 3 or not (currency.isascii() and currency.isupper()) or decimals > 6:
        raise Mistake(f"{path.name} must have a currency such as EUR, of at most six decimals.")
    book = Book(
        ledger=ledger,
        account=account,
        currency=currency,
        decimals=decimals,
        as_of=fields.day("as_of"),
        payments=tuple(_payment(each, ledger, decimals) for each in fields.list("payments")),
        receipts=tuple(_receipt(each, ledger) for each in fields.list("receipts")),
        lines=tuple(_line(each) for each in fields.list("lines")),
    )
    fields.end()
    _once("payment", [str(each.item) for each in book.payments], path)
    _once("receipt", [str(each.item) for each in book.receipts], path)
    _once("receipt with the reference", [each.reference.upper() for each in book.receipts], path)
    _once("line", [each.line for each in book.lines], path)
    return book


def _once(what: str, keys: list[str], path: Path) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise Mistake(f"{path.name} has {what} {key} twice.")
        seen.add(key)


def _of_ledger(fields: Fields, ledger: str) -> None:
    if fields.ledger("ledger") != ledger:
        raise Mistake(f"{fields.where} is of another ledger than {ledger}.")


def read_item(fields: Fields) -> Item:
    """The item that an object is about."""
    return Item(fields.number("pending"), fields.number("place", 0) if fields.has("place") else None)


def write_item(item: Item) -> dict[str, int | None]:
    """An item as `read_item` reads it."""
    return {"pending": item.pending, "place": item.place}


def _payment(fields: Fields, ledger: str, decimals: int) -> Payment:
    _of_ledger(fields, ledger)
    item = read_item(fields)
    what = f"payment {item} of {ledger}"
    payment = Payment(
        item=item,
        amount=fields.amount("amount"),
        currency=fields.text("currency", 3),
        party=fields.text("party", 100),
        # Length is checked when it is written, in the letters of banks.
        text=fields.text("text", 1000) if fields.has("text") else what,
        details=fields.hash("details"),
        returned=fields.number("returned", 0),
        end_to_end=fields.text("end_to_end", 35),
    )
    fields.end()
    expected = end_to_end(ledger, item, payment.returned + 1)
    if payment.end_to_end != expected:
        raise Mistake(f'the end-to-end id of {what} must be "{expected}".')
    check_smallest(payment.amount, decimals, what)
    return payment


def _receipt(fields: Fields, ledger: str) -> Receipt:
    _of_ledger(fields, ledger)
    receipt = Receipt(
        item=read_item(fields),
        amount=fields.amount("amount"),
        party=fields.text("party", 100),
        reference=fields.text("end_to_end", 35),
        deadline=fields.day("deadline") if fields.has("deadline") else None,
    )
    fields.end()
    if not receipt.reference.strip():
        raise Mistake(f"{fields.where} must have an end-to-end id that the payer repeats.")
    return receipt


def _line(fields: Fields) -> PostedLine:
    line = fields.hash("line")
    day = fields.day("day")
    amount = fields.amount("moved")
    sign = -1 if fields.one_of("direction", "in", "out") == "out" else 1
    posts = []
    for each in fields.list("posts"):
        posts.append(
            Post(
                item=read_item(each),
                entry=each.number("entry"),
                direction=each.one_of("direction", "in", "out"),
                party=each.text("party", 100),
                amount=each.amount("amount"),
                returned=each.amount("returned", least_positive=False),
                reference=each.text("end_to_end", 35),
            )
        )
        each.end()
        if posts[-1].returned > posts[-1].amount:
            raise Mistake(f"more came back than was paid by {each.where}.")
    fields.end()
    return PostedLine(line=line, day=day, amount=sign * amount, posts=tuple(posts))
