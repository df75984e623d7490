"""Cards come in: a new one from a few answers, a school's own document, our own Word file after someone edited it."""
