"""Articles that mean harm: what is cheap to write and may be dear to read.

Each kind is a unit that is repeated up to a size, or a function from the size in characters to a
text. They aim at what the parser or a rule has to look for: the end of something that never ends,
the other one of a pair, everything that came before.
"""

from collections.abc import Callable

Kind = str | Callable[[int], str]


def _growing(unit: Callable[[int], str]) -> Callable[[int], str]:
    """Units of growing length: no two are the same."""

    def make(size: int) -> str:
        parts, length, number = [], 0, 1
        while length < size:
            parts.append(unit(number))
            length += len(parts[-1])
            number += 1
        return "".join(parts)

    return make


def _numbered(pattern: str) -> Callable[[int], str]:
    """The pattern with a number in it that grows: no two are the same."""
    return _growing(lambda number: pattern.replace("0", str(number)))


def _table(size: int) -> str:
    columns = 100
    row = "|a" * columns + "|\n"
    return row + "|-" * columns + "|\n" + row * (size // len(row))


def _wide_table(size: int) -> str:
    columns = size // 4
    return "|a" * columns + "|\n" + "|-" * columns + "|\n"


def _short_rows(size: int) -> str:
    """A wide head whose rows have one cell each, which the parser fills up."""
    columns = 1_000
    head = "|a" * columns + "|\n" + "|-" * columns + "|\n"
    return head + "|a|\n" * max(1, (size - len(head)) // 4)


def _sparse_tables(size: int) -> str:
    table = "|a" * 1_000 + "|\n" + "|-" * 1_000 + "|\n" + "|a|\n" * 70 + "\n"
    return table * max(1, size // len(table))


def _nested_quotes(size: int) -> str:
    line = "> " * 90 + "word\n"
    return line * (size // len(line))


def _nested_lists(size: int) -> str:
    block = "".join("  " * depth + "- word\n" for depth in range(45))
    return block * (size // len(block))


def _lazy_lines(size: int) -> str:
    return "> " * 90 + "word\n" * (size // 5)


def _front_matter(unit: str) -> Callable[[int], str]:
    return lambda size: "---\n" + unit * (size // len(unit)) + "---\n\nBody.\n"


def _aliases(size: int) -> str:
    levels = ["a0: &a0 [x, x]"]
    levels += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    return "---\n" + "\n".join(levels) + "\n---\n\n" + "Body text. " * (size // 11)


KINDS: dict[str, Kind] = {
    # Links
    "opening brackets": "[",
    "brackets and words": "[a ",
    "image brackets": "![",
    "links never closed": "[a](",
    "links with no address": "[a](<",
    "links in links": "[a](b[",
    "links with titles never closed": '[a](b "',
    "closed brackets": "[a]",
    "brackets closed at the end": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "links closed at the end": lambda size: "[" * (size // 5) + "a" + "](b)" * (size // 5),
    "nested images": lambda size: "![" * (size // 6) + "a" + "](b)" * (size // 6),
    "reference links": "[a][b]",
    "one definition used often": lambda size: "[a]: /x\n\n" + "[a] " * (size // 4),
    "definitions": _numbered("[a0]: /x\n"),
    "definitions never used, brackets": lambda size: (
        _numbered("[a0]: /x\n")(size // 2) + "\n" + "[a" * (size // 4)
    ),
    "definitions with titles never closed": '[a]: /x "\n',
    "definitions never finished": "[a]:\n",
    "long label": lambda size: "[" + "a " * (size // 2) + "]: /x\n",
    "parentheses in addresses": lambda size: "[a](" + "(" * size,
    "autolinks never closed": "<http://a",
    "URLs": "https://example.org/a ",
    "one long URL": lambda size: "https://" + "a." * (size // 2),
    "www": "www.",
    "addresses": "a@",
    # Emphasis and other pairs
    "stars": "*",
    "stars and words": "*a ",
    "words and stars": "a* ",
    "stars around words": "*a* ",
    "stars of three kinds": "*a **b ***c ",
    "stars and underscores": "*a_ ",
    "stars within words": "a**b",
    "underscores": "_",
    "underscores and words": "_a ",
    "strikethrough": "~~a ",
    "tildes": "~",
    "nested emphasis": lambda size: "*a " * (size // 6) + "a* " * (size // 6),
    "backticks of growing length": _growing(lambda number: "`" * number + " "),
    "backticks and words": "`a ``b ",
    "backslashes": "\\",
    "escapes": "\\*",
    "entities": "&amp;",
    "entities never ended": "&amp",
    "numbers of characters": "&#1234567;",
    "ampersands": "&",
    # HTML
    "opening tags": "<",
    "tags never closed": "<a ",
    "attributes never closed": '<a b="',
    "attributes": lambda size: "<a " + "b=c " * (size // 4),
    "comments never closed": "<!-- ",
    "comments on lines": "<!-- a\n\n",
    "instructions never closed": "<?",
    "declarations never closed": "<!A ",
    "character data never closed": "<![CDATA[",
    "inline tags": "<b>a</b> ",
    "inline tags never closed": "<b>a ",
    "blocks of HTML": "<div>\n",
    "blocks of HTML on a line": "<div>",
    "details": "<details>\n\n",
    "closing tags": "</div>\n",
    "scripts": "<script>\n",
    "styles on a line": "a <style> ",
    "tables of HTML": "<table><tr><td>a",
    # Blocks
    "quotes": ">",
    "nested quotes": _nested_quotes,
    "lazy lines": _lazy_lines,
    "nested lists": _nested_lists,
    "items": "- a\n",
    "items on a line": "- ",
    "numbered items": "1. a\n",
    "empty items": "-\n",
    "items parted by blank lines": "- a\n\n\n",
    "growing indentation": _growing(lambda number: " " * (number % 600) + "- a\n"),
    "deeper items": _growing(lambda number: "  " * number + "- a\n"),
    "headings": "# a\n\n",
    "underlined headings": "a\n===\n",
    "rules": "---\n",
    "rule marks": "* ",
    "fences": "```\n",
    "fences never closed": lambda size: "```\n" + "a\n" * (size // 2),
    "fences of growing length": _growing(lambda number: "`" * (number + 2) + "\n\n"),
    "indented code": "    a\n\n",
    "table": _table,
    "wide table": _wide_table,
    "short rows": _short_rows,
    "sparse tables": _sparse_tables,
    "pipes": "|",
    "heads of tables": "|a|\n|-|\n\n",
    "rows with escapes": "|a\\|b|\n|-|\n",
    "footnotes": "[^1]",
    "footnote definitions": _numbered("[^0]: a\n\n"),
    "footnotes of one definition": lambda size: "[^1]: a\n\n" + "b[^1] " * (size // 6),
    "footnotes in footnotes": _numbered("[^0]: a [^0] b\n"),
    "inline footnotes": "^[a ",
    # Syntax of dialects
    "admonitions": "!!! note\n",
    "nested admonitions": _growing(lambda number: "    " * (number % 90) + "!!! note\n"),
    "containers": ":::\n",
    "containers never closed": "::: note\n",
    "containers of growing length": _growing(lambda number: ":" * (number % 900 + 3) + " note\n"),
    "directives": "```{note}\n",
    "tabs": '=== "a"\n',
    "definition lists": "a\n:   b\n\n",
    "definitions and colons": "a\n: \n",
    "callouts": "> [!NOTE]\n",
    "wiki links never closed": "[[a",
    "wiki links": "[[a|b]] ",
    "embedded files never closed": "![[a",
    "highlights": "==a ",
    "equals signs": "=",
    "templates never closed": "{{ ",
    "templates": "{{ a }}",
    "template tags never closed": "{% a ",
    "braces": "{",
    "closing braces": "}",
    "nested braces": lambda size: "{" * (size // 2) + "}" * (size // 2),
    "braces on lines": "{a\n",
    "shortcodes never closed": "{{< a ",
    "shortcodes never ended": "{{% a %}}\n",
    "attribute lists": "{: .a}\n",
    "attributes never ended": "a {#b .c ",
    "comments of Obsidian": "%%a",
    "percent signs": "%",
    "dollars": "$",
    "dollars and words": "$a ",
    "math blocks": "$$\n",
    "backslash math": "\\(a ",
    "backslash math blocks": "\\[\n",
    "roles": "{a}`",
    "citations": "[@a; ",
    "citations in text": "@a ",
    "abbreviations": "*[A]: b\n",
    "emoji codes": ":a",
    "block ids": "a ^b\n",
    "MDX imports": "import a from\n",
    "MDX exports": "export const a = {\n",
    "MDX expressions never closed": "{a\n\n",
    "MDX quotes": '{"',
    "MDX backticks": "{`${",
    "components": "<A b={c}>\n",
    "components never closed": "<A b={",
    "edits": "{++a ",
    "comments to the linter": "<!-- nato-lint-disable-next-line DUP001 -->\n\n",
    "comments to the linter never closed": "<!-- nato-lint-disable ",
    "comments of all notations": "{/* nato-lint-disable {# nato-lint-disable %% nato-lint-disable ",
    # Front matter
    "YAML keys": lambda size: "---\n" + _numbered("key0: value\n")(size) + "---\n\nBody.\n",
    "YAML never closed": lambda size: "---\n" + "a: b\n" * (size // 5),
    "YAML brackets": _front_matter("a: ["),
    "YAML nesting": lambda size: "---\n" + "- " * (size // 2) + "\n---\n",
    "YAML flow nesting": lambda size: "---\na: " + "[" * size + "\n---\n",
    "YAML quotes": _front_matter("a: '"),
    "YAML long text": lambda size: '---\na: "' + "b " * (size // 2) + '"\n---\n',
    "YAML block text": lambda size: "---\na: |\n" + "  b\n" * (size // 4) + "---\n",
    "YAML items": lambda size: "---\na:\n" + "- b\n" * (size // 4) + "---\n",
    "YAML anchors": lambda size: "---\n" + _numbered("a0: &b0 c\n")(size) + "---\n",
    "YAML aliases": _aliases,
    "YAML merges": lambda size: "---\na: &a {b: c}\n" + _numbered("d0: {<<: *a}\n")(size) + "---\n",
    "YAML repeated key": _front_matter("a: b\n"),
    "TOML keys": lambda size: "+++\n" + _numbered("key0 = 1\n")(size) + "+++\n\nBody.\n",
    "TOML tables": lambda size: "+++\n" + _numbered("[a.b.c0]\n")(size) + "+++\n",
    "TOML arrays of tables": lambda size: "+++\n" + "[[a]]\n" * (size // 6) + "+++\n",
    "TOML dotted key": lambda size: "+++\n" + "a." * (size // 2) + "b = 1\n+++\n",
    "TOML nesting": lambda size: "+++\na = " + "[" * size + "\n+++\n",
    "TOML quotes": lambda size: "+++\n" + 'a = """\n' * (size // 8) + "+++\n",
    "TOML long number": lambda size: "+++\na = " + "1" * size + "\n+++\n",
    "TOML never closed": lambda size: "+++\n" + "a = 1\n" * (size // 6),
    "JSON keys": lambda size: "{\n" + _numbered('"key0": 1,\n')(size) + '"a": 1\n}\n\nBody.\n',
    "JSON nesting": lambda size: '{"a": ' + "[" * size,
    "JSON objects": lambda size: '{"a":' * (size // 5),
    "JSON long number": lambda size: '{"a": ' + "1" * size + "}\n",
    "JSON escapes": lambda size: '{"a": "' + "\\u0041" * (size // 6) + '"}\n',
    # Words, for the rules
    "no spaces": "x",
    "only spaces": " ",
    "only line ends": "\n",
    "carriage returns": "\r",
    "tabulators": "\t",
    "spaces at line ends": "a \n",
    "one letter as a word": "a ",
    "one letter a line": "a\n",
    "different words": _numbered("word0 "),
    "different paragraphs": _numbered("The harbour has word0 ships.\n\n"),
    "one conjunction": "and ",
    "a word and itself": "harbour and harbour ",
    "one sentence": "The harbour renewal programme is old. ",
    "sentences on lines": "The harbour renewal programme is old.\n",
    "sentences in paragraphs": "The harbour renewal programme is old.\n\n",
    "one long sentence": "the harbour renewal programme is old and ",
    "full stops": ".",
    "full stops and capitals": "A. ",
    "abbreviated words": "e.g. U.S. Mr. ",
    "question marks": "a?! ",
    "placeholders that never end": "[Insert ",
    "figures": "1 2 3 4 5 % ",
    "figures joined": "100,000 and ",
    "commas in figures": "1,",
    "shares": "5% of ",
    "years": "in 2020 ",
    "labels of links": "See also ",
    "labels on lines": "Read more: a\n\n",
    "emoji": "😀",
    "combining marks": "e" + "\u0301" * 20,
    "quotation marks": "“",
    "quotation marks that never match": "“a\" 'b” ",
    "quotations that never end": "“said ",
    "quotations": "“The harbour is old,” said Ada Moreau. ",
    "apostrophes": "it's ",
    "parentheses": "(",
    "acronyms": _growing(lambda number: f"the {''.join(chr(65 + (number // 26**n) % 26) for n in range(3))} (x) "),
    "acronyms in parentheses": "ABC (",
    "capitals": "AB",
    "names": "Ada Moreau ",
    "typed bullets": "• a\n",
    "empty labels": "- **a:**\n",
    "bare headings": "Small garden shed of wood\n\n",
    "joined by hyphens": "a-",
    "joined by dashes": "a—",
    "labels": "a:",
    "cells": "|a",
    "broken characters": "Ã©",
    "invisible characters": "\u200b",
    "object characters": "\ufffc",
    "private characters": "\U000f0000",
    "no Latin letters": "港",
    "zero characters": "harbours and ships\x00 ",
    "assistants": "As an AI language model, I cannot ",
    "disclosures": "This article was written with the help of AI. ",
    "openers": "Overall, it is. ",
    "relative dates": "a few 5 or two years ago recently ",
}  # fmt: skip
"""By name; the harm is in the length."""


def hostile(kind: str, size: int) -> str:
    """The text of a kind, of about so many characters."""
    made = KINDS[kind]
    return made * max(1, size // len(made)) if isinstance(made, str) else made(size)
