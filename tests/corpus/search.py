"""Finding the values of a corpus row again in a `Framework`, without asking the converter.

For each key of the corpus there is a place: a function that lists what the framework says there, in
the words of the corpus. What a row tells under a key must be what stands in its place: no value
less, no value more, in the same order. A key that is `null` or absent wants its place empty.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from secuprev import france
from secuprev.model import Convention, Force, Framework, RemarkKind, Signature, Stage
from secuprev.values import PartialDate

__all__ = ["EXPRESSED_OTHERWISE", "PLACES", "differences", "only_convention", "signatures", "told"]

Values = list[Any]

EXPRESSED_OTHERWISE = {
    "known_to_project": (
        "says that a seed document of the project tells the same convention: a note about the"
        " corpus, from which nothing follows for the convention"
    ),
}

# Values of the corpus that two words stand for, or that the library writes in another way.
READ_AS: dict[str, dict[Any, Any]] = {
    "epci.type": {"CC": "cc", "CA": "ca"},
    # Both say that the prosecutor signs; which kind of page shows it is `evidence`.
    "procureur_role": {"party": "signs", "signatory": "signs"},
}

STATE = ("police_nationale", "gendarmerie_nationale")
LOCAL = ("police_municipale", "police_intercommunale")
NOTE_ABOUT = {
    "procureur_check": "procureur: ",
    "priorities_nature": "priorities: ",
    "evaluation_clause": "evaluation: ",
}


def told(row: dict[str, Any]) -> dict[str, Values]:
    """Return what a row tells, by key; ``null`` tells nothing."""
    found: defaultdict[str, Values] = defaultdict(list)
    for key, value in leaves(row, ""):
        found[key].append(READ_AS.get(key, {}).get(value, value))
    return dict(found)


def leaves(value: Any, key: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from leaves(one, f"{key}.{name}" if key else name)
    elif isinstance(value, list):
        for one in value:
            yield from leaves(one, key)
    elif value is not None:
        yield key, value


def differences(row: dict[str, Any], framework: Framework) -> dict[str, tuple[Values, Values]]:
    """Return the keys at which row and framework differ, with what each of them says."""
    wanted = {key: one for key, one in told(row).items() if key not in EXPRESSED_OTHERWISE}
    found = {key: place(framework) for key, place in PLACES.items()}
    return {
        key: (wanted.get(key, []), found.get(key, []))
        for key in dict.fromkeys([*wanted, *found])
        if wanted.get(key, []) != found.get(key, [])
    }


# --- what a framework says ------------------------------------------------------------------------


def only_convention(framework: Framework) -> Convention:
    assert framework.conventions is not None
    (convention,) = framework.conventions
    return convention


def known(*values: Any) -> Values:
    return [one for one in values if one is not None]


def of_convention(name: str) -> Callable[[Framework], Values]:
    return lambda framework: known(getattr(only_convention(framework), name))


def of_clauses(name: str) -> Callable[[Framework], Values]:
    return lambda framework: known(getattr(only_convention(framework).clauses, name))


def of_communes(name: str) -> Callable[[Framework], Values]:
    return lambda framework: known(*(getattr(one, name) for one in framework.communes))


def of_acts(name: str) -> Callable[[Framework], Values]:
    """Read what the convention, its renewals and its amendments say, only one of which is told."""

    def place(framework: Framework) -> Values:
        convention = only_convention(framework)
        acts = (convention, *convention.renewals, *convention.amendments)
        return known(*(getattr(one, name, None) for one in acts))

    return place


def of_forces(kinds: tuple[str, ...], name: str) -> Callable[[Framework], Values]:
    def place(framework: Framework) -> Values:
        return known(*(getattr(one, name) for one in forces(framework) if one.kind in kinds))

    return place


def forces(framework: Framework) -> Iterable[Force]:
    return framework.forces or ()


def days(framework: Framework) -> list[PartialDate]:
    convention = only_convention(framework)
    renewed = [one.on for one in convention.renewals]
    amended = [one.on for one in convention.amendments]
    return known(convention.signed, *renewed, *amended)


def exact_days(framework: Framework) -> Values:
    return [str(one) for one in days(framework) if one.day]


def months(framework: Framework) -> Values:
    return [str(one) for one in days(framework) if one.month and not one.day]


def years(framework: Framework) -> Values:
    return [one.year for one in days(framework) if not one.day]


def published(framework: Framework) -> Values:
    (source,) = framework.sources
    return [str(one) for one in known(*of_acts("published")(framework), source.published)]


def kind(framework: Framework) -> Values:
    convention = only_convention(framework)
    return ["communal_group" if convention.batch else convention.kind.value]


def doc_type(framework: Framework) -> Values:
    convention = only_convention(framework)
    found = ["renewal" for _ in convention.renewals] + ["avenant" for _ in convention.amendments]
    return found or ["convention"]


def stage(framework: Framework) -> Values:
    found = only_convention(framework).stage
    # That a day is announced is said in `date_basis`, that an act is signed is said of none.
    return [found.value] if found is Stage.DRAFT else []


def truncated(framework: Framework) -> Values:
    complete = only_convention(framework).communes_complete
    return [] if complete is None else [not complete]


def bodies_of_communes(framework: Framework) -> Values:
    # The name follows from the number: the reference that comes with the library has it.
    return [france.epci(one.epci).name for one in framework.communes if one.epci]


def body(name: str) -> Callable[[Framework], Values]:
    return lambda framework: known(getattr(framework.epci, name, None))


def signatures(framework: Framework) -> tuple[Signature, ...]:
    return tuple(one for given in of_acts("signatories")(framework) for one in given)


def signatories(framework: Framework) -> Values:
    # One phrase may name two prefects: it stands in the signatures of both.
    return list(dict.fromkeys(one.name or one.office for one in signatures(framework)))


def role_of_prosecutor(framework: Framework) -> Values:
    signs = ["signs" for one in signatures(framework) if one.office == "procureur"]
    opinions = only_convention(framework).opinions or ()
    return signs + ["opinion" for one in opinions if one.office == "procureur"]


def labels(title: int | None) -> Callable[[Framework], Values]:
    def place(framework: Framework) -> Values:
        mentions = only_convention(framework).domains or ()
        return [one.label for one in mentions if one.title == title and one.domain is None]

    return place


def remarks(kind: RemarkKind) -> Callable[[Framework], Values]:
    return lambda framework: [
        one.text for one in only_convention(framework).remarks if one.kind is kind
    ]


def notes(about: str) -> Callable[[Framework], Values]:
    def place(framework: Framework) -> Values:
        found = remarks(RemarkKind.NOTE)(framework)
        return [one.removeprefix(about) for one in found if one.startswith(about)]

    return place


def other_notes(framework: Framework) -> Values:
    found = remarks(RemarkKind.NOTE)(framework)
    return [one for one in found if not one.startswith(tuple(NOTE_ABOUT.values()))]


PLACES: dict[str, Callable[[Framework], Values]] = {
    "id": lambda framework: [framework.id],
    "source_url": lambda framework: known(*(one.url for one in framework.sources)),
    "evidence": lambda framework: known(*(one.evidence for one in framework.sources)),
    "kind": kind,
    "doc_type": doc_type,
    "stage": stage,
    "communes.insee": of_communes("code"),
    "communes.nom": of_communes("name"),
    "communes.member_of_epci.code": of_communes("epci"),
    "communes.member_of_epci.nom": bodies_of_communes,
    "commune_as_written": of_convention("communes_label"),
    "communes_total": of_convention("communes_count"),
    "communes_list_truncated": truncated,
    "epci.code": body("siren"),
    "epci.nom": body("name"),
    "epci.type": body("kind"),
    "epci_as_written": of_convention("epci_label"),
    "state_force": of_forces(STATE, "kind"),
    "state_unit": of_forces(STATE, "name"),
    "pm_agents": of_forces(LOCAL, "headcount"),
    "asvp": of_forces(("asvp",), "headcount"),
    "armed": of_forces(LOCAL, "firearms"),
    "night_work": of_forces(LOCAL, "night"),
    "date_signed": exact_days,
    "month_signed": months,
    "year_signed": years,
    "date_deliberated": lambda framework: [
        str(one) for one in of_convention("deliberated")(framework)
    ],
    "date_published": published,
    "date_basis": of_acts("date_basis"),
    "term_label": of_convention("term_label"),
    "duration_years": of_acts("years"),
    "renewal": of_convention("renewal"),
    "denunciation_notice_months": of_convention("notice_months"),
    "amendment_number": of_acts("number"),
    "pages": of_acts("pages"),
    "signatories": signatories,
    "procureur_role": role_of_prosecutor,
    "procureur_check": notes(NOTE_ABOUT["procureur_check"]),
    "local_diagnosis": of_clauses("diagnosis"),
    "priorities": labels(None),
    "priorities_complete": of_convention("domains_complete"),
    "priorities_nature": notes(NOTE_ABOUT["priorities_nature"]),
    "reinforced_cooperation": of_clauses("reinforced"),
    "reinforced_domains": labels(2),
    "evaluation_clause": notes(NOTE_ABOUT["evaluation_clause"]),
    "unusual": remarks(RemarkKind.UNUSUAL),
    "deviations": remarks(RemarkKind.DEVIATION),
    "notes": other_notes,
}
