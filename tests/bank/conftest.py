"""Finds the package, and gives each test a co-op with a bank account."""

import sys
from decimal import Context, Inexact, setcontext
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tools"), str(Path(__file__).parent)]

from coop import Coop  # noqa: E402


@pytest.fixture(autouse=True)
def _exact() -> None:
    setcontext(Context(prec=60, traps=[Inexact]))


@pytest.fixture
def coop(tmp_path: Path) -> Coop:
    """A worker co-op with an account in euros at an invented bank."""
    return Coop(tmp_path)
