"""What the words of a Dutch document say about its parts: the one place with such words and signs."""

import re
from dataclasses import replace

from macros.importing.outline import Cell, Mark, Para, without_start

SIGNALS = re.compile(
    r"signa(?:a)?l|symptoom|symptomen|kenmerk|herken|waaraan|"
    r"\b(?:zie|zien|ziet|merk|merken|merkt|opvalt|opvallen)\b(?=.*(?:\?|klas|leerling|kind|je|wij|we|$))",
    re.IGNORECASE,
)
NAMED_SIGNALS = re.compile("signa(?:a)?l", re.IGNORECASE)
TRAITS = re.compile("symptoom|symptomen|kenmerk", re.IGNORECASE)
MEASURES = re.compile(
    r"maatregel|sticordi|aanpak|\btips?\b|handvat|begeleid|ondersteun|remedi|dispens|compens|stimuler|differenti|"
    r"afspra(?:ak|ken)|interventie|wat (?:kan|kun|kunnen|doe|werkt|helpt)|hoe (?:help|pak|ga)|\bdoen\b",
    re.IGNORECASE,
)
_FORM_LINE = re.compile(
    r"^(?:naam|voor|voornaam|leerling|leerkracht|klas|datum|school|ingevuld|sticordi-?maatregelen voor|geboortedatum)\b"
    r".{0,80}?(?:[:_…]|\.{3}|$)",
    re.IGNORECASE,
)
_KEY_LINE = re.compile(
    r"^\(?(?:kolom )?(?:1|x|v)\)? ?(?:=|:|staat voor) ?.{3,60}?(?:kolom )?\b2\b ?(?:=|:|staat voor)", re.I
)
_EDITION_LINE = re.compile(
    r"^\(?(?:versie|uitgave|editie|(?:laatst )?(?:bijgewerkt|gewijzigd|herzien)|laatste (?:versie|wijziging))\b", re.I
)
_LABEL = re.compile(r"\(?([A-Za-z]{0,3}\.?\d{1,4}(?:\.\d{1,4}){0,4})[.):]?")
_TYPED_NUMBER = re.compile(r"\(?(\d{1,3}|[a-z])[.)]\s+(?=\S)")
_BULLET = re.compile(r"[•▪▫◦‣●○■□◻☐☑☒✓✔➢➤►❖·\uf0b7\uf0a7\uf0fc–—\-*o]\s+(?=\S)")
_TICK = re.compile(r"[\s☐☑☒□■▢✓✔✗✘✕○●◯_.…\-–]*(?:\(? ?\))?|\[ ?[xXvV]? ?\]|[xXvV]|n/?a", re.IGNORECASE)
_FILLED = re.compile(r"[xXvV☑☒■✓✔✗✘✕●]")
_DAY = re.compile(r"(?<!\d)(\d{1,2})[-/. ]?(\d{2})[-/. ]?((?:19|20)\d{2})(?!\d)")
_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_DAY_IN_WORDS = re.compile(rf"(?:(\d{{1,2}})\s+)?({'|'.join(_MONTHS)})\s+((?:19|20)\d{{2}})", re.IGNORECASE)
_DAY_ISO = re.compile(r"(?<!\d)((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)")
_QUOTED = re.compile(r"^[“\"„«‘']([^“”\"„«»]+?)[”\"“»’']([.!?]?)$")
_SAY_LEAD = re.compile(
    r"^(?:je (?:kan|kunt) (?:bv\. |bijvoorbeeld )?zeggen|zeg(?: bijvoorbeeld| bv\.?)?|bijvoorbeeld)\s*:?$", re.I
)


def is_form_line(text: str) -> bool:
    """Return whether a line is there to be filled in, such as "Naam: ______"."""
    return len(text) < 160 and bool(_FORM_LINE.match(text)) and bool(re.search(r"[:_…]|\.{3}", text))


def is_key_line(text: str) -> bool:
    """Return whether a line says what the columns to tick mean."""
    return len(text) < 200 and bool(_KEY_LINE.match(text))


def label_of(cell: Cell) -> str:
    """Return the number that a cell holds and nothing else, typed or counted by Word; "" when it is no number."""
    match = _LABEL.fullmatch(cell.text)
    if match:
        return match[1]
    marks = [para.mark.label for para in cell.paras if para.mark and para.mark.ordered]
    counted = _LABEL.fullmatch(marks[0]) if marks and not cell.text else None
    return counted[1] if counted else ""


def is_tick(cell: Cell) -> bool:
    """Return whether a cell is there to be ticked: empty, a box, a cross."""
    return bool(_TICK.fullmatch(cell.text))


def is_ticked(cell: Cell) -> bool:
    """Return whether someone ticked a cell."""
    return any(control.tick and control.value for para in cell.paras for control in para.controls) or bool(
        _FILLED.search(cell.text)
    )


def is_edition_line(text: str) -> bool:
    """Return whether a line says of which day a document is, such as "Versie 10-11-2019"."""
    return len(text) < 80 and bool(_EDITION_LINE.match(text)) and day_in(text) is not None


def with_typed_mark(para: Para) -> Para:
    """Return a paragraph whose typed number or bullet has become its mark."""
    text = "".join(run.text for run in para.runs)
    if para.mark or para.heading:
        return para
    if match := _TYPED_NUMBER.match(text):
        return replace(
            without_start(para, match.end()), mark=Mark(ordered=True, label=match[0].strip(), list_id="typed")
        )
    if match := _BULLET.match(text):
        return replace(without_start(para, match.end()), mark=Mark(ordered=False, label="•", list_id="typed"))
    return para


def begins_item(text: str) -> bool:
    """Return whether a line begins with a typed number or bullet."""
    return bool(_TYPED_NUMBER.match(text) or _BULLET.match(text))


def quoted(text: str) -> str | None:
    """Return what stands between quotation marks when a whole paragraph is one saying, or None."""
    match = _QUOTED.match(text)
    return match[1].strip() + (match[2] if not match[1].strip().endswith((".", "!", "?")) else "") if match else None


def leads_to_saying(text: str) -> bool:
    """Return whether a line does nothing but announce what one can say."""
    return bool(_SAY_LEAD.match(text))


def day_in(text: str) -> tuple[int, int, int] | None:
    """Return the year, month and day that a text names, the first of the month when it names no day; or None."""
    if match := _DAY_ISO.search(text):
        found = int(match[1]), int(match[2]), int(match[3])
    elif match := _DAY.search(text):
        found = int(match[3]), int(match[2]), int(match[1])
    elif match := _DAY_IN_WORDS.search(text):
        found = int(match[3]), _MONTHS.index(match[2].lower()) + 1, int(match[1] or 1)
    else:
        return None
    return found if 1 <= found[1] <= 12 and 1 <= found[2] <= 28 + 3 * (found[1] != 2) else None
