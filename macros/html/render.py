"""A component by the name of its folder -> HTML."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, TemplateAssertionError
from markupsafe import Markup, escape

from macros.card import contract, prose, wording
from macros.drawing.cycle import draw
from macros.drawing.qr import qr_drawing
from macros.files.templates import template_environment


def _fill(text: str, /, **values: object) -> str:
    """Fill in a text of the catalogue; a value that is Markup stays so, and all the rest is then escaped."""
    for value in values.values():
        if isinstance(value, Markup):
            return wording.fill(escape(text), **values)
    return wording.fill(text, **values)


def environment(folder: Path) -> Environment:
    """Return the Jinja environment for the templates in `folder`: escapes by default, refuses unknown names."""
    env = template_environment(folder)
    env.globals |= {"contract": contract, "words": wording.WORDS, "wording": wording}
    env.filters |= {
        "draw": draw,
        "count": wording.count,
        "dutch_date": wording.dutch_date,
        "fill": _fill,
        "inline": prose.to_inline_html,
        "place": wording.place_name,
        "plain": prose.to_plain,
        "prose": prose.to_html,
        "qr": qr_drawing,
    }
    return env


class Renderer:
    """Renders the components under one overrides/components/ folder."""

    def __init__(self, folder: Path, compiled: Path | None = None) -> None:
        """Render the templates in `folder`; a folder `compiled` keeps them as compiled, for who starts again."""
        self._env = environment(folder)
        # Each is read once: to look for a change takes as long as to render some of them.
        self._env.auto_reload = False
        if compiled:
            compiled.mkdir(parents=True, exist_ok=True)
            self._env.bytecode_cache = FileSystemBytecodeCache(str(compiled))

    def load(self) -> None:
        """Read every template now: what is saved later does not change them."""
        for name in self._env.list_templates(extensions=["html"]):
            with suppress(TemplateAssertionError):  # those of an engine's own pages use what it alone has
                self._env.get_template(name)

    def macro(self, component: str) -> Callable[..., str]:
        """Return what a component is to others: its macro, which goes by its name."""
        template = self._env.get_template(f"{component}/{component}.html")
        made: Callable[..., str] = getattr(template.module, component.replace("-", "_"))
        return made

    def __call__(self, component: str, **values: object) -> str:
        """Return the HTML of a component with these values; starts with a block tag in column 0."""
        return self._env.get_template(f"{component}/{component}.html").render(values).strip()
