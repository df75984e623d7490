"""Hostile files of a list, dropped on the list page: none injects markup, breaks the page or goes unanswered."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.attack.ground import Ground
from tests.attack.result import Result
from tests.conftest import serving
from tests.site.test_moments import anything

FULL, SHORT = 1000, 50
_BATCH = 50

_item = st.fixed_dictionaries(
    {
        "kaart": st.sampled_from(["dromen", "klein", "constructor", "__proto__", {"toString": 1}, True, "<b>", "weg"]),
        "nr": st.sampled_from([1, 13, 30, 9999, 0, -1, 1e300, 1.5, "13", None, True]),
    },
    optional={
        "tekst": st.sampled_from([" \n ", "<img src=x onerror=alert(1)>", "x" * 2001, None, "Eigen\ntekst"]),
        "leerling": anything,
        "klas": anything,
        "wie": anything,
        "notitie": anything,
    },
)
_file = st.fixed_dictionaries(
    {"versie": st.sampled_from([2, 2, 1, 3, "2", "constructor"]), "lijst": st.lists(_item, max_size=3) | anything},
    optional={"titel": anything, "datum": st.sampled_from(["2026-11-24", "2026-02-31", 5]), "__proto__": anything},
).map(lambda file: json.dumps({"soort": "focuskaart-overleglijst"} | file))

# A file is answered by a message, or by the list that it holds.
_DROP = """async texts => {
    const found = [];
    for (const text of texts) {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], "x.json"));
        let answered = false;
        const undo = document.querySelector("[data-fk-undo]");
        undo.hidden = true;
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
        for (let turn = 0; turn < 100 && !answered; turn += 1) {
            await new Promise(done => setTimeout(done, 3));
            const open = document.querySelector("dialog[open]");
            if (open?.textContent.includes("Vervangen")) open.querySelector("[value=yes]").click();
            else answered = Boolean(open) || !undo.hidden;
            if (answered) open?.close();
        }
        const markup = document.querySelectorAll("[data-fk-list] img, [data-fk-list] b, dialog img, iframe").length;
        if (!answered) found.push(["lost", text]);
        if (markup || ({}).titel || ({}).kaart) found.push(["injected", text]);
    }
    return found;
}"""


def run(count: int, ground: Ground) -> Result:
    """Drop `count` files on the list page of the fixture site."""
    result = Result("list_files")
    page = ground.browser().new_page()
    page.on("pageerror", lambda error: result.fail("tracebacks", str(error)))
    page.on("dialog", lambda dialog: (result.fail("injected", dialog.message), dialog.dismiss()))
    try:
        with serving(ground.site()) as address:
            page.goto(f"{address}/overleg.html")
            _drop_all(page, count, result)
    finally:
        page.close()
    return result


def _drop_all(page: Page, count: int, result: Result) -> None:
    @settings(
        max_examples=max(1, count // _BATCH), deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    @given(st.lists(_file, min_size=_BATCH, max_size=_BATCH))
    def drop(texts: list[str]) -> None:
        result.tried += len(texts)
        for column, text in page.evaluate(_DROP, texts):
            result.fail(column, text)

    drop()
