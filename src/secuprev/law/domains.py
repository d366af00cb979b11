"""The vocabulary of the domains of cooperation, and what the model conventions say of each."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from secuprev.law.dated import Series, State
from secuprev.law.errors import UnknownName
from secuprev.law.model_clauses import Clause, clause
from secuprev.law.model_editions import ModelKind, editions
from secuprev.law.store import per_law, read
from secuprev.values import Text

__all__ = ["Domain", "Domains", "domains", "domains_of"]


@frozen
class Domain:
    """A field in which forces and partners may work together.

    Attributes:
        code: stable code, such as ``"holiday_watch"``.
        label: its name in both languages.
        family: the family it belongs to (``"road"``, ``"presence"``…).
        competence: whether the competence of the forces in it is recorded.
        clauses: the clauses of the model conventions that name it, empty when none ever did.
    """

    code: str
    label: Text
    family: str
    competence: bool
    clauses: tuple[Clause, ...]

    def in_model(self, kind: ModelKind = "communal") -> Series[tuple[str, ...]]:
        """Return, through time, the codes of the clauses of the model that name the domain.

        The value is ``()`` when the model of the day does not name it, ``None`` when there was no
        model of that kind; the references of a state are the articles.

        >>> holidays = domains["holiday_watch"].in_model()
        >>> holidays.at("2011-12-31").value, holidays.at("2012-11-23").value
        ((), ('t2.prevention',))
        >>> holidays.at("2012-11-23").references
        ('MODEL-IV-I art. 16, 8°',)
        """
        return _in_model(self.code, kind)

    def opened(self, kind: ModelKind = "communal") -> State[tuple[str, ...]] | None:
        """Return the first state in which a model named the domain, ``None`` if none ever did.

        >>> state = domains["drug_addiction_prevention"].opened()
        >>> state.period.start.isoformat(), state.changed_by
        ('2012-01-05', ('D-2012-2',))
        """
        return _opened(self.code, kind)


@per_law
def _opened(code: str, kind: ModelKind) -> State[tuple[str, ...]] | None:
    return next((state for state in _in_model(code, kind) if state.value), None)


@per_law
def _in_model(code: str, kind: ModelKind) -> Series[tuple[str, ...]]:
    domain = domains[code]
    states = []
    for state in editions(kind):
        edition = state.value
        if edition is None:
            states.append(State[tuple[str, ...]](None, state.period))
            continue
        held = [c for c in domain.clauses if edition.generation in c.articles]
        references = tuple(edition.reference(c.articles[edition.generation]) for c in held)
        states.append(
            State(
                value=tuple(c.code for c in held),
                period=state.period,
                references=references or (edition.text,),
                changed_by=state.changed_by,
                confidence=state.confidence,
            )
        )
    label = Text(fr=f"« {domain.label.fr} » dans le modèle", en=f'"{domain.label.en}" in the model')
    return Series(f"{code} ({kind})", tuple(states), editions(kind).span, label)


class Domains(Mapping[str, Domain]):
    """All the domains by code, read on first use.

    >>> domains["dangerous_dogs"].label.fr
    'Chiens dangereux'
    >>> len(domains)
    76
    """

    def __getitem__(self, code: str) -> Domain:
        try:
            return _domains()[code]
        except (KeyError, TypeError):
            raise UnknownName("domain", code, _domains()) from None

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and code in _domains()

    def __iter__(self) -> Iterator[str]:
        return iter(_domains())

    def __len__(self) -> int:
        return len(_domains())


@per_law
def _domains() -> dict[str, Domain]:
    return {
        code: Domain(
            code=code,
            label=Text(fr=row["fr"], en=row["en"]),
            family=row["family"],
            competence=row.get("competence", False),
            clauses=tuple(clause(name) for name in row.get("clauses", ())),
        )
        for code, row in read("domains").items()
    }


@per_law
def _by_clause() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, one in _domains().items():
        for held in one.clauses:
            found[held.code] = (*found.get(held.code, ()), code)
    return found


def domains_of(clause: str) -> tuple[str, ...]:
    """Return the codes of the domains that a clause of the model names, by the code of the clause.

    >>> domains_of("besoin.securite_routiere")
    ('road_safety_prevention', 'road_traffic_enforcement')
    """
    return _by_clause().get(clause, ())


domains: Domains = Domains()
