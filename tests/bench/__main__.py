"""`python -m tests.bench [NAME...] [--cards 1 30]` runs all benchmarks, or those named (`exports`: bench_exports)."""

import argparse
import importlib
import sys
from pathlib import Path


def main() -> int:
    """Run the benchmarks and print what they measured."""
    known = sorted(file.stem.removeprefix("bench_") for file in Path(__file__).parent.glob("bench_*.py"))
    reader = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    reader.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(known)}; all when none is named")
    reader.add_argument("--cards", nargs="+", type=int, help="how many cards, instead of those of each benchmark")
    options = reader.parse_args()
    if unknown := set(options.names) - set(known):
        reader.error(f"no benchmark is named {', '.join(sorted(unknown))}")
    for name in known:
        if not options.names or name in options.names:
            module = importlib.import_module(f"tests.bench.bench_{name}")
            sizes = [tuple(options.cards)] if options.cards and hasattr(module, "SIZES") else []
            print(f"{name}\n{module.run(*sizes)}\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
