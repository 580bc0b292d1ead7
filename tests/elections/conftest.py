"""Finds the package, and lets abcvoting be imported without what it does not need to count approvals."""

import sys
from pathlib import Path
from types import ModuleType

sys.path[:0] = [str(Path(__file__).resolve().parents[2] / "tools")]

# A solver that is not free, and readers and makers of files of preferences.
for name in ("gurobipy", "preflibtools", "preflibtools.instances", "prefsampling"):
    sys.modules.setdefault(name, ModuleType(name))
