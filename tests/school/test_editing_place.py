"""Where the files of a site are edited in a browser, on each of the three forges that are known."""

import pytest

from macros.reading.school_settings import EditingPlace

PATH = "school/kaarten/huiswerk.yml"


EDIT, NEW = f"main/{PATH}#L7", "main/school/kaarten?filename=huiswerk.yml"


@pytest.mark.parametrize(
    ("address", "edit", "new"),
    [
        ("https://github.com/o/k", f"/edit/{EDIT}", f"/new/{NEW}"),
        ("https://gitlab.com/o/k.git", f"/-/edit/{EDIT}", f"/-/new/main?file_name={PATH}"),
        ("https://gitlab.school.be/o/k/", f"/-/edit/{EDIT}", f"/-/new/main?file_name={PATH}"),
        ("https://codeberg.org/o/k", f"/_edit/{EDIT}", f"/_new/{NEW}"),
        ("https://git.school.be/o/k", f"/_edit/{EDIT}", f"/_new/{NEW}"),
    ],
)
def test_a_file_is_edited_and_begun_where_its_forge_does_that(address, edit, new):
    place = EditingPlace.model_validate({"adres": address})
    base = address.rstrip("/").removesuffix(".git")
    assert place.edit_address(PATH, 7) == base + edit
    assert place.new_address(PATH) == base + new


def test_a_forge_that_its_address_does_not_give_away_can_be_named():
    place = EditingPlace.model_validate({"adres": "https://git.school.be/o/k", "soort": "gitlab", "tak": "uitgave"})
    assert place.edit_address(PATH) == f"https://git.school.be/o/k/-/edit/uitgave/{PATH}"
