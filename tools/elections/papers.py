"""The file of papers: what each paper of an election says, by a number that nobody can tell the voter by."""

import csv
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from elections.errors import Mistake

# A co-op of half a million, on paper.
MOST_BYTES = 64 * 1024 * 1024
MOST_CANDIDATES = 32
MOST_NUMBER = 2**32 - 1

_NONE, _INVALID, _MARK = "none", "invalid", "x"


@dataclass(frozen=True)
class Paper:
    """One paper: for each candidate what stands beside them, and whether it wants none of them or is invalid."""

    name: str
    cells: tuple[str, ...]
    wants_none: bool
    is_invalid: bool

    @property
    def is_marked(self) -> bool:
        """Whether anything stands beside any candidate."""
        return any(self.cells)


@dataclass(frozen=True)
class Papers:
    """All papers, with the candidates by their numbers as members, in the order in which they stood."""

    candidates: tuple[int, ...]
    papers: tuple[Paper, ...]

    def published(self) -> bytes:
        """The file that is published. Reading it gives the same papers, and publishing these the same file."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["paper", *self.candidates, _NONE, _INVALID])
        for paper in self.papers:
            flags = [_MARK if flag else "" for flag in (paper.wants_none, paper.is_invalid)]
            writer.writerow([paper.name, *paper.cells, *flags])
        return out.getvalue().encode()

    def hash(self) -> str:
        """The hash of the published file, as tellers enter it: blake2-256, in hex."""
        return "0x" + hashlib.blake2b(self.published(), digest_size=32).hexdigest()


def read_papers(path: Path) -> Papers:
    """Reads a file of papers, which a spreadsheet may have written: with a comma, a semicolon or a tab between the cells."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Mistake(f"{path} cannot be read: {error.strerror}.") from error
    if len(content) > MOST_BYTES:
        raise Mistake(f"{path} is larger than {MOST_BYTES // 1024 // 1024} MiB.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Mistake(f"{path} is not in UTF-8.") from error
    first = text.partition("\n")[0]
    between = max(",;\t", key=first.count)
    try:
        rows = [
            [cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
        ]
    except csv.Error as error:
        raise Mistake(f"{path} is no table: {error}.") from error
    return papers_of(rows)


def papers_of(rows: Sequence[Sequence[str]]) -> Papers:
    """The papers in a table: a row for each, and a column for each candidate."""
    if not rows or not rows[0] or rows[0][0].lower() != "paper":
        raise Mistake('The first line must be "paper" and the numbers of the candidates.')
    head = [name.lower() for name in rows[0][1:]]
    flags = [name for name in head if name in (_NONE, _INVALID)]
    numbers = [name for name in head if name not in (_NONE, _INVALID)]
    if head != numbers + flags or len(set(flags)) != len(flags):
        raise Mistake('"none" and "invalid" stand once each, behind all candidates.')
    for number in numbers:
        if not (number.isascii() and number.isdigit()) or not 0 < int(number) <= MOST_NUMBER:
            raise Mistake(f'"{number}" in the first line is not the number of a member.')
    candidates = tuple(int(number) for number in numbers)
    if not candidates or len(set(candidates)) != len(candidates) or len(candidates) > MOST_CANDIDATES:
        raise Mistake(f"There must be 1 to {MOST_CANDIDATES} candidates, each in one column.")
    papers: list[Paper] = []
    seen: set[str] = set()
    for line, row in enumerate(rows[1:], start=2):
        if not any(row):
            continue
        if len(row) != len(head) + 1:
            raise Mistake(f"Line {line} has {len(row)} cells, and the first line has {len(head) + 1}.")
        name = row[0]
        if not name or not name.isprintable() or name in seen:
            raise Mistake(f"Line {line} needs a number of its paper that no other has.")
        seen.add(name)
        said = dict.fromkeys((_NONE, _INVALID), False)
        for flag, cell in zip(flags, row[1 + len(numbers) :]):
            if cell.lower() not in ("", _MARK):
                raise Mistake(f'Paper {name} has "{cell}" under "{flag}", where an x can stand.')
            said[flag] = bool(cell)
        cells = tuple(cell.lower() for cell in row[1 : 1 + len(numbers)])
        papers.append(Paper(name, cells, said[_NONE], said[_INVALID]))
    return Papers(candidates, tuple(papers))


def marks(paper: Paper, candidates: Sequence[int]) -> frozenset[int]:
    """Whom a paper marks with an x."""
    for cell, candidate in zip(paper.cells, candidates):
        if cell not in ("", _MARK):
            raise Mistake(f'Paper {paper.name} has "{cell}" beside candidate {candidate}, where an x can stand.')
    return frozenset(candidate for cell, candidate in zip(paper.cells, candidates) if cell)


def ranking(paper: Paper, candidates: Sequence[int]) -> tuple[int, ...]:
    """Whom a paper ranks first, second and so on, as far as that is clear: until a rank is missing or stands twice."""
    by_rank: dict[int, list[int]] = {}
    for cell, candidate in zip(paper.cells, candidates):
        if not cell:
            continue
        if not (cell.isascii() and cell.isdigit()) or not 0 < int(cell) <= MOST_CANDIDATES:
            raise Mistake(f'Paper {paper.name} has "{cell}" beside candidate {candidate}, where a rank from 1 on can stand.')
        by_rank.setdefault(int(cell), []).append(candidate)
    clear: list[int] = []
    for rank in range(1, len(candidates) + 1):
        at = by_rank.get(rank, [])
        if len(at) != 1:
            break
        clear.append(at[0])
    return tuple(clear)
