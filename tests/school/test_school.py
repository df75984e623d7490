"""The folder of a school: what it adds to and changes on the shipped cards, and that nothing is needed of it."""

from macros.card.addition import fingerprint
from macros.card.fields import fields
from macros.reading import record
from macros.reading.additions import fill_in_bases, read_additions
from macros.reading.library import load
from tests.school.conftest import Project

ADDITION = "school/kaarten/klein.aanvulling.yml"


def test_without_a_school_the_cards_are_the_product_s(bare: Project):
    library = bare.library()
    assert (library.faults, library.notices) == ((), ())
    assert library.settings.site_name == "Focuskaarten"


def test_an_empty_folder_changes_nothing(bare: Project):
    before = bare.library().cards
    (bare.root / "school").mkdir()
    assert bare.library().cards == before


def test_the_school_is_sound(project: Project):
    assert project.faults() == []
    assert project.notices() == []


def test_own_measures_and_signals_come_behind_those_of_the_card(project: Project):
    card = project.library().cards["klein"]
    assert [measure.id for measure in card.measures] == ["m1", "m2", "m101"]
    assert [signal.id for signal in card.signals] == ["s1", "s101"]


def test_the_blank_rows_go_on_from_the_shipped_numbers(project: Project):
    card = project.library().cards["klein"]
    assert list(card.own_numbers) == [4, 5]
    assert {"m101-1", "m101-2", "s101", "eigen-1", "eigen-2"} <= {field.name for field in fields(card)}


def test_the_blank_rows_of_a_card_of_more_than_a_hundred_measures_go_on_from_its_last(project: Project):
    rows = "".join(f"  - {{nr: {number}, thema: ons, kort: Doe iets, tekst: Nu.}}\n" for number in range(31, 121))
    text = (project.root / "school/kaarten/huiswerk.yml").read_text(encoding="utf-8")
    project.write("school/kaarten/huiswerk.yml", text + rows)
    card = project.library().cards["huiswerk"]
    assert card.own_numbers[0] == 121


def test_a_measure_gets_other_words_and_keeps_the_rest(project: Project):
    measure = project.library().cards["klein"].data.measures[1]
    assert measure.short == "Zeg in het kort wat wel mag"
    assert (measure.text, measure.theme) == ("Noem **eerst** wat kan.", "taal")


def test_what_is_not_used_keeps_its_address_and_says_why(project: Project):
    signal = project.library().cards["klein"].data.signals[1]
    assert signal.withdrawn.reason == "Bij ons staan alle stoelen vast."


def test_own_search_words_come_with_those_of_the_card(project: Project):
    assert project.library().cards["klein"].data.measures[0].keywords == ("pauze", "lopen", "wiebelkussen")


def test_an_own_card_has_numbers_of_its_own(project: Project):
    card = project.library().cards["huiswerk"]
    assert [measure.id for measure in card.measures] == ["m30"]
    assert card.own_numbers[0] == 31


def test_themes_of_the_school_come_last(project: Project):
    assert [theme.key for theme in project.library().themes] == ["rust", "taal", "ons"]


def test_a_word_of_the_school_joins_the_group_that_has_its_neighbour(project: Project):
    project.write("data/zoekwoorden.yml", "- [straf, sanctie]\n- [hoek, bewegingshoek]\n")
    assert project.library().synonyms == (("straf", "sanctie"), ("hoek", "bewegingshoek", "wiebelhoek"))


def test_the_menu_leads_to_what_the_school_lists_and_to_every_page_of_its_own(project: Project):
    project.write("school/paginas/weg.md", "# De weg naar school\n")
    menu = "nav:\n  - Overleg: overleg.md\n  - Hulp:\n      - Overzicht: hulp/index.md\n"
    project.write("mkdocs.yml", f"theme: {{name: material, language: nl}}\n{menu}")
    project.write("docs/overleg.md", "# Overleg\n").write("docs/hulp/index.md", "# Hulp\n")
    assert project.library().settings.navigation == [
        {"Overleg": "overleg.md"},
        {"Hulp": [{"Overzicht": "hulp/index.md"}, "hulp/bellen.md"]},
        {"Afspraken": "school/afspraken.md"},
        {"Onze school": "https://regenboog.be/"},
        "school/weg.md",
    ]


def test_a_help_text_of_the_school_comes_at_the_end_of_the_page_of_that_name(project: Project):
    project.write("docs/hulp/bellen.md", "# Bellen of mailen\n\nMail gerust.\n")
    page = next(page for page in project.library().own_pages if page.address == "hulp/bellen.md")
    text = "\n".join(map(str, page.lines))
    assert text.index("Mail gerust.") < text.index("Bel toestel 12.")


def test_the_school_chooses_which_shipped_cards_it_shows(project: Project):
    project.write("data/vaste-links.yml", "- kaart: zonder\n  maatregelen: [1]\n")
    settings = "school/instellingen.yml"
    project.replace(settings, "menu:", "kaarten: [klein]\nmenu:")
    assert project.faults() == []
    assert list(project.library().cards) == ["huiswerk", "klein"]


def test_a_changed_base_text_is_told_with_both_texts_and_what_to_do(project: Project):
    project.replace("data/kaarten/klein.yml", "Noem **eerst** wat kan.", "Zeg altijd eerst wat kan.")
    card = project.library().cards["klein"]
    assert card.data.measures[1].short == "Zeg in het kort wat wel mag"
    now = fingerprint(load_shipped(project, 2))
    assert project.notices() == [
        f"{ADDITION}:12: andere woorden voor maatregel 2: de tekst van de kaart zelf is veranderd. Daar staat nu: “Zeg "
        "wat wel mag Zeg altijd eerst wat kan.” Bij jullie staat: “Zeg in het kort wat wel mag” Pas jullie tekst aan "
        f"als dat nodig is, en zet er 'basis: {now}' bij."
    ]
    project.replace(ADDITION, "basis: tdf889988", f"basis: {now}")
    assert project.notices() == []


def load_shipped(project: Project, number: int):
    (project.root / ADDITION).rename(project.root / "weg.yml")
    card = project.library().cards["klein"]
    (project.root / "weg.yml").rename(project.root / ADDITION)
    return next(measure for measure in card.data.measures if measure.number == number)


def test_fixing_the_addresses_notes_the_text_that_an_addition_stands_on_and_leaves_all_else(project: Project):
    before = (project.root / ADDITION).read_text(encoding="utf-8")
    addition = read_additions(project.root)[0]
    (project.root / ADDITION).write_text(before.replace("\n", "\r\n"), encoding="utf-8", newline="")
    (project.root / ADDITION).rename(project.root / "weg.yml")
    card = project.library().cards["klein"].data
    (project.root / "weg.yml").rename(project.root / ADDITION)
    assert fill_in_bases(project.root, addition, card) == 1
    after = (project.root / ADDITION).read_bytes().decode()
    assert after.count("\r\n") == after.count("\n")
    added = [line for line in after.split("\r\n") if line not in before.split("\n")]
    assert added == [f"  - basis: {fingerprint(card.signals[1])}", "    signaal: 2"]
    assert load(project.root).cards


def test_the_record_of_the_school_holds_what_the_product_s_does_not(project: Project):
    product = "- kaart: klein\n  maatregelen: [1, 2, 3]\n  signalen: [1, 2]\n"
    project.write("data/vaste-links.yml", product)
    record.update(project.root, project.library().cards.values())
    assert (project.root / "data/vaste-links.yml").read_text(encoding="utf-8") == product
    said = (project.root / "school/vaste-links.yml").read_text(encoding="utf-8")
    assert "- kaart: klein\n  maatregelen: [101]\n  signalen: [101]\n" in said
    assert "- kaart: huiswerk\n  maatregelen: [30]\n" in said
    assert project.library().unrecorded == {}


def test_without_a_school_the_record_is_the_product_s(bare: Project):
    record.update(bare.root, bare.library().cards.values())
    assert not (bare.root / "school").exists()
    assert "klein" in (bare.root / "data/vaste-links.yml").read_text(encoding="utf-8")


def test_an_own_number_that_was_published_and_is_gone_is_named_at_the_addition(project: Project):
    record.update(project.root, project.library().cards.values())
    text = (project.root / ADDITION).read_text(encoding="utf-8")
    project.write(ADDITION, text[text.index("signalen:") :])
    assert project.faults() == [
        f"{ADDITION}:1: maatregel 101 is ooit gepubliceerd en staat niet meer op de kaart. Zet de tekst terug; geldt "
        "die niet meer, geef er dan 'vervallen' bij, met 'op', 'waarom' en 'vervangen_door'. Stond dit nog nooit op "
        "een site die iemand zag: 'vastleggen --terug klein m101'."
    ]


def test_a_colour_that_is_too_light_is_put_right_with_a_message(project: Project):
    project.replace("school/instellingen.yml", '"#0a5c8c"', "gold")
    assert project.faults() == []
    (said,) = project.notices()
    assert said.startswith(
        "school/instellingen.yml:4: 'kleur': witte letters op #ffd700 zijn slecht te lezen (contrast 1,4;"
    )


def test_a_logo_is_found_by_its_name(project: Project):
    assert project.library().settings.own.logo == "logo.svg"


def test_a_file_that_a_system_leaves_behind_is_no_fault(project: Project):
    project.write("school/Thumbs.db", b"").write("school/beeld/.DS_Store", b"").write("school/~$brief.docx", b"")
    assert project.faults() == []
