"""What a repository can make the linter do: nothing but lint, unless it brings a local plugin.

A run over a repository that means harm is watched by audit hooks: what it opens, writes and runs.
"""

import hashlib
import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from nato_lint.contents import read_article
from nato_lint.limits import MOST_BYTES
from tests.command import PROJECT, environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")

SECRET = "the-secret-of-the-harbour-master"
EVIL = """\
import os, pathlib
pathlib.Path(os.environ["NATO_TEST_MARK"]).touch()
"""
SCRIPT = "#!/bin/sh\ntouch $NATO_TEST_MARK\n"
ARTICLE = "# The harbour\n\nIt reopens on on Monday. See also: The quay\n"

Event = tuple[str, list[Any]]


class Place:
    """A repository that a stranger wrote, and what lies outside of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.repository = folder / "repository"
        self.outside = folder / "outside"
        self.cache = folder / "cache"
        self.mark = folder / "mark"
        self.log = folder / "events"
        for directory in (self.repository, self.outside, self.cache):
            directory.mkdir()
        self.outside.joinpath("secret.txt").write_text(f"{SECRET}\n", encoding="utf-8")
        self.outside.joinpath("secret.md").write_text(f"{SECRET} on on it.\n", encoding="utf-8")
        self.outside.joinpath("secret.toml").write_text(
            f'"{SECRET}" = {SECRET}\n', encoding="utf-8"
        )

    def write(self, name: str, text: str) -> Path:
        path = self.repository / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, *arguments: str, **environ: str) -> "subprocess.CompletedProcess[str]":
        more = {
            "NATO_LINT_CACHE_DIR": str(self.cache),
            "NATO_TEST_MARK": str(self.mark),
            "PYTHONDONTWRITEBYTECODE": "1",
            **environ,
        }
        return subprocess.run(
            [sys.executable, "-P", "-m", "tests.audited", str(self.log), *arguments],
            cwd=self.repository,
            env=environment(**more),
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def events(self) -> Iterator[Event]:
        for line in self.log.read_text(encoding="utf-8").splitlines():
            event, *arguments = json.loads(line)
            yield event, arguments

    def contents(self) -> dict[str, str]:
        """All files of the repository and outside of it, with what they hold."""
        return {
            str(path): hashlib.sha256(path.read_bytes()).hexdigest()
            for top in (self.repository, self.outside)
            for path in sorted(top.rglob("*"))
            if path.is_file()
        }


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path.resolve())


WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGING = {
    "os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink",
    "os.truncate", "os.utime", "os.setxattr", "os.removexattr", "shutil.copyfile", "shutil.move",
    "shutil.rmtree", "shutil.copystat", "sqlite3.connect", "tempfile.mkstemp", "tempfile.mkdtemp",
}  # fmt: skip
RUNNING = (
    "subprocess.",
    "os.exec",
    "os.spawn",
    "os.posix_spawn",
    "os.system",
    "os.startfile",
    "pty.",
)
# Processes talk to each other over sockets that lead nowhere else.
REACHING = (
    "socket.bind",
    "socket.connect",
    "socket.get",
    "socket.send",
    "urllib.",
    "ftplib.",
    "smtplib.",
)


def is_below(path: str, tops: Sequence[Path]) -> bool:
    real = Path(os.path.realpath(path))
    return any(real.is_relative_to(os.path.realpath(top)) for top in tops)


def python_folders() -> list[Path]:
    paths = {*sysconfig.get_paths().values(), sys.prefix, sys.base_prefix, *filter(None, sys.path)}
    return [Path(path) for path in paths] + [PROJECT]


def assert_harmless(place: Place, *, writes: Sequence[Path] = (), runs: Sequence[str] = ()) -> None:
    """Nothing was read but the repository and Python, nothing written but `writes`, nothing run."""
    may_write = [place.cache, *writes, Path(os.devnull)]
    may_read = [*may_write, place.repository, *python_folders(), Path("/proc/self"), Path("/sys")]
    for event, arguments in place.events():
        said = f"{event} {arguments}"
        if event == "open" and isinstance(arguments[0], str):
            path, mode, flags = arguments[:3]
            writing = flags & WRITING if isinstance(flags, int) else set(str(mode)) & set("wax+")
            allowed = may_write if writing else may_read
            assert is_below(str(place.repository / path), allowed), said
        elif event in CHANGING:
            paths = [each for each in arguments if isinstance(each, str) and os.sep in each]
            assert all(is_below(each, may_write) for each in paths), said
        elif event == "import":
            assert not is_below(str(arguments[1]), [place.repository, place.outside]), said
        else:
            assert not event.startswith(REACHING), said
            if event.startswith(RUNNING):
                assert Path(str(arguments[0])).name in runs, said
    assert not place.mark.exists()


def assert_keeps_the_secret(done: "subprocess.CompletedProcess[str]") -> None:
    assert SECRET not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


class TestOrdinaryRuns:
    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_only_the_cache_is_written(self, place: Place, jobs: str) -> None:
        for number in range(4):
            place.write(f"{number}.md", ARTICLE)
        before = place.contents()
        done = place.run("--select", "ALL", "--jobs", jobs)
        assert done.returncode == 1, done.stderr
        assert "DUP001" in done.stdout
        assert_harmless(place, writes=[Path("/dev/shm")])
        assert place.contents() == before

    def test_fixes_are_written_to_the_articles(self, place: Place) -> None:
        article = place.write("a.md", ARTICLE)
        place.run("--fix", "--select", "DUP")
        assert "on on" not in article.read_text(encoding="utf-8")
        assert_harmless(place, writes=[place.repository])
        assert [path.name for path in place.repository.iterdir()] == ["a.md"]

    def test_a_report_is_written_where_it_is_wanted(self, place: Place) -> None:
        place.write("a.md", ARTICLE)
        report = place.repository / "report.json"
        place.run("--output-format", "json", "--output-file", "report.json")
        assert json.loads(report.read_text(encoding="utf-8"))["version"] == 1
        # It is written beside its place first, so that it is never there by half.
        assert_harmless(place, writes=[place.repository])
        assert {path.name for path in place.repository.iterdir()} == {"a.md", "report.json"}

    def test_the_guard_is_in_place(self, place: Place) -> None:
        place.write("a.md", ARTICLE)
        place.write("house.py", EVIL)
        place.write("nato-lint.toml", 'plugins = ["house.py"]\n')
        place.run()
        assert place.mark.exists()
        with pytest.raises(AssertionError, match="mark"):
            assert_harmless(place)


OUTSIDE = "lies outside of the tree"
HOSTILE = {
    "a list from outside": ('[rules.ai-disclosure.exempt]\nreviewers = { file = "../outside/secret.txt" }\n', OUTSIDE),
    "a list from outside, absolute": ('[rules.ai-disclosure.exempt]\nreviewers = { file = "{outside}/secret.txt" }\n', OUTSIDE),
    "a list through a link": ('[rules.ai-disclosure.exempt]\nreviewers = { file = "link.txt" }\n', OUTSIDE),
    "a list through a linked folder": ('[rules.ai-disclosure.exempt]\nreviewers = { file = "linked/secret.txt" }\n', OUTSIDE),
    "a list in other settings for some files": ('[[overrides]]\nfiles = ["*"]\n[overrides.rules.ai-disclosure.exempt]\nreviewers = { file = "link.txt" }\n', OUTSIDE),
    "a list that is a pipe": ('[rules.ai-disclosure.exempt]\nreviewers = { file = "pipe" }\n', "it is no ordinary file"),
    "a list that is a device": ('[rules.ai-disclosure.exempt]\nreviewers = { file = "/dev/zero" }\n', OUTSIDE),
    "a list that is a folder": ('[rules.ai-disclosure.exempt]\nreviewers = { file = "deep" }\n', "cannot be read"),
    "a baseline outside": ('baseline = "../outside/secret.txt"\n', OUTSIDE),
    "a baseline through a link": ('baseline = "link.txt"\n', OUTSIDE),
    "another file extended": ('extend = "../outside/secret.txt"\n', "has to be a file whose name ends in .toml"),
    "another file extended through a link": ('extend = "link.txt"\n', "has to be a file whose name ends in .toml"),
    "another file extended through a link that ends in .toml": ('extend = "link.toml"\n', "has to be a file whose name ends in .toml"),
    "a system file extended": ('extend = "/etc/passwd"\n', "has to be a file whose name ends in .toml"),
    "a device extended": ('extend = "/dev/zero"\n', "which is not a file"),
    "a pipe extended": ('extend = "pipe"\n', "which is not a file"),
    "a folder extended": ('extend = "."\n', "which is not a file"),
    "itself extended": ('extend = "nato-lint.toml"\n', "leads back to a file"),
    "a preset that is a path": ('extend = "preset:../../outside/secret.txt"\n', "there is no preset"),
    "deep arrays": ("select = " + "[" * 100_000 + "\n", "nests its values too deeply"),
    "deep tables": ("[" + ".".join("a" * 20_000) + "]\n", "there is no key `a`"),
    "a long line": ('select = ["' + "A" * 2_000_000 + '"]\n', "no rule is called"),
    "many keys": ("".join(f"key{number} = 1\n" for number in range(50_000)), "there is no key `key0`"),
    "a long number": ("select = " + "1" * 100_000 + "\n", "a number that is too long"),
    "a hostile pattern": ('exclude = ["' + "**/" * 2_000 + '*a*a*a*a*a*a*a*a*b"]\n', ""),
    "many stars": ('exclude = ["' + "*a" * 2_000 + 'b"]\n', ""),
    "control characters": ('select = ["\\u001b]0;owned\\u0007"]\n', "no rule is called"),
}  # fmt: skip
"""Configurations, and what is said about them; nothing where they are right."""


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("command", ["check", "baseline"])
def test_no_configuration_reaches_further(place: Place, name: str, command: str) -> None:
    configuration, said = HOSTILE[name]
    place.write("a.md", ARTICLE)
    place.write("deep/" + "aaaaaaaaaa/" * 15 + "a.md", ARTICLE)
    (place.repository / "link.txt").symlink_to("../outside/secret.txt")
    (place.repository / "link.toml").symlink_to("../outside/secret.txt")
    (place.repository / "linked").symlink_to("../outside", target_is_directory=True)
    os.mkfifo(place.repository / "pipe")
    place.write("nato-lint.toml", configuration.replace("{outside}", str(place.outside)))
    before = place.contents()
    done = place.run(command, NATO_LINT_NO_LOCAL_PLUGINS="1")
    assert_keeps_the_secret(done)
    assert "\x1b" not in done.stdout + done.stderr
    assert said in done.stderr
    assert len(done.stderr) < 1_100
    assert (done.returncode == 2) == bool(said)
    baseline = place.repository / ".nato-lint-baseline.json"
    assert_harmless(place, writes=[place.repository] if command == "baseline" else ())
    after = place.contents()
    after.pop(str(baseline), None)
    assert after == before


@pytest.mark.parametrize("name", ["conf.py", "config/_default", "docs/../website"])
def test_what_tells_the_dialect_is_no_link_out_of_the_tree(place: Place, name: str) -> None:
    place.write("docs/a.md", ARTICLE)
    (place.outside / "linked").mkdir()
    told = {"conf.py": "conf.py", "config/_default": "hugo.toml"}.get(name, "docusaurus.config.js")
    (place.outside / "linked" / told).write_text("myst_parser", encoding="utf-8")
    link = place.repository / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(place.outside / "linked" / ("conf.py" if name == "conf.py" else ""))
    done = place.run("config", "show", "docs/a.md")
    assert "# dialect: markdown; nothing tells another one" in done.stdout
    assert_harmless(place)


class TestBaselinesByTheirDefaultName:
    NAME = ".nato-lint-baseline.json"

    @pytest.mark.parametrize("command", ["check", "baseline"])
    @pytest.mark.parametrize("target", ["../outside/secret.txt", "../outside/new", "/dev/zero"])
    def test_a_link_that_leads_out_is_not_followed(
        self, place: Place, command: str, target: str
    ) -> None:
        place.write("a.md", ARTICLE)
        (place.repository / self.NAME).symlink_to(target)
        before = place.contents()
        done = place.run(command)
        assert done.returncode == 2
        assert f"{self.NAME}: this is a link that leads out of the tree" in done.stderr
        assert_keeps_the_secret(done)
        assert_harmless(place)
        assert place.contents() == before

    def test_a_pipe_is_not_waited_for(self, place: Place) -> None:
        place.write("a.md", ARTICLE)
        os.mkfifo(place.repository / self.NAME)
        done = place.run()
        assert done.returncode == 2
        assert "it is no ordinary file" in done.stderr

    def test_a_link_within_the_tree_is(self, place: Place) -> None:
        place.write("a.md", ARTICLE)
        place.write(".git/HEAD", "")
        (place.repository / self.NAME).symlink_to("known.json")
        assert place.run("baseline").returncode == 0
        assert json.loads((place.repository / "known.json").read_text(encoding="utf-8"))
        assert place.run().returncode == 0


@pytest.mark.parametrize(
    "name",
    [
        "nato-lint.toml",
        "pyproject.toml",
        ".gitignore",
        ".git/info/exclude",
        ".nato-lint-baseline.json",
    ],
)
def test_a_file_of_gigabytes_is_not_read_into_memory(place: Place, name: str) -> None:
    place.write("a.md", ARTICLE)
    os.truncate(place.write(name, ""), 1 << 36)
    done = place.run("--select", "DUP")
    assert "Traceback" not in done.stderr
    assert ("DUP001" in done.stdout) == ("git" in name)
    assert ("this file is larger than" in done.stderr) == ("git" not in name)


def test_a_list_of_the_tree_is_read(place: Place) -> None:
    place.write("a.md", ARTICLE)
    place.write("names.txt", "Ada Moreau\n")
    place.write(
        "nato-lint.toml", '[rules.ai-disclosure.exempt]\nreviewers = { file = "names.txt" }\n'
    )
    done = place.run()
    assert done.stderr == ""
    assert "DUP001" in done.stdout
    assert_harmless(place)


def test_what_is_shared_outside_may_be_extended_if_it_is_toml(place: Place) -> None:
    place.outside.joinpath("house.toml").write_text('ignore = ["DUP"]\n', encoding="utf-8")
    place.write("a.md", ARTICLE)
    place.write("nato-lint.toml", 'extend = "../outside/house.toml"\n')
    done = place.run()
    assert "DUP001" not in done.stdout
    place.write("nato-lint.toml", 'extend = "../outside/secret.toml"\n')
    assert_keeps_the_secret(place.run())


def test_links_do_not_lead_out(place: Place) -> None:
    place.write("a.md", ARTICLE)
    (place.repository / "link.md").symlink_to("../outside/secret.md")
    (place.repository / "environ.md").symlink_to("/proc/self/environ")
    (place.repository / "device.md").symlink_to("/dev/zero")
    (place.repository / "outside").symlink_to("../outside", target_is_directory=True)
    (place.repository / "loop").symlink_to(".", target_is_directory=True)
    (place.repository / "self.md").symlink_to("self.md")
    os.mkfifo(place.repository / "pipe.md")
    done = place.run("--select", "ALL")
    assert_keeps_the_secret(done)
    assert "link.md:1:1: LNT001" in done.stdout
    assert "environ.md:1:1: LNT001" in done.stdout
    assert_harmless(place)


def test_modules_of_the_repository_are_not_imported(place: Place) -> None:
    for name in ("yaml", "json", "textstat", "rich", "platformdirs", "house", "sitecustomize"):
        place.write(f"{name}.py", EVIL)
    place.write("nato_lint_rules/__init__.py", EVIL)
    place.write("house-1.0.dist-info/entry_points.txt", "[nato_lint]\nhouse = house\n")
    place.write("a.md", "---\ntitle: The harbour\n---\n\n" + ARTICLE)
    done = place.run("--select", "ALL")
    assert "DUP001" in done.stdout, done.stderr
    assert_harmless(place)


def test_python_m_takes_no_plugins_from_where_it_is_called(place: Place) -> None:
    place.write("house.py", EVIL)
    place.write("house-1.0.dist-info/entry_points.txt", "[nato_lint]\nhouse = house\n")
    place.write("a.md", ARTICLE)
    done = subprocess.run(
        [sys.executable, "-m", "nato_lint"],
        cwd=place.repository,
        env=environment(NATO_TEST_MARK=str(place.mark), NATO_LINT_CACHE_DIR=str(place.cache)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "DUP001" in done.stdout, done.stderr
    assert not place.mark.exists()


@pytest.mark.parametrize("flags", [["--no-local-plugins"], []])
def test_local_plugins_can_be_forbidden(place: Place, flags: list[str]) -> None:
    place.write("house.py", EVIL)
    place.write("nato-lint.toml", 'plugins = ["house.py"]\n')
    place.write("a.md", ARTICLE)
    environ = {} if flags else {"NATO_LINT_NO_LOCAL_PLUGINS": "1"}
    done = place.run(*flags, **environ)
    assert "DUP001" in done.stdout, done.stderr
    assert_harmless(place)


@pytest.mark.parametrize("flags", [["--no-local-plugins"], []])
@pytest.mark.parametrize("extended", ["house.toml", "../outside/house.toml"])
def test_local_plugins_are_forbidden_also_in_what_is_extended(
    place: Place, extended: str, flags: list[str]
) -> None:
    for folder in (place.repository, place.outside):
        (folder / "house.py").write_text(EVIL, encoding="utf-8")
        (folder / "house.toml").write_text('plugins = ["house.py"]\n', encoding="utf-8")
    place.write("nato-lint.toml", f'extend = ["preset:strict", "{extended}"]\n')
    place.write("a.md", ARTICLE)
    done = place.run(*flags, **({} if flags else {"NATO_LINT_NO_LOCAL_PLUGINS": "1"}))
    assert "DUP001" in done.stdout, done.stderr
    assert not place.mark.exists()
    place.run()
    assert place.mark.exists()  # without the flag, it is run: the test would notice


@pytest.mark.parametrize("elsewhere", [False, True], ids=["of its own", "that a file points to"])
def test_git_runs_nothing_that_a_repository_names(place: Place, elsewhere: bool) -> None:
    place.write("a.md", ARTICLE)
    script = place.write("evil.sh", SCRIPT)
    script.chmod(0o755)
    place.write(".gitattributes", "*.md filter=evil diff=evil\n")

    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(
            ["git", *identity, *arguments], cwd=place.repository, check=True, capture_output=True
        )

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "One")
    for key in (
        "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "diff.external",
        "diff.evil.command", "diff.evil.textconv", "filter.evil.clean", "filter.evil.process",
        "filter.evil.smudge", "credential.helper", "alias.diff", "uploadpack.packObjectsHook",
    ):  # fmt: skip
        git("config", key, str(script))
    hooks = place.repository / ".git" / "hooks"
    for hook in ("post-index-change", "fsmonitor-watchman", "pre-auto-gc", "post-checkout"):
        (hooks / hook).write_text(SCRIPT, encoding="utf-8")
        (hooks / hook).chmod(0o755)
    if elsewhere:
        (place.repository / ".git").rename(place.repository / "data")
        place.write(".git", "gitdir: data\n")
    place.mark.unlink(missing_ok=True)
    place.write("a.md", ARTICLE + "\nAnd and again.\n")
    done = place.run("--changed-since", "HEAD")
    assert "DUP001" in done.stdout, done.stderr
    assert_harmless(place, writes=[Path(os.environ.get("TMPDIR", "/tmp"))], runs=["git"])


FRONT_MATTER = {
    "billion laughs": "---\n"
    + "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
    + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 30))
    + "---\n",
    "merged laughs": "---\na0: &a0 {k: v}\n"
    + "".join(f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 10)}]}}\n" for n in range(1, 30))
    + "---\n",
    "an alias to itself": "---\na: &a [*a]\nb: &b {c: *b}\n---\n",
    "code in YAML": "---\na: !!python/object/apply:os.system ['touch $NATO_TEST_MARK']\n---\n",
    "a module in YAML": "---\na: !!python/module:house\n---\n",
    "deep YAML": "---\na: " + "[" * 50_000 + "\n---\n",
    "deep YAML blocks": "---\n" + "".join(" " * n + "a:\n" for n in range(2_000)) + "---\n",
    "deep JSON": '{"a": ' + "[" * 100_000 + "]" * 100_000 + "}\n",
    "deep JSON objects": '{"a":' * 100_000 + "1" + "}" * 100_000 + "\n",
    "deep TOML": "+++\na = " + "[" * 50_000 + "\n+++\n",
    "deep TOML tables": "+++\n[" + ".".join("a" * 20_000) + "]\n+++\n",
    "a long number in YAML": "---\na: " + "1" * 100_000 + "\n---\n",
    "a long number in JSON": '{"a": ' + "1" * 100_000 + "}\n",
    "a long number in TOML": "+++\na = " + "1" * 100_000 + "\n+++\n",
    "a base-60 number": "---\na: " + ":".join(["1"] * 20_000) + "\n---\n",
}


@pytest.mark.parametrize("name", FRONT_MATTER)
def test_front_matter_is_only_data(place: Place, name: str) -> None:
    place.write("a.md", FRONT_MATTER[name] + "\n" + ARTICLE)
    done = place.run("--select", "ALL", "--output-format", "json")
    assert done.stderr == ""
    report = json.loads(done.stdout)
    assert report["files"][0]["status"] == "checked"
    assert "LNT004" not in {found["code"] for found in report["findings"]}
    assert "DUP001" in {found["code"] for found in report["findings"]}
    assert_harmless(place)


class TestWhenTheSystemFails:
    def test_a_cache_that_cannot_be_written(self, place: Place) -> None:
        place.write("a.md", ARTICLE)
        place.cache.rmdir()
        place.cache.write_text("no folder", encoding="utf-8")
        done = place.run()
        assert "DUP001" in done.stdout
        assert done.stderr == ""

    def test_a_full_disk_while_fixing(self, place: Place) -> None:
        text = "word " * 20_000 + "\n\n" + ARTICLE
        article = place.write("a.md", text)
        program = (
            "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000));"
            "from nato_lint.cli import main; sys.exit(main(['--fix', '--no-cache', '--select', 'DUP']))"
        )
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=place.repository,
            env=environment(),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 2
        assert "a.md: This file cannot be written" in done.stderr
        assert article.read_text(encoding="utf-8") == text
        assert [path.name for path in place.repository.iterdir()] == ["a.md"]

    def test_a_file_of_any_size_is_read_to_the_limit(self, place: Place) -> None:
        article = place.write("a.md", ARTICLE)
        os.truncate(article, 1 << 40)
        assert len(read_article(article)) == MOST_BYTES + 1
        done = place.run("--output-format", "concise")
        assert "a.md:1:1: LNT001 This file is larger than 10 MB" in done.stdout

    @pytest.mark.parametrize("made", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")])
    def test_what_became_a_pipe_or_a_device_since_it_was_found(
        self, place: Place, made: Callable[[Path], None]
    ) -> None:
        path = place.repository / "a.md"
        made(path)
        with pytest.raises(OSError, match="it is no ordinary file"):
            read_article(path)
