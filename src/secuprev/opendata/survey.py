"""The yearly survey of municipal police: how many agents serve each commune.

The ministry of the Interior asks each December. Its files hold a département, a name and figures;
some copies add codes that somebody matched, which are verified here by the name.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from attrs import evolve

from secuprev.opendata.columns import Column, Holds, Table
from secuprev.opendata.importing import imported, set_aside, unplaced
from secuprev.opendata.places import Places
from secuprev.opendata.report import Finding, Imported, Outcome
from secuprev.opendata.serving import serving
from secuprev.opendata.surveyed import SurveyRow
from secuprev.opendata.tables import AnyPath, Record
from secuprev.opendata.wording import Employer, worded
from secuprev.values import AnyDate, PartialDate, Text, as_partial

__all__ = ["SURVEY", "read_survey"]

SURVEY = Table(
    Text(
        fr="Police municipale : effectifs par commune",
        en="Municipal police: agents by commune",
    ),
    (
        Column("year", Holds.YEAR, ("annee", "millesime")),
        Column(
            "dep",
            Holds.DEPARTEMENT,
            ("code departement", "code du departement", "numero departement", "departement"),
            required=True,
        ),
        Column(
            "name_raw",
            Holds.TEXT,
            ("name", "nom", "commune", "communes", "nom de la commune", "nom commune"),
            required=True,
        ),
        Column("kind", Holds.TEXT, ("nature",)),
        Column("insee_2026", Holds.COMMUNE, ("insee", "code insee", "code commune")),
        Column("siren_epci_2026", Holds.SIREN, ("siren epci", "siren")),
        Column(
            "population_declared",
            Holds.COUNT,
            ("population", "habitants", "d habitants", "population commune"),
        ),
        Column(
            "mise_en_commun",
            Holds.FLAG,
            ("mise en commun des agents", "mise en commun d agents", "mutualisation"),
        ),
        Column(
            "pm",
            Holds.COUNT,
            (
                "policiers municipaux", "agents de police municipale", "agents police",
                "agents de pm", "police municipale",
            ),
            required=True,
        ),
        Column(
            "asvp",
            Holds.COUNT,
            ("agents de surveillance de la voie publique", "agents asvp"),
        ),
        Column("gardes_champetres", Holds.COUNT, ("garde champetre", "gardes champetre", "gc")),
        Column("maitres_chiens", Holds.COUNT, ("maitre chien", "maitres chien")),
        Column(
            "chiens",
            Holds.COUNT,
            ("chien", "chiens de patrouille", "chien police"),
        ),
    ),
    url="https://www.data.gouv.fr/fr/datasets/police-municipale-effectifs-par-commune/",
)  # fmt: skip

_MONTH = 12  # the survey counts the agents of December


def read_survey(
    path: AnyPath,
    *,
    as_of: AnyDate | None = None,
    on: AnyDate | None = None,
    columns: Mapping[str, str] | None = None,
) -> Imported[SurveyRow]:
    """Read the survey of municipal police.

    Figures are of agents present. A commune that is not in the file is unknown; a row of zeros
    says that there are none.

    Args:
        path: the file.
        as_of: the day that its figures are of; December of its column ``year`` when left out.
        on: the day of the reference that its communes are matched to.
        columns: for a column, the header under which this file has it.

    Raises:
        DocumentError: the file cannot be read, or a column is missing.
    """
    matching = partial(_matched, year=None if as_of is None else as_partial(as_of).year)
    found = imported(path, SURVEY, "police-survey", matching, as_of=as_of, on=on, columns=columns)
    years = {row.year for row in found.rows if row.year is not None}
    if as_of is not None or len(years) != 1:
        return found
    source = evolve(found.source, as_of=PartialDate(years.pop(), _MONTH))
    return evolve(found, report=evolve(found.report, source=source))


def _matched(
    records: Sequence[Record], places: Places, year: int | None
) -> Iterator[SurveyRow | Finding]:
    told = [_placed(record, places, year) for record in records]
    rows = [one for one in told if isinstance(one, SurveyRow)]
    doubts = {**_told_together(rows, places), **_told_twice(rows)}
    for record, one in zip(records, told, strict=True):
        if isinstance(one, SurveyRow) and one.line in doubts:
            yield set_aside(Outcome.DOUBTFUL, record, one.name, doubts[one.line], row=one)
        else:
            yield one


# --- what a row is about --------------------------------------------------------------------------


def _placed(record: Record, places: Places, year: int | None) -> SurveyRow | Finding:
    name, departement = record["name_raw"], places.departement(record["dep"] or "")
    if name is None or departement is None:
        reason = Text(
            fr="le nom manque, ou le département n'est pas reconnu",
            en="the name is missing, or the département is not recognised",
        )
        return set_aside(Outcome.UNMATCHED, record, name or record["dep"], reason)
    kind = (record["kind"] or "").casefold()
    wording = worded(name, Employer(kind) if kind in set(Employer) else None)
    served = serving(
        wording,
        departement,
        places,
        code=record["insee_2026"],
        siren=record["siren_epci_2026"],
        year=record["year"] or year,
    )
    syndicate = wording.employer is Employer.SYNDICATE
    row = SurveyRow(
        line=record.line,
        year=record["year"],
        departement=departement,
        name=name,
        # A syndicate is never placed: what is, is the commune that is called "Le Syndicat".
        employer=Employer.COMMUNE if syndicate and served.communes else wording.employer,
        communes=served.communes,
        body=served.place.code if wording.employer is Employer.BODY else None,
        population=record["population_declared"],
        shared=record["mise_en_commun"],
        pm=record["pm"],
        asvp=record["asvp"],
        gardes_champetres=record["gardes_champetres"],
        maitres_chiens=record["maitres_chiens"],
        chiens=record["chiens"],
    )
    return row if served.place.doubt is None else unplaced(served.place, record, name, row)


# --- what is told more than once ------------------------------------------------------------------


def _told_twice(rows: Sequence[SurveyRow]) -> dict[int, Text]:
    """Return the doubts about rows that are about the same commune or body, by line."""
    about: defaultdict[str, list[SurveyRow]] = defaultdict(list)
    lending: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows:
        about[row.body or row.communes[0]].append(row)
        for code in row.communes[1:]:
            lending[code].append(row.line)
    doubts = {
        line: Text(fr=f"la commune {code} est aussi ", en=f"the commune {code} is also ")
        + _elsewhere(lines, line)
        for code, lines in lending.items()
        for line in lines
        if len(lines) > 1
    }
    for first, *others in about.values():
        for other in others:
            if other.figures == first.figures:
                doubts[other.line] = Text(
                    fr=f"les mêmes chiffres qu'à la ligne {first.line}, comptés une fois",
                    en=f"the same figures as on line {first.line}, counted once",
                )
                continue
            for one, line in ((first, other.line), (other, first.line)):
                doubts[one.line] = Text(
                    fr=f"d'autres chiffres à la ligne {line}", en=f"other figures on line {line}"
                )
    return doubts


def _told_together(rows: Sequence[SurveyRow], places: Places) -> dict[int, Text]:
    """Return the doubts about rows that may tell one shared service several times, by line.

    Agents that communes of one body share, in the same numbers: nothing in the file says whether
    they are the same persons.
    """
    alike: defaultdict[tuple[object, ...], list[SurveyRow]] = defaultdict(list)
    for row in rows:
        if any(row.agents) and (row.body or row.is_shared):
            body = row.body or places.communes[row.communes[0]].epci
            alike[row.departement, body, row.figures].append(row)
    doubts = {}
    for together in alike.values():
        for row in together if len(together) > 1 else ():
            where = _elsewhere([one.line for one in together], row.line)
            doubts[row.line] = Text(
                fr=f"agents partagés, les mêmes chiffres qu'{where.fr} : un seul service ?",
                en=f"shared agents, the same figures as {where.en}: one service?",
            )
    return doubts


def _elsewhere(lines: Sequence[int], but: int) -> Text:
    """Say on which other lines something stands."""
    first, *more = [str(line) for line in lines if line != but]
    if not more:
        return Text(fr=f"à la ligne {first}", en=f"on line {first}")
    named = ", ".join([first, *more])
    return Text(fr=f"aux lignes {named}", en=f"on lines {named}")
