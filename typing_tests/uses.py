"""What a user writes, all of which must type-check; nothing here is run."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any, assert_type

import attrs

import secuprev
from secuprev import cooperation, france, law, model, opendata, rules, settings, values, vocabulary


def reading() -> secuprev.Framework:
    try:
        found = secuprev.load(Path("town.yaml"))
    except secuprev.DocumentError as error:
        for fault in error.faults:
            assert_type(fault.line, int | None)
        raise
    assert_type(found, secuprev.Framework)
    assert_type(secuprev.loads("id: x", "yaml"), secuprev.Framework)
    assert_type(secuprev.dumps(found, "toml"), str)
    secuprev.dump(found, "town.json")
    return found


def building() -> secuprev.Framework:
    town = secuprev.Framework(
        id="town",
        communes=(model.Commune(code="77288", population=41_000),),
        forces=(model.Force(id="pm", kind="police_municipale", posts=12, communes=("77288",)),),
        conventions=(model.Convention(id="c", signed=values.PartialDate(2019, 6), forces=("pm",)),),
    )
    for convention in town.conventions or ():
        assert_type(convention.signed, values.PartialDate | None)
        assert_type(convention.forces, tuple[str, ...])
    assert_type(attrs.evolve(town, name="Town"), secuprev.Framework)
    return town


def checking(town: secuprev.Framework) -> None:
    for day in (None, "2020", date(2020, 1, 1), values.PartialDate(2020)):
        assert_type(secuprev.check(town, day), secuprev.Report)
    report = secuprev.check(town, on="2020", ignore=["CONV-003"], severities={"CONV-001": "model"})
    assert_type(report.by_status, dict[rules.Status, tuple[rules.Result, ...]])
    for result in report.breaches:
        if result.message is not None:
            assert_type(result.message.in_("fr"), str)
        assert_type(result.waiver, model.Waiver | None)
        assert_type([one.url for one in result.citations], list[str | None])
    assert_type(report.to_json("en"), str)
    assert_type([duty.since for duty in secuprev.obligations(town).unmet], list[date | None])


def checking_many(towns: list[secuprev.Framework]) -> None:
    assert_type(secuprev.check_many(towns), Iterator[secuprev.Report])
    assert_type(secuprev.check_many(["a.yaml"], read=secuprev.load), Iterator[secuprev.Report])
    assert_type(secuprev.check_many([b"{}"], read=from_bytes, then=len_of), Iterator[int])
    with ThreadPoolExecutor() as pool:
        assert_type(secuprev.check_many(towns, executor=pool, then=len_of), Iterator[int])


def from_bytes(line: bytes) -> secuprev.Framework:
    return secuprev.loads(line.decode(), "json")


def len_of(report: secuprev.Report) -> int:
    return len(report.results)


@rules.rule(
    code="TOWN-001",
    name="at-least-two",
    target=model.Force,
    severity=rules.Severity.PRACTICE,
    cites="convention.posts_threshold",
    fr="Deux emplois au moins",
    en="Two posts at least",
)
def at_least_two(force: model.Force, case: rules.Case) -> rules.Verdict:
    """A force has two posts."""
    if case.need(force, "posts") >= 2:
        return rules.compliant()
    return rules.breach(values.Text(fr="un seul", en="only one"))


def own_rule(town: secuprev.Framework) -> None:
    assert_type(at_least_two, rules.Rule)
    secuprev.check(town, rules=[at_least_two])


def asking_the_law() -> None:
    threshold = law.value("convention.posts_threshold", "2019-06-30")
    assert_type(threshold, law.LegalValue)
    assert_type(threshold.value, Any)
    assert_type(law.offices.get("maire"), law.Office)
    assert_type(secuprev.domains["dangerous_dogs"], law.Domain)
    assert_type(law.council("clspd").chairs("2020").value, law.Seats | None)
    assert_type(law.competence("police_municipale", "dangerous_dogs", "2020").level, law.Level)


def looking_up() -> None:
    assert_type(france.commune("77288"), france.ReferenceCommune)
    assert_type(values.siren.compact("247 700 057"), str)
    match = secuprev.find_domain("OTV")
    if match is not None:
        assert_type(match.domain, str)
    assert_type(vocabulary.read_domains("OTV"), vocabulary.Reading)


def cooperating(town: secuprev.Framework) -> None:
    covered = secuprev.coverage(town, "2020")
    assert_type(covered.gaps, tuple[cooperation.Gap, ...])
    assert_type(covered.cell("77288", "dangerous_dogs").state, cooperation.CellState)
    changes = secuprev.compare(town, town, on="2019", after_on="2020")
    assert_type([one.way for one in changes.of(cooperation.Subject.PARTNER)], list[cooperation.Way])
    secuprev.export(secuprev.cooperation_graph(town), "town.graphml", lang="en")
    secuprev.draw_timeline(town).set_title("Town")


def around() -> None:
    kept = settings.find()
    assert_type(kept.severity, dict[str, rules.Severity])
    assert_type(opendata.frameworks(), opendata.Country)
