"""Files that someone keeps, changed: line ends stay, the difference is shown, what would break is known beforehand."""

import shutil
import tempfile
from dataclasses import dataclass
from difflib import SequenceMatcher, unified_diff
from pathlib import Path

from macros.reading.library import load_what_is_sound


@dataclass(frozen=True)
class Lines:
    r"""A text file: `raw` as it stands on disk, `text` with `\n` line ends and without a byte order mark."""

    raw: str

    @property
    def text(self) -> str:
        r"""The text with `\n` line ends."""
        return self.raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")

    def restored(self, text: str) -> str:
        """Return a changed text in which each line that stayed has the line end it had, and a new one that of most."""
        old, new = self.raw.removeprefix("\ufeff").splitlines(keepends=True), text.splitlines(keepends=True)
        plain = [line.rstrip("\r\n") for line in old]
        usual = "\r\n" if sum(line.endswith("\r\n") for line in old) * 2 > len(old) else "\n"
        ends = [usual] * len(new)
        matcher = SequenceMatcher(None, plain, [line.rstrip("\n") for line in new], autojunk=False)
        for start, first, size in matcher.get_matching_blocks():
            for offset in range(size):
                ends[first + offset] = old[start + offset][len(plain[start + offset]) :]
        mark = "\ufeff" if self.raw.startswith("\ufeff") else ""
        return mark + "".join(line.rstrip("\n") + end for line, end in zip(new, ends, strict=True))


def read_lines(file: Path) -> Lines:
    """Return a text file that is known to be sound."""
    return Lines(file.read_bytes().decode("utf-8"))


def difference(path: str, before: str, after: str) -> str:
    """Return what changes in a file, line by line: - is how it was, + is how it becomes."""
    lines = unified_diff(before.splitlines(), after.splitlines(), f"{path} (was)", f"{path} (wordt)", n=1, lineterm="")
    return "\n".join(lines)


def faults_after(root: Path, texts: dict[str, str]) -> list[str]:
    """Return the faults that the project would have with these texts in its files, beside those it has."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in ("data", "docs", "school"):
            if (root / name).is_dir():
                shutil.copytree(root / name, copy / name)
        known = {str(fault) for fault in load_what_is_sound(copy).faults}
        for path, text in texts.items():
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).write_text(text, encoding="utf-8", newline="")
        return [str(fault) for fault in load_what_is_sound(copy).faults if str(fault) not in known]
