"""What local forces may not do, whatever a convention says, and the words that betray it."""

from attrs import frozen

from secuprev.law.citation import Citation, cite
from secuprev.law.force_kinds import force as force_kind
from secuprev.law.kinds import Entry, Kind, Registry
from secuprev.law.store import per_law, read
from secuprev.law.wording import clauses, holds, leads, occurrences, without
from secuprev.values import AnyDate, Text

__all__ = ["Prohibition", "Wording", "prohibition", "prohibitions", "wordings"]


@frozen
class Wording:
    """Words of a document that name something prohibited.

    Attributes:
        pattern: the expression that was found, as the data writes it.
        left_out: whether the document names it only to leave it out.
    """

    pattern: str
    left_out: bool


@frozen(kw_only=True)
class Prohibition(Kind):
    """Something that some forces may not do.

    Attributes:
        says: the rule.
        forces: codes of the kinds of force that it bars.
        exceptions: what it leaves free.
        patterns: the expressions by which documents name it; empty when words betray nothing.
        words_rest_on: what the words rest on, as a reference, where the rule rests on more.
        spared: wordings that hold such an expression and mean something else.
        unless_with: words that show, in the same clause, that something else is meant.
        titles: the words that the name of such a force may not hold.
    """

    says: Text
    forces: tuple[str, ...]
    exceptions: tuple[Text, ...]
    patterns: tuple[str, ...]
    words_rest_on: str | None
    spared: tuple[str, ...]
    unless_with: tuple[str, ...]
    titles: tuple[str, ...]

    def found_in(self, words: str) -> Wording | None:
        """Return how the words of a document name it, ``None`` when they do not.

        >>> checks = prohibition("no_identity_check")
        >>> checks.found_in("Relevés d'identité") is None
        True
        >>> checks.found_in("CONTROLES D’IDENTITE")
        Wording(pattern="contrôle d'identité", left_out=False)
        >>> order = prohibition("no_public_order")
        >>> order.found_in("Manifestations, hors missions de maintien de l'ordre").left_out
        True
        """
        found: list[Wording] = []
        for clause in clauses(words):
            if holds(clause, self.unless_with):
                continue
            rest = without(clause, self.spared)
            for pattern in self.patterns:
                for before, after in occurrences(rest, pattern):
                    found.append(Wording(pattern, _left_out(before, after)))
        return min(found, key=lambda one: one.left_out, default=None)

    def citations_of_words(self, on: AnyDate) -> tuple[Citation, ...]:
        """Return what makes its words a fault on a day.

        >>> [one.short for one in prohibition("no_asvp_extras").citations_of_words("2020-01-01")]
        ['Circulaire du 28 avril 2017']
        """
        if self.words_rest_on is None:
            return self.citations(on)
        return (cite(self.words_rest_on, self.life, self.confidence),)

    def named_in(self, name: str) -> bool:
        """Tell whether the name of a force holds a word that it may not hold.

        >>> prohibition("no_pm_by_non_civil_servant").named_in("Police de l'environnement")
        True
        """
        return holds(name, self.titles)


@per_law
def _said_by() -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in read("prohibitions")["wording"].items()}


def _left_out(before: str, after: str) -> bool:
    """Tell whether a clause leaves out what it names, from what it says before and after it."""
    said_by = _said_by()
    if holds(before, said_by["before"]) or holds(after, said_by["after"]):
        return True
    to_state = leads(after, said_by["verbs"], said_by["links"], said_by["state"])
    return to_state and not holds(after, said_by["local"])


def _prohibition(entry: Entry) -> Prohibition:
    row = entry.row
    return Prohibition(
        **entry.common,
        says=Text(**row["says"]),
        forces=entry.words("forces"),
        exceptions=tuple(Text(**words) for words in row.get("exceptions", ())),
        patterns=entry.words("patterns"),
        words_rest_on=row.get("words_rest_on"),
        spared=entry.words("spared"),
        unless_with=entry.words("unless_with"),
        titles=entry.words("titles"),
    )


_registry = Registry("prohibition", "prohibitions", _prohibition, "prohibitions")


@per_law
def wordings(words: str) -> tuple[tuple[Prohibition, Wording], ...]:
    """Return the prohibitions that the words of a document name, and how each is named.

    >>> [one.code for one, _ in wordings("Relevés d'identité et maintien de l'ordre")]
    ['no_public_order']
    """
    found = ((one, one.found_in(words)) for one in prohibitions())
    return tuple((one, wording) for one, wording in found if wording)


def prohibitions(force: str | None = None, on: AnyDate | None = None) -> tuple[Prohibition, ...]:
    """Return the prohibitions: all of them, those of a kind of force, those of a day.

    >>> [one.code for one in prohibitions("private_security", on="1999-12-31")][-1]
    'no_private_public_space'

    Raises:
        UnknownName: no kind of force has that code.
        OutsideRecord: the day is outside the days over which the law was read.
        StraddlesChange: the moment is vague and a prohibition began or ended inside it.
    """
    kind = None if force is None else force_kind(force)
    return tuple(one for one in _registry(on) if kind is None or kind.code in one.forces)


def prohibition(code: str) -> Prohibition:
    """Return a prohibition.

    >>> prohibition("no_drone").life.start.isoformat()
    '2022-01-20'

    Raises:
        UnknownName: no prohibition has that code.
    """
    return _registry.get(code)
