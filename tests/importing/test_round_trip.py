"""Our own Word file as the editing copy of a card: what someone changes there comes back, and nothing else moves."""

import io
import re
import shutil
import subprocess
from copy import deepcopy

import docx
import pytest
from docx.oxml.ns import qn

from macros.exports.document import SiteInfo
from macros.exports.word.word import word_bytes
from macros.importing import commands
from macros.reading.library import load, load_what_is_sound
from tests.conftest import ROOT
from tests.importing.conftest import Project

DATA, PAGE = "data/kaarten/klein.yml", "docs/kaarten/klein.md"
TODAY = "2026-12-24"
SITE = SiteInfo("Focuskaarten", "GBS De Linde", "https://kaarten.voorbeeldschool.be/")
RECORD = "- kaart: klein\n  maatregelen: [1, 2, 3]\n  signalen: [1, 2]\n  delen: [wiebelen, signalen, maatregelen]\n"


@pytest.fixture
def card(project, monkeypatch):
    """The small card, published, on a day that stands still."""

    class Day(commands.date):
        @classmethod
        def today(cls):
            return cls.fromisoformat(TODAY)

    monkeypatch.setattr(commands, "date", Day)
    (project.root / "data/vaste-links.yml").write_text(RECORD, encoding="utf-8")
    assert project.faults() == []
    return project


def word_file(project, change=None, name="klein"):
    """Write the Word file of a card, changed by a function on its python-docx document; return its path."""
    data = word_bytes(load_what_is_sound(project.root).cards[name], SITE)
    path = project.root.parent / f"{name}.docx"
    document = docx.Document(io.BytesIO(data))
    if change:
        change(document)
        document.save(path)
    else:
        path.write_bytes(data)
    return path


def bring_in(project, change, name="klein"):
    """Import a changed Word file; return what was said. The card stays sound."""
    status, said = project.run("importeer", word_file(project, change, name), "--ja")
    assert status == 0, said
    assert project.faults() == []
    return said


def paragraph(document, text):
    """Return the one paragraph, in the text or in a cell, that begins with a text."""
    rows = [cell for table in document.tables for row in table.rows for cell in row.cells]
    everything = [*document.paragraphs, *(each for cell in rows for each in cell.paragraphs)]
    (found,) = [each for each in everything if each.text.strip().startswith(text)]
    return found


def retype(document, old, new):
    """Put another text in the run that holds `old`."""
    for text in document.element.iter(qn("w:t")):
        if old in (text.text or ""):
            text.text = text.text.replace(old, new)
            return
    pytest.fail(f"{old!r} is not in the file")


def row(document, number):
    """Return the row of a measure."""
    (found,) = [each for each in document.tables[-1].rows if each.cells[0].text == str(number)]
    return found


def lines(before, after):
    """Return the lines that went and the lines that came."""
    old, new = before.splitlines(), after.splitlines()
    return [one for one in old if one not in new], [one for one in new if one not in old]


@pytest.mark.parametrize("name", ["klein", "zonder"])
def test_a_file_that_was_not_changed_changes_no_byte(project, name):
    before = project.files()
    status, said = project.run("importeer", word_file(project, name=name), "--ja")
    assert status == 0
    assert said == f"In dit bestand is niets gewijzigd: kaart '{name}' blijft zoals ze is.\n"
    assert project.files() == before


@pytest.mark.parametrize(
    ("place", "folder", "card"),
    [("hechting", ROOT, "hechting"), ("klein", ROOT / "tests/fixtures/plain", "klein")],
)
def test_a_whole_card_that_was_not_changed_changes_no_byte(tmp_path, capsys, place, folder, card):
    for part in ("data", "docs"):
        shutil.copytree(folder / part, tmp_path / place / part)
    project = Project(tmp_path / place, capsys)
    before = project.files()
    assert "niets gewijzigd" in project.run("importeer", word_file(project, name=card), "--ja")[1]
    assert project.files() == before


EDITS = {
    "titel": ("voor leerlingen die wiebelen", "voor wiebelaars", DATA, ["titel: Focuskaart voor wiebelaars"]),
    "bron": ("Verzonnen voor de tests", "Van ons", DATA, ["bron: Van ons"]),
    "titel van de cyclus": ("De wiebelcirkel", "De cirkel", DATA, ["  titel: De cirkel"]),
    "fase": ("Het kind zit stil.", "Het kind zit heel stil.", DATA, ["      tekst: Het kind zit heel stil."]),
    "slot": ("En dan begint", "En daarna begint", DATA, ["  slot: En daarna begint het opnieuw."]),
    "vergelijking": ("Twee soorten wiebelaars", "Twee soorten", DATA, ["    titel: Twee soorten"]),
    "deel": ("De voetwiebelaar", "De tikker", DATA, ["        titel: De tikker"]),
    "tekst van een deel": ("Tikt met de voeten.", "Tikt met een voet.", DATA, ["        tekst: Tikt met een voet."]),
    "let op": ("Dit is geen onwil.", "Dit is nooit onwil.", DATA, ["        let_op: Dit is nooit onwil."]),
    "punt": ("Kantelt.", "Kantelt achterover.", DATA, ["          - Kantelt achterover."]),
    "ontstaan": ("De stoel is te hoog.", "De stoel is te laag.", DATA, ["        ontstaan: De stoel is te laag."]),
    "signaal": ("Staat op.", "Staat opp.", DATA, ["    tekst: Staat opp."]),
    "kort": ("Laat het kind bewegen", "Laat het kind bewegenn", DATA, ["    kort: Laat het kind bewegenn"]),
    "tekst": ("het mag rond", "het magg rond", DATA, ["      Geef een taak waarvoor het magg rondlopen."]),
    "zeg": ("Breng jij dit even weg?", "Breng jij ditt even weg?", DATA, ["      - Breng jij ditt even weg?"]),
    "pagina": ("bewegen op je plaats", "draaien op je plaats", PAGE, ["Wiebelen is draaien op je plaats."]),
    "kop": ("Wat is wiebelen?", "Wat is dat?", PAGE, ["## Wat is dat? {: #wiebelen }"]),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_each_text_that_is_changed_comes_back_alone(card, edit):
    old, new, path, came = EDITS[edit]
    before = {each: card.read(each) for each in (DATA, PAGE)}
    bring_in(card, lambda document: retype(document, old, new))
    other = PAGE if path == DATA else DATA
    gone_here, come_here = lines(before[path], card.read(path))
    edition = [f"uitgave: {TODAY}"]
    assert [line for line in come_here if line not in edition] == came
    assert len(gone_here) == len(come_here)
    assert lines(before[other], card.read(other))[1] in ([], edition)
    assert edition[0] in card.read(DATA)


def test_another_meaning_is_marked_and_a_slip_of_the_pen_is_not(card):
    bring_in(card, lambda document: retype(document, "Zeg wat wel mag", "Zeg wat welmag"))
    assert "gewijzigd: 2026-12-24" not in card.read(DATA)
    bring_in(card, lambda document: retype(document, "Zeg wat welmag", "Zeg nooit wat mag"))
    assert f"    kort: Zeg nooit wat mag\n    tekst: Noem **eerst** wat kan.\n    gewijzigd: {TODAY}\n" in card.read(
        DATA
    )


def test_a_new_row_gets_the_next_number_that_was_never_used_and_the_theme_before_it(card):
    def change(document):
        new = deepcopy(row(document, 1)._tr)
        row(document, 1)._tr.addnext(new)
        made = document.tables[-1].rows[2]
        made.cells[0].paragraphs[0].runs[0].text = "2"
        made.cells[1].paragraphs[0].runs[0].text = "Zet de ramen open"
        made.cells[1].paragraphs[1].runs[0].text = "Frisse lucht: dat helpt."
        for extra in made.cells[1].paragraphs[2:]:
            extra._p.getparent().remove(extra._p)

    bring_in(card, change)
    measures = load(card.root).cards["klein"].data.measures
    assert [(measure.number, measure.short) for measure in measures] == [
        (1, "Laat het kind bewegen"), (4, "Zet de ramen open"), (2, "Zeg wat wel mag"),
        (3, "Zeg dat het stil moet zitten"),
    ]  # fmt: skip
    assert (measures[1].theme, measures[1].text) == ("rust", "Frisse lucht: dat helpt.")
    assert "  # nakijken: kies het thema; dit is dat van de maatregel ervoor\n  - nr: 4\n" in card.read(DATA)


def test_a_published_measure_that_is_gone_is_withdrawn_and_an_unpublished_one_goes(card):
    before = card.read(DATA)
    said = bring_in(card, lambda document: document.tables[-1]._tbl.remove(row(document, 2)._tr))
    assert "maatregel 2: vervallen" in said
    gone, come = lines(before, card.read(DATA))
    assert f"      op: {TODAY}" in come
    assert gone == ["uitgave: 2026-11-22", "      vervangen_door: [2]"]
    unrecorded = RECORD.replace("[1, 2, 3]", "[2, 3]")
    (card.root / "data/vaste-links.yml").write_text(unrecorded, encoding="utf-8")
    (card.root / DATA).write_text(before, encoding="utf-8")
    assert "maatregel 1: weggehaald" in bring_in(
        card, lambda document: document.tables[-1]._tbl.remove(row(document, 1)._tr)
    )
    assert "Laat het kind bewegen" not in card.read(DATA)


def test_rows_that_were_moved_keep_their_numbers(card):
    def change(document):
        first = row(document, 1)._tr
        row(document, 2)._tr.addnext(first)

    bring_in(card, change)
    assert [measure.number for measure in load(card.root).cards["klein"].measures] == [2, 1]


def test_numbers_that_someone_typed_anew_do_not_change_whose_they_are(card):
    def change(document):
        one, two = row(document, 1), row(document, 2)
        one.cells[0].paragraphs[0].runs[0].text = "2"
        two.cells[0].paragraphs[0].runs[0].text = "1"

    before = card.files()
    assert "niets gewijzigd" in card.run("importeer", word_file(card, change), "--ja")[1]
    assert card.files() == before


def test_signals_are_known_in_their_columns_without_their_style(card):
    def change(document):
        for cell in document.tables[0].rows[0].cells:
            for each in cell.paragraphs:
                each.style = document.styles["Normal"]

    assert "niets gewijzigd" in bring_in(card, change)


def test_signals_are_added_moved_and_withdrawn(card):
    def change(document):
        first = paragraph(document, "1.")._p
        new = deepcopy(first)
        paragraph(document, "2.")._p.addnext(new)
        texts = list(new.iter(qn("w:t")))
        texts[0].text, texts[-1].text = "", "Draait rond."
        first.getparent().remove(first)

    bring_in(card, change)
    signals = load(card.root).cards["klein"].data.signals
    assert [(signal.number, signal.text, bool(signal.withdrawn)) for signal in signals] == [
        (1, "Wiebelt.", True), (2, "Staat op.", False), (3, "Draait rond.", False),
    ]  # fmt: skip
    assert "zoekwoorden: [onrustig]" in card.read(DATA)


def test_a_paragraph_and_a_heading_are_added_to_the_page(card):
    def change(document):
        here = paragraph(document, "Wiebelen is")
        new = deepcopy(here._p)
        here._p.addnext(new)
        paragraph_of = docx.text.paragraph.Paragraph(new, here._parent)
        paragraph_of.runs[0].text = "Ieder kind * beweegt."
        heading = deepcopy(paragraph(document, "Wat is wiebelen?")._p)
        new.addnext(heading)
        for mark in [*heading.iter(qn("w:bookmarkStart")), *heading.iter(qn("w:bookmarkEnd"))]:
            mark.getparent().remove(mark)
        next(heading.iter(qn("w:t"))).text = "En dan?"

    before = card.read(PAGE)
    bring_in(card, change)
    assert card.read(PAGE) == before.replace(
        "op je plaats.\n", "op je plaats.\n\nIeder kind \\* beweegt.\n\n## En dan? {: #en-dan }\n"
    )


def test_a_published_heading_that_is_gone_keeps_its_address(card):
    def change(document):
        for text in ("Wat is wiebelen?", "Wiebelen is"):
            element = paragraph(document, text)._p
            element.getparent().remove(element)

    bring_in(card, change)
    assert "Wat is wiebelen" not in card.read(PAGE)
    assert "  # nakijken: zeg waarom\n  - sleutel: wiebelen\n" in card.read(DATA)


def test_answers_are_no_content(card):
    def change(document):
        box = next(document.element.iter("{http://schemas.microsoft.com/office/word/2010/wordml}checked"))
        box.set("{http://schemas.microsoft.com/office/word/2010/wordml}val", "1")
        control = next(
            each
            for each in document.element.iter(qn("w:sdt"))
            if each.find(f"{qn('w:sdtPr')}/{qn('w:text')}") is not None
        )
        next(control.iter(qn("w:t"))).text = "J.P."

    before = card.files()
    status, said = card.run("importeer", word_file(card, change), "--ja")
    assert status == 0
    assert said.startswith("Ingevulde antwoorden horen niet bij de kaart en zijn weggelaten: 2.\n")
    assert card.files() == before


def test_the_lines_of_the_first_sheet_are_no_content_also_without_their_style(card):
    def change(document):
        paragraph(document, "Voor").style = document.styles["Normal"]

    before = card.files()
    status, said = card.run("importeer", word_file(card, change), "--ja")
    assert status == 0
    assert said == "In dit bestand is niets gewijzigd: kaart 'klein' blijft zoals ze is.\n"
    assert card.files() == before


def test_a_name_that_is_typed_on_the_first_sheet_is_left_out_and_that_is_said(card):
    before = card.files()
    named = word_file(card, lambda document: retype(document, "Voor ", "Voor Jo "))
    status, said = card.run("importeer", named, "--ja")
    assert status == 0
    assert "Niet overgenomen: Voor Jo" in said
    assert card.files() == before


def test_proposed_changes_are_read_as_accepted_and_that_is_said(card):
    def change(document):
        run = paragraph(document, "Wiebelen is").runs[0]._r
        deleted, inserted = docx.oxml.OxmlElement("w:del"), docx.oxml.OxmlElement("w:ins")
        run.addnext(inserted)
        run.addnext(deleted)
        deleted.append(run)
        new = deepcopy(run)
        inserted.append(new)
        next(new.iter(qn("w:t"))).text = "Wiebelen is draaien."
        old = next(run.iter(qn("w:t")))
        old.tag = qn("w:delText")

    said = bring_in(card, change)
    assert "2 voorgestelde wijzigingen zijn gelezen alsof ze aanvaard zijn" in said
    assert "\nWiebelen is draaien.\n" in card.read(PAGE)


def test_comments_line_ends_and_untouched_fields_stay(card):
    text = card.read(DATA).replace(
        "  - nr: 2\n    thema: taal\n", "  # over taal\n  - nr: 2   # blijft\n    thema: taal\n"
    )
    (card.root / DATA).write_bytes(text.replace("\n", "\r\n").encode())
    bring_in(card, lambda document: retype(document, "Kantelt.", "Kantelt vaak."))
    expected = text.replace("- Kantelt.", "- Kantelt vaak.").replace("uitgave: 2026-11-22", f"uitgave: {TODAY}", 1)
    assert (card.root / DATA).read_bytes() == expected.replace("\n", "\r\n").encode()


def test_the_old_files_are_kept_and_the_difference_is_shown_before_it_is_asked(card, keyboard):
    file = word_file(card, lambda document: retype(document, "Kantelt.", "Kantelt vaak."))
    before = card.files()
    keyboard("nee")
    status, said = card.run("importeer", file)
    assert (status, card.files()) == (1, before)
    assert "-          - Kantelt.\n+          - Kantelt vaak." in said
    keyboard("ja")
    assert card.run("importeer", file)[0] == 0
    (kept,) = (card.root / "ingevoerd").glob("*/klein.yml")
    assert kept.read_bytes() == before[DATA]


def test_without_anyone_to_ask_nothing_is_written(card):
    file = word_file(card, lambda document: retype(document, "Kantelt.", "Kantelt vaak."))
    before = card.files()
    assert card.run("importeer", file)[0] == 1
    assert card.files() == before


def test_what_would_break_the_card_is_said_and_changes_nothing(card):
    file = word_file(card, lambda document: retype(document, "Zeg wat wel mag", "Zeg wat wel mag " * 8))
    before = card.files()
    status, said = card.run("importeer", file, "--ja")
    assert status == 1
    assert "Verbeter dit in het Word-bestand; er is niets veranderd" in said
    assert card.files() == before


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed")
def test_a_file_that_libreoffice_saved_changes_nothing_but_what_was_edited(card):
    file = word_file(card)
    out = file.parent / "lo"
    command = ["soffice", "--headless", f"-env:UserInstallation={(file.parent / 'profile').as_uri()}", "--convert-to"]
    subprocess.run(
        [*command, "docx:MS Word 2007 XML", "--outdir", out, file], check=True, capture_output=True, timeout=120
    )
    before = card.files()
    assert "niets gewijzigd" in card.run("importeer", out / "klein.docx", "--ja")[1]
    assert card.files() == before
    document = docx.Document(out / "klein.docx")
    retype(document, "Kantelt.", "Kantelt vaak.")
    document.save(out / "klein.docx")
    assert card.run("importeer", out / "klein.docx", "--ja")[0] == 0
    assert re.search("- Kantelt vaak.", card.read(DATA))


ADDITION = "school/kaarten/klein.aanvulling.yml"
OURS = """\
# van ons
maatregelen:
  - nr: 101   # blijft
    thema: rust
    kort: Neem de wiebelstoel
    tekst: Die staat in de gang.
andere_woorden:
  - maatregel: 2
    kort: Zeg wat mag
zoekwoorden:
  - {maatregel: 1, woorden: [afspraakje]}
"""


@pytest.fixture
def our_card(card):
    """The small card in a school that adds to it."""
    (card.root / ADDITION).parent.mkdir(parents=True)
    (card.root / ADDITION).write_text(OURS, encoding="utf-8")
    assert card.faults() == []
    return card


def bring_in_ours(card, change):
    """Import a changed Word file; return what the addition became. The shipped files stay as they were."""
    shipped = {path: card.read(path) for path in (DATA, PAGE)}
    bring_in(card, change)
    assert {path: card.read(path) for path in (DATA, PAGE)} == shipped
    return card.read(ADDITION)


def test_a_card_that_the_school_adds_to_and_nobody_changed_changes_no_byte(our_card):
    before = our_card.files()
    assert "niets gewijzigd" in our_card.run("importeer", word_file(our_card), "--ja")[1]
    assert our_card.files() == before


OUR_EDITS = {
    "an own measure": ("Die staat in de gang.", "Die staat bij de juf.", "    tekst: Die staat bij de juf.\n"),
    "other words that were there": ("Zeg wat mag", "Zeg wat magg", "    kort: Zeg wat magg\n"),
}


@pytest.mark.parametrize("edit", OUR_EDITS)
def test_the_words_of_a_school_change_in_its_addition(our_card, edit):
    old, new, came = OUR_EDITS[edit]
    after = bring_in_ours(our_card, lambda document: retype(document, old, new))
    assert came in after
    gone, come = lines(OURS, after)
    assert (len(gone), "gewijzigd" in str(come)) == (1, edit == "an own measure")


def test_a_changed_text_of_a_shipped_measure_becomes_other_words_of_the_school(our_card):
    after = bring_in_ours(our_card, lambda document: retype(document, "rondlopen", "rennen"))
    gone, come = lines(OURS, after)
    assert gone == []
    assert come[:2] == ["  - maatregel: 1", "    tekst: Geef een taak waarvoor het mag rennen."]
    assert re.fullmatch("    basis: t[0-9a-f]{8}", come[2])


def test_a_school_without_an_addition_gets_one_with_what_it_changed(card):
    (card.root / "school").mkdir()

    def change(document):
        retype(document, "Staat op.", "Staat telkens op.")
        document.tables[-1]._tbl.remove(row(document, 2)._tr)
        new = deepcopy(row(document, 1)._tr)
        row(document, 1)._tr.addnext(new)
        made = document.tables[-1].rows[2]
        made.cells[1].paragraphs[0].runs[0].text = "Zet de ramen open"
        for extra in made.cells[1].paragraphs[1:]:
            extra._p.getparent().remove(extra._p)

    after = bring_in_ours(card, change)
    assert after.startswith("# yaml-language-server: $schema=../../data/aanvulling.schema.json\n")
    data = load(card.root).cards["klein"].data
    assert [(each.number, each.short, bool(each.withdrawn)) for each in data.measures] == [
        (1, "Laat het kind bewegen", False), (2, "Zeg wat wel mag", True), (3, "Zeg dat het stil moet zitten", True),
        (101, "Zet de ramen open", False),
    ]  # fmt: skip
    assert [signal.text for signal in data.signals] == ["Wiebelt.", "Staat telkens op."]


def test_an_own_measure_of_a_school_that_is_gone_goes_or_is_withdrawn(our_card):
    def change(document):
        document.tables[-1]._tbl.remove(row(document, 101)._tr)

    assert "wiebelstoel" not in bring_in_ours(our_card, change)
    (our_card.root / ADDITION).write_text(OURS, encoding="utf-8")
    (our_card.root / "school/vaste-links.yml").write_text("- kaart: klein\n  maatregelen: [101]\n", encoding="utf-8")
    assert "vervallen:" in bring_in_ours(our_card, change)


def test_what_a_school_cannot_change_on_a_shipped_card_is_said(our_card):
    before = our_card.files()
    file = word_file(our_card, lambda document: retype(document, "bewegen op je plaats", "draaien op je plaats"))
    status, said = our_card.run("importeer", file, "--ja")
    assert status == 0
    assert "Niet overgenomen, want dit is een meegeleverde kaart: pagina: Wiebelen is draaien op je plaats." in said
    assert our_card.files() == before


LINKED = "tekst: Zie **[zonder#m4]** of [wacht dan](zonder#m4), niet [de spullen](#wiebelen) en [dit](klein#voeten)."
AT_HOME = SiteInfo("Focuskaarten", "GBS De Linde")


def linking(card):
    for path, old, new in (
        (DATA, "tekst: Noem **eerst** wat kan.", LINKED),
        (DATA, "- Breng jij dit even weg?", '- "[zonder#m4]"'),
        (PAGE, "Wiebelen is bewegen op je plaats.", "Wiebelen is bewegen: [zonder#], [zonder#m4]."),
    ):
        text = card.read(path)
        assert text.count(old) == 1
        (card.root / path).write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("where", [SITE, AT_HOME], ids=["with an address", "without"])
def test_links_to_other_cards_come_back_as_they_were_written(card, monkeypatch, where):
    monkeypatch.setattr("tests.importing.test_round_trip.SITE", where)
    linking(card)
    before = card.files()
    status, said = card.run("importeer", word_file(card), "--ja")
    assert (status, card.files()) == (0, before), said


@pytest.mark.parametrize("where", [SITE, AT_HOME], ids=["with an address", "without"])
def test_a_changed_text_keeps_its_links_to_other_cards(card, monkeypatch, where):
    monkeypatch.setattr("tests.importing.test_round_trip.SITE", where)
    linking(card)
    bring_in(card, lambda document: retype(document, ", niet ", ", nooit "))
    assert LINKED.replace("niet", "nooit") in " ".join(card.read(DATA).split())
    assert "[zonder#], [zonder#m4]." in card.read(PAGE)


def test_a_link_to_another_card_can_be_typed_in_word(card):
    bring_in(card, lambda document: retype(document, "Noem", "Wacht ([zonder#m4]). Noem"))
    assert "Wacht ([zonder#m4])." in card.read(DATA)
