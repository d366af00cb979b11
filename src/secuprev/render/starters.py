"""A document to begin with: what the reference knows of a body, what follows, and blanks."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, get_args

import attrs

from secuprev import france, law
from secuprev.documents.yaml_writer import write
from secuprev.france import ReferenceCommune, ReferenceEpci
from secuprev.law import CannotBeTold, Holding
from secuprev.model import (
    Commune,
    Convention,
    Council,
    Epci,
    Force,
    Framework,
    Strategy,
    WorkingGroup,
)
from secuprev.model.fields import label_of
from secuprev.rules import Duty, Standing, default_day, obligations
from secuprev.values import AnyDate, Lang, PartialDate, Text, as_partial

__all__ = ["starter"]

_WIDTH = 100

_TITLE = Text(
    "{name} ({kind}), SIREN {siren} : document à compléter.",
    "{name} ({kind}), SIREN {siren}: a document to fill in.",
)
_SOURCE = Text(
    "Communes et populations : édition {edition} ({source}, {licence}).",
    "Communes and populations: edition {edition} ({source}, {licence}).",
)
_LAW = Text(
    "Ce que le droit demande est celui du {day} ; « secuprev duties » le redit à tout moment.",
    "What the law asks is that of {day}; `secuprev duties` tells it again at any time.",
)
_HOW = Text(
    "Pour dire un fait, ôtez le # en tête de sa ligne et remplissez. Ce qui n'est pas dit n'est pas"
    " faux : on ne peut le dire. Une liste absente est inconnue, une liste vide ([]) dit qu'il n'y"
    " a rien, et une liste donnée est tenue pour complète.",
    "To state a fact, take the # away at the head of its line and fill it in. What is not told is"
    " not false: it cannot be told. A list that is left out is unknown, an empty one ([]) says that"
    " there is nothing, and one that is given is taken to be whole.",
)
_NO_TOTAL = Text(
    "population totale non donnée ; municipale : {}", "no total population; municipal: {}"
)
_UNKNOWN = Text("inconnue", "unknown")
_DUTY = Text("À tenir : {}{}", "To be met: {}{}")
_DEPENDS = Text(
    "Ce qui tient à des faits qui ne sont pas encore dits :",
    "What turns on facts that are not told yet:",
)
_FOR = Text("{} communes", "{} communes")
_PREVENTION = {
    Holding.COMPULSORY: Text(
        "Compétence de prévention de la délinquance : la loi la lui donne ({}).",
        "Competence for the prevention of crime: the law gives it ({}).",
    ),
    Holding.OPTIONAL: Text(
        "Compétence de prévention de la délinquance : ses communes peuvent la lui donner ({}).",
        "Competence for the prevention of crime: its communes may give it ({}).",
    ),
    Holding.NONE: Text(
        "Compétence de prévention de la délinquance : la loi ne la lui donne pas ({}).",
        "Competence for the prevention of crime: the law does not give it ({}).",
    ),
}
_HINTS: dict[Any, Text] = {
    bool: Text("true ou false", "true or false"),
    PartialDate: Text("AAAA-MM-JJ, AAAA-MM ou AAAA", "YYYY-MM-DD, YYYY-MM or YYYY"),
    int: Text("nombre", "number"),
    tuple: Text("liste", "list"),
}

# What each list may begin with: what must be told is, the rest is left blank.
_LISTS: tuple[tuple[str, type, tuple[tuple[dict[str, str], str], ...]], ...] = (
    (
        "forces",
        Force,
        (
            ({"id": "pm", "kind": "police_municipale"}, "communes posts firearms night"),
            ({"id": "etat", "kind": "police_nationale"}, "communes"),
        ),
    ),
    (
        "conventions",
        Convention,
        (
            (
                {"id": "coordination", "kind": "communal"},
                "communes forces signed years renewal signatories domains",
            ),
        ),
    ),
    (
        "councils",
        Council,
        (({"id": "conseil"}, "communes created chair members has_coordinator rules_of_procedure"),),
    ),
    ("groups", WorkingGroup, (({"id": "gltd", "kind": "gltd"}, "council pilot_office frequency"),)),
    (
        "strategies",
        Strategy,
        (({"id": "stspd", "kind": "stspd"}, "council signed years signatories priorities"),),
    ),
)


def starter(number: str, on: AnyDate | None = None, lang: Lang = "fr") -> str:
    """Return a document of an intercommunal body as YAML: its communes, its duties, and blanks.

    It loads as it is, and states nothing but what the reference knows; the rest stands in comments.

    >>> text = starter("247700057", on="2026-01-01")
    >>> print(text.splitlines()[0])
    # CA Melun Val de Seine (communauté d'agglomération), SIREN 247700057 : document à compléter.
    >>> from secuprev.documents import loads
    >>> [one.population for one in loads(text).communes if one.name == "Melun"]
    [43919]

    Args:
        number: SIREN number of the body, with its own taxation or an EPT.
        on: the day asked about; by default that of `secuprev.check`.
        lang: language of the comments.

    Raises:
        UnknownCode: no body has that number on that day.
        OutsideEditions: the reference holds no edition for that day.
        InvalidDate: `on` is no date, or is not known to the day.
    """
    day = as_partial(on).latest if on is not None else default_day()
    body = france.epci(number, on=day)
    communes = france.members(number, on=day)
    framework = _framework(body, communes)
    duties = [one for one in obligations(framework, day) if one.standing is not Standing.MET]
    lines = [
        *_head(body, day, lang),
        *_depending(duties, day, lang),
        "",
        *write({"secuprev": 1, "id": framework.id, "name": body.name}).splitlines(),
        "",
        *_body(body, duties, day, lang),
        "",
        *_communes(communes, duties, day, lang),
        *_lists(body, lang),
    ]
    return "".join(f"{line}\n" for line in lines)


def _framework(body: ReferenceEpci, communes: Iterable[ReferenceCommune]) -> Framework:
    return Framework(
        id=france.plain_name(body.name).replace(" ", "-"),
        name=body.name,
        epci=Epci(siren=body.siren, kind=body.kind, name=body.name),
        communes=tuple(
            Commune(code=one.code, name=one.name, population=one.population_total)
            for one in communes
        ),
    )


def _head(body: ReferenceEpci, day: date, lang: Lang) -> Iterator[str]:
    edition = france.edition(day)
    kind = law.intercommunal_kind(body.kind).label.in_(lang)
    yield from _said(_TITLE.in_(lang).format(name=body.name, kind=kind, siren=body.siren))
    yield from _said(
        _SOURCE.in_(lang).format(
            edition=edition.name, source=edition.source, licence=edition.licence
        )
    )
    for note in edition.notes:
        yield from _said(f"- {note.in_(lang)}")
    yield from _said(_LAW.in_(lang).format(day=day))
    yield from _said(_HOW.in_(lang))


def _depending(duties: Sequence[Duty], day: date, lang: Lang) -> Iterator[str]:
    """Give a line for each rule of which it cannot be told whom it asks."""
    open_ = [one for one in duties if one.asked is None]
    if open_:
        yield from _said(_DEPENDS.in_(lang))
    for rule in dict.fromkeys(one.rule for one in open_):
        held = [one for one in open_ if one.rule is rule]
        facts = dict.fromkeys(fact.label.in_(lang) for one in held for fact in one.missing)
        alone = held[0].target.label.in_(lang)
        whom = alone if len(held) == 1 else _FOR.in_(lang).format(len(held))
        colon = " :" if lang == "fr" else ":"
        said = f"- {rule.label.in_(lang)}{_articles(held, day)} [{whom}{colon} {', '.join(facts)}]"
        yield from _said(said)


def _body(body: ReferenceEpci, duties: Sequence[Duty], day: date, lang: Lang) -> Iterator[str]:
    yield "epci:"
    stated = {"siren": body.siren, "name": body.name, "kind": body.kind}
    yield from _inside(write(dict(stated)), "  ")
    holding = _holding(body, day)
    if holding is not None:
        said, citations = holding
        yield from _said(_PREVENTION[said].in_(lang).format(citations), "  ")
    yield from _asked(duties, body.siren, "  ", day, lang)
    wanted = _wanted(duties, "epci", Epci)
    if holding is None or holding[0] is Holding.OPTIONAL:
        wanted = ["created", "prevention", *wanted]
    yield from _blanks(Epci, wanted, "  ", lang)


def _holding(body: ReferenceEpci, day: date) -> tuple[Holding, str] | None:
    """Return how the body comes to hold the prevention competence, with the articles."""
    where = body.departements[0] if len(body.departements) == 1 else None
    try:
        state = law.intercommunal_kind(body.kind).prevention(day, where=where)
    except CannotBeTold:
        return None
    if state.value is None:
        return None
    return state.value.holding, ", ".join(one.short for one in state.citations(day))


def _communes(
    communes: Sequence[ReferenceCommune], duties: Sequence[Duty], day: date, lang: Lang
) -> Iterator[str]:
    yield "communes:"
    for one in communes:
        stated: dict[str, Any] = {"code": one.code, "name": one.name}
        if one.population_total is not None:
            stated["population"] = one.population_total
        first, *rest = write(stated).splitlines()
        yield f"  - {first}"
        yield from _inside("\n".join(rest), "    ")
        if one.population_total is None:
            figure = _UNKNOWN.in_(lang) if one.population is None else str(one.population)
            yield from _said(_NO_TOTAL.in_(lang).format(figure), "    ")
        yield from _asked(duties, one.code, "    ", day, lang)
        unknown = [] if one.population_total is not None else ["population"]
        wanted = [*unknown, *_wanted(duties, one.code, Commune)]
        yield from _blanks(Commune, wanted, "    ", lang)


def _asked(duties: Iterable[Duty], id: str, indent: str, day: date, lang: Lang) -> Iterator[str]:
    """Give a comment for each thing that the law is known to ask of an object."""
    for one in duties:
        if one.asked and one.target.id == id:
            said = _DUTY.in_(lang).format(one.rule.label.in_(lang), _articles([one], day))
            yield from _said(said, indent)


def _articles(duties: Sequence[Duty], day: date) -> str:
    """Return the articles in brackets: those cited, else those of the values it rests on."""
    cited = [one for duty in duties for one in duty.citations]
    known = set(law.names())
    for name in duties[0].rule.cites if not cited else ():
        with suppress(CannotBeTold):
            cited += law.value(name, day).citations if name in known else ()
    shorts = dict.fromkeys(one.short for one in cited)
    return f" ({', '.join(shorts)})" if shorts else ""


def _wanted(duties: Iterable[Duty], path: str, owner: type) -> list[str]:
    """Return the fields of an object that rules would have to know."""
    known = {one.name for one in attrs.fields(owner)}
    paths = [fact.path.partition(".") for one in duties for fact in one.missing]
    return [name for head, _, name in paths if head == path and name in known]


def _blanks(owner: type, names: Iterable[str], indent: str, lang: Lang) -> Iterator[str]:
    """Give a line to fill in for each of some fields."""
    types = {one.name: one.type for one in attrs.fields(owner)}
    for name in dict.fromkeys(names):
        hint = _hint(types[name])
        said = f" ({hint.in_(lang)})" if hint else ""
        yield f"#{indent}{name}:  # {label_of(owner, name).in_(lang)}{said}"


def _hint(of: Any) -> Text | None:
    """Return what a field of a type wants, ``None`` where its label has to do."""
    if of in _HINTS:
        return _HINTS[of]
    if getattr(of, "__origin__", None) is tuple:
        return _HINTS[tuple]
    found = (_hint(inner) for inner in get_args(of))
    return next((hint for hint in found if hint is not None), None)


def _lists(body: ReferenceEpci, lang: Lang) -> Iterator[str]:
    """Give what is to be told of forces, conventions, councils, groups and strategies."""
    council = law.intercommunal_kind(body.kind).council or "clspd"
    for name, owner, items in _LISTS:
        yield ""
        yield f"#{name}:  # {label_of(Framework, name).in_(lang)}"
        for stated, blanks in items:
            given = {"id": stated["id"], "kind": stated.get("kind", council)}
            for rank, line in enumerate(write(dict(given)).splitlines()):
                yield f"#{'  - ' if rank == 0 else '    '}{line}"
            yield from _blanks(owner, blanks.split(), "    ", lang)


def _inside(text: str, indent: str) -> Iterator[str]:
    return (f"{indent}{line}" for line in text.splitlines())


def _said(words: str, indent: str = "") -> Iterator[str]:
    """Give a comment, as many lines as it takes."""
    start = f"{indent}# "
    return iter(
        textwrap.wrap(
            words,
            _WIDTH,
            initial_indent=start,
            subsequent_indent=start,
            break_long_words=False,
            break_on_hyphens=False,
        )
    )
