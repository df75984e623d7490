"""What YAML, Markdown or the PDF would leave out of a text without a word is a fault, and `check` says it first."""

import pytest

from tests.reading.conftest import DATA, PAGE, Project

_CUT_OFF = (
    "voor YAML begint met ' #' een opmerking, en die staat nergens op de kaart. Zet de hele tekst tussen "
    "aanhalingstekens. Is het een opmerking, zet er dan twee spaties voor."
)
_REFERENCE = (
    "'[a]: https://x.be' is voor Markdown het adres van een link, en staat nergens op de kaart. "
    "Schrijf een link als [tekst](adres), of zet een \\ voor de haak."
)
_LETTER = "het teken '👍' staat niet in het lettertype van de PDF. Kies een ander teken."


@pytest.mark.parametrize(
    ("old", "new", "line", "cut"),
    [
        ("tekst: Wiebelt.", "tekst: Wiebelt. # drie keer", 31, "# drie keer"),
        ("zoekwoorden: [onrustig]", "zoekwoorden: [onrustig #druk\n      ]", 32, "#druk"),
        ("tekst: Wiebelt.", "tekst: Wiebelt\n      heel vaak. # drie keer", 32, "# drie keer"),
    ],
)
def test_a_text_that_yaml_would_cut_off_is_a_fault(project: Project, old: str, new: str, line: int, cut: str):
    project.replace(DATA, old, new)
    assert project.faults() == [f"{DATA}:{line}: '{cut}' valt weg: {_CUT_OFF}"]


def test_a_theme_that_yaml_would_cut_off_is_a_fault(project: Project):
    project.replace("data/themas.yml", "label: Rust", "label: Rust en #stilte")
    assert project.faults()[0] == f"data/themas.yml:2: '#stilte' valt weg: {_CUT_OFF}"


def test_a_comment_behind_two_spaces_or_a_number_is_none(project: Project):
    project.replace(DATA, "tekst: Wiebelt.", "tekst: Wiebelt.  # wat je ziet")
    project.replace(DATA, "  - nr: 3\n    thema: taal", "  - nr: 3 # vast\n    thema: taal # zie themas.yml")
    assert project.faults() == []


def test_a_text_with_a_hash_in_quotes_or_in_a_block_is_whole(project: Project):
    project.replace(DATA, "tekst: Wiebelt.", "tekst: 'Wiebelt. # drie keer'")
    project.replace(DATA, "      Geef een taak", "      Geef een # taak")
    assert project.faults() == []


def test_an_address_that_markdown_takes_out_of_a_text_is_a_fault(project: Project):
    project.replace(DATA, "tekst: Wiebelt.", "tekst: |\n      Wiebelt.\n\n      [a]: https://x.be\n")
    project.replace(PAGE, "Wiebelen is", "[a]: https://x.be\n\nWiebelen is")
    assert project.faults() == [f"{DATA}:31: signaal 1: 'tekst': {_REFERENCE}", f"{PAGE}:5: {_REFERENCE}"]


def test_a_sign_that_the_pdf_cannot_show_is_a_fault_at_its_line(project: Project):
    project.replace(DATA, "tekst: Wiebelt.", "tekst: Wiebelt 👍")
    project.replace(DATA, "- Kantelt.", "- Kantelt 👍")
    project.replace(PAGE, "Wiebelen is", "Wiebelen 👍 is")
    assert project.faults() == [f"{DATA}:26: {_LETTER}", f"{DATA}:31: {_LETTER}", f"{PAGE}:5: {_LETTER}"]


def test_a_sign_that_is_only_on_the_screen_or_in_the_search_may_be_any(project: Project):
    project.replace(DATA, "kort: Een kleine kaart", "kort: Een kleine 👍 kaart")
    project.replace(DATA, "zoekwoorden: [onrustig]", "zoekwoorden: [onrustig, 👍]")
    assert project.faults() == []


@pytest.mark.parametrize(
    "head",
    [
        "search:\n  exclude: ja",
        "search: [",
        "Wat hier staat\nleest niemand",
        "- a\n- b",
        "search:\n  exclude: true\ntitel: x",
    ],
)
def test_data_at_the_head_of_a_page_that_nobody_would_see_is_a_fault(project: Project, head: str):
    project.write("docs/hulp/nieuw.md", f"---\n{head}\n---\n# Nieuw\n")
    said = (
        "wat tussen '---' en '---' staat, ziet niemand. Daar kan alleen 'search:' met 'exclude: true' eronder staan. "
        "Haal de rest weg, of zet er een lege regel voor."
    )
    assert project.faults() == [f"docs/hulp/nieuw.md:1: {said}"]


def test_a_page_may_keep_itself_out_of_the_search(project: Project):
    project.write("docs/hulp/nieuw.md", "---\nsearch:\n  exclude: true\n---\n# Nieuw\n")
    assert project.faults() == []


@pytest.mark.parametrize(
    ("text", "line", "target"),
    [
        ("# Nieuw\n\n[weg](weg.md)\n", 3, "weg.md"),
        ("# Nieuw\n\n[weg](../kaarten/klien.md)\n", 3, "../kaarten/klien.md"),
        ("# Nieuw\n\n![weg](weg.png)\n", 3, "weg.png"),
    ],
)
def test_a_link_of_a_page_that_leads_to_no_file_is_a_fault(project: Project, text: str, line: int, target: str):
    project.write("docs/hulp/nieuw.md", text)
    (fault,) = project.faults()
    assert fault.startswith(f"docs/hulp/nieuw.md:{line}: de link naar '{target}' wijst nergens naar.")


def test_a_picture_with_a_name_that_no_disk_can_hold_is_not_there(project: Project):
    project.write("docs/hulp/nieuw.md", f"# Nieuw\n\n![weg]({'a' * 400}.png)\n")
    (fault,) = project.faults()
    assert "wijst nergens naar." in fault


def test_links_of_a_page_to_files_that_are_there_and_links_in_code_are_none(project: Project):
    project.write("docs/hulp/ander.md", "# Ander {: #x }\n")
    project.write(
        "docs/hulp/nieuw.md", "# Nieuw\n\n[a](ander.md#x) [b](../kaarten/klein.md) [c](https://x.be) `[d](weg.md)`\n"
    )
    assert project.faults() == []


def test_an_address_that_nothing_on_a_page_leads_to_is_a_fault(project: Project):
    project.write("docs/hulp/nieuw.md", "# Nieuw\n\n[b][a]\n\n[a]: https://x.be\n[c]: https://y.be\n")
    said = (
        "'[c]: https://y.be' is voor Markdown het adres van een link, en niets op de pagina gebruikt het. "
        "Schrijf een link als [tekst](adres), of zet een \\ voor de haak."
    )
    assert project.faults() == [f"docs/hulp/nieuw.md:6: {said}"]


def test_an_address_that_stands_twice_on_a_page_is_not_used_by_the_other(project: Project):
    project.write("docs/hulp/nieuw.md", "# Nieuw\n\n[a]: https://x.be\n\nDan dit.\n\n   [a]: https://x.be\n")
    (fault,) = project.faults()
    assert fault.startswith("docs/hulp/nieuw.md:3: '[a]: https://x.be' is voor Markdown het adres van een link")
