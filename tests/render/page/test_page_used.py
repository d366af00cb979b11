"""A page in a browser, as somebody uses it: by mouse, by keyboard, on a telephone, on paper."""

import subprocess
from collections import Counter
from pathlib import Path

import pytest

import secuprev
from secuprev.cooperation import engagements
from secuprev.law import domains
from secuprev.render.page.findings import group_of
from secuprev.render.page.view import typed

from .documents import AWKWARD, DAY, MELUN, TERM, VALLEY, awkward_page, page

READERS = Path(__file__).parents[2] / "readers"
MODULES = READERS / "node_modules"
ROWS = """() => [...document.querySelectorAll('.row')].filter(one => one.checkVisibility({
  contentVisibilityAuto: false, checkOpacity: false}) || !one.closest('[hidden]')).map(one => [
  one.closest('.card').dataset.group, one.closest('.card').dataset.severity,
  one.closest('.card').querySelector('.code').textContent, one.querySelector('bdi').textContent])"""


def rows(opened_page):
    """Return the findings that are kept: the group, the severity, the rule and the object."""
    return Counter(map(tuple, opened_page.evaluate(ROWS)))


def answered(report):
    return Counter(
        (
            group_of(one),
            one.severity.value,
            f"{one.rule.name} ({one.rule.code})",
            typed(one.target.label.fr, "fr"),
        )
        for one in report.results
        if group_of(one)
    )


def valley(on=None):
    return secuprev.check(secuprev.load(VALLEY), on)


def at(opened_page, day):
    """Choose a day."""
    opened_page.fill("#date", day)
    opened_page.dispatch_event("#date", "change")


def choose(opened_page, id, label):
    opened_page.select_option(f"#{id}", label=typed(label, "fr"))


# --- the day --------------------------------------------------------------------------------------


def test_a_day_is_chosen_by_its_date(opened):
    one = opened(page("valley"))
    assert rows(one) == answered(valley())
    for day in ("2015-06-01", "2020-01-01", "2026-04-03"):
        at(one, day)
        report = valley(day)
        assert rows(one) == answered(report)
        assert one.locator(".tile.breach .figure").inner_text() == str(len(report.breaches))
        assert one.input_value("#date") == day


def test_no_verdict_is_not_told_as_nothing_breached(opened):
    one = opened(secuprev.check(secuprev.loads(TERM, format="yaml"), DAY).to_html())
    figure = one.locator(".tile.breach .figure")
    assert figure.inner_text().isdigit()
    at(one, "2027-12-31")
    assert figure.inner_text() == "–"
    assert "n'a pas été lu" in one.locator(".tile.breach").inner_text()
    assert not rows(one)
    at(one, DAY)
    assert figure.inner_text().isdigit()


def test_the_slider_goes_from_change_to_change_by_keyboard(opened):
    one = opened(page("valley"))
    first = one.locator("#now").inner_text()
    one.focus("#slider")
    one.keyboard.press("ArrowLeft")
    expect = pytest.importorskip("playwright.sync_api").expect
    expect(one.locator("#now")).not_to_have_text(first)
    assert one.get_attribute("#slider", "aria-valuetext") == one.locator("#now").text_content()
    one.keyboard.press("Home")
    expect(one.locator("#earlier")).to_be_disabled()
    assert one.input_value("#date") == "2009-02-01"  # the CISPD, the oldest instrument
    one.click("#later")
    one.click("#back")
    assert rows(one) == answered(valley())
    assert one.locator("#back").is_disabled()


def test_coverage_and_partnerships_follow_the_day(opened):
    one = opened(page("valley"))
    names = "[...document.querySelectorAll('#coverage tbody tr')].filter(it => !it.hidden)"
    names += ".map(it => it.querySelector('th').textContent)"
    knots = "[...document.querySelectorAll('.knot')].filter(it => !it.hasAttribute('hidden'))"
    knots += ".map(it => it.querySelector('title').textContent)"
    for day in ("2014-01-01", "2020-06-01"):
        at(one, day)
        framework = secuprev.load(VALLEY)
        covered = secuprev.coverage(framework, day).domains
        wanted = {typed(domains[code].label.fr, "fr") for code in covered}
        assert set(one.evaluate(names)) == wanted
        shown = set(one.evaluate(knots))
        there = {
            typed(it.label.fr, "fr") for it in secuprev.cooperation.instruments(framework, day)
        }
        assert there <= shown
        assert not shown & ({"Convention de coordination de 2013"} - there)


def test_the_life_of_instruments_is_clicked_to_choose_a_day(opened):
    one = opened(page("valley"))
    # That of the convention of 2013, in its middle, away from what marks its renewals.
    one.locator("#chart rect.bar").first.click(position={"x": 60, "y": 2})
    assert "2013-04-12" <= one.input_value("#date") <= "2019-06-02"


# --- findings -------------------------------------------------------------------------------------


def test_findings_are_filtered_by_severity_rule_and_words(opened):
    one = opened(page("valley"))
    every = answered(valley())
    choose(one, "severity", "obligation")
    assert rows(one) == Counter({k: n for k, n in every.items() if k[1] == "obligation"})
    one.click("#clear")
    assert rows(one) == every
    label = (
        "Un service de police municipale qui atteint le seuil d'emplois a une convention en vigueur"
    )
    one.evaluate(
        "label => { const list = document.querySelector('#rule');"
        " list.value = [...list.options].find(it => label.startsWith(it.text.slice(0, 60))).value;"
        " list.dispatchEvent(new Event('input', {bubbles: true})); }",
        label,
    )
    assert {key[2] for key in rows(one)} == {"missing-convention (CONV-001)"}
    one.click("#clear")
    one.fill("#words", "CYNOPHILE")
    found = rows(one)
    assert found
    assert {"dog-unit-without-convention (DEP-004)"} <= {key[2] for key in found}
    assert found.total() < every.total()
    assert str(found.total()) in one.locator("#shown").inner_text()
    one.fill("#words", "aucun constat ne dit cela")
    assert not rows(one)
    assert one.locator("#empty").is_visible()


def test_findings_are_filtered_by_text(opened):
    one = opened(page("valley"))
    choose(one, "text", "CGCT")
    report = valley()
    wanted = {
        one.rule.name
        for one in report.results
        if group_of(one) and any(cited.text.short == "CGCT" for cited in one.citations)
    }
    assert {key[2].split(" ")[0] for key in rows(one)} == wanted


def test_a_commune_is_chosen_in_the_table(opened):
    one = opened(page("valley"))
    line = one.locator("#communes tr", has_text="Bourg-le-Petit")
    counts = [int(it) for it in line.locator("td[data-group]").all_inner_texts()]
    line.get_by_role("button").click()
    found = rows(one)
    by = Counter(key[0] for key in found.elements())
    assert counts == [by["breach"], by["unverifiable"], by["compliant"] + by["observed"]]
    named = {key[3] for key in found}
    assert "Bourg-le-Petit" in named
    assert not named & {"Bourg-le-Grand", "Val-sur-Eau"}
    # The municipal police of another commune has nothing to do with this one.
    assert "Police municipale de Bourg-le-Grand" not in named


def test_a_subject_keeps_its_own_findings(opened):
    one = opened(page("valley"))
    choose(one, "subject", "CISPD de la vallée")
    assert {key[3] for key in rows(one)} == {"CISPD de la vallée"}


def test_a_finding_opens_on_its_reasons_by_keyboard(opened):
    one = opened(page("valley"))
    link = one.locator(".tile.breach li:not([hidden]) a").first
    link.focus()
    one.keyboard.press("Enter")
    card = one.locator(link.get_attribute("href"))
    assert card.evaluate("it => it.open")
    said = card.inner_text()
    assert "L512-4" in said
    assert "ligne" in said


# --- partnerships ---------------------------------------------------------------------------------


def kept(opened_page, column):
    return set(
        opened_page.evaluate(
            "column => [...document.querySelectorAll('.knot.c' + column)]"
            ".filter(it => !it.hasAttribute('hidden'))"
            ".map(it => it.querySelector('title').textContent)",
            column,
        )
    )


@pytest.mark.parametrize("day", ["2020-06-01", "2026-04-03"])
def test_a_domain_keeps_those_who_work_on_it_and_their_instruments(opened, day):
    one = opened(page("valley"))
    at(one, day)
    framework = secuprev.load(VALLEY)
    names = {it.id: it.label.fr for it in secuprev.cooperation.instruments(framework, day)}
    held = engagements(framework, day)
    for code in ("truancy", "hall_occupation"):
        label = domains[code].label.fr
        choose(one, "by-domain", label)
        assert kept(one, 2) == {typed(label, "fr")}
        assert kept(one, 1) == {
            typed(names[it.instrument], "fr") for it in held if it.domain == code
        }
        assert kept(one, 0) == {typed(it.label.fr, "fr") for it in held if it.domain == code}


def test_an_instrument_keeps_its_partners_and_domains(opened):
    one = opened(page("valley"))
    at(one, "2020-06-01")
    (group,) = [
        it
        for it in secuprev.cooperation.instruments(secuprev.load(VALLEY), "2020-06-01")
        if it.id == "ecoles"
    ]
    choose(one, "by-instrument", "Groupe « écoles »")
    assert kept(one, 0) == {typed(part.actor.label.fr, "fr") for part in group.parts}
    assert kept(one, 2) == {typed(theme.label.fr, "fr") for theme in group.themes}
    one.click("#web-clear")
    assert len(kept(one, 1)) > 1


def test_a_partner_is_chosen_on_the_picture(opened):
    one = opened(page("valley"))
    at(one, "2020-06-01")
    name = "Police municipale de Bourg-le-Grand"
    one.locator(".knot.c0", has_text=name).locator("text").first.click()
    held = engagements(secuprev.load(VALLEY), "2020-06-01")
    wanted = {typed(domains[it.domain].label.fr, "fr") for it in held if it.label.fr == name}
    assert kept(one, 2) == wanted
    drawn = one.evaluate(
        "[...document.querySelectorAll('.thread')].filter(it => !it.hasAttribute('hidden')).length"
    )
    assert drawn >= len(wanted)


# --- everybody ------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("name", ["melun", "valley"])
def test_the_page_never_scrolls_sideways(opened, name, width):
    one = opened(page(name), width=width)
    one.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true; })")
    assert one.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("words", AWKWARD, ids=range(len(AWKWARD)))
def test_awkward_names_break_nothing(opened, words):
    one = opened(awkward_page(words), width=390)
    one.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true; })")
    assert one.evaluate("document.documentElement.scrollWidth") <= 390
    assert one.locator("h1").text_content() == typed(words, "fr")
    one.click("#earlier")
    one.select_option("#by-domain", index=1)
    assert one.locator("#web-count").inner_text()


@pytest.mark.parametrize(("name", "scheme"), [("melun", "light"), ("valley", "dark")])
def test_axe_finds_nothing_serious(opened, name, scheme):
    axe = MODULES / "axe-core" / "axe.min.js"
    if not axe.exists():
        pytest.skip("axe-core is not installed: run `make readers`")
    one = opened(page(name), scheme=scheme)
    at(one, "2020-06-01")
    one.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true; })")
    one.evaluate(axe.read_text(encoding="utf-8"))
    found = one.evaluate("axe.run(document, {resultTypes: ['violations']})")
    grave = [
        (it["id"], it["impact"], [node["html"][:200] for node in it["nodes"][:3]])
        for it in found["violations"]
        if it["impact"] in ("serious", "critical")
    ]
    assert grave == []
    assert len(found["passes"]) > 20


def test_without_a_script_the_day_asked_about_is_whole(opened):
    one = opened(page("valley"), script=False)
    assert not one.locator("#filters").is_visible()
    assert not one.locator("#slider").is_visible()
    report = valley()
    shown = one.locator("section.batch:not([hidden]) > details.card:not([hidden])")
    wanted = {(group_of(it), it.severity, it.rule.name) for it in report.results if group_of(it)}
    assert shown.count() == len(wanted)
    assert one.locator("noscript").count() == 1


def test_printing_opens_the_findings_that_are_kept_and_closes_them_again(opened):
    one = opened(page("valley"))
    choose(one, "severity", "obligation")
    one.emulate_media(media="print")
    one.evaluate("dispatchEvent(new Event('beforeprint'))")
    cards = one.locator("section.batch:not([hidden]) > details.card:not([hidden])")
    assert cards.count() > 1
    assert cards.first.locator(".inside").is_visible()
    assert cards.last.locator(".inside").is_visible()
    assert not one.locator("#filters").is_visible()
    one.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not cards.first.evaluate("it => it.open")
    assert one.pdf(format="A4").startswith(b"%PDF")


def test_the_policy_stops_what_is_not_of_the_page(browser, tmp_path):
    file = tmp_path / "page.html"
    added = "<script>document.title = 'taken'</script><img src='https://example.org/x.png'></body>"
    file.write_text(page("melun").replace("</body>", added), encoding="utf-8")
    context = browser.new_context(offline=True)
    one = context.new_page()
    refused, asked = [], []
    one.on("console", lambda said: refused.append(said.text))
    one.on("requestfailed", lambda request: asked.append((request.url, request.failure)))
    one.goto(file.as_uri())
    assert one.title() != "taken"
    assert len([it for it in refused if "Content Security Policy" in it]) == 2
    assert asked == [("https://example.org/x.png", "csp")]  # it never left
    context.close()


def test_the_page_is_in_english_on_request(opened):
    one = opened(page("valley", "en"))
    assert one.get_attribute("html", "lang") == "en"
    choose(one, "severity", "duty")
    assert "answers of that day shown" in one.locator("#shown").inner_text()


def test_the_script_keeps_its_types(tmp_path):
    tsc = MODULES / "typescript" / "bin" / "tsc"
    if not tsc.exists():
        pytest.skip("typescript is not installed: run `make readers`")
    script = Path(secuprev.__file__).parent / "render" / "page" / "script.js"
    done = subprocess.run(
        ["node", tsc, "--noEmit", "--checkJs", "--allowJs", "--strict", "--target", "es2022",
         "--lib", "es2022,dom,dom.iterable", script],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_melun_opens_on_what_a_reader_asks_first(opened):
    one = opened(page("melun"))
    report = secuprev.check(secuprev.load(MELUN))
    top = one.locator(".tile.unverifiable .figure").bounding_box()
    assert top["y"] + top["height"] < 900
    assert one.locator(".tile.unverifiable .figure").inner_text() == str(len(report.unverifiable))
