"""Paragraphs and lists -> the Markdown of a card: what `macros.card.prose` reads back as the same blocks."""

import re
import textwrap
from collections.abc import Iterable, Sequence

from macros.card.card_links import card_links, is_card_link
from macros.card.prose import Block, ListBlock, Paragraph, Run, to_blocks
from macros.importing.outline import Para, tidy
from macros.importing.yaml_text import WIDTH

_SPECIAL = re.compile(r"[\\`*_\[\]]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
# What would begin a heading, a list, a quotation, a rule, a box or a definition at the start of a line.
_START = re.compile(r"(#+|[-+>!])|(\d+)(?=[.)])")
CONTINUED = "list paragraph"
"""The style of Word for a paragraph within an item of a list, and of LibreOffice when it saves as Word."""
_LINKS = ("#", "https://", "http://", "mailto:")


def inline(runs: Iterable[Run]) -> str:
    """Return runs as one line of Markdown; links to what no page can open are left as their text."""
    parts = []
    for run in runs:
        text = _escaped(run.text)
        body = text.strip()
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        if body and run.bold:
            body = f"**{body}**"
        if body and run.italic:
            body = f"*{body}*"
        can_open = run.link and (run.link.startswith(_LINKS) or is_card_link(run.link))
        if body and run.link and can_open and not re.search(r"[\s()<>]", run.link):
            body = f"[{body}]({run.link})"
        parts.append(f"{before if body else ''}{body}{after if body else text}")
    line = "".join(parts).strip()
    started = _START.match(line)
    if started:
        line = f"\\{line}" if started[1] else f"{started[2]}\\{line[started.end() :]}"
    return line


def plain(text: str) -> str:
    """Return a text without emphasis as Markdown that says just that."""
    return inline(tidy([Run(text=text)]))


def paragraph(runs: Sequence[Run]) -> str:
    """Return one paragraph as Markdown; emphasis that Markdown cannot hold at its place is left out."""
    line = inline(runs)
    read = to_blocks(line)
    if len(read) == 1 and isinstance(read[0], Paragraph) and _same(read[0].runs, runs):
        return line
    return inline(run.model_copy(update={"bold": False, "italic": False}) for run in runs)


def _same(read: Sequence[Run], meant: Sequence[Run]) -> bool:
    return tidy(read) == tidy(meant)


def _escaped(text: str) -> str:
    links = {link.text for link in card_links(text) if is_card_link(f"{link.card}#{link.id}")}
    if links:
        # A link to a card is one as it stands.
        pieces = re.split("|".join(f"({re.escape(link)})" for link in links), text)
        return "".join(piece if piece in links else _escaped(piece) for piece in pieces if piece)
    text = _SPECIAL.sub(r"\\\g<0>", _ENTITY.sub("&amp;", text)).replace("<", "&lt;")
    # `{:` begins an attribute list and `{{` a component, also where a \ stands before them.
    return re.sub(r"\{(?=[:{%#])|\}(?=\})|%(?=\})|#(?=\})", r"\g<0> ", text)


def markdown(blocks: Iterable[Block]) -> str:
    """Return paragraphs and lists as Markdown, each on lines of its own."""
    parts = [
        "\n".join(_list(each, 0)) if isinstance(each, ListBlock) else paragraph(each.runs) for each in _joined(blocks)
    ]
    return "\n\n".join(part for part in parts if part)


def _joined(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks in which no two lists follow each other: Markdown cannot tell them apart, so they are one."""
    out: list[Block] = []
    for block in blocks:
        last = out[-1] if out else None
        if isinstance(block, ListBlock) and isinstance(last, ListBlock):
            out[-1] = last.model_copy(update={"items": (*last.items, *block.items)})
        else:
            out.append(block)
    return out


def _list(block: ListBlock, depth: int) -> list[str]:
    lines, indent = [], " " * 4 * depth
    for number, item in enumerate(block.items, 1):
        mark = f"{number}. " if block.ordered else "- "
        first = True
        for child in _joined(item):
            if isinstance(child, ListBlock):
                lines += [f"{indent}{mark}"] if first else []
                lines += _list(child, depth + 1)
            elif first:
                lines.append(f"{indent}{mark}{paragraph(child.runs)}")
            else:
                lines += ["", f"{indent}    {paragraph(child.runs)}", ""]
            first = False
    while lines and not lines[-1]:
        lines.pop()
    return lines


def blocks_of(paras: Iterable[Para]) -> tuple[Block, ...]:
    """Return paragraphs of a document as blocks: what has a mark becomes the item of a list, nested by its level."""
    out: list[Block] = []
    stack: list[tuple[int, bool, list[list[Block]]]] = []

    def close(level: int) -> None:
        while stack and stack[-1][0] > level:
            _, ordered, items = stack.pop()
            _add(ListBlock(ordered=ordered, items=tuple(tuple(item) for item in items)))

    def _add(block: Block) -> None:
        if stack:
            stack[-1][2][-1].append(block)
        else:
            out.append(block)

    for para in paras:
        if not para.text:
            continue
        block = Paragraph(runs=tidy(para.runs))
        if not para.mark and stack and para.style == CONTINUED:
            stack[-1][2][-1].append(block)
            continue
        if not para.mark:
            close(-1)
            out.append(block)
            continue
        level = min(para.mark.level, (stack[-1][0] + 1) if stack else 0)
        close(level)
        if stack and stack[-1][0] == level and stack[-1][1] != para.mark.ordered:
            close(level - 1)
        if not stack or stack[-1][0] < level:
            stack.append((level, para.mark.ordered, []))
        stack[-1][2].append([block])
    close(-1)
    return tuple(out)


def wrapped(text: str, width: int = WIDTH) -> str:
    """Return Markdown with its long lines broken, where that changes nothing of what it says."""
    lines: list[str] = []
    for line in text.split("\n"):
        mark = re.match(r" *(?:[-*+] |\d+\. )?", line)
        hang = " " * len(mark[0]) if mark else ""
        pieces = textwrap.wrap(
            line, width, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
        )
        lines += [line] if len(line) <= width else pieces
    broken = "\n".join(lines)
    return broken if same_blocks(broken, text) else text


def same_blocks(one: str, other: str) -> bool:
    """Return whether two texts in Markdown say the same in the same form."""
    return to_blocks(one) == to_blocks(other)
