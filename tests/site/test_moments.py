"""A pupil followed through a year: moments, what follows a measure, and comparing; every version of a saved file."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.site.test_accessibility import violations
from tests.site.test_fill import CARD, open_file, save, values

SAVED = Path(__file__).parent / "saved"
VERSION_1, VERSION_2 = ((SAVED / f"versie-{number}.json").read_text("utf-8") for number in (1, 2))


@pytest.fixture
def card(page: Page, http: str) -> Page:
    page.goto(http + CARD)
    return page


def chips(page: Page) -> list[str]:
    return page.locator("[data-fk-moment-chips] button").all_inner_texts()


def open_two(page: Page) -> None:
    open_file(page, "twee.json", VERSION_2)
    expect(page.locator("[data-fk-moment-chips] button")).to_have_count(2)


def test_there_is_a_file_of_every_version_ever_written_and_each_opens_and_is_saved_as_the_newest(
    card: Page, tmp_path: Path
) -> None:
    files = {int(file.stem.split("-")[1]): json.loads(file.read_text("utf-8")) for file in SAVED.glob("versie-*.json")}
    newest = 0
    for number, file in files.items():
        assert file["versie"] == number
        open_file(card, f"{number}.json", json.dumps(file))
        expect(card.locator("[data-fk-undo-text]")).to_have_text(f"{number}.json is geopend")
        written = json.loads(save(card, tmp_path).read_text("utf-8"))
        newest = written["versie"]
        before = [file["velden"]] if number == 1 else [moment["velden"] for moment in file["momenten"]]
        after = [moment["velden"] for moment in written["momenten"]]
        assert after == [{name: value for name, value in fields.items() if name != "voor"} for fields in before]
        assert written["voor"] == "A.A."
    assert sorted(files) == list(range(1, newest + 1))  # a new version brings its file
    newer = json.dumps(files[newest] | {"versie": newest + 1})
    open_file(card, "later.json", newer)
    message = card.locator("[data-fk-message]")
    expect(message).to_contain_text("gemaakt met een nieuwere versie van deze site")
    expect(message).to_contain_text("Aan het bestand verandert niets.")
    expect(message).to_contain_text("Wat er op het scherm stond, blijft staan.")


def test_a_file_of_version_1_opens_as_one_moment_and_is_saved_as_version_2(card: Page, tmp_path: Path) -> None:
    open_file(card, "oud.json", VERSION_1)
    expect(card.get_by_label("Maatregel 13: doe ik al")).to_be_checked()
    assert chips(card) == ["zonder datum"]
    file = json.loads(save(card, tmp_path).read_text("utf-8"))
    fields = json.loads(VERSION_1)["velden"]
    assert file["versie"] == 2
    assert file["voor"] == fields.pop("voor")
    assert file["momenten"] == [{"datum": "", "velden": fields, "opvolging": {}}]


def test_a_file_of_version_2_opens_and_is_saved_the_same(card: Page, tmp_path: Path) -> None:
    open_two(card)
    assert chips(card) == ["24 september 2026, An", "24 november 2026, An"]
    assert json.loads(save(card, tmp_path).read_text("utf-8")) == json.loads(VERSION_2)


def test_a_chip_shows_another_moment_and_a_tick_changes_only_that_one(card: Page, tmp_path: Path) -> None:
    open_two(card)
    assert values(card)["m13-1"] is True
    card.get_by_role("button", name="24 september 2026, An").click()
    expect(card.get_by_role("button", name="24 september 2026, An")).to_have_attribute("aria-pressed", "true")
    expect(card.get_by_label("Maatregel 13: ga ik uitproberen")).to_be_checked()
    card.get_by_label("Maatregel 29: doe ik al").check()
    card.reload()
    expect(card.get_by_role("button", name="24 september 2026, An")).to_have_attribute("aria-pressed", "true")
    first, second = json.loads(save(card, tmp_path).read_text("utf-8"))["momenten"]
    assert first["velden"]["m29-1"] is True
    assert "m29-1" not in second["velden"]


def test_a_new_moment_takes_over_the_ticks_and_empties_the_effect(card: Page, tmp_path: Path) -> None:
    open_two(card)
    card.get_by_role("button", name="Nieuw moment").click()
    today = card.evaluate("new Date().toLocaleDateString('sv')")
    _, before, moment = json.loads(save(card, tmp_path).read_text("utf-8"))["momenten"]
    assert moment["datum"] == today
    assert moment["velden"] == before["velden"]
    assert before["opvolging"]["m13"]["effect"] == "werkt"
    assert moment["opvolging"] == {"m13": {"wie": "juf An", "vanaf": "1 oktober", "verder": "voortzetten"}}


def test_a_moment_is_deleted_and_comes_back(card: Page, tmp_path: Path) -> None:
    open_two(card)
    card.get_by_role("button", name="Verwijder dit moment").click()
    assert chips(card) == ["24 september 2026, An"]
    expect(card.get_by_role("button", name="Verwijder dit moment")).to_be_hidden()
    card.get_by_role("button", name="Ongedaan maken").click()
    assert json.loads(save(card, tmp_path).read_text("utf-8")) == json.loads(VERSION_2)


def test_what_follows_a_measure_is_out_of_the_way_until_it_is_ticked(card: Page, tmp_path: Path) -> None:
    expect(card.locator(".fk-fold-out")).to_have_count(0)
    card.get_by_label("Maatregel 13: doe ik al").check()
    card.get_by_label("Eigen maatregel 30", exact=True).fill("Zelf bedacht")
    expect(card.locator(".fk-fold-out")).to_have_count(2)
    row = card.locator("#m13")
    row.locator("summary").click()
    row.get_by_label("Wie").fill("juf An")
    row.get_by_label("Vanaf").fill("na de herfstvakantie")
    row.get_by_label("Effect").select_option("deels")
    row.get_by_label("Verder").select_option("bijsturen")
    row.get_by_label("Opmerking").fill("Vooral 's ochtends")
    expect(row.locator("summary")).to_contain_text("juf An, na de herfstvakantie, deels, bijsturen, met opmerking")
    card.reload()
    expect(row.locator("summary")).to_contain_text("deels")
    (moment,) = json.loads(save(card, tmp_path).read_text("utf-8"))["momenten"]
    assert moment["opvolging"]["m13"] == {
        "wie": "juf An",
        "vanaf": "na de herfstvakantie",
        "effect": "deels",
        "verder": "bijsturen",
        "opmerking": "Vooral 's ochtends",
    }


def marks(page: Page) -> dict[str, str]:
    return page.evaluate(
        """Object.fromEntries([...document.querySelectorAll('[data-fk-compare-rows] tr')].map(row =>
            [row.cells[0].textContent.split(':')[0], row.cells[3].textContent]))"""
    )


def test_two_moments_are_compared_in_words_and_counted(card: Page) -> None:
    open_two(card)
    card.get_by_role("button", name="Vergelijken").click()
    assert marks(card) == {
        "Signaal 5": "signaal weg",
        "Signaal 7": "signaal erbij",
        "Maatregel 3": "nieuw",
        "Maatregel 13": "van 2 naar 1; effect en opmerking veranderd",
        "Maatregel 22": "gestopt",
        "Eigen maatregel 30": "tekst veranderd",
    }
    expect(card.locator("[data-fk-compare-count]")).to_have_text(
        "1 nieuw · 1 van kolom veranderd · 1 gestopt · 1 tekst veranderd · 1 signaal erbij · 1 signaal weg · "
        "2 bleven gelijk"
    )
    card.get_by_label("Alleen wat veranderde").uncheck()
    assert marks(card)["Maatregel 1"] == ""
    assert marks(card)["Signaal 6"] == ""


def moment(date: str, fields: dict, by: str = "An", **follow_up: dict) -> dict:
    """A moment of a saved file; the follow-up by measure, `_` for the dash of an own one."""
    named = {name.replace("_", "-"): parts for name, parts in follow_up.items()}
    return {"datum": date, "door": by, "velden": fields, "opvolging": named}


def with_moments(*moments: dict, edition: str = "2026-11-22") -> str:
    return json.dumps(json.loads(VERSION_2) | {"uitgave": edition, "momenten": moments})


START = {"s5": True, "m1-2": True, "m2-1": True, "m3-1": True, "m4-2": True, "eigen-1": "Elke dag", "eigen-1-2": True}
SINCE = {"s7": True, "m1-1": True, "m2-2": True, "m4-2": True, "m5-2": True, "eigen-1": "Elke week", "eigen-1-2": True}
AGREED = {"wie": "juf An", "vanaf": "1 oktober", "effect": "te vroeg", "verder": "voortzetten", "opmerking": "ochtend"}


def test_every_kind_of_change_between_two_moments_has_a_mark_in_words(card: Page) -> None:
    only = {f"m{number}-2": True for number in range(11, 18)}
    before = moment("2026-09-24", START | only, **{f"m{number}": AGREED for number in range(11, 18)})
    changes = {
        "m11": AGREED | {"effect": "werkt"},
        "m12": AGREED | {"verder": "stoppen"},
        "m13": AGREED | {"wie": "meester Bo"},
        "m14": {key: value for key, value in AGREED.items() if key != "vanaf"},
        "m15": AGREED | {"opmerking": "middag", "effect": "deels"},
        "m16": AGREED,
        "m17": {key: value for key, value in AGREED.items() if key != "effect"},  # still to be seen
        "m1": {"effect": "werkt"},
    }
    after = moment("2026-11-24", SINCE | only, **changes, eigen_1={"effect": "niet"})
    open_file(card, "jaar.json", with_moments(before, after))
    card.get_by_role("button", name="Vergelijken").click()
    assert marks(card) == {
        "Signaal 5": "signaal weg",
        "Signaal 7": "signaal erbij",
        "Maatregel 1": "van 2 naar 1; effect veranderd",
        "Maatregel 2": "van 1 naar 2",
        "Maatregel 3": "gestopt",
        "Maatregel 5": "nieuw",
        "Maatregel 11": "effect veranderd",
        "Maatregel 12": "verder veranderd",
        "Maatregel 13": "wie veranderd",
        "Maatregel 14": "vanaf veranderd",
        "Maatregel 15": "effect en opmerking veranderd",
        "Eigen maatregel 30": "tekst en effect veranderd",
    }
    expect(card.locator("[data-fk-compare-count]")).to_have_text(
        "1 nieuw · 2 van kolom veranderd · 1 gestopt · 1 tekst veranderd · 5 opvolgingen veranderd · "
        "1 signaal erbij · 1 signaal weg · 3 bleven gelijk"
    )
    cells = card.locator("[data-fk-compare-rows] tr", has_text="Maatregel 13").locator("td")
    assert cells.nth(1).inner_text().split("\n") == [
        "2",
        "Wie: meester Bo",
        "Vanaf: 1 oktober",
        "Effect: te vroeg",
        "Verder: voortzetten",
        "Opmerking: ochtend",
    ]


def test_two_files_of_one_pupil_and_of_another_edition_are_compared(card: Page) -> None:
    open_file(card, "an.json", with_moments(moment("2026-11-24", START, m1={"effect": "werkt"})))
    card.get_by_role("button", name="Vergelijken").click()
    gone = {"m77-1": True, "eigen-1": "Elke week", "eigen-1-2": True, "m1-2": True, "m4-1": True}
    compare_with(card, "bo.json", with_moments(moment("2026-11-20", gone, "Bo"), edition="2025-09-01"))
    expect(card.locator("[data-fk-compare-side]").last.locator("option:checked")).to_have_text(
        "A.A., 20 november 2026, Bo (bo.json), uitgave 1 september 2025"
    )
    assert marks(card) == {
        "Signaal 5": "alleen An",
        "Maatregel 1": "effect anders",
        "Maatregel 2": "alleen An",
        "Maatregel 3": "alleen An",
        "Maatregel 4": "verschilt",
        "Eigen maatregel 30": "tekst anders",
        "Maatregel 77 (staat niet meer op de kaart)": "alleen Bo",
    }
    # The same teacher, from the file of before the summer: then things came and went.
    compare_with(card, "vorig-jaar.json", with_moments(moment("2026-06-10", SINCE), edition="2025-09-01"))
    assert marks(card)["Maatregel 1"] == "van 2 naar 1"
    assert marks(card)["Maatregel 3"] == "gestopt"
    assert marks(card)["Maatregel 5"] == "nieuw"


def compare_with(page: Page, name: str, content: str) -> None:
    choose_other(page, name, content)
    expect(page.locator("[data-fk-compare-side]").last.locator("option:checked")).to_contain_text(f"({name})")


def choose_other(page: Page, name: str, content: str) -> None:
    file = {"name": name, "mimeType": "application/json", "buffer": content.encode()}
    page.set_input_files("[data-fk-compare-file]", file)


def test_two_colleagues_stand_side_by_side_with_their_names(card: Page) -> None:
    open_two(card)
    card.get_by_role("button", name="Vergelijken").click()
    bo = {"datum": "2026-11-20", "door": "Bo", "velden": {"m1-2": True, "m5-1": True, "m77-1": True}}
    compare_with(card, "bo.json", json.dumps(json.loads(VERSION_2) | {"uitgave": "2025-01-01", "momenten": [bo]}))
    expect(card.locator("[data-fk-compare-head]")).to_have_text(["An", "Bo"])
    found = marks(card)
    assert found["Maatregel 1"] == "verschilt"
    assert found["Maatregel 3"] == "alleen An"
    assert found["Maatregel 5"] == "alleen Bo"
    assert found["Maatregel 77 (staat niet meer op de kaart)"] == "alleen Bo"
    assert values(card)["m13-1"] is True


def test_a_broken_second_file_is_told_and_changes_nothing(card: Page) -> None:
    open_two(card)
    card.get_by_role("button", name="Vergelijken").click()
    choose_other(card, "x.json", "{")
    expect(card.locator("[data-fk-message]")).to_contain_text("beschadigd")
    card.get_by_role("button", name="Goed").click()
    assert len(marks(card)) == 6


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_moments_follow_up_and_compare(
    new_context: Callable[..., BrowserContext], http: str, width: int, scheme: str
) -> None:
    page = new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    ).new_page()
    page.goto(http + CARD)
    open_two(page)
    page.locator("#m13 summary").click()
    page.get_by_role("button", name="Vergelijken").click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_comparison_prints_without_the_card(card: Page) -> None:
    open_two(card)
    card.get_by_role("button", name="Vergelijken").click()
    card.evaluate("window.print = () => {}")
    card.locator("[data-fk-compare-print]").click()
    card.emulate_media(media="print")
    text = card.locator("body").inner_text()
    assert "van 2 naar 1" in text
    for word in ("Alleen wat veranderde", "Nieuw moment", "Bewaren", "Ga ik uitproberen"):
        assert word not in text
