"""Input that nobody meant to be an article, and articles that mean harm."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nato_lint import Edit, Finding, Related
from nato_lint.cli import main
from tests.command import command, environment, run
from tests.linting import findings

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")

Check = Callable[[bytes], Any]


@pytest.fixture
def check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Check:
    """The report, as JSON, about one file with all default rules."""
    monkeypatch.chdir(tmp_path)

    def call(data: bytes) -> Any:
        (tmp_path / "a.md").write_bytes(data)
        main(["--output-format", "json", "a.md"])
        captured = capsys.readouterr()
        assert captured.err == ""
        report = json.loads(captured.out)
        assert "LNT004" not in codes(report)
        return report

    return call


def codes(report: Any) -> list[str]:
    return [found["code"] for found in report["findings"]]


class TestFilesThatAreNoArticles:
    @pytest.mark.parametrize(
        ("data", "said"),
        [
            ("Words.\n".encode("utf-16"), "UTF-16"),
            (b"\xfe\xff" + "Words.\n".encode("utf-16-be"), "UTF-16"),
            ("Words.\n".encode("utf-16-le"), "no text file (a Word document?)"),
            ("Words.\n".encode("utf-16-be"), "no text file (a Word document?)"),
            (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "no text file (a Word document?)"),
            (bytes(range(256)), "no text file"),
            (b"PK\x03\x04\x14\x00\x06\x00\x08" + bytes(range(1, 256)), "no text file"),
            (b"\x00" * 1000, "no text file (a Word document?)"),
            ("Größe\r\nund Maß\n".encode("latin-1"), "line 1 holds the byte 0xF6"),
            (b"\xef\xbb\xbfone\ntwo\rthree\r\nfour \xe9\n", "line 4 holds the byte 0xE9"),
            ("cut \u20ac".encode()[:-1], "line 1 holds the byte 0xE2"),
            (
                b"surrogate \xed\xa0\x80\n",
                "old encoding (line 1 holds the byte 0xED). Save it as UTF-8",
            ),
        ],
        ids=range(12),
    )
    def test_are_said_to_be_unreadable(self, check: Check, data: bytes, said: str) -> None:
        report = check(data)
        assert report["files"] == [{"path": "a.md", "status": "unreadable", "words": 0}]
        (found,) = report["findings"]
        assert found["code"] == "LNT001"
        assert said in found["message"]
        assert found["start"] == {"offset": 0, "line": 1, "column": 1}

    @posix_only
    def test_a_pipe_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "a.md")
        result = run("--output-format", "concise", "a.md", cwd=tmp_path, timeout=20)
        assert result.returncode == 1
        assert b"a.md:1:1: LNT001 This is neither a file nor a directory." in result.stdout

    @posix_only
    def test_links_that_lead_in_circles(self, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text("On on it.\n", encoding="utf-8")
        (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "self.md").symlink_to("self.md")
        result = run("--output-format", "concise", "--select", "DUP", cwd=tmp_path, timeout=20)
        assert result.stdout.decode().splitlines()[0].startswith("a.md:1:1: DUP001")
        assert b"1 file checked, 1 problem" in result.stdout


class TestStrangeText:
    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"\n",
            b"\xef\xbb\xbf",
            b"\r",
            b" \t \n",
            b"---\n---\n",
            b"---\ntitle: Ferries\n---",
            b"---\n",
            b"+++\n+++\n",
            b"{}\n",
            "\x0c\x0b\x1c\x85\n".encode(),
            "\u2028\u2029\ufeff\u00a0\n".encode(),
            b"<",
            b"[",
            b"|",
            b"#",
        ],
        ids=range(16),
    )
    def test_with_no_words(self, check: Check, data: bytes) -> None:
        report = check(data)
        assert report["files"][0]["status"] == "checked"
        assert report["files"][0]["words"] == 0

    def test_nul_among_words(self, check: Check) -> None:
        report = check(b"The ferry\x00 reopens on on Monday.\n")
        assert report["files"][0]["status"] == "checked"
        assert "DUP001" in codes(report)

    def test_a_fence_that_is_never_closed(self, check: Check) -> None:
        report = check(b"It reopens on on Monday.\n\n```\nand and\n\nin in\n")
        assert codes(report).count("DUP001") == 1

    def test_front_matter_that_is_broken(self, check: Check) -> None:
        report = check(b'---\ntitle: "Ferries\n---\n\nIt reopens on on Monday.\n')
        assert {"LNT003", "DUP001"} <= set(codes(report))

    def test_lone_surrogates_handed_in_as_text(self) -> None:
        text = "\ud800 It reopens on on Monday. \udfff\n"
        assert [f.code for f in findings(text, "DUP001")] == ["DUP001"]
        assert "LNT004" not in {f.code for f in findings(text)}

    @pytest.mark.parametrize(
        "text",
        [
            "> " * 10_000 + "on on it",
            "".join("  " * depth + "- on on it\n" for depth in range(400)),
            "- " * 10_000 + "on on it",
            "1. " * 10_000 + "on on it",
        ],
        ids=["quotes", "lists by indentation", "lists on a line", "numbers on a line"],
    )
    def test_deep_nesting_is_cut_short_and_said(self, check: Check, text: str) -> None:
        report = check(text.encode())
        assert "LNT005" in codes(report)


SLOW = {
    "many words on one line": "The ferry reopens on Monday and sails again. " * 6_000,
    "a megabyte of one word": "x" * 1_000_000,
    "many lines": "on\n" * 50_000,
    "many blank lines": "\n" * 300_000,
    "brackets": "[" * 20_000,
    "brackets of links": "[a](" * 20_000,
    "emphasis": "*a " * 50_000,
    "underscores": "_" * 50_000 + "a",
    "backticks": "".join("`" * n + " " for n in range(1, 400)),
    "comments": "<!-- " * 50_000,
    "tags": "<a " * 50_000,
    "table": "|" * 50_000 + "\n" + "|-" * 25_000 + "\n",
    "entities": "&amp" * 50_000,
    "front matter": "---\n" + "a: &a [*a]\n" * 5_000 + "---\n",
    "quotes": "“" * 50_000,
    "digits": "1," * 100_000,
    "deep html": "<div>" * 20_000,
    "footnotes": "[^1]" * 20_000 + "\n\n[^1]: a\n",
}


@pytest.mark.parametrize("kind", SLOW)
def test_hostile_articles_are_checked_to_the_end(check: Check, kind: str) -> None:
    """What grows faster than its length does not come to an end with these."""
    check(SLOW[kind].encode())


def assert_valid(text: str, found: list[Finding]) -> None:
    for each in found:
        assert each.code != "LNT004", each.message
        places: list[Finding | Related | Edit] = [
            each,
            *each.related,
            *(each.fix.edits if each.fix else ()),
        ]
        for place in places:
            assert 0 <= place.start <= place.end <= len(text)
    keys = [(each.start, each.code) for each in found]
    assert keys == sorted(keys)


MARKUP = [
    "# ", "## ", "- ", "1. ", "> ", "```", "~~~\n", "    ", "\n", "\n\n", "\r\n", "\r", "\t", "---\n", "+++\n", "***",
    "**", "_", "`", "[", "](", ")", "][", "]: ", "![", "[^1]", "[^1]: ", "<!-- ", " -->", "<div>", "</div>", "<br/>",
    "|", "|--|\n", "\\", "&amp;", "&#x1F600;", "{{< ", " >}}", "{% ", " %}", "{/* ", " */}", "title: ", "nato-lint-disable",
    "The the ", "on and on ", "See also: ", "Related posts\n", "45% ", "in 2020 ", "3.5 million ", "€", "“", "”", "'", "• ",
    "Mr. ", "e.g. ", "!", "? ", ". ", "harbour ", "😀", "e\u0301", "\u200b", "\ufeff", "\u2028", "\x00", "\ufffc", "港",
    "AI ", "As an AI language model ", "https://example.org/a?b ", "By ", "Read more", "Share ", "\ud800",
]  # fmt: skip

RELAXED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class TestAnyText:
    @RELAXED
    @given(st.text(st.characters(exclude_categories=())), st.sampled_from(["a.md", "a.txt"]))
    def test_of_any_characters(self, text: str, path: str) -> None:
        assert_valid(text, findings(text, path=path))

    @RELAXED
    @given(st.lists(st.sampled_from(MARKUP), max_size=40), st.sampled_from(["a.md", "a.txt"]))
    def test_of_the_marks_and_words_that_rules_look_for(self, pieces: list[str], path: str) -> None:
        text = "".join(pieces)
        assert_valid(text, findings(text, path=path))

    @settings(RELAXED, suppress_health_check=list(HealthCheck))
    @given(data=st.binary(max_size=200))
    def test_any_bytes(self, check: Check, data: bytes) -> None:
        check(data)


NO_NETWORK = """\
import socket, sys


def refuse(*arguments, **more):
    sys.stderr.write(f"NETWORK {arguments}\\n")
    raise OSError("the network is not to be touched")


socket.socket.connect = socket.socket.connect_ex = socket.socket.sendto = refuse
socket.create_connection = socket.getaddrinfo = socket.gethostbyname = refuse
"""

ARTICLE = """\
---
title: The harbour
---

# The harbour

Notwithstanding considerable administrative complications, the municipality subsequently
authorised comprehensive rehabilitation of the deteriorating infrastructure, [as announced
](https://example.org/news) on on Monday. ![The quay](https://example.org/quay.jpg)

"""


def test_a_whole_run_touches_no_network(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    (tmp_path / "a.md").write_text(ARTICLE * 1 + ARTICLE[40:] * 20, encoding="utf-8")
    site = str(tmp_path / "site")
    # The guard is in place: without it the test would prove nothing.
    proof = subprocess.run(
        [sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))"],
        env=environment(PYTHONPATH=site),
        capture_output=True,
        check=False,
    )
    assert b"NETWORK" in proof.stderr
    result = run(
        "--select", "ALL", "--output-format", "json", "a.md", cwd=tmp_path, PYTHONPATH=site
    )
    assert result.stderr == b""
    assert result.returncode == 1
    found = set(codes(json.loads(result.stdout)))
    assert {"DUP001", "RDB001"} <= found
    assert "LNT004" not in found


def test_starting_imports_only_what_a_run_needs(tmp_path: Path) -> None:
    """Start-up time is a feature: what few runs need is imported where it is needed."""
    late = {"yaml", "textstat", "wcwidth", "difflib", "json", "importlib.metadata"}
    late |= {"sqlite3", "multiprocessing", "rich", "platformdirs"}
    program = (
        "import sys; before = set(sys.modules); from nato_lint.cli import main;"
        "main(['--select', 'LNT', '--no-cache', 'a.md']);"
        "print(*sorted(set(sys.modules) - before), file=sys.stderr)"
    )
    (tmp_path / "a.md").write_text("# The harbour\n\nIt reopens.\n", encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        check=False,
    )
    imported = set(result.stderr.decode().split())
    assert "nato_lint.lint" in imported
    assert not imported & late


@posix_only
def test_hundreds_of_files_in_one_run(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number:03}.md").write_text("It reopens on on Monday.\n", encoding="utf-8")
    result = subprocess.run(
        command("--select", "DUP", "--output-format", "concise"),
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        check=False,
    )
    lines = result.stdout.decode().splitlines()
    assert lines[:2] == [
        "000.md:1:12: DUP001 The word “on” stands twice in a row. Keep it once.",
        "001.md:1:12: DUP001 The word “on” stands twice in a row. Keep it once.",
    ]
    assert lines[-1] == "300 files checked, 300 problems found: 300 errors."
