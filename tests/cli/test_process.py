"""What only a process of its own can show: pipes, signals, a terminal, a missing package."""

import contextlib
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time

import pytest

from secuprev import __version__, documents

ANSI = re.compile(rb"\x1b\[")
NO_CLICK = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("click", "rich"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Missing())
from secuprev.cli import main
sys.exit(main())
"""


def test_it_runs_as_a_module(process):
    done = process("--version")
    assert (done.returncode, done.stdout) == (0, f"secuprev {__version__}\n".encode())


def test_piped_output_has_no_colour(process, breaching):
    done = process("check", breaching)
    assert done.returncode == 1
    assert b"BREACHES" in done.stdout
    assert not ANSI.search(done.stdout)
    assert done.stderr == b""


def test_piped_output_has_80_columns_whatever_the_terminal(process):
    lines = process("rules", COLUMNS="200").stdout.decode().splitlines()
    assert 70 < max(map(len, lines)) <= 80


def test_piped_errors_have_no_colour(process, faulty):
    done = process("check", faulty)
    assert done.returncode == 2
    assert not ANSI.search(done.stderr)


def in_terminal(*arguments, columns=80, **env):
    """Run the program in a pseudo-terminal and return what it shows, and its status."""
    master, slave = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "secuprev", *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={
            **os.environ,
            "COLUMNS": str(columns),
            "LC_ALL": "en_GB.UTF-8",
            "PYTHONUTF8": "1",
            **env,
        },
    )
    os.close(slave)
    shown = b""
    with contextlib.suppress(OSError):  # Linux ends a terminal without a reader with EIO
        while part := os.read(master, 65536):
            shown += part
    os.close(master)
    return shown, child.wait(timeout=60)


def test_a_terminal_has_colour_unless_one_asks_for_none(breaching):
    shown, status = in_terminal("check", breaching, NO_COLOR="")
    assert status == 1
    assert ANSI.search(shown)
    plain, _ = in_terminal("check", breaching, NO_COLOR="1")
    assert not ANSI.search(plain)
    assert re.sub(rb"\x1b\[[0-9;]*m", b"", shown) == plain


def test_a_dumb_terminal_has_no_colour(breaching):
    shown, status = in_terminal("check", breaching, NO_COLOR="", TERM="dumb")
    assert status == 1
    assert b"\x1b" not in shown


def test_progress_is_for_a_terminal_only(process):
    asked = ("france", "--epci", "247700057", "--select", "GOV-001", "--lang", "en")
    assert b"Checking" in in_terminal(*asked)[0]
    assert process(*asked).stderr == b""


def test_errors_too_have_no_colour_when_one_asks_for_none():
    shown, status = in_terminal("check", "absent.yaml", NO_COLOR="1")
    assert status == 2
    assert not ANSI.search(shown)
    assert ANSI.search(in_terminal("check", "absent.yaml", NO_COLOR="")[0])


@pytest.mark.parametrize(("columns", "widest"), [(60, 60), (80, 80), (200, 100), (20, 40)])
def test_a_terminal_is_filled_to_its_width_within_reason(breaching, columns, widest):
    shown, _ = in_terminal("rules", columns=columns, NO_COLOR="1")
    longest = max(len(line.rstrip()) for line in shown.decode().splitlines())
    assert widest - 12 < longest <= widest


def test_a_missing_click_is_told_in_one_sentence(process):
    for arguments in ([], ["check", "x.yaml"], ["--help"]):
        done = process(*arguments, code=NO_CLICK)
        assert done.returncode == 2
        assert done.stdout == b""
        assert b'pip install "secuprev[cli]"' in done.stderr
        assert done.stderr.count(b"\n") == 1


def test_the_library_needs_no_click(process):
    code = (
        "import sys, secuprev, secuprev.render, secuprev.rules, secuprev.documents;"
        "print([one for one in ('click', 'rich') if one in sys.modules])"
    )
    assert process(code=code).stdout == b"[]\n"


def test_another_missing_module_is_not_mistaken_for_click(process):
    done = process("rules", code=NO_CLICK.replace('("click", "rich")', '("attrs",)'))
    assert done.returncode == 2
    assert b"secuprev[cli]" not in done.stderr


INTERRUPTED = """
import os, signal, sys
import secuprev.rules
from secuprev.cli import main

def wait(*_, **__):
    print("ready", file=sys.stderr, flush=True)
    signal.pause()

secuprev.rules.check = wait
sys.exit(main())
"""


def test_ctrl_c_ends_quietly_with_status_130(interruptible, breaching):
    child = interruptible(sys.executable, "-c", INTERRUPTED, "check", breaching)
    assert child.stderr is not None
    assert child.stderr.readline() == "ready\n"
    time.sleep(0.05)
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=60)
    assert child.returncode == 130
    assert out == ""
    assert err.strip() == ""


@pytest.mark.parametrize("arguments", [["rules"], ["law"], ["check", "--help"], ["check", "{}"]])
def test_a_reader_that_goes_away_leaves_no_traceback(breaching, arguments):
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "secuprev", *(one.format(breaching) for one in arguments)],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 141


@pytest.mark.parametrize("arguments", [["check", "absent.yaml"], ["rules", "--frmat"], []])
def test_a_reader_of_the_errors_that_goes_away_is_no_other_matter(arguments):
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "secuprev", *arguments], stderr=writing, check=False, timeout=60
    )
    os.close(writing)
    assert done.returncode == 141


def test_head_can_read_the_first_lines(breaching):
    done = subprocess.run(
        f'"{sys.executable}" -m secuprev law | head -1',
        shell=True,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


def test_a_full_disk_is_told_without_a_traceback():
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "secuprev", "rules"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"secuprev: ")
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


@pytest.mark.parametrize(
    ("redirected", "told"),
    [
        ("rules >&-", b"standard output is closed"),
        ("check - <&-", b"standard input is closed"),
        ("check nowhere.yaml 2>&-", b""),
    ],
)
def test_a_stream_that_is_closed_is_told_without_a_traceback(redirected, told):
    done = subprocess.run(
        f'"{sys.executable}" -m secuprev {redirected}',
        shell=True,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert told in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_terminal_that_cannot_show_a_letter_is_no_error(process, write, encoding, form):
    path = write("x.yaml", "{secuprev: 1, id: x, name: 'Sacré-Cœur ☂ Łódź', forces: []}")
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LANG": "fr_FR"}
    done = process("check", path, "--format", form, **env)
    assert done.returncode == 0
    assert done.stderr == b""
    # click takes ASCII for a mistake of the system, and writes UTF-8; so does JSON, whatever it is.
    in_utf_8 = encoding == "ascii" or form == "json"
    assert "Sacr" in done.stdout.decode("utf-8" if in_utf_8 else encoding)


@pytest.mark.parametrize("encoding", ["latin-1", "cp437"])
def test_a_letter_that_is_not_there_becomes_the_nearest(process, write, encoding):
    path = write("x.yaml", "{secuprev: 1, id: x, name: 'Cœur d’Essonne ☂ Łódź', forces: []}")
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LANG": "fr_FR"}
    said = process("check", path, "--on", "2012-11-23", **env).stdout.decode(encoding)
    assert said.startswith("Coeur d'Essonne ? ")
    assert "Jour demandé : 23\u00a0novembre 2012" in said
    told = process("law", "clspd.population_above", "--on", "2020-01-01", **env).stdout
    assert "10 000 habitants" in told.decode(encoding)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_what_programs_read_is_utf_8_in_a_pipe_of_any_encoding(process, breaching, encoding):
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    for form in ("json", "html", "markdown"):
        said = process("check", breaching, "--format", form, **env).stdout.decode("utf-8")
        assert "Ville-aux-F" in said
        if form == "json":
            assert json.loads(said)["name"] == "Ville-aux-Fées"
    started = process("new", "247700057", **env).stdout
    assert documents.loads(started.decode("utf-8")).name == "CA Melun Val de Seine"
    for command in (("coverage", breaching), ("compare", breaching, breaching)):
        json.loads(process(*command, "--format", "json", **env).stdout.decode("utf-8"))


def test_a_fault_of_the_program_is_not_taken_for_a_breach(process, breaching):
    code = INTERRUPTED.replace("signal.pause()", "raise RuntimeError('panne')")
    done = process("check", breaching, code=code)
    assert done.returncode == 2
    assert b"this is a fault of secuprev" in done.stderr
    assert b"RuntimeError: panne" in done.stderr


def test_a_shell_can_complete_the_names_of_rules(process):
    done = process(
        code="from secuprev.cli.app import app; app(prog_name='secuprev')",
        _SECUPREV_COMPLETE="bash_complete",
        COMP_WORDS="secuprev explain missing-conv",
        COMP_CWORD="2",
    )
    assert done.returncode == 0
    assert b"plain,missing-convention" in done.stdout
