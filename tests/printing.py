"""What a browser prints of a page."""

import pypdfium2
from playwright.sync_api import Page

from tests.conftest import ROOT

# Fills in a card, for browsers that only run a script.
FILLED = """
const set = (name, value) => {
  const field = document.querySelector(`[name=${name}]`);
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};
set("voor", "J.D.");
set("eigen-1", "Elke morgen samen de dag overlopen.");
for (const name of ["m13-1", "m25-2", "eigen-1-2", "s3"]) document.querySelector(`[name=${name}]`).click();
"""


def print_page(page: Page) -> bytes:
    """Print a page as it is now; return the PDF."""
    return page.pdf(prefer_css_page_size=True)


def wait_for_print(page: Page, choice: str) -> None:
    """Wait until the page prints what was chosen in its dialog, such as "sheet"."""
    page.wait_for_function("choice => document.documentElement.dataset.fkPrinting === choice", arg=choice)


def keep_pictures(name: str, data: bytes) -> None:
    """Keep every page of a PDF as a picture in .cache/papier, to look at."""
    folder = ROOT / ".cache" / "papier"
    folder.mkdir(parents=True, exist_ok=True)
    for before in folder.glob(f"{name}-[0-9]*.png"):
        before.unlink()
    for number, sheet in enumerate(pypdfium2.PdfDocument(data), 1):
        sheet.render(scale=1).to_pil().save(folder / f"{name}-{number}.png")
