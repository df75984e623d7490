"""Making the files: the same bytes everywhere, once, and never half a file."""

import os
import subprocess
import sys
import time

import pytest

from macros.exports import making
from macros.exports.document import SiteInfo
from macros.exports.faults import ExportError
from macros.exports.take_away import card_files, card_script, offers
from macros.files.store import Store
from tests.conftest import FIXTURES, ROOT, copy_project
from tests.exports.conftest import PLACE, SMALL, changed
from tests.exports.reading import pdf_text, word_text

MAKE = """
import hashlib, sys
from pathlib import Path
from macros.exports import making
from macros.exports.document import SiteInfo
from macros.exports.take_away import card_files, shared_files
from macros.reading.library import load_what_is_sound
library = load_what_is_sound(Path(sys.argv[1]))
site = SiteInfo("Kaarten", "School", "https://school.be/")
files = shared_files(list(library.cards.values()), library.themes, site, Path(sys.argv[2]))
for name, card in library.cards.items():
    made = card_files(card, site, Path(sys.argv[2]))
    files |= {name + ending: file for ending, file in made.items()}
for name, made in sorted(files.items()):
    data = made.read_bytes() if isinstance(made, Path) else made.read()
    print(name, hashlib.sha256(data).hexdigest())
"""


def _make(code, content, cache, **environment):
    command = [sys.executable, "-c", MAKE, str(content), str(cache)]
    run = subprocess.run(
        command,
        cwd=code,
        env=os.environ | {"PYTHONPATH": str(code)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_the_bytes_are_the_same_in_another_folder_time_zone_and_hash_seed(tmp_path):
    elsewhere = copy_project(tmp_path / "ergens" / "anders")
    here = _make(ROOT, FIXTURES / "site", tmp_path / "a", TZ="Europe/Brussels", PYTHONHASHSEED="1", LC_ALL="C.UTF-8")
    there = _make(elsewhere, elsewhere, tmp_path / "b", TZ="Pacific/Kiritimati", PYTHONHASHSEED="2")
    assert here == there
    assert here.count("\n") == 3 + 3 * 4  # the list, the schema, the letters; three files a card


def test_a_file_is_made_once_and_again_when_the_card_or_the_place_changes(small_card, tmp_path, monkeypatch):
    made = []
    for ending, make in making.MAKERS.items():
        monkeypatch.setitem(
            making.MAKERS, ending, lambda *asked, make=make, ending=ending: made.append(ending) or make(*asked)
        )
    first = card_files(small_card, PLACE, tmp_path)
    assert card_files(small_card, PLACE, tmp_path) == first
    assert len(made) == 3
    assert card_files(changed(small_card, label="Anders"), PLACE, tmp_path) != first
    assert card_files(small_card, SiteInfo("Focuskaarten", "Andere school"), tmp_path) != first
    assert len(made) == 9


def test_a_file_is_made_again_when_the_code_changes(tmp_path):
    elsewhere = copy_project(tmp_path / "project")
    cache = tmp_path / "cache"
    before = _make(elsewhere, SMALL, cache)
    template = elsewhere / "macros" / "exports" / "pdf" / "card.typ"
    template.write_text(template.read_text(encoding="utf-8").replace("20pt", "22pt"), encoding="utf-8")
    after = _make(elsewhere, SMALL, cache)
    assert [one == other for one, other in zip(before.splitlines(), after.splitlines(), strict=True)].count(False) == 1


def test_the_kept_files_may_be_deleted_at_any_moment(small_card, tmp_path):
    first = card_files(small_card, PLACE, tmp_path)
    for file in tmp_path.iterdir():
        file.unlink()
    tmp_path.rmdir()
    assert card_files(small_card, PLACE, tmp_path) == first


def test_two_builds_at_once_do_not_meet_half_a_file(tmp_path):
    code = "import sys; from pathlib import Path; from macros.files.store import Store\n" + (
        "for n in range(300):\n"
        "    data = Store(Path(sys.argv[1])).kept('.x', [str(n % 7)], lambda: bytes([n % 7]) * 200_000).read()\n"
        "    assert data == bytes([n % 7]) * 200_000\n"
        "    if n % 5 == 0: [file.unlink(missing_ok=True) for file in Path(sys.argv[1]).glob('*.x')]\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    runs = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    said = [run.communicate()[1] for run in runs]
    assert [(run.returncode, words) for run, words in zip(runs, said, strict=True)] == [(0, "")] * 3
    for run in runs:
        run.stderr.close()


def test_a_card_that_cannot_be_made_leaves_nothing_behind(tmp_path):
    def fail():
        raise ExportError("kaart", "maatregel 1", "het lukt niet")

    with pytest.raises(ExportError):
        Store(tmp_path / "cache").kept(".pdf", ["kaart"], fail).read()
    assert not (tmp_path / "cache").exists()


def test_what_no_build_used_for_a_month_is_removed(tmp_path):
    store = Store(tmp_path)
    store.kept(".x", ["oud"], lambda: b"oud").read()
    (old,) = tmp_path.iterdir()
    day = 24 * 3600
    store.tidy(time.time() + 29 * day)
    assert old.exists()
    store.tidy(time.time() + 31 * day)
    assert not old.exists()


def test_a_sign_that_the_font_lacks_is_named_with_its_place(small_card, tmp_path):
    measure = small_card.measures[0].model_copy(update={"short": "Geef een 🦄"})
    card = changed(small_card, measures=(measure, *small_card.data.measures[1:]))
    with pytest.raises(ExportError) as caught:
        card_files(card, PLACE, tmp_path)
    assert str(caught.value) == (
        "kaart 'klein', maatregel 1: het teken '🦄' staat niet in het lettertype van de PDF. Kies een ander teken."
    )


def test_a_link_to_nothing_is_named(small_card, tmp_path):
    measure = small_card.measures[0].model_copy(update={"text": "Zie [hier](#nergens)."})
    card = changed(small_card, measures=(measure, *small_card.data.measures[1:]))
    with pytest.raises(ExportError, match="'#nergens' wijst naar niets"):
        card_files(card, PLACE, tmp_path)


def test_a_text_that_markdown_reads_as_something_else_is_still_set(small_card, tmp_path):
    measure = small_card.measures[0].model_copy(update={"short": "1. Doe dit", "say": ("- Kom maar",)})
    signal = small_card.signals[0].model_copy(update={"text": "1. Een\n2. Twee"})
    card = changed(small_card, measures=(measure, *small_card.data.measures[1:]), signals=(signal,))
    made = card_files(card, PLACE, tmp_path)
    for text in (pdf_text(made[".pdf"].read_bytes()), word_text(made[".docx"].read_bytes())):
        assert "1.Doedit" in text
        assert "Komma" in text
        assert "Twee" in text


def test_the_page_offers_the_files_with_their_size(card, kept_files, site):
    pdf, word = offers(card, kept_files)
    size = kept_files[".pdf"].stat().st_size
    assert (pdf.name, pdf.label, pdf.size) == ("dromen.pdf", "PDF", f"{round(size / 1000)} kB")
    assert (word.name, word.label) == ("dromen.docx", "Word")
    page = (site / "kaarten" / "dromen.html").read_text(encoding="utf-8")
    for offer in (pdf, word):
        assert f'href="{offer.name}" download' in page
        size = (site / "kaarten" / offer.name).stat().st_size
        assert f"{round(size / 1000)} kB" in page


def test_the_help_page_shows_two_pages_of_the_pdf(site, browser):
    page = browser.new_page()
    page.goto((site / "hulp" / "bestanden.html").as_uri())
    page.locator(".fk-pdf-pages__page").last.scroll_into_view_if_needed()
    page.wait_for_function("[...document.querySelectorAll('.fk-pdf-pages__page')].every((image) => image.complete)")
    sizes = page.evaluate(
        "[...document.querySelectorAll('.fk-pdf-pages__page')].map((one) => [one.naturalWidth, one.naturalHeight])"
    )
    # A4 at 72 dots per inch.
    assert sizes == [[595, 842]] * 2
    page.close()


def test_a_site_holds_every_file_of_a_card_and_a_script_of_them_for_the_disk(site, browser):
    folder = site / "kaarten"
    assert {file.suffix for file in folder.glob("dromen.*")} == {".html", ".pdf", ".docx", ".json", ".js", ".css"}
    page = browser.new_page(bypass_csp=True)
    page.goto((site / "404.html").as_uri())
    page.add_script_tag(path=folder / "dromen.bestanden.js")
    sizes = page.evaluate("Object.entries(fkFiles.dromen).map(([kind, data]) => [kind, atob(data).length])")
    assert sizes == [[kind, (folder / f"dromen.{kind}").stat().st_size] for kind in ("pdf", "docx")]
    page.close()


def test_the_script_sets_one_card_beside_another(card, small_card, kept_files, tmp_path, browser):
    page = browser.new_page()
    for one, made in ((card, kept_files), (small_card, card_files(small_card, PLACE, tmp_path))):
        page.add_script_tag(content=card_script(one, made).decode())
    assert page.evaluate("Object.keys(fkFiles)") == ["dromen", "klein"]
    page.close()
