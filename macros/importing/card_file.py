"""A draft of a card, and the text of its two files."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from macros.files.templates import template_environment
from macros.importing.places import CardPlace
from macros.importing.yaml_text import value


@dataclass
class DraftSignal:
    """A signal: `text` is Markdown; `notes` say in Dutch what a person has to look at."""

    number: int
    text: str
    notes: list[str] = field(default_factory=list)


@dataclass
class DraftMeasure:
    """A measure, as `Measure` in the model; `notes` say in Dutch what a person has to look at."""

    number: int
    theme: str
    short: str
    text: str | None = None
    say: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass
class Draft:
    """A card that is not there yet. `page` holds the prose and components of its page, in order, as Markdown.

    `notes` are about a field of the card by its Dutch key, or about the page by "".
    """

    title: str
    label: str
    summary: str
    edition: date
    source: str
    blank_rows: int
    signals: list[DraftSignal]
    measures: list[DraftMeasure]
    page: list[str]
    notes: dict[str, list[str]] = field(default_factory=dict)

    def note(self, key: str, text: str) -> None:
        """Ask the editor to look at a field, or at the page when `key` is ""."""
        self.notes.setdefault(key, []).append(text)


def data_text(draft: Draft, place: CardPlace, themes: list[str]) -> str:
    """Return the text of the YAML file, with comments for who edits it; `themes` are the keys to choose from."""
    # YAML: what is escaped in it is up to `value`.
    env = template_environment(Path(__file__).parent, autoescape=False, keep_trailing_newline=True)
    env.filters["value"] = value
    env.filters["comment"] = _one_line
    return env.get_template("card.yml.jinja").render(card=draft, place=place, themes=themes)


def page_text(draft: Draft) -> str:
    """Return the text of the Markdown file."""
    return "\n\n".join(draft.page) + "\n"


def _one_line(text: str) -> str:
    """Return a text that can stand in a comment."""
    return " ".join(text.split())
