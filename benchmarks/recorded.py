"""The figures that benchmarks/accuracy.py must not fall below, and the table that shows them."""

import re
import tomllib
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parent.parent
RECORDED = _ROOT / "fixtures" / "accuracy" / "recorded.toml"
PAGE = _ROOT / "docs" / "accuracy.md"

_TABLE = re.compile(
    r"(?<=<!-- benchmarks/accuracy\.py --record -->\n).*?(?=<!-- end -->)", re.DOTALL
)
_HEAD = """\
# The figures of benchmarks/accuracy.py. Written by --record, defended by --check.
"""

Results = dict[str, dict[str, Any]]


def write_record(results: Results, file: Path = RECORDED, page: Path = PAGE) -> None:
    """Write the figures to `file` and their table into `page`."""
    file.write_text(_HEAD + "".join(_sections(results)), encoding="utf-8", newline="\n")
    text = page.read_text(encoding="utf-8")
    page.write_text(_TABLE.sub(lambda _: table(results), text), encoding="utf-8", newline="\n")


def check(results: Results, file: Path = RECORDED, page: Path = PAGE) -> list[str]:
    """What is worse in `results` than in `file`, and whether the table of `page` is another one."""
    recorded: Results = tomllib.loads(file.read_text(encoding="utf-8"))
    problems = [
        f"{suite}: {figure} {figures[figure]:.3f} is below the recorded {recorded[suite][figure]:.3f}"
        for suite, figures in results.items()
        for figure in ("precision", "recall")
        if figure in figures and figures[figure] < recorded[suite][figure]
    ]
    rates, limits = (
        each.get("clean", {}).get("per_1000_words", {}) for each in (results, recorded)
    )
    problems += [
        f"clean: {code} has {rate:.3f} findings per 1,000 words, recorded are {limits.get(code, 0):.3f}"
        for code, rate in rates.items()
        if rate > limits.get(code, 0)
    ]
    shown = _TABLE.search(page.read_text(encoding="utf-8"))
    if not shown or shown[0] != table(recorded):
        problems.append(f"{page.name}: the table is not that of {file.name}; use --record")
    return problems


def table(results: Results) -> str:
    """The figures as Markdown."""
    rows = [
        "| set | records | precision | recall | F1 | missed | false alarms |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    rows += [
        f"| {suite} | {figures['records']} | {figures['precision']:.3f} | {figures['recall']:.3f} "
        f"| {figures['f1']:.3f} | {figures['missed']} | {figures['false_alarms']} |"
        for suite, figures in results.items()
        if "f1" in figures
    ]
    clean = results["clean"]
    rates = [f"{code} {rate:.3f}" for code, rate in clean["per_1000_words"].items()]
    return (
        "\n".join(rows)
        + f"\n\nFindings per 1,000 words of {clean['articles']} clean articles "
        + f"({clean['words']:,} words): {', '.join(rates) or 'none'}.\n"
    )


def _sections(results: Results) -> list[str]:
    """The figures as TOML."""
    sections = []
    for suite, figures in results.items():
        flat = [
            f"{key} = {value}\n" for key, value in figures.items() if not isinstance(value, dict)
        ]
        sections.append(f"\n[{suite}]\n{''.join(flat)}")
        for key, rates in figures.items():
            if isinstance(rates, dict):
                lines = [f"{code} = {rate}\n" for code, rate in rates.items()]
                sections.append(f"\n[{suite}.{key}]\n{''.join(lines)}")
    return sections
