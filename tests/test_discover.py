"""Finding articles: in real trees, and next to git."""

import inspect
import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nato_lint.discover import Found, Missing, Unreadable, discover
from nato_lint.globs import Globs

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")


def plant(root: Path, *files: str) -> None:
    for name in files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Words.\n", encoding="utf-8")


def found(root: Path, *named: Path, **options: object) -> list[str]:
    """The files found below `root`, relative to it; fails on anything but files."""
    discoveries = list(discover(named or (root,), **options))  # type: ignore[arg-type]
    assert all(isinstance(discovery, Found) for discovery in discoveries), discoveries
    return [discovery.path.relative_to(root).as_posix() for discovery in discoveries]


def excluding(*patterns: str, base: Path) -> dict[str, object]:
    globs = [Globs(patterns, base)]

    def excludes(directory: Path) -> Sequence[Globs]:
        return globs

    return {"excludes": excludes}


def test_walking_takes_articles_in_the_order_of_their_names(tmp_path: Path) -> None:
    plant(tmp_path, "z.md", "b/two.markdown", "b/one.MDX", "a.Rmd", "c.qmd", "b.txt", "b/x.html")
    assert found(tmp_path) == ["a.Rmd", "b/one.MDX", "b/two.markdown", "c.qmd", "z.md"]


def test_paths_are_spelled_as_the_user_named_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, "docs/a.md")
    monkeypatch.chdir(tmp_path)
    for named, expected in ((".", "docs/a.md"), ("docs", "docs/a.md"), ("docs/a.md", "docs/a.md")):
        assert [each.path for each in discover([Path(named)])] == [Path(expected)]


def test_named_files_are_taken_whatever_they_are_called(tmp_path: Path) -> None:
    plant(tmp_path, "scrape.txt", "node_modules/readme", "ignored.md")
    (tmp_path / ".gitignore").write_text("*\n", encoding="utf-8")
    names = ["scrape.txt", "node_modules/readme", "ignored.md"]
    discoveries = list(discover([tmp_path / name for name in names]))
    assert discoveries == [Found(tmp_path / name, named=True) for name in names]


def test_each_file_comes_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "docs/a.md", "docs/b.md")
    monkeypatch.chdir(tmp_path)
    named = [Path("docs/b.md"), Path("docs"), tmp_path / "docs", Path("docs/../docs/a.md")]
    assert [each.path for each in discover(named)] == [Path("docs/b.md"), Path("docs/a.md")]


@pytest.mark.parametrize(
    "directory", [".git", ".hg", ".svn", "node_modules", ".venv", "venv", "site-packages", "_site"]
)
def test_directories_that_hold_no_articles_are_skipped_unless_named(
    tmp_path: Path, directory: str
) -> None:
    plant(tmp_path, f"deep/{directory}/a.md", "b.md")
    assert found(tmp_path) == ["b.md"]
    assert found(tmp_path, tmp_path / "deep" / directory) == [f"deep/{directory}/a.md"]


def test_missing_paths_are_reported_and_the_rest_is_found(tmp_path: Path) -> None:
    plant(tmp_path, "a.md")
    named = [tmp_path / "gone.md", tmp_path / "a.md", tmp_path / "a.md" / "below"]
    assert list(discover(named)) == [
        Missing(named[0]),
        Found(named[1], named=True),
        Missing(named[2]),
    ]


def test_an_impossible_name_is_reported(tmp_path: Path) -> None:
    [discovery] = discover([tmp_path / ("x" * 5000)])
    assert isinstance(discovery, Unreadable | Missing)


@posix_only
def test_what_is_neither_file_nor_directory_is_never_opened(tmp_path: Path) -> None:
    plant(tmp_path, "a.md")
    os.mkfifo(tmp_path / "pipe.md")
    os.mkfifo(tmp_path / ".gitignore")
    (tmp_path / "link-to-pipe.md").symlink_to("pipe.md")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(os.path.relpath(tmp_path / "socket.md"))
        assert found(tmp_path) == ["a.md"]
    [named] = discover([tmp_path / "pipe.md"])
    assert named == Unreadable(tmp_path / "pipe.md", "This is neither a file nor a directory.")


@posix_only
def test_symlinks_to_files_are_taken_and_those_to_directories_not_followed(tmp_path: Path) -> None:
    plant(tmp_path, ".git/config", "tree/a.md", "elsewhere/b.md", "elsewhere/c.txt")
    tree = tmp_path / "tree"
    (tree / "file.md").symlink_to("../elsewhere/b.md")
    (tree / "text.md").symlink_to("../elsewhere/c.txt")
    (tree / "directory.md").symlink_to("../elsewhere")
    (tree / "loop").symlink_to(".")
    (tree / "self.md").symlink_to("self.md")
    (tree / "dangling.md").symlink_to("nowhere.md")
    assert found(tree) == ["a.md", "file.md", "text.md"]
    assert found(tree, tree / "directory.md") == ["directory.md/b.md"]


@posix_only
def test_symlinks_that_lead_out_are_followed_only_where_they_are_named(tmp_path: Path) -> None:
    plant(tmp_path, "tree/a.md", "elsewhere/b.md")
    tree = tmp_path / "tree"
    (tree / "out.md").symlink_to("../elsewhere/b.md")
    (tree / "round.md").symlink_to("../elsewhere/../tree/a.md")
    inside, out, around = discover([tree])
    assert (inside, around) == (Found(tree / "a.md"), Found(tree / "round.md"))
    assert isinstance(out, Unreadable)
    assert "a link to a file outside" in out.message
    assert list(discover([tree / "out.md"])) == [Found(tree / "out.md", named=True)]


@posix_only
def test_unreadable_directories_are_reported_and_the_rest_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, "a.md", "locked/b.md", "z.md")
    locked = tmp_path / "locked"
    scandir = os.scandir

    def refuse(path: Path) -> "os._ScandirIterator[str]":
        # Permissions would not do: the tests may run as root, who may read everything.
        if Path(path) == locked:
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert list(discover([tmp_path])) == [
        Found(tmp_path / "a.md"),
        Unreadable(locked, "This cannot be read: Permission denied."),
        Found(tmp_path / "z.md"),
    ]
    assert list(discover([locked])) == [
        Unreadable(locked, "This cannot be read: Permission denied.")
    ]


def test_a_tree_deeper_than_the_stack_is_walked(tmp_path: Path) -> None:
    name = "d/" * 200 + "a.md"
    plant(tmp_path, name)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 100)
    try:
        discoveries = list(discover([tmp_path]))
    finally:
        sys.setrecursionlimit(limit)
    assert discoveries == [Found(tmp_path / name)]


def test_files_are_delivered_before_the_walk_has_ended(tmp_path: Path) -> None:
    plant(tmp_path, "a.md", "b/c.md")
    discoveries = discover([tmp_path])
    assert next(discoveries) == Found(tmp_path / "a.md")
    (tmp_path / "b" / "c.md").unlink()
    assert list(discoveries) == []


def test_excluded_files_and_directories(tmp_path: Path) -> None:
    plant(tmp_path, "drafts/a.md", "news/drafts/b.md", "news/c.md", "old/d.md", "old/keep.md")
    options = excluding("/drafts/", "old/*", "!old/keep.md", base=tmp_path)
    assert found(tmp_path, **options) == ["news/c.md", "news/drafts/b.md", "old/keep.md"]


def test_excludes_hold_for_named_paths_only_when_forced(tmp_path: Path) -> None:
    plant(tmp_path, "drafts/deep/a.md", "b.md")
    named = [tmp_path / "drafts/deep/a.md", tmp_path / "b.md"]
    options = excluding("drafts/", base=tmp_path)
    assert found(tmp_path, *named, **options) == ["drafts/deep/a.md", "b.md"]
    assert found(tmp_path, *named, force_exclude=True, **options) == ["b.md"]
    assert found(tmp_path, tmp_path / "drafts", **options) == ["drafts/deep/a.md"]
    assert found(tmp_path, tmp_path / "drafts", force_exclude=True, **options) == []


def test_the_patterns_of_each_directory_are_asked_for(tmp_path: Path) -> None:
    plant(tmp_path, "site/a.md", "site/b.md", "b.md")
    site = tmp_path / "site"

    def excludes(directory: Path) -> Sequence[Globs]:
        return [Globs(["a.md"] if directory == site else ["b.md"], directory)]

    assert found(tmp_path, excludes=excludes) == ["site/b.md"]


# Git


def git(root: Path, *arguments: str) -> str:
    completed = subprocess.run(
        ["git", "-c", "core.excludesFile=", "-c", "core.ignoreCase=false", *arguments],
        cwd=root,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return completed.stdout


def listed_by_git(root: Path) -> list[str]:
    listed = git(root, "ls-files", "-co", "--exclude-standard", "-z").split("\0")
    return sorted(name for name in listed if name.endswith(".md"))


TREE = [
    "a.md",
    "b.md",
    "#a.md",
    "!a.md",
    "a b.md",
    "a/a.md",
    "a/b.md",
    "a/b/a.md",
    "a/b/c/b.md",
    "a/b/c/a1.md",
    "b/a/a.md",
    "b/a-b/c.md",
    "b/[x].md",
    "c/c.md",
    "c/.a.md",
    "c/a/b/a/b.md",
]


@pytest.mark.parametrize(
    "patterns",
    [
        ["a"],
        ["/a"],
        ["a/"],
        ["a/**"],
        ["a/**", "!a/b.md"],
        ["a/*", "!a/b/", "a/b/*", "!a/b/c"],
        ["a/", "!a/b.md"],
        ["**/a"],
        ["**/a/b.md", "b/**/c.md"],
        ["a/**/b.md"],
        ["**"],
        ["**/"],
        ["/**"],
        ["*", "!*/", "!a.md"],
        ["*.md", "!/c/"],
        ["*.md", "!c/*.md"],
        ["?.md"],
        ["[ab].md", "[!ab].md"],
        ["[^c].md"],
        ["[a-b]*.md", "*[[:digit:]].md"],
        ["[[:punct:]]*.md"],
        ["[[:nonsense:]].md", "[]-].md", "[z-a].md"],
        [r"b/\[x\].md"],
        ["[a.md", "a.m[d"],
        [r"\#a.md", r"\!a.md"],
        ["#a.md", "!a.md"],
        ["a b.md  ", "b.md\t"],
        ["a\\ b.md", "b.md\\"],
        ["a//b.md", "c//", "/", "//", "!", "!/"],
        ["a*b*c*.md", "*a*-*b*"],
        ["a/*/c/"],
        ["**a1.md", "a**"],
        ["c/a/**/**/b.md"],
    ],
    ids=" ".join,
)
def test_patterns_mean_what_they_mean_to_git(tmp_path: Path, patterns: list[str]) -> None:
    plant(tmp_path, *TREE)
    git(tmp_path, "init", "--quiet")
    (tmp_path / ".gitignore").write_bytes("\n".join(patterns).encode())
    assert sorted(found(tmp_path)) == listed_by_git(tmp_path)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("repository")
    plant(root, *TREE)
    git(root, "init", "--quiet")
    return root


# Stars glued to other characters ("a**/b") are left out: there git departs from its documentation,
# which calls them ordinary stars. So are empty names ("a//b"), of which the documentation says nothing,
# and a backslash at the end, which it says never matches.
PIECES = ["a", "b", "c", "*", "?", "!", ".md", "[ab]", "[!a]", "[", "]", " ", "\\", "1", "-"]
NAMES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)
SEGMENTS = st.sampled_from(["**", "*", "a", "b", ""]) | NAMES.filter(lambda name: "**" not in name)
PATTERNS = st.lists(
    st.builds(
        "{}{}".format,
        st.sampled_from(["", "", "!"]),
        st.lists(SEGMENTS, min_size=1, max_size=4)
        .map("/".join)
        .filter(lambda path: "//" not in path and not path.endswith("\\")),
    ),
    max_size=6,
)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(root=PATTERNS, nested=PATTERNS, info=PATTERNS)
def test_random_patterns_mean_what_they_mean_to_git(
    repository: Path, root: list[str], nested: list[str], info: list[str]
) -> None:
    # Every file is written anew: what is left of the last example must not count.
    for name, patterns in (
        (".gitignore", root),
        ("a/.gitignore", nested),
        (".git/info/exclude", info),
    ):
        (repository / name).write_bytes("\r\n".join(patterns).encode())
    assert sorted(found(repository)) == listed_by_git(repository)
    # A walk that begins further down knows what holds above.
    below = [name for name in listed_by_git(repository) if name.startswith("a/")]
    if below:
        assert sorted(found(repository, repository / "a")) == below


def test_a_byte_order_mark_and_names_that_are_not_utf8(tmp_path: Path) -> None:
    plant(tmp_path, "a.md", "b.md")
    git(tmp_path, "init", "--quiet")
    (tmp_path / ".gitignore").write_bytes(b"\xef\xbb\xbfa.md\n\xff.md\n")
    assert found(tmp_path) == listed_by_git(tmp_path) == ["b.md"]


def test_without_a_repository_only_the_walked_directories_are_asked(tmp_path: Path) -> None:
    plant(tmp_path, "site/a.md", "site/b.md")
    (tmp_path / ".gitignore").write_text("a.md\n", encoding="utf-8")
    (tmp_path / "site" / ".gitignore").write_text("b.md\n", encoding="utf-8")
    assert found(tmp_path, tmp_path / "site") == ["site/a.md"]
    assert found(tmp_path) == []


def test_a_repository_within_a_repository_has_its_own_rules(tmp_path: Path) -> None:
    plant(tmp_path, "a.md", "inner/a.md", "inner/b.md")
    git(tmp_path, "init", "--quiet")
    git(tmp_path / "inner", "init", "--quiet")
    (tmp_path / ".gitignore").write_text("a.md\n", encoding="utf-8")
    (tmp_path / "inner/.git/info/exclude").write_text("b.md\n", encoding="utf-8")
    assert found(tmp_path) == ["inner/a.md"]


def test_a_worktree_shares_the_excludes_of_its_repository(tmp_path: Path) -> None:
    main = tmp_path / "main"
    plant(main, "a.md", "b.md")
    git(main, "init", "--quiet")
    git(main, "add", "a.md", "b.md")
    identity = ["-c", "user.name=Ada Quill", "-c", "user.email=ada@example.org"]
    git(main, *identity, "-c", "commit.gpgSign=false", "commit", "--quiet", "-m", "Articles")
    git(main, "worktree", "add", "--quiet", "--detach", "../tree")
    (main / ".git/info/exclude").write_text("b.md\n", encoding="utf-8")
    assert found(tmp_path / "tree") == ["a.md"]


def test_many_wildcards_match_in_linear_time() -> None:
    base = Path("/site")
    globs = Globs(["*a" * 40 + "b", "**/a/" * 30 + "b", "*" * 200 + "x"], base)
    name = "/site/" + "a" * 250
    deep = "/site/" + "a/" * 500 + "c"
    assert globs.decide(name) is None
    assert globs.decide(deep) is None
