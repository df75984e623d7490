"""What is too large is refused with a message, and what is refused or read takes time in keeping with its length."""

import pytest

from macros.card import contract
from macros.card.prose import unsupported_markup
from tests.reading.conftest import DATA, PAGE, Project

_TOO_LARGE = "dit bestand is groter dan 500 kB. Verdeel het, of kijk of hier geen ander bestand terechtkwam."


@pytest.mark.parametrize("path", [DATA, PAGE, "data/themas.yml", "data/zoekwoorden.yml"])
def test_a_file_of_fifty_megabytes_is_one_fault_with_what_to_do(project: Project, path: str):
    project.write(path, b"x" * 50_000_000)
    assert f"{path}:1: {_TOO_LARGE}" in project.faults()


def test_a_text_longer_than_any_card_needs_is_a_fault(project: Project):
    project.replace(DATA, "tekst: Wiebelt.", f"tekst: {'x ' * 12_000}")
    said = "deze tekst telt 23.999 tekens en mag er hoogstens 20.000 tellen. Verdeel hem."
    assert project.faults() == [f"{DATA}:31: signaal 1: 'tekst': {said}"]


def test_a_title_longer_than_any_card_needs_is_a_fault(project: Project):
    project.replace(DATA, "bron: Verzonnen", f"bron: {'x' * 501} #")
    said = "de regel telt 501 tekens en mag er hoogstens 500 tellen. Maak hem korter."
    assert any(said in fault for fault in project.faults())


@pytest.mark.parametrize("sign", ["[", "![", "[a](", "[a]["])
def test_ten_thousand_open_brackets_are_a_fault_and_not_read_as_markdown(sign: str, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> str:
        raise AssertionError("Markdown was asked")

    monkeypatch.setattr("macros.card.prose._convert", refuse)
    text = sign * (contract.LONGEST_PROSE // len(sign))
    assert f"meer dan {contract.MOST_BRACKETS}" in unsupported_markup(text)[0]


def test_a_line_of_sixty_thousand_braces_is_a_fault_that_quotes_a_piece_of_it(project: Project):
    project.write(PAGE, "{{" * 30_000 + "\n{{ kop() }}\n\n{{ cyclus() }}\n")
    faults = project.faults()
    assert faults[0].startswith(f"{PAGE}:1: '{'{' * 59}…'")
    assert all(len(fault) < 1000 for fault in faults)


def test_every_line_of_a_page_is_read_once_however_many_things_are_wrong_with_it(
    project: Project, monkeypatch: pytest.MonkeyPatch
):
    lines = [f"<b{number}>" for number in range(200)]
    project.write(PAGE, "{{ kop() }}\n\n" + "\n\n".join(lines) + "\n")
    asked: list[str] = []

    def count(text: str, *, headings: bool = False) -> list[str]:
        asked.append(text)
        return unsupported_markup(text, headings=headings)

    monkeypatch.setattr("macros.reading.page_source.unsupported_markup", count)
    assert len([fault for fault in project.faults() if "hier staat HTML" in fault]) == 200
    assert len(asked) < 5 * len(lines)
