"""What stops an import before anything is changed."""


class RefusedError(Exception):
    """Nothing can be done, and nothing was changed; the text says in Dutch, in one line, why and what to do."""
