"""The command line of those who count."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from elections.count import Method, Result, count
from elections.errors import Mistake
from elections.papers import Papers, read_papers
from elections.stv import Ties, quota_of

FORMAT = "rochdale-election/1"


class _Parser(argparse.ArgumentParser):
    """Tells a mistake in one sentence, as everything else here does."""

    def error(self, message: str) -> Any:
        raise Mistake(f"{message} (see {self.prog} --help).")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="elections", description="Counts the papers of an election, and writes the file to publish.")
    parser.add_argument("papers", type=Path, help="the table of papers, as a spreadsheet writes it (CSV)")
    parser.add_argument("folder", type=Path, help="where papers.csv and result.json are written; must not be there yet")
    parser.add_argument("--method", required=True, choices=[method.value for method in Method])
    parser.add_argument("--seats", required=True, type=int)
    parser.add_argument("--ties", required=True, choices=[ties.value for ties in Ties], help="as the bylaws say")
    return parser


def _record(given: argparse.Namespace, papers: Papers, result: Result) -> dict[str, Any]:
    record: dict[str, Any] = {
        "format": FORMAT,
        "method": given.method,
        "seats": given.seats,
        "ties": given.ties,
        "members": list(papers.candidates),
        "result": {
            "for": result.for_,
            "against": result.against,
            "abstain": result.abstain,
            "candidates": result.candidates,
            "papers": result.papers,
        },
        "elected": result.elected,
        "tied": result.tied,
    }
    if given.method == Method.STV.value:
        record["quota"] = str(quota_of(result.for_, given.seats))
        record["rounds"] = [
            {
                "votes": {str(member): str(votes) for member, votes in one.votes.items()},
                "elected": one.elected,
                "out": one.out,
                "tied": one.tied,
            }
            for one in result.rounds
        ]
    return record


def _names(members: Sequence[int]) -> str:
    return ", ".join(map(str, members)) or "nobody"


def _tell(papers: Papers, result: Result) -> None:
    print(f"for         {result.for_} (papers for somebody)")
    print(f"against     {result.against} (papers that want none of them)")
    print(f"abstain     {result.abstain} (blank or invalid)")
    print(f"candidates  {result.candidates} (members {_names(papers.candidates)})")
    print(f"papers      {result.papers}")
    print(f"elected     {_names(result.elected)}")
    if result.tied:
        print(f"tied        {_names(result.tied)}: for fewer seats than they are")


def main(arguments: Sequence[str] | None = None) -> int:
    """Counts once, and gives the exit code. A mistake is one sentence on standard error."""
    try:
        given = _parser().parse_args(arguments)
        papers = read_papers(given.papers)
        result = count(papers, Method(given.method), given.seats, Ties(given.ties))
        given.folder.mkdir(parents=True)
        (given.folder / "papers.csv").write_bytes(papers.published())
        record = json.dumps(_record(given, papers, result), indent=1) + "\n"
        (given.folder / "result.json").write_text(record, encoding="utf-8")
        _tell(papers, result)
    except Mistake as mistake:
        print(mistake, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or 'a file'} cannot be used: {error.strerror}.", file=sys.stderr)
        return 1
    return 0
