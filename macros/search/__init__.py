"""Cards -> the entries and the index of the search."""
