"""The rules of serving -> the files in which each host reads them."""

import json
from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.hosting import rules
from macros.hosting.rules import Hosting, hashed

_TEMPLATES = Path(__file__).parent / "templates"
WITHIN = {".htaccess": "htaccess", "web.config": "web.config", "_headers": "headers"}
"""The files that stand within the site, and their templates: Apache, IIS, and Netlify or Cloudflare."""
AZURE = "staticwebapp.config.json"
BESIDE = {"nginx.conf": "nginx.conf", "Caddyfile": "Caddyfile"}
"""The blocks for a server that reads nothing of a site."""


def files_within(host: Hosting, addresses: Iterable[str]) -> dict[str, bytes]:
    """Return the files that stand within the site by their address; `addresses` are all its other ones."""
    kept = hashed(addresses)
    files = {name: _rendered(template, host=host, kept=kept) for name, template in WITHIN.items()}
    files[AZURE] = json.dumps(_azure(host, kept), indent=2) + "\n"
    return {name: text.encode("utf-8") for name, text in files.items()}


def blocks_beside(host: Hosting, folder: str, name: str) -> dict[str, bytes]:
    """Return the blocks for nginx and Caddy; `folder` is where the site stands on the server, `name` its host name."""
    return {
        file: _rendered(template, host=host, folder=folder.rstrip("/"), name=name).encode("utf-8")
        for file, template in BESIDE.items()
    }


def _rendered(template: str, **values: object) -> str:
    # No HTML: what is escaped in a settings file is up to its template.
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=template == "web.config",
    )
    return environment.get_template(f"{template}.jinja").render(rules=rules, **values)


def _azure(host: Hosting, kept: list[str]) -> dict[str, object]:
    """Return the settings of Azure Static Web Apps, which ask everyone to sign in with an account of the school."""
    signed_in = {"allowedRoles": ["authenticated"]}
    cached = [
        {"route": f"/{address}", "headers": {"Cache-Control": rules.KEPT_FOREVER}, **signed_in} for address in kept
    ]
    return {
        "globalHeaders": host.headers | {"Cache-Control": rules.KEPT_SHORTLY},
        "routes": [*cached, {"route": "/*", **signed_in}],
        "responseOverrides": {
            "401": {"statusCode": 302, "redirect": "/.auth/login/aad"},
            "404": {"rewrite": "/404.html"},
        },
        "mimeTypes": {ending: kind.partition(";")[0] for ending, kind in rules.TYPES.items()},
    }
