"""The kinds of intercommunal body, and whether the law gives them the prevention of crime."""

from datetime import date
from enum import StrEnum
from typing import Any

from attrs import evolve, field, frozen

from secuprev.law.dated import Series, State
from secuprev.law.errors import CannotBeTold
from secuprev.law.kinds import Entry, Kind, Registry
from secuprev.values import AnyDate, Text, as_partial

__all__ = [
    "Holding",
    "IntercommunalKind",
    "Prevention",
    "intercommunal",
    "intercommunal_kind",
]


class Holding(StrEnum):
    """How a kind of body comes to hold a competence."""

    COMPULSORY = "compulsory"  # the law gives it
    OPTIONAL = "optional"  # its communes may transfer it, named in a list or freely
    NONE = "none"  # the law gives no way to it, or gives it to another body


@frozen
class Prevention:
    """What the law says of the competence for local prevention of crime.

    Attributes:
        holding: how the body comes to hold it.
        community_interest: whether only schemes of community interest are concerned.
    """

    holding: Holding
    community_interest: bool = False


@frozen(kw_only=True)
class IntercommunalKind(Kind):
    """A kind of intercommunal body.

    Attributes:
        own_taxation: whether it levies its own taxes; ``None`` where the texts are ambiguous.
        council: code of the council that an act lets its president chair, ``None`` for none.
        oldest_before: bodies created before this day have states of their own, see `prevention`.
    """

    own_taxation: bool | None
    council: str | None
    oldest_before: date | None
    _prevention: Series[Prevention] = field(alias="prevention")
    _oldest: Series[Prevention] = field(alias="oldest")
    _elsewhere: dict[str, Series[Prevention]] = field(alias="elsewhere", hash=False)

    def prevention(
        self, on: AnyDate, created: AnyDate | None = None, where: str | None = None
    ) -> State[Prevention]:
        """Return what the law says of the prevention competence on a day.

        The value is ``None`` on a day on which the kind does not exist.

        >>> intercommunal_kind("ca").prevention("2014-02-22").value
        Prevention(holding=<Holding.COMPULSORY: 'compulsory'>, community_interest=True)
        >>> urban = intercommunal_kind("cu")
        >>> urban.prevention("2010-06-30", created="1968").value.holding.value
        'optional'

        Args:
            on: the day asked about.
            created: when the body was created, for a kind whose oldest bodies have other rules.
            where: code of its département; overseas some have rules of their own.

        Raises:
            OutsideRecord: the day is outside the days over which the law was read.
            StraddlesChange: the moment is vague and the law changed inside it.
            CannotBeTold: the answer depends on a day of creation that is not known well enough.
        """
        state = self._elsewhere.get(where or "", self._prevention).at(on)
        if self.oldest_before is None:
            return state
        oldest = self._oldest.at(on)
        is_old = None if created is None else as_partial(created).is_before(self.oldest_before)
        if is_old is None and oldest.value != state.value:
            message = Text(
                fr=f"{self.code} : la réponse dépend d'une création avant le {self.oldest_before}",
                en=f"{self.code}: the answer depends on a creation before {self.oldest_before}",
            )
            raise CannotBeTold(f"{self.code}.prevention", as_partial(on), message)
        return oldest if is_old else state


def _prevention(value: str | dict[str, Any]) -> Prevention:
    if isinstance(value, str):
        return Prevention(Holding(value))
    return Prevention(Holding(value["holding"]), value["community_interest"])


def _intercommunal(entry: Entry) -> IntercommunalKind:
    row = entry.row
    oldest = row.get("oldest", {})
    return IntercommunalKind(
        **entry.common,
        own_taxation=row.get("own_taxation"),
        council=row.get("council"),
        oldest_before=oldest.get("created_before"),
        prevention=entry.dated("prevention", _prevention),
        oldest=evolve(entry, row=row | oldest).dated("prevention", _prevention),
        elsewhere={
            code: evolve(entry, row=row | local).dated("prevention", _prevention)
            for local in row.get("where", ())
            for code in local["departements"]
        },
    )


intercommunal: Registry[IntercommunalKind] = Registry(
    "intercommunal body", "intercommunal", _intercommunal
)


def intercommunal_kind(code: str) -> IntercommunalKind:
    """Return a kind of intercommunal body.

    >>> intercommunal_kind("ca").own_taxation, intercommunal_kind("san").own_taxation
    (True, None)

    Raises:
        UnknownName: no kind of intercommunal body has that code.
    """
    return intercommunal.get(code)
