"""Diffs: what `git apply` and `patch` make of them, and what a terminal shows."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nato_lint import Edit, Source
from nato_lint.edits import apply_edits
from nato_lint.report.diff import unified_diff
from tests.effort import lines_run

BOM = "\ufeff"
Program = Callable[[Path, bytes], None]


def git_apply(folder: Path, diff: bytes) -> None:
    # No repository and no settings of whoever runs the tests.
    outside = {"GIT_CEILING_DIRECTORIES": str(folder.parent), "GIT_CONFIG_NOSYSTEM": "1"}
    environment = {**os.environ, **outside, "GIT_CONFIG_GLOBAL": os.devnull, "HOME": str(folder)}
    subprocess.run(
        ["git", "apply", "--whitespace=nowarn"], cwd=folder, input=diff, check=True, env=environment
    )


def patch(folder: Path, diff: bytes) -> None:
    if shutil.which("patch") is None:
        pytest.skip("there is no patch program here")
    done = subprocess.run(
        ["patch", "-p1", "--quiet", "--no-backup-if-mismatch"],
        cwd=folder,
        input=diff,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done


def diff_of(text: str, edits: Sequence[Edit], path: str = "a.md", *, has_bom: bool = False) -> str:
    return "".join(unified_diff(Source(text, path, has_bom=has_bom), edits))


def check(
    program: Program,
    folder: Path,
    text: str,
    edits: Sequence[Edit],
    path: str = "a.md",
    *,
    has_bom: bool = False,
) -> None:
    """What the program makes of the diff is exactly the edited text."""
    mark = BOM * has_bom
    file = folder / path
    file.parent.mkdir(exist_ok=True)
    file.write_bytes((mark + text).encode())
    diff = diff_of(text, edits, path, has_bom=has_bom)
    if diff:
        program(folder, diff.encode())
    assert file.read_bytes() == (mark + apply_edits(text, edits)).encode()


PROGRAMS = pytest.mark.parametrize("program", [git_apply, patch])
LINES = "".join(f"Line {number}\n" for number in range(1, 21))


def edit(text: str, old: str, new: str) -> Edit:
    start = text.index(old)
    return Edit(start, start + len(old), new)


CASES = {
    "a word": (LINES, [edit(LINES, "Line 9", "Row 9")]),
    "two places": (LINES, [edit(LINES, "2", "zwei"), edit(LINES, "18", "achtzehn")]),
    "two places close together": (LINES, [edit(LINES, "2", "zwei"), edit(LINES, "8", "acht")]),
    "the first line": (LINES, [edit(LINES, "Line 1\n", "")]),
    "the last line": (LINES, [edit(LINES, "Line 20\n", "")]),
    "everything": (LINES, [Edit(0, len(LINES))]),
    "an empty file": ("", [Edit(0, 0, "One\n")]),
    "an empty file, no line end": ("", [Edit(0, 0, "One")]),
    "lines joined": ("a\nb\nc\n", [Edit(1, 2, " ")]),
    "lines joined by half": ("a\nb\nc\n", [Edit(0, 2)]),
    "lines parted": ("a b\n", [Edit(1, 2, "\n")]),
    "a line before": ("a\nb\n", [Edit(2, 2, "new\n")]),
    "a line before without an end": ("a\nb\n", [Edit(2, 2, "new")]),
    "a line behind": ("a\nb\n", [Edit(4, 4, "new\n")]),
    "no line end at the end": ("a\nb", [Edit(0, 1, "x")]),
    "no line end any more": ("a\nb\n", [Edit(3, 4)]),
    "a line end now": ("a\nb", [Edit(3, 3, "\n")]),
    "a line behind the last": ("a\nb", [Edit(3, 3, "\n\nc")]),
    "the last line of a file without line end": ("a\n\nb", [Edit(1, 4)]),
    "Windows": ("a\r\nthe the\r\nb\r\n", [Edit(6, 10)]),
    "mixed line ends": ("a\r\nb\nc\rd\r\ne", [Edit(5, 6, "x"), Edit(7, 8, "y")]),
    "old Macs": ("a\rb\rc\r", [Edit(2, 3, "x")]),
    "white space at the ends": ("a  \nb\t\n \nc \n", [Edit(4, 5, "x")]),
    "line ends of other systems": ("a\x0b\x0cb\x85c\u2028d\ne\n", [Edit(2, 3), Edit(9, 10, "x")]),
    "lines like those of a diff": (
        "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-- x\n\\ No newline at end of file\n",
        [Edit(27, 28, "y"), Edit(32, 33, "Z")],
    ),
    "edits that touch": ("abcdef\n", [Edit(1, 2), Edit(2, 3, "x"), Edit(3, 3, "y")]),
}


@PROGRAMS
@pytest.mark.parametrize(("text", "edits"), CASES.values(), ids=CASES)
@pytest.mark.parametrize("has_bom", [False, True], ids=["", "mark"])
def test_programs_make_the_edited_text_of_it(
    tmp_path: Path, program: Program, text: str, edits: list[Edit], has_bom: bool
) -> None:
    check(program, tmp_path, text, edits, has_bom=has_bom)


NAMES = [
    "a b.md",
    "Größe 港.md",
    "posts/a.md",
    "two words/a.md",
    "-a.md",
    "b/a.md",
]
if sys.platform != "win32":
    NAMES += ['"quoted".md', "back\\slash.md", "tab\there.md", "line\nend.md"]


@PROGRAMS
@pytest.mark.parametrize("name", NAMES)
def test_names_of_files(tmp_path: Path, program: Program, name: str) -> None:
    check(program, tmp_path, LINES, [Edit(0, 4, "Row")], name)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@PROGRAMS
def test_a_name_that_is_no_utf8(tmp_path: Path, program: Program) -> None:
    check(program, tmp_path, LINES, [Edit(0, 4, "Row")], os.fsdecode(b"gr\xf6\xdfe.md"))


def test_paths_count_from_where_the_diff_was_made(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    folder = tmp_path / "content"
    folder.mkdir()
    check(git_apply, folder, LINES, [Edit(0, 4, "Row")], "posts/a.md")


def test_the_format() -> None:
    text = "One\nTwo\nThree\nFour\nFive\nSix\nSeven\nEight\n"
    assert diff_of(text, [Edit(4, 7, "Zwei"), Edit(len(text), len(text), "Nine")]) == (
        "--- a/a.md\n"
        "+++ b/a.md\n"
        "@@ -1,8 +1,9 @@\n"
        " One\n"
        "-Two\n"
        "+Zwei\n"
        " Three\n"
        " Four\n"
        " Five\n"
        " Six\n"
        " Seven\n"
        " Eight\n"
        "+Nine\n"
        "\\ No newline at end of file\n"
    )


@pytest.mark.parametrize("edits", [[], [Edit(1, 1)], [Edit(0, 3, "One")]])
def test_nothing_where_nothing_changes(edits: list[Edit]) -> None:
    assert diff_of("One\nTwo\n", edits) == ""


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A text of short lines with all sorts of line ends, and edits of it."""
    pieces = st.lists(st.sampled_from(["a", "b ", "é", "\n", "\r\n", "\r", "\n\n", "\x85"]))
    text = "".join(draw(pieces))
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    new = st.one_of(st.just(""), pieces.map("".join))
    spans = zip(places[::2], places[1::2], strict=False)
    return text, [Edit(start, end, draw(new)) for start, end in spans]


@given(case=edited(), has_bom=st.booleans())
@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_edits(tmp_path: Path, case: tuple[str, list[Edit]], has_bom: bool) -> None:
    check(git_apply, tmp_path, *case, has_bom=has_bom)


def test_time_grows_with_the_text_alone() -> None:
    def run(count: int) -> int:
        text = "a a\n" * count
        edits = [Edit(at, at + 2) for at in range(0, len(text), 4)]
        return lines_run(lambda: diff_of(text, edits))

    assert run(800) < 9 * run(100)


class TestForTerminal:
    def shown(self, text: str, edits: list[Edit], path: str = "a.md", **more: bool) -> list[str]:
        diff = unified_diff(Source(text, path), edits, for_terminal=True, **more)
        return "".join(diff).split("\n")[:-1]

    def test_what_a_terminal_would_obey_is_visible(self) -> None:
        shown = self.shown("The \x1b[2Jend\u202e\n", [Edit(0, 3, "\x07An")], "a\x1b.md")
        assert shown == [
            "--- a/a␛.md",
            "+++ b/a␛.md",
            "@@ -1 +1 @@",
            "-The ␛[2Jend\ufffd",
            "+<U+0007>An ␛[2Jend\ufffd",
        ]

    def test_what_nobody_would_see_has_a_name(self) -> None:
        assert self.shown("A\u200b pier\n", [Edit(1, 2)])[-2:] == ["-A<U+200B> pier", "+A pier"]

    @pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
    def test_lines_end_where_markdown_ends_them(self, line_end: str) -> None:
        text = line_end.join(("One", "the the", "Three", ""))
        at = text.index(" the")
        shown = self.shown(text, [Edit(at, at + 4)])[2:]
        assert shown == ["@@ -1,3 +1,3 @@", " One", "-the the", "+the", " Three"]

    def test_changed_words_stand_out(self) -> None:
        shown = self.shown("One\nthe the pier\n", [Edit(7, 11), Edit(16, 16, "s")], colour=True)
        assert shown == [
            "\x1b[1m--- a/a.md\x1b[0m",
            "\x1b[1m+++ b/a.md\x1b[0m",
            "\x1b[36m@@ -1,2 +1,2 @@\x1b[0m",
            " One",
            "\x1b[31m-\x1b[0m\x1b[31mthe\x1b[0m\x1b[7;31m the\x1b[0m\x1b[31m pier\x1b[0m",
            "\x1b[32m+\x1b[0m\x1b[32mthe pier\x1b[0m\x1b[7;32ms\x1b[0m",
        ]

    def test_edits_of_several_lines_keep_their_places(self) -> None:
        text = "One\nTwo\nThree\n"
        shown = self.shown(text, [Edit(0, 0, "New\nO"), Edit(8, 9, "tt")], colour=True)
        assert [line for line in shown if "\x1b[32m+" in line] == [
            "\x1b[32m+\x1b[0m\x1b[7;32mNew\x1b[0m",
            "\x1b[32m+\x1b[0m\x1b[7;32mO\x1b[0m\x1b[32mOne\x1b[0m",
            "\x1b[32m+\x1b[0m\x1b[7;32mtt\x1b[0m\x1b[32mhree\x1b[0m",
        ]
