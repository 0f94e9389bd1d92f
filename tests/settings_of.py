"""The settings that a configuration gives."""

from pathlib import Path

from nato_lint.settings import Settings
from tests.linting import REGISTRY


def settings_in(folder: Path, text: str) -> Settings:
    """What holds for an article beside a configuration with this text.

    Raises ConfigError and UnknownSelector.
    """
    from nato_lint.config import ConfigFinder, Resolver

    (folder / "nato-lint.toml").write_bytes(text.encode("utf-8", "surrogatepass"))
    config = ConfigFinder().for_file(folder / "article.md")
    return Resolver(config, REGISTRY.rules).settings(folder / "article.md")
