"""What stands in mkdocs.yml and on pages that are no cards runs nothing."""

import pytest

from tests.reading.conftest import Project


@pytest.mark.parametrize(
    "value", ["!!python/object/apply:os.system ['touch geraakt']", "!!python/name:os.system", "!iets x"]
)
def test_a_tag_that_can_name_code_is_a_fault_with_its_line(project: Project, value: str):
    project.write("mkdocs.yml", f"site_name: Klein\nextra:\n  x: {value}\n")
    said = "een waarde die met ! begint, kan een opdracht zijn. Alleen !ENV en !relative mogen. Haal hem weg."
    assert project.faults() == [f"mkdocs.yml:3: {said}"]
    assert not (project.root / "geraakt").exists()


def test_the_tags_that_mkdocs_needs_are_fine(project: Project):
    theme = "theme:\n  name: material\n  language: nl\n"
    project.write("mkdocs.yml", f"site_name: Klein\n{theme}extra:\n  school: !ENV [X, y]\n")
    assert project.faults() == []


@pytest.mark.parametrize("html", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a <b onclick=x>b</b>"])
def test_html_on_a_page_that_is_no_card_is_a_fault_with_its_line(project: Project, html: str):
    project.write("docs/eigen.md", f"# Titel\n\n`<code>` en <https://school.be> zijn goed.\n\n{html}\n")
    faults = project.faults()
    assert faults
    assert all(fault.startswith("docs/eigen.md:5: hier staat HTML: '<") for fault in faults)
