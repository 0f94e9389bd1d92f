"""What articles, front matter and configurations that mean harm are put together from."""

import random
from collections.abc import Sequence

from tests.hostile import KINDS
from tests.linting import REGISTRY

UNITS = [unit for unit in KINDS.values() if isinstance(unit, str)]
CODES = [rule.code for rule in REGISTRY.rules]
BETWEEN = [
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "    ",
    "  \n",
    "> ",
    "- ",
    "1. ",
    "  - ",
    "| ",
    "# ",
    "\\",
    "",
]
COMMENTS = [
    "<!-- nato-lint-{} -->", "{{/* nato-lint-{} */}}", "[//]: # (nato-lint-{})\n", "%% nato-lint-{} %%", "% nato-lint-{}\n",
    "{{# nato-lint-{} #}}", "{{% comment %}}nato-lint-{}{{% endcomment %}}", "<!--\nnato-lint-{}\n-->", "> <!-- nato-lint-{} -->",
]  # fmt: skip
VERBS = [
    "disable",
    "enable",
    "disable-line",
    "disable-next-line",
    "disable-file",
    "capture",
    "restore",
    "disable-",
]
WORDS = [
    "The harbour", "on on", "and and", "45%", "in 2020", "3.5 million", "“The quay is old,” said Ada Moreau.", "As an AI language model",
    "See also:", "Read more", "e.g.", "U.S.", "harbour harbour harbour", "[Insert name]", "• one", "https://example.org/a_b",
    "www.example.org", "&amp;", "&nbsp;", "😀", "e\u0301", "\u200b", "\ufeff", "\u2028", "\ufffc", "港", "\x0c", "\x0b", "\x1c", "\x85",
    "This article was written with the help of AI.", "By Ada Moreau", "Overall,", "it's", "naïve café", "a—b", "x\u00a0y",
]  # fmt: skip
FRONT_MATTER = [
    "---\ntitle: The harbour\nlang: en\ndate: 2026-01-02\ntags: [a, b]\n---\n",
    "---\ntitle: >-\n  The harbour\n  reopens\nauthors:\n  - name: Ada\n    role: &r editor\n  - {name: 'Bo', role: *r}\n---\n",
    "---\n# comment\n\"a b\": 'it''s'\nai:\n  used: yes\n  review: {by: Ada, date: 2026-01-02}\n...\n",
    "---\na: |\n  one\n  two\nb: {{ template }}\nc: {% tag %}\n---\n",
    "+++\ntitle = \"The harbour\"\ndate = 2026-01-02T03:04:05Z\ntags = ['a', \"b\"]\n[params]\nai = {used = true}\n[[authors]]\nname = '''Ada'''\n+++\n",
    "{\n  \"title\": \"The harbour\",\n  \"tags\": [\"a\", 1, 2.5e3, true, null],\n  \"params\": {\"x\": \"\\u00e9\\n\"}\n}\n",
    "---\nnato-lint-disable: [DUP001, SRC]\nnato-lint:\n  disable: DUP\n---\n",
]  # fmt: skip
CONFIGURATION = [
    "select = ['ALL']\n", "ignore = ['DUP', 'LNT002']\n", "extend-select = ['RDB']\n", "lang = 'en'\n", "dialect = 'markdown'\n",
    "dialect = 'text'\n", "terms = ['on on', 'harbour']\n", "fail-level = 'error'\n", "require-suppression-reason = true\n",
    "exclude = ['**/x/*.md', '!y']\n", "[severity]\nDUP001 = 'info'\n", "[rules.ai-disclosure.exempt]\nreviewers = ['Ada']\n",
    "[rules.ai-disclosure]\nrequire = 'always'\n", "[[overrides]]\nfiles = ['*.md']\nignore = ['DUP']\n", "fixable = ['DUP']\n",
    "extend = 'preset:blog'\n", "baseline = 'known.json'\n",
    "[rules.front-matter]\nrequired = ['title', 'date', 'description', 'params.ai', 'ai.review']\n",
    "[rules.front-matter.fields.date]\ntype = 'date'\n[rules.front-matter.fields.tags]\ntype = 'list'\none-of = ['a', 'b']\n",
    "[rules.front-matter.fields.title]\ntype = 'text'\nmax-length = 8\n[rules.front-matter.fields.a]\ntype = 'number'\n",
    "[rules.front-matter.fields.draft]\ntype = 'boolean'\n[rules.front-matter.fields.lang]\none-of = ['en', 'de']\n",
]  # fmt: skip


def comment(chance: random.Random) -> str:
    """A comment to the linter, right or nearly."""
    codes = chance.sample(CODES, chance.randrange(3)) + chance.choices(
        ["", "NO", "dup001", "SRC"], k=1
    )
    words = f"{chance.choice(VERBS)} {chance.choice([' ', ', '])[0:].join(codes)}"
    reason = chance.choice(["", " -- a reason", " --", " -- --> -->"])
    return chance.choice(COMMENTS).format(words + reason)


def mutated(text: str, chance: random.Random) -> str:
    """The text with a few stretches taken out, doubled, moved or replaced."""
    for _ in range(chance.randrange(4)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice([1, 1, 1, 2, 5, 20]))
        piece = text[start:end]
        by = chance.choice(
            [
                "",
                piece * 2,
                piece * 40,
                chance.choice("\n\r\t :-[]{}'\"#&*!|>%@`\\=,\x00é😀"),
                piece[::-1],
            ]
        )
        text = text[:start] + by + text[end:]
    return text


def article(chance: random.Random, texts: Sequence[str] = ()) -> str:
    """An article: front matter, or none, and anything."""
    parts = [mutated(chance.choice(FRONT_MATTER), chance)] if chance.random() < 0.4 else []
    for _ in range(chance.randrange(14)):
        kind = chance.random()
        if kind < 0.4:
            parts.append(chance.choice(WORDS))
        elif kind < 0.8:
            parts.append(chance.choice(UNITS) * chance.choice([1, 1, 1, 2, 3, 12]))
        elif kind < 0.9 or not texts:
            parts.append(comment(chance))
        else:
            text = chance.choice(texts)
            start = chance.randrange(len(text) + 1)
            parts.append(mutated(text[start : start + 400], chance))
        parts.append(chance.choice(BETWEEN))
    return mutated("".join(parts), chance)


def configuration(chance: random.Random) -> str:
    """A configuration, right or nearly; tables come last, as TOML wants them."""
    chosen = chance.sample(CONFIGURATION, chance.randrange(5))
    chosen.sort(key=lambda each: each.startswith("["))
    return mutated("".join(chosen), chance)
