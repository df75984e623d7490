"""data/taal.yml -> words that sound stiff in a class, each with a plainer one, and words that are right."""

from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import Field, ValidationError

from macros.card.model import Record
from macros.card.values import AS_LIST, Line
from macros.reading.between_cards import LANGUAGE_WORDS
from macros.reading.faults import Fault
from macros.reading.model_faults import model_faults
from macros.reading.yaml_source import is_there, read_yaml


class StiffWord(Record):
    """A word that sounds stiff, and what one says more plainly."""

    noun: ClassVar[str] = "stijf woord"

    word: Line = Field(alias="woord", description="Het woord, in de vorm waarin het er staat.")
    plainer: Line = Field(alias="gewoner", description="Wat je gewoner zegt.")


class LanguageWords(Record):
    """The words that advice on language goes by."""

    noun: ClassVar[str] = "taal"

    stiff: Annotated[tuple[StiffWord, ...], AS_LIST] = Field(
        default=(), alias="stijf", description="Woorden die stijf klinken."
    )
    known: Annotated[tuple[Line, ...], AS_LIST] = Field(
        default=(), alias="bekend", description="Woorden die goed zijn, ook al kent de spellingcontrole ze niet."
    )


def read_words(root: Path) -> tuple[LanguageWords, list[Fault]]:
    """Return the words of the project in `root`, none when there is no such file, and what is wrong with it."""
    nothing = LanguageWords.model_construct()
    if not is_there(root / LANGUAGE_WORDS):
        return nothing, []
    source = read_yaml(root / LANGUAGE_WORDS, LANGUAGE_WORDS)
    if source.faults or not isinstance(source.value, dict):
        return nothing, source.faults or [Fault(LANGUAGE_WORDS, 1, "hier worden 'stijf:' en 'bekend:' verwacht.")]
    try:
        return LanguageWords.model_validate(source.value), []
    except ValidationError as error:
        return nothing, model_faults(error, source, LanguageWords)
