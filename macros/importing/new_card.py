"""A new card from a few answers: placeholders that pass the check, for someone to write over."""

from datetime import date

from macros.importing.addresses import key_for
from macros.importing.card_file import Draft, DraftMeasure, DraftSignal

SECTIONS = ("Wat is er aan de hand?",)
SIGNALS, MEASURES = 5, 10
MOST = 200
"""Signals or measures that can be asked for at once."""


def new_card(  # noqa: PLR0913 - one for each question
    name: str, *, title: str, sections: tuple[str, ...], signals: int, measures: int, theme: str, day: date
) -> Draft:
    """Return a card with a heading for every section and a placeholder for every signal and measure."""
    label = name.replace("-", " ").capitalize()
    return Draft(
        title=title,
        label=label,
        summary=f"Vul hier in een of twee zinnen in waar de kaart over {label} over gaat.",
        edition=day,
        source="Eigen werk",
        blank_rows=7,
        signals=[DraftSignal(number, f"Vul hier signaal {number} in.") for number in range(1, signals + 1)],
        measures=[
            DraftMeasure(number, theme, f"Vul hier maatregel {number} in", "Leg hier in enkele zinnen uit hoe.")
            for number in range(1, measures + 1)
        ],
        page=page_parts(sections, "Vul hier de tekst in."),
    )


def page_parts(sections: tuple[str, ...], text: str) -> list[str]:
    """Return the page of a card with these headings, each over `text`, and the parts that every card has."""
    parts, taken = ["{{ kop() }}"], ["signalen", "maatregelen"]
    for section in sections:
        taken.append(key_for(section, taken))
        parts += [f"## {section} {{: #{taken[-1]} }}", text]
    return [*parts, *SIGNALS_PART, *MEASURES_PART]


SIGNALS_PART = ("## Wat kun je in de klas merken? {: #signalen }", "{{ signalen() }}")
MEASURES_PART = ("## Wat kun je doen? {: #maatregelen }", "{{ maatregelen() }}")
