"""Configuration: found upward from each article, validated, merged, resolved to settings.

    finder = ConfigFinder()
    config = finder.for_file(path)                     # one Config object for each file of settings
    resolver = Resolver(config, rules, command_line)   # once for each Config
    settings = resolver.settings(path)                 # cheap: one result for each set of overrides

The files are `nato-lint.toml`, `.nato-lint.toml` and `pyproject.toml` with `[tool.nato-lint]`. All
errors are ConfigError. Every path and glob is relative to the directory of the file that says it.

`extend` reads other files first, and presets, which are files that plugins bring along; patterns in
a preset are relative to the configuration that was found. Then, from the first file read to the last:

* `fail-level`, `dialect`, `lang`, `baseline`, `require-suppression-reason`: the last one counts;
* `select` and `fixable` start over; `extend-select`, `ignore` and `unfixable` change what stands so
  far, so that a file can switch on again what the file it extends ignores;
* `exclude` adds patterns, and `"!pattern"` takes back; `plugins` and `terms` add;
* `severity` and the tables under `[rules]` are merged key by key, also nested ones; a list replaces.

`[[overrides]]` come after the general keys of all files, in the same order, then the command line.
"""

from nato_lint.config.error import ConfigError
from nato_lint.config.find import ConfigFinder
from nato_lint.config.model import Config, Plugin
from nato_lint.config.resolve import Resolver

__all__ = ["Config", "ConfigError", "ConfigFinder", "Plugin", "Resolver"]
