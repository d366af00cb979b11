"""Measure how well domains are recognised in labelled phrases.

Run from the root of the repository, in the development environment::

    .venv/bin/python tools/score_labels.py tests/vocabulary/phrases_first.tsv
    .venv/bin/python tools/score_labels.py FILE --folds 10   # without what was learnt from it

A file has two columns with a tab between: the phrase, and the codes of the domains that are right
with ``|`` between, empty when the phrase names none; a first line ``phrase`` and further columns
are passed over. Precision is told over the answers given, recall over the phrases that name a
domain. With ``--folds``, the aliases taken from phrases that were met are used only where they
come from other folds than the phrase that is asked.
"""

import argparse
import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from attrs import frozen

from secuprev.values import folded
from secuprev.vocabulary import Lexicon, aliases, find_domain


@frozen
class Answer:
    """What was found in a phrase, beside what is right."""

    phrase: str
    accepted: frozenset[str]
    found: str | None
    alias: str | None = None

    @property
    def right(self) -> bool:
        """Whether an answer was given and is one of those accepted."""
        return self.found in self.accepted


@frozen
class Scores:
    """The answers to all the phrases, and what they come to."""

    answers: tuple[Answer, ...]

    @property
    def precision(self) -> float:
        """The share of the answers given that are right."""
        given = [one for one in self.answers if one.found]
        return sum(one.right for one in given) / max(1, len(given))

    @property
    def recall(self) -> float:
        """The share of the phrases that name a domain whose answer is right."""
        naming = [one for one in self.answers if one.accepted]
        return sum(one.right for one in naming) / max(1, len(naming))

    @property
    def confusions(self) -> list[Answer]:
        """The answers that are wrong, or missing."""
        return [one for one in self.answers if (one.found or one.accepted) and not one.right]


def read_labels(path: Path) -> list[tuple[str, frozenset[str]]]:
    """Return the phrases of a file with the domains that are right."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row]
    return [
        (row[0], frozenset(code for code in "".join(row[1:2]).split("|") if code))
        for row in rows
        if row[0] != "phrase"
    ]


def score(labels: Iterable[tuple[str, frozenset[str]]], among: Lexicon | None = None) -> Scores:
    """Ask for each phrase."""
    answers = []
    for phrase, accepted in labels:
        match = find_domain(phrase, among=among)
        answers.append(Answer(phrase, accepted, match and match.domain, match and match.alias))
    return Scores(tuple(answers))


def cross_validate(labels: Sequence[tuple[str, frozenset[str]]], folds: int) -> Scores:
    """Ask for each phrase with the aliases that other folds gave, and those of other origins.

    The same phrase met twice is in one fold.
    """
    distinct = list(dict.fromkeys(folded(phrase) for phrase, _ in labels))
    fold = {phrase: place % folds for place, phrase in enumerate(distinct)}
    answers: list[Answer] = []
    for number in range(folds):
        kept = [
            one
            for one in aliases()
            if one.origin != "seen" or fold.get(folded(one.words)) != number
        ]
        asked = [one for one in labels if fold[folded(one[0])] == number]
        answers += score(asked, Lexicon.of(kept)).answers
    return Scores(tuple(answers))


def main() -> None:
    """Print the scores of a file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--folds", type=int, default=0, metavar="N")
    options = parser.parse_args()
    labels = read_labels(options.file)
    scores = cross_validate(labels, options.folds) if options.folds else score(labels)
    given = sum(one.found is not None for one in scores.answers)
    print(f"{len(labels)} phrases, {given} answered")
    print(f"precision {scores.precision:.3f}, recall {scores.recall:.3f}")
    for one in scores.confusions:
        wanted = "|".join(sorted(one.accepted)) or "none"
        print(f"  {one.phrase}: {one.found or 'none'}, not {wanted} ({one.alias})")


if __name__ == "__main__":
    main()
