"""The hooks, as pre-commit and prek run them in a repository of articles.

The runners clone this project and install it from the package index, so these tests need network
(`-m "not network"` leaves them out). The tools build one environment each for the whole session.
"""

import shutil
import subprocess
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.newsroom import BAD, GOOD, Newsroom, git_environment, run

pytestmark = pytest.mark.network

ROOT = Path(__file__).parent.parent
MANIFEST = ".pre-commit-hooks.yaml"
# What an installation is built from; copied, so that changes that are not committed are tested too.
INSTALLED = ("nato_lint", "rules", "docs", "pyproject.toml", "README.md", "LICENSE", MANIFEST)

CONFIGURATION = """\
repos:
  - repo: {repository}
    rev: {revision}
    hooks:
      - id: {hook}
        args: [{arguments}]
"""

# No safe fix mends it: only the reporter knows where the number comes from.
UNSOURCED = GOOD.replace("The slipway is open again", "Nearly 62% of the boats have been sold")
PLACE = "DUP001 error"
RUNNERS = ("pre-commit", "prek")


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of git and of both runners, with nothing of the user's own settings."""
    kept = {
        name: value
        for name, value in git_environment().items()
        if name != "SKIP" and not name.startswith(("PRE_COMMIT", "PREK_"))
    }
    return kept | {
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit-home")),
        "PREK_HOME": str(tmp_path_factory.mktemp("prek-home")),
    }


@dataclass(frozen=True)
class Hooks:
    """A git repository with the project as it is now, and its one commit."""

    repository: Path
    revision: str


@pytest.fixture(scope="session")
def hooks(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Hooks:
    project = Newsroom(tmp_path_factory.mktemp("nato-lint"), environment)
    for name in INSTALLED:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, project.root / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy2(ROOT / name, project.root / name)
    project.start()
    project.git("add", "--all")
    return Hooks(project.root, project.commit())


def program(name: str) -> str:
    found = shutil.which(name, path=sysconfig.get_path("scripts"))
    assert found, f"{name} belongs to the extra `test`"
    return found


@dataclass(frozen=True)
class HookedNewsroom(Newsroom):
    """A git repository of articles that uses the hooks, with one of the two runners."""

    runner: str
    hooks: Hooks

    def use(self, hook: str, *arguments: str, directory: str = ".") -> None:
        configuration = CONFIGURATION.format(
            repository=self.hooks.repository.as_posix(),
            revision=self.hooks.revision,
            hook=hook,
            arguments=", ".join(arguments),
        )
        self.stage(f"{directory}/.pre-commit-config.yaml", configuration)

    def run_hook(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run what `use` chose on what is staged."""
        return self.command(self.runner, "run", *arguments)

    def try_repo(self, hook: str) -> subprocess.CompletedProcess[str]:
        """Run a hook of the project as it is, without any configuration, on all files."""
        repository = self.hooks.repository.as_posix()
        return self.command(self.runner, "try-repo", repository, hook, "--all-files")


@pytest.fixture(params=RUNNERS)
def newsroom(
    request: pytest.FixtureRequest, tmp_path: Path, hooks: Hooks, environment: dict[str, str]
) -> HookedNewsroom:
    room = HookedNewsroom(tmp_path, environment, program(request.param), hooks)
    room.start()
    room.use("nato-lint")
    return room


@pytest.mark.parametrize("runner", RUNNERS)
def test_the_manifest_is_valid(runner: str, environment: dict[str, str]) -> None:
    done = run([program(runner), "validate-manifest", MANIFEST], ROOT, environment)
    assert done.returncode == 0, done.stdout


class TestChecking:
    def test_a_bad_article_fails(self, newsroom: HookedNewsroom) -> None:
        newsroom.stage("news/article.md", BAD)
        done = newsroom.run_hook()
        assert done.returncode == 1, done.stdout
        assert "news/article.md:6:32: DUP001 error" in done.stdout
        assert "1 file checked, 1 problem found" in done.stdout

    def test_a_good_article_passes(self, newsroom: HookedNewsroom) -> None:
        newsroom.stage("article.md", GOOD)
        done = newsroom.run_hook()
        assert done.returncode == 0, done.stdout
        assert "Passed" in done.stdout

    def test_try_repo(self, newsroom: HookedNewsroom) -> None:
        newsroom.stage("article.md", BAD)
        done = newsroom.try_repo("nato-lint")
        assert done.returncode == 1, done.stdout
        assert "article.md:6:32: DUP001 error" in done.stdout

    def test_a_commit_of_a_bad_article_is_refused(self, newsroom: HookedNewsroom) -> None:
        newsroom.command(newsroom.runner, "install")
        newsroom.stage("article.md", BAD)
        assert newsroom.command("git", "commit", "-m", "The slipway").returncode == 1
        newsroom.stage("article.md", GOOD)
        done = newsroom.command("git", "commit", "-m", "The slipway")
        assert done.returncode == 0, done.stdout

    @pytest.mark.parametrize(("staged", "on_disk", "code"), [(GOOD, BAD, 0), (BAD, GOOD, 1)])
    def test_what_is_staged_counts(
        self, newsroom: HookedNewsroom, staged: str, on_disk: str, code: int
    ) -> None:
        newsroom.stage("article.md", staged)
        path = newsroom.write("article.md", on_disk)
        done = newsroom.run_hook()
        assert done.returncode == code, done.stdout
        assert path.read_text(encoding="utf-8") == on_disk

    def test_only_findings_on_changed_lines_on_request(self, newsroom: HookedNewsroom) -> None:
        newsroom.use("nato-lint", "--changed-since", "staged")
        newsroom.commit(old=BAD, touched=BAD)
        newsroom.stage("touched.md", f"{BAD}\nThe harbour master is glad about it.\n")
        done = newsroom.run_hook()
        assert done.returncode == 0, done.stdout
        newsroom.stage("touched.md", f"{BAD}\nThe harbour master is is glad about it.\n")
        done = newsroom.run_hook()
        assert done.returncode == 1, done.stdout
        assert "touched.md:8:20: DUP001 error" in done.stdout
        assert done.stdout.count(PLACE) == 1

    def test_changed_lines_of_a_commit_of_everything(self, newsroom: HookedNewsroom) -> None:
        # `git commit -a` has the hooks look at an index that is not the usual one.
        newsroom.use("nato-lint", "--changed-since", "staged")
        newsroom.commit(article=BAD)
        newsroom.command(newsroom.runner, "install")
        newsroom.write("article.md", f"{BAD}\nThe harbour master is is glad about it.\n")
        done = newsroom.command("git", "commit", "-a", "-m", "The slipway")
        assert done.returncode == 1, done.stdout
        assert "article.md:8:20: DUP001 error" in done.stdout
        assert done.stdout.count(PLACE) == 1


class TestFiles:
    def test_exclude_of_the_configuration_holds(self, newsroom: HookedNewsroom) -> None:
        newsroom.stage("nato-lint.toml", 'exclude = ["drafts/"]\n')
        newsroom.stage("drafts/article.md", BAD)
        done = newsroom.run_hook()
        assert done.returncode == 0, done.stdout
        newsroom.stage("article.md", BAD)
        done = newsroom.run_hook()
        assert done.returncode == 1
        assert "drafts/" not in done.stdout

    def test_many_files_are_checked_in_one_process(self, newsroom: HookedNewsroom) -> None:
        for number in range(298):
            newsroom.write(f"archive/{number:03}.md", GOOD)
        newsroom.write("archive/298.mdx", BAD)
        newsroom.write("archive/299.markdown", BAD)
        newsroom.write("archive/300.txt", BAD)
        newsroom.git("add", "archive")
        done = newsroom.run_hook()
        assert done.returncode == 1, done.stdout
        assert done.stdout.count("checked,") == 1
        assert "300 files checked, 2 problems found" in done.stdout

    def test_other_kinds_of_files_on_request(self, newsroom: HookedNewsroom) -> None:
        path = newsroom.root / ".pre-commit-config.yaml"
        configuration = path.read_text(encoding="utf-8")
        newsroom.stage(path.name, f"{configuration}        types_or: [markdown, mdx, quarto]\n")
        newsroom.stage("article.qmd", BAD)
        done = newsroom.run_hook()
        assert done.returncode == 1, done.stdout
        assert "article.qmd:6:32: DUP001 error" in done.stdout

    def test_a_path_with_spaces_and_letters_beyond_ascii(self, newsroom: HookedNewsroom) -> None:
        newsroom.stage("Rügen & Ærø/Der Hafen – ein Bericht (2).md", BAD)
        done = newsroom.run_hook()
        assert done.returncode == 1, done.stdout
        assert "Rügen & Ærø/Der Hafen – ein Bericht (2).md:6:32: DUP001 error" in done.stdout

    def test_a_project_within_the_repository(self, newsroom: HookedNewsroom) -> None:
        if Path(newsroom.runner).stem != "prek":
            pytest.skip("only prek knows projects within a repository")
        newsroom.use("nato-lint", directory="site")
        newsroom.stage("site/nato-lint.toml", 'exclude = ["/drafts/"]\n')
        newsroom.stage("site/drafts/article.md", BAD)
        newsroom.stage("site/news/article.md", BAD)
        done = newsroom.command(newsroom.runner, "run", directory="site")
        assert done.returncode == 1, done.stdout
        assert "news/article.md:6:32: DUP001 error" in done.stdout
        assert "1 file checked" in done.stdout


class TestFixing:
    def test_what_was_fixed_passes_the_second_time(self, newsroom: HookedNewsroom) -> None:
        newsroom.use("nato-lint-fix")
        path = newsroom.stage("article.md", BAD)
        done = newsroom.run_hook()
        assert done.returncode == 1, done.stdout
        assert "files were modified by this hook" in done.stdout
        assert path.read_text(encoding="utf-8") == GOOD
        newsroom.git("add", "article.md")
        done = newsroom.run_hook()
        assert done.returncode == 0, done.stdout

    def test_a_commit_goes_through_the_second_time(self, newsroom: HookedNewsroom) -> None:
        newsroom.use("nato-lint-fix")
        newsroom.command(newsroom.runner, "install")
        newsroom.stage("article.md", BAD)
        assert newsroom.command("git", "commit", "-m", "The slipway").returncode == 1
        newsroom.git("add", "article.md")
        done = newsroom.command("git", "commit", "-m", "The slipway")
        assert done.returncode == 0, done.stdout
        assert newsroom.git("show", "HEAD:article.md") == GOOD.strip()

    def test_what_cannot_be_fixed_fails_each_time(self, newsroom: HookedNewsroom) -> None:
        newsroom.use("nato-lint-fix")
        path = newsroom.stage("article.md", UNSOURCED)
        for _ in range(2):
            done = newsroom.run_hook()
            assert done.returncode == 1, done.stdout
            assert "SRC001 warning" in done.stdout
            assert "files were modified" not in done.stdout
            assert path.read_text(encoding="utf-8") == UNSOURCED

    def test_try_repo(self, newsroom: HookedNewsroom) -> None:
        path = newsroom.stage("article.md", BAD)
        done = newsroom.try_repo("nato-lint-fix")
        assert done.returncode == 1, done.stdout
        assert path.read_text(encoding="utf-8") == GOOD

    def test_excluded_files_are_not_fixed(self, newsroom: HookedNewsroom) -> None:
        newsroom.use("nato-lint-fix")
        newsroom.stage("nato-lint.toml", 'exclude = ["drafts/"]\n')
        path = newsroom.stage("drafts/article.md", BAD)
        done = newsroom.run_hook()
        assert done.returncode == 0, done.stdout
        assert path.read_text(encoding="utf-8") == BAD
