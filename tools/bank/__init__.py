"""Bank files of a co-op: payments to its bank, statements from it, and what its ledger should make of them.

`tools/bank/README.md` states the files that go in and come out. Nothing here talks to a chain or to a bank.
"""
