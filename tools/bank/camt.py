"""Reads camt.053.001.02 and .08, the statements of ISO 20022.

Amounts are read here and by no library for camt: those lose the amounts of details, charges and reversals.
"""

import io
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from lxml import etree

from bank.errors import Mistake
from bank.files import parse_day
from bank.money import ZERO, parse_banks
from bank.statement import Detail, Line, Statement, numbered

_SPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001."
_VERSIONS = ("02", "08")

# The transaction codes of ISO 20022 with which something comes back: of a payment that was returned or recalled, and of a direct
# debit that was not paid or is reversed. A payer cannot write them.
_RETURNS = {"RRTN", "RPCR", "UPDD", "PRDD"}

# What banks write for a reference where they have none.
NO_REFERENCE = {"", "NOTPROVIDED", "NONREF"}


@dataclass(frozen=True)
class _Balance:
    kind: str
    amount: Decimal
    currency: str
    day: date


def _text(element: etree._Element) -> str:
    """All text of an element: `.text` ends at the first comment in it."""
    return "".join(element.itertext(etree.Element)).strip()


@dataclass
class _Reader:
    """The statements that were read whole, and the lines of the one that is being read."""

    file: str
    space: str = ""
    statements: list[Statement] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    currencies: set[str] = field(default_factory=set)

    def all(self, element: etree._Element, path: str) -> list[etree._Element]:
        """The elements below at a path."""
        return list(element.iterfind(path, {None: self.space}))

    def text(self, element: etree._Element, *paths: str) -> str:
        """The text of the first path that has one, or nothing."""
        for path in paths:
            for found in self.all(element, path):
                text = _text(found)
                if text:
                    return text
        return ""

    def day(self, element: etree._Element, name: str, what: str) -> date | None:
        """A day; of a moment the bank's own day, whatever its offset."""
        text = self.text(element, f"{name}/Dt", f"{name}/DtTm")
        return parse_day(text[:10], f"a day of {what}") if text else None

    def amount(self, element: etree._Element, path: str, currency: str, what: str) -> Decimal | None:
        """The amount at a path where it is in the currency of the account."""
        for found in self.all(element, path):
            if found.get("Ccy") == currency:
                return parse_banks(_text(found), what)
        return None


def read_camt(content: bytes, file: str) -> list[Statement]:
    """The statements of a file. Fails unless all of it can be read."""
    reader = _Reader(file)
    try:
        events = etree.iterparse(
            io.BytesIO(content),
            events=("start", "end"),
            tag=("{*}Document", "{*}Stmt", "{*}Ntry"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        for event, element in events:
            _take(reader, event, element)
    except etree.XMLSyntaxError as error:
        raise Mistake(f"{file} is damaged or not whole: {str(error.msg).rstrip('.')}.") from error
    if not reader.space:
        raise Mistake(f"{file} is no camt.053 of version .02 or .08.")
    return reader.statements


def _take(reader: _Reader, event: str, element: etree._Element) -> None:
    name = etree.QName(element)
    if event == "start":
        if element.getparent() is None:
            _check_document(reader, element)
        return
    if name.localname == "Ntry":
        line = _line(reader, element)
        if line is not None:
            reader.lines.append(line)
        _drop(element)
    elif name.localname == "Stmt":
        reader.statements.append(_statement(reader, element))
        reader.lines, reader.currencies = [], set()
        _drop(element)


def _drop(element: etree._Element) -> None:
    """Frees what was read, so that a large file does not need a multiple of its size."""
    element.clear()
    parent = element.getparent()
    while parent is not None and (before := element.getprevious()) is not None and before.tag == element.tag:
        parent.remove(before)


def _check_document(reader: _Reader, root: etree._Element) -> None:
    if root.getroottree().docinfo.doctype:
        raise Mistake(f"{reader.file} declares a document type, which no statement needs: it could hide amounts.")
    space = etree.QName(root).namespace or ""
    if not space.startswith(_SPACE) or space.removeprefix(_SPACE) not in _VERSIONS:
        raise Mistake(f"{reader.file} is no camt.053 of version .02 or .08.")
    reader.space = space


def _statement(reader: _Reader, element: etree._Element) -> Statement:
    name = reader.text(element, "Id")
    what = f"statement {name}"
    balances = [_balance(reader, found, what) for found in reader.all(element, "Bal")]
    # The first page opens with OPBD, or with PRCD, the closing of the statement before; between two pages stands ITBD on both.
    opening = next((one for kind in ("OPBD", "PRCD", "ITBD") for one in balances if one.kind == kind), None)
    closing = next((one for kind in ("CLBD", "ITBD") for one in reversed(balances) if one.kind == kind), None)
    if opening is None or closing is None or opening is closing:
        raise Mistake(f"{what} of {reader.file} lacks its opening or its closing balance.")
    for currency in {opening.currency, *reader.currencies} - {closing.currency}:
        raise Mistake(f"{what} of {reader.file} mixes {currency} with {closing.currency}.")
    return Statement(
        name=name,
        account=reader.text(element, "Acct/Id/IBAN", "Acct/Id/Othr/Id"),
        currency=closing.currency,
        opening=opening.amount,
        closing=closing.amount,
        closing_day=closing.day,
        lines=numbered(reader.lines, name),
    )


def _balance(reader: _Reader, element: etree._Element, what: str) -> _Balance:
    amount, currency = _amount(reader, element, f"a balance of {what}")
    day = reader.day(element, "Dt", what)
    if day is None:
        raise Mistake(f"a balance of {what} of {reader.file} has no day.")
    return _Balance(reader.text(element, "Tp/CdOrPrtry/Cd"), amount, currency, day)


def _amount(reader: _Reader, element: etree._Element, what: str) -> tuple[Decimal, str]:
    """The amount of a balance or a line with its sign, and its currency."""
    for found in reader.all(element, "Amt"):
        currency = found.get("Ccy", "")
        amount = reader.amount(element, "Amt", currency, f"{what} of {reader.file}")
        direction = reader.text(element, "CdtDbtInd")
        if amount is not None and direction in ("CRDT", "DBIT"):
            return (amount if direction == "CRDT" else -amount), currency
    raise Mistake(f"{what} of {reader.file} has no amount, or says neither that money came nor that it left.")


def _line(reader: _Reader, element: etree._Element) -> Line | None:
    """A line, or nothing where it is not booked yet."""
    # .02 has the word itself, .08 an element around it.
    status = reader.text(element, "Sts/Cd", "Sts")
    if status != "BOOK":
        return None
    what = f"line {len(reader.lines) + 1}"
    amount, currency = _amount(reader, element, what)
    reader.currencies.add(currency)
    booking = reader.day(element, "BookgDt", what)
    if booking is None:
        raise Mistake(f"{what} of {reader.file} has no booking day.")
    reference = reader.text(element, "AcctSvcrRef")
    batches = {reader.text(batch, "PmtInfId", "MsgId") for batch in reader.all(element, "NtryDtls/Btch")} - {""}
    is_return = _is_return(reader, element)
    details = tuple(_detail(reader, one, currency, what, is_return) for one in reader.all(element, "NtryDtls/TxDtls"))
    # Details of a message of ours that has one batch only may say so themselves.
    batches = batches or {reader.text(one, "Refs/PmtInfId") for one in reader.all(element, "NtryDtls/TxDtls")} - {""}
    return Line(
        name="" if reference.upper() in NO_REFERENCE else reference,
        booking=booking,
        value=reader.day(element, "ValDt", what) or booking,
        amount=amount,
        is_reversal=reader.text(element, "RvslInd") in ("true", "1"),
        batch=batches.pop() if len(batches) == 1 else "",
        charges=_charges(reader, element, currency, what) or sum((one.charges for one in details), ZERO),
        details=details,
        text=reader.text(element, "AddtlNtryInf"),
    )


def _charges(reader: _Reader, element: etree._Element, currency: str, what: str) -> Decimal:
    """Charges that are part of the amount beside them. .08 has one record for each, .02 has no such element around them."""
    total = ZERO
    for record in (*reader.all(element, "Chrgs/Rcrd"), *reader.all(element, "Chrgs")):
        amount = reader.amount(record, "Amt", currency, what)
        if amount is None or reader.text(record, "ChrgInclInd") in ("false", "0"):
            continue
        total += -amount if reader.text(record, "CdtDbtInd") == "CRDT" else amount
    return total


def _is_return(reader: _Reader, element: etree._Element) -> bool:
    """Whether the transaction code of a line, or of a transaction below it, says that something comes back."""
    return reader.text(element, "BkTxCd/Domn/Fmly/SubFmlyCd") in _RETURNS


def _detail(reader: _Reader, element: etree._Element, currency: str, what: str, is_return: bool) -> Detail:
    amount = reader.amount(element, "Amt", currency, what)
    if amount is None:
        amount = reader.amount(element, "AmtDtls/TxAmt/Amt", currency, what)
    returned = reader.all(element, "RtrInf")
    reason = reader.text(returned[0], "Rsn/Cd", "Rsn/Prtry") if returned else ""
    reference = reader.text(element, "Refs/EndToEndId")
    others = ("RltdPties/Cdtr/Pty/Nm", "RltdPties/Cdtr/Nm", "RltdPties/Dbtr/Pty/Nm", "RltdPties/Dbtr/Nm")
    texts = [reader.text(element, "RmtInf/Strd/CdtrRefInf/Ref")]
    texts += [_text(found) for found in reader.all(element, "RmtInf/Ustrd")]
    return Detail(
        end_to_end="" if reference.upper() in NO_REFERENCE else reference,
        amount=amount,
        original=reader.amount(element, "AmtDtls/InstdAmt/Amt", currency, what),
        charges=_charges(reader, element, currency, what),
        exchanged=bool(reader.all(element, "AmtDtls//CcyXchg")),
        reason=reason if returned or is_return or _is_return(reader, element) else None,
        name=reader.text(element, *others),
        text=" ".join(text for text in texts if text),
    )
