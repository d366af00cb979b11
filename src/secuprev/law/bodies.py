"""The kinds of body that meet: councils, their formations, their missions, and groups."""

from datetime import date
from enum import StrEnum

from attrs import field, frozen

from secuprev.law.dated import Series, State
from secuprev.law.kinds import Entry, Kind, Registry, Seats, each_of, one_of
from secuprev.values import AnyDate

__all__ = [
    "BodyLevel",
    "CouncilKind",
    "FormationKind",
    "Frequency",
    "GroupKind",
    "Mission",
    "council",
    "councils",
    "formation",
    "formations",
    "group",
    "groups",
    "mission",
    "missions",
]


class BodyLevel(StrEnum):
    """The territory of a council or of a group."""

    COMMUNE = "commune"
    EPCI = "epci"
    METROPOLE = "metropole"  # Lyon, and the Grand Paris as it was once planned
    PARIS_ARRONDISSEMENT = "paris_arrondissement"
    DEPARTEMENT = "departement"
    NATIONAL = "national"
    ZSP = "zsp"  # zone de sécurité prioritaire


class Frequency(StrEnum):
    """How often a group meets, those with a rhythm in order, the most often first."""

    EVENT_DRIVEN = "event_driven"
    AS_NEEDED = "as_needed"
    WEEKLY = "weekly"
    BIWEEKLY = "biweekly"
    EVERY_FEW_WEEKS = "every_few_weeks"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    TWICE_A_YEAR = "twice_a_year"
    YEARLY = "yearly"

    @property
    def has_rhythm(self) -> bool:
        """Whether it says how often, and not only on what occasion."""
        return self not in (Frequency.EVENT_DRIVEN, Frequency.AS_NEEDED)

    def rarer_than(self, other: "Frequency") -> bool:
        """Tell whether it is less often than another; without a rhythm it is.

        >>> Frequency.QUARTERLY.rarer_than(Frequency.MONTHLY)
        True
        >>> Frequency.WEEKLY.rarer_than(Frequency.MONTHLY)
        False
        """
        order = list(Frequency)
        return not self.has_rhythm or order.index(self) > order.index(other)


@frozen(kw_only=True)
class CouncilKind(Kind):
    """A kind of council: clspd, cispd and those around them.

    Attributes:
        level: its territory.
        formations: codes of the formations in which it meets.
        inside: code of the council within which it works, ``None`` when it stands alone.
        stands_for: code of the kind whose place it takes in its départements, ``None`` for none.
        departements: codes of the départements that have it, empty when all do.
    """

    level: BodyLevel
    formations: tuple[str, ...]
    inside: str | None
    stands_for: str | None
    departements: tuple[str, ...]
    _chairs: Series[Seats] = field(alias="chairs")
    _vice_chairs: Series[Seats] = field(alias="vice_chairs")

    def chairs(self, on: AnyDate) -> State[Seats]:
        """Return who chairs it on a day; several inner tuples are joint chairs.

        The value is ``None`` when no text says who, or when the kind does not exist.

        >>> council("clspd").chairs("2012-11-23").value
        (('maire', 'elu_delegue'),)
        >>> council("clspd_paris").chairs("2014-01-01").value
        (('prefet_de_police',), ('maire',), ('procureur',))

        Raises:
            OutsideRecord: the day is outside the days over which the law was read.
            StraddlesChange: the moment is vague and the chair changed inside it.
        """
        return self._chairs.at(on)

    def vice_chairs(self, on: AnyDate) -> State[Seats]:
        """Return who its vice-chairs are; raises as `chairs` does.

        >>> council("cdpd").vice_chairs("2016-01-01").value
        (('president_conseil_departemental',), ('procureur',))
        """
        return self._vice_chairs.at(on)


@frozen(kw_only=True)
class FormationKind(Kind):
    """A formation in which a council meets.

    Attributes:
        needs: codes of the instruments without which it may not meet.
    """

    needs: tuple[str, ...]
    _requesters: Series[Seats] = field(alias="requesters")

    def requesters(self, on: AnyDate) -> State[Seats]:
        """Return who may have it called, beside the chair; raises as `CouncilKind.chairs` does.

        >>> formation("restreinte").requesters("2012-11-23").value
        (('prefet',),)
        """
        return self._requesters.at(on)


@frozen(kw_only=True)
class GroupKind(Kind):
    """A kind of working group, statutory or not.

    Attributes:
        statutory_from: day since which an act or a decree knows it, ``None`` when none does.
        specialises: code of the wider kind, ``None`` when there is none.
        councils: codes of the councils that a text ties it to.
        councils_by_practice: codes of those that it works in though the text does not name them.
        needs_council: whether the text lets it be set up only where there is such a council.
        level: its territory when a text fixes one.
        frequency: how often it meets when a text fixes it; what a town does stands in documents.
        force: the State force without which it does not exist, ``None`` for any.
    """

    statutory_from: date | None
    specialises: str | None
    councils: tuple[str, ...]
    councils_by_practice: tuple[str, ...]
    needs_council: bool
    level: BodyLevel | None
    frequency: Frequency | None
    force: str | None
    _pilots: Series[Seats] = field(alias="pilots")
    _requesters: dict[str, Series[Seats]] = field(alias="requesters", hash=False)

    @property
    def statutory(self) -> bool:
        """Whether an act or a decree knows it.

        >>> group("gltd").statutory, group("gpo").statutory
        (True, False)
        """
        return self.statutory_from is not None

    @property
    def asked_for(self) -> bool:
        """Whether a text says who may ask for it, on whatever day.

        >>> group("groupe_execution_peines").asked_for, group("gltd").asked_for
        (True, False)
        """
        return bool(self._requesters)

    def pilots(self, on: AnyDate) -> State[Seats]:
        """Return who leads it on a day; several inner tuples lead together.

        The value is ``None`` when the group chooses. A state of low confidence says who usually
        leads where no text does. Raises as `CouncilKind.chairs` does.

        >>> group("ccofsi").pilots("2016-01-01").value
        (('prefet',), ('procureur',))
        """
        return self._pilots.at(on)

    def requesters(self, on: AnyDate, council: str = "clspd") -> State[Seats]:
        """Return who may ask for it in a kind of council; raises as `CouncilKind.chairs` does.

        The value is ``None`` when no request is needed, or none was open yet.

        >>> group("groupe_execution_peines").requesters("2019-03-24").value
        (('autorite_judiciaire',),)
        """
        empty: Series[Seats] = Series.from_rows(f"{self.code}.requesters", [{}])
        return self._requesters.get(council, empty).at(on)


@frozen(kw_only=True)
class Mission(Kind):
    """Something that a council is there for.

    Attributes:
        councils: codes of the councils that have it.
    """

    councils: tuple[str, ...]


def _council(entry: Entry) -> CouncilKind:
    return CouncilKind(
        **entry.common,
        level=BodyLevel(entry.row["level"]),
        formations=entry.words("formations"),
        inside=entry.row.get("inside"),
        stands_for=entry.row.get("stands_for"),
        departements=entry.words("departements"),
        chairs=entry.dated("chairs", one_of),
        vice_chairs=entry.dated("vice_chairs", each_of),
    )


def _formation(entry: Entry) -> FormationKind:
    return FormationKind(
        **entry.common,
        needs=entry.words("needs"),
        requesters=entry.dated("requesters", one_of),
    )


def _group(entry: Entry) -> GroupKind:
    row = entry.row
    asked = Entry(entry.code, row.get("requesters", {}))
    return GroupKind(
        **entry.common,
        statutory_from=row.get("statutory_from"),
        specialises=row.get("specialises"),
        councils=entry.words("councils"),
        councils_by_practice=entry.words("councils_by_practice"),
        needs_council=row.get("needs_council", False),
        level=BodyLevel(row["level"]) if "level" in row else None,
        frequency=Frequency(row["frequency"]) if "frequency" in row else None,
        force=row.get("force"),
        pilots=entry.dated("pilots", one_of),
        requesters={body: asked.dated(body, one_of) for body in asked.row},
    )


def _mission(entry: Entry) -> Mission:
    return Mission(**entry.common, councils=entry.words("councils"))


councils: Registry[CouncilKind] = Registry("council", "councils", _council, table="councils")
formations: Registry[FormationKind] = Registry(
    "formation", "councils", _formation, table="formations"
)
groups: Registry[GroupKind] = Registry("group", "groups", _group)
missions: Registry[Mission] = Registry("mission", "missions", _mission)


def council(code: str) -> CouncilKind:
    """Return a kind of council.

    >>> council("cispd").label.fr
    'conseil intercommunal de sécurité et de prévention de la délinquance'

    Raises:
        UnknownName: no kind of council has that code.
    """
    return councils.get(code)


def formation(code: str) -> FormationKind:
    """Return a formation in which councils meet.

    >>> formation("restreinte").needs
    ('reglement_interieur',)

    Raises:
        UnknownName: no formation has that code.
    """
    return formations.get(code)


def group(code: str) -> GroupKind:
    """Return a kind of group; ``"local"`` is any group with a name of its own.

    >>> group("gitd").specialises
    'gltd'

    Raises:
        UnknownName: no kind of group has that code.
    """
    return groups.get(code)


def mission(code: str) -> Mission:
    """Return a mission of the councils.

    >>> mission("radicalisation_prevention").life.start.isoformat()
    '2016-05-08'

    Raises:
        UnknownName: no mission has that code.
    """
    return missions.get(code)
