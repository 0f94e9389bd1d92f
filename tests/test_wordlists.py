"""Word lists in text files."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_lint import WordLists

TEXT = """\
# Words of the harbour.
[ships]
cutter ketch
# Not a ship: raft
  tall ship

[greetings]
ahoy
[empty]
"""


@pytest.fixture
def lists(tmp_path: Path) -> WordLists:
    (tmp_path / "words.txt").write_text(TEXT, encoding="utf-8")
    return WordLists(str(tmp_path / "rule.py"), "words.txt")


def test_a_section_holds_words(lists: WordLists) -> None:
    assert lists.words("ships") == {"cutter", "ketch", "tall", "ship"}
    assert lists.words("greetings") == {"ahoy"}
    assert lists.words("empty") == frozenset()


def test_a_section_holds_phrases(lists: WordLists) -> None:
    assert lists.phrases("ships") == ("cutter ketch", "tall ship")


def test_a_section_holds_entries_between_commas(tmp_path: Path) -> None:
    (tmp_path / "boats.txt").write_text(
        "# About boats\n\n[boats]\nferry, tug,\nsailing boat\n\n[gulls]\n# none\n", encoding="utf-8"
    )
    lists = WordLists(str(tmp_path / "rule.py"), "boats.txt")
    assert lists.entries("boats") == ("ferry", "tug", "sailing boat")
    assert lists.entries("gulls") == ()


def test_the_sections_are_in_order(lists: WordLists) -> None:
    assert lists.sections == ("ships", "greetings", "empty")


def test_an_unknown_section_is_an_error(lists: WordLists) -> None:
    with pytest.raises(KeyError):
        lists.words("trains")


def test_the_file_is_read_when_it_is_needed() -> None:
    lists = WordLists(__file__, "no_such_words.txt")
    with pytest.raises(FileNotFoundError):
        lists.words("ships")


@given(
    st.dictionaries(
        st.from_regex(r"[a-z][a-z-]{0,8}", fullmatch=True),
        st.lists(st.from_regex(r"[a-zé’.]{1,9}( [a-zé’.]{1,9})?", fullmatch=True)),
    )
)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, sections: dict[str, list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("lists")
    text = "\n".join(f"[{name}]\n" + "\n".join(lines) for name, lines in sections.items())
    (folder / "words.txt").write_text(text, encoding="utf-8", newline="\r\n")
    lists = WordLists(str(folder / "rule.py"), "words.txt")
    assert {name: list(lists.phrases(name)) for name in lists.sections} == sections
