"""Lists of words and phrases that a rule keeps in a text file beside its code.

    # Words of the harbour.
    [ships]
    cutter ketch
    tall ship

    [greetings]
    ahoy

A line in brackets begins a section, a line that begins with "#" is a comment; what the other lines
hold, words, a phrase each, or entries with commas between them, is for the rule to say. Such a file is read many times faster than TOML, which counts in a run
over a single article.
"""

from pathlib import Path


class WordLists:
    """The sections of a text file, read when the first of them is asked for.

    `beside` is the `__file__` of a module, `name` the name of a file in its folder, in UTF-8.
    """

    __slots__ = ("_path", "_sections", "_words")

    def __init__(self, beside: str, name: str) -> None:
        self._path = Path(beside).with_name(name)
        self._sections: dict[str, str] | None = None
        self._words: dict[str, frozenset[str]] = {}

    @property
    def sections(self) -> tuple[str, ...]:
        """The names of the sections, in the order of the file."""
        return tuple(self._read())

    def words(self, section: str) -> frozenset[str]:
        """The words of a section, wherever its lines end. Raises KeyError for an unknown one."""
        found = self._words.get(section)
        if found is None:
            lines = self._lines(section)
            found = self._words[section] = frozenset(" ".join(lines).split())
        return found

    def phrases(self, section: str) -> tuple[str, ...]:
        """The lines of a section, without the space around them. Raises KeyError likewise."""
        return tuple(line.strip() for line in self._lines(section) if not line.isspace())

    def entries(self, section: str) -> tuple[str, ...]:
        """Words and phrases that commas and line ends part, in order. Raises KeyError likewise."""
        parts = (part.strip() for line in self._lines(section) for part in line.split(","))
        return tuple(part for part in parts if part)

    def _lines(self, section: str) -> list[str]:
        text = self._read()[section]
        return [line for line in text.split("\n") if line and not line.startswith("#")]

    def _read(self) -> dict[str, str]:
        if self._sections is None:
            self._sections = {}
            for part in ("\n" + self._path.read_text(encoding="utf-8")).split("\n[")[1:]:
                name, _, lines = part.partition("\n")
                self._sections[name.strip().removesuffix("]")] = lines
        return self._sections
