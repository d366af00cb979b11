"""What notebooks show: escaped, short, without a colour of its own."""

from pathlib import Path

import pytest

import secuprev

EXAMPLES = Path(__file__).parents[1] / "examples"
MELUN = secuprev.load(EXAMPLES / "melun-val-de-seine.yaml")
HOSTILE = secuprev.loads(
    """
    secuprev: 1
    id: town
    name: '<script>alert("x")</script>'
    forces: [{id: pm, kind: police_municipale, name: '<b>PM</b> & Cie', posts: 5}]
    conventions: [{id: '<i>', signed: 2020-01-01, communes: ['77288'], domains: [holiday_watch]}]
    """,
    format="yaml",
)
DAY = "2020-06-01"


def shown(framework, day):
    return {
        "framework": framework,
        "report": secuprev.check(framework, day),
        "coverage": secuprev.coverage(framework, day),
        "obligations": secuprev.obligations(framework, day),
    }


@pytest.mark.parametrize("name", ["framework", "report", "coverage", "obligations"])
def test_names_are_escaped_and_nothing_is_coloured(name):
    html = shown(HOSTILE, DAY)[name]._repr_html_()
    assert html.startswith("<table><caption>")
    for tag in ("<script", "<b>", "<i>", "style", "color", "None"):
        assert tag not in html


def test_each_shows_what_matters():
    html = {name: one._repr_html_() for name, one in shown(MELUN, "2026-04-03").items()}
    assert "Communauté d&#x27;agglomération Melun Val de Seine" in html["framework"]
    assert "non connus" in html["framework"]  # nobody said which conventions there are
    assert "sans réponse" in html["report"]
    assert "<td>Vidéoprotection</td><td>0</td><td>0</td><td>20</td>" in html["coverage"]
    assert "ne peut être dit" in html["obligations"]


def test_a_report_is_headed_by_the_name_or_else_the_identifier_and_says_why():
    force = "forces: [{id: pm, kind: police_municipale, posts: 5}], conventions: []"
    for named, head in (("", "town"), (", name: Ville", "Ville")):
        text = f"{{secuprev: 1, id: town{named}, {force}}}"
        framework = secuprev.loads(text, format="yaml")
        report = secuprev.check(framework, DAY, select=["missing-convention"])
        html = report._repr_html_()
        assert f"<caption>{head}, {DAY} : " in html
        assert f"<td>{report.breaches[0].message.fr}</td>" in html


def test_obligations_are_those_of_the_day_and_may_be_sorted_out():
    found = secuprev.obligations(HOSTILE, DAY)
    assert {*found.unmet, *found.unknown} <= {*found}
    assert all(one.standing.value == "unmet" for one in found.unmet)
    assert isinstance(found, tuple)
