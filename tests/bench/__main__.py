"""`python -m tests.bench [NAME...]` runs all benchmarks, or those named (`exports` runs bench_exports.py)."""

import importlib
import sys
from pathlib import Path


def main() -> int:
    """Run the benchmarks and print what they measured."""
    wanted = sys.argv[1:]
    for file in sorted(Path(__file__).parent.glob("bench_*.py")):
        name = file.stem.removeprefix("bench_")
        if not wanted or name in wanted:
            print(f"{name}\n{importlib.import_module(f'tests.bench.{file.stem}').run()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
