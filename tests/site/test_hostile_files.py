"""Files made to freeze the page: refused within seconds, with what is on the screen untouched, from a disk as well."""

import io
import zipfile
import zlib
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

_NAME = "Sticordimaatregelen voor"


def _pdf_that_unpacks_to_gigabytes() -> bytes:
    packed = zlib.compress(zlib.compress(b"\0" * 200_000_000, 9), 9)
    head = f"1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]/Length {len(packed)}>>\nstream\n"
    return b"%PDF-1.7\n" + head.encode() + packed + b"\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF"


def _word_of_many_elements() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", "<a>" + "<b/>" * 4_800_000 + "</a>")
    return file.getvalue()


_FILES = {
    "a stream deflated twice": ("x.pdf", _pdf_that_unpacks_to_gigabytes),
    "nineteen megabytes of open brackets": ("x.pdf", lambda: b"%PDF-1.7\n1 0 obj\n" + b"(" * 19_000_000),
    "a Word file of millions of elements": ("x.docx", _word_of_many_elements),
}


@pytest.mark.parametrize("home", ["http", "disk"])
@pytest.mark.parametrize("case", _FILES)
def test_a_file_made_to_freeze_the_page_is_refused_and_the_work_stays(
    page: Page, request: pytest.FixtureRequest, tmp_path: Path, home: str, case: str
):
    page.goto(request.getfixturevalue(home) + "kaarten/hechting.html")
    page.get_by_label(_NAME, exact=True).fill("J.D.")
    name, make = _FILES[case]
    (tmp_path / name).write_bytes(make())
    page.set_input_files("[data-fk-open-file]", tmp_path / name)
    expect(page.locator("[data-fk-message]")).to_be_visible(timeout=30_000)
    page.locator("[data-fk-message] button:visible").first.click()
    expect(page.get_by_label(_NAME, exact=True)).to_have_value("J.D.")
