"""`python -m tests.attack [KIND ...] [--count N]`: attack the project and say in a table what came through."""

import argparse
import sys
from importlib import import_module

from tests.attack import KINDS
from tests.attack.ground import own_ground
from tests.attack.result import table


def main() -> int:
    """Run the kinds that are asked for, or all; the exit status is 1 when anything came through."""
    reader = argparse.ArgumentParser(prog="python -m tests.attack", description=__doc__)
    reader.add_argument("kinds", nargs="*", metavar="KIND", help=f"one of {', '.join(KINDS)}; all of them unless told")
    reader.add_argument("--count", type=int, help="how much each kind tries, instead of its own number")
    asked = reader.parse_args()
    if unknown := set(asked.kinds) - set(KINDS):
        reader.error(f"no such kind: {', '.join(sorted(unknown))}")
    results = []
    for kind in asked.kinds or KINDS:
        print(f"{kind} ...", file=sys.stderr, flush=True)
        module = import_module(f"tests.attack.{kind}")
        # A folder for each: what one fills or damages is no concern of the next.
        with own_ground() as ground:
            results.append(module.run(asked.count or module.FULL, ground))
    print(table(results))
    return 1 if any(result.failures for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
