"""Articles and configurations put together by chance: whatever they hold, nothing breaks.

A long run: `python fuzz/run.py --minutes 60`. What it or anybody found lies in fixtures/hostile/.
"""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nato_lint import Source
from nato_lint.config import ConfigError
from nato_lint.document.dialects import Dialect
from nato_lint.selection import UnknownSelector
from tests.fragments import article, configuration
from tests.invariants import check_article, every_rule
from tests.settings_of import settings_in

HOSTILE = Path(__file__).parent.parent / "fixtures" / "hostile"
SUFFIXES = (".md", ".mdx", ".txt", ".qmd", ".html")
RELAXED = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@settings(RELAXED, max_examples=150)
@given(st.randoms(use_true_random=False), st.sampled_from(SUFFIXES))
def test_articles(chance: object, suffix: str) -> None:
    check_article(Source(article(chance), f"article{suffix}"))  # type: ignore[arg-type]


@settings(RELAXED, max_examples=100)
@given(st.randoms(use_true_random=False), st.sampled_from([*Dialect]))
def test_dialects(chance: object, dialect: Dialect) -> None:
    from dataclasses import replace

    text = article(chance)  # type: ignore[arg-type]
    check_article(Source(text, "article.md"), replace(every_rule(), dialect=dialect))


@settings(RELAXED, max_examples=100)
@given(st.randoms(use_true_random=False))
def test_configurations(tmp_path: Path, chance: object) -> None:
    text = configuration(chance)  # type: ignore[arg-type]
    with suppress(ConfigError, UnknownSelector):
        chosen = settings_in(tmp_path, text)
        check_article(Source(article(chance), "article.md"), chosen)  # type: ignore[arg-type]


def found() -> list[Path]:
    return sorted(path for path in HOSTILE.iterdir() if path.name != "README.md")


@pytest.mark.parametrize("path", found(), ids=lambda path: path.name)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_once_broke(path: Path, suffix: str) -> None:
    text = path.read_bytes().decode("utf-8")
    check_article(Source(text, f"article{suffix}"))
