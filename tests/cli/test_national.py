"""`secuprev france`: files in, what the law asks across the country out."""

import csv
import io
import json
import signal
import sys
import time

import pyarrow.parquet as pq
import pytest

HEADER = "dep,name_raw,kind,insee_2026,pm,asvp,gardes_champetres,maitres_chiens,chiens,year"
# Three communes of Melun Val de Seine and one of another body; four agents is what 2019 reached.
SURVEY = [
    "77,MELUN,commune,77288,30,0,0,0,0,2023",
    "77,DAMMARIE-LES-LYS,commune,77152,4,0,0,0,0,2023",
    "77,VAUX-LE-PENIL,commune,77487,2,0,0,0,0,2023",
    "01,BOURG-EN-BRESSE,commune,01053,3,0,0,0,0,2023",
]
DAY = ("--on", "2026-04-03")
CONVENTION = ("--select", "CONV-001")
MELUN, BOURG = "247700057", "200071751"


@pytest.fixture
def survey(write):
    return write("pm2023.csv", "\n".join([HEADER, *SURVEY]) + "\n")


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_summary_counts_duties_for_the_whole_and_for_each_departement(run, survey):
    done = run("france", "--survey", survey, *DAY, *CONVENTION, "--lang", "en")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert "1,256 territories, 4 services" in lines
    count = next(lines[at + 2] for at, line in enumerate(lines) if line.startswith("CONV-001"))
    assert count.split() == ["3", "0", "0", "3", "1"]  # the fourth may be lent agents
    assert [line.split() for line in lines if line.startswith(("01 ", "77 "))] == [
        ["01", "Ain", "1"],
        ["77", "Seine-et-Marne", "2"],
    ]
    assert any("4 rows read" in line for line in lines)


def test_a_row_for_each_duty_of_each_subject(run, survey):
    done = run("france", "--survey", survey, *DAY, *CONVENTION, "--format", "csv")
    found = {row["communes"]: (row["framework"], row["asked"]) for row in rows(done.stdout)}
    assert found == {
        "77288": (MELUN, "true"),
        "77152": (MELUN, "true"),
        "77487": (MELUN, ""),
        "01053": (BOURG, "true"),
    }


def test_json_and_parquet_say_the_same_and_add_the_summary(run, survey, tmp_path):
    table, plain = tmp_path / "out.parquet", tmp_path / "out.json"
    arguments = ("france", "--survey", survey, *DAY, *CONVENTION)
    assert run(*arguments, "-o", str(table)).exit_code == 0
    assert run(*arguments, "-o", str(plain)).exit_code == 0
    read = json.loads(plain.read_bytes())
    assert read["rows"] == pq.read_table(table).to_pylist()
    assert read["summary"]["duties"]["CONV-001"] == {
        "asked": 3, "met": 0, "unmet": 0, "untold": 3, "maybe": 1,
    }  # fmt: skip
    assert read["summary"]["imports"][0]["read"] == 4
    assert read["summary"]["on"] == "2026-04-03"


def test_a_body_that_is_named_twice_is_counted_once(run):
    arguments = ("france", "--epci", MELUN, *DAY, "--format", "csv")
    assert run(*arguments, "--epci", f"{MELUN[:3]} {MELUN[3:]}").stdout == run(*arguments).stdout


def test_processes_change_nothing_of_what_is_said(run, survey, tmp_path):
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    arguments = ("france", "--survey", survey, *DAY, "--epci", MELUN, "--epci", BOURG)
    assert run(*arguments, "-o", str(one)).exit_code == 0
    assert run(*arguments, "-o", str(two), "--jobs", "2").exit_code == 0
    assert one.read_bytes() == two.read_bytes()
    assert {row["framework"] for row in rows(one.read_text())} == {MELUN, BOURG}


def test_two_days_tell_whom_the_lowering_of_the_threshold_reached(run, survey):
    arguments = ("france", "--survey", survey, *CONVENTION, "--before", "2019-12-28")
    done = run(*arguments, *DAY, "--format", "csv")
    assert done.exit_code == 0, done.output
    moved = {row["communes"]: (row["asked_before"], row["asked"]) for row in rows(done.stdout)}
    # Agents that others lend are unknown: what is below the threshold is only perhaps asked.
    assert moved == {"77152": ("", "true"), "01053": ("", "true")}
    done = run(*arguments, *DAY, "--lang", "fr")
    assert "Du 28\u00a0décembre 2019 au 3\u00a0avril 2026" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--epci", "247700058"), "247700057"),
        (("--epci", "200046977x"), "200046977"),
        (("--on", "1998-01-01"), "2026"),
        (
            ("--before", "2015-01-01", "--epci", "247700057"),
            "communes and EPCI are known from 2019-01-01",
        ),
        (("--on", "2024-01-01", "--before", "2025-01-01"), "--before comes before --on"),
        (("--format", "parquet"), "-o"),
        (("--jobs", "0"), "0"),
        (("--select", "CONV-0001"), "CONV-001"),
        (("--survey", "no-such-file.csv"), "no-such-file.csv"),
    ],
)
def test_what_cannot_be_used_is_said_in_a_few_words(run, arguments, said):
    done = run("france", *arguments, "--lang", "en")
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_misses_a_column_names_it_and_writes_nothing(run, write, tmp_path):
    path = write("pm.csv", "dep,name_raw\n77,MELUN\n")
    out = tmp_path / "out.csv"
    done = run("france", "--survey", path, "-o", str(out), "--lang", "en")
    assert done.exit_code == 2
    assert "pm.csv" in done.stderr
    assert not out.exists()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_at_once_and_leaves_no_half_written_file(interruptible, tmp_path, jobs):
    out = tmp_path / "out.csv"
    asked = ["france", "-o", str(out), "--jobs", jobs]
    running = interruptible(sys.executable, "-m", "secuprev", *asked)
    for _ in range(600):
        if any(one.stat().st_size for one in tmp_path.iterdir()):
            break
        time.sleep(0.05)
    else:
        pytest.fail("nothing was written within 30 s")
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=60)
    assert running.returncode == 130
    assert list(tmp_path.iterdir()) == []
    assert "Traceback" not in errors
