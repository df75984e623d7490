"""A document with the card that has to come of it, and the content that most of them share."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Row:
    """A measure: its number, its one line, the rest of its words, and the theme when the document says it."""

    number: int
    short: str
    text: str = ""
    theme: str = ""


@dataclass(frozen=True)
class Made:
    """A document as bytes under a file name, and what it holds.

    `also` is what it says beside the card: heads, footers, answers. Every word of all this has to come back somewhere.
    """

    file: str
    data: bytes
    title: str
    rows: list[Row]
    signals: list[str]
    headings: list[str] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)
    blank: int = 0
    edition: str = ""
    also: list[str] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """Return every text of the source; numbers that a program counts itself are none."""
        rows = [text for row in self.rows for text in (row.short, row.text)]
        return [self.title, *rows, *self.signals, *self.headings, *self.prose, *self.also]


TITLE = "Focuskaart faalangst"
WHAT, HOW = "Wat is faalangst?", "Hoe ontstaat het?"
SIGNS, DO = "Signalen in de klas", "Sticordimaatregelen"
PROSE = [
    "Een leerling met faalangst kan het wel, maar durft het niet te tonen.",
    "Vaak is de lat te hoog gelegd: door thuis, door de school of door het kind zelf.",
]
SIGNALS = [
    "Gomt een antwoord telkens weer uit.",
    "Zegt buikpijn te hebben op de dag van een toets.",
    "Begint niet aan een taak die nieuw is.",
    "Vraagt na elke stap of het goed is.",
    "Lacht een fout weg.",
]
MEASURES = [
    ("Geef de taak in kleine stappen", "Laat na elke stap iets afvinken. Wat klaar is, telt mee."),
    ("Zeg vooraf hoe een toets eruitziet", "Toon een voorbeeldvraag & een voorbeeldantwoord."),
    ("Spreek een stil teken af", "Een kaartje op de bank betekent: ik zit vast."),
    ("Laat mondeling aanvullen", "Dat mag na de toets, als de klas weg is."),
    ("Geef meer tijd", "Een derde extra, ook bij dictee."),
    ("Stel een open vraag op voorhand", "Zo kan het kind een antwoord klaarleggen voor de beurt komt."),
    ("Noem wat lukt", "Zeg het meteen en zeg precies wat: niet alleen <goed zo>."),
    ("Maak van een fout een les", "Los zelf een fout op aan het bord en denk luidop."),
    ("Werk met een vaste maat", "Twee leerlingen die elkaar niet opjagen."),
    ("Verbeter met groen", "Duid aan wat juist is en laat de rest zoeken."),
]


def rows(first: int = 1, count: int = len(MEASURES)) -> list[Row]:
    """Return the first measures of the content, numbered from `first`."""
    return [Row(number, *measure) for number, measure in enumerate(MEASURES[:count], first)]
