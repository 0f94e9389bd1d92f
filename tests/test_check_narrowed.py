"""Old articles and new faults: the baseline, and only the lines that changed."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import run

HEAD = "---\nai_disclosure: none\n---\n\n"
OLD = f"{HEAD}The the harbour.\n\nNothing here.\n\nOf of the pier.\n"

Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository in the folder, untouched by the settings of whoever runs the tests."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for scope in ("GLOBAL", "SYSTEM"):
        monkeypatch.setenv(f"GIT_CONFIG_{scope}", os.devnull)

    def call(*arguments: str) -> str:
        command = ["git", "-c", "user.name=Editor", "-c", "user.email=editor@example.org"]
        result = subprocess.run(
            [*command, *arguments], cwd=tmp_path, check=True, capture_output=True
        )
        return result.stdout.decode()

    call("init", "-q", "-b", "main", ".")
    return call


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8", newline="")


def lint(folder: Path, *arguments: str) -> tuple[int, list[str], str]:
    """Exit code, findings as `path:line CODE`, and what is said on stderr."""
    result = run("--output-format", "json", *arguments, cwd=folder)
    findings = json.loads(result.stdout or b'{"findings": []}')["findings"]
    places = [f"{each['path']}:{each['start']['line']} {each['code']}" for each in findings]
    return result.returncode, places, result.stderr.decode()


class TestBaseline:
    def test_only_what_is_new(self, tmp_path: Path) -> None:
        write(tmp_path, a=OLD, b=OLD)
        recorded = run("baseline", cwd=tmp_path)
        assert recorded.returncode == 0
        assert recorded.stdout == (
            b".nato-lint-baseline.json: 4 known findings (4 new findings, nothing to forget).\n"
        )
        assert lint(tmp_path) == (0, [], "")
        write(tmp_path, a=OLD.replace("Nothing here.", "New text.\n\nAnd and so on."))
        assert lint(tmp_path) == (1, ["a.md:9 DUP001"], "")

    def test_what_is_gone_is_said_and_forgotten(self, tmp_path: Path) -> None:
        write(tmp_path, a=OLD, b=OLD)
        run("baseline", cwd=tmp_path)
        write(tmp_path, a=OLD.replace("The the", "The"))
        (tmp_path / "b.md").unlink()
        code, found, err = lint(tmp_path)
        assert (code, found) == (0, [])
        assert err == (
            "nato-lint: .nato-lint-baseline.json: 3 known findings are no longer there. "
            "`nato-lint baseline --prune` forgets them.\n"
        )
        assert lint(tmp_path, "--quiet")[2] == ""
        pruned = run("baseline", "--prune", cwd=tmp_path)
        assert pruned.stdout == (
            b".nato-lint-baseline.json: 1 known finding (3 findings forgotten).\n"
        )
        assert lint(tmp_path) == (0, [], "")

    def test_prune_adds_nothing(self, tmp_path: Path) -> None:
        write(tmp_path, a=OLD)
        run("baseline", cwd=tmp_path)
        write(tmp_path, a=OLD, b=OLD)
        run("baseline", "--prune", cwd=tmp_path)
        assert lint(tmp_path)[1] == ["b.md:5 DUP001", "b.md:9 DUP001"]

    def test_some_rules_or_files_keep_the_rest(self, tmp_path: Path) -> None:
        write(tmp_path, a=OLD.replace("Nothing here.", "In [Insert name]."), b=OLD)
        run("baseline", cwd=tmp_path)
        run("baseline", "--select", "DUP", "a.md", cwd=tmp_path)
        assert lint(tmp_path) == (0, [], "")
        assert lint(tmp_path, "--select", "RES") == (0, [], "")

    def test_a_file_that_the_flag_names(self, tmp_path: Path) -> None:
        write(tmp_path, a=OLD)
        assert run("baseline", "--baseline", "known.json", cwd=tmp_path).returncode == 0
        assert lint(tmp_path)[0] == 1
        assert lint(tmp_path, "--baseline", "known.json") == (0, [], "")
        code, _, err = lint(tmp_path, "--baseline", "unknown.json")
        assert (code, "unknown.json" in err) == (2, True)

    def test_a_file_that_the_configuration_names(self, tmp_path: Path) -> None:
        (tmp_path / "nato-lint.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
        write(tmp_path, a=OLD)
        run("baseline", cwd=tmp_path)
        assert (tmp_path / "known.json").is_file()
        assert lint(tmp_path) == (0, [], "")
        assert lint(tmp_path, "--isolated")[0] == 1

    def test_from_a_folder_below(self, tmp_path: Path) -> None:
        folder = tmp_path / "news"
        folder.mkdir()
        write(folder, a=OLD)
        run("baseline", cwd=tmp_path)
        assert lint(folder) == (0, [], "")
        assert lint(folder, "a.md") == (0, [], "")

    def test_a_broken_file(self, tmp_path: Path) -> None:
        write(tmp_path, a=OLD)
        (tmp_path / ".nato-lint-baseline.json").write_text("{", encoding="utf-8")
        for command in ((), ("baseline",)):
            result = run(*command, cwd=tmp_path)
            assert (result.returncode, result.stdout) == (2, b"")
            assert result.stderr.startswith(b"nato-lint: .nato-lint-baseline.json")
            assert result.stderr.count(b"\n") == 1
        assert (tmp_path / ".nato-lint-baseline.json").read_text(encoding="utf-8") == "{"

    def test_nothing_is_left_of_what_is_known(self, tmp_path: Path) -> None:
        write(tmp_path, a=OLD)
        run("baseline", cwd=tmp_path)
        (tmp_path / "a.md").unlink()
        assert "2 known findings are no longer there" in lint(tmp_path)[2]
        pruned = run("baseline", "--prune", cwd=tmp_path)
        assert pruned.stdout == (
            b".nato-lint-baseline.json: 0 known findings (2 findings forgotten).\n"
        )

    def test_several_baselines(self, tmp_path: Path) -> None:
        for folder in (tmp_path, tmp_path / "news"):
            folder.mkdir(exist_ok=True)
            (folder / "nato-lint.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
        write(tmp_path, a=OLD)
        write(tmp_path / "news", b=OLD.replace("Of of", "Of"))
        assert run("baseline", cwd=tmp_path).stdout.splitlines() == [
            b"known.json: 2 known findings (2 new findings, nothing to forget).",
            b"news/known.json: 1 known finding (1 new finding, nothing to forget).",
        ]
        assert lint(tmp_path) == (0, [], "")

    def test_nothing_to_record(self, tmp_path: Path) -> None:
        result = run("baseline", cwd=tmp_path)
        assert (result.returncode, result.stdout[:15]) == (0, b"0 files checked")
        assert run("baseline", "-", cwd=tmp_path).returncode == 2
        assert run("baseline", "no-such.md", cwd=tmp_path).returncode == 2

    def test_the_summary_tells_how_many_are_known(self, tmp_path: Path) -> None:
        write(tmp_path, a=OLD)
        run("baseline", cwd=tmp_path)
        assert run(cwd=tmp_path).stdout == (
            b"1 file checked, no new problems found. 2 known problems not shown.\n"
        )


class TestChangedSince:
    def test_changed_lines_and_new_files(self, tmp_path: Path, git: Git) -> None:
        write(tmp_path, a=OLD, b=OLD)
        git("add", "."), git("commit", "-qm", "Old")
        write(tmp_path, a=OLD.replace("Nothing here.", "And and so on."), c=OLD)
        assert lint(tmp_path, "--changed-since", "HEAD") == (
            1,
            ["a.md:7 DUP001", "c.md:5 DUP001", "c.md:9 DUP001"],
            "",
        )
        concise = ("--output-format", "concise")
        result = run("--changed-since", "HEAD", "a.md", *concise, cwd=tmp_path)
        assert result.stdout.splitlines()[-1] == (
            b"1 file checked, 1 problem found: 1 error. 2 problems on unchanged lines not shown."
        )

    def test_findings_about_the_whole_article_count_when_it_changed(
        self, tmp_path: Path, git: Git
    ) -> None:
        text = OLD.removeprefix(HEAD)
        write(tmp_path, a=text, b=text)
        git("add", "."), git("commit", "-qm", "Old")
        write(tmp_path, a=f"{text}\nOne more line.\n")
        assert lint(tmp_path, "--changed-since", "HEAD")[1] == ["a.md:1 AID001"]

    def test_staged(self, tmp_path: Path, git: Git) -> None:
        write(tmp_path, a=OLD, b=OLD)
        git("add", "."), git("commit", "-qm", "Old")
        write(tmp_path, a=OLD.replace("Nothing", "And and"), b=OLD.replace("Nothing", "And and"))
        git("add", "a.md")
        assert lint(tmp_path, "--changed-since", "staged")[1] == ["a.md:7 DUP001"]

    def test_a_branch_is_compared_with_where_it_began(self, tmp_path: Path, git: Git) -> None:
        write(tmp_path, a=OLD)
        git("add", "."), git("commit", "-qm", "Old")
        git("checkout", "-qb", "work")
        write(tmp_path, b=OLD)
        git("add", "."), git("commit", "-qm", "Work")
        git("checkout", "-q", "main")
        write(tmp_path, a=OLD.replace("Nothing", "And and"))
        git("commit", "-qam", "Meanwhile")
        git("checkout", "-q", "work")
        assert {place[:4] for place in lint(tmp_path, "--changed-since", "main")[1]} == {"b.md"}

    def test_fixes_are_for_changed_lines_too(self, tmp_path: Path, git: Git) -> None:
        write(tmp_path, a=OLD)
        git("add", "."), git("commit", "-qm", "Old")
        write(tmp_path, a=OLD.replace("Nothing here.", "And and so on.\n\nStill [Insert name]."))
        code, found, err = lint(tmp_path, "--changed-since", "HEAD", "--fix")
        assert (code, found, err) == (1, ["a.md:9 RES003"], "")
        assert (tmp_path / "a.md").read_text(encoding="utf-8") == OLD.replace(
            "Nothing here.", "And so on.\n\nStill [Insert name]."
        )

    def test_a_fix_that_leaves_nothing_changed(self, tmp_path: Path, git: Git) -> None:
        write(tmp_path, a=OLD)
        git("add", "."), git("commit", "-qm", "Old")
        write(tmp_path, a=OLD.replace("Nothing here.", "Nothing nothing here."))
        assert lint(tmp_path, "--changed-since", "HEAD", "--fix") == (0, [], "")
        assert (tmp_path / "a.md").read_text(encoding="utf-8") == OLD

    def test_fixes_leave_what_is_not_staged(self, tmp_path: Path, git: Git) -> None:
        write(tmp_path, a=f"{HEAD}Anna came.\n")
        git("add", "."), git("commit", "-qm", "Old")
        write(tmp_path, a=f"{HEAD}Anna came.\nBen ran ran.\n")
        git("add", ".")
        write(tmp_path, a=f"{HEAD}Anna came.\nBen ran ran.\nCleo ate ate.\n")
        assert lint(tmp_path, "--changed-since", "staged", "--fix") == (0, [], "")
        text = (tmp_path / "a.md").read_text(encoding="utf-8")
        assert text == f"{HEAD}Anna came.\nBen ran.\nCleo ate ate.\n"

    def test_nothing_changed(self, tmp_path: Path, git: Git) -> None:
        write(tmp_path, a=OLD)
        git("add", "."), git("commit", "-qm", "Old")
        result = run("--changed-since", "HEAD", cwd=tmp_path)
        assert result.stdout == b"0 files checked: no article has changed.\n"
        assert result.returncode == 0

    def test_with_a_baseline(self, tmp_path: Path, git: Git) -> None:
        write(tmp_path, a=OLD)
        git("add", "."), git("commit", "-qm", "Old")
        run("baseline", cwd=tmp_path)
        write(tmp_path, a=OLD.replace("Nothing here.", "And and so on."))
        assert lint(tmp_path, "--changed-since", "HEAD") == (1, ["a.md:7 DUP001"], "")

    @pytest.mark.parametrize("rev", ["no-such-branch", "--output=x"])
    def test_no_such_revision(self, tmp_path: Path, git: Git, rev: str) -> None:
        write(tmp_path, a=OLD)
        git("add", "."), git("commit", "-qm", "Old")
        code, found, err = lint(tmp_path, f"--changed-since={rev}")
        assert (code, found, err.count("\n")) == (2, [], 1)
        assert sorted(path.name for path in tmp_path.iterdir()) == [".git", "a.md"]

    def test_no_repository(self, tmp_path: Path) -> None:
        write(tmp_path, a=OLD)
        code, found, err = lint(tmp_path, "--changed-since", "HEAD")
        assert (code, found, err.count("\n")) == (2, [], 1)
