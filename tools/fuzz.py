"""Feed the readers with what a fuzzer makes of kept files, for a bounded time.

    .venv/bin/python tools/fuzz.py --seconds 60            # all of them, one after the other
    .venv/bin/python tools/fuzz.py --seconds 600 register  # one, for longer

An input that breaks a reader is written to tests/hostile/found/NAME/, where the tests find it from
then on. Needs the extra `fuzz`.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOUND = ROOT / "tests" / "hostile" / "found"
_LONGEST = 20_000  # bytes of an input: what is long is tested apart
_SLOWEST = 10  # seconds that one input may take
_MEMORY = 2_000  # megabytes
_DONE = re.compile(rb"Done (\d+) runs|stat::number_of_executed_units:\s*(\d+)")


def _fuzz(name: str, corpus: str, seconds: int) -> None:
    """Become the fuzzer of one target; it ends the process."""
    import atheris

    with atheris.instrument_imports(include=["secuprev"]):
        from tests.hostile.targets import TARGETS
    found = FOUND / name
    found.mkdir(parents=True, exist_ok=True)
    options = [
        sys.argv[0],
        corpus,
        f"-max_total_time={seconds}",
        f"-max_len={_LONGEST}",
        f"-timeout={_SLOWEST}",
        f"-rss_limit_mb={_MEMORY}",
        f"-artifact_prefix={found}{os.sep}",
        "-print_final_stats=1",
        "-verbosity=0",
    ]
    atheris.Setup(options, TARGETS[name])
    atheris.Fuzz()


def _run(name: str, seconds: int) -> bool:
    """Fuzz one target in a process of its own; return whether nothing broke."""
    from tests.hostile.targets import kept

    with tempfile.TemporaryDirectory(prefix="secuprev-fuzz-") as corpus:
        for rank, path in enumerate(kept(name)):
            (Path(corpus) / f"{rank}").write_bytes(path.read_bytes())
        run = subprocess.run(
            [sys.executable, __file__, "--corpus", corpus, "--seconds", str(seconds), name],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
        )
        grown = len(list(Path(corpus).iterdir())) - len(kept(name))
    done = _DONE.search(run.stderr)
    count = next((one.decode() for one in done.groups() if one), "?") if done else "?"
    if run.returncode:
        print(f"{name:<16} broke after {count} inputs:")
        print(run.stderr.decode("utf-8", "replace")[-4000:])
    else:
        print(f"{name:<16} {count:>8} inputs, {grown} kept for what they reach, nothing broke")
    return run.returncode == 0


def main() -> int:
    """Fuzz the targets that are named, or all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("target", nargs="*")
    parser.add_argument("--seconds", type=int, default=20, help="for each target")
    parser.add_argument("--corpus", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.corpus:  # nothing of ours may be imported before it is instrumented
        _fuzz(given.target[0], given.corpus, given.seconds)
    from tests.hostile.targets import TARGETS

    unknown = sorted(set(given.target) - set(TARGETS))
    if unknown:
        parser.error(f"no target {', '.join(unknown)}; there are {', '.join(TARGETS)}")
    sound = [_run(name, given.seconds) for name in given.target or TARGETS]
    return 0 if all(sound) else 1


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
