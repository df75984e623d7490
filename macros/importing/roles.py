"""What each block of a document is on a card: a signal, a measure, part of one, a theme, or prose."""

import re

from macros.importing.measure_table import about_signals, read_numbered
from macros.importing.outline import Block, Para, Table
from macros.importing.recognise import MEASURES, NAMED_SIGNALS, SIGNALS, TRAITS

_FEWEST = 3
"""Items of a list that can be taken for measures when no heading says so."""
_BY_LINE = 9
"""The level of a line that announces a list: below every heading."""


def roles_of(blocks: list[Block]) -> tuple[list[str], bool]:
    """Return for every block what it is on a card: a signal, a measure, part of one, a theme, or "" for prose.

    And whether the measures are a guess: a list that no heading calls so.
    """
    contexts = _contexts(blocks)
    roles = [""] * len(blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            signals = about_signals(block, contexts[index][1])
            if read_numbered(block, contexts[index][1]):
                roles[index] = "signals" if signals else "measures"
    in_tables = "measures" in roles
    signals_in_tables = "signals" in roles
    if not signals_in_tables:
        _mark_list(blocks, roles, [kind == "signal" for kind, _ in contexts], "signal")
    if not in_tables:
        chosen = [kind == "measure" for kind, _ in contexts]
        _mark_list(blocks, roles, chosen, "measure")
        if "measure" not in roles:
            _mark_headings(blocks, roles, contexts)
        if "measure" not in roles:
            _mark_list(blocks, roles, _longest_list(blocks, roles), "measure")
            return roles, "measure" in roles
    return roles, False


def _contexts(blocks: list[Block]) -> list[tuple[str, str]]:
    """Return for every block whether its headings speak of signals or measures ("" for neither), and what they say."""
    out: list[tuple[str, str]] = []
    stack: list[tuple[int, str, str]] = []
    clearest = max(map(_clearness, blocks), default=0)
    for block in blocks:
        if isinstance(block, Para) and block.heading:
            while stack and stack[-1][0] >= block.heading:
                stack.pop()
            said = _said(block, clearest)
            inherited = stack[-1][1] if stack else ""
            stack.append((block.heading, said or inherited, block.text))
        elif isinstance(block, Para) and block.text.endswith(":") and not block.mark and len(block.text) < 160:
            said = _said(block, clearest)
            kind = said or (stack[-1][1] if stack else "")
            out.append((stack[-1][1] if stack else "", block.text))
            if said:
                stack = [*(one for one in stack if one[0] != _BY_LINE), (_BY_LINE, kind, block.text)]
            continue
        out.append((stack[-1][1], stack[-1][2]) if stack else ("", ""))
    return out


def _clearness(block: Block) -> int:
    """Return how clearly a heading, or a line that announces a list, says that signals follow; 0: not at all.

    Where a document says "signalen" itself, "kenmerken" are something else, and so on down.
    """
    if not isinstance(block, Para) or not (block.heading or block.text.endswith(":")) or not SIGNALS.search(block.text):
        return 0
    if NAMED_SIGNALS.search(block.text):
        return 4
    if not block.heading:
        return 1
    return 2 if TRAITS.search(block.text) else 3


def _said(block: Para, clearest: int) -> str:
    if 0 < clearest == _clearness(block):
        return "signal"
    return "measure" if MEASURES.search(block.text) else ""


def _mark_list(blocks: list[Block], roles: list[str], chosen: list[bool], role: str) -> None:
    """Give the items of lists among the chosen blocks their role, and what stands between them theirs."""
    last, top = -1, 0
    for index, block in enumerate(blocks):
        if isinstance(block, Para) and block.heading and not (index and chosen[index - 1]):
            top = block.heading
        if not chosen[index] or isinstance(block, Table) or roles[index]:
            last = -1
        elif block.heading:
            if last >= 0 or (role == "measure" and _item_follows(blocks, chosen, index)):
                last = -1
                if (
                    role == "measure"
                    and index
                    and chosen[index - 1]
                    and (block.heading > top or "measure" in roles[:index])
                ):
                    roles[index] = "theme"
        elif block.mark and block.mark.level == 0:
            if last >= 0:
                for between in range(last + 1, index):
                    roles[between] = roles[between] or f"{role}-more"
            roles[index], last = role, index
        elif block.mark and last >= 0:
            for between in range(last + 1, index + 1):
                roles[between] = f"{role}-more"
            last = index


def _item_follows(blocks: list[Block], chosen: list[bool], index: int) -> bool:
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    return isinstance(following, Para) and bool(following.mark) and chosen[index + 1]


def _mark_headings(blocks: list[Block], roles: list[str], contexts: list[tuple[str, str]]) -> None:
    """Take numbered headings under a heading about measures for measures: each with the text that follows it."""
    numbered = {
        index: block.heading
        for index, block in enumerate(blocks)
        if isinstance(block, Para) and block.heading and contexts[index][0] == "measure" and digits_of(block)
    }
    if len(numbered) < _FEWEST:
        return
    level = max(numbered.values())
    for index in (one for one, heading in numbered.items() if heading == level):
        roles[index] = "measure"
        for after in range(index + 1, len(blocks)):
            block = blocks[after]
            if isinstance(block, Table) or block.heading:
                break
            roles[after] = "measure-more"


def _longest_list(blocks: list[Block], roles: list[str]) -> list[bool]:
    """Return the blocks of the longest numbered list, or else of the longest list, that has no role yet."""
    best: list[int] = []
    for ordered in (True, False):
        run: list[int] = []
        for index, block in enumerate([*blocks, None]):
            mark = block.mark if isinstance(block, Para) and not block.heading else None
            if mark and not roles[index] and (mark.level > 0 or mark.ordered == ordered):
                run.append(index)
            else:
                best = run if len(run) > len(best) else best
                run = []
        if len(best) >= _FEWEST:
            return [index in best for index in range(len(blocks))]
    return [False] * len(blocks)


def digits_of(block: Para) -> str:
    """Return the number that stands before a paragraph, typed or counted; "" when it has none."""
    if block.mark and block.mark.ordered:
        match = re.fullmatch(r"\(?(\d+(?:\.\d+)*)[.):]?", block.mark.label)
        return match[1] if match else ""
    match = (
        re.match(r"(?:maatregel|tip|stap)?\s*(\d{1,4})[.:)]?\s", block.text, re.IGNORECASE) if block.heading else None
    )
    return match[1] if match else ""
