"""Replacing a file: what is kept, when it is refused, and that nothing is left behind."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nato_lint import Source
from nato_lint.rewrite import CannotRewrite, encoded, rewrite

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")
BEFORE, AFTER = b"The the pier.\r\n", b"The pier.\r\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    path = folder / "article.md"
    path.write_bytes(BEFORE)
    return path


@pytest.fixture(autouse=True)
def nothing_is_left_behind(tmp_path: Path) -> Iterator[None]:
    yield
    assert [path for path in tmp_path.rglob("*") if ".nato-lint" in path.name] == []


def refusal(path: Path, **more: Path) -> str:
    """Why the file is not replaced; it is as it was."""
    kept = path.read_bytes() if path.is_file() else None
    with pytest.raises(CannotRewrite) as caught:
        rewrite(path, BEFORE, AFTER, **more)
    assert (path.read_bytes() if path.is_file() else None) == kept
    sentence = str(caught.value)
    assert sentence.startswith("This ")
    assert sentence.endswith(".")
    return sentence


@given(before=st.binary(max_size=50), after=st.binary(max_size=50))
@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_byte_is_written(tmp_path: Path, before: bytes, after: bytes) -> None:
    path = tmp_path / "Größe 港.md"
    path.write_bytes(before)
    rewrite(path, before, after)
    assert path.read_bytes() == after


@given(text=st.text(), has_bom=st.booleans())
def test_the_bytes_of_a_source(text: str, has_bom: bool) -> None:
    data = encoded(Source(text, has_bom=has_bom))
    assert data == b"\xef\xbb\xbf" * has_bom + text.encode()


def test_a_file_that_stays_the_same_is_not_touched(article: Path) -> None:
    os.utime(article, (1, 1))
    rewrite(article, BEFORE, BEFORE)
    assert article.stat().st_mtime == 1


def test_the_file_counts_as_changed(article: Path) -> None:
    os.utime(article, (1, 1))
    rewrite(article, BEFORE, AFTER)
    assert article.stat().st_mtime > 1


@posix_only
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o664])
def test_permissions_stay(article: Path, mode: int) -> None:
    article.chmod(mode)
    rewrite(article, BEFORE, AFTER)
    assert stat.S_IMODE(article.stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may do that")
def test_the_owner_stays(article: Path) -> None:
    os.chown(article, 12, 34)
    rewrite(article, BEFORE, AFTER)
    assert (article.stat().st_uid, article.stat().st_gid) == (12, 34)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may do that")
def test_a_file_that_may_not_be_given_away_is_replaced_all_the_same(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError

    os.chown(article, 12, 34)
    article.chmod(0o664)
    monkeypatch.setattr(os, "chown", refuse)
    rewrite(article, BEFORE, AFTER)
    assert article.read_bytes() == AFTER
    assert stat.S_IMODE(article.stat().st_mode) == 0o664


class TestRefusals:
    def test_a_file_that_changed_since(self, article: Path) -> None:
        article.write_bytes(b"The the old pier.\r\n")
        assert "has changed since it was read" in refusal(article)

    def test_a_file_that_changes_at_the_last_moment(
        self, article: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sync = os.fsync

        def somebody_writes(number: int) -> None:
            sync(number)
            article.write_bytes(b"Somebody's work.")

        monkeypatch.setattr(os, "fsync", somebody_writes)
        with pytest.raises(CannotRewrite, match="has changed since it was read"):
            rewrite(article, BEFORE, AFTER)
        assert article.read_bytes() == b"Somebody's work."

    def test_a_file_that_is_gone(self, article: Path) -> None:
        article.unlink()
        assert "no longer there" in refusal(article)

    def test_a_folder(self, article: Path) -> None:
        assert "no ordinary file" in refusal(article.parent)

    @posix_only
    def test_a_pipe_is_not_waited_for(self, article: Path) -> None:
        pipe = article.with_name("pipe.md")
        os.mkfifo(pipe)
        assert "no ordinary file" in refusal(pipe)

    def test_a_read_only_file(self, article: Path) -> None:
        article.chmod(0o444)
        assert "read-only" in refusal(article)
        article.chmod(0o644)

    @pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only for root"
    )
    def test_a_read_only_folder(self, article: Path) -> None:
        article.parent.chmod(0o555)
        try:
            assert "does not allow new files" in refusal(article)
        finally:
            article.parent.chmod(0o755)

    @posix_only
    def test_a_hard_link(self, article: Path) -> None:
        article.with_name("other.md").hardlink_to(article)
        assert "second name" in refusal(article)

    @pytest.mark.parametrize(
        ("error", "said"),
        [
            (PermissionError(13, "Permission denied"), "another program has the file open"),
            (OSError(28, "No space left on device"), "(No space left on device); it is as it was."),
        ],
    )
    @pytest.mark.parametrize("step", ["fsync", "replace"])
    def test_a_system_that_refuses(
        self, article: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: OSError, said: str
    ) -> None:
        fail_at(step, error, monkeypatch)
        assert said in refusal(article)

    @pytest.mark.parametrize("step", ["fsync", "utime", "replace"])
    def test_an_interruption_leaves_the_file(
        self, article: Path, monkeypatch: pytest.MonkeyPatch, step: str
    ) -> None:
        fail_at(step, KeyboardInterrupt(), monkeypatch)
        with pytest.raises(KeyboardInterrupt):
            rewrite(article, BEFORE, AFTER)
        assert article.read_bytes() == BEFORE


def fail_at(step: str, error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **more: object) -> None:
        raise error

    monkeypatch.setattr(os, step, fail)
    if step == "replace":
        monkeypatch.setattr(Path, "replace", fail)


@posix_only
class TestSymbolicLinks:
    @pytest.mark.parametrize("named", ["../articles/article.md", "absolute"])
    def test_the_link_stays_a_link(self, article: Path, named: str) -> None:
        folder = article.parent.with_name("links")
        folder.mkdir()
        link = folder / "link.md"
        link.symlink_to(article if named == "absolute" else named)
        rewrite(link, BEFORE, AFTER, within=article.parent.parent)
        assert link.is_symlink()
        assert article.read_bytes() == AFTER
        assert not article.is_symlink()

    def test_a_link_that_leads_out(self, article: Path, tmp_path: Path) -> None:
        folder = tmp_path / "inside"
        folder.mkdir()
        link = folder / "link.md"
        link.symlink_to(article)
        assert article.as_posix() in refusal(link, within=folder)
        rewrite(link, BEFORE, AFTER)
        assert article.read_bytes() == AFTER

    def test_a_link_to_a_link_that_leads_out(self, article: Path, tmp_path: Path) -> None:
        folder = tmp_path / "inside"
        folder.mkdir()
        (folder / "two.md").symlink_to(article)
        (folder / "one.md").symlink_to("two.md")
        assert "outside" in refusal(folder / "one.md", within=folder)

    def test_a_folder_of_the_run_may_be_reached_by_a_link(
        self, article: Path, tmp_path: Path
    ) -> None:
        folder = tmp_path / "way"
        folder.symlink_to(article.parent, target_is_directory=True)
        (article.parent / "link.md").symlink_to("article.md")
        rewrite(folder / "link.md", BEFORE, AFTER, within=folder)
        assert article.read_bytes() == AFTER

    def test_a_link_to_nothing(self, article: Path) -> None:
        link = article.with_name("link.md")
        link.symlink_to("nothing.md")
        assert "no longer there" in refusal(link)

    def test_a_link_that_leads_in_circles(self, article: Path) -> None:
        link = article.with_name("link.md")
        link.symlink_to("link.md")
        assert "in circles" in refusal(link)
