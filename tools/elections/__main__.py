"""Starts the command line: `python3 -m elections`."""

from elections.cli import main

raise SystemExit(main())
