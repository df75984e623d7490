"""school/instellingen.yml -> what a school says of itself and of its site; faults with file and line."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, ClassVar
from urllib.parse import urlsplit

from lxml import etree
from pydantic import BeforeValidator, Field, ValidationError, WithJsonSchema
from pydantic_core import PydanticCustomError

from macros.card.model import Record
from macros.card.text import shown
from macros.card.values import AS_LINE, AS_LIST, CardName, Line
from macros.drawing.palette import ENOUGH, as_hex, contrast, dark_palette, is_colour, light_palette
from macros.reading import school
from macros.reading.cards import SHIPPED
from macros.reading.faults import Fault, did_you_mean
from macros.reading.model_faults import model_faults
from macros.reading.own_pages import PAGE_FILE
from macros.reading.school import LOGO_ENDINGS, SCHOOL, SETTINGS
from macros.reading.yaml_source import Source, is_there, read_yaml

_EMAIL = re.compile(r"[^@\s<>\"']+@[^@\s<>\"']+\.[A-Za-z]{2,}")
_BRANCH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,99}")
_FORGES = {"github": "github.com", "gitlab": "gitlab.com", "forgejo": "codeberg.org"}
_MOST_LOGO_BYTES = 500_000
NOWHERE, TEAMS = "nergens", "teams"
"""Where a page may stand in a frame of another program: nowhere, or in a tab of Microsoft Teams."""
FRAMES = (NOWHERE, TEAMS)


def _wrong(message: str) -> PydanticCustomError:
    return PydanticCustomError("fault", "{message}", {"message": message})


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s\"'<>]", text)


def _web_address(value: Any) -> str:  # noqa: ANN401 - whatever stands in the file
    text = str(value).strip()
    if not _is_web_address(text):
        raise _wrong(f"'{shown(text)}' is geen webadres. Schrijf het volledig, zoals https://kaarten.onzeschool.be/.")
    return text


def _site_address(value: Any) -> str:  # noqa: ANN401
    text = _web_address(value)
    parts = urlsplit(text)
    if parts.query or parts.fragment or parts.path.endswith(".html"):
        raise _wrong(
            f"'{shown(text)}' is het adres van een pagina. Schrijf het adres van de hele site, tot en met de "
            "laatste /, zonder index.html."
        )
    return text.rstrip("/") + "/"


def _colour(value: Any) -> str:  # noqa: ANN401
    text = str(value).strip()
    if not is_colour(text):
        raise _wrong(
            f"'{shown(text)}' is geen kleur. Schrijf ze zoals in CSS, tussen aanhalingstekens: \"#0f4c5c\", "
            '"rgb(15 76 92)" of een Engelse naam zoals "teal"; niet doorzichtig.'
        )
    return text


def _remark_address(value: Any) -> str:  # noqa: ANN401
    text = str(value).strip()
    if _EMAIL.fullmatch(text):
        return f"mailto:{text}"
    if _is_web_address(text):
        return text
    raise _wrong(
        f"'{shown(text)}' is geen e-mailadres en geen webadres. Schrijf bijvoorbeeld zorg@onzeschool.be of het adres "
        "van een formulier."
    )


def _matching(pattern: re.Pattern[str], expected: str) -> BeforeValidator:
    def check(value: Any) -> str:  # noqa: ANN401
        text = str(value).strip()
        if not pattern.fullmatch(text):
            raise _wrong(f"'{shown(text)}' {expected}")
        return text

    return BeforeValidator(check)


_TEXT = WithJsonSchema({"type": "string", "minLength": 1})
_ADDRESS = WithJsonSchema({"type": "string", "format": "uri"})
SiteAddress = Annotated[str, BeforeValidator(_site_address), _ADDRESS]
"""The address of a whole site, which ends in a slash."""


class MenuItem(Record):
    """A line of the menu: a page of the school's own, or an address elsewhere."""

    noun: ClassVar[str] = "menupunt"

    title: Line = Field(alias="titel", description="Wat in het menu staat.")
    page: Annotated[
        str, _matching(PAGE_FILE, "is geen pagina. Schrijf de naam van een bestand in paginas/."), _TEXT
    ] = Field(default="", alias="pagina", description="Een bestand in school/paginas/, zoals afspraken.md.")
    address: Annotated[str, BeforeValidator(_web_address), _ADDRESS] = Field(
        default="", alias="adres", description="Een adres elders op het web."
    )


class EditingPlace(Record):
    """Where the source of the site can be edited in a browser."""

    noun: ClassVar[str] = "bewerken"
    article: ClassVar[str] = "het blok"

    address: Annotated[str, BeforeValidator(_web_address), _ADDRESS] = Field(
        alias="adres", description="Het adres van de opslagplaats, zoals https://github.com/onzeschool/focuskaarten."
    )
    branch: Annotated[str, _matching(_BRANCH, "kan geen naam van een tak zijn."), _TEXT] = Field(
        default="main", alias="tak", description="De tak waaruit de site gebouwd wordt."
    )
    forge: Annotated[
        str,
        _matching(re.compile("|".join(_FORGES)), f"is geen soort. Kies uit: {', '.join(_FORGES)}."),
        WithJsonSchema({"enum": list(_FORGES)}),
    ] = Field(default="", alias="soort", description="Welk programma er draait, als dat niet uit het adres blijkt.")

    def edit_address(self, path: str, line: int | None = None) -> str:
        """Return the address of the editor for a file of the project, at a line where the forge can do that."""
        step = {"github": "edit", "gitlab": "-/edit", "forgejo": "_edit"}[self._kind]
        return f"{self._base}/{step}/{self.branch}/{path}" + (f"#L{line}" if line else "")

    def new_address(self, path: str) -> str:
        """Return the address where a file of the project is begun."""
        folder, _, name = path.rpartition("/")
        steps = {
            "github": f"new/{self.branch}/{folder}?filename={name}",
            "gitlab": f"-/new/{self.branch}?file_name={path}",
            "forgejo": f"_new/{self.branch}/{folder}?filename={name}",
        }
        return f"{self._base}/{steps[self._kind]}"

    @property
    def _base(self) -> str:
        return self.address.rstrip("/").removesuffix(".git")

    @property
    def _kind(self) -> str:
        host = urlsplit(self.address).hostname or ""
        known = (kind for kind, usual in _FORGES.items() if host == usual or kind in host)
        return self.forge or next(known, "forgejo")


class SchoolSettings(Record):
    """What a school says of itself and of its site; everything may be left out."""

    noun: ClassVar[str] = "instellingen"
    article: ClassVar[str] = "de"

    school: Annotated[str, Field(max_length=60), AS_LINE] = Field(
        default="", alias="school", description="De naam van je school: op elk blad, in de voettekst en in bestanden."
    )
    site_name: Annotated[str, Field(max_length=40), AS_LINE] = Field(
        default="", alias="naam", description="Hoe de site heet. Zonder dit: Focuskaarten."
    )
    site_url: SiteAddress = Field(
        default="", alias="adres", description="Waar de site staat, als ze op een webserver staat."
    )
    colour: Annotated[str, BeforeValidator(_colour), _TEXT] = Field(
        default="", alias="kleur", description="De kleur van je school, zoals in CSS: tussen aanhalingstekens."
    )
    logo: Annotated[str, _matching(re.compile(r"[^/\\]+"), "is geen naam van een bestand."), _TEXT] = Field(
        default="", alias="logo", description="Een bestand in de map school/: .svg, .png of .jpg."
    )
    contact: Line = Field(default="", alias="contact", description="Wie men kan aanspreken: onderaan elke pagina.")
    footer: Line = Field(default="", alias="voettekst", description="Een regel onderaan elke pagina.")
    remarks: Annotated[str, BeforeValidator(_remark_address), _TEXT] = Field(
        default="", alias="opmerkingen", description="Waar een opmerking over een kaart heen gaat: e-mail of webadres."
    )
    cards: Annotated[tuple[CardName, ...], AS_LIST] = Field(
        default=(), alias="kaarten", description="Welke meegeleverde kaarten je toont. Zonder dit: alle."
    )
    menu: Annotated[tuple[MenuItem, ...], AS_LIST] = Field(
        default=(), alias="menu", description="Wat er in het menu bij komt, in volgorde."
    )
    frames: Annotated[
        str,
        _matching(re.compile("|".join(FRAMES)), f"kan hier niet staan. Kies uit: {', '.join(FRAMES)}."),
        WithJsonSchema({"enum": list(FRAMES)}),
    ] = Field(
        default=NOWHERE,
        alias="inbedden",
        description="Waar een pagina in een kader van een ander programma mag staan: nergens, of in een tabblad van "
        "Teams. Dat vraagt een webserver met https.",
    )
    editing: EditingPlace | None = Field(
        default=None, alias="bewerken", description="Waar men de kaarten in de browser kan aanpassen."
    )


def load_school_settings(root: Path) -> tuple[SchoolSettings, list[Fault], list[Fault]]:
    """Return what the school set, the faults of the file, and what is noticed of it; no file is nothing set."""
    nothing = SchoolSettings.model_construct()
    if not is_there(root / SETTINGS):
        return _with_logo(root, nothing, Source(SETTINGS))[0], [], []
    source = read_yaml(root / SETTINGS, SETTINGS)
    if source.value is None:
        return nothing, source.faults, []
    if not isinstance(source.value, dict):
        text = "hier worden instellingen verwacht: 'school: ...', 'kleur: ...', elk op een eigen regel."
        return nothing, [*source.faults, Fault(SETTINGS, 1, text)], []
    try:
        settings = SchoolSettings.model_validate(source.value)
    except ValidationError as error:
        return nothing, [*source.faults, *model_faults(error, source, SchoolSettings)], []
    settings, faults = _with_logo(root, settings, source)
    faults += [*source.faults, *_menu_faults(root, settings, source), *_card_faults(root, settings, source)]
    return settings, faults, _notices(settings, source)


def _menu_faults(root: Path, settings: SchoolSettings, source: Source) -> Iterator[Fault]:
    known = [file.name for file in (root / school.PAGES).glob("*.md")]
    for index, item in enumerate(settings.menu):
        where = f"menupunt '{shown(item.title)}': "
        if bool(item.page) == bool(item.address):
            yield source.fault(("menu", index), f"{where}schrijf 'pagina' of 'adres', een van de twee.")
        elif item.page and item.page not in known:
            text = f"de pagina '{item.page}' staat niet in {school.PAGES}/.{did_you_mean(item.page, known)}"
            yield source.fault(("menu", index, "pagina"), where + text)


def _card_faults(root: Path, settings: SchoolSettings, source: Source) -> Iterator[Fault]:
    known = SHIPPED.names(root)
    for index, name in enumerate(settings.cards):
        if name not in known:
            text = f"'kaarten': '{name}' is geen meegeleverde kaart.{did_you_mean(name, known)}"
            yield source.fault(("kaarten", index), text)


def _notices(settings: SchoolSettings, source: Source) -> list[Fault]:
    if not settings.colour:
        return []
    light, dark = light_palette(settings.colour), dark_palette(settings.colour)
    asked = as_hex(settings.colour)
    if light.header == asked:
        return []
    found, needed = _number(contrast(asked, "#fff")), _number(ENOUGH)
    text = (
        f"'kleur': witte letters op {asked} zijn slecht te lezen (contrast {found}; nodig is {needed}). De lichte "
        f"weergave gebruikt {light.header}, de donkere {dark.header} met {dark.strong} voor tekst."
    )
    return [source.fault(("kleur",), text)]


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _with_logo(root: Path, settings: SchoolSettings, source: Source) -> tuple[SchoolSettings, list[Fault]]:
    """Return the settings with the logo that stands in the folder, when none is named, and what is wrong with it."""
    found = [name for ending in LOGO_ENDINGS if is_there(root / SCHOOL / (name := f"logo{ending}"))]
    name = settings.logo or next(iter(found), "")
    if not name:
        return settings, []
    problem = _logo_problem(root / SCHOOL / name)
    if problem:
        path = f"{SCHOOL}/{name}"
        where = source.fault(("logo",), f"'logo': {problem}") if settings.logo else Fault(path, 1, problem)
        return settings, [where]
    return settings.model_copy(update={"logo": name}), []


def _logo_problem(file: Path) -> str | None:
    """Return in Dutch what is wrong with a logo; None when it can be shown."""
    if file.suffix.lower() not in LOGO_ENDINGS:
        return f"'{shown(file.name)}' is geen logo. Neem een bestand dat eindigt op .svg, .png of .jpg."
    try:
        data = file.read_bytes()
    except OSError:
        return f"het bestand {SCHOOL}/{shown(file.name)} is er niet. Zet het erin, of verbeter de naam."
    if len(data) > _MOST_LOGO_BYTES:
        return (
            f"{shown(file.name)} is {len(data) // 1000} kB groot. Maak het kleiner dan {_MOST_LOGO_BYTES // 1000} kB."
        )
    signs = {".png": b"\x89PNG\r\n", ".jpg": b"\xff\xd8\xff", ".svg": b"<svg"}
    sign = signs[file.suffix.lower()]
    is_kind = _is_svg(data) if sign == b"<svg" else data.startswith(sign)
    return None if is_kind else f"{shown(file.name)} is geen {file.suffix[1:]}-bestand. Bewaar het opnieuw als .png."


def _is_svg(data: bytes) -> bool:
    try:
        data.decode("utf-8-sig")
        tree = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except (UnicodeDecodeError, etree.XMLSyntaxError):
        return False
    return bool(etree.QName(tree).localname == "svg")
