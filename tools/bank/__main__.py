"""Starts the command line: `python3 -m bank`."""

from bank.cli import main

raise SystemExit(main())
