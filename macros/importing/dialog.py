"""What a command asks and says: the only place of this room that reads a keyboard and prints."""

import sys
from collections.abc import Callable


class Dialog:
    """Questions in a terminal. Without a person at the keyboard every question has its default as the answer."""

    def __init__(self, *, yes: bool = False, ask: Callable[[str], str] | None = None) -> None:
        """`yes`: agree to everything; `ask`: where answers come from, by default the keyboard when there is one."""
        self._yes = yes
        self._ask = ask or (input if sys.stdin and sys.stdin.isatty() else None)

    def say(self, text: str) -> None:
        """Print a text."""
        print(text)

    def line(self, question: str, default: str) -> str:
        """Return the answer to a question in one line, or the default."""
        if self._yes or not self._ask:
            return default
        try:
            return " ".join(self._ask(f"{question} [{default}]: ").split()) or default
        except EOFError:
            return default

    def number(self, question: str, default: int, most: int) -> int:
        """Return a whole number from 1 to `most`; asks again for anything else."""
        while True:
            answer = self.line(question, str(default))
            if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= most:
                return int(answer)
            self.say(f"'{answer}' is geen getal van 1 tot {most}. Typ alleen cijfers.")

    def agree(self, question: str) -> bool | None:
        """Return the answer to a question with yes or no; None when there is nobody to ask."""
        if self._yes:
            return True
        if not self._ask:
            return None
        try:
            return self._ask(f"{question} [j/N]: ").strip().lower() in ("j", "ja")
        except EOFError:
            return None
