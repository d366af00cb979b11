"""What each kind of force may do in each subject, on any day: lead, assist, report or nothing.

A subject is a domain of cooperation or one of the means (cameras, arms…). The level is a reading of
the texts that each row names; where no text was read for a day, the look-ups say so.
"""

from datetime import date
from typing import Any

from attrs import evolve, frozen

from secuprev.law.citation import Citation, Confidence, cite_printed
from secuprev.law.dated import Rows, Series, over, record
from secuprev.law.errors import CannotBeTold, OutsideRecord, UnknownName
from secuprev.law.force_kinds import codes, force
from secuprev.law.levels import Level, NoneKind
from secuprev.law.store import per_law, read
from secuprev.law.texts import LegalText
from secuprev.values import AnyDate, Lang, Period, Text, as_partial

__all__ = [
    "Aspect",
    "Competence",
    "Level",
    "Means",
    "NoneKind",
    "aspect_of",
    "competence",
    "history",
    "means",
    "subjects",
    "untold",
    "who",
]


@frozen
class Means:
    """A means that a force may use, such as a drone or a dog unit.

    Attributes:
        code: short name, which is also the name of a subject.
        label: what it is, in both languages.
        aliases: other French names it goes by.
    """

    code: str
    label: Text
    aliases: tuple[str, ...] = ()


@frozen
class Aspect:
    """A part of a subject where the force may do more or less than in the rest of it.

    Attributes:
        code: short name; forces may know the same part under several codes.
        name: the part, in both languages.
        level: how far the force may go there.
        none_kind: why not, when the level is none.
        basis: what it rests on, as printed.
        since: first day, ``None`` when it is as old as the row it belongs to.
    """

    code: str
    name: Text
    level: Level
    none_kind: NoneKind | None
    basis: str
    since: date | None = None

    @property
    def part(self) -> str:
        """What tells it from the other parts: its French name, less what stands in brackets."""
        return self.name.fr.partition(" (")[0]


@frozen
class Competence:
    """What a kind of force may do in a subject over a period.

    Attributes:
        force: code of the kind of force.
        subject: code of the domain or of the means.
        level: how far it may go.
        none_kind: why not, when the level is none.
        period: the days over which it holds; no start when it is as old as the records read.
        basis: what it rests on, as printed; ``None`` when no text was found.
        condition: what must be met as well, or what is left out; ``None`` when nothing is.
        aspects: the parts of the subject where the level is another.
        change: what the period brought without always changing the level, ``None`` if unsaid.
        confidence: how sure the reading is.
        laid: the change set that says so, ``None`` for what was read in the law.
    """

    force: str
    subject: str
    level: Level
    none_kind: NoneKind | None
    period: Period
    basis: str | None = None
    condition: Text | None = None
    aspects: tuple[Aspect, ...] = ()
    change: Text | None = None
    confidence: Confidence = Confidence.HIGH
    laid: LegalText | None = None

    def narrowed(self, aspect: str | None) -> "Competence":
        """Return what the force may do in a part of the subject, where it is told apart.

        >>> checks = competence("garde_champetre", "identity_checks", "2020-01-01")
        >>> checks.level.value, checks.narrowed("releve_identite_only_write_pv").level.value
        ('none', 'lead')

        Args:
            aspect: code of an aspect, `None` for the whole subject.

        Raises:
            UnknownName: no aspect has that code.
        """
        if aspect is None:
            return self
        part = aspect_of(aspect).part
        for one in self.aspects:
            if one.part == part:
                return evolve(
                    self, level=one.level, none_kind=one.none_kind, basis=one.basis, aspects=()
                )
        return self

    def to_dict(self, lang: Lang = "fr") -> dict[str, Any]:
        """Return plain values."""
        return {
            "level": self.level.value,
            "none_kind": self.none_kind.value if self.none_kind else None,
            "basis": self.basis,
            "condition": self.condition.in_(lang) if self.condition else None,
            "aspects": [
                {"name": one.name.in_(lang), "level": one.level.value, "basis": one.basis}
                for one in self.aspects
            ],
            "change": self.change.in_(lang) if self.change else None,
            "confidence": self.confidence.value,
        }

    def citations(self, on: date | None = None) -> tuple[Citation, ...]:
        """Return what it rests on, in the version of a day; empty when no text was found.

        The basis of a row is that of today: an article whose versions are not recorded is undated.

        >>> parking = competence("asvp", "parking_and_traffic_surveillance", "2020-01-01")
        >>> [one.short for one in parking.citations()]
        ['C. route L130-4 3°, R130-4']
        """
        if not self.basis:
            return ()
        return cite_printed(self.basis, Period(), self.confidence, on, self.laid)


_NO_TEXT = {"level": "none", "none": "no_basis", "confidence": "medium"}


def _words(row: dict[str, Any]) -> Text:
    return Text(fr=row["fr"], en=row["en"])


@per_law
def aspect_of(key: str) -> Aspect:
    """Return a part of a subject by its code.

    >>> aspect_of("ticket_control").name.fr
    'contrôle des titres de transport'

    Raises:
        UnknownName: no aspect has that code.
    """
    rows = read("competences")["aspects"]
    if key not in rows:
        raise UnknownName("aspect", key, rows)
    row = rows[key]
    return Aspect(key, _words(row), Level(row["level"]), _why(row), row["basis"], row.get("from"))


def _why(row: dict[str, Any]) -> NoneKind | None:
    return NoneKind(row["none"]) if "none" in row else None


def _row(code: str, subject: str) -> dict[str, Any]:
    """Return the row of a force in a subject, whichever of the three ways says it."""
    data = read("competences")
    rows = data["rows"][subject]
    if code in rows.get("no_text", ()):
        return _NO_TEXT
    if code not in data["copies"]:
        row: dict[str, Any] = rows[code]
        return row
    copy, own = data["copies"][code], rows.get(code, {})
    source = rows[copy["of"]]
    told = {**source, **{key: copy[key] for key in copy if key in {"confidence", "if"}}, **own}
    told.setdefault("basis", copy["basis"])
    if "basis" in source and "basis" not in own:
        told["basis"] = f"{source['basis']}; {copy['basis']}"
    states = _since(_states(source), copy.get("from"))
    told["history"] = [{key: state[key] for key in state if key not in own} for state in states]
    return told


def _states(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the states of a row, each with all that it says."""
    shared = {key: row[key] for key in row if key in {"level", "none", "from", "change"}}
    return [{**shared, **state} for state in row.get("history", [{}])]


def _since(states: list[dict[str, Any]], start: date | None) -> list[dict[str, Any]]:
    """Return the states from a day on; the first of them then begins on that day."""
    if start is None:
        return states
    ends = [state["from"] for state in states[1:]] + [None]
    kept = [state for state, end in zip(states, ends, strict=True) if end is None or end > start]
    return [{**kept[0], "from": max(kept[0].get("from", start), start)}, *kept[1:]]


def _laid(code: str, subject: str) -> list[Rows]:
    """Return what change sets say of a force in a subject, in the order they apply.

    A force whose row copies that of another one follows it from the day of the copy on, unless it
    has levels of its own.
    """
    data = read("competences")
    copy, own = data["copies"].get(code), data["rows"][subject].get(code, {})
    if copy and not own.keys() & {"level", "history"}:
        source, start = copy["of"], copy.get("from")
    else:
        source, start = None, None
    found = []
    for where, of, rows in data.get("laid", ()):
        if where == subject and of == code:
            found.append(rows)
        elif where == subject and of == source:
            found.append([row | own for row in _since(rows, start)])
    return found


@per_law
def _told(code: str, subject: str) -> tuple[Series[Level], tuple[Competence, ...]]:
    """Return the levels through time, and the competence of each state."""
    words = read("competences")
    if subject not in subjects():
        raise UnknownName("subject", subject, subjects())
    row = _row(force(code).code, subject)
    states = [row | state for state in _states(row)]
    for rows in _laid(code, subject):
        states = over(states, rows)
    start = states[0].get("from")
    series = Series[Level].from_rows(
        f"{subject} ({code})",
        [
            {"from": state.get("from"), "value": Level(state["level"]), "laid": state.get("laid")}
            for state in states
        ],
        evolve(record(), start=start) if start else record(),
    )
    periods = [state.period for state in series if state.value is not None]
    return series, tuple(
        Competence(
            force=code,
            subject=subject,
            level=Level(state["level"]),
            none_kind=_why(state),
            period=period,
            basis=state.get("basis"),
            condition=_words(words["conditions"][state["if"]]) if "if" in state else None,
            aspects=tuple(
                one for one in map(aspect_of, state.get("aspects", ())) if _begun(one, period.end)
            ),
            change=_words(words["changes"][state["change"]]) if "change" in state else None,
            confidence=Confidence(state.get("confidence", "high")),
            laid=state.get("laid"),
        )
        for state, period in zip(states, periods, strict=True)
    )


def _begun(aspect: Aspect, day: date | None) -> bool:
    return aspect.since is None or day is None or aspect.since <= day


def subjects() -> tuple[str, ...]:
    """Return the codes of the subjects: the domains, then the means.

    >>> subjects()[0], subjects()[-1], len(subjects())
    ('road_safety_prevention', 'vehicle_and_licence_files', 52)
    """
    return tuple(read("competences")["rows"])


def means() -> tuple[Means, ...]:
    """Return the means.

    >>> [(each.code, each.label.fr) for each in means()][3]
    ('anpr', 'Lecture automatisée de plaques')
    """
    return tuple(
        Means(code, _words(row), tuple(row.get("aliases", ())))
        for code, row in read("competences")["means"].items()
    )


def history(force: str, subject: str) -> tuple[Competence, ...]:
    """Return what a force may do in a subject through time, oldest first.

    The days before the first period, when it has a start, are not known.

    >>> steps = history("police_municipale", "vehicle_impoundment")
    >>> [(str(step.period), step.level.value) for step in steps][:2]
    [('2000-03-27/2003-03-18', 'assist'), ('2003-03-19/2005-09-12', 'lead')]

    Raises:
        UnknownName: no force or no subject has that code.
    """
    return _told(force, subject)[1]


@per_law
def competence(force: str, subject: str, on: AnyDate) -> Competence:
    """Return what a force may do in a subject on a day.

    >>> answer = competence("police_municipale", "public_order_maintenance", on="2026-01-01")
    >>> answer.level.value, answer.none_kind.value, answer.basis
    ('none', 'excluded', 'CSI annexes 1 et 2, préambule')

    Args:
        force: code of a kind of force, see `forces.codes`.
        subject: code of a domain or of a means, see `subjects`.
        on: the day asked about; a vaguer date is answered when the level did not change inside it.

    Raises:
        UnknownName: no force or no subject has that code.
        OutsideRecord: the law was not read for that day, or not for that force in that subject.
        StraddlesChange: the moment is vague and the level changed inside it.
    """
    series, told = _told(force, subject)
    moment = as_partial(on)
    period = series.at(moment).period
    found = next(each for each in told if each.period is period)
    if not found.aspects:
        return found
    # An aspect is given when it holds all through a vague moment.
    begun = tuple(one for one in found.aspects if _begun(one, moment.earliest))
    return found if begun == found.aspects else evolve(found, aspects=begun)


@per_law
def who(subject: str, on: AnyDate, level: Level = Level.ASSIST) -> tuple[Competence, ...]:
    """Return the forces that may go at least as far as a level in a subject on a day.

    A force whose competence cannot be told on that day is not among them; see `untold`.

    >>> [each.force for each in who("video_protection", on="2026-01-01", level=Level.LEAD)][-1]
    'video_operators'

    Raises:
        UnknownName: no subject has that code.
        OutsideRecord: the day is outside the days over which the law was read.
    """
    return tuple(
        each for each in _answers(subject, on).values() if each and each.level.covers(level)
    )


def untold(subject: str, on: AnyDate) -> tuple[str, ...]:
    """Return the codes of the forces whose competence cannot be told on a day.

    >>> untold("vehicle_impoundment", on="2015-01-01")
    ('police_municipale_paris', 'asp_paris', 'garde_champetre')

    Raises:
        UnknownName: no subject has that code.
        OutsideRecord: the day is outside the days over which the law was read.
    """
    return tuple(code for code, each in _answers(subject, on).items() if each is None)


@per_law
def _answers(subject: str, on: AnyDate) -> dict[str, Competence | None]:
    moment = as_partial(on)
    if not record().contains(moment):
        raise OutsideRecord(subject, moment, record())
    found: dict[str, Competence | None] = {}
    for code in codes():
        try:
            found[code] = competence(code, subject, moment)
        except CannotBeTold:
            found[code] = None
    return found
