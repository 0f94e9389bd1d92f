"""Paths in reports for code hosts, which look for files from the root of the repository."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nato_lint.report.checkout import Checkout

Enter = Callable[[str], Checkout]


@pytest.fixture
def enter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Enter:
    """Go into a folder below tmp_path, on no CI server; it is made where it does not exist."""
    for variable in ("CI_PROJECT_DIR", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(variable, raising=False)

    def entered(folder: str) -> Checkout:
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        monkeypatch.chdir(tmp_path / folder)
        return Checkout()

    return entered


def test_outside_of_a_repository_they_stay_as_they_are(enter: Enter) -> None:
    assert enter("site/news").relative("a/b.md") == "a/b.md"


def test_the_repository_of_git(enter: Enter, tmp_path: Path) -> None:
    (tmp_path / "site" / ".git").mkdir(parents=True)
    assert enter("site").relative("a.md") == "a.md"
    checkout = enter("site/news/local")
    assert checkout.relative("a.md") == "news/local/a.md"
    assert checkout.relative("../a.md") == "news/a.md"
    assert checkout.relative("../../../a.md") is None
    assert checkout.relative((tmp_path / "site" / "about.md").as_posix()) == "about.md"
    assert checkout.relative((tmp_path / "sites" / "about.md").as_posix()) is None
    assert checkout.absolute("../../../a.md") == (tmp_path / "a.md").as_posix()


def test_a_worktree_has_a_file_for_it(enter: Enter, tmp_path: Path) -> None:
    checkout = enter("site/news")
    (tmp_path / "site" / ".git").write_text("gitdir: /elsewhere\n", encoding="utf-8")
    assert checkout.relative("a.md") == "a.md"
    assert enter("site/news").relative("a.md") == "news/a.md"


@pytest.mark.parametrize("variable", ["CI_PROJECT_DIR", "GITHUB_WORKSPACE"])
def test_a_ci_server_that_says_where(
    enter: Enter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, str(tmp_path / "site"))
    assert enter("site/news").relative("a.md") == "news/a.md"
    assert enter("elsewhere").relative("a.md") == "a.md"


def test_a_submodule_belongs_to_the_project_of_gitlab(
    enter: Enter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path / "site"))
    (tmp_path / "site" / "news" / ".git").mkdir(parents=True)
    assert enter("site/news").relative("a.md") == "news/a.md"


def test_a_checkout_below_the_workspace_of_github_is_the_root(
    enter: Enter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    (tmp_path / "site" / ".git").mkdir(parents=True)
    assert enter("site/news").relative("a.md") == "news/a.md"
