"""Every component with every one of its examples (<name>.examples.yml): valid HTML, and no value unescaped."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html

from macros.card.components import PAGE_COMPONENTS
from macros.card.model import Card, CardData, Theme
from macros.html.render import Renderer
from macros.reading.faults import Fault
from tests.conftest import ROOT
from tests.site.test_html import validate

FOLDER = ROOT / "overrides" / "components"
RENDER = Renderer(FOLDER)
HOSTILE = """<script>'"&</script>{{7*7}}"""  # short enough for every field
BASE = {
    "titel": "Een voorbeeld",
    "naam": "Voorbeeld",
    "kort": "Een kaart om mee te proberen.",
    "uitgave": "2026-11-22",
    "bron": "Zelf gemaakt",
    "signalen": [{"nr": 1, "tekst": "Een signaal."}],
    "maatregelen": [{"nr": 1, "thema": "thema-a", "kort": "Doe iets", "tekst": "Gewoon doen."}],
}
THEMES = tuple(
    Theme.model_validate({"sleutel": f"thema-{letter}", "label": f"Thema {letter}", "regel": "Een thema."})
    for letter in "ab"
)


def examples() -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (file.parent.name, title, example)
        for file in sorted(FOLDER.glob("*/*.examples.yml"))
        for title, example in yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader).items()
    ]


def card_of(example: dict[str, Any]) -> Card:
    return Card(name="voorbeeld", data=CardData.model_validate(BASE | example.get("card", {})), page=())


def rendered(component: str, example: dict[str, Any], card: Card | None = None) -> str:
    card = card or card_of(example)
    values = {
        "card": card,
        "cards": [card],
        "themes": THEMES,
        "files": example.get("files", ()),
        "faults": [Fault("data/kaarten/x.yml", 3, HOSTILE), Fault("docs/kaarten/x.md", 1, "leeg")],
        "take_away": "assets/meenemen.js",
        "school": "De School",
        "site_name": "Focuskaarten",
        "site_url": "",
        "logo": "",
    }
    if "key" in example:
        values |= {"comparison": card.comparison(example["key"]), "level": 3}
    return RENDER(component, **values)


@pytest.fixture(scope="module")
def whole_pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Each example as a page of its own."""
    folder = tmp_path_factory.mktemp("examples")
    pages = []
    for number, (component, _, example) in enumerate(examples()):
        page = folder / f"{number}-{component}.html"
        body = rendered(component, example)
        page.write_text(f'<!doctype html><html lang="nl"><head><title>x</title></head><body>{body}</body></html>')
        pages.append(page)
    return pages


def test_every_component_of_a_page_has_examples() -> None:
    assert {component.folder for component in PAGE_COMPONENTS} <= {component for component, _, _ in examples()}


# What a component leaves to the page around it: the level of its headings, and where its links lead.
OF_THE_PAGE = ("heading-level", "no-missing-references")


def test_every_example_is_valid_html(whole_pages: list[Path], tmp_path: Path) -> None:
    found = validate(whole_pages, tmp_path / "report.json")
    assert [line for line in found if not any(f": {rule}:" in line for rule in OF_THE_PAGE)] == []


@pytest.mark.parametrize(("component", "title", "example"), examples())
def test_a_component_starts_with_a_block_tag_so_that_markdown_leaves_it_alone(
    component: str, title: str, example: dict
) -> None:
    assert rendered(component, example).startswith(("<header", "<figure", "<section", "<ol", "<ul", "<div")), title


def hostile(record: object) -> object:
    """The same record with markup in every text that a person writes."""
    if isinstance(record, dict):
        kept = ("nr", "sleutel", "thema", "uitgave", "gewijzigd", "op", "vervangen_door", "lege_rijen")
        return {key: value if key in kept else hostile(value) for key, value in record.items()}
    return [hostile(item) for item in record] if isinstance(record, list) else HOSTILE


@pytest.mark.parametrize(("component", "title", "example"), examples())
def test_markup_in_a_text_is_shown_as_text_and_never_run(
    component: str, title: str, example: dict, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The loader refuses markup before any template sees it: here the templates must hold by themselves.
    monkeypatch.setattr("macros.card.values.html_problem", lambda _: None)
    monkeypatch.setattr("macros.card.values.unsupported_line", lambda _: [])
    monkeypatch.setattr("macros.card.values.unsupported_markup", lambda _: [])
    monkeypatch.setattr("macros.card.values.unsupported_line", lambda _: [])
    card = Card(name="voorbeeld", data=CardData.model_validate(hostile(BASE | example.get("card", {}))), page=())
    tree = html.fragment_fromstring(rendered(component, example, card), create_parent="div")
    assert tree.xpath("//script") == [], title
    assert "49" not in tree.text_content()
