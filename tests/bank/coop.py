"""A co-op with a bank account: its details, its book, and the command line on both, as a treasurer has them."""

import contextlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from bank.cli import main
from statements import Month, camt, iban

ROOT = Path(__file__).resolve().parents[2]
TOWN = {"street": "Calle Ancha", "building": "4", "postcode": "11001", "town": "Cádiz", "country": "ES"}
LEDGER = "coop-3"


class Coop:
    """What a treasurer has in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.details = folder / "details.json"
        self.own = iban(1)
        self.payments: list[dict[str, Any]] = []
        self.receipts: list[dict[str, Any]] = []
        self.lines: list[dict[str, Any]] = []
        self.currency, self.decimals = "EUR", 2
        self._outs = 0
        own = {"name": "La Burbuja, lavandería", "iban": self.own, "bic": "", "address": TOWN}
        self.write_details({"format": "rochdale-bank-details/1", "ledger": LEDGER, "account": 1000, "own": own, "payees": []})

    def write_details(self, value: dict[str, Any]) -> None:
        self.details.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")

    def change_details(self, change: Any) -> None:
        """Changes the file behind the tool's back."""
        value = json.loads(self.details.read_text(encoding="utf-8"))
        change(value)
        self.write_details(value)

    def run(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        """One command, in this process because starting another takes longer than the command."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = main([str(each) for each in arguments])
            except SystemExit as asked:
                code = int(asked.code or 0)
        return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())

    def spawn(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        """One command as in a terminal, where warnings are errors."""
        return subprocess.run(
            [sys.executable, "-m", "bank", *map(str, arguments)],
            env={**os.environ, "PYTHONPATH": str(ROOT / "tools"), "PYTHONWARNINGS": "error"},
            capture_output=True,
            text=True,
            check=False,
        )

    def add(self, party: str, number: int, name: str = "Erika Beispiel", **other: str) -> str:
        """Enters a payee, and gives the commitment."""
        given = {"party": party, "name": name, "iban": iban(number), **TOWN, **other}
        done = self.run("add", self.details, *[f"--{key}={value}" for key, value in given.items()])
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return done.stdout.strip()

    def approve(self, pending: int, amount: str, commitment: str, party: str | None = None, **other: Any) -> None:
        """A payment that the ledger has approved, or with a `place` one of a run."""
        attempt, place = other.get("returned", 0) + 1, other.get("place")
        item = f"{pending}" if place is None else f"{pending}.{place}"
        self.payments.append(
            {
                "ledger": LEDGER,
                "pending": pending,
                "amount": amount + "0000",
                "currency": self.currency,
                "party": party or (f"M{pending}" if place is None else f"M{place}"),
                "details": commitment,
                "returned": 0,
                "end_to_end": f"C3-P{item}" + (f"-{attempt}" if attempt > 1 else ""),
                **other,
            }
        )

    def expect(self, pending: int, amount: str, reference: str, party: str = "M17", **other: Any) -> None:
        """A receipt that the ledger expects, or with a `place` one of a list."""
        self.receipts.append(
            {
                "ledger": LEDGER,
                "pending": pending,
                "amount": amount + "0000",
                "party": party,
                "end_to_end": reference,
                "deadline": "2027-03-31",
                **other,
            }
        )

    def book(self) -> Path:
        """The book as a file."""
        path = self.folder / "book.json"
        head = {"format": "rochdale-bank-book/1", "ledger": LEDGER, "account": 1000, "as_of": "2027-01-01"}
        money = {"currency": self.currency, "decimals": self.decimals}
        lists = {"payments": self.payments, "receipts": self.receipts, "lines": self.lines}
        path.write_text(json.dumps({**head, **money, **lists}, ensure_ascii=False), encoding="utf-8")
        return path

    def pay(self, on: str = "2027-01-28") -> subprocess.CompletedProcess[str]:
        """Writes what is approved."""
        return self.run("pay", self.book(), self.details, self.folder / "out", "--on", on)

    def sent(self) -> dict[str, bytes]:
        """The messages in the folder, by name."""
        return {path.stem: path.read_bytes() for path in sorted((self.folder / "out").glob("*.xml"))}

    def read(self, content: bytes, name: str = "statement") -> tuple[subprocess.CompletedProcess[str], Path]:
        """Reads a statement."""
        file = self.folder / name
        file.write_bytes(content)
        self._outs += 1
        out = self.folder / f"proposals-{self._outs}.json"
        return self.run("read", self.book(), self.details, file, out), out

    def proposals(self, content: bytes) -> dict[str, Any]:
        """What a statement gives, which must be readable."""
        done, out = self.read(content)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        value: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        return value

    def month(self, *lines: Any, **other: Any) -> Month:
        """A statement of the account."""
        return Month(iban=self.own, lines=tuple(lines), **other)

    def read_lines(self, *lines: Any, **other: Any) -> dict[str, Any]:
        """What lines give in a statement as camt.053.001.08."""
        return self.proposals(camt(self.month(*lines, **other)))

    def post(self, proposal: dict[str, Any], entry: int) -> None:
        """What the chain does with a proposal that two hands have signed."""
        ids = {_item(part) for part in proposal["posts"]}
        if proposal["kind"] == "post":
            self.payments = [each for each in self.payments if _item(each) not in ids]
        elif proposal["kind"] == "receive":
            for each in self.receipts:
                for part in proposal["posts"]:
                    if _item(each) == _item(part):
                        cents = [int(one["amount"].replace(".", "")) for one in (each, part)]
                        each["amount"] = f"{(cents[0] - cents[1]) // 10**6}.{(cents[0] - cents[1]) % 10**6:06d}"
            self.receipts = [each for each in self.receipts if each["amount"] != "0.000000"]
        else:
            for line in self.lines:
                for post in line["posts"]:
                    if _item(post) in ids:
                        post["returned"] = post["amount"]
        posts = []
        if proposal["kind"] != "return":
            posts = [{**part, "entry": entry, "returned": "0.000000"} for part in proposal["posts"]]
        self.lines.append(
            {
                "line": proposal["line"],
                "day": proposal["booking_day"],
                "direction": proposal["direction"],
                "moved": proposal["moved"],
                "posts": posts,
            }
        )


def _item(one: dict[str, Any]) -> tuple[int, int | None]:
    return one["pending"], one.get("place")


def fails(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """A command has failed with one sentence that has these words, and nothing else."""
    assert done.returncode == 1, done.stdout
    assert done.stdout == ""
    sentence = done.stderr.rstrip("\n")
    assert sentence.count("\n") == 0 and sentence.endswith((".", ".)")), sentence
    for word in words:
        assert word in sentence, sentence
