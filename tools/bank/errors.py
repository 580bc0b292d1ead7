"""What goes wrong by somebody's mistake and not by ours."""


class Mistake(Exception):
    """A mistake in what was given, told in one sentence."""
