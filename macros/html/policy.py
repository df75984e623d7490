"""What a page may load and run, said to the browser by the page itself and by the server.

The page's own policy is a `<meta>` with a hash of every inline script and style that the build put there, so it holds
on any server without settings, and from a folder on a disk. Nothing else runs, whatever text got into a page; that no
script of an editor is among them is what `macros.reading` sees to.
"""

import base64
import hashlib
import re

from macros.reading.school_settings import NOWHERE, TEAMS

# Scripts that are data are not run and need no hash.
_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*\btype=\"application/json\")[^>]*>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_CHARSET = re.compile(r"<meta charset=\"?utf-8\"?\s*/?>", re.IGNORECASE)

_ANCESTORS = {
    NOWHERE: "'none'",
    # As Microsoft asks of a tab: where Teams is, and where it is moving to.
    TEAMS: "'self' https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft",
}


def header_policy(frames: str) -> str:
    """Return the policy for a server to send: what a `<meta>` cannot say, and what is the same for every page.

    `frames` is what the school says of who may show a page in a frame.
    """
    framed = f"frame-ancestors {_ANCESTORS[frames]}"
    return f"base-uri 'none'; connect-src 'self'; form-action 'none'; {framed}; object-src 'none'"


def with_policy(page: str) -> str:
    """Return the HTML of a whole page with its policy, right after its character set; as it is when it has none."""
    return _CHARSET.sub(lambda charset: f"{charset.group()}\n{_meta(page)}", page, count=1)


def _meta(page: str) -> str:
    return f'<meta http-equiv="Content-Security-Policy" content="{page_policy(page)}">'


def page_policy(page: str) -> str:
    """Return the policy of a page: only files of the site, and the inline scripts and styles that it has now."""
    # `file:` is the site itself when it is opened from a disk, where not every browser takes it for 'self'; a page on a
    # server cannot load from there.
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", "file:", *_hashes(_SCRIPT, page)],
        "style-src": ["'self'", "file:", *_hashes(_STYLE, page)],
        "img-src": ["'self'", "file:", "data:", "blob:"],
        "font-src": ["data:"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'", "blob:"],
        "form-action": ["'none'"],
        "base-uri": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def _hashes(kind: re.Pattern[str], page: str) -> list[str]:
    found = dict.fromkeys(kind.findall(page))
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii") for text in found)
    return [f"'sha256-{digest}'" for digest in digests]
