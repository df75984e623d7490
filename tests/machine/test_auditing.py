"""`kaarten.py lekken`: what two programs say of the packages, told in Dutch."""

import pytest

from macros.machine.auditing import Asked, _told


@pytest.mark.parametrize(
    ("content", "said", "status", "told"),
    [
        (True, "No known vulnerabilities found", 0, "x: geen bekende lekken.\n"),
        (False, "Found 2 known vulnerabilities in 1 package", 1, "x: er is een bekend lek."),
        (False, "# npm audit report\n\nlodash  <4.17.21", 1, "x: er is een bekend lek."),
        (True, "Name  Skip Reason\ntzdata could not be audited: tzdata", 1, "x: niet nagekeken, want het internet"),
        (False, "npm error code ENOTFOUND", 1, "x: niet nagekeken, want het internet"),
        (
            False,
            "npm warn audit 404\nnpm error audit endpoint returned an error",
            1,
            "x: niet nagekeken, want het internet",
        ),
        (False, "No module named uv", 1, "x: niet nagekeken. Dit is wat het programma zei:\nNo module named uv"),
    ],
)
def test_an_answer_is_told_in_dutch(
    capsys: pytest.CaptureFixture[str], content: bool, said: str, status: int, told: str
):
    assert _told("x", Asked(content, said)) == status
    assert capsys.readouterr().out.startswith(told)
