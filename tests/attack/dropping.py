"""Dropping hostile files on a page: what may stand in one, and what the page does with each."""

from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.attack.ground import Ground
from tests.attack.result import Result
from tests.conftest import serving

_BATCH = 50

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.just("<img src=x onerror=alert(1)>"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
"""A value of JSON, of any kind."""

# A file is answered by a message, or by taking the place of what was there.
_DROP = """async ([texts, marked]) => {
    const found = [];
    for (const text of texts) {
        const undo = document.querySelector("[data-fk-undo]");
        undo.hidden = true;
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], "x.json"));
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
        let answered = false;
        for (let turn = 0; turn < 1000 && !answered; turn += 1) {
            await new Promise(done => setTimeout(done, 2));
            const open = document.querySelector("dialog[open]");
            if (open?.querySelector("[value=no]:not([hidden])")) open.querySelector("[value=yes]").click();
            else answered = Boolean(open) || !undo.hidden;
            open?.close();
        }
        if (!answered) found.push(["hangs", text]);
        if (document.querySelector(marked) || ({}).werkt || ({}).wie || ({}).titel) found.push(["injected", text]);
    }
    return found;
}"""


def drop(page: Page, texts: list[str], marked: str, result: Result) -> None:
    """Drop files on an open page, one by one; `marked` selects what is there only when a text became markup."""
    result.tried += len(texts)
    for column, text in page.evaluate(_DROP, [texts, marked]):
        result.fail(column, text)


def drop_many(page: Page, files: st.SearchStrategy[str], count: int, marked: str, result: Result) -> None:
    """Drop so many files of a kind on an open page; see `drop`."""
    size = min(_BATCH, count)

    @settings(max_examples=max(1, count // size), deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(files, min_size=size, max_size=size))
    def each(texts: list[str]) -> None:
        drop(page, texts, marked, result)

    each()


@contextmanager
def site_page(ground: Ground, result: Result) -> Iterator[tuple[Page, str]]:
    """A page of its own, watched, and the address of the fixture site on a server."""
    page = ground.browser().new_page()
    watch(page, result)
    try:
        with serving(ground.site()) as address:
            yield page, address
    finally:
        page.close()


def watch(page: Page, result: Result) -> None:
    """Count errors of scripts and dialogs of the browser."""
    page.on("pageerror", lambda error: result.fail("tracebacks", str(error)))
    page.on("dialog", lambda dialog: (result.fail("injected", dialog.message), dialog.dismiss()))
