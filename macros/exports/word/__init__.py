"""A card as a Word file."""
