"""What this tool has done for an account: messages written and lines proposed, kept beside the details."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from bank.book import Item, Post, read_item, write_item
from bank.errors import Mistake
from bank.files import read_json, write_json
from bank.money import show

FORMAT = "rochdale-bank-state/1"


@dataclass(frozen=True)
class Sent:
    """A payment in a message; `attempt` counts how often it was sent."""

    item: Item
    attempt: int
    amount: Decimal


@dataclass(frozen=True)
class Message:
    """A message to the bank, which is at the same time its only batch, so that one name finds both. A run is one line."""

    name: str
    run: int | None
    on: date
    payments: tuple[Sent, ...]


@dataclass(frozen=True)
class Proposed:
    """A line that was read and proposed, with what it was to post."""

    line: str
    name: str
    day: date
    amount: Decimal
    posts: tuple[Post, ...]


@dataclass
class State:
    """All of it, and where it is kept."""

    path: Path
    messages: list[Message] = field(default_factory=list)
    lines: list[Proposed] = field(default_factory=list)

    def attempts(self, item: Item) -> int:
        """How often a payment was sent, and 0 if never."""
        return max((sent.attempt for each in self.messages for sent in each.payments if sent.item == item), default=0)

    def save(self) -> None:
        """Writes it, in whole or not at all."""
        write_json(
            self.path,
            {
                "format": FORMAT,
                "messages": [_message(each) for each in self.messages],
                "lines": [_proposed(each) for each in self.lines],
            },
        )


def state_path(details: Path) -> Path:
    """Where the state of an account is kept: beside its details."""
    return details.with_name(details.name + ".state")


def read_state(details: Path) -> State:
    """The state of an account, empty at its beginning."""
    state = State(path=state_path(details))
    if not state.path.exists():
        return state
    fields = read_json(state.path, FORMAT)
    for each in fields.list("messages"):
        sent = []
        name = each.text("name", 35)
        run = each.number("run") if each.has("run") else None
        on = each.day("on")
        for one in each.list("payments"):
            sent.append(Sent(read_item(one), one.number("attempt"), one.amount("amount")))
            one.end()
        each.end()
        state.messages.append(Message(name=name, run=run, on=on, payments=tuple(sent)))
    for each in fields.list("lines"):
        posts = []
        for one in each.list("posts"):
            posts.append(
                Post(
                    item=read_item(one),
                    entry=None,
                    direction=one.one_of("direction", "in", "out"),
                    party=one.text("party", 100),
                    amount=one.amount("amount", least_positive=False),
                    returned=one.amount("returned", least_positive=False),
                    reference=one.text("end_to_end", 35),
                )
            )
            one.end()
        amount, sign = each.amount("moved"), -1 if each.one_of("direction", "in", "out") == "out" else 1
        state.lines.append(Proposed(each.hash("line"), each.text("id", 1000), each.day("day"), sign * amount, tuple(posts)))
        each.end()
    fields.end()
    return state


def forget_message(state: State, name: str) -> None:
    """Takes a message back that was never given to the bank: its payments are written again, under the same ids."""
    left = [each for each in state.messages if each.name != name]
    if len(left) == len(state.messages):
        raise Mistake(f"{state.path.name} knows no message {name}.")
    state.messages = left


def forget_line(state: State, name: str) -> None:
    """Takes a line back whose proposal was refused or lost: it is proposed again."""
    left = [each for each in state.lines if name not in (each.name, each.line)]
    if len(left) == len(state.lines):
        raise Mistake(f"{state.path.name} knows no line {name}.")
    state.lines = left


def _message(one: Message) -> dict[str, Any]:
    sent = [{**write_item(each.item), "attempt": each.attempt, "amount": show(each.amount)} for each in one.payments]
    return {"name": one.name, "run": one.run, "on": one.on.isoformat(), "payments": sent}


def _proposed(one: Proposed) -> dict[str, Any]:
    posts = [
        {
            **write_item(each.item),
            "direction": each.direction,
            "party": each.party,
            "amount": show(each.amount),
            "returned": show(each.returned),
            "end_to_end": each.reference,
        }
        for each in one.posts
    ]
    return {
        "line": one.line,
        "id": one.name,
        "day": one.day.isoformat(),
        "direction": "out" if one.amount < 0 else "in",
        "moved": show(abs(one.amount)),
        "posts": posts,
    }
