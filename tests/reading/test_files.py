"""Files that are missing, misnamed, empty or unreadable, and odd bytes in files that are sound."""

from pathlib import Path

import pytest

from macros.reading.library import load_what_is_sound
from tests.reading.conftest import DATA, PAGE, Project

THEMES = "data/themas.yml"
_NAME = "kan geen naam van een kaart zijn. Gebruik 1 tot 30 kleine letters, cijfers en koppeltekens, en niet 'index'."
_UNREADABLE = "dit kan niet gelezen worden als bestand. Kijk of het geen map is en of je het zelf kan openen."
_NOT_UTF8 = "is geen UTF-8. Sla het bestand opnieuw op met de codering UTF-8 (in Kladblok: Opslaan als, Codering)."
_CONTROL = "Wis het en typ de tekst opnieuw."


@pytest.mark.parametrize("path", [DATA, PAGE, THEMES])
def test_a_file_that_is_not_utf8_is_a_fault(project: Project, path: str):
    text = (project.root / path).read_text(encoding="utf-8")
    project.write(path, text.encode() + b"# caf\xe9")
    line = text.count("\n") + 1
    assert f"{path}:{line}: het teken met code 0xE9 {_NOT_UTF8}" in project.faults()


def test_a_byte_order_mark_does_not_shift_the_line_of_a_wrong_byte(project: Project):
    project.write(DATA, b"\xef\xbb\xbftitel: een\nnaam: caf\xe9\n")
    assert project.faults() == [f"{DATA}:2: het teken met code 0xE9 {_NOT_UTF8}"]


@pytest.mark.parametrize("content", ["", "\n\n", "# alleen een opmerking\n"])
def test_an_empty_data_file_is_a_fault(project: Project, content: str):
    project.write(DATA, content)
    assert project.faults() == [f"{DATA}:1: het bestand is leeg. Vul het in, of verwijder het."]


@pytest.mark.parametrize("content", ["", "\n \n"])
def test_an_empty_page_is_a_fault(project: Project, content: str):
    project.write(PAGE, content)
    text = "de pagina is leeg. Zet er minstens {{ kop() }}, {{ signalen() }} en {{ maatregelen() }} op."
    assert f"{PAGE}:1: {text}" in project.faults()


@pytest.mark.parametrize("content", ["- een\n- twee\n", "- titl\n", "- - ", "zomaar tekst\n", "---\n", "[]\n"])
def test_a_data_file_without_fields_is_a_fault(project: Project, content: str):
    project.write(DATA, content)
    text = "hier worden de velden van een kaart verwacht: 'titel: ...', 'naam: ...', elk op een eigen regel."
    assert project.faults() == [f"{DATA}:1: {text}"]


def test_themes_that_are_missing_are_a_fault(project: Project):
    project.remove(THEMES)
    assert project.faults() == [f"{THEMES}:1: het bestand met de thema's ontbreekt. Zet het terug."]


@pytest.mark.parametrize("content", ["rust: Rust\n", "rust\n"])
def test_themes_that_are_no_list_are_a_fault(project: Project, content: str):
    project.write(THEMES, content)
    text = "hier wordt een lijst van thema's verwacht: regels die met '- sleutel:' beginnen."
    assert project.faults() == [f"{THEMES}:1: {text}"]


def test_empty_themes_are_a_fault(project: Project):
    project.write(THEMES, "")
    assert project.faults() == [f"{THEMES}:1: het bestand is leeg. Vul het in, of verwijder het."]


def test_a_page_without_a_card_is_a_fault(project: Project):
    project.remove(DATA)
    text = f"bij deze pagina hoort {DATA}, en dat bestand is er niet. Maak het, of verwijder de pagina."
    assert project.faults() == [f"{PAGE}:1: {text}"]


def test_a_card_without_a_page_is_a_fault(project: Project):
    project.remove(PAGE)
    text = f"bij deze kaart hoort de pagina {PAGE}, en die is er niet. Maak haar, of verwijder de kaart."
    assert project.faults() == [f"{DATA}:1: {text}"]


def test_a_card_without_a_page_still_tells_its_own_faults(project: Project):
    project.replace(DATA, "naam: Klein", "naam: no").remove(PAGE)
    assert [fault.split(": ")[0] for fault in project.faults()] == [f"{DATA}:1", f"{DATA}:2"]


@pytest.mark.parametrize("name", ["Klein", "klein_kind", "klein kind", "a" * 31, "index", "né", "a.b"])
def test_a_card_name_that_is_no_address_is_a_fault(project: Project, name: str):
    (project.root / DATA).rename(project.root / f"data/kaarten/{name}.yml")
    (project.root / PAGE).rename(project.root / f"docs/kaarten/{name}.md")
    assert project.faults() == [f"data/kaarten/{name}.yml:1: '{name}' {_NAME}"]


def test_a_page_named_index_is_a_fault(project: Project):
    project.write("docs/kaarten/index.md", "{{ kaarten() }}\n")
    assert f"docs/kaarten/index.md:1: 'index' {_NAME}" in project.faults()


def test_the_ending_yaml_is_a_fault(project: Project):
    (project.root / DATA).rename(project.root / "data/kaarten/klein.yaml")
    text = "de naam eindigt op .yaml en moet op .yml eindigen. Hernoem het bestand tot klein.yml."
    assert project.faults() == [f"data/kaarten/klein.yaml:1: {text}"]


def test_hidden_files_are_no_cards(project: Project):
    project.write("data/kaarten/._klein.yml", b"\0\5\x16\7").write("docs/kaarten/.klein.md", "x")
    assert project.faults() == []


def test_a_folder_named_as_a_card_is_a_fault(project: Project):
    project.remove(DATA)
    (project.root / DATA).mkdir()
    assert project.faults() == [f"{DATA}:1: {_UNREADABLE}"]


def test_a_folder_named_as_a_page_is_a_fault(project: Project):
    project.remove(PAGE)
    (project.root / PAGE).mkdir()
    assert project.faults() == [f"{PAGE}:1: {_UNREADABLE}"]


@pytest.mark.parametrize("target", ["klein.yml", "nergens.yml"])
def test_a_link_that_leads_nowhere_is_a_fault(project: Project, target: str):
    project.remove(DATA)
    (project.root / DATA).symlink_to(target)
    assert project.faults() == [f"{DATA}:1: {_UNREADABLE}"]


def test_a_file_that_may_not_be_read_is_a_fault(project: Project, monkeypatch: pytest.MonkeyPatch):
    read = Path.read_bytes

    def refuse(file: Path) -> bytes:
        if file.name == "klein.yml":
            raise PermissionError(13, "Permission denied", str(file))
        return read(file)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert project.faults() == [f"{DATA}:1: {_UNREADABLE}"]


@pytest.mark.parametrize(
    ("sign", "code"),
    [("\0", "0000"), ("\f", "000C"), ("\x1b", "001B"), ("\x7f", "007F"), ("\x85", "0085"), ("\u2028", "2028")],
)
def test_a_control_sign_is_a_fault(project: Project, sign: str, code: str):
    project.replace(DATA, "tekst: Wiebelt.", f"tekst: Wie{sign}belt.").replace(
        PAGE, "Wiebelen is", f"Wiebelen {sign} is"
    )
    text = f"hier staat een onzichtbaar stuurteken: [U+{code}]. {_CONTROL}"
    assert project.faults() == [f"{DATA}:31: {text}", f"{PAGE}:5: {text}"]


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(project: Project):
    before = load_what_is_sound(project.root)
    for path in (DATA, PAGE, THEMES):
        text = (project.root / path).read_text(encoding="utf-8")
        project.write(path, b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert load_what_is_sound(project.root) == before


def test_quotes_dashes_and_braces_are_plain_text(project: Project):
    project.replace(DATA, "tekst: Wiebelt.", "tekst: Zij zegt “wiebel” – 100 % {zeker}.")
    assert project.faults() == []


def test_a_quoted_number_is_a_number(project: Project):
    project.replace(DATA, "  - nr: 3\n", '  - nr: "3"\n')
    assert project.faults() == []


def test_a_card_in_a_folder_of_its_own_is_a_fault(project: Project):
    for path in ("data/kaarten/map/nog/klein.yml", "docs/kaarten/map/klein.md"):
        (project.root / path).parent.mkdir(parents=True)
        project.write(path, "")
    text = "een kaart staat niet in een map binnen deze map. Zet het bestand een of meer mappen hoger."
    assert project.faults() == [f"data/kaarten/map/nog/klein.yml:1: {text}", f"docs/kaarten/map/klein.md:1: {text}"]


def test_a_file_of_no_themes_is_a_fault_and_not_a_site_without_cards(project: Project):
    project.write(THEMES, "[]\n")
    said = (
        "hier staat geen enkel thema. Hier wordt een lijst van thema's verwacht: regels die met '- sleutel:' beginnen."
    )
    assert any(fault.startswith(f"{THEMES}:1: {said}") for fault in project.faults())
