"""Reads and writes our JSON files: strict when reading, all or nothing when writing."""

import fcntl
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from bank.errors import Mistake
from bank.money import parse_ours

# Hundreds of times what a co-op's bank account has in a year.
MOST_BYTES = 256 * 1024 * 1024

_LEDGER = re.compile(r"(coop|treasury)-[1-9]\d{0,9}|federation|fund|custody")
_HASH = re.compile(r"0x[0-9a-f]{64}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_U32 = 2**32 - 1


def read_bytes(path: Path) -> bytes:
    """The content of a file. Fails where there is none, or one that is too large to be what was meant."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Mistake(f"{path} cannot be read: {error.strerror}.") from error
    if len(content) > MOST_BYTES:
        raise Mistake(f"{path} is larger than {MOST_BYTES // 1024 // 1024} MiB.")
    return content


class Fields:
    """The fields of one JSON object, each of which is checked when it is read.

    `where` names the object to people, for instance "payment 3 of book.json".
    """

    def __init__(self, value: Any, where: str) -> None:
        if not isinstance(value, dict):
            raise Mistake(f"{where} must be an object.")
        self._left: dict[str, Any] = dict(value)
        self.where = where

    def _take(self, name: str, kind: type, what: str) -> Any:
        if name not in self._left:
            raise Mistake(f'{self.where} lacks "{name}".')
        value = self._left.pop(name)
        # A boolean is an integer to Python.
        if not isinstance(value, kind) or isinstance(value, bool):
            raise Mistake(f'"{name}" of {self.where} must be {what}.')
        return value

    def has(self, name: str) -> bool:
        """Whether there is a value, null being none."""
        if self._left.get(name) is None:
            self._left.pop(name, None)
            return False
        return True

    def text(self, name: str, most: int = 140) -> str:
        """A text without line breaks and other control characters, at most so many characters long."""
        value: str = self._take(name, str, "a text")
        if len(value) > most:
            raise Mistake(f'"{name}" of {self.where} has more than {most} characters.')
        if not value.isprintable():
            raise Mistake(f'"{name}" of {self.where} has characters that cannot be printed.')
        return value

    def number(self, name: str, least: int = 1) -> int:
        """A whole number of 32 bits."""
        value: int = self._take(name, int, f"a whole number from {least} on")
        if not least <= value <= _U32:
            raise Mistake(f'"{name}" of {self.where} must be a whole number from {least} on.')
        return value

    def ledger(self, name: str) -> str:
        """The name of a ledger, such as coop-3."""
        value: str = self._take(name, str, "a text")
        if not _LEDGER.fullmatch(value) or int(value.partition("-")[2] or 1) > _U32:
            raise Mistake(f'"{name}" of {self.where} must be a ledger: coop-3, treasury-2, federation, fund or custody.')
        return value

    def amount(self, name: str, least_positive: bool = True) -> Decimal:
        """An amount with six decimals, above zero unless said otherwise."""
        value = parse_ours(self._take(name, str, 'an amount such as "503.400000"'), f'"{name}" of {self.where}')
        if least_positive and value == 0:
            raise Mistake(f'"{name}" of {self.where} must be above zero.')
        return value

    def day(self, name: str) -> date:
        """A day such as 2027-01-31."""
        return parse_day(self._take(name, str, "a day"), f'"{name}" of {self.where}')

    def hash(self, name: str) -> str:
        """32 bytes in hex with 0x."""
        value: str = self._take(name, str, "a hash")
        if not _HASH.fullmatch(value):
            raise Mistake(f'"{name}" of {self.where} must be 0x and 64 hexadecimal digits in lower case.')
        return value

    def one_of(self, name: str, *choices: str) -> str:
        """One of a few words."""
        value: str = self._take(name, str, "a text")
        if value not in choices:
            raise Mistake(f'"{name}" of {self.where} must be {" or ".join(choices)}.')
        return value

    def object(self, name: str) -> "Fields":
        """An object within."""
        return Fields(self._take(name, dict, "an object"), f'"{name}" of {self.where}')

    def list(self, name: str) -> list["Fields"]:
        """A list of objects, each named by its place from 1 on."""
        items: list[Any] = self._take(name, list, "a list")
        return [Fields(item, f'item {place} of "{name}" of {self.where}') for place, item in enumerate(items, 1)]

    def end(self) -> None:
        """Fails where there is a field that nobody read: it was meant to say something."""
        for name in self._left:
            raise Mistake(f'{self.where} has an unknown field "{name}".')


def parse_day(text: str, what: str) -> date:
    """A day such as 2027-01-31. Fails where the calendar has no such day."""
    try:
        if not _DAY.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError as error:
        raise Mistake(f'{what} must be a day such as 2027-01-31, not "{text[:40]}".') from error


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f'"{name}" is given twice')
        found[name] = value
    return found


def _no_fraction(text: str) -> Any:
    raise ValueError(f"{text} must be a text, because numbers are rounded")


def read_json(path: Path, form: str) -> Fields:
    """The fields of a JSON file whose field "format" says that it is what is expected."""
    try:
        value = json.loads(read_bytes(path), object_pairs_hook=_unique, parse_float=_no_fraction, parse_constant=_no_fraction)
    except (ValueError, RecursionError) as error:
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise Mistake(f"{path} is not in the form that is expected: {reason}.") from error
    fields = Fields(value, path.name)
    if fields.text("format") != form:
        raise Mistake(f'{path} must have the "format" {form}.')
    return fields


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file that only its owner reads, in whole or not at all."""
    part = path.with_name(path.name + ".part")
    try:
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise Mistake(f"{path} cannot be written: {error.strerror}.") from error


def write_json(path: Path, value: dict[str, Any]) -> None:
    """Writes JSON for people and programs, as `write_whole` does."""
    write_whole(path, (json.dumps(value, indent="\t", ensure_ascii=False) + "\n").encode())


def make_folder(path: Path) -> None:
    """Makes a folder and those above it. Fails unless files can be written there."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Mistake(f"the folder {path} cannot be made: {error.strerror}.") from error
    if not os.access(path, os.W_OK):
        raise Mistake(f"the folder {path} cannot be written.")


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Keeps a second command away from the same file until this one has ended, so that nothing is paid twice."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise Mistake(f"{path} cannot be read: {error.strerror}.") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Mistake(f"another command is working with {path}.") from error
        yield
