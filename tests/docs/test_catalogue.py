"""The pages that the documentation takes from the library: none is missing, each is whole."""

import re

import pytest
import yaml

from secuprev import law, rules
from secuprev.documents import json_schema
from secuprev.render.days import in_words
from tests.docs.catalogue import Sheet, api_sheets, site, writing


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    home = tmp_path_factory.mktemp("catalogue")
    writing.write(home)
    return home


def page(folder, place):
    """Return a page, its English and its French part."""
    english, french = (folder / f"{place}.md").read_text("utf-8").split("## En français")
    return english, french


def stems(folder):
    return {one.name.removesuffix(".md") for one in folder.iterdir()}


def shown(words):
    """Return words as they stand in Markdown."""
    sheet = Sheet("en")
    return sheet.said(words)


def test_each_rule_domain_and_value_has_its_page_and_nothing_else_has(folder):
    assert stems(folder / "rules") == {"index", *(one.name for one in rules.rules())}
    assert stems(folder / "domains") == {"index", *law.domains}
    assert stems(folder / "values") == {"index", *law.names()}


def test_a_list_leads_to_each_page(folder):
    for name in ("rules", "domains", "values"):
        index = (folder / name / "index.md").read_text("utf-8")
        linked = set(re.findall(r"\]\(([^)]+)\.md\)", index))
        assert linked == {one.name.removesuffix(".md") for one in (folder / name).iterdir()} - {
            "index"
        }


def test_a_page_of_old_goes_away(tmp_path):
    writing.write(tmp_path)
    (tmp_path / "rules" / "rule-of-old.md").write_text("# Old", "utf-8")
    kept = (tmp_path / "rules" / "index.md").stat().st_mtime_ns
    writing.write(tmp_path)
    assert not (tmp_path / "rules" / "rule-of-old.md").exists()
    assert (tmp_path / "rules" / "index.md").stat().st_mtime_ns == kept


@pytest.mark.parametrize("one", rules.rules(), ids=lambda one: one.name)
def test_the_page_of_a_rule_tells_all_of_it_in_both_languages(folder, one):
    for part, lang in zip(page(folder, f"rules/{one.name}"), ("en", "fr"), strict=True):
        assert shown(one.label.in_(lang)) in part
        sections = rules.page(one, lang)
        assert shown(sections["Why"]) in part
        assert shown(sections["History"]) in part
        examples = re.findall(r"```yaml\n(.*?)```", part, re.DOTALL)
        assert [yaml.safe_load(text) for text in examples] == [
            yaml.safe_load(sections[name]) for name in ("Breach", "Compliant")
        ]
        for name in set(one.cites) & set(law.names()):
            assert f"`{name}`" in part


@pytest.mark.parametrize("name", law.names())
def test_the_page_of_a_value_links_what_it_rests_on(folder, name):
    parameter = law.parameter(name)
    told = [state for state in parameter.series if state.period.overlaps(parameter.series.span)]
    for part, lang in zip(page(folder, f"values/{name}"), ("en", "fr"), strict=True):
        rows = [line for line in part.splitlines() if line.startswith("| ")]
        for state in told:
            start = max(filter(None, (state.period.start, parameter.series.span.start)))
            words = in_words(f"{start}", lang)
            row = next(line for line in rows if words in line.split(" | ")[0])
            for citation in state.citations():
                link = f"[{shown(citation.short)}]({citation.url} "
                assert (link if citation.url else shown(citation.short)) in row
        texts = {one.text for state in told for one in state.citations()}
        assert all(shown(text.title) in part for text in texts)


def test_the_threshold_of_posts_through_time(folder):
    english, french = page(folder, "values/convention.posts_threshold")
    assert re.search(
        r"^\| from 2012-05-01 to 2019-12-28 \| 5 posts \| \[CSI L512-4 al. 1\]", english, re.M
    )
    assert re.search(
        r"^\| depuis le 29\xa0décembre 2019 \| 3 emplois \| \[CSI L512-4 al. 1\]", french, re.M
    )
    assert "`missing-convention`" in english


def test_a_domain_tells_where_models_name_it_and_who_may_act(folder):
    english, french = page(folder, "domains/holiday_watch")
    # Nothing in the model of 2000; 8° of article 16 since the decree of 2 January 2012.
    assert "| from 2000-03-27 to 2012-01-04 | does not name it |" in english
    assert re.search(r"\| since 2014-01-01 \| \[?CSI annexe 1 art. 16, 8°", english)
    assert "Opérations tranquillité vacances" in english
    assert "| Police municipale | depuis le 5\xa0janvier 2012 | peut mener |" in french


def test_the_band_of_years_follows_the_law(folder):
    english, _ = page(folder, "domains/vehicle_impoundment")
    (band,) = re.findall(r'<th scope="row">Municipal police</th>(.*)</tr>', english)
    cells = re.findall(r'class="(\w+)" colspan="(\d+)"', band)
    # Loi 2003-239 of 18 March 2003 gave the power; 24 years from 2003 to 2026.
    assert cells[-1] == ("lead", "24")
    assert sum(int(count) for _, count in cells) == 2026 - 1999 + 1


def test_names_lead_to_pages_that_are_there(folder):
    for place in set(writing.places().values()):
        assert (folder / f"{place.removeprefix('catalogue/')}.md").exists(), place


def test_what_markdown_would_obey_is_shown():
    assert shown("a|b *c* <d> [e] `f_g`") == r"a\|b \*c\* \<d\> \[e\] `f_g`"


@pytest.mark.parametrize(
    ("name", "public"),
    [
        ("secuprev.law.dated.Series", True),
        ("secuprev.check", True),
        ("secuprev.law.dated.T", False),
        ("secuprev.render.layout.Page", False),
        ("datetime.date", False),
        ("str", False),
    ],
)
def test_a_public_name_is_known_wherever_it_is_defined(name, public):
    assert api_sheets.is_public(name) is public


@pytest.mark.parametrize(("stem", "lang"), [("index", "en"), ("fr", "fr")])
def test_the_format_of_a_document_tells_every_key_and_every_word(folder, stem, lang):
    text = (folder / "format" / f"{stem}.md").read_text("utf-8")
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    schema = json_schema(lang)

    def held(one):
        """Return the keys or the words of a definition, wherever it writes them out."""
        forms = [one, *one.get("anyOf", ())]
        keys = [key for form in forms for key in form.get("properties", ())]
        return keys + [word["const"] for word in one.get("oneOf", ())]

    told = [re.findall(r"^\| (?:\*\*)?`([^`]+)`", part, re.MULTILINE) for part in sections]
    assert told == [keys for one in (schema, *schema["$defs"].values()) if (keys := held(one))]


def test_the_command_line_tells_each_command(folder):
    for stem, words in (("index", "Usage: "), ("fr", "Usage : ")):
        text = (folder / "commands" / f"{stem}.md").read_text("utf-8")
        parts = re.findall(r"^## secuprev (\S+)$(.*?)```$", text, re.MULTILINE | re.DOTALL)
        assert {"check", "explain", "graph", "france", "schema", "what-if"} <= dict(parts).keys()
        for name, said in parts:
            assert f"{words}secuprev {name}" in said


# --- the site -------------------------------------------------------------------------------------


def write_site(folder, body, css=""):
    (folder / "other.html").write_text('<h2 id="there">Other</h2>', "utf-8")
    (folder / "index.html").write_text(f'<main id="top">{body}</main>', "utf-8")
    (folder / "style.css").write_text(css, "utf-8")
    return [fault for _, fault in site.faults(folder.resolve())]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="other.html">',
        '<a href="other.html#there">',
        '<a href="#top">',
        '<a href="https://www.legifrance.gouv.fr/">',
        '<img src="data:image/png;base64,AA==">',
        '<a class="x" href="style.css">',
    ],
)
def test_a_link_that_leads_somewhere_is_no_fault(tmp_path, body):
    assert write_site(tmp_path, body) == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<a href="gone.html">', "leads nowhere: gone.html"),
        ('<a href="other.html#gone">', "no such place in the page: other.html#gone"),
        ('<a href="#gone">', "no such place in the page: #gone"),
        ('<img src="gone.png">', "leads nowhere: gone.png"),
        (
            '<script src="https://cdn.example/x.js">',
            "fetched from outside: https://cdn.example/x.js",
        ),
        (
            '<link rel="stylesheet" href="//fonts.example/f.css">',
            "fetched from outside: //fonts.example/f.css",
        ),
    ],
)
def test_a_fault_of_the_site_is_told(tmp_path, body, fault):
    assert write_site(tmp_path, body) == [fault]


def test_a_font_fetched_from_outside_is_told(tmp_path):
    css = "@import url('https://fonts.example/f.css');"
    assert write_site(tmp_path, "", css) == ["fetched from outside: https://fonts.example/f.css"]
