"""Focuskaarten on any machine: makes the environment, then runs a command. Python 3.11 or newer is all it needs.

Old versions of Python must get as far as the message below: nothing here is newer than Python 2.7.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - what an older one must still say
    sys.exit(
        "Python %d.%d is te oud. Installeer Python 3.11 of nieuwer van "  # noqa: UP031 - as old as it gets
        "https://www.python.org/downloads/ (dat kan zonder beheerder)." % sys.version_info[:2]
    )

from macros.machine.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
