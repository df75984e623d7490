"""A school that edited the product's own files, before there was a folder school/ -> that folder. Nothing is lost.

What a school changed is told by what that version shipped (first_layout.yml). What has no place in the new folder is
kept beside, in school/bewaard/, and named.
"""

import hashlib
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from macros.card.addition import fingerprint
from macros.card.contract import FIRST_OWN_NUMBER
from macros.card.model import CardData, Measure, Signal
from macros.reading import school
from macros.reading.card_rules import NUMBERED
from macros.reading.cards import read_card
from macros.reading.settings import read_engine_settings
from macros.reading.yaml_source import read_yaml

_SHIPPED = Path(__file__).with_name("first_layout.yml")
_SITE_NAME = "Focuskaarten"
_IMAGE = re.compile(r"\]\((?!https?:|#|/)([^)#\s]+)\)")
_MEASURE_WORDS = {"kort": "short", "tekst": "text", "zeg": "say"}


@dataclass
class Moved:
    """What was taken over: the files of the new folder by their address within it, and what was done, in Dutch."""

    files: dict[str, bytes] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    def put(self, address: str, content: str | bytes, said: str) -> None:
        """Note a file and what it holds."""
        self.files[address] = content if isinstance(content, bytes) else content.encode("utf-8")
        self.said.append(f"school/{address}: {said}")


def is_first_layout(folder: Path) -> bool:
    """Return whether a folder holds the product as it was before there was a folder school/."""
    return (folder / "data" / "kaarten").is_dir() and (folder / "mkdocs.yml").exists() and not school.has_school(folder)


def take_over(old: Path, root: Path) -> Moved:
    """Return the school's folder for the product in `root`, from what the school changed in `old`."""
    return _Takeover(old, root).all()


class _Takeover:
    def __init__(self, old: Path, root: Path) -> None:
        self.old, self.root, self.moved = old, root, Moved()
        self.shipped: dict[str, Any] = yaml.safe_load(_SHIPPED.read_text(encoding="utf-8"))
        self.changed = [path for path in self._files() if self._is_changed(path)]
        self.placed: set[str] = set()

    def all(self) -> Moved:
        """Take over everything."""
        self._settings()
        self._cards()
        self._list("data/themas.yml", "sleutel", "themas.yml", "eigen thema's")
        self._synonyms()
        self._record()
        self._pages()
        for path in self.changed:
            if path not in self.placed:
                self.moved.put(
                    f"{school.KEPT}/{path}", (self.old / path).read_bytes(), "bewaard; kijk zelf na wat je nog wilt"
                )
        return self.moved

    def _files(self) -> list[str]:
        tops = [self.old / name for name in ("data", "docs")]
        files = [file for top in tops for file in sorted(top.rglob("*")) if file.is_file()]
        return [file.relative_to(self.old).as_posix() for file in [*files, self.old / "mkdocs.yml"]]

    def _is_changed(self, path: str) -> bool:
        data = (self.old / path).read_bytes().replace(b"\r\n", b"\n")
        return str(self.shipped["bestanden"].get(path)) != hashlib.sha256(data).hexdigest()[:16]

    def _settings(self) -> None:
        values = read_engine_settings(self.old)
        extra, theme = values.get("extra") or {}, values.get("theme") or {}
        settings: dict[str, Any] = {}
        if values.get("site_name", _SITE_NAME) != _SITE_NAME:
            settings["naam"] = str(values["site_name"])
        if extra.get("school"):
            settings["school"] = str(extra["school"])
        if values.get("site_url"):
            settings["adres"] = str(values["site_url"])
        logo = self.old / "docs" / str(theme.get("logo") or "-")
        if logo.is_file() and logo.suffix.lower() in school.LOGO_ENDINGS:
            self.moved.put(f"logo{logo.suffix.lower()}", logo.read_bytes(), "jullie logo")
            self.placed.add(logo.relative_to(self.old).as_posix())
        styles = [self.old / "docs" / str(name) for name in values.get("extra_css") or []]
        texts = [file.read_text(encoding="utf-8-sig") for file in styles if file.is_file()]
        if texts:
            self.moved.put("stijl.css", "\n".join(texts), "jullie opmaak")
            self.placed |= {file.relative_to(self.old).as_posix() for file in styles if file.is_file()}
        if settings:
            self.moved.put("instellingen.yml", _yaml(settings), f"overgenomen: {', '.join(settings)}")

    def _cards(self) -> None:
        for file in sorted((self.old / "data/kaarten").glob("*.yml")):
            name = file.stem
            data, page = f"data/kaarten/{name}.yml", f"docs/kaarten/{name}.md"
            if (self.root / data).exists():
                self._addition(name)
                continue
            for path, ending in ((data, "yml"), (page, "md")):
                if (self.old / path).exists():
                    text = (self.old / path).read_text(encoding="utf-8-sig")
                    text = text.replace("$schema=../kaart.schema.json", "$schema=../../data/kaart.schema.json")
                    self.moved.put(f"kaarten/{name}.{ending}", text, "eigen kaart")
                    self.placed.add(path)

    def _addition(self, name: str) -> None:
        """Take over what the school changed on a shipped card; whatever an addition cannot hold is kept beside."""
        old, new = read_card(self.old, name), read_card(self.root, name)
        known = self.shipped["teksten"].get(name)
        if not (old.data and new.data and known and old.source):
            return
        addition: dict[str, list[dict[str, Any]]] = {}
        renumbered: dict[str, int] = {}
        for kind, noun in NUMBERED.items():
            free = FIRST_OWN_NUMBER
            shipped = _by_number(new.data, kind)
            for item, raw in zip(_by_number(old.data, kind).values(), old.source.value[kind], strict=True):
                base = known[kind].get(item.number)
                if base is None:
                    renumbered[f"{noun} {item.number}"] = free
                    addition.setdefault(kind, []).append({**_plain(raw), "nr": free})
                    moved = {noun: item.number, "nu": free, "op": date.today().isoformat()}
                    addition.setdefault("hernummerd", []).append(moved)
                    free += 1
                elif item.number in shipped:
                    self._changed_item(addition, noun, item, shipped[item.number], base)
        if addition:
            said = "wat jullie toevoegden en wijzigden"
            self.moved.put(f"kaarten/{name}{school.ADDITION}", _yaml(addition), said)
            self.moved.said += [
                f"  {was} heet nu {noun} {now}: het oude adres wijst door. Kijk ingevulde bestanden na."
                for was, now in renumbered.items()
                for noun in (was.partition(" ")[0],)
            ]

    def _changed_item(
        self,
        addition: dict[str, list[dict[str, Any]]],
        noun: str,
        item: Measure | Signal,
        shipped: Measure | Signal,
        base: str,
    ) -> None:
        if fingerprint(item) != base:
            words = {key: getattr(item, name) for key, name in _MEASURE_WORDS.items() if hasattr(item, name)}
            kept = {key: list(value) if key == "zeg" else value for key, value in words.items() if value}
            addition.setdefault("andere_woorden", []).append({noun: item.number, "basis": base, **kept})
        extra = [word for word in item.keywords if word not in shipped.keywords]
        if extra:
            addition.setdefault("zoekwoorden", []).append({noun: item.number, "woorden": extra})
        if item.withdrawn and not shipped.withdrawn:
            unused = {"op": item.withdrawn.since.isoformat(), "waarom": item.withdrawn.reason}
            addition.setdefault("niet_gebruikt", []).append({noun: item.number, "basis": base, **unused})

    def _list(self, path: str, key: str, target: str, what: str) -> None:
        """Take over the records of a list that the product does not have."""
        if path not in self.changed:
            return
        old, new = (read_yaml(folder / path, path).value or [] for folder in (self.old, self.root))
        known = {record.get(key) for record in new}
        own = [_plain(record) for record in old if isinstance(record, dict) and record.get(key) not in known]
        if own:
            self.moved.put(target, _yaml(own), what)

    def _synonyms(self) -> None:
        path = "data/zoekwoorden.yml"
        if path not in self.changed:
            return
        old, new = (read_yaml(folder / path, path).value or [] for folder in (self.old, self.root))
        known = [set(map(str, group)) for group in new]
        own = [
            _plain(group)
            for group in old
            if isinstance(group, list) and not any(set(map(str, group)) <= each for each in known)
        ]
        if own:
            self.moved.put("zoekwoorden.yml", _yaml(own), "eigen groepen zoekwoorden")

    def _record(self) -> None:
        """Take over every address ever published that the product's record does not hold."""
        path = "data/vaste-links.yml"
        if not (self.old / path).exists():
            return
        old, new = (read_yaml(folder / path, path).value or [] for folder in (self.old, self.root))
        shipped = {entry["kaart"]: entry for entry in new if isinstance(entry, dict) and "kaart" in entry}
        own = [rest for entry in old if (rest := _rest(_plain(entry), _plain(shipped.get(entry.get("kaart"), {}))))]
        if own:
            self.moved.put("vaste-links.yml", _yaml(own), "de adressen die jullie publiceerden")

    def _pages(self) -> None:
        for path in self.changed:
            file = Path(path)
            if not path.startswith("docs/") or path in self.placed or path in self.shipped["bestanden"]:
                continue
            if path.startswith("docs/kaarten/"):
                continue
            if file.suffix == ".md":
                name = re.sub(r"[^a-z0-9-]+", "-", file.stem.lower()).strip("-") + ".md"
                text = _IMAGE.sub(_to_images, (self.old / path).read_text(encoding="utf-8-sig"))
                was = path.removeprefix("docs/").removesuffix(".md")
                said = f"eigen pagina; haar adres was {was}.html en is nu school/{name.removesuffix('.md')}.html"
                self.moved.put(f"paginas/{name}", text, said)
                self.placed.add(path)
            elif file.suffix.lower() in school.IMAGE_ENDINGS:
                self.moved.put(f"beeld/{file.name}", (self.old / path).read_bytes(), "beeld voor jullie pagina's")
                self.placed.add(path)


def _to_images(link: re.Match[str]) -> str:
    target = Path(link[1])
    return f"](beeld/{target.name})" if target.suffix.lower() in school.IMAGE_ENDINGS else link[0]


def _by_number(card: CardData, kind: str) -> Mapping[int, Measure | Signal]:
    return {item.number: item for item in (card.measures if kind == "maatregelen" else card.signals)}


def _rest(entry: dict[str, Any], shipped: dict[str, Any]) -> dict[str, Any]:
    """Return what an entry of the record holds beyond the product's; empty when that is nothing."""
    lists = {
        key: [value for value in values if value not in shipped.get(key, [])]
        for key, values in entry.items()
        if isinstance(values, list)
    }
    kept: dict[str, Any] = {key: values for key, values in lists.items() if values}
    texts = entry.get("teksten", {})
    if kept and (own := {key: text for key, text in texts.items() if key not in shipped.get("teksten", {})}):
        kept["teksten"] = own
    return {"kaart": entry["kaart"], **kept} if kept and "kaart" in entry else {}


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
    """Return values that remember where they stood as values that can be written."""
    if isinstance(value, dict):
        return {str(key): _plain(child) for key, child in value.items()}
    if isinstance(value, list):
        return [_plain(child) for child in value]
    return int(value) if getattr(value, "reads_as", "") == "int" and str(value).isdecimal() else str(value)


def _yaml(value: Any) -> str:  # noqa: ANN401
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=110)


def write_school(moved: Moved, root: Path) -> None:
    """Put the folder in place in one step.

    Raises:
        OSError: it cannot be written; nothing is there then.
    """
    new = root / f".{school.SCHOOL}-nieuw"
    shutil.rmtree(new, ignore_errors=True)
    for address, data in moved.files.items():
        (new / address).parent.mkdir(parents=True, exist_ok=True)
        (new / address).write_bytes(data)
    new.rename(root / school.SCHOOL)
