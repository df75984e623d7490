"""Benchmarks: each module `bench_*.py` has a `run() -> str` that returns its figures as lines of text."""
