"""Cards -> what the browser gets."""
