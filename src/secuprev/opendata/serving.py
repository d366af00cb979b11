"""The communes that the agents of a survey row serve, and how sure that is.

A code that comes with the file is somebody's matching: it counts where the name agrees with it.
"""

from attrs import evolve, frozen

from secuprev.opendata.places import Place, Places
from secuprev.opendata.wording import SEPARATORS, Employer, Wording, parts
from secuprev.values import Text
from secuprev.vocabulary import Likeness, find_commune

__all__ = ["Served", "serving"]

_SYNDICATE = Place(
    None,
    Text(
        fr="agents d'un syndicat, que la référence ne connaît pas",
        en="agents of a syndicate, which the reference does not hold",
    ),
)


@frozen
class Served:
    """Whom a row is about.

    Attributes:
        place: the commune, or the body, that employs the agents.
        communes: codes of the communes served, that of the employer first; empty when unknown.
    """

    place: Place
    communes: tuple[str, ...] = ()


def serving(
    wording: Wording,
    departement: str,
    places: Places,
    *,
    code: str | None = None,
    siren: str | None = None,
    year: int | None = None,
) -> Served:
    """Tell whom a row is about.

    Args:
        wording: what the row calls itself.
        departement: code of its département.
        places: the reference.
        code: the code of a commune that the file gives it.
        siren: the SIREN of a body that the file gives it.
        year: the year that the row is of.
    """
    whole = places.commune_named(wording.words, departement)
    if whole.code is not None and wording.employer is not Employer.BODY:
        doubt = None if code in (None, whole.code) else _disagree(code, whole.code, places)
        return Served(evolve(whole, doubt=doubt), (whole.code,))
    if wording.employer is Employer.SYNDICATE:
        return Served(_SYNDICATE)
    if wording.employer is Employer.BODY:
        listed = _all(wording.others, departement, places)
        return Served(_body(wording.name, departement, siren, places), listed or ())
    place = _commune(wording.name, departement, year, places)
    if place.code is None:
        return _several(wording, departement, code, places, place)
    if place.doubt is None and code is not None and code != place.code:
        place = evolve(place, doubt=_disagree(code, place.code, places))
    if place.doubt is not None:
        return Served(place, (place.code,) if place.code else ())
    others = [places.commune_named(one, departement) for one in wording.others]
    lost = [one for one, found in zip(wording.others, others, strict=True) if found.code is None]
    if lost:
        place = evolve(place, doubt=_unknown(lost))
    codes = (place.code, *(one.code for one in others if one.code is not None))
    return Served(place, tuple(dict.fromkeys(code for code in codes if code is not None)))


def _commune(name: str, departement: str, year: int | None, places: Places) -> Place:
    place = places.commune_named(name, departement)
    if place.code is None:
        match = find_commune(name, departement, on=places.on)
        if match is not None and match.likeness is Likeness.WORDS:  # "LUC/MER"
            place = Place(match.code)
    if place.code is None:
        place = places.formerly(name, departement, year) or place
    return place


def _several(
    wording: Wording, departement: str, code: str | None, places: Places, place: Place
) -> Served:
    """Look for several communes in a name that is that of none."""
    cuts = [tuple(parts(cut, wording.name)) for cut in SEPARATORS]
    if wording.is_service:  # "Police pluricommunale (Lugrin, Meillerie, Saint-Gingolph)"
        cuts.insert(0, wording.others)
    for names in cuts:
        codes = _all(names, departement, places)
        if codes is not None and len(codes) > 1:
            strange = code is not None and code not in codes
            doubt = _disagree(code, codes[0], places) if strange and code else None
            return Served(Place(codes[0], doubt), codes)
    match = find_commune(wording.name, departement, on=places.on)
    if match is not None and match.code == code and match.likeness is not Likeness.FORMER:
        # Each leaves a doubt, and they say the same; of merged communes, each may have a service.
        return Served(Place(code), (match.code,))
    if code is not None:
        given = places.commune(code)
        doubt = given.doubt or Text(
            fr=f"le fichier dit {places.called(code)}, dont ce n'est pas le nom",
            en=f"the file says {places.called(code)}, whose name is another",
        )
        return Served(evolve(given, doubt=doubt), (given.code,) if given.code else ())
    for names in cuts:
        found = [places.commune_named(one, departement) for one in names]
        known = tuple(one.code for one in found if one.code is not None)
        if len(names) > 1 and len(known) > 1:
            lost = [one for one, at in zip(names, found, strict=True) if at.code is None]
            return Served(Place(known[0], _unknown(lost)), known)
    if match is not None:
        like = match.likeness.label
        doubt = Text(
            fr=f"{places.called(match.code)} ? ({like.fr})",
            en=f"{places.called(match.code)}? ({like.en})",
        )
        return Served(Place(match.code, doubt), (match.code,))
    return Served(evolve(place, nearest=places.near_commune(wording.name, departement)))


def _all(names: tuple[str, ...], departement: str, places: Places) -> tuple[str, ...] | None:
    """Return the codes of communes by their names, ``None`` when one of them is not known."""
    codes = [places.commune_named(one, departement).code for one in names]
    return tuple(dict.fromkeys(code for code in codes if code)) if all(codes) else None


def _body(name: str, departement: str, siren: str | None, places: Places) -> Place:
    named = places.body_named(name, departement)
    if siren is None or siren == named.code:
        return named
    given = places.body(siren)
    if given.code is None:
        return given
    said = Text(
        fr=f"le fichier dit {places.called(siren)}, dont ce n'est pas le nom",
        en=f"the file says {places.called(siren)}, whose name is another",
    )
    return evolve(given, doubt=said)


def _disagree(code: str, named: str, places: Places) -> Text:
    return Text(
        fr=f"le fichier dit {places.called(code)}, le nom est celui de {places.called(named)}",
        en=f"the file says {places.called(code)}, the name is that of {places.called(named)}",
    )


def _unknown(names: list[str]) -> Text:
    said = ", ".join(f"« {one.strip()} »" for one in names)
    return Text(fr=f"communes non reconnues : {said}", en=f"communes not recognised: {said}")
