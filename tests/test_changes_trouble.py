"""When git cannot tell what changed, and when a repository is not to be trusted."""

import hashlib
import os
import sys
from pathlib import Path

import pytest

from nato_lint.changes import GitProblem, changes_since, git
from tests.git_site import NEW, Site, isolate, lines, numbers

FIVE = lines("one", "two", "three", "four", "five")
SECOND = FIVE.replace("two", "2")

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX programs")


@pytest.fixture(autouse=True)
def _isolated(monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site.new(tmp_path / "site", ferry_md=FIVE)
    site.commit({"ferry.md": SECOND})
    return site


def clone(site: Site, *options: str) -> Site:
    copy = Site(site.root.parent / "clone")
    copy.git("clone", "--quiet", *options, site.root.as_uri(), ".")
    return copy


class TestProblems:
    """What is said when git cannot tell what changed: one line, with what to do."""

    def problem(self, site: Site, rev: str, *names: str) -> str:
        with pytest.raises(GitProblem) as caught:
            site.since(rev, *names)
        sentence = str(caught.value)
        assert "\n" not in sentence.replace(rev, "")
        return sentence

    @pytest.mark.parametrize("path", ["", os.curdir])
    def test_there_is_no_git(
        self, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
    ) -> None:
        # A program of that name in the working directory is not git.
        trap = tmp_path / ("git.exe" if os.name == "nt" else "git")
        trap.write_text(f"#!/bin/sh\ntouch '{tmp_path}/pwned'\n", encoding="utf-8")
        trap.chmod(0o755)
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("PATH", path)
        assert "git is not installed" in self.problem(site, "HEAD")
        assert not (tmp_path / "pwned").exists()

    def test_a_path_is_in_no_repository(self, tmp_path: Path) -> None:
        Site(tmp_path).write("ferry.md", FIVE)
        assert f"“{tmp_path.as_posix()}” is not in the working tree" in self.problem(
            Site(tmp_path), "HEAD", "ferry.md"
        )

    def test_a_repository_has_no_working_tree(self, site: Site) -> None:
        bare = clone(site, "--bare")
        bare.write("ferry.md", FIVE)
        assert "is not in the working tree" in self.problem(bare, "HEAD", "ferry.md")

    @pytest.mark.parametrize(
        "rev",
        ["nowhere", "", " ", "HEAD~99", "0" * 40, "^main", "--all", "-h", "--output=pwned", "a\0b",
         "HEAD:ferry.md", "HEAD^{tree}", "main\n", "*", "$(touch pwned)"],
    )  # fmt: skip
    def test_there_is_no_such_commit(self, site: Site, rev: str) -> None:
        assert self.problem(site, rev).startswith(
            f"There is no commit “{rev}” in {site.root.as_posix()}"
        )
        assert not (site.root / "pwned").exists()

    def test_a_branch_whose_name_begins_like_an_option_has_a_longer_one(self, site: Site) -> None:
        site.git("update-ref", "refs/heads/--output=pwned", "HEAD~1")
        self.problem(site, "--output=pwned")
        assert site.changed("refs/heads/--output=pwned", "ferry.md") == [2]

    def test_names_that_are_almost_right_are_proposed(self, site: Site) -> None:
        site.git("branch", "release-2026")
        assert "Did you mean “release-2026”?" in self.problem(site, "relaese-2026")
        copy = clone(site)
        copy.git("checkout", "--quiet", "--detach")
        copy.git("branch", "--quiet", "--delete", "main")
        assert "Did you mean “origin/main”?" in self.problem(copy, "main")

    @pytest.mark.parametrize("rev", ["main..HEAD", "main...HEAD", "HEAD~1..gone"])
    def test_a_range_is_no_commit(self, site: Site, rev: str) -> None:
        first = rev.partition("..")[0]
        assert f"name one commit, as in --changed-since {first}." in self.problem(site, rev)

    def test_there_is_no_commit_yet(self, tmp_path: Path) -> None:
        site = Site(tmp_path)
        site.git("init", "--quiet")
        assert "--changed-since staged" in self.problem(site, "HEAD")
        assert "--changed-since staged" in self.problem(site, "main")

    def test_the_histories_have_nothing_in_common(self, site: Site) -> None:
        site.git("checkout", "--quiet", "--orphan", "other")
        site.commit()
        assert "have no commit in common" in self.problem(site, "main")

    def test_the_clone_is_too_shallow(self, site: Site) -> None:
        first = site.git("rev-parse", "HEAD~1")
        site.git("checkout", "--quiet", "-b", "feature")
        site.commit({"ferry.md": FIVE})
        copy = clone(site, "--depth=1", "--no-single-branch")
        for rev in (first, "HEAD~1", "origin/main"):
            sentence = self.problem(copy, rev)
            assert "`git fetch --unshallow`" in sentence
            assert "`fetch-depth: 0`" in sentence
        copy.git("fetch", "--quiet", "--unshallow")
        assert copy.changed("origin/main", "ferry.md") == [2]

    def test_the_clone_has_no_earlier_versions_of_files(self, site: Site) -> None:
        site.git("config", "uploadpack.allowFilter", "true")
        copy = clone(site, "--filter=blob:none")
        assert copy.changed("HEAD", "ferry.md") is None
        assert "without the earlier versions of files" in self.problem(copy, "HEAD~1")
        copy.git("diff", "HEAD~1...")
        assert copy.changed("HEAD~1", "ferry.md") == [2]

    def test_the_repository_is_broken(self, site: Site) -> None:
        site.write(".git/config", "[core\n")
        assert f"Git failed in {site.root.as_posix()}: bad config line" in self.problem(
            site, "HEAD"
        )

    def test_the_repository_belongs_to_somebody_else(
        self, site: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        assert f'safe.directory "{site.root.as_posix()}"`.' in self.problem(site, "HEAD")

    def test_a_repository_in_a_folder_has_no_such_commit(self, site: Site) -> None:
        inner = Site.new(site.root / "vendored", pier_md=FIVE)
        changes = site.since("HEAD~1")
        with pytest.raises(GitProblem, match="vendored"):
            changes.lines(inner.root / "pier.md")

    @posix_only
    def test_git_does_not_answer(
        self, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        slow = tmp_path / "bin" / "git"
        slow.parent.mkdir()
        slow.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
        slow.chmod(0o755)
        monkeypatch.setenv("PATH", str(slow.parent), prepend=os.pathsep)
        monkeypatch.setattr(git, "TIME_LIMIT", 0.1)
        assert "did not answer" in self.problem(site, "HEAD")

    @posix_only
    def test_git_breaks_off(
        self, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        broken = tmp_path / "bin" / "git"
        broken.parent.mkdir()
        for output in (":100644 100644 0 0 M", ":100644 100644 0 0 M\\0", "@@ -1"):
            broken.write_text(
                f"#!/bin/sh\ncase \"$*\" in *diff*) printf '{output}'; exit 70;; esac\n"
                f'PATH="${{PATH#*:}}" exec git "$@"\n',
                encoding="utf-8",
            )
            broken.chmod(0o755)
            with monkeypatch.context() as patched:
                patched.setenv("PATH", str(broken.parent), prepend=os.pathsep)
                assert f"Git failed in {site.root.as_posix()}" in self.problem(site, "HEAD~1")


@posix_only
class TestHostileRepositories:
    """What a repository names as programs is not run, and nothing is written into it."""

    @pytest.fixture
    def hostile(self, site: Site) -> Site:
        evil = site.root.parent / "evil"
        evil.write_text(f"#!/bin/sh\necho $0 $* >> '{self.log(site)}'\ncat\n", encoding="utf-8")
        evil.chmod(0o755)
        for name in (
            "core.fsmonitor", "core.pager", "pager.diff", "core.editor", "core.sshCommand",
            "core.askPass", "core.alternateRefsCommand", "core.gitProxy", "credential.helper",
            "diff.external", "diff.evil.command", "diff.evil.textconv",
            "filter.evil.clean", "filter.evil.smudge", "filter.evil.process",
            "filter.a=b.clean",
            "gpg.program", "interactive.diffFilter", "uploadpack.packObjectsHook",
        ):  # fmt: skip
            site.git("config", name, str(evil))
        site.git("config", "filter.evil.required", "true")
        site.git("config", "log.showSignature", "true")
        site.write(".git/info/attributes", "*.md diff=evil filter=evil\nx.md filter=a=b\n")
        for hook in (
            "post-index-change",
            "fsmonitor-watchman",
            "reference-transaction",
            "pre-commit",
        ):
            target = site.root / ".git" / "hooks" / hook
            target.parent.mkdir(exist_ok=True)
            target.symlink_to(evil)
        return site

    def log(self, site: Site) -> Path:
        return site.root.parent / "ran"

    def test_nothing_is_run(self, hostile: Site) -> None:
        os.utime(hostile.root / "ferry.md", (1, 1))
        assert hostile.changed("HEAD", "ferry.md") is None
        assert hostile.changed("HEAD~1", "ferry.md") == [2]
        hostile.write("ferry.md", FIVE.replace("five", "5"))
        hostile.write("x.md", FIVE)
        assert hostile.changed("HEAD", "ferry.md", "") == [2, 5]
        assert hostile.changed("HEAD~1", "ferry.md") == [5]
        assert hostile.changed("HEAD~1", "x.md") == NEW
        assert hostile.changed("staged", "ferry.md") is None
        with pytest.raises(GitProblem):
            hostile.since("maim")
        assert not self.log(hostile).exists()

    def test_nothing_is_run_in_a_submodule(self, hostile: Site, tmp_path: Path) -> None:
        site = Site.new(tmp_path / "around", ferry_md=FIVE)
        site.git("submodule", "--quiet", "add", hostile.root.as_uri(), "inside")
        site.commit()
        (site.root / "inside" / ".git").unlink()
        (hostile.root / ".git").rename(site.root / "inside" / ".git")
        # Git would have to look into it.
        os.utime(site.root / "inside" / "ferry.md", (1, 1))
        assert site.changed("HEAD", "ferry.md", "") is None
        assert site.changed("HEAD", "inside/ferry.md", "") is None
        assert site.changed("staged", "ferry.md", "") is None
        assert not self.log(hostile).exists()

    def test_the_trap_works(self, hostile: Site) -> None:
        hostile.write("ferry.md", FIVE)
        with pytest.raises(AssertionError):
            hostile.git("diff", "HEAD")
        assert self.log(hostile).exists()

    def test_nothing_is_fetched(self, site: Site) -> None:
        site.git("config", "uploadpack.allowFilter", "true")
        copy = clone(site, "--filter=blob:none")
        copy.git("config", "protocol.ext.allow", "always")
        copy.git("config", "remote.origin.url", f"ext::touch {self.log(site)}")
        with pytest.raises(GitProblem, match="earlier versions"):
            copy.since("HEAD~1")
        assert not self.log(site).exists()

    def test_nothing_is_written(self, site: Site) -> None:
        os.utime(site.root / "ferry.md", (1, 1))
        site.write("new.md", FIVE)
        before = contents(site.root)
        site.since("HEAD~1")
        site.since("HEAD")
        site.since("staged")
        assert contents(site.root) == before

    def test_a_lock_is_no_obstacle(self, site: Site) -> None:
        os.utime(site.root / "ferry.md", (1, 1))
        site.write(".git/index.lock", "")
        assert site.changed("HEAD", "ferry.md") is None
        assert site.changed("HEAD~1", "ferry.md") == [2]

    def test_a_working_tree_elsewhere_is_not_taken_for_this_one(
        self, site: Site, tmp_path: Path
    ) -> None:
        (tmp_path / "elsewhere").mkdir()
        site.git("config", "core.worktree", str(tmp_path / "elsewhere"))
        with pytest.raises(GitProblem, match="not in the working tree"):
            site.since("HEAD")
        site.git("config", "core.worktree", "../..")
        changes = changes_since("HEAD", [site.root])
        assert numbers(changes.lines(site.root / "ferry.md")) == NEW


def contents(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*")
        if path.is_file()
    }
