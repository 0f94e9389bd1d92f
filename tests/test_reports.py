"""Reports: what programs read, what people see, and what a terminal must not be told."""

import io
import itertools
import json
import os
import re
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from nato_lint import Edit, Finding, Fix, Related, Safety, Severity, Source, __version__
from nato_lint.cli import main
from nato_lint.report import reporter
from nato_lint.report.terminal import wants_colour
from nato_lint.run import FileResult, Outcome
from tests.command import run

FOR_PEOPLE = ("full", "concise")
FORMATS = (*FOR_PEOPLE, "json")  # the others have tests of their own


def written(form: str, result: Outcome, colour: bool) -> str:
    return "".join(reporter(form)(result, colour))


def finding(start: int, end: int, message: str = "This is wrong.", **more: Any) -> Finding:
    return Finding(
        start,
        end,
        message,
        severity=more.pop("severity", Severity.ERROR),
        code=more.pop("code", "DUP001"),
        name=more.pop("name", "repeated-word"),
        path=more.pop("path", "a.md"),
        **more,
    )


def outcome(text: str, *found: Finding, path: str = "a.md") -> Outcome:
    return Outcome([FileResult(path, "checked", 7, found, Source(text, path))])


def full(text: str, *found: Finding) -> list[str]:
    """The lines of the full report."""
    return written("full", outcome(text, *found), False).split("\n")


def marked(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands above the carets in the full report, and the whole line."""
    _, shown, carets = full(text, finding(start, end))[:3]
    above = carets.replace("^", "\0").split("\0")[0]
    left = len(above)
    width = carets.count("^")
    return by_cells(shown, left, left + width), shown


def by_cells(line: str, left: int, right: int) -> str:
    """The characters of a line between two columns of a terminal."""
    starts = [wcswidth(line[:index]) for index in range(len(line) + 1)]
    return "".join(
        character
        for character, begins in zip(line, starts, strict=False)
        # What combines with a character belongs to its cell.
        if left <= begins < right or (begins == right and unicodedata.combining(character))
    )


def report_json(result: Outcome) -> Any:
    return json.loads(written("json", result, False))


class TestJson:
    def test_the_contract(self) -> None:
        text = "The the harbour.\nAgain the the harbour.\n"
        first = finding(
            0,
            7,
            fix=Fix(Safety.SAFE, "Keep it once", (Edit(0, 4, ""), Edit(4, 5, "T"))),
            related=(Related(23, 30, "again here"),),
        )
        second = finding(23, 30, severity=Severity.INFO, code="DUP009", name="other")
        assert report_json(outcome(text, first, second)) == {
            "version": 1,
            "tool": {"name": "nato-lint", "version": __version__},
            "files": [{"path": "a.md", "status": "checked", "words": 7}],
            "findings": [
                {
                    "path": "a.md",
                    "code": "DUP001",
                    "name": "repeated-word",
                    "severity": "error",
                    "message": "This is wrong.",
                    "url": "https://github.com/nato-lint/nato-lint/blob/main/docs/rules.md"
                    "#dup001-repeated-word",
                    "start": {"offset": 0, "line": 1, "column": 1},
                    "end": {"offset": 7, "line": 1, "column": 8},
                    "fix": {
                        "safety": "safe",
                        "message": "Keep it once",
                        "edits": [
                            {"start": 0, "end": 4, "text": ""},
                            {"start": 4, "end": 5, "text": "T"},
                        ],
                    },
                    "related": [
                        {
                            "path": "a.md",
                            "start": {"offset": 23, "line": 2, "column": 7},
                            "end": {"offset": 30, "line": 2, "column": 14},
                            "message": "again here",
                        }
                    ],
                },
                {
                    "path": "a.md",
                    "code": "DUP009",
                    "name": "other",
                    "severity": "info",
                    "message": "This is wrong.",
                    "url": "https://github.com/nato-lint/nato-lint/blob/main/docs/rules.md"
                    "#dup009-other",
                    "start": {"offset": 23, "line": 2, "column": 7},
                    "end": {"offset": 30, "line": 2, "column": 14},
                    "fix": None,
                    "related": [],
                },
            ],
            "summary": {
                "files": 1,
                "findings": 2,
                "error": 1,
                "warning": 0,
                "info": 1,
                "fixable": 1,
            },
        }

    def test_keys_stand_in_the_order_of_the_contract(self) -> None:
        report = report_json(outcome("The the.", finding(0, 7)))
        assert list(report) == ["version", "tool", "files", "findings", "summary"]
        assert list(report["findings"][0]) == [
            *("path", "code", "name", "severity", "message", "url", "start", "end", "fix"),
            "related",
        ]

    def test_nothing_found(self) -> None:
        assert report_json(Outcome())["findings"] == []
        assert report_json(Outcome())["summary"]["files"] == 0

    @pytest.fixture
    def lint(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> Any:
        monkeypatch.chdir(tmp_path)

        def call(**articles: bytes) -> Any:
            for name, data in articles.items():
                (tmp_path / f"{name}.md").write_bytes(data)
            main(["--output-format", "json", "--select", "DUP001"])
            return json.loads(capsys.readouterr().out)

        return call

    @pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
    def test_byte_order_mark_and_crlf(self, lint: Any, bom: bytes) -> None:
        data = bom + "# 😀 Café\r\n\r\nIt reopens on on Monday.\r\n".encode()
        (found,) = lint(a=data)["findings"]
        # The mark counts for nothing; "\r\n" counts for two characters.
        assert found["start"] == {"offset": 23, "line": 3, "column": 12}
        assert found["end"] == {"offset": 28, "line": 3, "column": 17}
        text = data.decode("utf-8-sig")
        (edit,) = found["fix"]["edits"]
        fixed = text[: edit["start"]] + edit["text"] + text[edit["end"] :]
        assert fixed == "# 😀 Café\r\n\r\nIt reopens on Monday.\r\n"

    def test_files_and_findings_are_sorted(self, lint: Any) -> None:
        slips = b"On on Monday in in May.\n"
        report = lint(b=slips, a=slips, c=b"\xff\n")
        assert [(file["path"], file["status"]) for file in report["files"]] == [
            ("a.md", "checked"),
            ("b.md", "checked"),
            ("c.md", "unreadable"),
        ]
        places = [(f["path"], f["start"]["offset"], f["code"]) for f in report["findings"]]
        assert places == sorted(places)
        assert [path for path, _, _ in places] == ["a.md"] * 2 + ["b.md"] * 2 + ["c.md"]
        assert report["files"][0]["words"] == 6
        assert report["summary"] == {
            "files": 3,
            "findings": 5,
            "error": 5,
            "warning": 0,
            "info": 0,
            "fixable": 4,
        }


def test_concise_is_a_line_a_finding() -> None:
    text = "The the harbour.\n\nIn in May.\n"
    found = (finding(0, 7), finding(18, 23, severity=Severity.WARNING, code="DUP009"))
    assert written("concise", outcome(text, *found), False) == (
        "a.md:1:1: DUP001 This is wrong.\n"
        "a.md:3:1: DUP009 This is wrong.\n"
        "1 file checked, 2 problems found: 1 error, 1 warning.\n"
    )


class TestFull:
    def test_layout(self) -> None:
        text = "Ferries\n\nThe the harbour reopens.\n\nIn in May.\n"
        found = (finding(9, 16), finding(35, 40, "Twice.", severity=Severity.INFO))
        assert full(text, *found) == [
            "a.md:3:1: DUP001 error: This is wrong.",
            "3 | The the harbour reopens.",
            "  | ^^^^^^^",
            "",
            "a.md:5:1: DUP001 info: Twice.",
            "5 | In in May.",
            "  | ^^^^^",
            "",
            "1 file checked, 2 problems found: 1 error, 1 info.",
            "",
        ]

    @pytest.mark.parametrize(
        ("line", "words"),
        [
            ("😀😀 the the harbour", "the the"),
            ("港が再開する the the 港", "the the"),
            ("港が再開する再開する港", "再開する再開する"),
            ("Cafe\u0301 e\u0301te\u0301 the the", "the the"),
            ("the cafe\u0301 cafe\u0301 here", "cafe\u0301 cafe\u0301"),
            ("\u200d👩\u200d🚒 the the", "the the"),
            ("\tthe the", "the the"),
            ("a\tthe\tthe\tb", "the\tthe"),
            ("ＦＵＬＬ the the", "the the"),
            ("zero\u200bwidth the the", "the the"),
            ("\x1b[31mred the the", "the the"),
            ("the the", "the the"),
        ],
    )
    def test_carets_stand_under_the_words(self, line: str, words: str) -> None:
        text = f"first\n{line}\nlast\n"
        start = text.index(words)
        above, _ = marked(text, start, start + len(words))
        assert above == words.replace("\t", " ")

    def test_a_finding_that_begins_within_a_sign(self) -> None:
        """Woman and fire engine, joined, are one sign of two cells."""
        assert full("👩\u200d🚒 the", finding(2, 7))[2] == "  |   ^^^^"

    @given(
        st.text(st.sampled_from("ab 港😀\u0301\t\u200b\x1b\u202e"), max_size=90),
        st.text(st.sampled_from("xy港"), min_size=1, max_size=9),
        st.text(st.sampled_from("ab 港😀\u0301"), max_size=90),
    )
    def test_carets_stand_under_the_words_wherever_the_line_is_cut(
        self, before: str, words: str, after: str
    ) -> None:
        text = f"{before}{words}|{after}"
        above, shown = marked(text, len(before), len(before) + len(words))
        # A mark that combines with the words has no cell of its own.
        assert above.rstrip("\u0301").lstrip("\u200b\u0301") == words
        assert wcswidth(shown) <= 80

    def test_long_lines_are_cut_around_the_finding(self) -> None:
        text = "word " * 400 + "the the " + "word " * 400
        start = text.index("the the")
        above, shown = marked(text, start, start + 7)
        assert above == "the the"
        assert len(shown) <= 80
        assert re.fullmatch(r"1 \| …(word )+the the( word)+…", shown)

    @pytest.mark.parametrize("at", [0, 1990])
    def test_long_lines_are_cut_on_one_side_at_their_ends(self, at: int) -> None:
        text = "word " * 400
        _, shown = marked(text, at, at + 4)
        assert shown.startswith("1 | …") == (at > 0)
        assert shown.endswith("…") == (at == 0)
        assert len(shown) > 60

    def test_a_finding_that_is_longer_than_the_excerpt(self) -> None:
        text = "word " * 400
        above, shown = marked(text, 5, 1500)
        assert set(above.split()) == {"word"}
        assert shown.endswith("…")
        assert len(shown) <= 80

    def test_one_word_of_a_megabyte(self) -> None:
        text = "x" * 1_000_000
        above, shown = marked(text, 500_000, 500_010)
        assert above == "x" * 10
        assert len(shown) <= 80

    @pytest.mark.parametrize(
        ("end", "note"),
        [(9, ""), (10, ""), (15, " (and 1 more line)"), (27, " (and 2 more lines)")],
    )
    def test_findings_of_several_lines(self, end: int, note: str) -> None:
        text = "The start\ngoes on and\nends here."
        lines = full(text, finding(4, end))
        assert lines[1:3] == ["1 | The start", f"  |     ^^^^^{note}"]

    @pytest.mark.parametrize("text", ["word", "word\n", "word\r\n"])
    def test_at_the_end_of_the_file(self, text: str) -> None:
        lines = full(text, finding(len(text), len(text)))
        assert lines[0].startswith("a.md:1:")
        assert lines[1:3] == ["1 | word", "  |     ^"]

    def test_an_empty_place_has_a_caret(self) -> None:
        assert full("word word", finding(5, 5))[2] == "  |      ^"

    @pytest.mark.parametrize("text", ["", "\n", "\n\n"])
    def test_files_without_words(self, text: str) -> None:
        lines = full(text, finding(0, 0), finding(len(text), len(text)))
        assert [line for line in lines if "DUP001" in line]

    def test_a_finding_about_the_whole_file_has_no_excerpt(self) -> None:
        assert full("word", finding(0, 0))[:2] == ["a.md:1:1: DUP001 error: This is wrong.", ""]

    def test_the_margin_is_as_wide_as_the_line_number(self) -> None:
        text = "\n" * 122 + "word"
        assert full(text, finding(122, 126))[1:3] == ["123 | word", "    | ^^^^"]

    def test_other_places_stand_below(self) -> None:
        text = "The the harbour.\n\nThe the quay.\n"
        lines = full(text, finding(0, 7, related=(Related(18, 25), Related(26, 30, "and this"))))
        assert lines[3:5] == [
            "  = line 3, column 1: The the",
            "  = line 3, column 9: and this",
        ]

    def test_of_many_other_places_the_first_ones(self) -> None:
        text = "word " * 100
        related = tuple(Related(at, at + 4) for at in range(5, 500, 5))
        lines = full(text, finding(0, 4, related=related))
        assert lines[6] == "  = and 96 more"
        assert lines[7] == ""


class TestSummary:
    @pytest.mark.parametrize(
        ("severities", "expected"),
        [
            ([], "1 file checked, no problems found."),
            (["info"], "1 file checked, 1 problem found: 1 info."),
            (
                ["error", "warning", "warning", "info", "info"],
                "1 file checked, 5 problems found: 1 error, 2 warnings, 2 info.",
            ),
        ],
    )
    @pytest.mark.parametrize("form", FOR_PEOPLE)
    def test_counts(self, form: str, severities: list[str], expected: str) -> None:
        found = [finding(0, 1, severity=Severity(severity)) for severity in severities]
        report = written(form, outcome("word", *found), False)
        assert report.splitlines()[-1] == expected

    @pytest.mark.parametrize(
        ("fixes", "expected"),
        [
            ("s", " 1 problem found: 1 error. `nato-lint --fix` mends it."),
            ("u", " 1 problem found: 1 error."),
            ("-", " 1 problem found: 1 error."),
            ("s-us", " 4 problems found: 4 errors. `nato-lint --fix` mends 2 of them."),
            ("su-", " 3 problems found: 3 errors. `nato-lint --fix` mends 1 of them."),
            ("ss", " 2 problems found: 2 errors. `nato-lint --fix` mends all of them."),
        ],
    )
    def test_the_full_report_says_how_much_can_be_mended(self, fixes: str, expected: str) -> None:
        safeties = {"s": Safety.SAFE, "u": Safety.UNSAFE}
        found = [
            finding(
                0,
                1,
                fix=Fix(safeties[each], "Mend it", (Edit(0, 1, ""),)) if each in "su" else None,
            )
            for each in fixes
        ]
        result = outcome("word", *found)
        assert written("full", result, False).splitlines()[-1] == f"1 file checked,{expected}"
        assert "--fix" not in written("concise", result, False)
        result.known = 3
        result.fixed, result.fixing = 1, True
        assert "--fix" not in written("full", result, False)

    def test_what_can_be_mended_comes_before_what_is_not_shown(self) -> None:
        result = outcome("word", finding(0, 1, fix=Fix(Safety.SAFE, "Mend it", (Edit(0, 1, ""),))))
        result.known = 3
        assert written("full", result, False).splitlines()[-1] == (
            "1 file checked, 1 new problem found: 1 error. `nato-lint --fix` mends it. "
            "3 known problems not shown."
        )

    def test_thousands(self) -> None:
        files = [FileResult(f"{n}.md", "checked", 1, (), Source("")) for n in range(1234)]
        report = written("full", Outcome(files), False)
        assert report == "1,234 files checked, no problems found.\n"


class Terminal(io.StringIO):
    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        return self.is_terminal


class TestColour:
    @pytest.mark.parametrize(
        ("choice", "environ", "is_terminal", "expected"),
        [
            ("auto", {}, True, True),
            ("auto", {}, False, False),
            ("auto", {"NO_COLOR": "1"}, True, False),
            ("auto", {"NO_COLOR": ""}, True, True),
            ("auto", {"NO_COLOR": "0"}, True, False),
            ("auto", {"FORCE_COLOR": "1"}, False, True),
            ("auto", {"FORCE_COLOR": "0"}, False, False),
            ("auto", {"FORCE_COLOR": ""}, False, False),
            ("auto", {"CLICOLOR_FORCE": "1"}, False, True),
            ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
            ("auto", {"TERM": "dumb"}, True, False),
            ("auto", {"TERM": "dumb", "FORCE_COLOR": "1"}, False, True),
            ("always", {"NO_COLOR": "1", "TERM": "dumb"}, False, True),
            ("never", {"FORCE_COLOR": "1"}, True, False),
        ],
    )
    def test_what_decides(
        self,
        monkeypatch: pytest.MonkeyPatch,
        choice: str,
        environ: dict[str, str],
        is_terminal: bool,
        expected: bool,
    ) -> None:
        for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("TERM", "xterm")
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        assert wants_colour(choice, Terminal(is_terminal=is_terminal)) is expected

    @pytest.mark.parametrize("form", FOR_PEOPLE)
    def test_colours_change_nothing_but_colours(self, form: str) -> None:
        result = outcome("The the harbour.", finding(0, 7, related=(Related(8, 15),)))
        coloured = written(form, result, True)
        assert "\x1b[1;31m" in coloured
        assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == written(form, result, False)

    def test_json_is_never_coloured(self) -> None:
        assert "\x1b" not in written("json", outcome("The the", finding(0, 7)), True)

    @pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
    def test_on_a_terminal(self, tmp_path: Path) -> None:
        import pty
        import subprocess

        from tests.command import command, environment

        (tmp_path / "a.md").write_text("It reopens on on Monday.\n", encoding="utf-8")
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            command("a.md", "--select", "DUP"),
            cwd=tmp_path,
            env=environment(TERM="xterm"),
            stdout=theirs,
        )
        os.close(theirs)
        process.wait(timeout=20)
        written = os.read(ours, 10_000)
        os.close(ours)
        assert b"\x1b[1;31mDUP001 error\x1b[0m" in written


HOSTILE = [
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;http://bad.example\x1b\\link\x1b]8;;\x1b\\",
    "\x1b]0;title\x07",
    "\x9b31m\x85\x90",
    "\x00\x07\x08\x0b\x0c\x0e\x7f",
    "\u202eesrever\u2066\u2069\u200e\u200f\u061c",
    "::error::owned",
    "\n::error file=a.md::owned",
    "\r::add-mask::word",
    "\u2028::error::owned\u2029::stop-commands::x",
    "\x85::error::owned",
    "##[error]owned ###[group]",
    "##vso[task.setvariable variable=x]owned",
    "##teamcity[message text='owned']",
    "\rover the line",
    "\ud800 \udcff",
]
_FORBIDDEN = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\u2028\u2029\ud800-\udfff]"
)


def harmless(report: str) -> None:
    """Assert that neither a terminal nor a build log would obey any of it."""
    assert not _FORBIDDEN.search(report), _FORBIDDEN.search(report)
    for line in report.split("\n"):
        assert not line.lstrip().startswith("::")
        assert not re.search(r"##\w*\[", line)


class TestHostileText:
    @pytest.mark.parametrize("hostile", HOSTILE)
    @pytest.mark.parametrize("form", FORMATS)
    def test_in_article_message_and_file_name(self, form: str, hostile: str) -> None:
        text = f"{hostile} the the {hostile} end\n{hostile}\n"
        path = f"{hostile}.md"
        at = text.index("the the")
        found: Sequence[Finding] = [
            finding(
                at,
                at + 7,
                f"{hostile} “{hostile}”",
                path=path,
                fix=Fix(Safety.SAFE, hostile, (Edit(0, 1, hostile),)),
                related=(Related(0, len(hostile)), Related(0, 1, hostile)),
            ),
            finding(0, len(text), path=path),
        ]
        report = written(form, outcome(text, *found, path=path), False)
        if form == "json":
            assert report.isascii()
            harmless(report)
            assert json.loads(report)["findings"][0]["message"] == f"{hostile} “{hostile}”"
        else:
            harmless(report)
            assert len(report.split("\n")) == len(report.splitlines()) + 1

    @given(
        before=st.text(st.characters(exclude_categories=()), max_size=40),
        words=st.text(st.characters(exclude_categories=()), max_size=40),
    )
    def test_any_text(self, before: str, words: str) -> None:
        found = finding(len(before), len(before) + len(words), words, path=before)
        for form in FOR_PEOPLE:
            harmless(written(form, outcome(before + words, found, path=before), False))

    def test_a_command_that_the_marks_cut_in_two(self) -> None:
        for start, end in itertools.combinations(range(10), 2):
            harmless("\n".join(full("##[error]x", finding(start, end))))

    @pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX file names")
    @pytest.mark.parametrize("form", FOR_PEOPLE)
    def test_as_a_process(self, tmp_path: Path, form: str) -> None:
        names = ["::error::owned.md", "x\x1b[2J\u202e.md", "y\n::warning::z.md"]
        for name in names:
            (tmp_path / name).write_text(
                "On\x1b[31m on on\u202e\u2028 Monday\x00.\r::error::x on on it\n", encoding="utf-8"
            )
        result = run(
            "--output-format", form, "--select", "DUP", *(f"./{n}" for n in names), cwd=tmp_path
        )
        report = result.stdout.decode("utf-8")
        harmless(report)
        assert "DUP001" in report
        missing = run("no\x1b[31m\n::error::x.md", cwd=tmp_path)
        harmless(missing.stderr.decode("utf-8"))
        assert missing.stderr.count(b"\n") == 1
