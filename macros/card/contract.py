"""What all that make, show, fill in and read a card agree on: limits, patterns of names, and names of fields.

Each stands here once. Scripts import every constant from "#generated/contract.js" (see macros/html/generated.py);
templates know this module as `contract`. A pattern matches a whole name, and is written so that it means the same to
Python, JavaScript and JSON schema. The names of addresses, fields and files are promises: links and saved files of
years ago rest on them.
"""

# --- Limits, in characters or in numbers ---
LONGEST_TEXT = 2000
"""What a person may type into one field, on the page and in every file."""
LONGEST_LINE = 500
LONGEST_PROSE = 20_000
"""A text of a card, and the prose of a page between two components: for twice the text a Markdown reader needs more
than twice the time."""
MOST_BRACKETS = 200
"""Signs [ in one such text: those that are not closed are what takes a Markdown reader longest."""
LARGEST_SOURCE = 500_000
"""Bytes of one file in data/ or docs/; the first card has 21,000."""
LONGEST_SHORT = 90
LONGEST_LABEL = 40
LONGEST_PHASE = 30
LONGEST_THEME = 30
"""The label of a theme: it stands on a button."""
FEWEST_PHASES, MOST_PHASES = 2, 8
MOST_OWN_ROWS = 20
LARGEST_NUMBER = 9999
MOST_SKIPPED = 100
"""Numbers between a measure or signal and the one before it; more is a slip of the keyboard."""
FIRST_YEAR = 2000
"""No day on a card lies before it."""
DAYS_AHEAD = 366
"""How far ahead of today an edition can be planned."""
MOST_MOMENTS = 100
"""Moments of one pupil on one card."""
MOST_ITEMS = 500
"""Measures on one list."""
LONGEST_LINK = 20_000
"""Characters of a link with a list, which then holds the most it can."""
LARGEST_OPENED = 20_000_000
"""Bytes of a file that the page opens; a saved file has a few kB, a filled-in PDF or Word file some hundred."""
MOST_UNPACKED = 30_000_000
"""Bytes that are unpacked of such a file, a card takes a fiftieth of that."""
LARGEST_SHIPPED_NUMBER = 99
"""Numbers up to this one on a shipped card are the product's."""
FIRST_OWN_NUMBER, LAST_OWN_NUMBER = 101, 999
"""Numbers on a shipped card that are a school's, for ever. The number between is nobody's."""

# --- Names ---
NUMBER = "[1-9][0-9]{0,3}"
CARD_NAME = "[a-z0-9-]{1,30}"
REFUSED_CARD_NAME = "index"
KEY = "[a-z][a-z0-9-]{0,39}"
MEASURE_ID = f"m({NUMBER})"
SIGNAL_ID = f"s({NUMBER})"
CARD_LINK = f"({CARD_NAME})#({KEY})?"
"""Where a link leads from one card to another: a card and a place on it, or the whole card."""

# --- Fields: the same names in HTML, PDF, Word and saved files ---
NAME_FIELD = "voor"
RESERVED_FIELDS = ("datum", "door", "evaluatie")
"""Of a later version of the site: not on a blank card, and kept when a file that holds them is opened and saved."""
COLUMNS = (1, 2)
MEASURE_TICK = f"{MEASURE_ID}-([12])"
OWN_FIELD = "eigen-([1-9][0-9]?)"
OWN_TICK = f"{OWN_FIELD}-([12])"

EFFECTS = ("werkt", "deels", "niet", "te vroeg")
NEXT_STEPS = ("voortzetten", "bijsturen", "stoppen")
"""What a follow-up can say of a measure; the same words stand in saved files."""

# --- Links: what can stand in an address after the page ---
NUMBER_LINK = f"#({NUMBER})"
MEASURE_LINK = f"#{MEASURE_ID}"
CARD_SLIDE_LINK = f"#toon-{MEASURE_ID}"
LIST_SLIDE_LINK = rf"#toon-({CARD_NAME})\.({NUMBER})"
LIST_LINK = rf"#lijst_({CARD_NAME}(?:\.{CARD_NAME})*)_((?:[a-z]{{1,3}}{NUMBER})+)"

RESERVED_KEY = "|".join(
    (
        *("[ms][0-9]+", "(tekst|veld|eigen|cyclus|wachten)-.*", ".*-titel", "invullen", "index", "themas"),
        *(f"{NAME_FIELD}(-tip)?", *RESERVED_FIELDS),
    )
)
"""Keys that are the address or the field of a measure, a signal or a part that is on every page."""

# --- What a PDF or Word file says of itself, in its properties ---
FILE_CARD = "FkKaart"
FILE_EDITION = "FkUitgave"
FILE_FIELDS = "FkVelden"


def measure_id(number: int) -> str:
    """Return the address of a measure on its page, which is the start of its field names."""
    return f"m{number}"


def signal_id(number: int) -> str:
    """Return the address of a signal on its page, which is its field name."""
    return f"s{number}"


def own_name(position: int) -> str:
    """Return the field name of a blank row; `position` counts from 1 and is not the number printed before it."""
    return f"eigen-{position}"


def tick_name(row: str, column: int) -> str:
    """Return the field name of a tick box, from the name of its row (`m13`, `eigen-1`) and its column (1 or 2)."""
    return f"{row}-{column}"
