"""Lists of words in plain text files."""

from pathlib import Path

from nato_lint_rules.word_lists import read_word_lists


def test_sections_commas_lines_and_comments(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_text(
        "# About boats\n\n[boats]\nferry, tug,\nsailing boat\n\n[gulls]\n# none\n", encoding="utf-8"
    )
    assert read_word_lists(file) == {"boats": ("ferry", "tug", "sailing boat"), "gulls": ()}
