"""Passages that come back in other words (DUP005)."""

import pytest

from tests.linting import findings, marked

BETWEEN = (
    "\n\nFees are due in April. Whoever pays late loses the place. Dogs are welcome on the quay. "
    "The café opens at nine.\n\n"
)
# An earlier passage, and a later one that says the same.
AGAIN = [
    (
        "The harbour office hands out moorings in March, when the winter storms have passed and "
        "the pontoons have been checked by divers.",
        "Moorings are handed out by the harbour office once divers have checked the pontoons and "
        "the winter storms have passed, usually in March.",
    ),
    (
        "Volunteers count the swans at dawn from both banks of the river. They write every pair "
        "into a common list, which the reserve publishes in autumn.",
        "From both banks of the river volunteers count swans at dawn. Each pair goes into a common "
        "list that is published by the reserve in autumn.",
    ),
    (
        "The old tannery was bought by a cooperative of weavers, who turned the drying lofts into "
        "workshops and opened the courtyard to visitors.",
        "A cooperative of weavers bought the old tannery, turned its drying lofts into workshops "
        "and opened the courtyard to visitors.",
    ),
    (
        "Regular training of the rescue crews keeps their response to accidents on the ice quick "
        "and well coordinated throughout the winter.",
        "Throughout the winter, rescue crews train regularly, which keeps the response to "
        "accidents on the ice quick and coordinated.",
    ),
]
# What looks alike and says something else, or says it where it may be said again.
DIFFERENT = {
    "numbers": (
        "The northern lighthouse was built of granite in 1871 and guides the fishing boats through "
        "the narrow channel between the islands.",
        "Built of granite in 1902, the western lighthouse guides fishing boats through the narrow "
        "channel between the islands.",
    ),
    "names": (
        "The museum in Arlund shows how fishing families lived by the coast, and the visit ends "
        "with a walk through the old smokehouse.",
        "In Bessing the museum shows how fishing families lived by the coast, and its visit ends "
        "with a walk through the old smokehouse.",
    ),
    "denial": (
        "Boats with a deep keel can pass the lower lock in summer when the wardens have raised the "
        "gates of the reservoir.",
        "In summer, when wardens have raised the gates of the reservoir, boats with a deep keel "
        "cannot pass the lower lock; they do not fit.",
    ),
    "parallel": (
        "Sand the oak boards with fine paper and wipe them with a damp cloth.",
        "Sand the pine boards with fine paper and wipe them with a damp cloth.",
    ),
    "topic": (
        "The ferry between the islands carries pupils, parcels and milk cans every morning of the "
        "week.",
        "Whoever misses the ferry between the islands has to ask a fisherman or to wait for the "
        "evening.",
    ),
    "short": ("The mill grinds rye for the village.", "For the village the mill grinds rye."),
    "quotation": (
        "The harbour office hands out moorings in March, when the winter storms have passed and "
        "the pontoons have been checked by divers.",
        "“Moorings are handed out by the harbour office once divers have checked the pontoons and "
        "the winter storms have passed,” she said.",
    ),
}


@pytest.mark.parametrize(("first", "second"), AGAIN)
def test_the_second_passage_is_marked_and_the_first_is_related(first: str, second: str) -> None:
    text = f"Welcome to the yearbook of our valley.\n\n{first} It rained a lot.{BETWEEN}{second}\n"
    (found,) = findings(text, "DUP005", lang="en")
    assert text[found.start : found.end] == second
    assert [text[r.start : r.end] for r in found.related] == [first]
    assert "line 3" in found.message


@pytest.mark.parametrize(("first", "second"), AGAIN)
@pytest.mark.parametrize(
    "place",
    ["> {}", "| {} |\n| --- |\n| x |", "# {}", "```\n{}\n```", "<!-- {} -->"],
    ids=["quote", "table", "heading", "code", "comment"],
)
def test_only_prose_counts(first: str, second: str, place: str) -> None:
    text = f"Welcome to the yearbook.\n\n{first}{BETWEEN}{place.format(second)}\n"
    assert not findings(text, "DUP005", lang="en")


@pytest.mark.parametrize(("first", "second"), DIFFERENT.values(), ids=DIFFERENT)
def test_another_statement_is_no_repetition(first: str, second: str) -> None:
    text = f"Welcome to the yearbook of our valley.\n\n{first} It rained a lot.{BETWEEN}{second}\n"
    assert not findings(text, "DUP005", lang="en")


def test_neighbours_may_be_parallel() -> None:
    first, second = AGAIN[0]
    assert not findings(f"Welcome to the yearbook.\n\n{first} {second}\n", "DUP005", lang="en")


def test_a_standfirst_tells_what_the_article_will_say() -> None:
    first, second = AGAIN[0]
    assert not findings(f"{first}{BETWEEN}{second}\n", "DUP005", lang="en")
    assert findings(f"{first} It rained a lot.{BETWEEN}{second}\n", "DUP005", lang="en")


def test_items_of_lists_may_resemble_one_another() -> None:
    first, second = AGAIN[0]
    text = f"Welcome.\n\n- {first}\n- Fees are due in April.\n- No dogs.\n- No fires.\n- {second}\n"
    assert not findings(text, "DUP005", lang="en")


def test_the_same_sentence_is_left_to_dup004() -> None:
    first, _ = AGAIN[0]
    text = f"Welcome to the yearbook.\n\n{first} It rained a lot.{BETWEEN}{first}\n"
    assert marked(text, "DUP004", lang="en") == [first]
    assert not findings(text, "DUP005", lang="en")


def test_the_mark_ends_with_the_passage() -> None:
    first, second = AGAIN[1]
    text = f"Welcome.\n\n{first} It rained.{BETWEEN}Spring came late. {second} The ice broke.\n"
    assert marked(text, "DUP005", lang="en") == [second]


def test_lines_and_markup_do_not_hide_a_repetition() -> None:
    first, second = AGAIN[2]
    wrapped = second.replace("old tannery", "**old\ntannery**")
    text = f"Welcome to the yearbook.\n\n{first} It rained a lot.{BETWEEN}{wrapped}\n"
    assert marked(text, "DUP005", lang="en") == [wrapped]


def test_events_products_and_changes_follow_a_pattern() -> None:
    text = "\n\n".join(
        [
            "Our programme for the spring is here.",
            "Join us on Friday, 3 May, in the library of Holm for a reading by Anna Berg about life "
            "on the islands, followed by tea and cake.",
            "Join us on Sunday, 9 June, in the library of Holm for a reading by Otto Lund about "
            "life on the rivers, followed by tea and cake.",
            "The Alba lamp is turned from ash by hand, comes with a linen cable and gives a warm "
            "light for reading in the evening.",
            "The Brisa lamp is turned from beech by hand, comes with a cotton cable and gives a "
            "cold light for working in the evening.",
            "Version 2.1 of the timetable adds a boat on Sundays and moves the last boat to a "
            "later hour on all other days of the week.",
            "Version 2.2 of the timetable adds two boats on Saturdays and moves the last boat to "
            "an earlier hour on all other days.",
        ]
    )
    assert not findings(text, "DUP005", lang="en")


def test_other_languages_are_left_alone() -> None:
    first, second = AGAIN[0]
    assert not findings(f"Welcome. It rained.\n\n{first}{BETWEEN}{second}\n", "DUP005", lang="de")


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"The grey boat number {n} leaves the old quay early." for n in range(2_000)),
        " ".join("Grey boats leave old quays early every single day." for _ in range(2_000)),
        "Boat quay " * 20_000 + "sails. " + "The boat lies at the quay every year. " * 2_000,
        "The boat and the quay and the mill lie there. " * 2_000,
    ],
    ids=["numbered", "same", "one-sentence", "few-words"],
)
def test_text_that_repeats_itself_stays_linear(text: str) -> None:
    assert len(findings(text, "DUP005", lang="en")) <= 2_000
