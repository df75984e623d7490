"""A hook of the engine: a build typed by hand (`mkdocs build`) is made in the same three steps as every other."""

import sys
from pathlib import Path
from typing import Any, NoReturn


def on_config(config: Any) -> NoReturn:  # noqa: ANN401 - the configuration object of an engine
    """Build the whole site where the engine was asked to, and leave: the engine's own build would be half of one."""
    root = Path(config.config_file_path).resolve().parent
    # The engine reads this file by its path alone: it does not know the project that it is a part of.
    sys.path.insert(0, str(root))
    from macros.site.commands import build  # noqa: PLC0415 - see above
    from macros.site.engines import engine_of  # noqa: PLC0415

    sys.exit(build(root, Path(config.site_dir), engine_of(config)))
