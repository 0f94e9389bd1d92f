"""One phrase in most headings (KEY002) and many times within a few sentences (KEY003)."""

import pytest

from tests.linting import findings, marked


def headings(*lines: str, mark: str = "## ") -> str:
    body = "Nobody in the town has ever seen such a thing before."
    return "\n\n".join(["# Sheds" if mark else "Sheds", *(f"{mark}{x}\n\n{body}" for x in lines)])


STUFFED = (
    "Small garden sheds",
    "A small garden shed",
    "Small garden sheds in snow",
    "Paint small garden sheds",
)


@pytest.mark.parametrize(("mark", "path"), [("## ", "a.md"), ("", "a.md"), ("", "a.txt")])
def test_the_first_heading_is_marked_and_the_others_are_listed(mark: str, path: str) -> None:
    text = headings(*STUFFED, "Oil", mark=mark)
    (found,) = findings(text, "KEY002", path=path, lang="en")
    assert text[found.start : found.end] == "Small garden sheds"
    assert [text[r.start : r.end] for r in found.related] == [
        "small garden shed",
        "Small garden sheds",
        "small garden sheds",
    ]
    assert "stands in 4 of the 5 headings" in found.message


@pytest.mark.parametrize(
    "lines",
    [
        STUFFED[:3],
        (*STUFFED[:3], "Oil", "Wax", "Paint", "Snow", "Rain"),
        ("Sheds in snow", "Sheds and oil", "A shed for all", "Old sheds", "Sheds"),
        ("The end of it", "The end of all", "The end of us", "The end of you"),
        ("Noon, 12:30 pm ET", "Lunch, 1:30 pm ET", "Tea, 4:00 pm ET", "Supper, 6:00 pm ET"),
        ("Sheds, small", "Sheds: small", "Sheds (small)", "Sheds. Small"),
    ],
)
def test_headings_that_may_repeat(lines: tuple[str, ...]) -> None:
    assert marked(headings(*lines), "KEY002", lang="en") == []


def test_the_title_does_not_count() -> None:
    text = headings(*STUFFED[:3], "Oil").replace("# Sheds", "# Small garden sheds", 1)
    assert marked(text, "KEY002", lang="en") == []


def test_heading_options_and_terms() -> None:
    text = headings("Sheds in snow", "Sheds and oil", "A shed for all", "Old sheds")
    assert marked(text, "KEY002", lang="en", options={"minimum_words": 1}) == ["Sheds"]
    stuffed = headings(*STUFFED)
    assert marked(stuffed, "KEY002", lang="en", terms=frozenset({"small garden shed"})) == []


PHRASE = "cheap wooden garden shed"


def passage(phrase: str, times: int, *, between: str = "") -> str:
    return f"We like a {phrase}. {between}" * times


def test_a_cluster_is_one_finding_with_all_its_places() -> None:
    text = passage(PHRASE, 4) + "\n\nThe pier is old."
    (found,) = findings(text, "KEY003", lang="en")
    assert text[found.start : found.end] == PHRASE
    assert found.start == text.index(PHRASE)
    assert len(found.related) == 3
    assert f"“{PHRASE}” stands 4 times within a few sentences" in found.message


def test_places_far_apart_are_no_cluster() -> None:
    between = "It rains. All sleep. Nobody rows. "
    assert marked(passage(PHRASE, 6, between=between), "KEY003", lang="en") == []


def test_two_passages_are_two_findings() -> None:
    far = "It rains. " * 6
    text = passage(PHRASE, 3) + far + passage(PHRASE, 3)
    assert len(findings(text, "KEY003", lang="en")) == 2


@pytest.mark.parametrize("phrase", ["garden shed", "shed", "shed of the garden"])
def test_terms_of_one_or_two_words_come_back(phrase: str) -> None:
    assert marked(passage(phrase, 8), "KEY003", lang="en") == []


def test_lists_and_tables_repeat_what_they_list() -> None:
    assert marked(f"- We like a {PHRASE}.\n" * 6, "KEY003", lang="en") == []
    rows = f"| {PHRASE} |\n" * 6
    assert marked(f"| Shed |\n|---|\n{rows}", "KEY003", lang="en") == []


@pytest.mark.parametrize("path", ["article.md", "article.txt"])
def test_bare_headings_are_no_running_text(path: str) -> None:
    one = f"The {PHRASE.title()} of Today\n\nWe like a {PHRASE}. It rains.\n\n"
    far = "All sleep. Nobody rows. Everybody waits.\n\n"
    assert marked((one + far) * 4, "KEY003", lang="en", path=path) == []


def test_cluster_options_and_terms() -> None:
    text = passage(PHRASE, 4)
    assert marked(text, "KEY003", lang="en", options={"times": 5}) == []
    assert marked(text, "KEY003", lang="en", terms=frozenset({PHRASE})) == []


def test_hostile_text_stays_linear() -> None:
    assert findings("small garden shed paint. " * 10_000, "KEY003", lang="en")
