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


def _spelled(pattern: str) -> Callable[[int], str]:
    """The pattern with a word of letters in the place of its question mark: no two are the same."""
    return _growing(lambda number: pattern.replace("?", _word(number)))


def _word(number: int) -> str:
    """A word for a number; it has consonants and vowels by turns."""
    letters = "bdfgklmnprstvz", "aeiou"
    word = ""
    while number or len(word) < 4:
        number, digit = divmod(number, len(letters[len(word) % 2]))
        word += letters[(len(word)) % 2][digit]
    return word


def _mirrored(opening: str, closing: str) -> Callable[[int], str]:
    """Opened as often as closed, one inside the other."""

    def make(size: int) -> str:
        count = size // len(opening + closing)
        return opening * count + "a" + closing * count

    return make


def _alike_paragraphs(size: int) -> str:
    """Paragraphs that have nearly all words in common with all others."""
    return _spelled(
        "The harbour of ? opened a new quay last week, and the council of the town told reporters "
        "that ships with grain for the mills would land there from the spring on.\n\n"
    )(size)


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
    # More of the same, for masks, containers and web pages
    "attribute lists never closed": "{.a .b\n",
    "attribute lists behind words": "a {.a .b} ",
    "attribute lists behind brackets": "[a]{.b ",
    "attributes with quotes never closed": "[a]{b='",
    "long attribute list": lambda size: "a {" + ".b " * (size // 3) + "}\n",
    "attributes in a row": "{.a}",
    "comments of kramdown": "{::comment}\n",
    "comments of kramdown on a line": "{::comment} a ",
    "comments of kramdown closed": "{::comment} a {:/comment} ",
    "contents of kramdown": "- a\n{:toc",
    "snippets": '--8<-- "a"\n',
    "sections of snippets": "--8<--\na\n",
    "deletions": "{--a ",
    "remarks": "{>>a ",
    "replacements": "{~~a~>b ",
    "marked edits": "{==a ",
    "environments": "\\begin{a}\n",
    "environments of letters": _spelled("\\begin{?}\n"),
    "citations of LaTeX": "\\cite{a",
    "citations of LaTeX with options": "\\citep[a][b",
    "citations without names": "[-@a ",
    "citations in braces": "@{a ",
    "citations behind words": "[see a b c @a ",
    "citations behind citations": "@a [b ",
    "different citations": _numbered("[@ada0] "),
    "citations with years": "@a2020 ",
    "definitions and citations": _numbered("[@a0]: /x\n[@a0] "),
    "dollars that close": "$a$ ",
    "double dollars and words": "$$a b c ",
    "dollars and backticks": "$`a",
    "dollars and figures": "$5 and ",
    "percent signs on lines": "%%\n",
    "percent comments": "% a\n",
    "targets": "(a)=\n",
    "block breaks": "+++ {\n",
    "block breaks of one sign": "+++\n",
    "inline footnotes in inline footnotes": _mirrored("^[a ", "]"),
    "block ids alone": "^a\n\n",
    "tags": "#a ",
    "tags on lines": "#a #b\n",
    "fields": "a:: b\n",
    "fields never closed": "[a:: b ",
    "fields in parentheses": "(a:: ",
    "abbreviations and words": lambda size: (
        _spelled("*[?]: b\n")(size // 2) + "\n" + _spelled("? ")(size // 2)
    ),
    "template pairs never closed": "{% highlight a %}\n",
    "template pairs of different names": _spelled("{% ? %}\n"),
    "template pairs closed alone": "{% endhighlight %}\n",
    "shortcode pairs never closed": "{{< highlight a >}}\n",
    "shortcode pairs nested": _mirrored("{{< highlight >}}\n", "{{< /highlight >}}\n"),
    "different shortcodes": _spelled("{{< ? >}} "),
    "raw templates": "{% raw %} {{ a }}\n",
    "comments of Liquid": "{% comment %}\n",
    "comments of Jinja": "{# a ",
    "comments of Jinja closed": "{# a #}",
    "tags of ERB": "<%= a ",
    "wiki links closed at the end": _mirrored("[[", "]]"),
    "wiki links with aliases never closed": "[[a|b",
    "embedded files": "![[a]] ",
    "highlights closed": "==a== ",
    "highlights nested": _mirrored("==a ", " b=="),
    "highlights of growing length": _growing(lambda number: "=" * (number % 900 + 2) + "a "),
    "callouts nested": _growing(lambda number: ">" * (number % 90 + 1) + " [!NOTE]- a\n"),
    "callouts parted": "> [!NOTE] a\n> b\n\n",
    "containers nested": _mirrored("::: {.a}\n", ":::\n"),
    "containers with titles never closed": ":::note[a\n",
    "containers closed": "::: note\na\n:::\n",
    "containers in quotes": "> ::: note\n",
    "containers in items": "- ::: note\n",
    "containers with code": ":::{code-block}\n",
    "containers with HTML": "::: note\n<div>\n",
    "leaves of containers": "::: a:::\n",
    "directives of growing length": _growing(lambda number: "`" * (number % 900 + 3) + "{note}\n"),
    "directives with options": "```{note}\n:a: b\n",
    "directives with YAML": "```{note}\n---\na: b\n",
    "directives closed": "```{note}\na\n```\n",
    "directives of tildes": "~~~{note}\n",
    "admonitions with text": '!!! note "a"\n    b\n\n',
    "admonitions with blank lines": lambda size: "!!! note\n" + "\n" * size,
    "admonitions that go on": lambda size: "!!! note\n" + "    a\n\n" * (size // 7),
    "nested tabs": _growing(lambda number: "    " * (number % 90) + '=== "a"\n'),
    "details of MkDocs": '??? "a"\n',
    "definition lists of one term": lambda size: "a\n" + ":   b\n" * (size // 6),
    "definition lists that go on": lambda size: "a\n:   b\n\n" + "    c\n\n" * (size // 7),
    "definition lists nested": _growing(lambda number: "    " * (number % 90) + "a\n" + "    " * (number % 90) + ":   b\n"),
    "terms without definitions": "a\nb\nc\n\n",
    "roles closed": "{a}`b` ",
    "emoji codes closed": ":a: ",
    "MDX comments": "{/* a */}\n",
    "MDX comments never closed": "{/* a ",
    "MDX fragments": "<>a",
    "MDX fragments closed": "<>a</> ",
    "MDX apostrophes": "{'a ",
    "MDX imports closed": "import a from 'b'\n\n",
    "MDX imports of several lines": "import {a,\n",
    "MDX exports closed": "export const a = {}\n\n",
    "MDX exports of functions": "export default function a() {\n\n",
    "MDX attributes of expressions": "<A b={c} d={e} ",
    "components with code never closed": "<CodeBlock>\n",
    "different components": _spelled("<A?>"),
    "different components closed": _spelled("<A?>a</A?> "),
    "components nested": _mirrored("<A>\n\n", "\n</A>\n"),
    "comments closed": "<!-- a -->",
    "comments on a line": "<!--a--> b\n",
    "comment marks": "<!-->",
    "different tags": _spelled("<?>a"),
    "different tags closed": _spelled("<?>a</?>"),
    "inline tags nested": _mirrored("<b>", "</b>"),
    "blocks of HTML nested": _mirrored("<div>\n\n", "\n</div>\n"),
    "blocks of HTML nested on a line": _mirrored("<div>", "</div>"),
    "paragraphs of HTML": "<p>a</p>\n",
    "paragraphs of HTML never closed": "<p>a\n\n",
    "headings of HTML": "<h2>a</h2>\n\nb\n\n",
    "list items of HTML": "<ul><li>a",
    "cells of HTML": "<td>a",
    "links of HTML": '<a href="b">c</a> ',
    "images of HTML": '<img src="a" alt="b">',
    "line breaks of HTML": "a<br>",
    "summaries": "<details><summary>a",
    "hidden elements": "<div hidden>a\n\n",
    "hidden elements closed": "<span hidden>a</span> ",
    "wrong order of tags": "<b><i>a</b></i> ",
    "tags closed alone": "a</b> ",
    "scripts closed": "<script>a</script>\n",
    "scripts on a line": "a <script>",
    "text areas": "<textarea>a",
    "preformatted": "<pre>\n\n",
    "drawings": "<svg><title>a",
    "raised marks": "a<sup>1</sup> ",
    "raised marks never closed": "a<sup><a ",
    "many attributes of tags": lambda size: "<div " + _numbered('a0="b" ')(size) + ">a</div>\n",
    "long attribute of a tag": lambda size: '<div class="' + "a " * (size // 2) + '">a</div>\n',
    "long quotation in a tag": lambda size: "<a '" + "<b '" * (size // 4),
    "pages in pages": "<html><body><main><article><p>a",
    "heads of pages": '<head><title>a</title><meta name="b" content="c">',
    "entities of HTML in tags": "<p>&lt;&gt;&nbsp;</p>",
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
    "YAML flow keys": lambda size: "---\na: {" + _numbered("b0: c, ")(size) + "}\n---\n",
    "YAML long key": lambda size: "---\n" + "a" * size + ": b\n---\n",
    "YAML one word": lambda size: "---\na: " + "b" * size + "\n---\n",
    "YAML plain lines": lambda size: "---\na: b\n" + "  c\n" * (size // 4) + "---\n",
    "YAML comments": _front_matter("# a\n"),
    "YAML documents": lambda size: "---\na: b\n...\n" * (size // 13),
    "YAML dates": lambda size: "---\n" + _numbered("a0: 2026-01-02\n")(size) + "---\n",
    "YAML numbers": lambda size: "---\na: " + "1" * size + "\n---\n",
    "YAML sixties": lambda size: "---\na: 1" + ":1" * (size // 2) + "\n---\n",
    "YAML binary": lambda size: "---\na: !!binary " + "QUJD" * (size // 4) + "\n---\n",
    "YAML sets": lambda size: "---\na: !!set\n" + _numbered("  ? b0\n")(size) + "---\n",
    "YAML escapes": lambda size: '---\na: "' + "\\x41" * (size // 4) + '"\n---\n',
    "YAML folded text": lambda size: "---\na: >\n" + "  b\n\n" * (size // 5) + "---\n",
    "YAML authors": lambda size: "---\nauthors:\n" + _numbered("  - name: Ada0\n")(size) + "---\n",
    "YAML templates": lambda size: "---\n" + "a: {{ b }}\n" * (size // 11) + "---\n",
    "YAML templates never closed": lambda size: "---\n" + "a: {{ b\n" * (size // 8) + "---\n",
    "YAML merges of merges": lambda size: (
        "---\na0: &a0 {b: c}\n"
        + _growing(lambda n: f"a{n}: &a{n} {{<<: *a{n - 1}, k{n}: v}}\n")(size)
        + "---\n"
    ),
    "YAML lists of aliases": lambda size: "---\na: &a [b]\nc:\n" + "- *a\n" * (size // 5) + "---\n",
    "YAML complex keys": lambda size: "---\n" + _numbered("? [a0]\n: b\n")(size) + "---\n",
    "TOML lines of text": lambda size: '+++\na = """\n' + "b\n" * (size // 2) + '"""\n+++\n',
    "TOML one word": lambda size: '+++\na = "' + "b" * size + '"\n+++\n',
    "TOML long array": lambda size: "+++\na = [" + "1, " * (size // 3) + "]\n+++\n",
    "TOML inline tables": lambda size: "+++\na = " + "{b = " * (size // 5) + "\n+++\n",
    "TOML inline keys": lambda size: "+++\na = {" + _numbered("b0 = 1, ")(size) + "c = 1}\n+++\n",
    "TOML dotted keys": lambda size: "+++\n" + _numbered("a.b.c0 = 1\n")(size) + "+++\n",
    "TOML deep tables": lambda size: "+++\n" + _growing(lambda n: f"[a{'.b' * (n % 200)}.c{n}]\n")(size) + "+++\n",
    "TOML comments": lambda size: "+++\n" + "# a\n" * (size // 4) + "+++\n",
    "JSON one word": lambda size: '{"a": "' + "b" * size + '"}\n',
    "JSON long list": lambda size: '{"a": [' + "1, " * (size // 3) + "1]}\n",
    "JSON long list of texts": lambda size: '{"a": [' + '"b", ' * (size // 5) + '"b"]}\n',
    "JSON nested and closed": lambda size: '{"a": ' + "[" * (size // 2) + "]" * (size // 2) + "}\n",
    "JSON spaces": lambda size: "{" + " " * size + "}\n",
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
    "one long line": lambda size: "The harbour renewal programme is old. " * (size // 38),
    "short paragraphs": "a\n\n",
    "short sentences": "It is. ",
    "one long paragraph of lines": "the harbour renewal programme is old,\n",
    "lines with CR and LF": "It is old.\r\n",
    "lines with CR": "It is old.\r",
    "CR, and CR with LF": "a\r\r\n",
    "other line ends": "a\u2028b\x85c\x0cd\x0be\x1c ",
    "different names": _spelled("Ada M? said so. "),
    "different names alike": _spelled("Mr. Moreau?, "),
    "different capitals": lambda size: _spelled("? ")(size).upper(),
    "acronyms with words": lambda size: _spelled("the Harbour ? Office (HXO) ")(size),
    "acronyms of all kinds": lambda size: "".join(
        f"the Harbour Office (H{_word(number).upper()}) " for number in range(size // 26)
    ),
    "different headings": _spelled("## The harbour of ?\n\nIt is old.\n\n"),
    "different headings alone": _spelled("## The harbour of ?\n\n"),
    "different quotations": _spelled("“The ? is old,” said Ada. "),
    "different links": _spelled("[?](https://example.org/?) "),
    "different addresses": _spelled("https://example.org/? "),
    "different items": _spelled("- The harbour of ?\n"),
    "different sentences": _spelled("The harbour of ? is old and wide. "),
    "different lines": _spelled("The harbour of ?\n"),
    "different paragraphs of one line": _spelled("The harbour of ?\n\n"),
    "paragraphs alike": _alike_paragraphs,
    "paragraphs repeated": lambda size: _alike_paragraphs(200) * (size // 200),
    "sentences repeated by turns": "The harbour is old and wide. The quay is new and long. ",
    "words alike": _spelled("inter?ment inter?ing "),
    "words joined": _spelled("?-? ?/? "),
    "spellings": "e-mail email website web site colour color ",
    "different figures": _numbered("0 ships and 0% "),
    "long figures": "1234567890" * 10 + " ",
    "figures with points": "1.2.3.",
    "dates": "on 5 May 2020, ",
    "different dates": _growing(lambda number: f"in {1000 + number % 1000} and last week "),
    "figures in lines": "Quay 1 2 3\n",
    "columns": "a\tb\tc\n",
    "columns of spaces": "a   b   c\n",
    "pairs of labels": "Name: Ada\n",
    "straight quotation marks": '"a ',
    "straight quotations": '"a" ',
    "single quotation marks": "‘a ",
    "angled quotation marks": "« a ",
    "nested quotation marks": _mirrored("“a ", " b”"),
    "quotations of many words": lambda size: "“" + "the quay is old " * (size // 16) + "”",
    "bylines": "By Ada Moreau\n\n",
    "furniture": "Share this\n\nFollow us\n\n",
    "wiki words": "[edit] [citation needed] ",
    "attributions": "Experts say that critics believe that ",
    "closers": "In conclusion, it is. Ultimately, it is. ",
    "keywords": "harbour quay ship ",
    "roots": "compute computer computing computation ",
    "doubled words": "the the ",
    "doubled endings": "is old is old ",
    "syllables": "aeiou" * 20 + " ",
    "letters out of the first plane": "𝒜𝓑 ",
    "letters of right to left": "שלום \u202eabc\u202c ",
    "marks of direction": "\u202e",
    "only combining marks": "\u0301",
    "families of emoji": "👨\u200d👩\u200d👧\u200d👦 ",
    "joiners": "\u200d",
    "flags": "🇫",
    "variation selectors": "a\ufe0f",
    "letters that grow": "İßﬁŉ ",
    "soft hyphens": "har\u00adbour ",
    "byte order marks": "\ufeff",
    "only zero characters": "\x00",
    "control characters": "\x01\x1b[31m ",
    "relative dates": "a few 5 or two years ago recently ",
}  # fmt: skip
"""By name; the harm is in the length."""


def hostile(kind: str, size: int) -> str:
    """The text of a kind, of about so many characters."""
    made = KINDS[kind]
    return made * max(1, size // len(made)) if isinstance(made, str) else made(size)
