"""The kinds of force of local security: who they are, whose they are, since when."""

from datetime import date
from enum import StrEnum

from attrs import field, frozen

from secuprev.law.citation import Citation, cite
from secuprev.law.dated import Series
from secuprev.law.errors import UnknownName
from secuprev.law.store import per_law, read
from secuprev.law.wording import holds
from secuprev.values import Period, Text

__all__ = ["Belonging", "ForceKind", "codes", "force", "forces"]


class Belonging(StrEnum):
    """Whose force it is."""

    STATE_CIVIL_POLICE = "state_civil_police"
    STATE_MILITARY_FORCE = "state_military_force"
    STATE_AUTHORITY = "state_authority"
    STATE_CIVIL_SERVICE = "state_civil_service"
    MUNICIPAL = "municipal"
    INTERCOMMUNAL = "intercommunal"
    MUNICIPAL_OR_INTERCOMMUNAL = "municipal_or_intercommunal"
    TRANSPORT_OPERATOR = "transport_operator"
    RESCUE = "rescue"
    PRIVATE = "private"


_STATE = {
    Belonging.STATE_CIVIL_POLICE,
    Belonging.STATE_MILITARY_FORCE,
    Belonging.STATE_AUTHORITY,
    Belonging.STATE_CIVIL_SERVICE,
}
_LOCAL = {Belonging.MUNICIPAL, Belonging.INTERCOMMUNAL, Belonging.MUNICIPAL_OR_INTERCOMMUNAL}


@frozen
class ForceKind:
    """A kind of force, such as the municipal police or the gendarmerie.

    Attributes:
        code: short name used in documents, such as ``"police_municipale"``.
        label: its name in both languages.
        kind: whose force it is.
        abbreviations: the letters that stand for it in French documents, the usual ones first.
        aliases: other French names it goes by.
        since: first day of its present statute, ``None`` when it is older than the records read.
        hard_start: whether it did not exist at all before that day.
        departement: code of the only département that it serves, ``None`` when it may serve any.
        basis: the articles that make it, as references.
        note: what a reader should know, ``None`` when there is nothing to add.

    Example:
        >>> guards = force("garde_champetre")
        >>> guards.label.fr, guards.local, guards.state
        ('Gardes champêtres', True, False)
    """

    code: str
    label: Text
    kind: Belonging
    abbreviations: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    since: date | None = None
    hard_start: bool = False
    departement: str | None = None
    basis: tuple[str, ...] = ()
    note: Text | None = None
    _then: Series[None] | None = field(default=None, alias="then", hash=False, repr=False)

    @property
    def state(self) -> bool:
        """Whether it is a force or an authority of the State.

        >>> force("douanes").state
        True
        """
        return self.kind in _STATE

    @property
    def local(self) -> bool:
        """Whether it belongs to communes or to their intercommunal bodies.

        >>> [kind.code for kind in forces() if kind.local and kind.since][-1]
        'police_municipale_paris'
        """
        return self.kind in _LOCAL

    def named_in(self, words: str) -> bool:
        """Tell whether some words name the kind: by its label, its letters or another name.

        >>> force("asvp").named_in("ASVP de la police municipale")
        True
        """
        return holds(words, (self.label.fr, *self.abbreviations, *self.aliases))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The articles that make it, as citations that a reader can follow.

        >>> print(force("police_municipale_paris").citations[0].label("fr"))
        Code de la sécurité intérieure, L533-1 (depuis le 2021-05-27)
        """
        return tuple(cite(reference, Period(self.since)) for reference in self.basis)

    def cited(self, on: date) -> tuple[Citation, ...]:
        """Return what it rests on, on a day: on its first one, for a day before it.

        >>> [one.short for one in force("police_intercommunale").cited(date(2005, 6, 1))]
        ['CGCT L2212-5']
        """
        if self._then is None:
            return self.citations
        day = on if self.since is None else max(on, self.since)
        return self._then.at(day).citations(day)


@per_law
def _forces() -> dict[str, ForceKind]:
    return {
        code: ForceKind(
            code=code,
            label=Text(fr=row["fr"], en=row["en"]),
            kind=Belonging(row["kind"]),
            abbreviations=tuple(row.get("abbreviations", ())),
            aliases=tuple(row.get("aliases", ())),
            since=row.get("since"),
            hard_start=row.get("hard_start", False),
            departement=row.get("departement"),
            basis=tuple(row["cite"]),
            note=Text(**row["note"]) if "note" in row else None,
            then=Series.from_rows(f"{code}.basis", row["basis"]) if "basis" in row else None,
        )
        for code, row in read("forces").items()
    }


def codes() -> tuple[str, ...]:
    """Return the codes of the kinds of force: the State's first, then the local ones, the others.

    >>> codes()[:2]
    ('police_nationale', 'gendarmerie_nationale')
    """
    return tuple(_forces())


def forces() -> tuple[ForceKind, ...]:
    """Return the kinds of force, in the order of `codes`.

    >>> len(forces())
    17
    """
    return tuple(_forces().values())


def force(code: str) -> ForceKind:
    """Return a kind of force by its code.

    >>> force("police_intercommunale").since
    datetime.date(2002, 2, 28)

    Raises:
        UnknownName: no kind of force has that code.
    """
    try:
        return _forces()[code]
    except (KeyError, TypeError):
        raise UnknownName("force", code, _forces()) from None
