"""A card -> the files that someone takes along: PDF, Word and data (JSON)."""
