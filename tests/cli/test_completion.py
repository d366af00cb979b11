"""The completion of shells: what each offers, asked as the scripts of click ask."""

import os
import shutil
import subprocess
import sys

import pytest

from secuprev import law, rules

SHELLS = ("bash", "zsh", "fish")
CODE = "from secuprev.cli import main; main()"


PROGRAM = "SECUPREV_COMPLETE"
NAMED = "import sys; sys.argv[0] = 'secuprev'; " + CODE


def offered(process, shell, line):
    """Return what a shell is offered for the last word of a line."""
    words = line.split(" ")
    env = {
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
        f"_{PROGRAM}": f"{shell}_complete",
    }
    if shell == "fish":
        env["COMP_CWORD"] = words[-1]
    done = process(code=NAMED, **env)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.decode().splitlines()
    if shell == "zsh":  # type, word and help, a line each
        return dict(zip(lines[1::3], lines[2::3], strict=True))
    pairs = (one.partition(",")[2].partition("\t") for one in lines)
    return {word: said for word, _, said in pairs}


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("secuprev ch", {"check"}),
        ("secuprev explain missing-conv", {"missing-convention"}),
        ("secuprev explain conv-00", {f"CONV-00{n}" for n in range(1, 10)}),
        ("secuprev check --select DEP-002", {"DEP-002"}),
        ("secuprev coverage --domain holiday", {"holiday_watch"}),
        ("secuprev domains dangerous", {"dangerous_dogs"}),
        ("secuprev law convention.posts_t", {"convention.posts_threshold"}),
        ("secuprev check --format js", {"json"}),
        ("secuprev graph --format g", {"graphml", "gexf", "gv"}),
        ("secuprev rules --lang f", {"fr"}),
        ("secuprev what-if --with-law b", {"bill-2025"}),
        ("secuprev check --severity missing-opinion=p", {"missing-opinion=practice"}),
    ],
)
def test_codes_names_and_formats_are_offered(process, line, wanted):
    assert set(offered(process, "bash", line)) == wanted


def test_everything_known_is_offered(process):
    rows = rules.rules()
    known = {one.name for one in rows} | {one.code for one in rows}
    assert set(offered(process, "bash", "secuprev explain ")) == known
    assert set(offered(process, "bash", "secuprev domains ")) == set(law.domains)
    assert set(offered(process, "bash", "secuprev law ")) == set(law.names())


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_shells_that_can_say_what_a_code_means_do(process, shell):
    said = offered(process, shell, "secuprev domains holiday")
    assert law.domains["holiday_watch"].label.en in said["holiday_watch"]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_works_in_the_shell_itself(shell, tmp_path):
    """Load the script as the page tells, in a shell that is there, and complete a word."""
    path = shutil.which(shell)
    if path is None:
        pytest.skip(f"{shell} is not installed")
    program = tmp_path / "secuprev"
    program.write_text(f"#!{sys.executable}\n{CODE}\n", encoding="utf-8")
    program.chmod(0o755)
    scripts = {
        "bash": (
            'eval "$(_SECUPREV_COMPLETE=bash_source secuprev)"\n'
            "COMP_WORDS=(secuprev explain missing-conv) COMP_CWORD=2\n"
            "_secuprev_completion secuprev\n"
            'echo "${COMPREPLY[@]}"'
        ),
        "zsh": (
            "autoload -Uz compinit && compinit -u -D\n"
            'eval "$(_SECUPREV_COMPLETE=zsh_source secuprev)"\n'
            "_describe() { print -r -- ${(P)3} }\n"
            "compadd() { print -r -- $@ }\n"
            "words=(secuprev explain missing-conv) CURRENT=3\n"
            "_secuprev_completion"
        ),
        "fish": (
            "_SECUPREV_COMPLETE=fish_source secuprev | source\n"
            "complete -C 'secuprev explain missing-conv'"
        ),
    }
    done = subprocess.run(
        [path, "-c", scripts[shell]],
        env={
            **os.environ,
            "PATH": f"{tmp_path}:{os.environ['PATH']}",
            "HOME": str(tmp_path),
            "LANG": "en_GB.UTF-8",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "missing-convention" in done.stdout, done.stderr
