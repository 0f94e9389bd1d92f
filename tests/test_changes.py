"""Which lines changed, in real repositories."""

import os
import pickle
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nato_lint import Finding, Severity, rule
from nato_lint.changes import ALL_LINES, ChangedLines, GitProblem, changes_since, concerns
from nato_lint.changes.lines import Hunk
from nato_lint.finding import Related
from nato_lint.source import Source
from tests.git_site import NEW, Site, is_sorted, isolate, lines, numbers

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")

FIVE = lines("one", "two", "three", "four", "five")


@pytest.fixture(autouse=True)
def _isolated(monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site.new(tmp_path / "site", ferry_md=FIVE, other_md=FIVE)


def test_edited_added_and_untouched_lines_are_told_apart(site: Site) -> None:
    site.write("ferry.md", lines("one", "TWO", "three", "four", "new", "newer", "five"))
    assert site.changed("HEAD", "ferry.md") == [2, 5, 6]
    assert site.changed("HEAD", "other.md") is None


def test_committed_staged_and_unstaged_changes_count_alike(site: Site) -> None:
    first = site.git("rev-parse", "HEAD")
    site.commit({"ferry.md": FIVE.replace("one", "ONE")})
    site.write("ferry.md", FIVE.replace("one", "ONE").replace("three", "THREE"))
    site.git("add", "ferry.md")
    site.write("ferry.md", lines("ONE", "two", "THREE", "four", "FIVE"))
    assert site.changed(first, "ferry.md") == [1, 3, 5]
    assert site.changed("HEAD", "ferry.md") == [3, 5]


def test_a_branch_is_compared_with_where_it_left_the_other_one(site: Site) -> None:
    site.git("checkout", "--quiet", "-b", "feature")
    site.commit({"ferry.md": FIVE.replace("five", "FIVE")})
    site.git("checkout", "--quiet", "main")
    site.commit({"ferry.md": FIVE.replace("one", "ONE"), "other.md": "All is different.\n"})
    site.git("checkout", "--quiet", "feature")
    assert site.changed("main", "ferry.md") == [5]
    assert site.changed("main", "other.md") is None


@pytest.mark.parametrize("rev", ["HEAD~1", "v1", "refs/tags/v1", "@{1}", ":/First"])
def test_whatever_git_takes_for_a_commit_will_do(site: Site, rev: str) -> None:
    site.git("commit", "--quiet", "--amend", "--message=First")
    site.git("tag", "--annotate", "--message=Published", "v1")
    site.commit({"ferry.md": FIVE.replace("two", "2")})
    assert site.changed(rev, "ferry.md") == [2]


def test_where_lines_were_taken_out_only_what_reaches_across_has_changed(site: Site) -> None:
    site.write("ferry.md", lines("one", "two", "five"))
    changed = site.since("HEAD").lines(site.root / "ferry.md")
    assert changed is not None
    assert numbers(changed) == []
    assert changed.touches(2, 3)
    assert changed.touches(1, 3)
    assert not changed.touches(1, 2)
    assert not changed.touches(3, 4)


@pytest.mark.parametrize("left", [("three", "four", "five"), ("one", "two", "three"), ()])
def test_lines_taken_out_at_the_ends_leave_a_changed_file_without_changed_lines(
    site: Site, left: Sequence[str]
) -> None:
    site.write("ferry.md", lines(*left))
    changed = site.since("HEAD").lines(site.root / "ferry.md")
    assert changed is not None
    assert not changed.touches(1, max(len(left), 1))


def test_new_files_have_changed_as_a_whole(site: Site) -> None:
    site.write("staged.md", FIVE)
    site.git("add", "staged.md")
    site.write("promised.md", FIVE)
    site.git("add", "--intent-to-add", "promised.md")
    site.write("untracked.md", FIVE)
    site.write("empty.md", "")
    site.write(".gitignore", "ignored*\n")
    site.write("ignored.md", FIVE)
    site.write("ignored/deep.md", FIVE)
    everything = site.since("HEAD")
    for name in ("staged.md", "promised.md", "untracked.md", "empty.md", "ignored/deep.md"):
        assert numbers(everything.lines(site.root / name)) == NEW
        assert site.changed("HEAD", name) == NEW
    assert site.changed("HEAD", "ignored.md") == NEW
    assert site.changed("HEAD", "ignored/deep.md", "ignored") == NEW


def test_a_file_taken_from_the_index_but_not_from_disk_is_new(site: Site) -> None:
    site.git("rm", "--quiet", "--cached", "ferry.md")
    assert site.changed("HEAD", "ferry.md") == NEW


def test_files_of_any_name_are_known_when_they_are_named(site: Site) -> None:
    site.commit({"scrape.txt": FIVE, "readme": FIVE, "old.html": FIVE})
    site.write("scrape.txt", FIVE.replace("two", "2"))
    assert site.changed("HEAD", "scrape.txt") == [2]
    assert site.changed("HEAD", "readme") is None
    # Not named, and yet asked about.
    assert site.changed("HEAD", "scrape.txt", "") == [2]
    assert site.changed("HEAD", "old.html", "") is None
    assert site.changed("HEAD", "ferry.md", "other.md") is None


LONG = lines(*(f"This is sentence {number} of the article." for number in range(30)))


@pytest.mark.parametrize("named", ["news/pier.md", "news", ""])
@pytest.mark.parametrize("staged", [True, False])
def test_a_moved_article_keeps_its_lines(site: Site, named: str, staged: bool) -> None:
    site.commit({"drafts/slipway.txt": LONG})
    (site.root / "news").mkdir()
    site.git("mv", "drafts/slipway.txt", "news/pier.md")
    rev = "staged" if staged else "HEAD"
    assert site.changed(rev, "news/pier.md", named) is None
    site.write("news/pier.md", LONG.replace("sentence 7 ", "sentence seven "))
    site.git("add", "--all")
    assert site.changed(rev, "news/pier.md", named) == [8]


def test_a_moved_article_whose_lines_were_put_in_another_order_has_changed(site: Site) -> None:
    site.commit({"a.md": LONG})
    site.git("mv", "a.md", "b.md")
    first, rest = LONG.split("\n", 1)
    site.write("b.md", f"{rest}{first}\n")
    assert site.changed("HEAD", "b.md") == [30]


def test_nothing_has_changed_where_only_the_mode_or_the_time_of_a_file_did(site: Site) -> None:
    site.git("config", "core.fileMode", "true")
    path = site.root / "ferry.md"
    os.utime(path, (1, 1))
    assert site.changed("HEAD", "ferry.md") is None
    path.chmod(0o755)
    assert site.changed("HEAD", "ferry.md") is None
    site.git("add", "--all")
    site.git("update-index", "--chmod=+x", "other.md")
    assert site.changed("HEAD", "ferry.md") is None
    assert site.changed("staged", "other.md") is None


@pytest.mark.parametrize("autocrlf", ["true", "false", "input"])
def test_other_line_ends_change_no_line(site: Site, autocrlf: str) -> None:
    site.git("config", "core.autocrlf", autocrlf)
    site.write("ferry.md", FIVE.replace("\n", "\r\n"))
    assert site.changed("HEAD", "ferry.md") is None
    site.write("ferry.md", FIVE.replace("three", "THREE").replace("\n", "\r\n"))
    assert site.changed("HEAD", "ferry.md") == [3]


def test_a_line_end_at_the_end_of_the_file_changes_no_line(site: Site) -> None:
    site.commit({"ferry.md": FIVE.rstrip()})
    site.write("ferry.md", FIVE)
    assert site.changed("HEAD", "ferry.md") is None
    site.write("ferry.md", FIVE + lines("", "six"))
    assert site.changed("HEAD", "ferry.md") == [6, 7]
    site.commit()
    site.write("ferry.md", "one\ntwo\nthree\nfour")
    assert site.changed("HEAD", "ferry.md") == []


def test_lines_are_counted_as_markdown_counts_them(site: Site) -> None:
    # Git takes "a CR b" for one line; U+2028 and form feed end no line for either.
    before = "a\rb\r\nc\u2028c\fc\nd\re\rf\ng\n"
    site.commit({"old-mac.md": before})
    site.write("old-mac.md", before.replace("e", "E") + "h\ri\n")
    assert site.changed("HEAD", "old-mac.md") == [4, 5, 6, 8, 9]
    site.write("old-mac.md", before.replace("d\re\rf\n", ""))
    changed = site.since("HEAD").lines(site.root / "old-mac.md")
    assert changed is not None
    assert numbers(changed) == []
    assert changed.touches(3, 4)
    assert not changed.touches(1, 3)


def test_what_looks_binary_or_is_said_to_be_is_compared_by_lines(site: Site) -> None:
    site.commit({".gitattributes": "ferry.md -diff\nother.md binary\n", "nul.md": "a\0\nb\0\n"})
    site.write("ferry.md", FIVE.replace("two", "2"))
    site.write("other.md", FIVE.replace("three", "3"))
    site.write("nul.md", "a\0\nB\0\n")
    assert site.changed("HEAD", "ferry.md") == [2]
    assert site.changed("HEAD", "other.md") == [3]
    assert site.changed("HEAD", "nul.md") == [2]


def test_articles_that_look_like_a_patch_are_read_by_count(site: Site) -> None:
    trap = lines("++ b/other.md", "@@ -1 +1 @@", "-- a/x", "diff --git a/x b/x", "\\ No newline")
    site.write("ferry.md", trap + FIVE + trap)
    site.write("other.md", FIVE.replace("five", "++ b/ferry.md\n@@ -9 +9 @@"))
    everything = site.since("HEAD")
    assert numbers(everything.lines(site.root / "ferry.md")) == [*range(1, 6), *range(11, 16)]
    assert numbers(everything.lines(site.root / "other.md")) == [5, 6]


NAMES = [
    "two words.md",
    " leading and trailing .md",
    "naïve-日本.md",
    "a/b/c d/é.md",
    "[brackets]*.md",
    ":(glob)x.md",
    "-x.md",
    "$(touch pwned);.md",
]
POSIX_NAMES = [
    '"quoted".md',
    "tab\there.md",
    "new\nline.md",
    "back\\slash.md",
    "cr\r.md",
    "\x01.md",
]


@pytest.mark.parametrize(
    "name", [*NAMES, *(pytest.param(n, marks=posix_only) for n in POSIX_NAMES)]
)
def test_files_may_have_any_name(site: Site, name: str) -> None:
    site.commit({name: FIVE})
    site.write(name, FIVE.replace("four", "4"))
    assert site.changed("HEAD", name) == [4]
    assert site.changed("HEAD", name, "") == [4]
    assert site.changed("HEAD", "ferry.md", "") is None
    site.git("add", "--all")
    assert site.changed("staged", name) == [4]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take only Unicode names")
def test_names_need_not_be_utf8(site: Site) -> None:
    name = os.fsdecode(b"caf\xe9 \xff.md")
    site.commit({name: FIVE})
    site.write(name, FIVE.replace("four", "4"))
    assert site.changed("HEAD", name) == [4]
    assert site.changed("HEAD", name, "") == [4]
    moved = os.fsdecode(b"\xfe.md")
    site.git("mv", name, moved)
    assert site.changed("HEAD", moved) == [4]


def test_case_and_accents_do_not_matter_where_they_do_not_for_git(site: Site) -> None:
    site.commit({"News/Café.md": FIVE})
    site.write("News/Café.md", FIVE.replace("two", "2"))
    decomposed = site.root / "news" / "CAFE\u0301.MD"
    assert numbers(site.since("HEAD").lines(decomposed)) == NEW
    site.git("config", "core.ignoreCase", "true")
    site.git("config", "core.precomposeUnicode", "yes")
    assert numbers(site.since("HEAD").lines(decomposed)) == [2]
    assert numbers(site.since("HEAD", "News/Café.md").lines(decomposed)) == [2]


@posix_only
def test_a_symlink_has_changed_with_the_link_or_with_its_target(site: Site) -> None:
    (site.root / "link.md").symlink_to("ferry.md")
    (site.root / "out.md").symlink_to(site.write("../outside.md", FIVE))
    (site.root / "folder").symlink_to(".")
    assert site.changed("HEAD", "link.md") == NEW
    site.commit()
    assert site.changed("HEAD", "link.md") is None
    assert site.changed("HEAD", "out.md") is None
    site.write("ferry.md", FIVE.replace("two", "2"))
    assert site.changed("HEAD", "link.md") == [2]
    assert site.changed("HEAD", "folder/ferry.md") == [2]
    assert site.changed("HEAD", "ferry.md", "folder") == [2]
    (site.root / "link.md").unlink()
    (site.root / "link.md").symlink_to("other.md")
    assert site.changed("HEAD", "link.md") == NEW


@posix_only
def test_a_symlink_into_another_repository_has_changed_only_itself(
    site: Site, tmp_path: Path
) -> None:
    other = Site.new(tmp_path / "other", ferry_md=FIVE)
    (site.root / "link.md").symlink_to(other.root / "ferry.md")
    site.commit()
    site.write("ferry.md", FIVE.replace("two", "2"))
    other.write("ferry.md", FIVE.replace("three", "3"))
    assert site.changed("HEAD", "link.md") is None


@posix_only
def test_a_file_that_takes_the_place_of_a_symlink_is_new(site: Site) -> None:
    (site.root / "link.md").symlink_to("ferry.md")
    site.commit()
    (site.root / "link.md").unlink()
    site.write("link.md", FIVE)
    assert site.changed("HEAD", "link.md") == [1, 2, 3, 4, 5]


def test_in_a_conflict_the_lines_on_disk_are_compared(site: Site) -> None:
    site.git("checkout", "--quiet", "-b", "feature")
    theirs = site.commit({"ferry.md": FIVE.replace("three", "theirs"), "both.md": "a\n"})
    site.git("checkout", "--quiet", "main")
    site.commit({"ferry.md": FIVE.replace("three", "ours"), "both.md": "b\n"})
    with pytest.raises(AssertionError, match="CONFLICT"):
        site.git("merge", theirs)
    assert site.changed("HEAD", "ferry.md") == [3, 5, 6, 7]
    assert site.changed("HEAD", "both.md") == [1, 3, 4, 5]
    assert site.changed("staged", "ferry.md") == NEW


def test_many_files_are_asked_about_at_once(site: Site) -> None:
    names = [f"{'a-rather-long-folder/' * 3}{number}.md" for number in range(250)]
    site.commit(dict.fromkeys(names, FIVE))
    for name in names:
        site.write(name, FIVE.replace("two", "2"))
    site.write("code.py", "x\n")
    for changes in (site.since("HEAD"), site.since("HEAD", *names)):
        assert all(numbers(changes.lines(site.root / name)) == [2] for name in names)


class TestStaged:
    """What is about to be committed."""

    def test_it_is_what_the_index_has_and_head_has_not(self, site: Site) -> None:
        site.write("ferry.md", FIVE.replace("two", "2"))
        site.write("new.md", FIVE)
        assert site.changed("staged", "ferry.md") is None
        assert site.changed("staged", "new.md") is None
        site.git("add", "--all")
        assert site.changed("staged", "ferry.md") == [2]
        assert site.changed("staged", "new.md") == NEW
        assert site.changed("staged", "other.md", "") is None

    def test_lines_that_are_not_staged_do_not_count(self, site: Site) -> None:
        site.write("ferry.md", FIVE.replace("three", "3"))
        site.git("add", "--all")
        site.write("ferry.md", lines("zero", "one", "3", "four", "5"))
        assert site.changed("staged", "ferry.md") == [3]

    def test_what_was_edited_on_counts_in_its_new_form(self, site: Site) -> None:
        site.write("ferry.md", FIVE.replace("three", "3"))
        site.git("add", "--all")
        site.write("ferry.md", lines("zero", "one", "two", "III", "iii", "four", "five"))
        assert site.changed("staged", "ferry.md") == [4, 5]

    def test_places_where_lines_were_taken_out_are_followed(self, site: Site) -> None:
        site.write("ferry.md", lines("one", "two", "five"))
        site.git("add", "--all")
        site.write("ferry.md", lines("zero", "one", "two", "five", "six"))
        changed = site.since("staged").lines(site.root / "ferry.md")
        assert changed is not None
        assert changed.touches(3, 4)
        assert not changed.touches(1, 3)
        assert not changed.touches(4, 5)

    def test_staged_lines_that_are_no_longer_on_disk_leave_no_line(self, site: Site) -> None:
        site.write("ferry.md", FIVE.replace("three", "3"))
        site.git("add", "--all")
        site.write("ferry.md", lines("one", "two", "four", "five"))
        assert site.changed("staged", "ferry.md") == []

    def test_the_first_commit_of_a_repository_is_all_new(self, tmp_path: Path) -> None:
        site = Site(tmp_path)
        site.git("init", "--quiet")
        site.write("ferry.md", FIVE)
        site.write("later.md", FIVE)
        site.git("add", "ferry.md")
        assert site.changed("staged", "ferry.md") == NEW
        assert site.changed("staged", "later.md") is None

    def test_a_branch_of_that_name_has_a_longer_one(self, site: Site) -> None:
        site.git("branch", "staged")
        site.commit({"ferry.md": FIVE.replace("two", "2")})
        assert site.changed("staged", "ferry.md") is None
        assert site.changed("refs/heads/staged", "ferry.md") == [2]


# Few different lines, so that there are many ways in which two texts could be compared.
TEXTS = st.lists(st.sampled_from(["a", "b", "c", "", "+++ b/ferry.md", "@@ -1 +1 @@"]), max_size=12)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_lines_that_have_not_changed_are_those_of_before(site: Site, data: st.DataObject) -> None:
    before = data.draw(TEXTS)
    after = data.draw(st.permutations(before) | TEXTS)
    site.commit({"ferry.md": lines(*before)})
    site.write("ferry.md", lines(*after))
    changed = site.since("HEAD", "ferry.md").lines(site.root / "ferry.md")
    if before == after:
        assert changed is None
        return
    assert changed is not None
    kept = [text for line, text in enumerate(after, 1) if not changed.touches(line, line)]
    # In their order, they are found in the old version...
    rest = iter(before)
    assert all(text in rest for text in kept)
    # ...and are as many as an independent account of git's says.
    added = int(site.git("diff", "--numstat", "HEAD").split("\t")[0] or 0)
    assert len(after) - len(kept) == added


@st.composite
def rewritten(draw: st.DrawFn, texts: list[str], word: str) -> tuple[list[str], list[Hunk]]:
    """A copy in which some lines are taken out and lines with `word` are put in, and how."""
    result: list[str] = []
    hunks: list[Hunk] = []
    for at, text in enumerate([*texts, None]):
        put_in = [f"{word} {at} {each}" for each in range(draw(st.integers(0, 2)))]
        taken_out = text is not None and draw(st.booleans())
        if put_in or taken_out:
            hunks.append(hunk(at, int(taken_out), len(result), len(put_in)))
        result += put_in
        if text is not None and not taken_out:
            result.append(text)
    return result, hunks


def hunk(old: int, old_count: int, new: int, new_count: int) -> Hunk:
    """A hunk behind so many lines of either side, as git writes it."""
    return Hunk(old + bool(old_count), old_count, new + bool(new_count), new_count)


def check_followed(changed: ChangedLines | None, on_disk: Sequence[str]) -> None:
    assert changed is None or is_sorted(changed)
    for line, text in enumerate(on_disk, 1):
        counts = changed is not None and changed.touches(line, line)
        if text.startswith("staged"):
            assert counts
        elif text.startswith("committed"):
            assert not counts


# Every line is unique and says where it comes from, so that there is one way to compare.
COMMITTED = [f"committed {number}" for number in range(6)]


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_staged_lines_are_found_on_disk(site: Site, data: st.DataObject) -> None:
    staged, _ = data.draw(rewritten(COMMITTED, "staged"))
    on_disk, _ = data.draw(rewritten(staged, "unstaged"))
    site.commit({"ferry.md": lines(*COMMITTED)})
    site.write("ferry.md", lines(*staged))
    site.git("add", "--all")
    site.write("ferry.md", lines(*on_disk))
    changed = site.since("staged", "ferry.md").lines(site.root / "ferry.md")
    assert (changed is None) == (staged == COMMITTED)
    check_followed(changed, on_disk)


@given(st.data())
def test_changed_lines_are_followed_through_another_change(data: st.DataObject) -> None:
    staged, first = data.draw(rewritten(COMMITTED, "staged"))
    on_disk, second = data.draw(rewritten(staged, "unstaged"))
    changed = ChangedLines.by(first)
    check_followed(changed, staged)
    check_followed(changed.moved_by(second), on_disk)


class TestChangedLines:
    """The lines of one file."""

    def test_it_goes_to_another_process(self) -> None:
        changed = ChangedLines.by([Hunk(1, 1, 1, 2), Hunk(9, 1, 10, 0)])
        assert pickle.loads(pickle.dumps(changed)) == changed
        assert pickle.loads(pickle.dumps(ALL_LINES)) == ALL_LINES

    @given(st.sets(st.integers(1, 30)), st.integers(1, 31), st.integers(0, 10))
    def test_a_range_is_touched_where_a_line_of_it_is(
        self, changed: set[int], first: int, more: int
    ) -> None:
        hunks = [Hunk(line, 1, line, 1) for line in sorted(changed)]
        touched = ChangedLines.by(hunks).touches(first, first + more)
        assert touched == bool(changed & set(range(first, first + more + 1)))

    def test_all_lines_are_all(self) -> None:
        assert ALL_LINES.touches(1, 1)
        assert ALL_LINES.touches(10**9, 10**9)


@rule("TST001", Severity.WARNING, whole_article=True)
def whole(document: object) -> Sequence[Finding]:
    """About the whole article."""
    return ()


@rule("TST002", Severity.WARNING)
def local(document: object) -> Sequence[Finding]:
    """About some words."""
    return ()


class TestConcerns:
    """Which findings are about what changed."""

    SOURCE = Source("one\ntwo\r\nthree\n\nfive\n")
    THIRD = ChangedLines.by([Hunk(3, 1, 3, 1)])

    @pytest.mark.parametrize(
        ("words", "expected"),
        [("one", False), ("two", False), ("two\r\n", False), ("three", True), ("three\n", True),
         ("two\r\nthree", True), ("e\n\nf", True), ("five", False), ("\nfive", False)],
    )  # fmt: skip
    def test_a_finding_counts_where_its_words_touch_a_changed_line(
        self, words: str, expected: bool
    ) -> None:
        start = self.SOURCE.text.index(words)
        finding = Finding(start, start + len(words), "Look here.")
        assert concerns(finding, local, self.SOURCE, self.THIRD) is expected
        assert concerns(finding, None, self.SOURCE, self.THIRD) is expected

    def test_a_finding_without_words_stands_on_its_line(self) -> None:
        third, fourth = self.SOURCE.text.index("three"), self.SOURCE.text.index("\nfive")
        assert concerns(Finding(third, third, "Here."), local, self.SOURCE, self.THIRD)
        assert not concerns(Finding(fourth, fourth, "Here."), local, self.SOURCE, self.THIRD)

    def test_a_related_place_counts_as_well(self) -> None:
        third = self.SOURCE.text.index("three")
        finding = Finding(0, 3, "Twice.", related=[Related(third, third + 5)])
        assert concerns(finding, local, self.SOURCE, self.THIRD)
        elsewhere = Finding(0, 3, "Twice.", related=[Related(4, 7)])
        assert not concerns(elsewhere, local, self.SOURCE, self.THIRD)

    def test_findings_about_the_whole_article_count_wherever_it_changed(self) -> None:
        assert concerns(Finding(0, 3, "All of it."), whole, self.SOURCE, self.THIRD)
        assert not concerns(Finding(0, 3, "A word."), local, self.SOURCE, self.THIRD)

    def test_words_across_lines_that_were_taken_out_count(self) -> None:
        changed = ChangedLines.by([Hunk(2, 3, 1, 0)])
        assert concerns(Finding(0, 7, "one two"), local, self.SOURCE, changed)
        assert not concerns(Finding(0, 3, "one"), local, self.SOURCE, changed)
        assert not concerns(Finding(4, 7, "two"), local, self.SOURCE, changed)


def test_paths_that_do_not_exist_are_left_out(site: Site) -> None:
    assert site.changed("HEAD", "ferry.md", "nowhere", "ferry.md") is None
    changes_since("HEAD", [site.root.parent / "nowhere" / "deep.md"])
    with pytest.raises(GitProblem, match="not in the working tree"):
        changes_since("HEAD", [site.root.parent])
