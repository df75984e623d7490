"""The site while someone edits: it lives through every fault, shows it in the page, and recovers by itself."""

import re
from collections.abc import Iterator

import pytest
from lxml import html

from tests.building.serving import Served, serving
from tests.conftest import copy_project

_PROBLEM = "De site kan niet opnieuw gemaakt worden."


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(copy_project(tmp_path_factory.mktemp("served") / "project", searched=False)) as served:
        yield served


def test_a_faulty_card_stays_on_the_start_page_with_what_is_wrong(served: Served):
    served.replace("data/kaarten/klein.yml", "    thema: taal\n", "    tema: taal {{ 7 * 7 }}\n")
    home = served.wait("index.html", lambda page: "fk-cards__item--faulty" in page)
    tile = re.search(r'fk-cards__item--faulty">(.*?)</li>', home, re.DOTALL)[1]
    assert 'href="kaarten/klein.html"' in tile
    assert "<code>data/kaarten/klein.yml</code>, regel " in tile
    assert "&#39;tema&#39; is geen veld van een maatregel." in tile
    assert 'data-fk-card-tile="dromen"' in home
    page = served.page("kaarten/klein.html")
    assert "is geen veld van een maatregel" in page
    assert len(html.fromstring(page).xpath("//h1[not(ancestor::template)]")) == 1
    served.replace("data/kaarten/klein.yml", "    tema: taal {{ 7 * 7 }}\n", "    thema: taal\n")
    served.wait("index.html", lambda page: 'data-fk-card-tile="klein"' in page and "--faulty" not in page)


def test_a_fault_of_a_programmer_is_shown_on_the_last_good_site(served: Served):
    template = "overrides/components/signals/signals.html"
    served.replace(template, "{%", "{% zomaar %}{%")
    page = served.wait("kaarten/klein.html", lambda page: _PROBLEM in page)
    assert f"{template}:" in page.partition(_PROBLEM)[2]
    assert 'id="m1"' in page
    assert "Traceback" not in page
    served.replace(template, "{% zomaar %}{%", "{%")
    served.wait("kaarten/klein.html", lambda page: page and _PROBLEM not in page)


def test_the_script_that_loads_a_page_anew_is_a_file_that_its_policy_lets_run(served: Served):
    page = served.page("index.html")
    assert '<script src="/__herladen.js"></script>' in page
    assert "/__gewijzigd" in served.page("__herladen.js")
    assert served.page("__gewijzigd").isdecimal()
