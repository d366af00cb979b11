"""Change the code in small ways and see whether the tests notice.

    .venv/bin/python tools/mutate.py                        # all mutants: over an hour
    .venv/bin/python tools/mutate.py --sample 600           # that many, drawn
    .venv/bin/python tools/mutate.py --part law             # one part
    .venv/bin/python tools/mutate.py --file src/secuprev/law/bodies.py

What was found is kept in build/mutation, so a run that is broken off goes on where it stood. The
result is 1 when a part has too few mutants killed, or when a survivor is not listed with its reason
in tests/mutation/survivors.toml. Needs the extra `mutate`.
"""

import argparse
import os
import random
import signal
import sys
from pathlib import Path

os.environ["HYPOTHESIS_NO_PLUGINS"] = "1"  # it would import what is to be mutated
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from cosmic_ray.work_item import WorkResult  # noqa: E402

from tools.mutation.judging import Judge, copied  # noqa: E402
from tools.mutation.mutants import Module, Mutant  # noqa: E402
from tools.mutation.parts import PARTS, modules_of, part_of  # noqa: E402
from tools.mutation.shares import interval  # noqa: E402
from tools.mutation.survivors import Survivors  # noqa: E402

KEPT = ROOT / "build" / "mutation"
LISTED = ROOT / "tests" / "mutation" / "survivors.toml"
WANTED = 0.9
PATIENCE = 20.0


def drawn(mutants: list[Mutant], count: int | None, seed: int) -> list[Mutant]:
    """Return some of the mutants, as many of each part as it has its share; all without a count."""
    if count is None or count >= len(mutants):
        return mutants
    found: list[Mutant] = []
    for part in PARTS:
        own = [one for one in mutants if part_of(one.module) == part]
        wanted = round(count * len(own) / len(mutants))
        found += sorted(random.Random(seed).sample(own, wanted), key=lambda one: one.rank)
    return found


def main() -> int:
    """Judge the mutants and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--part", choices=PARTS, action="append", help="all without it")
    parser.add_argument("--file", nargs="+", help="of the parts, these files alone")
    parser.add_argument("--sample", type=int, help="judge so many, drawn; all without it")
    parser.add_argument("--seed", type=int, default=0, help="of the draw")
    parser.add_argument("--patience", type=float, default=PATIENCE, help="seconds for each mutant")
    parser.add_argument("--again", action="store_true", help="judge once more those that survived")
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what was begun is ended
    KEPT.mkdir(parents=True, exist_ok=True)
    paths = [path for part in given.part or PARTS for path in modules_of(part, ROOT)]
    if strangers := [one for one in given.file or () if one not in paths]:
        parser.error(f"no file of a part that is mutated: {', '.join(strangers)}")
    paths = given.file or paths
    modules = {path: Module(path, ROOT, KEPT) for path in paths}
    every = [mutant for module in modules.values() for mutant in module.mutants()]
    asked = drawn(every, given.sample, given.seed)
    if given.again:
        for module in modules.values():
            module.forget_survivors()
    with copied(ROOT) as copy:
        Judge(copy, KEPT, given.patience).judge(modules, asked)
    results = {job: result for one in modules.values() for job, result in one.session.results}
    sound = _told(every, asked, results)
    return 0 if sound else 1


def _told(every: list[Mutant], asked: list[Mutant], results: dict[str, WorkResult]) -> bool:
    """Print what was found, and return whether it is enough."""
    known = Survivors.read(LISTED)
    left = [one for one in asked if not results[one.job].is_killed]
    new = [one for one in left if known.reason(one.module, one.definition, one.change) is None]
    for one in new:
        print(f"\n{one.module}:{one.lines[0]} {one.definition} ({one.operator})\n{one.change}")
    row = "{:<10}{:>9}{:>8}{:>8}{:>10}{:>10}{:>6}{:>9}{:>14}"
    columns = (
        "part",
        "mutants",
        "judged",
        "killed",
        "survived",
        "reasoned",
        "new",
        "share",
        "95 %",
    )
    print("\n" + row.format(*columns))
    sound = not new
    for part in PARTS:
        own, there = ([m for m in some if part_of(m.module) == part] for some in (asked, every))
        if not there:
            continue
        killed = sum(results[one.job].is_killed for one in own)
        unknown = sum(part_of(one.module) == part for one in new)
        share = killed / len(own) if own else 1.0
        low, high = interval(killed, len(own)) if len(own) < len(there) else (share, share)
        told = f"{low:.1%}-{high:.1%}" if len(own) < len(there) else "all"
        survived = len(own) - killed
        print(
            row.format(
                part,
                len(there),
                len(own),
                killed,
                survived,
                survived - unknown,
                unknown,
                f"{share:.1%}",
                told,
            )
        )
        sound = sound and share >= WANTED
    return sound


if __name__ == "__main__":
    sys.exit(main())
