"""Our own Word file after someone edited it -> the same card, with just those changes in its files."""
