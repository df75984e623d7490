"""nginx, Apache and Caddy, started for real with the files made for the site, in the root and in a sub-path."""

import getpass
import gzip
import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path

import pytest

from macros.hosting import rules
from macros.hosting.host_files import blocks_beside, files_within
from macros.hosting.rules import Hosting, hosting
from macros.reading.school_settings import NOWHERE, TEAMS
from tests import needs

IN_TEAMS = "frame-ancestors 'self' https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft;"
PAGE = "<!doctype html><title>Kaarten</title>" + "<p>één kaart</p>" * 200
FILES = {
    "index.html": PAGE,
    "404.html": "<!doctype html><title>Niet gevonden</title>",
    "kaarten/hechting.html": PAGE,
    "kaarten/hechting.pdf": "%PDF-1.7 " + "x" * 3000,
    "kaarten/hechting.docx": "PK",
    "kaarten/hechting.json": json.dumps({"kaart": "hechting", "tekst": "x" * 3000}),
    "assets/focuskaarten.0123abcd.css": "a{color:red}" * 200,
    "assets/focuskaarten.0123abcd.js": "var a=1;" * 300,
    "assets/iframe-worker.js": "var b=1;",
    "school/logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "search/index.js": 'receive("index","search/0123abcd")',
}


@pytest.fixture(scope="module", params=["", "/team/kaarten"], ids=["root", "sub-path"])
def host(request: pytest.FixtureRequest) -> Hosting:
    return hosting(f"https://kaarten.school.be{request.param}/", TEAMS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, host: Hosting) -> Path:
    """The site as it is unpacked on a server, with its host files."""
    folder = tmp_path_factory.mktemp("server") / "site"
    for address, text in FILES.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_text(text, encoding="utf-8")
    for address, data in files_within(host, FILES).items():
        (folder / address).write_bytes(data)
    # Servers run as a user of their own.
    for parent in folder.parents:
        if parent.is_relative_to("/tmp") and parent != Path("/tmp"):
            parent.chmod(0o755)
    return folder


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def _running(command: list[str], port: int, log: Path, environment: dict[str, str] | None = None) -> Iterator[None]:
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=environment)
    try:
        for _ in range(150):
            assert process.poll() is None, log.read_text(encoding="utf-8", errors="replace")
            with socket.socket() as client:
                if client.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def _program(program: needs.Program) -> str:
    found = program.find()
    if not found:
        pytest.skip(f"{program.name} is not on this machine")
    return found


@contextmanager
def nginx(folder: Path, host: Hosting, port: int, work: Path) -> Iterator[None]:
    block = blocks_beside(host, str(folder), "_")["nginx.conf"].decode()
    block = block.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("    listen [::]:80;\n", "")
    user = f"user {getpass.getuser()};\n" if os.geteuid() == 0 else ""
    temporary = "".join(
        f"{kind}_temp_path {work}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (work / "nginx.conf").write_text(
        f"{user}daemon off;\npid {work}/pid;\nerror_log {work}/error.log;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{temporary}{block}}}\n"
    )
    command = [_program(needs.NGINX), "-p", str(work), "-c", str(work / "nginx.conf"), "-e", str(work / "error.log")]
    with _running(command, port, work / "log"):
        yield


@contextmanager
def apache(folder: Path, host: Hosting, port: int, work: Path) -> Iterator[None]:
    program = _program(needs.APACHE)
    modules = next(path for path in map(Path, ("/usr/lib/apache2/modules", "/usr/libexec/apache2")) if path.exists())
    names = ("mpm_event", "authz_core", "dir", "mime", "headers", "deflate", "filter", "rewrite", "alias", "unixd")
    loaded = "\n".join(
        f"LoadModule {name}_module {modules}/mod_{name}.so" for name in names if (modules / f"mod_{name}.so").exists()
    )
    (work / "root").mkdir()
    place = f"Alias {host.folder} {folder}\nDocumentRoot {work}/root" if host.folder else f"DocumentRoot {folder}"
    user = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
    (work / "httpd.conf").write_text(
        f"ServerRoot {work}\nListen 127.0.0.1:{port}\nServerName localhost\nPidFile {work}/pid\n{loaded}\n{user}"
        f"ErrorLog {work}/error.log\nTypesConfig /dev/null\n{place}\n"
        f"<Directory {folder}>\nAllowOverride All\nRequire all granted\n</Directory>\n"
    )
    with _running([program, "-X", "-f", str(work / "httpd.conf")], port, work / "log"):
        yield


@contextmanager
def caddy(folder: Path, host: Hosting, port: int, work: Path) -> Iterator[None]:
    block = blocks_beside(host, str(folder), f"http://127.0.0.1:{port}")["Caddyfile"].decode()
    (work / "Caddyfile").write_text(f"{{\n\tadmin off\n}}\n{block}")
    environment = os.environ | {"HOME": str(work), "XDG_DATA_HOME": str(work), "XDG_CONFIG_HOME": str(work)}
    command = [_program(needs.CADDY), "run", "--config", str(work / "Caddyfile"), "--adapter", "caddyfile"]
    with _running(command, port, work / "log", environment):
        yield


SERVERS: dict[str, Callable] = {"nginx": nginx, "apache": apache, "caddy": caddy}


@pytest.fixture(scope="module", params=SERVERS)
def server(
    request: pytest.FixtureRequest, folder: Path, host: Hosting, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the site on a server, ending in a slash."""
    port, work = _free_port(), tmp_path_factory.mktemp("work")
    work.chmod(0o755)
    with SERVERS[request.param](folder, host, port, work):
        yield f"http://127.0.0.1:{port}{host.base}"


def _get(address: str, **headers: str) -> tuple[int, Message, bytes]:
    request = urllib.request.Request(address, headers=headers)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=30) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


@pytest.mark.parametrize("address", [name for name in FILES if name != "404.html"])
def test_every_kind_of_file_has_its_type_and_content(server: str, address: str):
    status, headers, data = _get(server + address)
    assert (status, data.decode()) == (200, FILES[address])
    expected = rules.TYPES[Path(address).suffix]
    assert headers["Content-Type"].replace(" ", "").lower() in (expected.replace(" ", ""), f"{expected};charset=utf-8")


def test_the_address_of_the_site_shows_its_first_page(server: str):
    status, _, data = _get(server)
    assert (status, data.decode()) == (200, PAGE)


@pytest.mark.parametrize("address", ["nergens.html", "kaarten/nergens.html", "diep/in/het/niets"])
def test_what_is_not_there_shows_the_page_that_says_so(server: str, address: str):
    status, headers, data = _get(server + address)
    assert status == 404
    assert b"Niet gevonden" in data
    assert headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("address", ["", "kaarten/hechting.html", "assets/focuskaarten.0123abcd.js", "nergens.html"])
def test_every_answer_has_every_security_header_once(server: str, host: Hosting, address: str):
    _, headers, _ = _get(server + address)
    for name, value in host.headers.items():
        assert headers.get_all(name) == [value], name


def test_a_name_with_a_fingerprint_is_kept_for_a_year_and_all_else_shortly(server: str):
    for address in FILES:
        if address == "404.html":
            continue
        expected = rules.KEPT_FOREVER if "0123abcd" in address else rules.KEPT_SHORTLY
        assert _get(server + address)[1].get_all("Cache-Control") == [expected], address


def test_what_is_not_there_is_not_kept_for_long(server: str):
    kept = _get(f"{server}assets/weg.0123abcd.js")[1].get("Cache-Control", "")
    assert "immutable" not in kept


def test_texts_are_compressed_and_a_pdf_is_not(server: str):
    for address in ("index.html", "assets/focuskaarten.0123abcd.css", "assets/focuskaarten.0123abcd.js"):
        _, headers, data = _get(server + address, **{"Accept-Encoding": "gzip"})
        assert headers["Content-Encoding"] == "gzip", address
        assert gzip.decompress(data).decode() == FILES[address]
        assert "Accept-Encoding" in headers.get("Vary", "")
    assert "Content-Encoding" not in _get(server + "kaarten/hechting.pdf", **{"Accept-Encoding": "gzip"})[1]


def test_a_folder_is_not_listed(server: str):
    assert _get(f"{server}assets/")[0] in (403, 404)


def test_the_settings_for_iis_name_every_type_and_header(folder: Path, host: Hosting):
    tree = ET.parse(folder / "web.config")
    types = {each.get("fileExtension"): each.get("mimeType") for each in tree.iter("mimeMap")}
    assert types == rules.TYPES
    headers = {each.get("name"): each.get("value") for each in tree.find(".//customHeaders").findall("add")}
    assert headers == host.headers
    kept = [each.get("path") for each in tree.iter("location")]
    assert kept == ["assets/focuskaarten.0123abcd.css", "assets/focuskaarten.0123abcd.js"]
    assert tree.find(".//httpErrors/error").get("path") == f"{host.base}404.html"


def test_the_headers_for_netlify_and_cloudflare_say_the_same(folder: Path, host: Hosting):
    lines = (folder / "_headers").read_text(encoding="utf-8").splitlines()
    everywhere = lines[lines.index("/*") + 1 : lines.index("/assets/focuskaarten.0123abcd.css")]
    assert everywhere == [f"  {name}: {value}" for name, value in host.headers.items()]
    assert lines.count(f"  Cache-Control: {rules.KEPT_FOREVER}") == 2


def test_azure_asks_everyone_to_sign_in(folder: Path, host: Hosting):
    settings = json.loads((folder / "staticwebapp.config.json").read_text(encoding="utf-8"))
    assert all(route["allowedRoles"] == ["authenticated"] for route in settings["routes"])
    assert settings["routes"][-1]["route"] == "/*"
    assert settings["globalHeaders"].items() >= host.headers.items()
    assert settings["responseOverrides"]["401"]["redirect"].startswith("/.auth/login/")


def test_nothing_is_promised_for_https_that_a_school_does_not_have():
    assert "Strict-Transport-Security" not in hosting("http://kaarten.intranet/", NOWHERE).headers
    assert hosting("", NOWHERE).base == "/"


def test_a_server_lets_teams_show_the_site_only_when_the_school_says_so(server: str):
    _, headers, _ = _get(server)
    assert IN_TEAMS in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none';" in hosting("", NOWHERE).headers["Content-Security-Policy"]


def test_nginx_and_caddy_find_nothing_to_say_about_their_blocks(folder: Path, host: Hosting, tmp_path: Path):
    program = shutil.which("caddy") or _program(needs.CADDY)
    (tmp_path / "Caddyfile").write_bytes(blocks_beside(host, str(folder), "kaarten.school.be")["Caddyfile"])
    run = subprocess.run(
        [program, "validate", "--config", str(tmp_path / "Caddyfile"), "--adapter", "caddyfile"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"HOME": str(tmp_path)},
    )
    assert run.returncode == 0, run.stderr
