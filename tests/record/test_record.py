"""Keeping the record: what comes in, and what stays."""

import errno
import os

import pytest

from macros.reading import record as record_file
from macros.reading.library import load, load_what_is_sound
from tests.reading.conftest import DATA, PAGE, Project

RECORD = "data/vaste-links.yml"


def _update(project: Project) -> str:
    return record_file.update(project.root, load(project.root).cards.values())


def test_what_is_not_on_record_is_told_and_is_no_fault(project: Project):
    library = load_what_is_sound(project.root)
    assert library.faults == ()
    assert library.unrecorded == {
        "klein": ("m1", "m2", "m3", "s1", "s2", "wiebelen", "signalen", "maatregelen", "soorten", "voeten", "stoelen"),
        "zonder": ("m4", "s1"),
    }
    text = "13 adressen staan nog niet vastgelegd. Voer 'vastleggen' uit voor je de site publiceert."
    assert record_file.reminder(library.unrecorded) == text


def test_the_reminder_speaks_of_one_address_and_says_nothing_of_none():
    text = "1 adres staat nog niet vastgelegd. Voer 'vastleggen' uit voor je de site publiceert."
    assert record_file.reminder({"klein": ("m1",)}) == text
    assert record_file.reminder({}) == ""


def test_the_command_puts_every_address_on_record(project: Project):
    assert _update(project) == (
        f"{RECORD}: kaart 'klein' kreeg er 11 bij: "
        "m1, m2, m3, s1, s2, wiebelen, signalen, maatregelen, soorten, voeten, stoelen.\n"
        f"{RECORD}: kaart 'zonder' kreeg er 2 bij: m4, s1."
    )
    lines = (project.root / RECORD).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines[1:] if " | " not in line and "teksten:" not in line] == [
        "- kaart: klein",
        "  maatregelen: [1, 2, 3]",
        "  signalen: [1, 2]",
        "  delen: [wiebelen, signalen, maatregelen, soorten, voeten, stoelen]",
        "- kaart: zonder",
        "  maatregelen: [4]",
        "  signalen: [1]",
    ]
    library = load(project.root)
    assert library.unrecorded == {}
    assert library.published["zonder"] == ("m4", "s1")


def test_a_second_time_changes_nothing(recorded: Project):
    before = (recorded.root / RECORD).read_bytes()
    assert _update(recorded) == f"{RECORD} was al volledig."
    assert (recorded.root / RECORD).read_bytes() == before


def test_a_new_number_and_a_new_heading_come_in_beside_the_old(recorded: Project):
    recorded.replace(
        DATA, "maatregelen:\n", "maatregelen:\n  - nr: 9\n    thema: rust\n    kort: Adem\n    tekst: Rustig.\n"
    )
    recorded.replace(PAGE, "{{ cyclus() }}", "## Cirkel {: #cirkel }\n\n{{ cyclus() }}")
    assert load(recorded.root).unrecorded == {"klein": ("m9", "cirkel")}
    assert _update(recorded) == f"{RECORD}: kaart 'klein' kreeg er 2 bij: m9, cirkel."
    assert "  maatregelen: [1, 2, 3, 9]\n" in (recorded.root / RECORD).read_text(encoding="utf-8")


def test_an_address_that_yaml_takes_for_something_else_survives(project: Project):
    project.replace(PAGE, "#wiebelen", "#on").replace(DATA, "sleutel: voeten", "sleutel: 'null'")
    _update(project)
    assert load(project.root).unrecorded == {}


def test_nothing_ever_goes_out(recorded: Project):
    recorded.replace(
        DATA,
        "naam: Klein\n",
        "naam: Klein\nvervallen_delen:\n  - sleutel: wiebelen\n    op: 2026-11-22\n    waarom: Dubbel.\n",
    )
    recorded.replace(PAGE, "#wiebelen", "#bewegen")
    _update(recorded)
    assert "wiebelen, signalen" in (recorded.root / RECORD).read_text(encoding="utf-8")
    assert "bewegen" in load(recorded.root).published["klein"]


def test_a_renamed_card_keeps_the_record_of_its_old_name(recorded: Project):
    (recorded.root / DATA).rename(recorded.root / "data/kaarten/groot.yml")
    (recorded.root / PAGE).rename(recorded.root / "docs/kaarten/groot.md")
    recorded.replace("data/kaarten/groot.yml", "naam: Klein", "naam: Klein\nvroeger: [klein]")
    _update(recorded)
    library = load(recorded.root)
    assert library.cards["groot"].former_names == ("klein",)
    assert library.published["klein"] == library.published["groot"]
    assert library.unrecorded == {}


def test_the_record_is_kept_as_it_was_beside_the_new_one(project: Project):
    _update(project)
    before = (project.root / RECORD).read_bytes()
    new = "  - nr: 9\n    thema: rust\n    kort: Nieuw\n  - nr: 3\n"
    project.replace(DATA, "  - nr: 3\n", new)
    _update(project)
    assert (project.root / "data/vaste-links.vorige.yml").read_bytes() == before


def test_a_full_disk_leaves_the_record_whole(project: Project, monkeypatch: pytest.MonkeyPatch):
    _update(project)
    before = (project.root / RECORD).read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    project.write(RECORD, b"# oud\n[]\n")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        _update(project)
    assert (project.root / RECORD).read_bytes() == b"# oud\n[]\n" != before
    assert [file.name for file in (project.root / "data").iterdir() if file.name.startswith(".new")] == []
