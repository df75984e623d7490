"""What a card is; knows no files and no output."""
