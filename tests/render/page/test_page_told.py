"""A page, without a browser: what it tells of each day is what the library answers on that day."""

import base64
import hashlib
import json
import re
import sys
from collections import Counter
from datetime import date

import pytest

import secuprev
from secuprev.cooperation import CellState, engagements
from secuprev.law import domains
from secuprev.model import Force, Framework
from secuprev.render.page import PageMissing
from secuprev.render.page.findings import GROUPS, group_of
from secuprev.render.page.view import typed
from secuprev.rules import Status, breach
from secuprev.values import Text
from tests.render.frameworks import always

from .documents import AWKWARD, DAY, FILES, TERM, awkward_page, page
from .reading import read

DAYS = {
    "melun": ("2015-01-01", "2019-12-29", "2021-05-27", "2022-06-15", "2026-04-03"),
    "senart": ("2006-01-01", "2012-11-23", "2013-01-01", "2019-12-28", "2026-04-03"),
    "valley": ("2009-02-01", "2013-04-12", "2017-01-01", "2019-06-03", "2024-01-01", "2026-04-03"),
}
EACH = [(name, day) for name, days in DAYS.items() for day in days]


def states(tree):
    return json.loads(tree.one("script", id="data").text)["states"]


def rank_of(tree, day):
    held = [one["first"] <= day <= one["last"] for one in states(tree)]
    assert held.count(True) == 1
    return held.index(True)


def told(tree, rank):
    """Return the findings that a page tells in a state: the group, the rule and the object."""
    return Counter(
        (
            row.above("card")["data-group"],
            row.above("card").one(kind="code").text,
            row.one("bdi").text,
        )
        for row in tree.all("li", kind="row")
        if row.holds(rank)
    )


def answered(report):
    return Counter(
        (group_of(one), f"{one.rule.name} ({one.rule.code})", typed(one.target.label.fr, "fr"))
        for one in report.results
        if one.status is not Status.NOT_APPLICABLE
    )


@pytest.mark.parametrize(("name", "day"), EACH)
def test_the_findings_of_each_day_are_those_of_a_check(name, day):
    tree = read(page(name))
    wanted = answered(secuprev.check(secuprev.load(FILES[name]), day))
    assert wanted
    assert told(tree, rank_of(tree, day)) == wanted


def test_what_is_shown_without_a_script_is_the_day_asked_about():
    tree = read(page("valley", on="2014-05-05"))
    shown = Counter(
        row.above("card")["data-group"] for row in tree.all("li", kind="row") if row.shown
    )
    report = secuprev.check(secuprev.load(FILES["valley"]), "2014-05-05")
    wanted = Counter(group for one in report.results if (group := group_of(one)))
    assert shown == wanted
    for group in GROUPS:
        for said in tree.all(**{"data-tally": group}):
            assert int(said.text) == wanted[group]


@pytest.mark.parametrize(("name", "day"), EACH)
def test_the_matrix_of_each_day_is_the_coverage(name, day):
    tree = read(page(name))
    rank = rank_of(tree, day)
    coverage = secuprev.coverage(secuprev.load(FILES[name]), day)
    labels = {typed(domains[code].label.fr, "fr"): code for code in coverage.domains}
    lines = [
        one
        for one in tree.one("table", kind="matrix").one("tbody").all("tr")
        if one.holds(rank, "data-on")
    ]
    assert {one.one("th").text for one in lines} == set(labels)
    heads = tree.one("table", kind="matrix").one("thead").all("th", kind="turned")
    communes = {typed(one.name or one.code, "fr"): one.code for one in coverage.communes}
    for line in lines:
        for head, cell in zip(heads, line.all("td"), strict=False):
            if head.text not in communes:
                continue
            (mark,) = [one for one in cell.all(kind="m") if one.holds(rank, "data-on")]
            wanted = coverage.cell(communes[head.text], labels[line.one("th").text])
            covered = wanted.state is CellState.COVERED
            assert mark.classes[1] == (wanted.strength.code if covered else wanted.state.value)


@pytest.mark.parametrize(("name", "day"), EACH)
def test_the_inhabitants_of_each_commune_are_those_of_the_day(name, day):
    tree = read(page(name))
    rank = rank_of(tree, day)
    told = {}
    for line in tree.one(id="communes").one("tbody").all("tr"):
        held = [one for one in line.all("td")[0].all("span") if one.holds(rank, "data-on")]
        told[line.one("button").text] = ["".join(filter(str.isdigit, one.text)) for one in held]
    for one in secuprev.load(FILES[name]).members(date.fromisoformat(day)):
        assert told[typed(one.name or one.code, "fr")] == (
            [] if one.population is None else [str(one.population)]
        )


@pytest.mark.parametrize(("name", "day"), EACH)
def test_who_works_on_what_is_what_the_engagements_of_the_day_say(name, day):
    tree = read(page(name))
    rank = rank_of(tree, day)
    found = Counter()
    for line in tree.one(id="engaged").all("tr"):
        instrument = line.all("td")[0].text.split(" (")[0]
        if line.holds(rank):
            for partner in line.all("bdi"):
                found[line.one("th").text, instrument, partner.text] += 1
    framework = secuprev.load(FILES[name])
    names = {one.id: one.label.fr for one in secuprev.cooperation.instruments(framework, day)}
    wanted = Counter(
        (
            typed(domains[one.domain].label.fr if one.domain in domains else one.domain[6:], "fr"),
            typed(names[one.instrument], "fr"),
            typed(one.label.fr, "fr"),
        )
        for one in engagements(framework, day)
    )
    assert found == wanted


@pytest.mark.parametrize(("name", "day"), EACH)
def test_the_lines_of_each_day_are_those_of_the_incidence_graph(name, day):
    tree = read(page(name))
    rank = rank_of(tree, day)
    knots = tree.all("g", kind="knot")
    assert [int(one["data-k"]) for one in knots] == list(range(len(knots)))
    graph = secuprev.incidence_graph(secuprev.load(FILES[name]), day)
    kept = ("partner", "instrument", "domain")
    edges = [
        (one, other, said["certain"])
        for one, other, said in graph.edges(data=True)
        if said["relation"] != "serves"
        and {graph.nodes[n]["kind"] for n in (one, other)} <= {*kept}
    ]
    lines = [one for one in tree.all("path", kind="thread") if one.holds(rank)]
    assert Counter("unsure" not in one.classes for one in lines) == Counter(e[2] for e in edges)
    there = {one.one("title").text for one in knots if one.holds(rank)}
    ends = {typed(graph.nodes[n]["label"], "fr") for one in edges for n in one[:2]}
    assert ends <= there


def test_a_verdict_begins_on_the_very_day_that_the_law_changes():
    framework = secuprev.loads(
        """
        secuprev: 1
        id: x
        forces: [{id: pm, kind: police_municipale, name: PM, posts: 4}]
        conventions: []
        councils: [{id: clspd, kind: clspd, created: 2015-06-01}]
        """,
        format="yaml",
    )
    report = secuprev.check(framework, "2026-01-01", select=["missing-convention"])
    tree = read(report.to_html())
    assert states(tree)[0]["first"] == "2015-06-01"
    # From 29 December 2019 three posts make the duty, where five did (CSI L512-4).
    eve, day = rank_of(tree, "2019-12-28"), rank_of(tree, "2019-12-29")
    assert day == eve + 1
    assert "breach" not in [group for group, *_ in told(tree, eve)]
    assert [group for group, *_ in told(tree, day)] == ["breach"]


def test_after_the_last_day_that_was_read_there_are_terms_and_no_verdicts():
    framework = secuprev.loads(TERM, format="yaml")
    report = secuprev.check(framework, "2026-01-01")
    tree = read(report.to_html())
    read_until = report.receipt.law_read_until
    days = [one["first"] for one in states(tree)]
    assert "2028-01-01" in days  # the day after the last of its three years
    assert states(tree)[-1]["last"] >= "2027-12-31"
    after = date.fromordinal(read_until.toordinal() + 1).isoformat()
    assert told(tree, rank_of(tree, read_until.isoformat()))
    for day in (after, "2027-12-31", "2028-01-01"):
        assert not told(tree, rank_of(tree, day))
    marks = tree.one("table", kind="matrix").one("tbody").all(kind="m")
    covered = {day: rank_of(tree, day) for day in ("2027-12-31", "2028-01-01")}
    assert any(
        one.holds(covered["2027-12-31"], "data-on") and "theme" in one.classes for one in marks
    )
    shown = [one.text for one in tree.one("div", kind="next").all("p") if one.shown]
    assert any("31\u00a0décembre\u00a02027" in one for one in shown)


def test_a_finding_tells_its_facts_its_line_its_article_and_a_link(tmp_path):
    file = tmp_path / "ville.yaml"
    file.write_text(
        "secuprev: 1\nid: ville\nconventions: []\n"
        "forces:\n  - {id: pm, kind: police_municipale, posts: 40, source: s}\n"
        "sources: [{id: s, title: Délibération, url: 'https://example.org/d'}]\n",
        encoding="utf-8",
    )
    report = secuprev.check(secuprev.load(file), DAY, select=["missing-convention"])
    tree = read(report.to_html(file=file))
    (row,) = tree.all("li", kind="row")
    said = row.above("variant")
    assert "ligne 5" in row.text
    assert "40 emplois pour un seuil de 3" in said.text
    assert "nombre d'emplois\u00a0: 40" in said.text
    links = {one["href"]: one for one in said.all("a")}
    assert "https://example.org/d" in links
    (law,) = [one for href, one in links.items() if "legifrance.gouv.fr" in href]
    assert "L512-4" in law.text
    assert all(one["rel"] == "noreferrer" for one in links.values())


def test_a_change_set_is_said_not_to_be_law_and_holds_on_the_other_days_too():
    one_post = {
        "meta": {"id": "one-post", "fr": "Un emploi", "en": "One post"},
        "convention": {"posts_threshold": {"values": [{"value": 1}]}},
    }
    service = Force(id="pm", kind="police_municipale", name="PM", posts=1)
    framework = Framework(id="x", forces=(service,), conventions=())
    report = secuprev.check(framework, "2024-01-01", select=["missing-convention"], law=one_post)
    tree = read(report.to_html())
    assert "CE N'EST PAS LE DROIT" in tree.one(kind="warning").text
    assert [group for group, *_ in told(tree, rank_of(tree, "2026-04-03"))] == ["breach"]
    plain = secuprev.check(framework, "2024-01-01", select=["missing-convention"])
    assert not read(plain.to_html()).all(kind="warning")


def test_rules_of_ones_own_are_run_on_every_day():
    own = always(breach(Text("un motif à soi", "a reason of one's own")))
    framework = Framework(id="x", forces=(Force(id="pm", kind="police_municipale"),))
    tree = read(secuprev.check(framework, "2020-01-01", rules=[own]).to_html())
    for day in ("2020-01-01", "2026-04-03"):
        assert list(told(tree, rank_of(tree, day))) == [("breach", "always (TEST-001)", "pm")]


# --- one file that asks for nothing ---------------------------------------------------------------


@pytest.mark.parametrize(("name", "lang"), [("melun", "fr"), ("valley", "fr"), ("senart", "en")])
def test_the_policy_lets_in_the_style_and_the_script_of_the_page_alone(name, lang):
    tree = read(page(name, lang))
    (policy,) = [one["content"] for one in tree.all("meta") if "http-equiv" in one]
    allowed = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert allowed["default-src"] == "'none'"
    hashes = {"script-src": [], "style-src": []}
    for one in tree.all("script"):
        if one.attributes.get("type") != "application/json":
            hashes["script-src"].append(one.text)
    hashes["style-src"] = [one.text for one in tree.all("style")]
    for name, (part,) in hashes.items():
        digest = base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()
        assert allowed[name] == f"'sha256-{digest}'"
    assert "unsafe" not in policy
    for one in tree.all():
        assert not {"src", "srcset", "style", "action", "data", "poster"} & set(one.attributes)
        assert not [name for name in one.attributes if name.startswith("on")]
        if "href" in one:
            fragment_or_link = one["href"].startswith("#") or one.tag == "a"
            assert fragment_or_link or one["href"] == "data:,"
    assert not re.search(r"@import|url\((?!#)", tree.one("style").text)


def test_the_example_of_melun_stays_under_600_kilobytes():
    assert len(page("melun").encode()) < 600_000


def test_the_same_input_gives_the_same_bytes():
    framework = secuprev.load(FILES["senart"])
    again = secuprev.check(framework).to_html("en", file=FILES["senart"])
    assert again == page("senart", "en")


@pytest.mark.parametrize("words", AWKWARD, ids=range(len(AWKWARD)))
def test_what_a_document_says_stays_words(words):
    html = awkward_page(words)
    tree = read(html)
    assert len(tree.all("script")) == 2
    assert not {"img", "b onmouseover"} & {one.tag for one in tree.all()}
    assert tree.one("h1").text == typed(words, "fr")
    assert not any(name.startswith("on") for one in tree.all() for name in one.attributes)
    assert not [one for one in tree.all("a") if not re.match(r"#|https?://", one["href"])]
    assert not set("\u202e\u2066\x1b\x00") & set(html)
    waived = [one for one in tree.all(kind="card") if one["data-group"] == "waived"]
    assert any(typed(words, "fr")[:40] in one.text for one in waived)


# --- languages ------------------------------------------------------------------------------------


def test_french_is_the_default_and_its_spaces_do_not_break():
    tree = read(page("senart"))
    assert tree.one("html")["lang"] == "fr"
    assert tree.one("h2", id="findings-title").text == "Constats"
    words = " ".join(one.text for one in tree.all("p") if "now" not in one.classes)
    assert not re.search(r" [:;!?»]|« ", words)
    assert "3\u00a0avril\u00a02026" in tree.one("head").one("title").text


def test_the_days_in_what_a_rule_says_are_written_out_in_french():
    said = breach(Text("signée le 2012-11-01, n° 2012-13-45", "signed on 2012-11-01"))
    framework = Framework(id="x", forces=(Force(id="pm", kind="police_municipale"),))
    report = secuprev.check(framework, "2026-04-03", rules=[always(said)])
    for lang, words in (
        ("fr", "le 1er novembre 2012, n° 2012-13-45"),
        ("en", "on 2012-11-01"),
    ):
        assert words in read(report.to_html(lang)).one(kind="said").text.replace("\u00a0", " ")


def test_english_on_request():
    tree = read(page("senart", "en"))
    assert tree.one("html")["lang"] == "en"
    assert tree.one("h2", id="findings-title").text == "Findings"
    heads = " ".join(
        one.text for one in tree.all() if one.tag in ("h2", "h3", "label", "button", "dt")
    )
    assert not re.search(r"\b(le|la|les|des|par|Tout|jour|domaine)\b", heads)


# --- what may be missing --------------------------------------------------------------------------


def test_a_missing_jinja_is_said_in_one_sentence(monkeypatch):
    report = secuprev.check(Framework(id="x"), DAY)
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(PageMissing) as caught:
        report.to_html()
    assert "secuprev[html]" in caught.value.message.fr
    assert "secuprev[html]" in caught.value.message.en


def test_a_framework_that_knows_nothing_has_a_page():
    tree = read(secuprev.check(Framework(id="rien"), DAY).to_html())
    assert tree.one("h1").text == "rien"
    assert len(states(tree)) >= 1
