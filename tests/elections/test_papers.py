"""The file of papers: what is read, what is refused, and that anybody can count it again."""

import hashlib
import json
import os
import subprocess
from pathlib import Path

import pytest

from elections.cli import main
from elections.count import Method, count
from elections.errors import Mistake
from elections.papers import papers_of, read_papers
from elections.stv import Ties

ROOT = Path(__file__).resolve().parents[2]
HEAD = ["paper", "4", "9", "10", "none", "invalid"]


def counted(rows: list[list[str]], method: Method, seats: int = 2) -> tuple[int, int, int, list[int]]:
    result = count(papers_of([HEAD, *rows]), method, seats, Ties.VACANT)
    return result.for_, result.against, result.abstain, result.candidates


@pytest.mark.parametrize(
    ("cells", "of_plurality", "of_approval"),
    [
        (["x", "", "", "", ""], (1, 0, 0, [1, 0, 0]), (1, 0, 0, [1, 0, 0])),
        (["X", "x", "", "", ""], (1, 0, 0, [1, 1, 0]), (1, 0, 0, [1, 1, 0])),
        # More marks than seats.
        (["x", "x", "x", "", ""], (0, 0, 1, [0, 0, 0]), (1, 0, 0, [1, 1, 1])),
        (["", "", "", "", ""], (0, 0, 1, [0, 0, 0]), (0, 0, 1, [0, 0, 0])),
        (["", "", "", "x", ""], (0, 1, 0, [0, 0, 0]), (0, 1, 0, [0, 0, 0])),
        # Who wants somebody and nobody says nothing.
        (["x", "", "", "x", ""], (0, 0, 1, [0, 0, 0]), (0, 0, 1, [0, 0, 0])),
        (["x", "", "", "", "x"], (0, 0, 1, [0, 0, 0]), (0, 0, 1, [0, 0, 0])),
        (["", "", "", "x", "x"], (0, 0, 1, [0, 0, 0]), (0, 0, 1, [0, 0, 0])),
    ],
)
def test_a_paper_counts_once(cells: list[str], of_plurality: tuple, of_approval: tuple) -> None:
    assert counted([["1", *cells]], Method.PLURALITY) == of_plurality
    assert counted([["1", *cells]], Method.APPROVAL) == of_approval


@pytest.mark.parametrize(
    ("cells", "points"),
    [
        (["1", "2", "3"], [1, 0, 0]),
        (["2", "1", ""], [0, 1, 0]),
        # Clear as far as the first.
        (["1", "2", "2"], [1, 0, 0]),
        (["1", "", "3"], [1, 0, 0]),
        # Nobody is first, or two are.
        (["2", "3", ""], None),
        (["1", "1", "2"], None),
    ],
)
def test_a_ranking_counts_as_far_as_it_is_clear(cells: list[str], points: list[int] | None) -> None:
    expected = (1, 0, 0, points) if points else (0, 0, 1, [0, 0, 0])
    assert counted([["1", *cells, "", ""]], Method.STV, seats=1) == expected


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([], "first line"),
        ([["voter", "4"]], "first line"),
        ([["paper"]], "1 to 32 candidates"),
        ([["paper", *map(str, range(1, 34))]], "1 to 32 candidates"),
        ([["paper", "4", "4"]], "1 to 32 candidates"),
        ([["paper", "4", "Ana"]], '"ana"'),
        ([["paper", "0"]], '"0"'),
        ([["paper", "4294967296"]], "4294967296"),
        ([["paper", "none", "4"]], "behind all candidates"),
        ([["paper", "4", "none", "none"]], "behind all candidates"),
        ([["paper", "4"], ["1"]], "Line 2 has 1 cells"),
        ([["paper", "4"], ["", "x"]], "Line 2 needs a number"),
        ([["paper", "4"], ["1", "x"], ["1", ""]], "Line 3 needs a number"),
        ([["paper", "4", "none"], ["1", "x", "y"]], '"y" under "none"'),
    ],
)
def test_what_is_no_table_of_papers_is_refused(rows: list[list[str]], says: str) -> None:
    with pytest.raises(Mistake, match=says):
        papers_of(rows)


@pytest.mark.parametrize(("method", "cell"), [(Method.APPROVAL, "1"), (Method.STV, "x"), (Method.STV, "0"), (Method.STV, "33")])
def test_a_cell_of_another_kind_is_refused_and_not_guessed(method: Method, cell: str) -> None:
    with pytest.raises(Mistake, match=f'Paper 7 has "{cell}" beside candidate 4'):
        count(papers_of([["paper", "4"], ["7", cell]]), method, 1, Ties.ELDER)


@pytest.mark.parametrize("seats", [0, 17])
def test_seats_are_those_of_the_chain(seats: int) -> None:
    with pytest.raises(Mistake, match="1 to 16 seats"):
        count(papers_of([["paper", "4"], ["7", "x"]]), Method.APPROVAL, seats, Ties.ELDER)


def test_spreadsheets_write_it_in_many_ways(tmp_path: Path) -> None:
    plain = "paper,4,9\n1,x,\n2,,x\n"
    forms = [
        plain,
        plain.replace("\n", "\r\n"),
        plain.replace(",", ";"),
        plain.replace(",", "\t"),
        "\ufeff" + plain,
        plain + ",,\n",
    ]
    read = []
    for at, form in enumerate(forms):
        path = tmp_path / f"{at}.csv"
        path.write_bytes(form.encode())
        read.append(read_papers(path))
    assert len(set(read)) == 1
    assert read[0].published() == b"paper,4,9,none,invalid\n1,x,,,\n2,,x,,\n"


@pytest.mark.parametrize("content", [b"paper,4\n1,\xff\n", b'paper,4\n1,"x\n'])
def test_what_cannot_be_read_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "papers.csv"
    path.write_bytes(content)
    with pytest.raises(Mistake):
        read_papers(path)
    with pytest.raises(Mistake, match="cannot be read"):
        read_papers(tmp_path / "nowhere.csv")


def test_whoever_counts_the_published_file_gets_the_same(tmp_path: Path) -> None:
    given = tmp_path / "table.csv"
    given.write_text("Paper;4;9;10;none\n1;1;2;3;\n2;2;1;;\n3;;;;x\n4;1;;2;\n", encoding="utf-8")
    settings = ["--method", "stv", "--seats", "2", "--ties", "elder"]
    first, second = tmp_path / "first", tmp_path / "second"
    run = [str(ROOT / "scripts" / "elections.sh"), str(given), str(first), *settings]
    done = subprocess.run(run, capture_output=True, text=True, cwd=tmp_path, env=os.environ, check=False)
    assert done.returncode == 0, done.stderr
    assert main([str(first / "papers.csv"), str(second), *settings]) == 0
    for name in ("papers.csv", "result.json"):
        assert (first / name).read_bytes() == (second / name).read_bytes()
    result = json.loads((first / "result.json").read_text(encoding="utf-8"))["result"]
    content = (first / "papers.csv").read_bytes()
    assert result["papers"] == "0x" + hashlib.blake2b(content, digest_size=32).hexdigest()
    assert (result["for"], result["against"], result["abstain"]) == (3, 1, 0)
    assert "candidates  [2, 1, 0]" in done.stdout


def test_nothing_is_overwritten_and_mistakes_are_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = tmp_path / "table.csv"
    given.write_text("paper,4\n1,x\n", encoding="utf-8")
    settings = ["--method", "approval", "--seats", "1", "--ties", "elder"]
    assert main([str(given), str(tmp_path), *settings]) == 1
    assert main([str(given), str(tmp_path / "out"), *settings[:-1], "lot"]) == 1
    assert not (tmp_path / "out").exists()
    assert len(capsys.readouterr().err.strip().splitlines()) == 2
