"""What the macros plugin calls: a component on a page -> the mark of the place where its HTML comes.

Knows no engine and imports nothing of the project: whatever engine makes the pages, `macros.site.prepare` has rendered
every component beforehand, and `macros.site.finish` puts it where its mark stands. So an engine makes a page anew only
when the lines of the page itself changed, and never reads what stands in a component.
"""

from typing import Any

MARK = "<!-- onderdeel {} -->"
"""What an engine takes along untouched in the place of a component; its name comes between the braces."""


def define_env(env: Any) -> None:  # noqa: ANN401 - the macros plugin of MkDocs, ProperDocs or Zensical
    """Give the pages of `env` the one macro that stands for every component."""

    def component(name: str) -> str:
        return MARK.format(name)

    env.macro(component, "onderdeel")
