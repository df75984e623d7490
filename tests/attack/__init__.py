"""Attacks on the project, each kind a module of its own: what is tried, and what may never come of it.

`python -m tests.attack` runs all kinds in full, `python -m tests.attack KIND [--count N]` one of them; a table at
the end says what came through. `test_attack.py` runs a short form of each kind with the other tests.

A kind is a module with `FULL` and `SHORT` (how much it tries on command and with the tests) and
`run(count, ground) -> Result`; its name stands in KINDS.
"""

KINDS = (
    "mutations",
    "kills",
    "full_disks",
    "saved_files",
    "fragments",
    "list_files",
    "storages",
    "opened_files",
    "word_edits",
    "word_files",
    "documents",
)
"""The modules of this package that attack, in the order of the table."""
