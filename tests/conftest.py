"""What holds for all tests."""

import os

import pytest


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Results of other versions of the linter must not decide, nor those of the tests stay."""
    os.environ["NATO_LINT_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
