"""What is wrong when a file cannot be made from a card."""


class ExportError(Exception):
    """A card of which no PDF or Word file can be made: which card, where in it, and what to do, in Dutch."""

    def __init__(self, card: str, place: str, text: str) -> None:
        self.card = card
        super().__init__(f"kaart '{card}', {place}: {text}")
