"""The file of known findings, and what a run makes of it."""

import contextlib
import json
import os
import random
import shutil
import subprocess
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nato_lint import Finding
from nato_lint.baseline import Baseline, BaselineProblem, Comparison, Entry
from tests.linting import findings as lint_findings

NAME = ".nato-lint-baseline.json"
CODES = ("AAA001", "AAA002")


def found(code: str, passage: str, at: int = 0) -> Finding:
    return Finding(
        at, at + 1, "A message.", code=code, name=f"rule-{code.lower()}", passage=passage
    )


def of(*keys: str) -> list[Finding]:
    """Findings from "AAA001 p" (code and passage), one after the other."""
    return [found(*key.split(), at=number) for number, key in enumerate(keys)]  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    return tmp_path


class Newsroom:
    """A folder whose articles have the findings that a test says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / NAME

    def run(self, articles: dict[str, Sequence[Finding]]) -> Comparison:
        comparison = Comparison(Baseline.read(self.file))
        for name, findings in articles.items():
            self.write(name)
            comparison.new(self.folder / name, findings, CODES)
        return comparison

    def write(self, name: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        return path

    def record(self, articles: dict[str, Sequence[Finding]]) -> None:
        self.run(articles).recorded([self.folder]).write()

    def new(
        self,
        name: str,
        findings: Sequence[Finding],
        codes: Collection[str] = CODES,
    ) -> list[tuple[str, int]]:
        """Code and place of the new findings of one article."""
        comparison = Comparison(Baseline.read(self.file))
        new = comparison.new(self.write(name), findings, codes)
        return [(finding.code, finding.start) for finding in new]

    @property
    def known(self) -> dict[str, dict[str, int]]:
        """What the file holds: by path, "AAA001 p" with its number."""
        return {
            path: {" ".join(key): times for key, times in counts.items()}
            for path, counts in Baseline.read(self.file).files.items()
        }


@pytest.fixture
def newsroom(folder: Path) -> Newsroom:
    return Newsroom(folder)


class TestFormat:
    def test_it_is_written_the_same_way_every_time(self, folder: Path) -> None:
        entries = [
            Entry("news/späti.md", "DUP001", "repeated-word", "9c1185a5c5e9fc54"),
            Entry("news/a.md", "SRC001", "unsourced-figure", "d41d8cd98f00b204"),
            Entry("news/a.md", "DUP001", "repeated-word", "e800998ecf8427e1", 3),
            Entry("news/a.md", "DUP001", "repeated-word", "0800998ecf8427e1"),
        ]
        for order in (entries, entries[::-1]):
            Baseline(folder / NAME, order).write()
            assert (folder / NAME).read_bytes().decode("ascii") == (
                "{\n"
                '  "about": "Known findings, written by `nato-lint baseline`: one a line, with the '
                "fingerprint of the sentence it is in. Where a merge fails, keep the lines of both "
                'sides.",\n'
                '  "version": 1,\n'
                '  "findings": [\n'
                '    {"path": "news/a.md", "code": "DUP001", "name": "repeated-word", '
                '"passage": "0800998ecf8427e1"},\n'
                '    {"path": "news/a.md", "code": "DUP001", "name": "repeated-word", '
                '"passage": "e800998ecf8427e1", "times": 3},\n'
                '    {"path": "news/a.md", "code": "SRC001", "name": "unsourced-figure", '
                '"passage": "d41d8cd98f00b204"},\n'
                '    {"path": "news/sp\\u00e4ti.md", "code": "DUP001", "name": "repeated-word", '
                '"passage": "9c1185a5c5e9fc54"},\n'
                '    "end"\n'
                "  ]\n"
                "}\n"
            )
        assert len(Baseline.read(folder / NAME)) == 6

    @given(
        st.lists(
            st.builds(
                Entry,
                st.text(min_size=1),
                st.sampled_from(CODES),
                st.just("a-rule"),
                st.text(min_size=1),
                st.integers(1, 5),
            )
        )
    )
    def test_what_is_written_is_read(
        self, tmp_path_factory: pytest.TempPathFactory, entries: list[Entry]
    ) -> None:
        path = tmp_path_factory.mktemp("baseline") / NAME
        baseline = Baseline(path, entries)
        baseline.write()
        assert list(Baseline.read(path).entries) == list(baseline.entries)
        lines = path.read_text(encoding="ascii").splitlines()
        assert len(lines) == len(list(baseline.entries)) + 7

    def test_it_may_be_formatted_otherwise(self, folder: Path) -> None:
        path = folder / NAME
        baseline = Baseline(path, [Entry("a.md", "AAA001", "alpha", "p", 2)])
        baseline.write()
        value = json.loads(path.read_text(encoding="utf-8"))
        text = json.dumps(value, indent=4, sort_keys=True).replace("\n", "\r\n")
        path.write_bytes(b"\xef\xbb\xbf" + text.encode())
        assert list(Baseline.read(path).entries) == list(baseline.entries)

    def test_of_two_lines_for_the_same_the_larger_number_counts(self, folder: Path) -> None:
        path = folder / NAME
        path.write_text(
            '{"version": 1, "findings": [\n'
            '{"path": "a.md", "code": "AAA001", "passage": "p", "times": 2},\n'
            '{"path": "a.md", "code": "AAA001", "passage": "p"}]}',
            encoding="utf-8",
        )
        assert len(Baseline.read(path)) == 2

    def test_no_words_of_the_article_get_into_it(self, newsroom: Newsroom) -> None:
        newsroom.write("a.md")
        comparison = Comparison(Baseline.read(newsroom.file))
        text = "The the zeppelin lands on Monday.\n"
        comparison.new(newsroom.folder / "a.md", lint_findings(text, "DUP001"), ["DUP001"])
        comparison.recorded([newsroom.folder]).write()
        written = newsroom.file.read_text(encoding="utf-8").lower()
        assert "dup001" in written
        assert not any(word in written for word in ("zeppelin", "lands", "monday"))


class TestReading:
    def test_no_file_is_an_empty_baseline(self, folder: Path) -> None:
        assert len(Baseline.read(folder / NAME)) == 0

    def test_no_file_where_there_has_to_be_one(self, folder: Path) -> None:
        with pytest.raises(BaselineProblem, match=r"known\.json: there is no such file\.$"):
            Baseline.read(folder / "known.json", required=True)

    @pytest.mark.parametrize(
        ("content", "line", "sentence"),
        [
            ("", 1, "this is not valid JSON (expecting value)."),
            ('{\n"version": 1,\n"findings": [}', 3, "this is not valid JSON (expecting value)."),
            ("[]", None, "this is not what a baseline of nato-lint holds."),
            ("{}", None, "this file is no baseline of nato-lint: it has no version."),
            ('{"version": "1"}', None, "this file is no baseline of nato-lint: it has no version."),
            (
                '{"version": true}',
                None,
                "this file is no baseline of nato-lint: it has no version.",
            ),
            (
                '{"version": 2, "findings": {}}',
                None,
                "this baseline is of version 2, and this nato-lint reads version 1: it was written "
                "by a newer one.",
            ),
            (
                '{"version": 1}',
                None,
                'this file is no baseline of nato-lint: "findings" is no list.',
            ),
            ('{"version": 1, "version": 1}', None, '"version" stands here twice.'),
            (
                '{"version": 1, "findings": [\n{"path": "a.md", "path": "b.md"}]}',
                2,
                '"path" stands here twice.',
            ),
            (
                '{"version": 1, "findings": [\n"end",\n["a.md"]]}',
                3,
                "this is not what a baseline of nato-lint holds.",
            ),
            (
                '{"version": 1, "findings": [\n\n{"path": "a.md", "code": 1, "passage": "p"}]}',
                3,
                'this finding has no "code", which is a text in quotes.',
            ),
            (
                '{"version": 1, "findings": [{"path": "a.md", "code": "AAA001"}]}',
                1,
                'this finding has no "passage", which is a text in quotes.',
            ),
            (
                '{"version": 1, "findings": [{"path": "a", "code": "A", "passage": "p", "times": 0}]}',
                1,
                '"times" is no number from 1 on.',
            ),
            (
                '{"version": 1, "findings": [{"path": "a", "code": "A", "passage": "p", "name": 0}]}',
                1,
                '"name" is no text in quotes.',
            ),
            (
                '{"version": ' + "1" * 5000 + "}",
                None,
                "this is not valid JSON (a number is too long).",
            ),
            ("[" * 100_000, None, "this file is no baseline of nato-lint."),
            ('{"a":' * 100_000, None, "this file is no baseline of nato-lint."),
        ],
    )
    def test_what_is_wrong_is_said_in_a_sentence(
        self, folder: Path, content: str, line: int | None, sentence: str
    ) -> None:
        path = folder / NAME
        path.write_text(content, encoding="utf-8")
        with pytest.raises(BaselineProblem) as problem:
            Baseline.read(path)
        assert (problem.value.line, problem.value.sentence) == (line, sentence)
        place = path.as_posix() if line is None else f"{path.as_posix()}:{line}"
        assert str(problem.value) == f"{place}: {sentence}"

    def test_bytes_that_are_no_text(self, folder: Path) -> None:
        path = folder / NAME
        path.write_bytes(b'{\n"about": "\xff"}')
        with pytest.raises(BaselineProblem, match=r":2: this file is not UTF-8"):
            Baseline.read(path)

    def test_what_cannot_be_opened(self, folder: Path) -> None:
        with pytest.raises(BaselineProblem, match=r"news: this file cannot be read: .+\.$"):
            Baseline.read(folder / "news")

    @given(st.text(alphabet='{}[]",:1ae\n\\', max_size=40))
    def test_nothing_else_goes_wrong(
        self, tmp_path_factory: pytest.TempPathFactory, text: str
    ) -> None:
        path = tmp_path_factory.mktemp("baseline") / NAME
        path.write_text(f'{{"version": 1, "findings": [{text}]}}', encoding="utf-8")
        with contextlib.suppress(BaselineProblem):
            Baseline.read(path)


class TestWriting:
    def test_a_failure_leaves_the_old_file(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = folder / NAME
        Baseline(path).write()
        before = path.read_bytes()

        def fail(self: Path, target: Path) -> None:
            raise OSError("the disk is full")

        monkeypatch.setattr(Path, "replace", fail)
        with pytest.raises(OSError, match="the disk is full"):
            Baseline(path, [Entry("a.md", "AAA001", "alpha", "p")]).write()
        assert path.read_bytes() == before
        assert sorted(os.listdir(folder)) == [NAME, "news"]

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
    def test_permissions_and_links_stay(self, folder: Path) -> None:
        target = folder / "news" / "known.json"
        Baseline(target).write()
        target.chmod(0o640)
        link = folder / NAME
        link.symlink_to(target)
        Baseline(link, [Entry("a.md", "AAA001", "alpha", "p")]).write()
        assert link.is_symlink()
        assert target.stat().st_mode & 0o777 == 0o640
        assert len(Baseline.read(target)) == 1

    def test_a_new_file_can_be_read_by_others_like_any_file(self, folder: Path) -> None:
        Baseline(folder / NAME).write()
        (folder / "plain").touch()
        assert (folder / NAME).stat().st_mode == (folder / "plain").stat().st_mode


class TestMatching:
    def test_each_known_finding_is_met_once(self, newsroom: Newsroom) -> None:
        newsroom.record({"a.md": of("AAA001 p", "AAA001 p", "AAA002 q")})
        assert newsroom.new("a.md", of("AAA002 q", "AAA001 p", "AAA001 p")) == []
        assert newsroom.new("a.md", of("AAA001 p", "AAA001 p", "AAA001 p")) == [("AAA001", 2)]
        assert newsroom.new("a.md", of("AAA001 q", "AAA002 p", "AAA002 q")) == [
            ("AAA001", 0),
            ("AAA002", 1),
        ]

    def test_other_files_are_not_meant(self, newsroom: Newsroom) -> None:
        newsroom.record({"news/a.md": of("AAA001 p")})
        assert newsroom.new("news/b.md", of("AAA001 p")) == [("AAA001", 0)]
        assert newsroom.new("a.md", of("AAA001 p")) == [("AAA001", 0)]

    @pytest.mark.parametrize("code", ["LNT001", "LNT004"])
    def test_what_was_not_checked_is_never_known(self, newsroom: Newsroom, code: str) -> None:
        newsroom.record({"a.md": of(f"{code} p", "AAA001 p")})
        assert newsroom.known == {"a.md": {"AAA001 p": 1}}
        Baseline(newsroom.file, [Entry("a.md", code, "by-hand", "p")]).write()
        assert newsroom.new("a.md", of(f"{code} p")) == [(code, 0)]

    def test_paths_are_relative_to_the_folder_of_the_file(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (folder / "site").mkdir()
        newsroom = Newsroom(folder)
        newsroom.file = folder / "site" / NAME
        newsroom.record({"site/a.md": of("AAA001 p"), "news/b.md": of("AAA001 p")})
        assert sorted(newsroom.known) == ["../news/b.md", "a.md"]
        monkeypatch.chdir(folder / "site")
        comparison = Comparison(Baseline.read(Path(NAME)))
        for spelled in ("a.md", "./a.md", "../site/a.md", "../news/b.md"):
            assert comparison.new(Path(spelled), of("AAA001 p"), CODES) == []

    def test_the_repository_may_stand_elsewhere(self, newsroom: Newsroom, tmp_path: Path) -> None:
        newsroom.record({"news/a.md": of("AAA001 p")})
        copy = tmp_path / "elsewhere"
        copy.mkdir()
        shutil.copy(newsroom.file, copy)
        assert Newsroom(copy).new("news/a.md", of("AAA001 p")) == []

    @pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
    def test_links_on_the_way_make_no_difference(self, folder: Path) -> None:
        (folder / "real").mkdir()
        (folder / "link").symlink_to(folder / "real")
        newsroom = Newsroom(folder / "real")
        newsroom.record({"a.md": of("AAA001 p")})
        through_link = Comparison(Baseline.read(folder / "link" / NAME))
        assert through_link.new(folder / "real" / "a.md", of("AAA001 p"), CODES) == []
        comparison = Comparison(Baseline.read(newsroom.file))
        assert comparison.new(folder / "link" / "a.md", of("AAA001 p"), CODES) == []

    @pytest.mark.parametrize("other", ["News/A.md", "news/A.md"])
    def test_capitals_where_they_mean_nothing(self, newsroom: Newsroom, other: str) -> None:
        newsroom.record({"news/a.md": of("AAA001 p")})
        spelled = newsroom.folder / other
        if not spelled.exists():
            # A hard link is to other systems what another spelling is to these.
            spelled.parent.mkdir(exist_ok=True)
            os.link(newsroom.folder / "news" / "a.md", spelled)
        comparison = Comparison(Baseline.read(newsroom.file))
        assert comparison.new(spelled, of("AAA001 p"), CODES) == []
        assert comparison.stale([newsroom.folder]) == []
        assert list(comparison.recorded([newsroom.folder]).files) == ["news/a.md"]

    def test_two_files_whose_names_differ_in_capitals_only(self, newsroom: Newsroom) -> None:
        newsroom.record({"news/a.md": of("AAA001 p")})
        if (newsroom.folder / "NEWS").exists():
            pytest.skip("this file system does not tell them apart")
        assert newsroom.new("news/A.md", of("AAA001 p")) == [("AAA001", 0)]

    def test_letters_may_be_composed_in_two_ways(self, newsroom: Newsroom) -> None:
        Baseline(newsroom.file, [Entry("cafe\u0301.md", "AAA001", "alpha", "p")]).write()
        assert newsroom.new("caf\u00e9.md", of("AAA001 p")) == []

    def test_text_from_an_editor_that_has_the_name_of_a_file(self, newsroom: Newsroom) -> None:
        newsroom.record({"a.md": of("AAA001 p")})
        (newsroom.folder / "a.md").unlink()
        comparison = Comparison(Baseline.read(newsroom.file))
        assert comparison.new(newsroom.folder / "a.md", of("AAA001 p"), CODES) == []
        assert comparison.stale([newsroom.folder]) == []


class TestStale:
    def test_what_is_found_no_more(self, newsroom: Newsroom) -> None:
        newsroom.record({"a.md": of("AAA001 p", "AAA001 p", "AAA002 q"), "b.md": of("AAA001 p")})
        run = newsroom.run({"a.md": of("AAA001 p", "AAA001 r"), "b.md": of("AAA001 p")})
        assert run.stale([newsroom.folder]) == [
            Entry("a.md", "AAA001", "rule-aaa001", "p", 1),
            Entry("a.md", "AAA002", "rule-aaa002", "q", 1),
        ]
        run.pruned([newsroom.folder]).write()
        assert newsroom.known == {"a.md": {"AAA001 p": 1}, "b.md": {"AAA001 p": 1}}

    def test_files_that_were_not_checked_are_left_alone(self, newsroom: Newsroom) -> None:
        newsroom.record({"a.md": of("AAA001 p"), "b.md": of("AAA001 p")})
        run = newsroom.run({"b.md": []})
        assert [entry.path for entry in run.stale([newsroom.folder])] == ["b.md"]
        run.recorded([newsroom.folder]).write()
        assert newsroom.known == {"a.md": {"AAA001 p": 1}}

    def test_rules_that_were_not_selected_are_left_alone(self, newsroom: Newsroom) -> None:
        newsroom.record({"a.md": of("AAA001 p", "AAA002 q")})
        comparison = Comparison(Baseline.read(newsroom.file))
        comparison.new(newsroom.folder / "a.md", of("AAA002 r"), ["AAA002"])
        roots = [newsroom.folder]
        assert [entry.code for entry in comparison.stale(roots)] == ["AAA002"]
        assert len(comparison.pruned(roots)) == 1
        comparison.recorded(roots).write()
        assert newsroom.known == {"a.md": {"AAA001 p": 1, "AAA002 r": 1}}

    @pytest.mark.parametrize("trouble", ["LNT001 p", "LNT004 p", ""])
    def test_files_that_could_not_be_checked_are_left_alone(
        self, newsroom: Newsroom, trouble: str
    ) -> None:
        newsroom.record({"a.md": of("AAA001 p", "AAA002 q")})
        comparison = Comparison(Baseline.read(newsroom.file))
        findings = of("AAA002 r", trouble) if trouble else of("AAA002 r")
        comparison.new(newsroom.folder / "a.md", findings, CODES, complete=bool(trouble))
        roots = [newsroom.folder]
        assert comparison.stale(roots) == []
        assert len(comparison.pruned(roots)) == 2
        comparison.recorded(roots).write()
        assert newsroom.known == {"a.md": {"AAA001 p": 1, "AAA002 q": 1, "AAA002 r": 1}}

    @pytest.mark.parametrize(
        ("roots", "gone"),
        [
            (["."], True),
            (["news"], True),
            (["other", "news/a.md"], True),
            (["new"], False),
            (["other"], False),
            ([], False),
        ],
    )
    def test_files_that_are_gone_are_judged_below_the_paths_that_were_named(
        self, newsroom: Newsroom, roots: list[str], gone: bool
    ) -> None:
        newsroom.record({"news/a.md": of("AAA001 p")})
        (newsroom.folder / "news" / "a.md").unlink()
        comparison = Comparison(Baseline.read(newsroom.file))
        named = [newsroom.folder / root for root in roots]
        assert bool(comparison.stale(named)) == gone
        for baseline in (comparison.pruned(named), comparison.recorded(named)):
            assert len(baseline) == 1 - gone

    def test_files_above_the_folder_of_the_baseline(self, folder: Path) -> None:
        newsroom = Newsroom(folder)
        newsroom.file = folder / "news" / NAME
        newsroom.record({"a.md": of("AAA001 p")})
        (folder / "a.md").unlink()
        comparison = Comparison(Baseline.read(newsroom.file))
        assert comparison.stale([folder / "news"]) == []
        assert [entry.path for entry in comparison.stale([folder])] == ["../a.md"]


class TestMovedArticles:
    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("news/slipway.md", "archive/2026/slipway.md"),
            ("news/slipway.md", "news/slipway/index.md"),
            ("news/slipway/index.md", "archive/Slipway/_index.md"),
            ("news/slipway.md", "news/slipway.mdx"),
        ],
    )
    def test_it_is_known_under_its_new_path(self, newsroom: Newsroom, old: str, new: str) -> None:
        newsroom.record({old: of("AAA001 p", "AAA002 q")})
        (newsroom.folder / old).unlink()
        assert newsroom.new(new, of("AAA001 p", "AAA001 r")) == [("AAA001", 1)]
        run = newsroom.run({new: of("AAA001 p", "AAA001 r")})
        roots = [newsroom.folder]
        assert run.stale(roots) == [Entry(old, "AAA002", "rule-aaa002", "q")]
        run.pruned(roots).write()
        assert newsroom.known == {new: {"AAA001 p": 1}}

    def test_recording_takes_the_new_path(self, newsroom: Newsroom) -> None:
        newsroom.record({"news/slipway.md": of("AAA001 p")})
        (newsroom.folder / "news" / "slipway.md").unlink()
        newsroom.record({"archive/slipway.md": of("AAA001 p", "AAA001 r")})
        assert newsroom.known == {"archive/slipway.md": {"AAA001 p": 1, "AAA001 r": 1}}

    def test_rules_that_were_not_selected_move_along(self, newsroom: Newsroom) -> None:
        newsroom.record({"news/slipway.md": of("AAA001 p", "AAA002 q", "AAA002 r")})
        (newsroom.folder / "news" / "slipway.md").unlink()
        comparison = Comparison(Baseline.read(newsroom.file))
        moved = newsroom.write("archive/slipway.md")
        assert comparison.new(moved, of("AAA001 p"), ["AAA001"]) == []
        assert comparison.stale([newsroom.folder]) == []
        assert len(comparison.pruned([newsroom.folder])) == 3

    def test_an_article_that_is_still_there_was_not_moved(self, newsroom: Newsroom) -> None:
        newsroom.record({"news/slipway.md": of("AAA001 p")})
        assert newsroom.new("archive/slipway.md", of("AAA001 p")) == [("AAA001", 0)]

    def test_another_name_is_another_article(self, newsroom: Newsroom) -> None:
        newsroom.record({"news/slipway.md": of("AAA001 p")})
        (newsroom.folder / "news" / "slipway.md").unlink()
        assert newsroom.new("news/quay.md", of("AAA001 p")) == [("AAA001", 0)]
        assert newsroom.new("quay/index.md", of("AAA001 p")) == [("AAA001", 0)]

    def test_too_little_in_common(self, newsroom: Newsroom) -> None:
        newsroom.record({"news/slipway.md": of("AAA001 p", "AAA001 q", "AAA002 r")})
        (newsroom.folder / "news" / "slipway.md").unlink()
        assert newsroom.new("archive/slipway.md", of("AAA001 p")) == [("AAA001", 0)]
        assert newsroom.new("archive/slipway.md", of("AAA001 p", "AAA001 q")) == []

    def test_two_of_the_same_name_that_are_gone(self, newsroom: Newsroom) -> None:
        newsroom.record({"a/slipway.md": of("AAA001 p"), "b/slipway.md": of("AAA001 p")})
        (newsroom.folder / "a" / "slipway.md").unlink()
        (newsroom.folder / "b" / "slipway.md").unlink()
        assert newsroom.new("c/slipway.md", of("AAA001 p")) == [("AAA001", 0)]

    def test_a_file_with_entries_of_its_own_was_not_moved(self, newsroom: Newsroom) -> None:
        newsroom.record({"a/slipway.md": of("AAA001 p"), "b/slipway.md": of("AAA002 q")})
        (newsroom.folder / "a" / "slipway.md").unlink()
        assert newsroom.new("b/slipway.md", of("AAA001 p", "AAA002 q")) == [("AAA001", 0)]

    @given(st.randoms(use_true_random=False))
    def test_the_order_of_the_articles_makes_no_difference(
        self, tmp_path_factory: pytest.TempPathFactory, chance: random.Random
    ) -> None:
        newsroom = Newsroom(tmp_path_factory.mktemp("site"))
        newsroom.record({"old/a.md": of("AAA001 p", "AAA002 q"), "b.md": of("AAA001 p")})
        (newsroom.folder / "old" / "a.md").unlink()
        articles = {
            "x/a.md": of("AAA001 p"),
            "y/a.md": of("AAA002 q"),
            "b.md": of("AAA001 p"),
            "c.md": of("AAA001 p"),
        }
        order = list(articles)
        chance.shuffle(order)
        run = newsroom.run({name: articles[name] for name in order})
        assert run.stale([newsroom.folder]) == []
        assert list(run.pruned([newsroom.folder]).entries) == [
            Entry("b.md", "AAA001", "rule-aaa001", "p"),
            Entry("x/a.md", "AAA001", "rule-aaa001", "p"),
            Entry("y/a.md", "AAA002", "rule-aaa002", "q"),
        ]


PASSAGES = st.lists(
    st.builds(
        lambda code, passage: f"{code} {passage}", st.sampled_from(CODES), st.sampled_from("pqr")
    ),
    max_size=6,
)
ARTICLES = st.dictionaries(st.sampled_from(["a.md", "news/b.md", "news/c.md"]), PASSAGES)


class TestAnyRun:
    @given(ARTICLES, ARTICLES)
    def test_what_was_recorded_is_known_and_there(
        self,
        tmp_path_factory: pytest.TempPathFactory,
        before: dict[str, list[str]],
        articles: dict[str, list[str]],
    ) -> None:
        newsroom = Newsroom(tmp_path_factory.mktemp("site"))
        newsroom.record({name: of(*keys) for name, keys in before.items()})
        newsroom.record({name: of(*keys) for name, keys in articles.items()})
        for name, keys in articles.items():
            assert newsroom.new(name, of(*keys)) == []
        run = newsroom.run({name: of(*keys) for name, keys in articles.items()})
        assert run.stale([newsroom.folder]) == []
        recorded = run.recorded([newsroom.folder])
        assert list(recorded.entries) == list(Baseline.read(newsroom.file).entries)
        # Files of the first run that were not checked again keep what is known of them.
        kept = sum(len(keys) for name, keys in before.items() if name not in articles)
        assert len(recorded) == kept + sum(map(len, articles.values()))

    @given(ARTICLES, ARTICLES)
    def test_pruning_adds_nothing_and_hides_nothing_less(
        self,
        tmp_path_factory: pytest.TempPathFactory,
        before: dict[str, list[str]],
        articles: dict[str, list[str]],
    ) -> None:
        newsroom = Newsroom(tmp_path_factory.mktemp("site"))
        newsroom.record({name: of(*keys) for name, keys in before.items()})
        new = {name: newsroom.new(name, of(*keys)) for name, keys in articles.items()}
        run = newsroom.run({name: of(*keys) for name, keys in articles.items()})
        stale = sum(entry.times for entry in run.stale([newsroom.folder]))
        old = Baseline.read(newsroom.file)
        pruned = run.pruned([newsroom.folder])
        assert len(pruned) == len(old) - stale
        pruned.write()
        for name, keys in articles.items():
            assert newsroom.new(name, of(*keys)) == new[name]
        again = newsroom.run({name: of(*keys) for name, keys in articles.items()})
        assert again.stale([newsroom.folder]) == []


RULES = ("DUP001", "DUP002", "SCR001")
FAULTS = (
    "The the ferry was late.",
    "Nora Lind opened the the library on Friday.",
    "The plan asked for wooden and wooden piers.",
    "It rained and it was was cold.",
)
CLEAN = (
    "The harbour of Ostrel was quiet.",
    "Nobody had expected a crowd.",
    "The council meets again in spring.",
    "Boats lay at the quay, and gulls sat on them.",
)
SENTENCES = st.lists(st.sampled_from([*FAULTS, *CLEAN]), min_size=1, max_size=4)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=5)


def article(paragraphs: Sequence[Sequence[str]], space: str = " ", end: str = "\n") -> str:
    blocks = [space.join(" ".join(sentences).split()) for sentences in paragraphs]
    return f"{end * 2}".join(["# A day in Ostrel", *blocks, ""])


class TestRealArticles:
    """The findings of real rules, through the real linter."""

    def new(self, newsroom: Newsroom, text: str) -> list[str]:
        comparison = Comparison(Baseline.read(newsroom.file))
        new = comparison.new(newsroom.write("a.md"), lint_findings(text, *RULES), RULES)
        return [text[finding.start : finding.end] for finding in new]

    def record(self, newsroom: Newsroom, text: str) -> None:
        comparison = Comparison(Baseline.read(newsroom.file))
        comparison.new(newsroom.write("a.md"), lint_findings(text, *RULES), RULES)
        comparison.recorded([newsroom.folder]).write()

    @settings(max_examples=60)
    @given(
        PARAGRAPHS,
        st.lists(st.tuples(st.integers(0, 5), st.sampled_from(CLEAN)), max_size=4),
        st.randoms(use_true_random=False),
        st.sampled_from([" ", "\n", "  ", "\r\n"]),
    )
    def test_edits_elsewhere_wake_nothing(
        self,
        tmp_path_factory: pytest.TempPathFactory,
        paragraphs: list[list[str]],
        added: list[tuple[int, str]],
        chance: random.Random,
        space: str,
    ) -> None:
        newsroom = Newsroom(tmp_path_factory.mktemp("site"))
        self.record(newsroom, article(paragraphs))
        changed = [list(sentences) for sentences in paragraphs]
        for at, sentence in added:
            changed.insert(at, [sentence])
        for sentences in changed:
            chance.shuffle(sentences)
        chance.shuffle(changed)
        end = "\r\n" if space == "\r\n" else "\n"
        assert self.new(newsroom, article(changed, space, end)) == []

    @settings(max_examples=60)
    @given(PARAGRAPHS, st.integers(0, 5))
    def test_the_same_fault_in_another_sentence_is_new(
        self, tmp_path_factory: pytest.TempPathFactory, paragraphs: list[list[str]], at: int
    ) -> None:
        newsroom = Newsroom(tmp_path_factory.mktemp("site"))
        self.record(newsroom, article(paragraphs))
        changed = [*paragraphs[:at], ["Nobody saw the the second ferry."], *paragraphs[at:]]
        assert self.new(newsroom, article(changed)) == ["the the"]

    @settings(max_examples=60)
    @given(PARAGRAPHS, st.data())
    def test_one_more_of_the_same_sentence_is_new_once(
        self,
        tmp_path_factory: pytest.TempPathFactory,
        paragraphs: list[list[str]],
        data: st.DataObject,
    ) -> None:
        newsroom = Newsroom(tmp_path_factory.mktemp("site"))
        sentence = data.draw(st.sampled_from(FAULTS))
        self.record(newsroom, article([*paragraphs, [sentence]]))
        at = data.draw(st.integers(0, len(paragraphs)))
        changed = article([*paragraphs[:at], [sentence], *paragraphs[at:], [sentence]])
        new = self.new(newsroom, changed)
        assert len(new) == 1
        comparison = Comparison(Baseline.read(newsroom.file))
        (finding,) = comparison.new(newsroom.folder / "a.md", lint_findings(changed, *RULES), RULES)
        assert finding.start > changed.rindex(sentence) - 1

    def test_another_rule_in_a_sentence_that_is_known(self, newsroom: Newsroom) -> None:
        self.record(newsroom, "# Slipway\n\nThe the piers are wooden.\n")
        assert self.new(newsroom, "# Slipway\n\nThe the piers are wooden.\n") == []
        # The sentence is another one now, so that both faults in it are reported.
        text = "# Slipway\n\nThe the piers are wooden and wooden.\n"
        assert self.new(newsroom, text) == ["The the", "wooden and wooden"]

    def test_a_suppression_beside_a_sentence_does_not_wake_it(self, newsroom: Newsroom) -> None:
        text = "# Slipway\n\nThe the piers are wooden. Nobody came.\n"
        self.record(newsroom, text)
        comment = " <!-- nato-lint-disable-line SRC001 -->\n"
        assert self.new(newsroom, text.removesuffix("\n") + comment) == []

    def test_findings_about_the_whole_article_do_not_hang_on_a_sentence(
        self, newsroom: Newsroom
    ) -> None:
        comparison = Comparison(Baseline.read(newsroom.file))
        path = newsroom.write("a.md")
        text = "# Harbour\n\nThe harbour reopens.\n"
        assert comparison.new(path, lint_findings(text, "AID001"), ["AID001"])
        comparison.recorded([newsroom.folder]).write()
        comparison = Comparison(Baseline.read(newsroom.file))
        other = "# The slipway\n\nNobody came.\n"
        assert comparison.new(path, lint_findings(other, "AID001"), ["AID001"]) == []


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false")
    return subprocess.run(
        ["git", *identity, *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
class TestMerging:
    """What two branches record, merged by git."""

    START = ("news/b.md", "news/d.md", "news/f.md", "news/h.md")

    @pytest.fixture
    def repository(self, folder: Path) -> Iterator[Newsroom]:
        git(folder, "init", "--quiet", "--initial-branch=main")
        newsroom = Newsroom(folder)
        newsroom.record({name: of("AAA001 p") for name in self.START})
        git(folder, "add", "--all")
        assert git(folder, "commit", "--quiet", "--message=start").returncode == 0
        return newsroom

    def merge(
        self, newsroom: Newsroom, ours: dict[str, list[str]], theirs: dict[str, list[str]]
    ) -> bool:
        """Record on two branches, and merge them; whether git could."""
        for branch, articles in (("ours", ours), ("theirs", theirs)):
            git(newsroom.folder, "checkout", "--quiet", "-b", branch, "main")
            newsroom.record({name: of(*keys) for name, keys in articles.items()})
            git(newsroom.folder, "add", "--all")
            done = git(newsroom.folder, "commit", "--quiet", f"--message={branch}")
            assert done.returncode == 0, done.stdout
        return git(newsroom.folder, "merge", "--quiet", "--no-edit", "ours").returncode == 0

    @pytest.mark.parametrize(
        ("ours", "theirs"),
        [
            ("news/a.md", "news/g.md"),
            ("news/c.md", "news/e.md"),
            ("news/a.md", "news/i.md"),
            ("news/g.md", "news/i.md"),
        ],
    )
    def test_articles_in_different_places(
        self, repository: Newsroom, ours: str, theirs: str
    ) -> None:
        assert self.merge(repository, {ours: ["AAA001 q"]}, {theirs: ["AAA002 r"]})
        expected = {name: {"AAA001 p": 1} for name in self.START}
        expected |= {ours: {"AAA001 q": 1}, theirs: {"AAA002 r": 1}}
        assert repository.known == expected

    def test_one_branch_adds_at_the_end_and_the_other_mends_an_article(
        self, repository: Newsroom
    ) -> None:
        assert self.merge(repository, {"news/i.md": ["AAA001 q"]}, {"news/f.md": []})
        assert sorted(repository.known) == ["news/b.md", "news/d.md", "news/h.md", "news/i.md"]

    def test_both_branches_record_the_same(self, repository: Newsroom) -> None:
        recorded = {"news/c.md": ["AAA001 q", "AAA001 q"]}
        assert self.merge(repository, recorded, recorded | {"news/i.md": ["AAA002 r"]})
        assert repository.known["news/c.md"] == {"AAA001 q": 2}

    def test_where_git_cannot_merge_the_place_is_named(self, repository: Newsroom) -> None:
        assert not self.merge(
            repository, {"news/c.md": ["AAA001 q"]}, {"news/c.md": ["AAA002 r", "AAA002 r"]}
        )
        with pytest.raises(BaselineProblem) as problem:
            Baseline.read(repository.file)
        lines = repository.file.read_text(encoding="utf-8").splitlines()
        assert problem.value.line is not None
        assert lines[problem.value.line - 1].startswith("<<<<<<<")
        assert "a merge has left its marks here" in problem.value.sentence
        # What the sentence advises works: the lines of both sides, without the marks.
        kept = [line for line in lines if not line.startswith(("<<<<<<<", "=======", ">>>>>>>"))]
        repository.file.write_text("\n".join(kept), encoding="utf-8")
        assert repository.known["news/c.md"] == {"AAA001 q": 1, "AAA002 r": 2}

    def test_a_union_merge_never_fails(self, repository: Newsroom) -> None:
        (repository.folder / ".git" / "info").mkdir(exist_ok=True)
        (repository.folder / ".git" / "info" / "attributes").write_text(f"{NAME} merge=union\n")
        assert self.merge(
            repository,
            {"news/i.md": ["AAA001 q", "AAA001 s"], "news/h.md": []},
            {"news/i.md": ["AAA001 q", "AAA001 q"], "news/j.md": ["AAA002 r"]},
        )
        assert repository.known["news/i.md"] == {"AAA001 q": 2, "AAA001 s": 1}
        assert repository.known["news/j.md"] == {"AAA002 r": 1}
