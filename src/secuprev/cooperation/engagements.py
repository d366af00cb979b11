"""Who works on what, under which instrument: the facts that the questions about it are asked of."""

from collections.abc import Iterator

from attrs import frozen

from secuprev import law
from secuprev.cooperation.instruments import Instrument, Theme
from secuprev.cooperation.partners import OFFICE, Actor, Directory
from secuprev.cooperation.reading import instruments_on
from secuprev.model import Framework, Role
from secuprev.rules import UnknownSubject
from secuprev.values import AnyDate, PartialDate, Text

__all__ = [
    "Engagement",
    "domains_between",
    "engagements",
    "instruments",
    "isolated",
    "partners_of",
    "who",
]


@frozen
class Engagement:
    """Someone who works on a domain under an instrument.

    Attributes:
        partner: identifier of the force or partner; ``office:…`` for one known by office alone.
        label: what a reader calls it.
        domain: code of the domain; ``words:…`` for words that were not recognised.
        instrument: identifier of the instrument.
        role: what is done there.
        since: since when, ``None`` when not known.
        until: the last day of the instrument, ``None`` when not known.
        certain: whether the instrument is known to be in force.
    """

    partner: str
    label: Text
    domain: str
    instrument: str
    role: Role
    since: PartialDate | None
    until: PartialDate | None
    certain: bool


def engagements(framework: Framework, on: AnyDate | None = None) -> tuple[Engagement, ...]:
    """Return who works on what on a day, instrument by instrument.

    >>> from secuprev.model import Force, WorkingGroup, Member
    >>> town = Framework(
    ...     id="town",
    ...     forces=(Force(id="pm", kind="police_municipale"),),
    ...     groups=(
    ...         WorkingGroup(
    ...             id="g",
    ...             kind="local",
    ...             members=(Member(partner="pm"), Member(office="procureur")),
    ...             domains=("holiday_watch",),
    ...         ),
    ...     ),
    ... )
    >>> [one.partner for one in engagements(town, "2020-01-01")]
    ['office:procureur', 'pm']
    """
    return tuple(one for found in instruments_on(framework, on) for one in engagements_under(found))


def engagements_under(instrument: Instrument) -> Iterator[Engagement]:
    """Yield who works on what under one instrument."""
    known = {part.actor.id: part.actor for part in instrument.parts}
    for theme in instrument.themes:
        for id, role in theme.roles:
            yield _engagement(instrument, theme, known[id], role)


def _engagement(instrument: Instrument, theme: Theme, actor: Actor, role: Role) -> Engagement:
    return Engagement(
        partner=actor.id,
        label=actor.label,
        domain=theme.key,
        instrument=instrument.id,
        role=role,
        since=theme.since or instrument.since,
        until=instrument.until,
        certain=instrument.certain,
    )


def who(framework: Framework, domain: str, on: AnyDate | None = None) -> tuple[Engagement, ...]:
    """Return who works on a domain on a day, since when and under which instrument.

    Raises:
        UnknownName: no domain has that code.
    """
    known(domain)
    return tuple(one for one in engagements(framework, on) if one.domain == domain)


def instruments(
    framework: Framework,
    on: AnyDate | None = None,
    *,
    domain: str | None = None,
    partner: str | None = None,
) -> tuple[Instrument, ...]:
    """Return the instruments of a day, those about a domain or with a partner if one is named.

    Raises:
        UnknownSubject: nobody has the identifier of the partner.
    """
    if partner is not None:
        _somebody(framework, partner)
    return tuple(
        one
        for one in instruments_on(framework, on)
        if (domain is None or domain in {theme.key for theme in one.themes})
        and (partner is None or partner in {part.actor.id for part in one.parts})
    )


def domains_between(
    framework: Framework, one: str, other: str, on: AnyDate | None = None
) -> dict[str, tuple[str, ...]]:
    """Return the domains on which two partners cooperate, each with the instruments that say so.

    Raises:
        UnknownSubject: nobody has an identifier that is given.
    """
    _somebody(framework, one, other)
    found: dict[str, list[str]] = {}
    for instrument in instruments_on(framework, on):
        for theme in instrument.themes:
            if one != other and {one, other} <= dict(theme.roles).keys():
                found.setdefault(theme.key, []).append(instrument.id)
    return {domain: tuple(dict.fromkeys(ids)) for domain, ids in found.items()}


def partners_of(
    framework: Framework, partner: str, on: AnyDate | None = None
) -> dict[str, tuple[str, ...]]:
    """Return those who cooperate with a partner, each with the domains they share.

    Raises:
        UnknownSubject: nobody has that identifier.
    """
    _somebody(framework, partner)
    found: dict[str, list[str]] = {}
    for instrument in instruments_on(framework, on):
        for theme in instrument.themes:
            roles = dict(theme.roles)
            if partner in roles:
                for other in roles.keys() - {partner}:
                    found.setdefault(other, []).append(theme.key)
    return {other: tuple(dict.fromkeys(found[other])) for other in sorted(found)}


def isolated(framework: Framework, on: AnyDate | None = None) -> tuple[str, ...]:
    """Return those who cooperate with nobody on a day: forces and partners, then offices."""
    alone = dict.fromkeys(one.id for one in Directory.of(framework).everyone())
    busy: set[str] = set()
    for instrument in instruments_on(framework, on):
        for theme in instrument.themes:
            roles = dict(theme.roles)
            alone.update(dict.fromkeys(roles))
            busy |= roles.keys() if len(roles) > 1 else set()
    return tuple(id for id in alone if id not in busy)


def _somebody(framework: Framework, *ids: str) -> None:
    """Refuse the identifier of no force and no partner; an office may take part on other days."""
    there = {one.id for one in Directory.of(framework).everyone()}
    for id in ids:
        if id not in there and not id.startswith(OFFICE):
            raise UnknownSubject(id, there)


def known(domain: str) -> None:
    """Refuse the code of a domain that there is not."""
    if domain not in law.domains:
        raise law.UnknownName("domain", domain, law.domains)
