import pytest

from secuprev import __version__, cli
from secuprev.cli import checking


def test_main_returns_the_status_of_the_command(capsys, breaching, complying):
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"secuprev {__version__}\n"
    assert cli.main(["check", complying]) == 0
    assert cli.main(["check", breaching]) == 1
    assert cli.main(["check", "absent.yaml"]) == cli.UNUSABLE
    assert cli.main([]) == cli.UNUSABLE


def test_main_reads_the_arguments_of_the_process(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["secuprev", "--version"])
    assert cli.main() == 0
    assert __version__ in capsys.readouterr().out


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (KeyboardInterrupt(), cli.INTERRUPTED, ""),
        (BrokenPipeError(32, "Broken pipe"), cli.PIPE_CLOSED, ""),
        (OSError(28, "No space left on device"), cli.UNUSABLE, "secuprev: [Errno 28] No space"),
        (RuntimeError("panne"), cli.UNUSABLE, "this is a fault of secuprev"),
    ],
)
def test_what_ends_a_run_early_has_a_status_of_its_own(monkeypatch, capsys, error, status, words):
    def fail(_):
        raise error

    monkeypatch.setattr("secuprev.cli.app.app", fail)
    assert cli.main(["rules"]) == status
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
    assert bool(said.err) is bool(words)


def test_ctrl_c_inside_a_command_ends_the_run(run, monkeypatch, breaching):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(checking.rules, "check", interrupt)
    result = run("check", breaching)
    assert result.exit_code == cli.INTERRUPTED
    assert result.output.strip() == ""
