"""`importeer` with a document that no one made for us: a draft that passes the check, and no word lost."""

import docx

from macros.importing.conservation import missing
from macros.importing.documents import read_document
from macros.reading.library import load

ROWS = [
    ("Geef structuur.", "Hang het dagschema op."),
    ("Wacht even", "Tel tot tien."),
    ("Zeg wat mag", "“Je mag lopen.”"),
]


def school_card(path):
    document = docx.Document()
    document.add_paragraph("Focuskaart autisme", style="Title")
    document.add_heading("Wat is autisme?", 1)
    document.add_paragraph("Een kind met autisme denkt & kijkt <anders>.")
    document.add_heading("Signalen in de klas", 1)
    for text in ("Kijkt weg.", "Wil dat alles hetzelfde blijft."):
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("Maatregelen", 1)
    table = document.add_table(rows=1, cols=4)
    for cell, text in zip(table.rows[0].cells, ("Nr.", "Maatregel", "1", "2"), strict=True):
        cell.text = text
    for number, (short, text) in enumerate(ROWS, 1):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = str(number), short
        cells[1].paragraphs[0].runs[0].bold = True
        cells[1].add_paragraph(text)
    for number in (4, 5):
        table.add_row().cells[0].text = str(number)
    document.sections[0].footer.paragraphs[0].text = "versie 10112019 - Onze school"
    document.save(path)
    return path


def test_a_word_file_of_a_school_becomes_a_card(project, tmp_path):
    file = school_card(tmp_path / "Focuskaart autisme.docx")
    status, said = project.run("importeer", file, "--ja")
    assert status == 0, said
    assert project.faults() == []
    card = load(project.root).cards["autisme"]
    assert card.data.title == "Focuskaart autisme"
    assert card.data.edition.isoformat() == "2019-11-10"
    assert card.data.blank_rows == 2
    assert [signal.text for signal in card.signals] == ["Kijkt weg.", "Wil dat alles hetzelfde blijft."]
    assert [(measure.number, measure.short) for measure in card.measures] == [
        (1, "Geef structuur"), (2, "Wacht even"), (3, "Zeg wat mag"),
    ]  # fmt: skip
    assert [measure.text for measure in card.measures] == ["Hang het dagschema op.", "Tel tot tien.", None]
    assert card.measures[2].say == ("Je mag lopen.",)
    assert "# nakijken: " in project.read("data/kaarten/autisme.yml")
    assert "3 maatregelen, waarvan 3 met een nummer" in said
    kept = next((project.root / "ingevoerd").iterdir())
    everything = "\n".join(
        [project.read("data/kaarten/autisme.yml"), project.read("docs/kaarten/autisme.md").replace("&lt;", "<")]
        + [file.read_text(encoding="utf-8") for file in kept.iterdir()]
    )
    assert missing(read_document(file.read_bytes(), project.root).raw, [everything]) == []


def test_a_name_that_is_taken_is_refused_and_another_can_be_given(project, tmp_path):
    file = school_card(tmp_path / "Klein.docx")
    before = project.files()
    assert project.run("importeer", file, "--ja", "--naam", "klein")[0] == 1
    assert project.files() == before
    assert project.run("importeer", file, "--ja", "--naam", "groot")[0] == 0


def test_no_is_no(project, tmp_path, keyboard):
    keyboard("n")
    before = project.files()
    assert project.run("importeer", school_card(tmp_path / "a.docx"))[0] == 1
    assert project.files() == before


def test_a_file_that_is_not_there_is_named(project, tmp_path):
    assert "bestaat niet. Kijk de naam na" in project.run("importeer", tmp_path / "weg.docx")[1]
    assert "Kijk of het geen map is" in project.run("importeer", tmp_path)[1]
