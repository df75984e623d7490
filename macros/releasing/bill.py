"""What a release is made with, as an SBOM (CycloneDX 1.6): every locked package with its licence."""

import base64
import json
import re
import uuid
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

_REQUIREMENT = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
_NAMESPACE = uuid.UUID("6b6d9c1e-3c0e-4a52-9c9b-6f0f8f1d8f11")
"""Of this project: the serial number of a bill is made from it and from what it says."""


def bill(root: Path, version: str) -> bytes:
    """Return the bill of the product in `root` as JSON; the same locks give the same bytes."""
    components = [*_python(root), *_node(root)]
    said = json.dumps(components, sort_keys=True)
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, version + said)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": f"focuskaarten@{version}",
                "name": "focuskaarten",
                "version": version,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": components,
        "dependencies": [
            {"ref": f"focuskaarten@{version}", "dependsOn": [component["bom-ref"] for component in components]}
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _python(root: Path) -> Iterator[dict[str, Any]]:
    text = (root / "requirements.txt").read_text(encoding="utf-8")
    for name, version in sorted(set(_REQUIREMENT.findall(text))):
        yield _component(f"pkg:pypi/{name.lower().replace('_', '-')}@{version}", name, version, _python_licence(name))


def _python_licence(name: str) -> str:
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return ""  # for another system than this one
    classifiers = [line.rpartition(" :: ")[2] for line in said.get_all("Classifier", []) if line.startswith("License")]
    licence = said["License-Expression"] or next(iter(classifiers), "") or said["License"] or ""
    return licence.strip().split("\n")[0][:80]


def _node(root: Path) -> Iterator[dict[str, Any]]:
    lock = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))
    for place, package in sorted(lock["packages"].items()):
        if not place or package.get("dev"):
            continue
        name = place.rpartition("node_modules/")[2]
        scope, _, rest = name.rpartition("/")
        purl = f"pkg:npm/{scope.replace('@', '%40')}/{rest}" if scope else f"pkg:npm/{rest}"
        hashes = list(_hashes(str(package.get("integrity", "")).split()))
        yield _component(
            f"{purl}@{package['version']}", name, package["version"], str(package.get("license", "")), hashes
        )


def _hashes(integrity: Iterable[str]) -> Iterator[dict[str, str]]:
    for each in integrity:
        algorithm, _, encoded = each.partition("-")
        if algorithm in ("sha256", "sha384", "sha512"):
            yield {"alg": f"SHA-{algorithm[3:]}", "content": base64.b64decode(encoded).hex()}


def _component(
    purl: str, name: str, version: str, licence: str, hashes: list[dict[str, str]] | None = None
) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
    }
    if hashes:
        component["hashes"] = hashes
    if licence:
        component["licenses"] = [{"license": {"name": licence}}]
    return component
