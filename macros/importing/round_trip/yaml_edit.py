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
        node = self._find(place)
        if node is None:
            self._add(place, new)
        elif isinstance(node, yaml.ScalarNode):
            start, end = self._span(node)
            self.text = self.text[:start] + self._scalar(node, new) + self.text[end:]
        else:
            self.remove(place)
            self._add(place, new)

    def set_plain(self, place: Place, new: str) -> None:
        """Give a field a value that is no text, such as a day or a number."""
        node = self._find(place)
        if node is None:
            self._add_raw(place, f" {new}")
        else:
            start, end = self._span(node)
            self.text = self.text[:start] + new + self.text[end:]

    def add_nested(self, place: Place, lines: list[str]) -> None:
        """Add a field whose value is YAML of more lines, each as it stands below its key without its indent."""
        mapping = self._find(place[:-1])
        assert isinstance(mapping, yaml.MappingNode)
        indent = " " * (mapping.value[0][0].start_mark.column + 2)
        self._add_raw(place, "".join(f"\n{indent}{line}" for line in lines))

    def append(self, place: Place, item: list[str]) -> None:
        """Put an item, as lines of YAML, at the end of a list of the file, which may not be there yet."""
        if self._find(place) is None:
            self.add_nested(place, item)
        else:
            node = self._find(place)
            assert isinstance(node, yaml.SequenceNode)
            self.arrange(place, [*range(len(node.value)), "\n".join(item)])

    def index_of(self, place: Place, key: str, wanted: str) -> int | None:
        """Return the number of the item of a list in which `key` has this value, or None."""
        node = self._find(place)
        for index, item in enumerate(node.value if isinstance(node, yaml.SequenceNode) else []):
            if any(name.value == key and child.value == wanted for name, child in item.value):
                return index
        return None

    def remove(self, place: Place) -> None:
        """Take a field away, with all that stands in it."""
        mapping = self._find(place[:-1])
        assert isinstance(mapping, yaml.MappingNode)
        key, node = next((key, node) for key, node in mapping.value if key.value == place[-1])
        start = self.text.rfind("\n", 0, key.start_mark.index) + 1
        self.text = self.text[:start] + self.text[self._line_end(self._end(node)) :]

    def arrange(self, place: Place, order: list[int | str]) -> None:
        """Put the items of a list in another order: the number of an item that is there, or the YAML of a new one."""
        node = self._find(place)
        assert isinstance(node, yaml.SequenceNode)
        if node.flow_style:
            self._to_block(node)
            node = self._find(place)
            assert isinstance(node, yaml.SequenceNode)
        starts = [self._item_start(item, first=number == 0) for number, item in enumerate(node.value)]
        end = self._line_end(self._end(node.value[-1]))
        pieces = [self.text[start:after] for start, after in zip(starts, [*starts[1:], end], strict=True)]
        pieces = [piece if piece.endswith("\n") else f"{piece}\n" for piece in pieces]
        indent = " " * self._dash_column(node.value[0])
        out = [pieces[item] if isinstance(item, int) else _indented(item, indent) for item in order]
        self.text = self.text[: starts[0]] + "".join(out) + self.text[end:]

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

    def _dash_column(self, item: yaml.Node) -> int:
        start = self.text.rfind("\n", 0, item.start_mark.index) + 1
        return self.text.index("-", start) - start

    def _item_start(self, item: yaml.Node, *, first: bool) -> int:
        start = self.text.rfind("\n", 0, item.start_mark.index) + 1
        dash = " " * self._dash_column(item)
        while not first and start:
            above = self.text.rfind("\n", 0, start - 1) + 1
            if not re.match(f"{dash}#", self.text[above:start]):
                break
            start = above
        return start

    def _to_block(self, node: yaml.SequenceNode) -> None:
        key_line = self.text.rfind("\n", 0, node.start_mark.index) + 1
        column = len(self.text[key_line:]) - len(self.text[key_line:].lstrip(" -"))
        indent = " " * (column + 2)
        start, end = self._span(node)
        head = self.text[:start].rstrip()
        items = "".join(f"\n{indent}- {one_line(item.value)}" for item in node.value)
        self.text = head + items + self.text[end:]

    # --- Values ---

    def _scalar(self, node: yaml.ScalarNode, new: str) -> str:
        start, end = self._span(node)
        raw = self.text[start:end]
        column = self._column_of_parent(start)
        if node.style in ("|", ">"):
            head, _, body = raw.partition("\n")
            indent = " " * (len(body) - len(body.lstrip(" ")) if body else column + 2)
            if "\n" in new:
                head = head.replace(">", "|", 1)
            lines = [line.removeprefix(indent) for line in body.split("\n")]
            made = rewritten("\n".join(lines), new)
            return head + "".join(f"\n{indent}{line}" if line else "\n" for line in made.split("\n"))
        if node.style == "'" and "\n" not in new and "\n" not in raw:
            return "'" + new.replace("'", "''") + "'"
        return value(new, column + 2, room=start - self.text.rfind("\n", 0, start))

    def _column_of_parent(self, at: int) -> int:
        """Return the column of the key before `at`, or of what follows the dash of its item."""
        line = self.text[self.text.rfind("\n", 0, at) + 1 :]
        return len(line) - len(line.lstrip(" -")) if ":" in line.split("\n")[0] else len(line) - len(line.lstrip(" "))

    def _add(self, place: Place, new: str) -> None:
        mapping = self._find(place[:-1])
        column = mapping.value[0][0].start_mark.column if isinstance(mapping, yaml.MappingNode) else 0
        self._add_raw(place, f" {value(new, column + 2)}")

    def _add_raw(self, place: Place, text: str) -> None:
        mapping = self._find(place[:-1])
        assert isinstance(mapping, yaml.MappingNode)
        column = mapping.value[0][0].start_mark.column
        at = self._line_end(self._end(mapping.value[-1][1]))
        before = "" if self.text[:at].endswith("\n") else "\n"
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
