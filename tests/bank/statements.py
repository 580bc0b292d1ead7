"""Writes statements as banks do, in the three forms, from one description. All names and accounts are invented."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape


@dataclass(frozen=True)
class Part:
    """A transaction below a line; amounts have no sign."""

    end_to_end: str = ""
    amount: str | None = None
    original: str | None = None
    charges: str | None = None
    reason: str | None = None
    name: str = "Erika Beispiel"
    text: str = ""
    exchanged: bool = False


@dataclass(frozen=True)
class Line:
    """A line; `mark` is the bank's word for the direction where that is not what the sign says."""

    amount: str
    booking: date
    value: date | None = None
    reference: str = ""
    batch: str = ""
    parts: tuple[Part, ...] = (Part(),)
    charges: str | None = None
    reversal: bool = False
    mark: str | None = None
    booked: bool = True

    def number(self) -> Decimal:
        return Decimal(self.amount)

    def is_credit(self) -> bool:
        return self.number() > 0 if self.mark is None else self.mark == "CRDT"


@dataclass(frozen=True)
class Month:
    """A statement. `closing` is given where it is to be wrong."""

    iban: str
    lines: tuple[Line, ...]
    opening: str = "10000.00"
    closing: str | None = None
    currency: str = "EUR"
    name: str = "2027-01"
    first: date = date(2027, 1, 1)
    last: date = date(2027, 1, 31)

    def end(self) -> Decimal:
        if self.closing is not None:
            return Decimal(self.closing)
        return Decimal(self.opening) + sum((line.number() for line in self.lines if line.booked), Decimal(0))


def camt(month: Month, version: str = "08") -> bytes:
    """The statement as camt.053 in version .02 or .08."""
    is_new = version == "08"

    def balance(kind: str, amount: Decimal, day: date) -> str:
        return (
            f"<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp>{money('Amt', abs(amount))}"
            f"<CdtDbtInd>{'CRDT' if amount >= 0 else 'DBIT'}</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>"
        )

    def money(name: str, amount: Decimal | str) -> str:
        return f'<{name} Ccy="{month.currency}">{amount}</{name}>'

    def charged(amount: str | None) -> str:
        if amount is None:
            return ""
        record = f"{money('Amt', amount)}<CdtDbtInd>DBIT</CdtDbtInd>"
        return f"<Chrgs><Rcrd>{record}</Rcrd></Chrgs>" if is_new else f"<Chrgs>{record}</Chrgs>"

    def details(part: Part, credit: bool) -> str:
        reference = escape(part.end_to_end or "NOTPROVIDED")
        amounts = ""
        if part.original is not None:
            amounts += f"<InstdAmt>{money('Amt', part.original)}</InstdAmt>"
        if part.amount is not None and not is_new:
            amounts += f"<TxAmt>{money('Amt', part.amount)}</TxAmt>"
        if part.exchanged:
            amounts += (
                "<CntrValAmt><Amt Ccy='USD'>1</Amt><CcyXchg><SrcCcy>EUR</SrcCcy><XchgRate>1.1</XchgRate></CcyXchg></CntrValAmt>"
            )
        own = ""
        if part.amount is not None and is_new:
            own = f"{money('Amt', part.amount)}<CdtDbtInd>{'CRDT' if credit else 'DBIT'}</CdtDbtInd>"
        party = f"<Pty><Nm>{escape(part.name)}</Nm></Pty>" if is_new else f"<Nm>{escape(part.name)}</Nm>"
        role = "Dbtr" if credit else "Cdtr"
        text = f"<RmtInf><Ustrd>{escape(part.text)}</Ustrd></RmtInf>" if part.text else ""
        returned = "" if part.reason is None else f"<RtrInf><Rsn><Cd>{part.reason}</Cd></Rsn></RtrInf>"
        return (
            f"<TxDtls><Refs><EndToEndId>{reference}</EndToEndId></Refs>{own}"
            f"{f'<AmtDtls>{amounts}</AmtDtls>' if amounts else ''}{charged(part.charges)}"
            f"<RltdPties><{role}>{party}</{role}></RltdPties>{text}{returned}</TxDtls>"
        )

    def entry(line: Line) -> str:
        status = "BOOK" if line.booked else "PDNG"
        batch = f"<Btch><PmtInfId>{line.batch}</PmtInfId><NbOfTxs>{len(line.parts)}</NbOfTxs></Btch>" if line.batch else ""
        inner = batch + "".join(details(part, line.number() > 0) for part in line.parts)
        return (
            f"<Ntry>{money('Amt', abs(line.number()))}<CdtDbtInd>{'CRDT' if line.is_credit() else 'DBIT'}</CdtDbtInd>"
            f"{'<RvslInd>true</RvslInd>' if line.reversal else ''}"
            f"<Sts>{f'<Cd>{status}</Cd>' if is_new else status}</Sts>"
            f"<BookgDt><Dt>{line.booking}</Dt></BookgDt><ValDt><Dt>{line.value or line.booking}</Dt></ValDt>"
            f"{f'<AcctSvcrRef>{line.reference}</AcctSvcrRef>' if line.reference else ''}{charged(line.charges)}"
            f"{f'<NtryDtls>{inner}</NtryDtls>' if inner else ''}</Ntry>"
        )

    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"><BkToCstmrStmt>'
        "<GrpHdr><MsgId>M1</MsgId><CreDtTm>2027-02-01T06:00:00</CreDtTm></GrpHdr>"
        f"<Stmt><Id>{month.name}</Id><Acct><Id><IBAN>{month.iban}</IBAN></Id></Acct>"
        f"{balance('OPBD', Decimal(month.opening), month.first)}{balance('CLBD', month.end(), month.last)}"
        f"{''.join(entry(line) for line in month.lines)}</Stmt></BkToCstmrStmt></Document>\n"
    ).encode()


def mt940(month: Month) -> bytes:
    """The statement as MT940 with field 86 as German banks write it."""

    def number(amount: Decimal | str) -> str:
        return str(abs(Decimal(amount))).replace(".", ",") + ("" if "." in str(amount) else ",")

    def balance(tag: str, amount: Decimal, day: date) -> str:
        return f":{tag}:{'C' if amount >= 0 else 'D'}{day:%y%m%d}{month.currency}{number(amount)}"

    def entry(line: Line) -> list[str]:
        part = line.parts[0] if len(line.parts) == 1 and not line.batch else Part(text="Collective")
        mark = ("C" if line.is_credit() else "D") if not line.reversal else ("RD" if line.is_credit() else "RC")
        kind = "NRTI" if part.reason is not None else "NTRF"
        first = (
            f":61:{line.value or line.booking:%y%m%d}{line.booking:%m%d}{mark}{number(line.amount)}{kind}"
            f"{line.batch or 'NONREF'}{f'//{line.reference}' if line.reference else ''}"
        )
        fields = [f"EREF+{part.end_to_end}"] if part.end_to_end else []
        fields += [f"OAMT+{number(part.original)}"] if part.original else []
        charges = part.charges or line.charges
        fields += [f"COAM+{number(charges)}"] if charges else []
        text = f"{part.text} {'RETURN ' + part.reason if part.reason else ''}".strip()
        fields += [f"SVWZ+{text}"] if text else []
        whole = "".join(fields)
        pieces = [whole[start : start + 27] for start in range(0, len(whole), 27)]
        structured = "166?00UEBERWEISUNG" + "".join(f"?{20 + place}{piece}" for place, piece in enumerate(pieces[:10]))
        structured += f"?32{part.name[:27]}"
        return [first, ":86:" + structured[:65], *[structured[at : at + 65] for at in range(65, len(structured), 65)]]

    lines = [line for each in month.lines if each.booked for line in entry(each)]
    head = [":20:STARTUMS", f":25:{month.iban}", ":28C:1/1", balance("60F", Decimal(month.opening), month.first)]
    return ("\r\n".join([*head, *lines, balance("62F", month.end(), month.last), "-"]) + "\r\n").encode()


FORMS = {
    "camt.053.001.02": lambda month: camt(month, "02"),
    "camt.053.001.08": lambda month: camt(month, "08"),
    "MT940": mt940,
}


def iban(number: int) -> str:
    """A German IBAN of a bank that does not exist, with right check digits."""
    account = f"99999999{number:010d}"
    check = 98 - int(account + "131400") % 97
    return f"DE{check:02d}{account}"


def total(amounts: Sequence[str]) -> str:
    """What amounts come to."""
    return str(sum((Decimal(amount) for amount in amounts), Decimal(0)))
