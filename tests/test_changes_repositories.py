"""Finding out what changed: in which repository, from where, and in hooks."""

import os
import stat
import sys
from pathlib import Path

import pytest

from nato_lint.changes import changes_since
from tests.git_site import NEW, Site, isolate, lines, numbers

FIVE = lines("one", "two", "three", "four", "five")
SECOND = FIVE.replace("two", "2")

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")


@pytest.fixture(autouse=True)
def _isolated(monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site.new(tmp_path / "site", ferry_md=FIVE)
    site.commit({"news/pier.md": FIVE})
    return site


@pytest.mark.parametrize(
    ("cwd", "named", "asked"),
    [
        (".", "news", "news/pier.md"),
        (".", ".", "./news/pier.md"),
        ("news", ".", "pier.md"),
        ("news", "..", "../news/../news/pier.md"),
        ("news", "../news/pier.md", "../news/pier.md"),
        ("..", "site", "site/news/pier.md"),
        ("..", "site/news/pier.md", "site/news/pier.md"),
    ],
)
def test_paths_are_relative_to_where_one_works(
    site: Site, monkeypatch: pytest.MonkeyPatch, cwd: str, named: str, asked: str
) -> None:
    site.write("news/pier.md", SECOND)
    monkeypatch.chdir(site.root / cwd)
    changes = changes_since("HEAD", [Path(named)])
    assert numbers(changes.lines(Path(asked))) == [2]
    assert numbers(changes.lines(site.root / cwd / asked)) == [2]
    assert changes.lines(site.root / "ferry.md") is None


@posix_only
def test_a_repository_may_be_reached_through_a_symlink(site: Site, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(site.root / "news")
    site.write("news/pier.md", SECOND)
    assert numbers(changes_since("HEAD", [tmp_path / "link"]).lines(tmp_path / "link/pier.md")) == [
        2
    ]


@posix_only
def test_directories_may_have_any_name(tmp_path: Path) -> None:
    for name in (
        "two words",
        "new\nline",
        "-c",
        os.fsdecode(b"caf\xe9") if sys.platform == "linux" else "é",
    ):
        site = Site.new(tmp_path / name / "site", ferry_md=FIVE)
        site.write("ferry.md", SECOND)
        assert site.changed("HEAD", "ferry.md") == [2]


def test_paths_in_several_repositories_are_compared_each_in_its_own(
    site: Site, tmp_path: Path
) -> None:
    other = Site.new(tmp_path / "other", ferry_md=FIVE)
    other.commit({"ferry.md": SECOND})
    site.write("ferry.md", FIVE.replace("five", "5"))
    changes = changes_since("HEAD~1", [site.root, other.root / "ferry.md"])
    assert numbers(changes.lines(site.root / "ferry.md")) == [5]
    assert numbers(changes.lines(other.root / "ferry.md")) == [2]


def test_a_repository_in_a_folder_of_another_is_compared_by_its_own_history(site: Site) -> None:
    inner = Site.new(site.root / "vendored", ferry_md=FIVE)
    inner.commit({"ferry.md": SECOND})
    inner.write("new.md", FIVE)
    changes = site.since("HEAD~1")
    assert numbers(changes.lines(inner.root / "ferry.md")) == [2]
    assert numbers(changes.lines(inner.root / "new.md")) == NEW
    assert site.since("staged").lines(inner.root / "ferry.md") is None


def test_a_submodule_is_compared_with_the_commit_that_its_repository_recorded(
    site: Site, tmp_path: Path
) -> None:
    theme = Site.new(tmp_path / "theme", readme_md=FIVE)
    site.git("submodule", "--quiet", "add", theme.root.as_posix(), "themes/tide")
    inside = Site(site.root / "themes" / "tide")
    assert numbers(site.since("HEAD").lines(inside.root / "readme.md")) == NEW
    added = site.commit()
    assert site.since("HEAD").lines(inside.root / "readme.md") is None

    inside.commit({"readme.md": SECOND})
    site.commit()
    inside.write("readme.md", SECOND.replace("five", "5"))
    assert numbers(site.since(added).lines(inside.root / "readme.md")) == [2, 5]
    assert numbers(site.since("HEAD").lines(inside.root / "readme.md")) == [5]
    assert site.since("HEAD", "ferry.md").lines(site.root / "ferry.md") is None
    # Named itself, it is a repository like any other.
    assert inside.changed("HEAD", "readme.md") == [5]


def test_a_submodule_that_was_not_fetched_holds_untracked_files(site: Site, tmp_path: Path) -> None:
    theme = Site.new(tmp_path / "theme", readme_md=FIVE)
    site.git("submodule", "--quiet", "add", theme.root.as_posix(), "tide")
    site.commit()
    site.git("submodule", "--quiet", "deinit", "--force", "tide")
    site.write("tide/notes.md", FIVE)
    assert site.changed("HEAD", "tide/notes.md") == NEW
    assert site.changed("HEAD", "tide/notes.md", "") == NEW


def test_a_linked_worktree_has_its_own_files(site: Site, tmp_path: Path) -> None:
    site.git("worktree", "add", "--quiet", "-b", "feature", str(tmp_path / "linked"))
    linked = Site(tmp_path / "linked")
    linked.write("ferry.md", SECOND)
    assert linked.changed("main", "ferry.md") == [2]
    assert site.changed("main", "ferry.md") is None
    linked.git("add", "ferry.md")
    assert linked.changed("staged", "ferry.md") == [2]
    assert site.changed("staged", "ferry.md") is None


def test_repositories_with_long_names_of_commits_work_too(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.git("init", "--quiet", "--object-format=sha256")
    first = site.commit({"ferry.md": FIVE})
    site.commit({"ferry.md": SECOND})
    assert len(first) == 64
    assert site.changed(first, "ferry.md") == [2]


def test_a_folder_called_git_that_is_no_repository_is_passed_over(site: Site) -> None:
    site.write("news/.git/notes.md", FIVE)
    site.write("news/pier.md", SECOND)
    assert site.changed("HEAD", "news/pier.md") == [2]
    assert site.changed("HEAD", "news/pier.md", "news") == [2]


def test_a_file_that_git_shall_not_look_at_has_not_changed(site: Site) -> None:
    site.git("update-index", "--assume-unchanged", "ferry.md")
    site.write("ferry.md", SECOND)
    assert site.changed("HEAD", "ferry.md") is None


class TestInAHook:
    """Git tells its hooks in the environment which repository and which index it is about."""

    REPORT = """\
#!/bin/sh
{python} - <<'END'
import sys
from pathlib import Path
sys.path[:0] = {path}
from nato_lint.changes import changes_since
from tests.git_site import numbers
changes = changes_since("staged", [Path("{root}")])
Path("{report}").write_text(repr([numbers(changes.lines(Path("{root}", name))) for name in {names}]))
END
"""

    def hook(self, site: Site, git_directory: Path, *names: str, root: Path | None = None) -> Path:
        """Have the next commit report what changed; returns where."""
        report = site.root.parent / "report.txt"
        report.unlink(missing_ok=True)
        hook = git_directory / "hooks" / "pre-commit"
        hook.parent.mkdir(exist_ok=True)
        text = self.REPORT.format(
            python=sys.executable,
            path=sys.path,
            root=(root or site.root).as_posix(),
            names=names,
            report=report.as_posix(),
        )
        hook.write_text(text, encoding="utf-8", newline="\n")
        hook.chmod(hook.stat().st_mode | stat.S_IXUSR)
        return report

    def test_it_is_the_index_of_the_commit(self, site: Site) -> None:
        report = self.hook(site, site.root / ".git", "ferry.md", "news/pier.md")
        site.write("ferry.md", SECOND)
        site.write("news/pier.md", FIVE.replace("five", "5"))
        site.git("add", "ferry.md")
        site.git("commit", "--quiet", "--message=Only what is staged")
        assert report.read_text(encoding="utf-8") == "[[2], None]"
        site.git("commit", "--quiet", "--all", "--message=Everything")
        assert report.read_text(encoding="utf-8") == "[None, [5]]"

    def test_a_commit_of_one_file_has_an_index_of_its_own(self, site: Site) -> None:
        report = self.hook(site, site.root / ".git", "ferry.md", "news/pier.md")
        site.write("ferry.md", SECOND)
        site.write("news/pier.md", FIVE.replace("five", "5"))
        site.git("add", "ferry.md")
        site.git("commit", "--quiet", "--message=One file", "news/pier.md")
        assert report.read_text(encoding="utf-8") == "[None, [5]]"

    def test_in_a_linked_worktree_it_is_that_one(self, site: Site, tmp_path: Path) -> None:
        site.git("worktree", "add", "--quiet", str(tmp_path / "linked"))
        linked = Site(tmp_path / "linked")
        report = self.hook(linked, site.root / ".git", "ferry.md", "news/pier.md")
        linked.write("ferry.md", SECOND)
        linked.write("news/pier.md", FIVE.replace("five", "5"))
        linked.git("commit", "--quiet", "--message=One file", "news/pier.md")
        assert report.read_text(encoding="utf-8") == "[None, [5]]"

    def test_other_repositories_keep_their_own(self, site: Site, tmp_path: Path) -> None:
        other = Site.new(tmp_path / "other", ferry_md=FIVE)
        other.write("ferry.md", SECOND)
        other.git("add", "ferry.md")
        report = self.hook(site, site.root / ".git", "ferry.md", root=other.root)
        site.write("ferry.md", FIVE.replace("five", "5"))
        site.git("commit", "--quiet", "--message=One file", "ferry.md")
        assert report.read_text(encoding="utf-8") == "[[2]]"


class TestTheEnvironment:
    """What the environment says of a repository."""

    def test_it_holds_below_the_top_of_the_working_tree_as_well(
        self, site: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        site.write("news/pier.md", SECOND)
        monkeypatch.setenv("GIT_DIR", str(site.root / ".git"))
        monkeypatch.chdir(site.root / "news")
        assert numbers(changes_since("HEAD", [Path("pier.md")]).lines(Path("pier.md"))) == [2]
        changes = changes_since("HEAD", [Path("..")])
        assert numbers(changes.lines(Path("pier.md"))) == [2]
        assert changes.lines(Path("../ferry.md")) is None

    def test_a_working_tree_without_a_repository_in_it(
        self, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (site.root / ".git").rename(tmp_path / "elsewhere.git")
        monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere.git"))
        monkeypatch.setenv("GIT_WORK_TREE", str(site.root))
        site.write("news/pier.md", SECOND)
        assert site.changed("HEAD", "news/pier.md") == [2]
        assert site.changed("HEAD", "ferry.md") is None
        monkeypatch.delenv("GIT_DIR")
        monkeypatch.delenv("GIT_WORK_TREE")
        other = Site.new(tmp_path / "other", ferry_md=FIVE)
        other.write("ferry.md", SECOND)
        monkeypatch.setenv("GIT_DIR", "../elsewhere.git")
        monkeypatch.setenv("GIT_WORK_TREE", ".")
        monkeypatch.chdir(site.root)
        assert other.changed("HEAD", "ferry.md") == [2]
        assert site.changed("HEAD", "news/pier.md") == [2]

    @pytest.mark.parametrize("name", ["GIT_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"])
    def test_what_it_says_of_no_repository_here_does_not_count(
        self, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        site.write("news/pier.md", SECOND)
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv(name, str(tmp_path / "nowhere"))
        assert site.changed("HEAD", "news/pier.md") == [2]

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("GIT_DIFF_OPTS", "--unified=5"),
            ("GIT_GLOB_PATHSPECS", "1"),
            ("GIT_EXTERNAL_DIFF", "false"),
            ("GIT_TRACE", "1"),
            ("GIT_CONFIG_COUNT", "0"),
            ("LC_ALL", "C.UTF-8"),
        ],
    )
    def test_settings_in_it_change_no_answer(
        self, site: Site, monkeypatch: pytest.MonkeyPatch, name: str, value: str
    ) -> None:
        site.write("news/pier.md", SECOND)
        monkeypatch.setenv(name, value)
        assert site.changed("HEAD", "news/pier.md") == [2]

    def test_settings_given_in_it_are_kept(
        self, site: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # With a setting that is added to them.
        site.git("config", "filter.x.clean", "cat")
        site.write("news/pier.md", SECOND)
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
        monkeypatch.setenv("GIT_CONFIG_KEY_0", "safe.directory")
        monkeypatch.setenv("GIT_CONFIG_VALUE_0", "*")
        assert site.changed("HEAD", "news/pier.md") == [2]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("diff.noPrefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("diff.interHunkContext", "9"),
        ("diff.context", "9"),
        ("diff.renames", "copies"),
        ("diff.renames", "false"),
        ("diff.relative", "true"),
        ("diff.algorithm", "histogram"),
        ("diff.wordRegex", "."),
        ("diff.suppressBlankEmpty", "true"),
        ("diff.submodule", "log"),
        ("color.ui", "always"),
        ("color.diff", "always"),
        ("core.quotePath", "false"),
        ("core.bigFileThreshold", "1"),
        ("core.safecrlf", "true"),
        ("core.preloadIndex", "false"),
        ("submodule.recurse", "true"),
    ],
)
def test_settings_of_the_repository_change_no_answer(site: Site, key: str, value: str) -> None:
    site.git("config", key, value)
    site.write("news/pier.md", lines("one", "2", "three", "4", "five"))
    site.git("mv", "ferry.md", "news/é ferry.md")
    changes = site.since("HEAD")
    assert numbers(changes.lines(site.root / "news/pier.md")) == [2, 4]
    assert changes.lines(site.root / "news/é ferry.md") is None
    assert site.changed("staged", "news/é ferry.md") is None
