"""The commands `nieuw` and `importeer`: what they take on the command line, and what they do in order."""

import argparse
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from macros.card.fields import fields
from macros.card.text import shown
from macros.card.values import card_name_problem
from macros.files.writing import write_together
from macros.importing.card_file import Draft, data_text, page_text
from macros.importing.dialog import Dialog
from macros.importing.documents import own_card, read_bytes, read_document, word_package
from macros.importing.drafting import Outcome, draft_of, name_of
from macros.importing.editing import Lines, difference, faults_after, read_lines
from macros.importing.new_card import MEASURES, MOST, SECTIONS, SIGNALS, new_card
from macros.importing.package import Package
from macros.importing.places import KEPT, CardPlace, existing_place, new_place
from macros.importing.refused import RefusedError
from macros.importing.round_trip.addition import take_over_in_addition
from macros.importing.round_trip.card_links import with_card_links
from macros.importing.round_trip.take_over import take_over
from macros.importing.word_reader import read_word
from macros.reading import school
from macros.reading.additions import read_additions
from macros.reading.cards import read_card
from macros.reading.faults import Fault
from macros.reading.library import load_what_is_sound
from macros.reading.themes import load_themes

_MOST_LEFTOVERS = 20
"""Lines about what was left out that the screen shows; the report holds all."""


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", root: Path) -> None:
    """Add `nieuw` and `importeer` to the command line; `run` in the parsed options is what each does."""
    new = commands.add_parser("nieuw", help="Maak een nieuwe kaart: een gegevensbestand en een pagina om in te vullen.")
    new.add_argument("naam", help="naam van de bestanden, zoals faalangst: kleine letters, cijfers en koppeltekens")
    new.add_argument("--titel", help="de volledige titel van de kaart")
    new.add_argument("--delen", nargs="+", metavar="KOP", help="de koppen boven de tekst")
    new.add_argument("--signalen", type=int, metavar="AANTAL", help="hoeveel signalen")
    new.add_argument("--maatregelen", type=int, metavar="AANTAL", help="hoeveel maatregelen")
    new.set_defaults(run=lambda options: _run(_make_new, options, root))
    document = commands.add_parser(
        "importeer", help="Maak een kaart van een document, of neem over wat in Word gewijzigd is."
    )
    document.add_argument(
        "bestand", type=Path, help="een bestand van Word (.docx), OpenDocument (.odt), PDF of tekst (.txt)"
    )
    document.add_argument("--naam", help="naam van de bestanden van de nieuwe kaart, zoals faalangst")
    document.add_argument("--ja", action="store_true", help="sla op zonder te vragen")
    document.set_defaults(run=lambda options: _run(_import, options, root))


def _run(command: Callable[..., int], options: argparse.Namespace, root: Path) -> int:
    """Run the command that was asked for; return its exit status. A refusal is said in one line."""
    dialog = Dialog(yes=getattr(options, "ja", False))
    try:
        return int(command(root, options, dialog, date.today()))
    except RefusedError as refused:
        dialog.say(str(refused))
        return 1
    except KeyboardInterrupt:
        dialog.say("\nGestopt. Er is niets veranderd.")
        return 1


def _make_new(root: Path, options: argparse.Namespace, dialog: Dialog, day: date) -> int:
    place = _free_place(root, options.naam)
    themes = _themes(root)
    title = options.titel or dialog.line("Titel van de kaart", f"Focuskaart over {options.naam.replace('-', ' ')}")
    sections = options.delen or [
        section.strip()
        for section in dialog.line("Koppen boven de tekst, met een puntkomma ertussen", "; ".join(SECTIONS)).split(";")
        if section.strip()
    ]
    draft = new_card(
        options.naam,
        title=title,
        sections=tuple(sections),
        signals=_count(dialog, "signalen", options.signalen, SIGNALS),
        measures=_count(dialog, "maatregelen", options.maatregelen, MEASURES),
        theme=themes[0],
        day=day,
    )
    write_draft(root, place, draft, themes)
    dialog.say(f"Gemaakt: {place.data} en {place.page}.\nOveral waar 'Vul hier' staat, komt jouw tekst.")
    return tell_faults(root, place, dialog)


def _count(dialog: Dialog, what: str, wanted: int | None, default: int) -> int:
    if wanted is None:
        return dialog.number(f"Hoeveel {what}", default, MOST)
    if not 1 <= wanted <= MOST:
        raise RefusedError(f"--{what} {wanted}: dat moet een getal van 1 tot {MOST} zijn.")
    return wanted


def _themes(root: Path) -> list[str]:
    themes, faults = load_themes(root)
    if faults:
        raise RefusedError(f"{faults[0]} Daarna kan er een kaart bij.")
    return [theme.key for theme in themes]


def _free_place(root: Path, name: str) -> CardPlace:
    if problem := card_name_problem(name):
        raise RefusedError(problem)
    if place := existing_place(root, name):
        raise RefusedError(
            f"Er is al een kaart '{shown(name)}' ({place.data}). Kies een andere naam; er is niets veranderd."
        )
    return new_place(root, name)


def write_draft(root: Path, place: CardPlace, draft: Draft, themes: list[str]) -> None:
    """Write the two files of a new card.

    Raises:
        OSError: the disk does not take them; neither is there then.
    """
    texts = {place.data: data_text(draft, place, themes), place.page: page_text(draft)}
    write_together({root / path: text.encode() for path, text in texts.items()}, lasting=True)


def faults_of(root: Path, place: CardPlace) -> list[Fault]:
    """Return the faults in the files of one card."""
    return [fault for fault in load_what_is_sound(root).faults if fault.path in (place.data, place.page)]


def tell_faults(root: Path, place: CardPlace, dialog: Dialog) -> int:
    """Say what is wrong with a card that was just written, or how to see it; return the exit status."""
    faults = faults_of(root, place)
    if not faults:
        dialog.say(f"Bekijk haar met 'kaarten.py toon': http://127.0.0.1:8000/kaarten/{place.name}.html")
        return 0
    dialog.say("\n".join(["Dit moet nog beter voor de site gebouwd kan worden:", *map(str, faults)]))
    return 1


def _import(root: Path, options: argparse.Namespace, dialog: Dialog, day: date) -> int:
    data = read_bytes(options.bestand)
    package = word_package(data)
    name = own_card(package) if package and not options.naam else None
    if package and name and existing_place(root, name):
        return _take_over(root, name, package, dialog, day)
    return _import_foreign(root, options, dialog, day, data)


def _take_over(root: Path, name: str, package: Package, dialog: Dialog, day: date) -> int:
    place = existing_place(root, name)
    library = load_what_is_sound(root)
    card = library.as_written.get(name)
    if not place or not card:
        faults = [str(fault) for fault in library.faults]
        raise RefusedError(
            "\n".join(["De kaart heeft nu al fouten. Verbeter die eerst; er is niets veranderd.", *faults])
        )
    document = read_word(package, frozenset(field.name for field in fields(card)))
    document = with_card_links(document, card, library.files[name].goals)
    published = frozenset(library.published.get(name, ()))
    page = read_lines(root / place.page)
    addition_path = f"{school.CARDS}/{name}{school.ADDITION}"
    if library.files[name].place.shipped and (root / school.SCHOOL).is_dir():
        # A new version brings its own file of a shipped card: what a school changes stands beside it.
        shipped = read_card(root, name).data
        read = next((one for one in read_additions(root) if one.card == name), None)
        before = {addition_path: read_lines(root / addition_path) if read else Lines("")}
        taken = take_over_in_addition(
            card,
            document,
            shipped=shipped or card.data,
            addition=read.data if read else None,
            text=before[addition_path].text,
            page=page.text,
            published=published,
            day=day,
        )
        after = {addition_path: taken.data}
    else:
        before = {place.data: read_lines(root / place.data), place.page: page}
        taken = take_over(card, document, data=before[place.data].text, page=page.text, published=published, day=day)
        after = {place.data: taken.data, place.page: taken.page}
    for remark in taken.remarks:
        dialog.say(remark)
    if not taken.changes:
        dialog.say(f"In dit bestand is niets gewijzigd: kaart '{name}' blijft zoals ze is.")
        return 0
    report = "\n".join([f"Kaart '{name}' verandert:", *(f"- {change}" for change in taken.changes)])
    dialog.say(report)
    for path, text in after.items():
        dialog.say(difference(path, before[path].text, text))
    if faults := faults_after(root, after):
        lines = [
            "Zo kan de site niet gebouwd worden. Verbeter dit in het Word-bestand; er is niets veranderd:",
            *faults,
        ]
        raise RefusedError("\n".join(lines))
    agreed = dialog.agree("Zo opslaan?")
    if not agreed:
        raise RefusedError(
            "Niets opgeslagen." if agreed is False else "Niets opgeslagen. Voeg --ja toe om zonder vraag op te slaan."
        )
    were = {Path(path).name: lines.raw for path, lines in before.items() if lines.raw}
    kept = keep(root, name, {"verslag.txt": report} | were)
    write_together({root / path: before[path].restored(text).encode() for path, text in after.items()}, lasting=True)
    dialog.say(f"Opgeslagen. Zoals het was, staat in {kept}/.")
    return 0


def _import_foreign(root: Path, options: argparse.Namespace, dialog: Dialog, day: date, data: bytes) -> int:
    themes, faults = load_themes(root)
    if faults:
        raise RefusedError(f"{faults[0]} Daarna kan er een kaart bij.")
    document = read_document(data, root)
    if not document.raw:
        raise RefusedError("In dit document staat geen tekst.")
    outcome = draft_of(document, options.bestand.name, themes, day)
    place = _free_place(root, options.naam or name_of(outcome.draft))
    report = _report(options.bestand.name, place, outcome)
    dialog.say(report)
    if dialog.agree("Zo opslaan?") is False:
        raise RefusedError("Niets opgeslagen.")
    # What is kept comes first: a disk that is full then leaves no card without its report.
    kept = keep(root, place.name, {"verslag.txt": report, "niet-overgenomen.txt": _leftovers(outcome)})
    write_draft(root, place, outcome.draft, [theme.key for theme in themes])
    dialog.say(f"Gemaakt: {place.data} en {place.page}. Het verslag en wat niet overgenomen is, staan in {kept}/.")
    return tell_faults(root, place, dialog)


def _report(file: str, place: CardPlace, outcome: Outcome) -> str:
    lines = [f"Uit {file} komt kaart '{place.name}':", *(f"- {count}" for count in outcome.counts)]
    if outcome.leftovers:
        lines += [f"Niet op de kaart ({len(outcome.leftovers)}):"]
        lines += [f"- {left.place}: {shown(left.text)}" for left in outcome.leftovers[:_MOST_LEFTOVERS]]
        more = len(outcome.leftovers) - _MOST_LEFTOVERS
        lines += [f"- en nog {more}: zie niet-overgenomen.txt"] if more > 0 else []
    return "\n".join(lines)


def _leftovers(outcome: Outcome) -> str:
    return "".join(f"{left.place}: {left.text}\n" for left in outcome.leftovers)


def keep(root: Path, name: str, texts: dict[str, str]) -> str:
    """Keep the report of an import in a new folder of its own; return its path within the project.

    Raises:
        OSError: the disk does not take them.
    """
    moment, number = f"{datetime.now():%Y-%m-%d-%H%M%S}", 1
    folder = f"{KEPT}/{moment}-{name}"
    while (root / folder).exists():
        number += 1
        folder = f"{KEPT}/{moment}-{name}-{number}"
    write_together({root / folder / file: text.encode() for file, text in texts.items()}, lasting=True)
    return folder
