"""Articles for benchmarks, made from a seed: invented words in the shape of published articles.

    python benchmarks/corpus.py FOLDER [--articles 300] [--seed 1]

Names, nouns, verbs and adjectives are made of syllables; the small words are English, for they
decide how much work the rules have. Words repeat as in real text (Zipf's law), sentences and
paragraphs vary in length, and headings, lists, links, quotations, tables, footnotes and figures
come as often as in news and blogs. The same seed gives the same articles.
"""

import argparse
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from random import Random

ARTICLES = 300
SEED = 1
_ARTICLE_SIZE = 6_700  # characters; 300 such articles are about 2 MB

_ONSETS = [*"bbcddfghjklmmnpprrsttvw", "br", "ch", "cl", "gr", "pl", "sh", "st", "th", "tr"]
_VOWELS = [*"aaeeeiioou", "ai", "ea", "oo", "ou"]
_CODAS = [*"lmnrst", "", "", "", "", "nd", "rd", "st", "ck"]
_NOUN_ENDS = ["", "", "", "", "", "", "", "er", "ing", "ment", "tion"]
_VERB_ENDS = ["ed", "ed", "s", "es"]
_ADJECTIVE_ENDS = ["", "", "", "al", "ic", "y"]

_MONTHS = ["January", "March", "April", "June", "August", "October", "November"]
_DETERMINERS = ["the", "the", "the", "a", "this", "its", "their", "another", "no", "every"]
_PREPOSITIONS = [*["of"] * 4, *["in"] * 3, "on", "for", "with", "from", "by", "at", "after"]
_LINKS = [", and", ", but", "; however,", " because", " while", ", which", " although", " that"]
_OPENERS = ["In the meantime,", "Since then,", "For the first time,", "Last year,", "As a result,"]
_FIGURES = [
    "{n} percent of {plural}",
    "{n}% of {plural}",
    "${n}.{d} million",
    "{n},{d}00 {plural}",
    "one in {d} {plural}",
    "the {d} {plural}",
]
_SOURCES = [
    "According to {name}, {clause}.",
    "{name} said that {clause}.",
    "{clause}, a {year} report by [{name}](https://example.org/{slug}) found.",
    "“{Clause},” said {name}, who runs the {noun} in {place}.",
    "{clause}.[^1]",
]  # fmt: skip


class Vocabulary:
    """Invented words of one subject, the frequent ones first."""

    def __init__(self, random: Random, size: int = 600) -> None:
        self._random = random
        self.nouns = self._words(size, _NOUN_ENDS)
        self.verbs = self._words(size // 2, _VERB_ENDS)
        self.adjectives = self._words(size // 2, _ADJECTIVE_ENDS)
        names = [word.capitalize() for word in self._words(80, [""])]
        self.given_names, self.surnames = names[::2], names[1::2]
        self._weights = {
            count: list(accumulate(1 / (rank + 3) for rank in range(count)))
            for count in (size, size // 2, 40)
        }

    def _words(self, count: int, ends: list[str]) -> list[str]:
        random = self._random
        words: dict[str, None] = {}
        while len(words) < count:
            syllables = random.choices((1, 2, 3), (6, 4, 1))[0]
            stem = "".join(
                random.choice(_ONSETS) + random.choice(_VOWELS) + random.choice(_CODAS)
                for _ in range(syllables)
            )
            words[stem + random.choice(ends)] = None
        return list(words)

    def pick(self, words: list[str]) -> str:
        """A word, the frequent ones more often."""
        return self._random.choices(words, cum_weights=self._weights[len(words)])[0]


class Writer:
    """Writes articles about one subject."""

    def __init__(self, random: Random, vocabulary: Vocabulary) -> None:
        self._random = random
        self._words = vocabulary

    def article(self, size: int) -> str:
        """An article of about `size` characters."""
        random = self._random
        parts = [self._front_matter() if random.random() < 0.4 else f"# {self._title()}"]
        length = 0
        while length < size:
            parts.append(self._block())
            length += len(parts[-1]) + 2
        parts.append(f"[^1]: {self._name()}, *{self._title()}*, {random.randint(1990, 2025)}.")
        return "\n\n".join(parts) + "\n"

    def _front_matter(self) -> str:
        level = self._random.choice(["none", "assisted"])
        return (
            f'---\ntitle: "{self._title()}"\ndate: 2025-0{self._random.randint(1, 9)}-14\n'
            f"author: {self._name()}\nai_disclosure: {level}\n---\n\n{self._paragraph()}"
        )

    def _block(self) -> str:
        kind = self._random.random()
        if kind < 0.12:
            return f"## {self._title()}\n\n{self._paragraph()}"
        if kind < 0.18:
            items = [self._noun_phrase() for _ in range(self._random.randint(3, 6))]
            return "\n".join(f"- {item[0].upper()}{item[1:]}" for item in items)
        if kind < 0.21:
            return f"> {self._paragraph()}"
        if kind < 0.23:
            return self._table()
        return self._paragraph()

    def _table(self) -> str:
        random = self._random
        rows = [f"| {self._name()} | {random.randint(2, 900)} |" for _ in range(5)]
        return "\n".join([f"| {self._noun().capitalize()} | Number |", "| --- | ---: |", *rows])

    def _paragraph(self) -> str:
        return " ".join(self._sentence() for _ in range(self._random.randint(2, 6)))

    def _sentence(self) -> str:
        random = self._random
        if random.random() < 0.15:
            clause = self._clause()
            text = random.choice(_SOURCES).format(
                name=self._name(),
                clause=clause,
                Clause=clause[0].upper() + clause[1:],
                year=random.randint(2010, 2025),
                slug=self._noun(),
                noun=self._noun(),
                place=self._words.pick(self._words.surnames),
            )
        else:
            text = self._clause()
            while random.random() < 0.35:
                text += f"{random.choice(_LINKS)} {self._clause()}"
            if random.random() < 0.1:
                text = f"{random.choice(_OPENERS)} {text}"
            text += "."
        return text[0].upper() + text[1:]

    def _clause(self) -> str:
        random = self._random
        text = f"{self._subject()} {self._words.pick(self._words.verbs)} {self._noun_phrase()}"
        while random.random() < 0.4:
            text += f" {random.choice(_PREPOSITIONS)} {self._noun_phrase()}"
        if random.random() < 0.08:
            text += f" on {random.randint(1, 28)} {random.choice(_MONTHS)}"
        return text

    def _subject(self) -> str:
        kind = self._random.random()
        if kind < 0.2:
            return self._name()
        if kind < 0.3:
            return self._random.choice(["it", "they", "we", "he", "she"])
        return self._noun_phrase()

    def _noun_phrase(self) -> str:
        random = self._random
        kind = random.random()
        if kind < 0.05:
            figure = random.choice(_FIGURES)
            return figure.format(
                n=random.randint(2, 98), d=random.randint(2, 9), plural=self._plural()
            )
        words = [random.choice(_DETERMINERS)]
        if random.random() < 0.35:
            words.append(self._words.pick(self._words.adjectives))
        words.append(self._noun())
        if kind > 0.96:
            words[-1] = f"**{words[-1]}**"
        return " ".join(words)

    def _noun(self) -> str:
        return self._words.pick(self._words.nouns)

    def _plural(self) -> str:
        return self._noun() + "s"

    def _name(self) -> str:
        words = self._words
        return f"{words.pick(words.given_names)} {words.pick(words.surnames)}"

    def _title(self) -> str:
        words = [self._noun(), "of", "the", self._words.pick(self._words.adjectives), self._noun()]
        return " ".join(words).capitalize()


def articles(count: int = ARTICLES, seed: int = SEED, size: int = _ARTICLE_SIZE) -> Iterator[str]:
    """`count` articles of about `size` characters each, from half of it to one and a half."""
    random = Random(seed)
    for number in range(count):
        if number % 10 == 0:
            writer = Writer(random, Vocabulary(random))
        yield writer.article(int(size * random.uniform(0.5, 1.5)))


def article(size: int, seed: int = SEED) -> str:
    """One article of about `size` characters."""
    random = Random(seed)
    return Writer(random, Vocabulary(random)).article(size)


def write(folder: Path, count: int = ARTICLES, seed: int = SEED) -> list[Path]:
    """Write `count` articles into `folder` and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, text in enumerate(articles(count, seed)):
        paths.append(folder / f"{number:05}.md")
        paths[-1].write_text(text, encoding="utf-8", newline="\n")
    return paths


def main() -> None:
    """Write the articles that the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    paths = write(options.folder, options.articles, options.seed)
    print(f"{len(paths)} articles, {sum(path.stat().st_size for path in paths) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
