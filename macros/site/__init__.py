"""A site in three steps: prepare, generate, finish. The only room that knows an engine."""
