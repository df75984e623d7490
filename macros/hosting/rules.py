"""How the site wants to be served: its headers, what a browser may keep, and the types of its files.

Every file for a host is made from these rules, so that all hosts do the same.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from macros.html.policy import header_policy

KEPT_FOREVER = "public, max-age=31536000, immutable"
"""For a file whose name changes with its content: a year, the longest that is asked (RFC 9111)."""
KEPT_SHORTLY = "public, max-age=300, must-revalidate"
"""For every other file, in seconds: a change is on every screen within five minutes."""

HASHED = re.compile(r"\.[0-9a-f]{8}\.(?:min\.)?(?:css|js)(?:\.map)?$")
"""A name with a fingerprint of the content in it, ours or the theme's."""
HASHED_FOR_SERVERS = r"\.[0-9a-f]{8}\.(min\.)?(css|js)(\.map)?$"
"""The same, in what the regular expressions of web servers share."""

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xml": "application/xml",
    ".gz": "application/gzip",
    ".woff2": "font/woff2",
}
"""The type of each kind of file in the site: a server that does not know one offers the file as a download."""
COMPRESSED = ("text/html", "text/css", "text/javascript", "application/json", "image/svg+xml", "application/xml")
"""The types that get smaller; a PDF, a Word file and a picture are compressed already."""


@dataclass(frozen=True)
class Hosting:
    """Where and how a site is served: the `base` of its address, "/" or "/map/", and its headers."""

    base: str
    headers: dict[str, str]

    @property
    def folder(self) -> str:
        """The base without its last slash: "" or "/map"."""
        return self.base.rstrip("/")


def hosting(site_url: str, frames: str) -> Hosting:
    """Return how to serve a site; `site_url` may be empty, `frames` says who may show it in a frame."""
    address = urlsplit(site_url)
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        # The cards are for the team: no search engine lists them.
        "X-Robots-Tag": "noindex",
        "Content-Security-Policy": header_policy(frames),
    }
    if address.scheme == "https":
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return Hosting(f"{address.path.rstrip('/')}/", headers)


def hashed(addresses: Iterable[str]) -> list[str]:
    """Return those of the addresses that a browser may keep for ever, in order."""
    return sorted(address for address in addresses if HASHED.search(address))
