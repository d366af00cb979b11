"""Documents that pages are made of in tests."""

from functools import cache
from pathlib import Path

import secuprev
from secuprev.model import (
    Commune,
    Convention,
    Council,
    DomainMention,
    Epci,
    Force,
    Framework,
    Member,
    Partner,
    RenewalKind,
    Source,
    Waiver,
    WorkingGroup,
)
from secuprev.values import PartialDate

ROOT = Path(__file__).parents[3]
MELUN = ROOT / "examples" / "melun-val-de-seine.yaml"
SENART = ROOT / "examples" / "senart-2012.yaml"
VALLEY = ROOT / "docs" / "how-to" / "pictures" / "vallee.yaml"
FILES = {"melun": MELUN, "senart": SENART, "valley": VALLEY}

# What a name may be, and what must come of it: words.
AWKWARD = (
    '<script>alert("1")</script>',
    "</script><script>throw 1</script>",
    "<!--",
    "]]>",
    "\"><img src=x onerror='throw 1'>",
    "' onmouseover='throw 1",
    "{{ 7 * 7 }} {% raw %} ${1}",
    "\u202etxt.exe\u2066",
    "שלום עולם",
    "&lt;b&gt; &amp;amp; &#0;",
    "\x1b[31mrouge\x00",
    "👮🏽\u200d♀️ police",
    "x" * 10_000,
    "mot " * 2_500,
)
DAY = "2026-01-01"


@cache
def page(name: str, lang: "secuprev.values.Lang" = "fr", on: str | None = None) -> str:
    """Return the page of one of the documents, made only once."""
    file = FILES[name]
    return secuprev.check(secuprev.load(file), on).to_html(lang, file=file)


TERM = """
secuprev: 1
id: x
communes: [{code: "77288", name: Melun}]
forces:
  - {id: pm, kind: police_municipale, communes: ["77288"]}
  - {id: gn, kind: gendarmerie_nationale, communes: ["77288"]}
conventions:
  - id: c
    signed: 2025-01-01
    years: 3
    renewal: express
    communes: ["77288"]
    forces: [pm, gn]
    domains: [holiday_watch]
"""
"""A document whose one convention ends after the last day that the law was read."""


def town(words: str) -> Framework:
    """Return a town in which all that is free words is awkward."""
    return Framework(
        id=words,
        name=words,
        epci=Epci(siren=None, name=words, communes=("77288", "77285")),
        communes=(
            Commune(code="77288", name=words, population=9000),
            Commune(code="77285", name=f"{words} 2", population=900),
        ),
        sources=(Source(id=f"s {words}", title=words, url=f"javascript:{words}"),),
        partners=(Partner(id=f"p {words}", kind="procureur", name=words),),
        forces=(
            Force(
                id=f"f {words}",
                kind="police_municipale",
                name=words,
                communes=("77288",),
                posts=9,
                firearms=True,
                source=f"s {words}",
            ),
            Force(id=f"g {words}", kind="gendarmerie_nationale", name=words),
        ),
        conventions=(
            Convention(
                id=f"c {words}",
                name=words,
                signed=PartialDate.parse("2020-03-01"),
                years=3,
                renewal=RenewalKind.EXPRESS,
                communes=("77288",),
                forces=(f"f {words}", f"g {words}"),
                domains=(DomainMention(domain="holiday_watch"), DomainMention(label=words)),
                label=words,
            ),
        ),
        councils=(Council(id=f"k {words}", kind="clspd", name=words, chair="maire"),),
        groups=(
            WorkingGroup(
                id=f"w {words}",
                kind="local",
                name=words,
                aims=words,
                members=(Member(partner=f"f {words}"), Member(partner=f"p {words}")),
                domains=("holiday_watch", "dangerous_dogs"),
            ),
        ),
        waivers=(
            Waiver(
                rule="missing-convention",
                subject=f"f {words}",
                reason=words,
                author=words,
                expires=PartialDate.parse("2026-06-30").earliest,
            ),
        ),
    )


# A rule for each kind of object, so that a page of awkward names is made at once.
_SOME = (
    "missing-convention",
    "clspd-missing",
    "council-chair",
    "group-meets-rarely",
    "convention-expired",
    "domain-not-in-model",
    "partner-outdated",
)


def awkward_page(words: str) -> str:
    """Return the page of a town in which all that is free words is awkward."""
    return secuprev.check(town(words), DAY, select=_SOME).to_html()
