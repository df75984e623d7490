"""The page of a draft while it is made: headings, prose and components, in the order of the document."""

from macros.card.prose import Run
from macros.importing.addresses import key_for
from macros.importing.layout import rows_as_text
from macros.importing.lists import honest_numbers
from macros.importing.markdown_text import blocks_of, inline, markdown, plain, wrapped
from macros.importing.new_card import MEASURES_PART, SIGNALS_PART
from macros.importing.outline import Para, Table
from macros.reading import keys


class PageDraft:
    """`parts` are the pieces of Markdown; `tables` counts those that stand there as a list."""

    def __init__(self) -> None:
        self.parts = ["{{ kop() }}"]
        self.tables = 0
        self._prose: list[Para] = []
        self._keys = [keys.SIGNALS, keys.MEASURES]
        self._level = 1

    def add(self, para: Para) -> None:
        """Add a paragraph or an item of a list."""
        self._prose.append(para)

    def add_heading(self, para: Para) -> None:
        """Add a heading, at most one level below the one before it."""
        self._flush()
        self._level = max(2, min(para.heading if para.heading > 1 else 2, self._level + 1, 4))
        self._keys.append(key_for(para.text, self._keys))
        self.parts.append(f"{'#' * self._level} {inline(_without_look(para))} {{: #{self._keys[-1]} }}")

    def add_table(self, table: Table) -> None:
        """Add a table that is no part of a card, as a list: a card's page has no tables."""
        self.tables += 1
        self._flush()
        if lines := rows_as_text(table):
            self.parts.append(wrapped("\n".join(f"- {plain(line)}" for line in lines)))

    def add_component(self, name: str) -> None:
        """Add a component, where it is met first."""
        self._flush()
        line = f"{{{{ {name}() }}}}"
        if line not in self.parts:
            self.parts.append(line)

    def finish(self) -> list[str]:
        """Return the whole page, with the components that every card has."""
        self._flush()
        for heading, component in (SIGNALS_PART, MEASURES_PART):
            if component not in self.parts:
                self.parts += [heading, component]
        return self.parts

    def _flush(self) -> None:
        if self._prose:
            self.parts.append(wrapped(markdown(blocks_of(honest_numbers(self._prose)))))
            self._prose = []


def _without_look(para: Para) -> list[Run]:
    return [run.model_copy(update={"bold": False, "italic": False, "link": None}) for run in para.runs]
