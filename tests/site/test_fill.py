"""Filling in the card on screen."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.conftest import SUB_PATH

CARD = "kaarten/dromen.html"
LONG = "Eén naïeve coördinator, 3de €; Şükrü, Łukasz, Ömer: ć ő ğ. " * 33


@pytest.fixture
def card(page: Page, http: str) -> Page:
    page.goto(http + CARD)
    return page


def fill_in(page: Page) -> None:
    page.get_by_label("Sticordimaatregelen voor", exact=True).fill("J.D.")
    page.get_by_label("Signaal 5: gezien").check()
    page.get_by_label("Maatregel 13: doe ik al").check()
    page.get_by_label("Maatregel 22: ga ik uitproberen").check()
    page.get_by_label("Eigen maatregel 30", exact=True).fill(LONG)
    page.get_by_label("Eigen maatregel 36: doe ik al").check()


FILLED = {
    "voor": "J.D.",
    "s5": True,
    "m13-1": True,
    "m22-2": True,
    "eigen-1": LONG,
    "eigen-7-1": True,
}


def values(page: Page) -> dict:
    return page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('[data-fk-field]')]
            .map(f => [f.name, f.type === 'checkbox' ? f.checked : f.value]).filter(([, value]) => value))"""
    )


def save(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.locator(".fk-fill").get_by_role("button", name="Bewaren").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def open_file(page: Page, name: str, content: str | bytes) -> None:
    data = content.encode() if isinstance(content, str) else content
    page.set_input_files("[data-fk-open-file]", {"name": name, "mimeType": "application/json", "buffer": data})


def saved(**changes: object) -> str:
    file = {"soort": "focuskaart-ingevuld", "versie": 1, "kaart": "dromen", "uitgave": "2026-11-22", "velden": {}}
    return json.dumps(file | changes)


def test_the_card_has_the_97_fields_of_the_contract(card: Page) -> None:
    names = card.evaluate("[...document.querySelectorAll('[data-fk-field]')].map(field => field.name)")
    ticks = [f"m{n}-{k}" for n in range(1, 30) for k in (1, 2)]
    own = [f"eigen-{n}{end}" for n in range(1, 8) for end in ("", "-1", "-2")]
    assert sorted(names) == sorted(["voor", *[f"s{n}" for n in range(1, 18)], *ticks, *own])
    assert len(names) == 97


def test_what_is_filled_in_survives_a_reload_of_the_tab(card: Page) -> None:
    fill_in(card)
    card.reload()
    assert values(card) == FILLED


def test_what_is_filled_in_before_the_script_of_the_page_is_kept(page: Page, http: str, tmp_path: Path) -> None:
    page.goto(http + CARD)
    page.get_by_label("Maatregel 4: ga ik uitproberen").check()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/kaart.*.js", hold)
    page.reload(wait_until="commit")
    page.get_by_label("Sticordimaatregelen voor", exact=True).fill("J.D.")
    page.get_by_label("Maatregel 13: doe ik al").check()
    for route in held:
        route.continue_()
    page.wait_for_load_state()
    expect(page.get_by_label("Maatregel 13: doe ik al")).to_be_checked()
    saved = json.loads(save(page, tmp_path).read_text(encoding="utf-8"))
    assert saved["voor"] == "J.D."
    assert saved["momenten"][-1]["velden"] == {"m4-2": True, "m13-1": True}


def test_what_is_filled_in_is_not_there_in_another_tab(card: Page, http: str) -> None:
    fill_in(card)
    other = card.context.new_page()
    other.goto(http + CARD)
    assert values(other) == {}


def test_the_bar_says_how_much_is_filled_in_and_what_is_not_saved(card: Page, tmp_path: Path) -> None:
    bar = card.locator("[data-fk-fill-bar]")
    expect(bar).to_be_hidden()
    card.get_by_label("Maatregel 13: doe ik al").check()
    expect(bar).to_contain_text("Kolom 1: 1, kolom 2: 0. Nog niet bewaard. Het staat alleen in dit tabblad.")
    fill_in(card)
    expect(bar).to_contain_text("J.D. Kolom 1: 2, kolom 2: 1. Nog niet bewaard.")
    save(card, tmp_path)
    expect(bar).to_contain_text("Kolom 1: 2, kolom 2: 1. Bewaard.")
    card.reload()
    expect(bar).to_contain_text("Bewaard.")
    card.get_by_label("Maatregel 14: doe ik al").check()
    expect(bar).to_contain_text("Nog niet bewaard.")
    card.get_by_label("Maatregel 14: doe ik al").uncheck()
    expect(bar).to_contain_text("2: 1. Bewaard.")


IN_SIGHT = """anchor => {
    const [at, above, below] = [anchor, '.md-header', '.fk-dock']
        .map(selector => document.querySelector(selector).getBoundingClientRect());
    return at.top >= above.bottom && at.top < below.top - 20; }"""


@pytest.mark.parametrize("width", [360, 1280])
def test_the_bar_takes_room_of_its_own_and_covers_nothing_one_jumps_to(page: Page, http: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(http + CARD)
    page.get_by_label("Maatregel 1: doe ik al").check()
    for name in ("m1-1", "m29-2", "eigen-7-2"):
        page.locator(f"[name={name}]").focus()
        clear = (
            "e => e.getBoundingClientRect().bottom <= document.querySelector('.fk-dock').getBoundingClientRect().top"
        )
        assert page.locator(f"[name={name}]").evaluate(clear), name
    for anchor in ("#m29", "#m13", "#s17", "#invullen"):
        page.evaluate("anchor => { location.hash = anchor; }", anchor)
        page.wait_for_function(IN_SIGHT, arg=anchor)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    foot = "e => e.getBoundingClientRect().bottom <= document.querySelector('.fk-dock').getBoundingClientRect().top + 1"
    page.wait_for_timeout(200)
    assert page.locator(".fk-footer__text").evaluate(foot)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_bewaren_writes_the_file_of_the_contract(card: Page, tmp_path: Path) -> None:
    fill_in(card)
    file = save(card, tmp_path)
    today = card.evaluate("new Date().toLocaleDateString('sv')")
    assert file.name == f"dromen-JD-{today}.json"
    fields = {name: value for name, value in FILLED.items() if name != "voor"}
    moment = {"datum": today, "velden": fields, "opvolging": {}}
    assert json.loads(file.read_text("utf-8")) == {
        "soort": "focuskaart-ingevuld",
        "versie": 2,
        "kaart": "dromen",
        "uitgave": "2026-11-22",
        "voor": "J.D.",
        "momenten": [moment],
    }


def test_openen_reads_a_saved_file_back_whole(card: Page, tmp_path: Path) -> None:
    fill_in(card)
    file = save(card, tmp_path)
    fresh = card.context.new_page()
    fresh.goto(card.url)
    open_file(fresh, file.name, file.read_bytes())
    expect(fresh.get_by_label("Maatregel 13: doe ik al")).to_be_checked()
    assert values(fresh) == FILLED


def test_a_file_dropped_on_the_page_is_opened(card: Page) -> None:
    transfer = card.evaluate_handle(
        """text => { const t = new DataTransfer(); t.items.add(new File([text], 'x.json')); return t; }""",
        saved(velden={"m3-2": True}),
    )
    card.dispatch_event("body", "drop", {"dataTransfer": transfer})
    expect(card.get_by_label("Maatregel 3: ga ik uitproberen")).to_be_checked()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{niet", "beschadigd"),
        (b"\xff\xfe\x00", "beschadigd"),
        ("", "beschadigd"),
        ("[1, 2]", "geen bewaard bestand"),
        ('{"soort": "recept"}', "geen bewaard bestand"),
        (saved(kaart="faalangst"), "andere kaart"),
        (saved(kaart="<img src=x onerror=alert(1)>"), "andere kaart"),
        (saved(versie=3), "nieuwere versie"),
        (saved(velden=[]), "beschadigd"),
        (saved(velden={"m1-1": "ja"}), "beschadigd"),
        (saved(velden={"eigen-1": "x" * 2001}), "langer dan 2000 tekens"),
        (saved(uitgave=7), "beschadigd"),
    ],
)
def test_a_file_that_cannot_be_opened_is_refused_and_the_screen_stays(card: Page, content: str, told: str) -> None:
    fill_in(card)
    open_file(card, "x.json", content)
    expect(card.locator("[data-fk-message]")).to_contain_text(told)
    card.get_by_role("button", name="Goed").click()
    assert values(card) == FILLED


def test_the_data_of_the_card_itself_is_refused_as_a_saved_file(card: Page) -> None:
    open_file(card, "dromen.json", json.dumps({"soort": "focuskaart", "kaart": "dromen", "maatregelen": []}))
    expect(card.locator("[data-fk-message]")).to_contain_text("de kaart zelf")


def test_opening_over_unsaved_work_asks_and_no_keeps_the_work(card: Page) -> None:
    fill_in(card)
    open_file(card, "x.json", saved(velden={"m1-1": True}))
    card.get_by_role("button", name="Annuleren").click()
    assert values(card) == FILLED
    open_file(card, "x.json", saved(velden={"m1-1": True}))
    card.get_by_role("button", name="Vervangen").click()
    expect(card.get_by_label("Maatregel 1: doe ik al")).to_be_checked()
    assert values(card) == {"m1-1": True}


def test_an_older_file_opens_and_says_which_measures_changed_or_went(card: Page) -> None:
    card.evaluate("document.getElementById('m13').dataset.fkChanged = '2026-11-20'")
    open_file(card, "x.json", saved(uitgave="2025-01-01", velden={"m13-1": True, "m99-2": True, "s1": True}))
    message = card.locator("[data-fk-message]")
    expect(message).to_contain_text("Maatregel 13 is gewijzigd")
    expect(message).to_contain_text("Maatregel 99 staat niet meer op de kaart")
    card.get_by_role("button", name="Goed").click()
    assert values(card) == {"m13-1": True, "s1": True}


def test_reserved_fields_of_a_later_version_are_kept(card: Page, tmp_path: Path) -> None:
    reserved = {"datum": "2026-12-01", "door": "An", "evaluatie": "in januari"}
    open_file(card, "x.json", saved(velden=reserved | {"m1-1": True}))
    expect(card.get_by_label("Maatregel 1: doe ik al")).to_be_checked()
    card.get_by_label("Maatregel 2: doe ik al").check()
    (moment,) = json.loads(save(card, tmp_path).read_text("utf-8"))["momenten"]
    assert moment["velden"] == {"m1-1": True, "m2-1": True, "evaluatie": "in januari"}
    assert (moment["datum"], moment["door"]) == ("2026-12-01", "An")


def test_alles_wissen_asks_once_and_really_clears(card: Page) -> None:
    card.get_by_label("Onthouden op dit toestel").check()
    fill_in(card)
    card.get_by_role("button", name="Alles wissen").click()
    card.get_by_role("button", name="Annuleren").click()
    assert values(card) == FILLED
    card.get_by_role("button", name="Alles wissen").click()
    card.locator("[data-fk-message]").get_by_role("button", name="Alles wissen").click()
    expect(card.locator("[data-fk-undo]")).to_contain_text("Alles is gewist")
    assert values(card) == {}
    kept = "[localStorage, sessionStorage].flatMap(Object.keys).filter(key => key.includes('dromen'))"
    assert card.evaluate(kept) == []
    card.reload()
    assert values(card) == {}


def kept_keys(page: Page) -> list[str]:
    return page.evaluate("Object.keys(localStorage).filter(key => key.includes('|record|dromen'))")


def test_onthouden_is_off_and_keeps_on_the_device_only_when_chosen(card: Page) -> None:
    remember = card.get_by_label("Onthouden op dit toestel")
    expect(remember).not_to_be_checked()
    fill_in(card)
    assert kept_keys(card) == []
    remember.check()
    assert len(kept_keys(card)) == 1
    remember.uncheck()
    assert kept_keys(card) == []
    assert values(card) == FILLED


def test_what_the_device_kept_since_an_older_edition_says_once_what_changed(card: Page) -> None:
    card.get_by_label("Onthouden op dit toestel").check()
    card.get_by_label("Maatregel 13: doe ik al").check()
    card.evaluate(
        """() => { const key = Object.keys(localStorage).find(key => key.includes('|record|dromen|'));
            const state = JSON.parse(localStorage[key]);
            state.document.edition = '2025-01-01';
            state.document.moments[0].fields['m99-1'] = true;
            localStorage[key] = JSON.stringify(state); }"""
    )
    card.reload()
    expect(card.locator("[data-fk-message]")).to_contain_text("Maatregel 99 staat niet meer op de kaart")
    expect(card.get_by_label("Maatregel 13: doe ik al")).to_be_checked()
    card.get_by_role("button", name="Goed").click()
    card.reload()
    expect(card.get_by_label("Maatregel 13: doe ik al")).to_be_checked()
    expect(card.locator("[data-fk-message]")).to_have_count(0)


def test_a_message_has_one_button_and_a_question_two(card: Page) -> None:
    open_file(card, "x.json", "{")
    expect(card.locator("[data-fk-message] button:visible")).to_have_text(["Goed"])
    card.keyboard.press("Escape")
    card.get_by_role("button", name="Alles wissen").click()
    expect(card.locator("[data-fk-message] button:visible")).to_have_text(["Alles wissen", "Annuleren"])


def test_storage_keys_start_with_the_path_of_the_site_and_name_the_card(page: Page, sub_path: str) -> None:
    page.goto(sub_path + CARD)
    page.get_by_label("Maatregel 13: doe ik al").check()
    keys = page.evaluate("Object.keys(sessionStorage)")
    assert f"{SUB_PATH}|record|dromen" in keys


def test_what_the_theme_keeps_in_the_browser_is_named_on_the_privacy_page(page: Page, http: str) -> None:
    page.goto(http + CARD)
    page.locator("label[for=__palette_1]").click()
    page.get_by_label("Onthouden op dit toestel").check()
    page.get_by_label("Maatregel 13: doe ik al").check()
    keys = page.evaluate("[localStorage, sessionStorage].flatMap(Object.keys)")
    of_the_theme = [key.rpartition("/")[2] for key in keys if "|" not in key]
    assert of_the_theme
    page.goto(f"{http}hulp/privacy.html")
    told = page.locator("article").inner_text()
    assert [key for key in of_the_theme if key not in told] == []


def test_without_storage_the_page_works_and_says_that_nothing_is_kept(page: Page, http: str) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('vol'); };")
    page.goto(http + CARD)
    page.get_by_label("Maatregel 13: doe ik al").check()
    expect(page.locator("[data-fk-announce]")).to_contain_text("Deze browser houdt niets bij")
    expect(page.locator("[data-fk-privacy]")).to_contain_text("Deze browser houdt niets bij")
    expect(page.locator("[data-fk-fill-bar]")).to_contain_text("Deze browser houdt niets bij")
    page.get_by_label("Onthouden op dit toestel").click()
    expect(page.locator("[data-fk-message]")).to_contain_text("kan het niet onthouden")
    page.get_by_role("button", name="Goed").click()
    expect(page.get_by_label("Onthouden op dit toestel")).not_to_be_checked()
    expect(page.get_by_label("Maatregel 13: doe ik al")).to_be_checked()
