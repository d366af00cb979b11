"""One row of the corpus as a document of secuprev, such as a user would write it.

Every fact of the row is taken out of it, and what nobody took is refused at the end: no fact is
dropped in silence. What the row does not say (`null`) is left out of the document: not known.
"""

from collections.abc import Iterator
from typing import Any

from attrs import define, field

from secuprev import france

__all__ = ["Facts", "NotConverted", "convert"]

Facts = dict[str, Any]
Parties = tuple[list[Facts] | None, list[str] | None]

SOURCE = "source"
MUNICIPAL = "police-municipale"

# The words with which a phrase begins, as the corpus writes them: without accents.
OFFICES = {
    "maire": "maire",
    "maires": "maire",
    "ville": "maire",
    "president EPCI": "president_epci",
    "vice-president EPCI": "vice_president_epci",
    "prefet": "prefet",
    "prefete": "prefet",
    "prefets": "prefet",
    "prefecture": "prefet",
    "sous-prefet": "sous_prefet",
    "sous-prefete": "sous_prefet",
    "procureur": "procureur",
    "procureure": "procureur",
    "parquet": "procureur",
    "colonel du groupement": "chef_groupement_gendarmerie",
}
PLURALS = ("maires", "prefets")

# The lists and texts that end as remarks: (key, kind, what is said of the text first).
REMARKS = (
    ("unusual", "unusual", ""),
    ("deviations", "deviation", ""),
    ("notes", "note", ""),
    ("procureur_check", "note", "procureur: "),
    ("priorities_nature", "note", "priorities: "),
)


class NotConverted(ValueError):
    """A row says something for which the converter knows no place."""


@define
class Row:
    """The facts of a row, or of a part of it, taken out one by one."""

    facts: Facts
    parts: list["Row"] = field(factory=list)

    def take(self, key: str) -> Any:
        """Take a fact out; ``None`` when it is not known."""
        return self.facts.pop(key, None)

    def take_parts(self, key: str) -> list["Row"]:
        """Take a part out, or a list of parts, which are to be used up in their turn."""
        found = self.take(key) or []
        parts = [Row(dict(one)) for one in (found if isinstance(found, list) else [found])]
        self.parts += parts
        return parts

    def left(self) -> list[str]:
        """Return the keys that nobody took."""
        return [*self.facts, *(key for part in self.parts for key in part.left())]


def known(**facts: Any) -> Facts:
    """Return the facts that are known."""
    return {key: value for key, value in facts.items() if value is not None}


def convert(facts: Facts) -> Facts:
    """Return the document of a row, which is left as it was.

    Raises:
        NotConverted: the row holds something that has no place in the document.
    """
    row = Row(dict(facts))
    document = _document(row)
    if row.left():
        raise NotConverted(f"{facts['id']}: not taken: {', '.join(row.left())}")
    return document


def _document(row: Row) -> Facts:
    id = row.take("id")
    row.take("known_to_project")  # says that a seed document holds the same: no fact of its own
    source = known(id=SOURCE, url=row.take("source_url"), evidence=row.take("evidence"))
    communes = [_commune(one) for one in row.take_parts("communes")]
    kind, complete = row.take("kind"), _opposite(row.take("communes_list_truncated"))
    forces, parties = _forces(row, kind, _codes(communes) if complete is not False else None)
    act, published = _act(row), row.take("date_published")
    # A recueil des actes administratifs publishes the act; a newspaper publishes itself.
    holder = act if source["evidence"].startswith("raa_") else source
    holder |= known(published=published)
    body = _body(row)
    convention = {
        **_frame(row, id, kind, communes, body),
        **known(communes_complete=complete, forces=parties),
        **_life(row, act),
        **_content(row, act),
        "source": SOURCE,
    }
    return {
        "secuprev": 1,
        "id": id,
        **known(epci=body, communes=communes or None),
        "sources": [source],
        **known(forces=forces),
        "conventions": [convention],
    }


def _opposite(answer: bool | None) -> bool | None:
    return None if answer is None else not answer


# --- where ----------------------------------------------------------------------------------------


def _commune(part: Row) -> Facts:
    siren = None
    for body in part.take_parts("member_of_epci"):
        siren = body.take("code")
        _check_name(siren, body.take("nom"))
    return known(code=part.take("insee"), name=part.take("nom"), epci=siren)


def _check_name(siren: str, name: str) -> None:
    # A commune names its body by number; the bundled reference has the name, here the very same.
    if france.epci(siren).name != name:
        raise NotConverted(f"{siren} is {france.epci(siren).name!r} and not {name!r}")


def _codes(communes: list[Facts]) -> list[str] | None:
    return [one["code"] for one in communes] or None


def _body(row: Row) -> Facts | None:
    for part in row.take_parts("epci"):
        kind = part.take("type").lower()
        return known(siren=part.take("code"), kind=kind, name=part.take("nom"), source=SOURCE)
    return None


def _frame(row: Row, id: str, kind: str, communes: list[Facts], body: Facts | None) -> Facts:
    batch = kind == "communal_group"
    return known(
        id=id,
        kind="communal" if batch else kind,
        batch=batch or None,
        communes=_codes(communes),
        communes_label=row.take("commune_as_written"),
        communes_count=row.take("communes_total"),
        epci=body["siren"] if body else None,
        epci_label=row.take("epci_as_written"),
    )


# --- who ------------------------------------------------------------------------------------------


def _forces(row: Row, kind: str, codes: list[str] | None) -> Parties:
    """Return the forces, and the identifiers of those that are parties; nothing if none is told.

    A list that is given is taken to be whole: with a State force stands the municipal one, without
    which there would be no convention de coordination.
    """
    state, asvp = _state_forces(row), row.take("asvp")
    facts = known(
        headcount=row.take("pm_agents"), firearms=row.take("armed"), night=row.take("night_work")
    )
    if not (state or facts or asvp):
        return None, None
    # With no agent there is a convention all the same, but the municipal police cannot be party.
    local = [] if facts.get("headcount") == 0 else [MUNICIPAL]
    forces = [*state, _municipal(kind, codes, facts)]
    if asvp is not None:
        where = known(communes=codes)
        forces.append({"id": "asvp", "kind": "asvp", **where, "headcount": asvp, "source": SOURCE})
    return forces, [*(one["id"] for one in state), *local]


def _state_forces(row: Row) -> list[Facts]:
    kinds, unit = row.take("state_force") or [], row.take("state_unit")
    if unit and len(kinds) != 1:
        raise NotConverted(f"of which force is it a unit: {unit}")
    ids = [kind.replace("_", "-") for kind in kinds]
    return [
        known(id=id, kind=kind, name=unit, source=SOURCE)
        for id, kind in zip(ids, kinds, strict=True)
    ]


def _municipal(kind: str, codes: list[str] | None, facts: Facts) -> Facts:
    # Agents are lent by a body, or each commune has its own: then several services sign together.
    lent = kind == "intercommunal"
    several = kind in ("pluricommunal", "communal_group")
    return known(
        id=MUNICIPAL,
        kind="police_intercommunale" if lent else "police_municipale",
        communes=codes,
        several=several or None,
        **facts,
        source=SOURCE,
    )


def _signatures(phrases: list[str] | None) -> list[Any] | None:
    if phrases is None:
        return None
    return [one for phrase in phrases for one in _signatures_of(phrase)]


def _signatures_of(phrase: str) -> Iterator[Facts | str]:
    """Yield the signatures that a phrase stands for: one for each département that it names."""
    word = next((one for one in OFFICES if f"{phrase} ".startswith(f"{one} ")), None)
    if word is None:
        raise NotConverted(f"no office is known for: {phrase}")
    office, places = OFFICES[word], _departements(phrase)
    if phrase == office:
        yield office
    elif places:
        yield from ({"office": office, "departement": one, "name": phrase} for one in places)
    else:
        several = word in PLURALS or None
        yield known(office=office, name=phrase, several=several)


def _departements(phrase: str) -> list[str]:
    codes = {one.name: one.code for one in france.departements()}
    named = phrase.partition("(")[2].rstrip(")").split(", ")
    return [codes[one] for one in named if one in codes]


# --- when -----------------------------------------------------------------------------------------


def _act(row: Row) -> Facts:
    """Return what is said of the act that the row is about: convention, renewal or amendment."""
    return known(
        on=_day(row),
        date_basis=row.take("date_basis"),
        years=row.take("duration_years"),
        signatories=_signatures(row.take("signatories")),
        pages=row.take("pages"),
    )


def _day(row: Row) -> str | None:
    """Return the day, the month or the year of signature, whichever says most."""
    told = [row.take(key) for key in ("date_signed", "month_signed", "year_signed")]
    said = [str(one) for one in told if one is not None]
    if not said:
        return None
    if not all(said[0].startswith(one) for one in said):
        raise NotConverted(f"days that contradict each other: {', '.join(said)}")
    return said[0]


def _life(row: Row, act: Facts) -> Facts:
    """Return the days of the convention, and what happened to it since."""
    announced = "announced" if act.get("date_basis") == "announced" else None
    general = known(
        stage=row.take("stage") or announced,
        deliberated=row.take("date_deliberated"),
        term_label=row.take("term_label"),
        renewal=row.take("renewal"),
        notice_months=row.take("denunciation_notice_months"),
    )
    match row.take("doc_type"):
        case "avenant":
            # The convention that it amends is not in the corpus: of it, nothing is known.
            return {**general, "amendments": [known(number=row.take("amendment_number"), **act)]}
        case "renewal":
            # What is renewed was signed earlier, on a day that the row does not tell. Dating the
            # convention by its renewal would put its whole past life out of the law's sight.
            return {**general, "renewals": [act]}
        case "convention":
            return {**known(signed=act.pop("on", None)), **act, **general}
        case other:
            raise NotConverted(f"what is a {other}?")


# --- what -----------------------------------------------------------------------------------------


def _content(row: Row, act: Facts) -> Facts:
    evaluation = row.take("evaluation_clause")
    clauses = known(
        diagnosis=row.take("local_diagnosis"),
        reinforced=row.take("reinforced_cooperation"),
        evaluation=None if evaluation is None else True,
    )
    remarks = _remarks(row)
    if evaluation is not None:
        remarks.append(f"evaluation: {evaluation}")
    return known(
        opinions=_opinions(row.take("procureur_role"), act.get("signatories")),
        domains=_mentions(row),
        domains_complete=row.take("priorities_complete"),
        clauses=clauses or None,
        remarks=remarks or None,
    )


def _opinions(role: str | None, signatories: list[Any] | None) -> list[str] | None:
    if role == "opinion":
        return ["procureur"]
    offices = [one if isinstance(one, str) else one["office"] for one in signatories or ()]
    if role is not None and "procureur" not in offices:
        raise NotConverted(f"the prosecutor is {role}, but not among the signatories")
    return None


def _mentions(row: Row) -> list[Facts] | None:
    """Return the domains in the words of the document: recognising them comes later."""
    priorities, reinforced = row.take("priorities"), row.take("reinforced_domains")
    if priorities is None and reinforced is None:
        return None
    return [
        *({"label": label} for label in priorities or ()),
        # Reinforced cooperation is what the title II of the models is about.
        *({"label": label, "title": 2} for label in reinforced or ()),
    ]


def _remarks(row: Row) -> list[Any]:
    found = []
    for key, kind, about in REMARKS:
        said = row.take(key) or []
        for text in said if isinstance(said, list) else [said]:
            remark = f"{about}{text}"
            found.append(remark if kind == "note" else {"text": remark, "kind": kind})
    return found
