"""What people can put right."""


class Mistake(Exception):
    """A mistake in what was given, told in one sentence."""
