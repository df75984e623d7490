"""One number -> one damaged file: what an editor, a program or a stranger may do to a text, the same for every run."""

import random
import re
from collections.abc import Mapping

SIGNS = (
    *("\t", " ", ":", ": ", "- ", "#", "'", '"', "|", ">", "&a ", "*a", "!x ", "%", "@", "`", "[", "]", "{", "}", "?"),
    *("{{", "}}", "{#", "{%", "{: ", "<", "<b>", "<script>", "</", "&#0;", "&#x1;", "![", "](", "---", "...", "<<: "),
    *("\n", "\n\n", "\r", "\r\n", "\\", "~", "null", "no", "013", "1_0", "12:30", "=", "==", "* ", "> ", "    "),
    *(
        "!!! ",
        "\0",
        "\x02",
        "\x85",
        "\u2028",
        "\ufeff",
        "\u202e",
        "👩🏽‍🏫",
        "é",
        "%s",
        "\\UFFFFFFFF",
        "%YAML 1.1",
        "{0}",
    ),
    *("0" * 5000, "[" * 2000, "> " * 500),
)
"""Pieces that mean something to YAML, Markdown, a template, HTML or a reader of characters."""

_TEXTS = (
    *(
        " # weg",
        " {# weg #}",
        " {{ x }}",
        "{% raw %}",
        " <b>vet</b>",
        " &amp; ",
        " &lt;b&gt;",
        " 👍",
        "\u00ad",
        "\u00a0",
    ),
    *(
        "\n\n[a]: https://x.be\n\n",
        " [b][a] ",
        " [c](https://x.be) ",
        " [d](#m1) ",
        " <https://x.be> ",
        " ![e](f.png) ",
    ),
    *(
        "\n- een\n- twee\n",
        "\n• een\n• twee\n",
        "\n1. een\n2. twee\n",
        "\n| a | b |\n|---|---|\n| c | d |\n",
        " *x* _y_ ",
    ),
    *(
        "\n```\ncode\n```\n",
        " `code` ",
        "\n\nWoord: waarde\n\n",
        "\nTerm\n: uitleg\n",
        " [^1] ",
        "\n[^1]: noot\n",
        " ~~x~~ ",
    ),
    *(
        "\n***\n",
        "\n====\n",
        "\n---\n",
        "\n## Kop {: #kop }\n",
        "\n### Kop\n",
        "\n+ een\n",
        "\n2) twee\n",
        " ﬁn ",
        " a_b_c ",
    ),
    *(
        "“Zo.”",
        " 3 < 4 ",
        " a*b ",
        "\\*",
        " \\",
        " $x$ ",
        "*[HTML]: x\n",
        "\n    diep\n",
        " --- ",
        " m² ½ → ≥ ",
        " Ω ж 中 ",
    ),
)
"""What people type or paste, and what one renderer or another might leave out."""

_WAYS = (
    *("sign",) * 2,
    *("text",) * 6,
    *("delete", "replace", "drop line", "double line", "indent line", "swap lines"),
    *("join lines", "outdent line", "other words", "end", "bytes"),
)

_BETWEEN_WORDS = re.compile(r"[\w.]+(?=\s)")


def damaged(number: int, files: Mapping[str, str]) -> tuple[str, bytes]:
    """Return the name and the new content of one of the `files`, damaged in one to three places."""
    chance = random.Random(number)
    path = chance.choice(sorted(files))
    text = files[path]
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        way = chance.choice(_WAYS)
        if way == "end":
            text = text[: chance.randint(0, len(text))]
        elif way == "bytes":
            data = bytearray(text.encode())
            data[chance.randint(0, len(data)) : 0] = chance.randbytes(chance.randint(1, 3))
            return path, bytes(data)
        elif way in ("sign", "text", "delete", "replace"):
            text = _within_line(chance, way, text)
        else:
            text = "\n".join(_lines(chance, way, text.split("\n")))
    return path, text.encode("utf-8", "surrogatepass")


def _within_line(chance: random.Random, way: str, text: str) -> str:
    start = chance.randint(0, len(text))
    if way == "delete":
        return text[:start] + text[start + chance.randint(1, 40) :]
    if way == "sign":
        return text[:start] + chance.choice(SIGNS) + text[start:]
    if way == "replace":
        return text[:start] + chance.choice(SIGNS) + text[start + 1 :]
    # Between words, where a text goes on: in the same way as the lines around it.
    spaces = [match.end() for match in _BETWEEN_WORDS.finditer(text)] or [start]
    place = chance.choice(spaces)
    begin = text.rfind("\n", 0, place) + 1
    indent = len(text[begin:]) - len(text[begin:].lstrip(" "))
    piece = chance.choice(_TEXTS).replace("\n", "\n" + " " * (indent + chance.choice((0, 2, 2, 4))))
    return text[:place] + piece + text[place:]


def _lines(chance: random.Random, way: str, lines: list[str]) -> list[str]:
    at = chance.randrange(len(lines))
    if way == "drop line":
        del lines[at]
    elif way == "double line":
        lines.insert(at, lines[at])
    elif way == "indent line":
        lines[at] = chance.choice(("  ", " ", "\t", "- ")) + lines[at]
    elif way == "outdent line":
        lines[at] = lines[at].removeprefix("  ")
    elif way == "swap lines":
        other = chance.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    elif way == "join lines" and at:
        lines[at - 1 : at + 1] = [f"{lines[at - 1]} {lines[at].strip()}"]
    elif way == "other words":
        # The value of another line, under this key.
        key, colon, _ = lines[at].partition(": ")
        value = chance.choice(lines).partition(": ")[2]
        if colon and value:
            lines[at] = f"{key}: {value}"
    return lines
