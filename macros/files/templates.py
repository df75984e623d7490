"""How every template of the project is read: an unknown name is an error, and lines of the template leave no trace."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def template_environment(folder: Path, *, autoescape: bool = True, keep_trailing_newline: bool = False) -> Environment:
    """Return the Jinja environment for the templates in `folder`: escapes unless a file is no markup."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=keep_trailing_newline,
    )
