"""A made-up France: the real bodies and communes of the reference, with facts by a fixed seed.

What is drawn resembles what is known of the real country: about 4,500 services, most of them small,
a convention where there are posts enough and for some of the others, councils in the larger
communes and in some of the bodies. It says nothing of any real commune.
"""

import json
import random
from collections.abc import Iterable
from concurrent.futures import Executor
from functools import cache
from typing import Any

import secuprev
from secuprev import france, law, rules
from secuprev.documents import dumps
from secuprev.france import ReferenceCommune, ReferenceEpci
from secuprev.model import (
    Clauses,
    Commune,
    Convention,
    Council,
    DomainMention,
    Epci,
    Force,
    Framework,
    Member,
    RenewalKind,
    Signature,
    Source,
    YearOfMeetings,
)
from secuprev.values import PartialDate

__all__ = ["DAY", "DUTIES", "counted", "frameworks", "lines"]

DAY = "2026-03-02"
DUTIES = (
    "missing-convention",
    "firearms-without-convention",
    "body-cameras-without-convention",
    "convention-expired",
    "clspd-missing",
)


@cache
def lines() -> tuple[bytes, ...]:
    """Return a document for each of the 1,255 bodies with their own taxation, as lines of JSON."""
    drawn = random.Random(2026)
    written = (dumps(_framework(body, drawn), "json") for body in france.epcis(DAY))
    return tuple(
        json.dumps(json.loads(one), ensure_ascii=False, separators=(",", ":")).encode()
        for one in written
    )


@cache
def frameworks() -> tuple[Framework, ...]:
    """Return the same as frameworks."""
    return tuple(_read(line) for line in lines())


def counted(lines: Iterable[bytes], executor: Executor | None = None) -> dict[str, Any]:
    """Return the summary of a country, from its documents, one in memory at a time."""
    total = rules.Tally()
    for part in rules.check_many(lines, DAY, read=_read, then=rules.tally, executor=executor):
        total.add(part)
    return total.to_dict()


def _read(line: bytes) -> Framework:
    return secuprev.loads(line.decode(), "json")


def _framework(body: ReferenceEpci, drawn: random.Random) -> Framework:
    places = [france.commune(code, DAY) for code in body.members]
    policed = [one for one in places if _has_police(one, drawn)]
    services = tuple(_service(one, drawn) for one in policed)
    state = Force(id="etat", kind=drawn.choice(["police_nationale", "gendarmerie_nationale"]))
    pairs = zip(policed, services, strict=True)
    bound = [one for one, service in pairs if (service.posts or 0) >= 3 or drawn.random() < 0.3]
    chosen = [one for one in places if (one.population or 0) > 5_000 and drawn.random() < 0.7]
    joint = drawn.random() < 0.5 and body.kind != "metropole_lyon"  # which is no such body
    shared = (_council("cispd", "cispd", drawn, epci=body.siren),) * joint
    return Framework(
        id=f"epci-{body.siren}",
        name=body.name,
        epci=Epci(
            siren=body.siren,
            prevention=body.kind != "cc" or drawn.random() < 0.5,  # the others hold it by law
            source="fiches",
        ),
        communes=tuple(_commune(one, drawn) for one in places),
        sources=(
            Source(id="fiches", title="Fiches des communes"),
            Source(
                id="enquete", title="Enquête sur les polices municipales", read=PartialDate(2026)
            ),
        ),
        forces=(state, *services),
        conventions=tuple(_convention(one, drawn) for one in bound),
        councils=(
            *(_council("clspd", f"clspd-{one.code}", drawn, commune=one.code) for one in chosen),
            *shared,
        ),
    )


def _has_police(commune: ReferenceCommune, drawn: random.Random) -> bool:
    return drawn.random() < min(0.95, (commune.population or 0) / 9_000)


def _commune(commune: ReferenceCommune, drawn: random.Random) -> Commune:
    large = (commune.population or 0) > 10_000
    return Commune(
        code=commune.code,
        name=commune.name,
        population=commune.population_total,
        qpv=large and drawn.random() < 0.5,
        state_police=large and drawn.random() < 0.6,
        source="fiches",
    )


def _service(commune: ReferenceCommune, drawn: random.Random) -> Force:
    posts = max(1, round((commune.population or 0) / 1_800 * drawn.uniform(0.5, 1.6)))
    return Force(
        id=f"pm-{commune.code}",
        kind="police_municipale",
        name=f"Police municipale de {commune.name}",
        communes=(commune.code,),
        posts=posts,
        firearms=drawn.choice([True, False, None]),
        body_cameras=drawn.choice([True, False, None]),
        dog_unit=posts > 10 and drawn.random() < 0.2,
        night=drawn.choice([True, False, False, None]),
        source="enquete",
    )


def _day(drawn: random.Random, first: int, last: int) -> PartialDate:
    return PartialDate(drawn.randint(first, last), drawn.randint(1, 12), drawn.randint(1, 28))


def _convention(commune: ReferenceCommune, drawn: random.Random) -> Convention:
    named = drawn.sample(list(law.domains), drawn.randint(4, 12))
    return Convention(
        id=f"convention-{commune.code}",
        communes=(commune.code,),
        forces=("etat", f"pm-{commune.code}"),
        signed=_day(drawn, 2019, 2025),
        years=3,
        renewal=drawn.choice(list(RenewalKind)),
        signatories=(
            Signature(office="maire", commune=commune.code),
            Signature(office="prefet", departement=commune.departement),
            Signature(office="procureur", departement=commune.departement),
        ),
        domains=tuple(
            DomainMention(domain=one, label=law.domains[one].label.fr, title=drawn.choice([1, 2]))
            for one in named
        ),
        clauses=Clauses(
            diagnosis=drawn.choice([True, False, None]),
            doctrine=drawn.choice([True, None]),
            evaluation=drawn.choice([True, None]),
        ),
        source="enquete",
    )


def _council(
    kind: str, id: str, drawn: random.Random, commune: str | None = None, epci: str | None = None
) -> Council:
    return Council(
        id=id,
        kind=kind,
        communes=(commune,) if commune else None,
        epci=epci,
        created=_day(drawn, 2003, 2024),
        chair="maire" if commune else "president_epci",
        members=tuple(Member(office=one) for one in ("maire", "prefet", "procureur")),
        meetings=tuple(
            YearOfMeetings(year=year, plenary=drawn.randint(0, 3), complete=True)
            for year in (2023, 2024, 2025)
        ),
        source="fiches",
    )
