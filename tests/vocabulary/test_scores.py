"""How well domains are recognised: in phrases that were met, and in others written beforehand."""

from pathlib import Path

import pytest

from secuprev import law
from tools import score_labels

LABELS = Path(__file__).parents[3] / "shared" / "corpus" / "labels_dev.tsv"
HERE = Path(__file__).parent
here = pytest.mark.skipif(not LABELS.is_file(), reason="the phrases that were met are not here")


@here
def test_phrases_that_were_met():
    scores = score_labels.score(score_labels.read_labels(LABELS))
    assert scores.precision >= 0.98
    assert scores.recall >= 0.95


@here
def test_phrases_that_were_met_without_themselves():
    scores = score_labels.cross_validate(score_labels.read_labels(LABELS), 10)
    assert scores.precision >= 0.95
    assert scores.recall >= 0.80


@pytest.mark.parametrize("file", sorted(HERE.glob("phrases_*.tsv")), ids=lambda one: one.stem)
def test_phrases_of_our_own(file):
    """The first list was written before the aliases of thought, the others after them."""
    labels = score_labels.read_labels(file)
    scores = score_labels.score(labels)
    assert scores.precision >= 0.98
    assert scores.recall >= 0.95


def test_the_phrases_ask_for_every_domain():
    first = score_labels.read_labels(HERE / "phrases_first.tsv")
    assert {code for _, accepted in first for code in accepted} == set(law.domains)


def test_precision_is_of_the_answers_and_recall_of_what_names_a_domain():
    yes = frozenset({"holiday_watch"})
    answers = [
        score_labels.Answer("right", yes, "holiday_watch"),
        score_labels.Answer("wrong", yes, "training"),
        score_labels.Answer("missed", yes, None),
        score_labels.Answer("missed", yes, None),
        score_labels.Answer("rightly nothing", frozenset(), None),
        score_labels.Answer("invented", frozenset(), "training"),
    ]
    scores = score_labels.Scores(tuple(answers))
    assert scores.precision == pytest.approx(1 / 3)
    assert scores.recall == pytest.approx(1 / 4)
    assert len(scores.confusions) == 4
