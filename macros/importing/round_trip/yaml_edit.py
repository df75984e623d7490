"""A YAML file changed in place: only the values that must change; comments, order and line breaks stay.

Every edit finds its place anew with PyYAML's own marks and splices text there. Writing the file out from its values
would lose how people laid it out.
"""

import re
from difflib import SequenceMatcher

import yaml

from macros.importing.markdown_text import same_blocks, wrapped
from macros.importing.yaml_text import one_line, value
from macros.reading.yaml_source import Place

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlEdit:
    r"""The text of a sound YAML file with `\n` line ends; `text` is how it stands after the edits so far."""

    def __init__(self, text: str) -> None:
        self.text = text

    def set(self, place: Place, new: str) -> None:
        """Give a field or an item of a list another text; a field that is not there is added to its mapping."""
        self._open(place)
        node = self._find(place)
        if node is None:
            self._add_raw(place, f" {value(new, self._column(place) + 2)}")
        elif isinstance(node, yaml.ScalarNode):
            start, end = self._span(node)
            old = self.text
            column = self._column(place) + 2
            self.text = old[:start] + self._scalar(node, new, column) + old[end:]
            if not self._says(place, new):
                self.text = old[:start] + value(new, column, room=start - old.rfind("\n", 0, start)) + old[end:]
        else:
            self.remove(place)
            self._add_raw(place, f" {value(new, self._column(place) + 2)}")

    def set_plain(self, place: Place, new: str) -> None:
        """Give a field a value that is no text, such as a day or a number."""
        self._open(place)
        node = self._find(place)
        if node is None:
            self._add_raw(place, f" {new}")
        else:
            start, end = self._span(node)
            self.text = self.text[:start] + new + self.text[end:]

    def add_nested(self, place: Place, lines: list[str]) -> None:
        """Add a field whose value is YAML of more lines, each as it stands below its key without its indent."""
        self._open(place)
        indent = " " * (self._column(place) + 2)
        self._add_raw(place, "".join(f"\n{indent}{line}" if line else "\n" for line in lines))

    def append(self, place: Place, item: list[str]) -> None:
        """Put an item, as lines of YAML, at the end of a list of the file, which may not be there yet."""
        node = self._find(place)
        if isinstance(node, yaml.SequenceNode):
            self.arrange(place, [*range(len(node.value)), "\n".join(item)])
        else:
            self.add_nested(place, item)

    def index_of(self, place: Place, key: str, wanted: str) -> int | None:
        """Return the number of the item of a list in which `key` has this value, or None."""
        node = self._find(place)
        for index, item in enumerate(node.value if isinstance(node, yaml.SequenceNode) else []):
            if any(name.value == key and child.value == wanted for name, child in item.value):
                return index
        return None

    def remove(self, place: Place) -> None:
        """Take a field away, with all that stands in it."""
        self._open(place)
        pairs = self._pairs(place)
        number = next((number for number, (key, _) in enumerate(pairs) if key.value == place[-1]), None)
        if number is None:
            return
        key, node = pairs[number]
        start = self.text.rfind("\n", 0, key.start_mark.index) + 1
        if not self.text[start : key.start_mark.index].strip():
            self.text = self.text[:start] + self.text[self._line_end(self._end(node)) :]
        elif number + 1 < len(pairs):
            # The first field of an item stands behind its dash: the next one takes its place.
            self.text = self.text[: key.start_mark.index] + self.text[pairs[number + 1][0].start_mark.index :]
        else:
            self.text = self.text[: key.start_mark.index] + "{}" + self.text[self._end(node) :]

    def arrange(self, place: Place, order: list[int | str]) -> None:
        """Put the items of a list in another order: the number of an item that is there, or the YAML of a new one."""
        self._open((*place, 0))
        node = self._find(place)
        if not isinstance(node, yaml.SequenceNode):
            raise TypeError(f"{place} is no list")
        column = node.start_mark.column
        starts = [self._item_start(item, column, first=number == 0) for number, item in enumerate(node.value)]
        end = self._line_end(self._end(node.value[-1]))
        pieces = [self.text[start:after] for start, after in zip(starts, [*starts[1:], end], strict=True)]
        pieces = [piece if piece.endswith("\n") else f"{piece}\n" for piece in pieces]
        out = [pieces[item] if isinstance(item, int) else _indented(item, " " * column) for item in order]
        self.text = self.text[: starts[0]] + "".join(out) + self.text[end:]

    def drop_item(self, place: Place, index: int) -> None:
        """Take an item out of a list, and the list itself when nothing else stands in it."""
        node = self._find(place)
        count = len(node.value) if isinstance(node, yaml.SequenceNode) else 0
        if count > 1:
            self.arrange(place, [each for each in range(count) if each != index])
        else:
            self.remove(place)

    def take_out(self, place: Place, text: str) -> None:
        """Take a text out of a list, and the list itself when nothing else stands in it."""
        node = self._find(place)
        items = node.value if isinstance(node, yaml.SequenceNode) else []
        left: list[int | str] = [number for number, item in enumerate(items) if item.value != text]
        if left:
            self.arrange(place, left)
        else:
            self.remove(place)

    # --- Places ---

    def _find(self, place: Place) -> yaml.Node | None:
        node: yaml.Node | None = yaml.compose(self.text, Loader=_LOADER)
        for step in place:
            if isinstance(node, yaml.MappingNode):
                node = next((child for key, child in node.value if key.value == step), None)
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
            else:
                return None
        return node

    def _pairs(self, place: Place) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
        """Return the keys and values of the mapping that a place stands in."""
        mapping = self._find(place[:-1])
        return list(mapping.value) if isinstance(mapping, yaml.MappingNode) else []

    def _column(self, place: Place) -> int:
        """Return the column of the keys beside a place, or of the dashes of its list."""
        if isinstance(place[-1], int):
            parent = self._find(place[:-1])
            return parent.start_mark.column if parent else 0
        pairs = self._pairs(place)
        return pairs[0][0].start_mark.column if pairs else 0

    def _says(self, place: Place, text: str) -> bool:
        try:
            node = self._find(place)
        except yaml.YAMLError:
            return False
        return isinstance(node, yaml.ScalarNode) and node.value.split() == text.split()

    def _span(self, node: yaml.Node) -> tuple[int, int]:
        start, end = node.start_mark.index, node.end_mark.index
        return start, start + len(self.text[start:end].rstrip())

    def _end(self, node: yaml.Node) -> int:
        """Return where the last sign of a value stands."""
        while isinstance(node, yaml.MappingNode | yaml.SequenceNode) and node.value and not node.flow_style:
            last = node.value[-1]
            node = last[1] if isinstance(last, tuple) else last
        return self._span(node)[1]

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1

    def _item_start(self, item: yaml.Node, column: int, *, first: bool) -> int:
        """Return where an item of a list begins: at the line of its dash, or of the comments right above it."""
        start = self.text.rfind("\n", 0, item.start_mark.index) + 1
        while start and not re.match(rf" {{{column}}}-(?:\s|$)", self.text[start:]):
            start = self.text.rfind("\n", 0, start - 1) + 1
        while not first and start:
            above = self.text.rfind("\n", 0, start - 1) + 1
            if not re.match(rf" {{{column}}}#", self.text[above:start]):
                break
            start = above
        return start

    def _open(self, place: Place) -> None:
        """Write out in lines what stands between brackets or braces on the way to a place: then a line can change."""
        for count in range(len(place)):
            node = self._find(place[:count])
            if isinstance(node, yaml.MappingNode | yaml.SequenceNode) and node.flow_style:
                start, end = self._span(node)
                raw = self.text[start:end]
                lines = [*re.findall(r"(?m)(?:^|(?<=\s))#.*$", raw), *self._written(node)]
                in_mapping = count > 0 and isinstance(place[count - 1], str)
                column = self._column(place[:count]) + 2 if in_mapping else node.start_mark.column
                lead = "\n" + " " * column if in_mapping else ""
                before = self.text[:start].rstrip(" ") if in_mapping else self.text[:start]
                self.text = before + lead + f"\n{' ' * column}".join(lines) + self.text[end:]

    def _written(self, node: yaml.Node) -> list[str]:
        """Return a value as lines of YAML without brackets or braces."""
        if isinstance(node, yaml.ScalarNode):
            raw = self.text[slice(*self._span(node))]
            return [one_line(node.value) if "\n" in raw else raw]
        lines: list[str] = []
        for each in node.value if isinstance(node, yaml.MappingNode | yaml.SequenceNode) else []:
            key, child = each if isinstance(each, tuple) else (None, each)
            first, *rest = self._written(child)
            if key is None:
                lines += [f"- {first}", *(f"  {line}" for line in rest)]
            elif isinstance(child, yaml.ScalarNode) or not child.value:
                lines.append(f"{key.value}: {first}")
            else:
                lines += [f"{key.value}:", *(f"  {line}" for line in (first, *rest))]
        return lines or ["[]" if isinstance(node, yaml.SequenceNode) else "{}"]

    # --- Values ---

    def _scalar(self, node: yaml.ScalarNode, new: str, column: int) -> str:
        """Return a text as it stands where another stood, in its style and with its line breaks where that can be."""
        start, end = self._span(node)
        raw = self.text[start:end]
        if node.style in ("|", ">"):
            head, _, body = raw.partition("\n")
            filled = next((line for line in body.split("\n") if line.strip()), "")
            indent = " " * (len(filled) - len(filled.lstrip(" ")) or column)
            sign = re.sub(r"^([|>][+-]?)\d", r"\1", head)
            sign = sign.replace(">", "|", 1) if "\n" in new else sign
            return sign + self._broken([line.removeprefix(indent) for line in body.split("\n")], new, indent, "\n")
        if node.style == "'" and "\n" not in new and "\n" not in raw:
            return "'" + new.replace("'", "''") + "'"
        if not node.style and "\n" in raw and "\n" not in new:
            return self._broken([line.strip() for line in raw.split("\n")], new, " " * column, "")
        return value(new, column, room=start - self.text.rfind("\n", 0, start))

    @staticmethod
    def _broken(old: list[str], new: str, indent: str, before: str) -> str:
        """Return a text broken over lines as the old one was; `before` is what its first line begins with."""
        first, *rest = rewritten("\n".join(old), new).split("\n")
        lines = [
            f"{before}{indent if before else ''}{first}",
            *(f"\n{indent}{line}" if line else "\n" for line in rest),
        ]
        return "".join(lines)

    def _add_raw(self, place: Place, text: str) -> None:
        pairs = self._pairs(place)
        column = pairs[0][0].start_mark.column if pairs else 0
        at = self._line_end(self._end(pairs[-1][1])) if pairs else len(self.text)
        before = "" if not at or self.text[:at].endswith("\n") else "\n"
        self.text = f"{self.text[:at]}{before}{' ' * column}{place[-1]}:{text}\n{self.text[at:]}"


def _indented(item: str, indent: str) -> str:
    return "".join(f"{indent}{line}\n" if line else "\n" for line in item.rstrip("\n").split("\n"))


def rewritten(old: str, new: str) -> str:
    """Return Markdown `new`, broken over lines where `old` was, as far as their words are the same."""
    old_seps, old_words = _words(old)
    new_seps, new_words = _words(new)
    seps = list(new_seps)
    for start, after, size in SequenceMatcher(None, old_words, new_words, autojunk=False).get_matching_blocks():
        for offset in range(1, size):
            was, now = old_seps[start + offset], new_seps[after + offset]
            if was.count("\n") == now.count("\n") or (now == " " and was.count("\n") == 1):
                seps[after + offset] = was
    made = "".join(f"{sep}{word}" for sep, word in zip(seps, new_words, strict=True))
    return made if same_blocks(made, new) else wrapped(new, 110)


def _words(text: str) -> tuple[list[str], list[str]]:
    """Return the words of a text, and the white space before each."""
    pairs = re.findall(r"(\s*)(\S+)", text)
    return [sep for sep, _ in pairs], [word for _, word in pairs]
