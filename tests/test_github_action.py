"""The GitHub Action: its steps, run as a runner would, with the inputs of friend and foe."""

import json
import os
import re
import shlex
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.composite_action import ACTION, PROJECT, Done, Job, bash_is_here
from tests.newsroom import BAD, GOOD, Newsroom, git_environment

pytestmark = pytest.mark.skipif(not bash_is_here(), reason="needs bash")

STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
ANNOTATION = "::error file=old.md,line=6,endLine=6,col=32,endColumn=39,title=DUP001 repeated-word::"
PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+\n")

# In place of nato-lint: tells how it was called.
WITNESS = """\
import json, os, sys
print(json.dumps({"arguments": sys.argv[1:], "directory": os.getcwd()}))
"""

# Each makes a file "pwned", or an output of that name, where something runs it.
HOSTILE = [
    '"; touch pwned; echo "',
    "'; touch pwned; echo '",
    "$(touch pwned)",
    "`touch pwned`",
    "x & touch pwned | cat",
    "${{ github.token }} $HOME",
    "--output-file=pwned",
]
HOSTILE_LINES = ["x\ntouch pwned", "x\r\nfindings=pwned", "x\n::error::pwned"]
# Inputs that take any text.
FREE = ("args", "baseline", "config", "fail-level", "paths", "sarif")


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """The repository of articles that the workflow belongs to."""
    room = Newsroom(tmp_path / "origin", git_environment())
    room.root.mkdir()
    room.start()
    room.commit(old=BAD, touched=BAD)
    return room


@pytest.fixture
def job(newsroom: Newsroom, tmp_path: Path) -> Job:
    """A job after a checkout of everything."""
    newsroom.git("clone", "-q", newsroom.root.as_posix(), (tmp_path / "work").as_posix())
    (tmp_path / "temp").mkdir()
    forgotten = ("CI", "GITHUB_", "RUNNER_", "INPUT_", "NATO_LINT_NO")
    kept = {k: v for k, v in newsroom.environment.items() if not k.startswith(forgotten)}
    return Job(tmp_path / "work", tmp_path / "temp", {**kept, "GITHUB_EVENT_NAME": "push"})


@pytest.fixture
def workspace(job: Job) -> Newsroom:
    """The checkout of the job."""
    return Newsroom(job.workspace, job.environment)


def call(done: Done) -> dict[str, Any]:
    """How the witness was called."""
    assert done.code == 0, done.log
    called: dict[str, Any] = json.loads(done.log.splitlines()[-1])
    return called


class TestDefinition:
    def test_no_script_holds_an_expression(self) -> None:
        for step in STEPS:
            assert "${{" not in step.get("run", "")

    def test_other_actions_are_pinned(self) -> None:
        text = (PROJECT / "action.yml").read_text(encoding="utf-8")
        assert text.count("uses: ") == len(PINNED.findall(text)) == 1

    def test_every_input_reaches_a_step(self) -> None:
        used = re.findall(r"\$\{\{ inputs\.([a-z-]+) \}\}", json.dumps(STEPS))
        assert set(used) == set(ACTION["inputs"])

    def test_everything_is_described(self) -> None:
        for each in (*ACTION["inputs"].values(), *ACTION["outputs"].values()):
            assert each["description"]

    def test_the_page_on_integrations_lists_all_inputs_and_outputs(self) -> None:
        page = (PROJECT / "docs" / "integrations.md").read_text(encoding="utf-8")
        section = page.partition("\n## GitHub Actions\n")[2].partition("\n## ")[0]
        named = re.findall(r"^\| `([a-z-]+)` \|", section, re.MULTILINE)
        assert sorted(named) == sorted([*ACTION["inputs"], *ACTION["outputs"]])


class TestChecking:
    @pytest.fixture(autouse=True)
    def installed(self, job: Job) -> None:
        job.install_sources()

    def test_a_bad_article_fails(self, job: Job) -> None:
        done = job.run("base", "check", paths="old.md")
        assert done.code == 1, done.log
        assert done.outputs == {"exit-code": "1", "findings": "1", "sarif": ""}
        assert ANNOTATION in done.log
        assert "old.md:6:32: DUP001" in done.log
        assert "DUP001" in done.summary

    def test_a_good_article_passes(self, job: Job, workspace: Newsroom) -> None:
        workspace.write("good.md", GOOD)
        done = job.run("base", "check", paths="good.md")
        assert done.code == 0, done.log
        assert done.outputs == {"exit-code": "0", "findings": "0", "sarif": ""}

    def test_without_annotations(self, job: Job) -> None:
        done = job.run("base", "check", annotations="false")
        assert done.code == 1, done.log
        assert "\n::" not in f"\n{done.log}"
        assert "old.md:6:32: DUP001" in done.log

    def test_a_folder_of_the_repository(self, job: Job, workspace: Newsroom) -> None:
        workspace.write("site/news/article.md", BAD)
        done = job.run("base", "check", working_directory="site", paths="news")
        assert done.code == 1, done.log
        assert "::error file=site/news/article.md,line=6," in done.log

    def test_a_path_that_does_not_exist(self, job: Job) -> None:
        done = job.run("base", "check", paths="nowhere")
        assert done.code == 2
        assert done.outputs["exit-code"] == "2"

    def test_a_report_for_code_scanning(self, job: Job, workspace: Newsroom) -> None:
        workspace.write("site/article.md", BAD)
        inputs = {"working_directory": "site", "sarif": "reports/nato-lint.sarif"}
        done = job.run("base", "check", **inputs)
        assert done.code == 1, done.log
        path = job.workspace / "site" / "reports" / "nato-lint.sarif"
        assert done.outputs["sarif"] == str(path)
        (result,) = json.loads(path.read_text(encoding="utf-8"))["runs"][0]["results"]
        location = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert location["uri"] == "site/article.md"

    def test_an_old_report_is_not_taken_for_a_new_one(self, job: Job, workspace: Newsroom) -> None:
        workspace.write("out.sarif", "{}")
        done = job.run("base", "check", sarif="out.sarif", args="--nope")
        assert done.outputs == {"exit-code": "2", "findings": "", "sarif": ""}


class TestCommandLine:
    @pytest.fixture(autouse=True)
    def installed(self, job: Job) -> None:
        job.install(WITNESS)

    def test_inputs_become_flags(self, job: Job, workspace: Newsroom) -> None:
        workspace.write("my site/article.md", GOOD)
        inputs = {
            "paths": "news\n  a b.md \n\n-\n",
            "config": "house rules.toml",
            "baseline": "known.json",
            "fail_level": "error",
            "args": "--select 'DUP, SRC'\n--ignore=DUP004",
        }
        called = call(job.run("base", "check", working_directory="my site", **inputs))
        assert called["directory"] == os.path.realpath(job.workspace / "my site")
        assert called["arguments"][4:] == [
            "--config=house rules.toml",
            "--baseline=known.json",
            "--fail-level=error",
            "--select",
            "DUP, SRC",
            "--ignore=DUP004",
            *("--", "news", "a b.md", "./-"),
        ]

    def test_without_inputs_everything_is_checked(self, job: Job) -> None:
        results = job.temporary / "nato-lint" / "results.json"
        assert call(job.run("base", "check"))["arguments"] == [
            "check",
            "--no-cache",
            "--output-format=github",
            f"--output-format=json={results}",
            *("--", "."),
        ]

    @pytest.mark.parametrize(
        ("inputs", "complaint"),
        [
            ({"changed_only": "maybe"}, "`changed-only` is 'maybe'; it takes true or false."),
            ({"annotations": "1"}, "`annotations` is '1'; it takes true or false."),
            ({"config": "a\nb"}, "`config` takes one line."),
            ({"args": "--select 'DUP"}, "`args` cannot be split into words: No closing quotation."),
        ],
    )
    def test_inputs_that_cannot_be(
        self, job: Job, inputs: Mapping[str, str], complaint: str
    ) -> None:
        done = job.run("base", "check", **inputs)
        assert done.code == 2
        assert done.log == f"::error title=nato-lint::{complaint}\n"


class TestHostileInputs:
    @pytest.fixture(autouse=True)
    def witness(self, job: Job) -> Iterator[None]:
        """Whatever the inputs are, nothing of them is run."""
        job.install(WITNESS)
        yield
        assert not [path for path in job.workspace.parent.rglob("pwned") if path.is_file()]

    @pytest.mark.parametrize("hostile", HOSTILE)
    def test_nothing_in_an_input_is_run(self, job: Job, hostile: str) -> None:
        inputs = {name.replace("-", "_"): hostile for name in FREE if name != "args"}
        arguments = call(job.run("base", "check", **inputs, args=shlex.quote(hostile)))["arguments"]
        sarif = job.workspace.resolve() / hostile
        assert arguments[4:] == [
            f"--output-format=sarif={sarif}",
            f"--config={hostile}",
            f"--baseline={hostile}",
            f"--fail-level={hostile}",
            *(hostile, "--", hostile),
        ]

    @pytest.mark.parametrize("hostile", HOSTILE)
    def test_nothing_in_further_flags_is_run(self, job: Job, hostile: str) -> None:
        done = job.run("base", "check", args=f"{hostile} {hostile}")
        assert shlex.split(hostile)[0] in call(done)["arguments"]

    @pytest.mark.parametrize("lines", HOSTILE_LINES)
    def test_nothing_in_several_lines_is_run(self, job: Job, lines: str) -> None:
        done = job.run("base", "check", paths=lines, args=lines)
        paths = [line.strip() for line in lines.split("\n")]
        assert call(done)["arguments"][4:] == [*lines.split(), "--", *paths]
        assert done.outputs["findings"] == ""

    @pytest.mark.parametrize(
        "name", sorted({*FREE, "annotations", "changed-only"} - {"args", "paths"})
    )
    def test_inputs_of_one_line_take_one_line(self, job: Job, name: str) -> None:
        done = job.run("base", "check", **{name.replace("-", "_"): HOSTILE_LINES[2]})
        assert (done.code, done.log) == (2, f"::error title=nato-lint::`{name}` takes one line.\n")

    @pytest.mark.parametrize("hostile", HOSTILE[:5])
    def test_nothing_in_the_name_of_a_folder_is_run(self, job: Job, hostile: str) -> None:
        (job.workspace / hostile).mkdir(parents=True)
        called = call(job.run("base", "check", working_directory=hostile))
        assert called["directory"] == os.path.realpath(job.workspace / hostile)

    @pytest.mark.parametrize("branch", HOSTILE[2:])
    def test_nothing_in_the_name_of_a_branch_is_run(self, job: Job, branch: str) -> None:
        job.environment |= {"GITHUB_EVENT_NAME": "pull_request", "GITHUB_BASE_REF": branch}
        done = job.run("base", "check", changed_only="true")
        assert done.code == 2
        assert "`changed-only`: nothing that this checkout has in common with" in done.log


class TestHostileCheckout:
    @pytest.fixture(autouse=True)
    def installed(self, job: Job) -> None:
        job.install_sources()

    def test_nothing_in_the_name_of_an_article_is_run(self, job: Job, workspace: Newsroom) -> None:
        names = ["$(touch pwned).md", "`touch pwned`.md", "-rf.md", "::error::pwned.md", "a;b.md"]
        for name in names:
            workspace.write(name, BAD)
        done = job.run("base", "check", paths="\n".join(names))
        assert done.code == 1, done.log
        assert done.outputs["findings"] == str(len(names))
        assert "\n::error::" not in f"\n{done.log}"
        assert not list(job.workspace.parent.rglob("pwned"))

    def test_no_module_of_the_checkout_is_imported(self, job: Job, workspace: Newsroom) -> None:
        names = ("json", "shlex", "runner", "base", "check", "nato_lint", "yaml", "sitecustomize")
        for name in names:
            workspace.write(f"{name}.py", 'raise SystemExit("pwned")\n')
        done = job.run("base", "check", paths="old.md")
        assert done.code == 1, done.log
        assert "pwned" not in done.log

    @pytest.mark.parametrize(("event", "runs"), [("push", True), ("pull_request_target", False)])
    def test_plugins_of_a_strangers_checkout_are_not_run(
        self, job: Job, workspace: Newsroom, event: str, runs: bool
    ) -> None:
        workspace.write("nato-lint.toml", 'plugins = ["./house.py"]\n')
        workspace.write("house.py", 'open("pwned", "w").close()\n')
        job.environment["GITHUB_EVENT_NAME"] = event
        job.run("base", "check", paths="old.md")
        assert (job.workspace / "pwned").exists() == runs


class TestChangedOnly:
    """In pull requests only the changed lines count."""

    @pytest.fixture
    def change(self, newsroom: Newsroom) -> str:
        """The commit that GitHub makes to try the merge of a pull request into `main`."""
        newsroom.git("checkout", "-q", "-b", "change")
        newsroom.commit(touched=f"{BAD}\nThe harbour master is is glad about it.\n", added=BAD)
        newsroom.git("checkout", "-q", "main")
        newsroom.commit(other=BAD)
        newsroom.git("checkout", "-q", "--detach")
        newsroom.git("merge", "-q", "--no-ff", "-m", "Merge", "change")
        newsroom.git("update-ref", "refs/pull/7/merge", "HEAD")
        newsroom.git("update-ref", "refs/pull/7/head", "change")
        newsroom.git("checkout", "-q", "main")
        return newsroom.git("rev-parse", "refs/pull/7/merge")

    @pytest.fixture(params=[1, 2, 0], ids=["depth 1", "depth 2", "everything"])
    def depth(self, request: pytest.FixtureRequest) -> list[str]:
        return [f"--depth={request.param}"] if request.param else []

    @pytest.fixture
    def workspace(self, newsroom: Newsroom, job: Job, change: str) -> Newsroom:
        """An empty repository, as checkout begins; the event is a pull request."""
        room = Newsroom(job.temporary.parent / "checkout", job.environment)
        room.root.mkdir()
        room.start()
        room.git("remote", "add", "origin", newsroom.root.as_uri())
        job.workspace = room.root
        job.environment |= {
            "GITHUB_EVENT_NAME": "pull_request",
            "GITHUB_BASE_REF": "main",
            "GITHUB_SHA": change,
        }
        return room

    def check_out(self, workspace: Newsroom, depth: list[str], ref: str) -> None:
        workspace.git("fetch", "-q", "--no-tags", *depth, "origin", f"+{ref}:refs/remotes/{ref}")
        workspace.git("checkout", "-q", f"refs/remotes/{ref}")

    def test_the_merge_is_compared_with_its_base(
        self, newsroom: Newsroom, job: Job, workspace: Newsroom, depth: list[str]
    ) -> None:
        job.install(WITNESS)
        self.check_out(workspace, depth, "pull/7/merge")
        called = call(job.run("base", "check", changed_only="true"))
        assert f"--changed-since={newsroom.git('rev-parse', 'main')}" in called["arguments"]

    def test_the_branch_is_compared_with_where_it_began(
        self, newsroom: Newsroom, job: Job, workspace: Newsroom, depth: list[str]
    ) -> None:
        job.install(WITNESS)
        self.check_out(workspace, depth, "pull/7/head")
        called = call(job.run("base", "check", changed_only="true"))
        assert f"--changed-since={newsroom.git('rev-parse', 'main~')}" in called["arguments"]

    def test_a_merge_queue_is_compared_with_its_base(
        self, newsroom: Newsroom, job: Job, workspace: Newsroom, depth: list[str]
    ) -> None:
        job.install(WITNESS)
        base = newsroom.git("rev-parse", "main")
        payload = workspace.write("../event.json", json.dumps({"merge_group": {"base_sha": base}}))
        job.environment |= {
            "GITHUB_EVENT_NAME": "merge_group",
            "GITHUB_EVENT_PATH": str(payload),
            "GITHUB_BASE_REF": "",
        }
        self.check_out(workspace, depth, "pull/7/merge")
        called = call(job.run("base", "check", changed_only="true"))
        assert f"--changed-since={base}" in called["arguments"]

    def test_other_events_check_everything(self, job: Job, workspace: Newsroom) -> None:
        job.install(WITNESS)
        job.environment |= {"GITHUB_EVENT_NAME": "push", "GITHUB_BASE_REF": ""}
        self.check_out(workspace, [], "pull/7/merge")
        done = job.run("base", "check", changed_only="true")
        assert "--changed-since" not in " ".join(call(done)["arguments"])
        assert "everything is checked" in done.log

    def test_a_base_that_cannot_be_fetched(self, job: Job, workspace: Newsroom) -> None:
        job.install(WITNESS)
        self.check_out(workspace, ["--depth=1"], "pull/7/merge")
        workspace.git("remote", "set-url", "origin", (job.temporary / "gone").as_uri())
        done = job.run("base", "check", changed_only="true")
        assert done.code == 2
        assert "does not appear to be a git repository" in done.log
        assert done.log.splitlines()[-1].startswith("::error title=nato-lint::`changed-only`: ")
        assert "Check out with `fetch-depth: 0`" in done.log

    def test_only_what_was_changed_is_reported(
        self, job: Job, workspace: Newsroom, depth: list[str]
    ) -> None:
        job.install_sources()
        for ref in ("pull/7/merge", "pull/7/head"):
            self.check_out(workspace, depth, ref)
            done = job.run("base", "check", changed_only="true")
            assert done.code == 1, done.log
            assert done.outputs["findings"] == "2"
            places = re.findall(r"^(\w+\.md:\d+:\d+): DUP001", done.log, re.MULTILINE)
            assert places == ["added.md:6:32", "touched.md:8:20"]

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
    def test_a_checkout_that_belongs_to_another_user(self, job: Job, workspace: Newsroom) -> None:
        # As in a job with `container`.
        job.install_sources()
        self.check_out(workspace, ["--depth=1"], "pull/7/merge")
        for path in (workspace.root, *workspace.root.rglob("*")):
            os.chown(path, 12345, 12345)
        done = job.run("base", "check", changed_only="true")
        assert done.outputs["findings"] == "2", done.log


@pytest.mark.network
class TestInstalling:
    def test_all_steps(self, job: Job) -> None:
        done = job.run(paths="old.md")
        assert done.code == 1, done.log
        assert ANNOTATION in done.log
        program = job.temporary / "nato-lint" / "bin" / "nato-lint"
        assert program.is_file()
        assert sys.prefix not in program.read_text(encoding="utf-8")
        again = job.run(paths="old.md")
        assert again.log == done.log

    def test_an_installation_that_fails(self, job: Job, tmp_path: Path) -> None:
        job.action = tmp_path / "action of nothing"
        job.action.mkdir()
        (job.action / "action").symlink_to(PROJECT / "action")
        done = job.run(paths="old.md")
        assert done.code == 1
        assert done.outputs["exit-code"] == ""
