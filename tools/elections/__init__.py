"""Counts the papers of an election, and writes the file of them that a co-op publishes.

`tools/elections/README.md` states the files that go in and come out. Nothing here talks to a chain.
"""
