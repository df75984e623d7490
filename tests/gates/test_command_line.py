"""The command line: each command is read by what adds it alone, and all are in the help."""

import pytest

from macros.__main__ import _ADDED_BY, main


@pytest.mark.parametrize("command", _ADDED_BY)
def test_a_command_is_known_to_what_adds_it(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])
    assert left.value.code == 0
    assert f"macros {command}" in capsys.readouterr().out


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    words = capsys.readouterr().out.split()
    assert set(_ADDED_BY) <= set(words)


def test_a_command_that_is_none_is_refused_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["bouwen"])
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert [command for command in _ADDED_BY if command not in said] == []
