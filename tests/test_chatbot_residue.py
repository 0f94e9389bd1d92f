"""RES001 to RES003: exact spans, what stays silent, and the fixes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_lint import Severity
from nato_lint.fix import apply_edits
from tests.linting import findings, marked

TOKENS = [
    ":contentReference[oaicite:0]{index=0}",
    "contentReference[oaicite:12]",
    "[oai_citation:0‡plan.pdf](file://plan)",
    "citeturn0search3",
    "\ue200cite\ue202turn0search3\ue201",
    "turn2view0",
    "filecite" + "turn0file1",
    "【4:0†source】",
    "[cite_start]",
    "[cite: 3, 14]",
    "[span_3](start_span)",
    "[web:12]",
    "[attached_file:1]",
    "[citation:4]",
    "[^7^]",
    "</think>",
    "<grok-card data-id=1>",
]


@pytest.mark.parametrize("token", TOKENS)
def test_tokens(token: str) -> None:
    assert marked(f"The ferry carries 300 people {token} a day.\n", "RES001") == [token]


@pytest.mark.parametrize(
    "target",
    [
        "sandbox:/mnt/data/plan.pdf",
        "https://vertexaisearch.cloud.google.com/grounding-api-redirect/AbC_1",
    ],
)
def test_addresses(target: str) -> None:
    assert marked(f"The [plan]({target}) is new.\n", "RES001") == [target]


@pytest.mark.parametrize(
    "text",
    [
        "A note[^1] and a link [web:2](https://holm.example).\n\n[^1]: The harbour office.\n",
        "A reference [1], [sic], an icon \ue000 and a turn0 of the wheel.\n",
        "The tool writes `[web:2]` and `<think>`.\n",
        "```\n[citation:4]\n```\n",
        "We cite: 3 books.\n",
        "The ratio is 3†4 in 【brackets】.\n",
        "---\nsource: '[cite: 3]'\n---\n\nThe ferry sails.\n",
    ],
)
def test_what_is_no_token(text: str) -> None:
    assert findings(text, "RES001") == []


@pytest.mark.parametrize("code", ["`oaicite:3`", "```\nx = 1 [cite: 3]\n```", "    turn0search1"])
def test_certain_tokens_are_found_in_code(code: str) -> None:
    assert len(findings(f"The ferry sails.\n\n{code}\n", "RES001")) == 1


def test_deleting_a_token_is_unsafe_and_leaves_the_sentence() -> None:
    text = "The harbour is deep [cite: 3].\n"
    (found,) = findings(text, "RES001")
    assert found.fix is not None
    assert found.fix.safety == "unsafe"
    assert apply_edits(text, found.fix.edits) == "The harbour is deep.\n"


TOKEN = ":contentReference[oaicite:0]{index=0}"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"A pier  {TOKEN}\nof stone.\n", "A pier\nof stone.\n"),
        (f"A **pier {TOKEN}** of stone.\n", "A **pier** of stone.\n"),
        (f"A **{TOKEN} pier** of stone.\n", "A **pier** of stone.\n"),
        (f"**Pier**{TOKEN} of stone.\n", "**Pier** of stone.\n"),
        (f"A {TOKEN}**pier** of stone.\n", "A **pier** of stone.\n"),
        (f"A pier (see {TOKEN}).\n", "A pier (see).\n"),
        (f"A pier {TOKEN}  \nof stone.\n", "A pier  \nof stone.\n"),
        ("* [cite_start] A pier\n", "* A pier\n"),
        (f"| a pier | {TOKEN} |\n|---|---|\n", "| a pier | |\n|---|---|\n"),
        (f"A pier\n{TOKEN}\nof stone.\n", "A pier\nof stone.\n"),
        (f"A pier.\n\n:{TOKEN}\n\nOf stone.\n", "A pier.\n\nOf stone.\n"),
        (f"A pier.\n{TOKEN}", "A pier."),
        ("See [the plan](sandbox:/mnt/data/plan.pdf).\n", "See the plan.\n"),
        ("It says so [oai_citation:0‡plan.pdf](file://plan).\n", "It says so.\n"),
    ],
)
def test_nothing_is_left_of_a_token(text: str, left: str) -> None:
    (found,) = findings(text, "RES001")
    assert found.fix is not None
    assert apply_edits(text, found.fix.edits) == left
    assert findings(left, "RES001") == []


@pytest.mark.parametrize(
    "text",
    [
        f"The database **{TOKEN}** keeps the notes.\n",
        f"See [{TOKEN}](https://holm.example).\n",
        f"A list:\n- {TOKEN}\n",
        "![](sandbox:/mnt/data/map.png)\n",
        "See https://ppl-ai-file-upload.holm.example/plan now.\n",
        "See [it](https://vertexaisearch.cloud.google.com/grounding-api-redirect/a).\n",
        "<think> The user wants a pier.\n",
    ],
)
def test_no_fix_where_words_would_be_missing(text: str) -> None:
    (found,) = findings(text, "RES001")
    assert found.fix is None


class TestTrackingParameters:
    @pytest.mark.parametrize(
        ("address", "clean"),
        [
            ("https://holm.example/?utm_source=chatgpt.com", "https://holm.example/"),
            ("https://holm.example/?a=1&utm_source=openai", "https://holm.example/?a=1"),
            ("https://holm.example/?utm_source=perplexity&a=1", "https://holm.example/?a=1"),
            ("https://holm.example/?a=1&amp;utm_source=openai#x", "https://holm.example/?a=1#x"),
            ("https://holm.example/?referrer=grok.com", "https://holm.example/"),
        ],
    )
    @pytest.mark.parametrize(
        "form",
        ["See [it]({}).\n", "See {} now.\n", "See [it][1].\n\n[1]: {}\n", "<a href='{}'>it</a>\n"],
    )
    def test_the_fix_keeps_the_rest(self, address: str, clean: str, form: str) -> None:
        text = form.format(address)
        (found,) = findings(text, "RES001")
        assert found.severity is Severity.INFO
        assert found.fix is not None
        assert found.fix.safety == "safe"
        assert apply_edits(text, found.fix.edits) == form.format(clean)

    @pytest.mark.parametrize(
        "text",
        [
            "See [it](https://holm.example/?utm_source=newsletter).\n",
            "See [it](https://holm.example/?utm_source=chatgpt.community).\n",
            "See `https://holm.example/?utm_source=chatgpt.com`.\n",
            "Links that end in ?utm_source=chatgpt.com come from a chat.\n",
        ],
    )
    def test_other_parameters_stay(self, text: str) -> None:
        assert findings(text, "RES001") == []

    def test_an_option_turns_them_off(self) -> None:
        text = "See [it](https://holm.example/?utm_source=chatgpt.com) [cite: 3].\n"
        options = {"tracking_parameters": False}
        assert marked(text, "RES001", options=options) == ["[cite: 3]"]

    def test_plain_text(self) -> None:
        text = "The plan is at https://holm.example/?utm_source=chatgpt.com today, they say.\n"
        assert marked(text, "RES001", path="a.txt") == ["?utm_source=chatgpt.com"]


@pytest.mark.parametrize(
    "text",
    [
        "As an AI language model, I cannot check the timetable.",
        "Sadly, as a large language model, I have no timetable.",
        "As an AI, I don't have opinions about ferries.",
        "As an AI language model, it’s important to check the timetable.",
        "The ferry sails at noon as of my last knowledge update in May 2023.",
        "My knowledge cutoff is in 2023.",
        "I'm sorry, but I can't assist with that.",
        "Let me know if you'd like any changes!",
        "Would you like me to add the fares?",
        "I hope this helps! Sail well.",
        "Certainly! Here is a short text about the ferry.",
        "Sure, here's the timetable:",
        "Here is a polished version of your article:",
        "ChatGPT said:",
        "Here is the script: pythonCopy codeprint(1)",
        "bashCopyEditls -l",
        "Als KI-Sprachmodell kann ich den Fahrplan nicht prüfen.",
        "En tant que modèle de langage, je ne peux pas le vérifier.",
        "Como modelo de lenguaje, no puedo comprobarlo.",
        "作为一个AI语言模型，我无法查询时刻表。",
    ],
)
def test_phrases(text: str) -> None:
    assert len(findings(f"# Ferry\n\n{text}\n", "RES002")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The machine said: “As an AI language model, I cannot sail.”",
        '"As an AI language model, I cannot sail" was its only answer.',
        "> As an AI language model, I cannot sail.",
        "`As an AI language model, I cannot sail.`",
        "As a large language model, GPT-4 predicts the next word.",
        "I hope this helps the museum to stay open.",
        "Let me know if you need a ticket.",
        "Of course, the ferry sails in winter too. Certainly the crew does.",
        "Sure, the island is small.",
        "Would you like to see the harbour?",
        "Here is an edited version of our talk with the mayor.",
        "The copy code of the library is new.",
        "As an airline, I would worry.",
        "As of my last visit, the café was open.",
    ],
)
def test_what_people_write(text: str) -> None:
    assert findings(f"# Ferry\n\n{text}\n", "RES002") == []


@pytest.mark.parametrize(
    "blank",
    [
        "[Your Name]",
        "[your company name]",
        "[Insert statistic]",
        "[insert link to the timetable here]",
        "[Add source here]",
        "[Describe the product]",
        "[Company Name]",
        "[Date]",
        "INSERT_IMAGE_HERE",
        "PASTE_LINK_HERE",
        "{mention}",
        "{first_name}",
        "2026-XX-XX",
        "2026-04-XX",
        "2026-xx",
        "Lorem ipsum dolor sit amet",
        "[Name einfügen]",
    ],
)
def test_placeholders(blank: str) -> None:
    assert marked(f"The ferry sails, says {blank} of Holm.\n", "RES003") == [blank]


@pytest.mark.parametrize(
    "text",
    [
        "The [Your Name](https://holm.example) boat sails.",
        "The [Your Name][boat] boat sails.\n\n[boat]: https://holm.example",
        "A note[^date] is below.\n\n[^date]: In May.",
        "Press [Enter], then [Add] and [Insert].md.",
        "“[Your Name] has been chosen,” the letter began.",
        'Begin with "Dear [Name]".',
        "`[Your Name]` and {{ name }} and {% insert %} and {{< date >}}.",
        "A template replaces the variable {name} in each letter.",
        r"The set \frac{number}{year} and ${city} and f'{name}'.",
        "const greeting = {title: {name}};",
        "Printers fill a page with lorem ipsum.",
        "See CVE-2025-XXXX and MMXX-XX.",
        "He said that [the mayor] would sail [sic].",
        "Open holm.example/[your-name]/page.",
        "<Hello name={name} />",
    ],
)
def test_what_is_no_placeholder(text: str) -> None:
    assert findings(f"{text}\n", "RES003") == []


@pytest.mark.parametrize(
    "text", ["The {title} sails.\n", "import X from 'x'\n\nThe {title} sails.\n"]
)
def test_components_keep_their_expressions(text: str) -> None:
    path = "a.md" if text.startswith("import") else "a.mdx"
    assert findings(text, "RES003", path=path) == []


@given(st.text(alphabet="turn0search1[]cite:_, \n【†】?&=utm"))
def test_findings_mark_what_they_quote(text: str) -> None:
    for found in findings(text, "RES001", "RES002", "RES003"):
        words = " ".join(text[found.start : found.end].split())
        assert words.lstrip("?&")[:39] in " ".join(found.message.split())
