"""An archive of old articles to try nato-lint on: 200 of them, 40 with a fault.

    python docs/tutorial/make_archive.py FOLDER

The articles are made up and always the same.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

ARTICLES = 200
FAULTS = 40

_SECTIONS = ("harbour", "council", "schools", "markets", "weather")
_PLACES = ("Ostrel", "Marnholt", "Quellby", "Sandvar", "Tirrow", "Vessen", "Hallick", "Norrby")
_PEOPLE = ("Ada Brandt", "Ivo Lund", "Mara Quist", "Tomas Reen", "Elin Farrow")
_TOPICS = (
    ("the old ferry pier", "repairs to the pier", "the ferry company"),
    ("the library on the square", "longer opening hours", "the library board"),
    ("the weekly fish market", "a new roof for the stalls", "the market traders"),
    ("the school on the hill", "a second entrance", "the parents"),
    ("the lighthouse road", "a footpath beside it", "the road office"),
    ("the swimming hall", "a warmer pool", "the swimming club"),
    ("the bus line to the coast", "an evening service", "the bus company"),
    ("the town archive", "dry rooms for its maps", "the archivists"),
)
_SEASONS = ("spring", "summer", "autumn", "winter")

_TEXT = """\
---
title: "{Place} decides about {topic}"
date: {year}-0{month}-1{day}
ai_disclosure: none
---

People in {Place} have talked about {topic} for years. In the {season} of {year} the council took up
the matter again, and this time it came to a vote.

## What is planned

The plan is about {wish}. {Person}, who speaks for {group}, said that the work could begin as soon
as the money is there. “We have waited long enough,” said {Person}.

## What comes next

The council of {Place} will look at the drawings in the {next_season}. Until then everything stays
as it is, and whoever wants to see the plan can do so in the town hall.
"""

_FAULTS = (
    ("took up\nthe matter again", "took up\nthe the matter again"),
    ("in the town hall.", "in the town hall.\n\nSee also  Eight Quiet Harbours Worth a Detour"),
    ("it came to a vote.", "it came to a vote to a vote."),
    ("as soon\nas the money is there", "as soon\nas [insert date] comes"),
)


def articles() -> Iterator[tuple[str, str]]:
    """Names and texts of all articles; every fifth one has a fault."""
    for number in range(ARTICLES):
        topic, wish, group = _TOPICS[number // 5 % len(_TOPICS)]
        text = _TEXT.format(
            Place=_PLACES[number % len(_PLACES)],
            Person=_PEOPLE[number % len(_PEOPLE)],
            topic=topic,
            wish=wish,
            group=group,
            year=2004 + number // 10,
            month=1 + number % 9,
            day=number % 10,
            season=_SEASONS[number % 4],
            next_season=_SEASONS[(number + 1) % 4],
        )
        step = ARTICLES // FAULTS
        if number % step == step - 1:
            right, wrong = _FAULTS[number // step % len(_FAULTS)]
            text = text.replace(right, wrong)
        yield f"{_SECTIONS[number % len(_SECTIONS)]}/{number + 1:03}.md", text


def main() -> None:
    """Write the articles into the folder that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    folder = parser.parse_args().folder
    for name, text in articles():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{ARTICLES} articles are in {folder}.")


if __name__ == "__main__":
    main()
