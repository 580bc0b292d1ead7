"""Names and accounts of who is paid: a file that the co-op keeps, checked against commitments on the chain."""

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stdnum import bic as bic_numbers
from stdnum import iban as iban_numbers
from stdnum.exceptions import ValidationError

from bank.errors import Mistake
from bank.files import Fields, read_json, write_json

FORMAT = "rochdale-bank-details/1"

# Opens what is hashed, so that no commitment to something else can be taken for one to bank details.
_DOMAIN = "rochdale bank details 1"

# The lengths of pain.001.001.09; names have 70 in the rulebooks of SEPA, where the schema has 140.
_LENGTHS = {"street": 70, "building": 16, "postcode": 16, "town": 35}
_LONGEST_NAME = 70


@dataclass(frozen=True)
class Address:
    """Where somebody lives or has their seat; since 22 November 2026 banks want town and country as elements."""

    street: str
    building: str
    postcode: str
    town: str
    country: str


@dataclass(frozen=True)
class Owner:
    """Whom an account belongs to. `bic` is empty where the IBAN is enough."""

    name: str
    iban: str
    bic: str
    address: Address


@dataclass(frozen=True)
class Payee:
    """A party with its account, and the salt with which both are committed to."""

    party: str
    owner: Owner
    salt: bytes

    def commitment(self) -> str:
        """Blake2-256 over the SCALE encoding of the domain, the salt and the eight texts, in hex."""
        one, place = self.owner, self.owner.address
        texts = [one.name, one.iban, one.bic, place.street, place.building, place.postcode, place.town, place.country]
        content = _scale(_DOMAIN) + self.salt + b"".join(_scale(text) for text in texts)
        return "0x" + hashlib.blake2b(content, digest_size=32).hexdigest()


@dataclass(frozen=True)
class Details:
    """The file: the co-op's own account in a ledger, and the accounts of those whom it pays."""

    path: Path
    ledger: str
    account: int
    own: Owner
    payees: tuple[Payee, ...]


def _scale(text: str) -> bytes:
    """A text as SCALE encodes it: its length in bytes as a compact number, then UTF-8."""
    content = text.encode()
    # Two bytes of compact length, which no text here exceeds.
    length = len(content) << 2
    return (bytes([length]) if len(content) < 64 else (length | 1).to_bytes(2, "little")) + content


def clean(text: str) -> str:
    """A text in the one form in which it is committed to: composed (NFC), without spaces at its ends."""
    return unicodedata.normalize("NFC", text).strip()


def read_details(path: Path) -> Details:
    """Reads and checks the file. Fails at the first entry that no bank would take."""
    fields = read_json(path, FORMAT)
    ledger, account = fields.ledger("ledger"), fields.number("account")
    own = fields.object("own")
    owner = _owner(own)
    own.end()
    payees = tuple(_payee(each) for each in fields.list("payees"))
    fields.end()
    return Details(path=path, ledger=ledger, account=account, own=owner, payees=payees)


def _payee(fields: Fields) -> Payee:
    party = clean(fields.text("party", 100))
    fields.where = f"the entry of {party}"
    salt = bytes.fromhex(fields.hash("salt")[2:])
    payee = Payee(party=party, owner=_owner(fields), salt=salt)
    fields.end()
    return payee


def _owner(fields: Fields) -> Owner:
    name = clean(fields.text("name", _LONGEST_NAME))
    if not name:
        raise Mistake(f"{fields.where} has no name.")
    bic = fields.text("bic") if fields.has("bic") else ""
    return Owner(
        name=name,
        iban=parse_iban(fields.text("iban"), fields.where),
        bic=_parse_bic(bic, fields.where) if bic.strip() else "",
        address=_address(fields.object("address"), fields.where),
    )


def _address(fields: Fields, whose: str) -> Address:
    parts = {}
    for name, most in _LENGTHS.items():
        parts[name] = clean(fields.text(name, most)) if fields.has(name) else ""
    country = fields.text("country").strip() if fields.has("country") else ""
    fields.end()
    if not parts["town"] or not country:
        raise Mistake(f"{whose} has no town or no country, without which banks refuse a payment.")
    if len(country) != 2 or not (country.isascii() and country.isalpha() and country.isupper()):
        raise Mistake(f"the country of {whose} must be two capital letters such as ES.")
    return Address(country=country, **parts)


def parse_iban(text: str, whose: str) -> str:
    """An IBAN without spaces. Fails where its check digits, its length or its country are wrong."""
    try:
        return str(iban_numbers.validate(text))
    except ValidationError as error:
        raise Mistake(f"the IBAN of {whose} is wrong: {_reason(error)}.") from error


def _parse_bic(text: str, whose: str) -> str:
    try:
        return str(bic_numbers.validate(text))
    except ValidationError as error:
        raise Mistake(f"the BIC of {whose} is wrong: {_reason(error)}.") from error


def _reason(error: ValidationError) -> str:
    return str(error).rstrip(".").lower()


def entry(payee: Payee) -> dict[str, Any]:
    """A payee as the file has it."""
    one, place = payee.owner, payee.owner.address
    return {
        "party": payee.party,
        "name": one.name,
        "iban": one.iban,
        "bic": one.bic,
        "address": {
            "street": place.street,
            "building": place.building,
            "postcode": place.postcode,
            "town": place.town,
            "country": place.country,
        },
        "salt": "0x" + payee.salt.hex(),
    }


def add(details: Details, given: dict[str, Any]) -> Payee:
    """Writes one more entry with a fresh salt. An earlier one of the same party stays, until no payment rests on it.

    Fails where the last one of the party says the same: another commitment to it would stop what was approved for the first.
    """
    payee = _payee(Fields({**given, "salt": "0x" + secrets.token_hex(32)}, "the entry"))
    earlier = [each for each in details.payees if each.party == payee.party]
    if earlier and earlier[-1].owner == payee.owner:
        raise Mistake(f"{payee.party} is in {details.path.name} with these details: {earlier[-1].commitment()}.")
    own = entry(Payee(party="", owner=details.own, salt=b""))
    write_json(
        details.path,
        {
            "format": FORMAT,
            "ledger": details.ledger,
            "account": details.account,
            "own": {name: own[name] for name in ("name", "iban", "bic", "address")},
            "payees": [entry(each) for each in (*details.payees, payee)],
        },
    )
    return payee


def find(details: Details, party: str, commitment: str, what: str) -> Payee:
    """The entry of a party that was committed to. Fails, and names the payment, where there is none."""
    entries = [each for each in details.payees if each.party == clean(party)]
    if not entries:
        raise Mistake(f"{what} is to {party}, of whom {details.path.name} has no entry.")
    for each in entries:
        if each.commitment() == commitment:
            return each
    raise Mistake(
        f"{what} was approved for other bank details of {party} than {details.path.name} has: its commitment is"
        f" {commitment}, and theirs is {entries[-1].commitment()}."
    )
