"""The commune or the body that a row is about, and how sure that is."""

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache, cached_property

from attrs import define, frozen

from secuprev import france
from secuprev.france import ReferenceCommune, ReferenceEpci, UnknownCode
from secuprev.france.naming import plain_name, plain_names, without_article
from secuprev.values import AnyDate, Text

__all__ = ["Place", "Places"]

# What bodies are called beside their own name, and what only links the words of it.
_OF_BODIES = re.compile(
    r"\b(?:communautes?|communes?|com|agglomerations?|agglo|urbaine|metropole|epci|ept|cc|ca|cu|cdc"
    r"|polices?|municipales?|intercommunales?|syndicat|d|de|des|du|et|en|l|la|le|les|pays)\b"
)
_NEAR = 0.7  # how alike a name must be to be shown as the nearest one
_BRACKETS = re.compile(r"\([^()]*\)")


@frozen
class Place:
    """What a row is about.

    Attributes:
        code: code of the commune, or SIREN of the body; ``None`` when it is not known.
        doubt: why it is not sure, or not known; ``None`` when it is sure.
        nearest: the nearest candidate, when it is not known.
    """

    code: str | None
    doubt: Text | None = None
    nearest: str | None = None


@define(slots=False)
class Places:
    """The reference of a day, ready for many rows.

    Attributes:
        on: a day of the edition.
    """

    on: date

    @classmethod
    def at(cls, on: AnyDate | None = None) -> "Places":
        """Return the reference of a day, of the latest edition when none is given.

        Raises:
            OutsideEditions: no edition answers for that day.
        """
        return _of_edition(france.edition(on).start)

    # --- by code ----------------------------------------------------------------------------------

    @cached_property
    def communes(self) -> Mapping[str, ReferenceCommune]:
        """The communes by code."""
        return {one.code: one for one in france.communes(self.on)}

    @cached_property
    def bodies(self) -> Mapping[str, ReferenceEpci]:
        """The bodies with their own taxation and the EPT, by SIREN."""
        epts = france.epts(self.on) if france.edition(self.on).has_epts else ()
        return {one.siren: one for one in (*france.epcis(self.on), *epts)}

    def commune(self, code: str) -> Place:
        """Return the commune that a code is of; that of a merged one is followed, with a doubt."""
        if code in self.communes:
            return Place(code)
        try:
            now = france.successor(code, self.on).code
        except UnknownCode as error:
            near = next(iter(error.suggestions), None)
            reason = Text(
                fr=f"aucune commune n'a le code {code}", en=f"no commune has the code {code}"
            )
            return Place(None, reason, self.called(near) if near else None)
        said = Text(
            fr=f"{code} n'est pas une commune ; ce code mène à {self.called(now)}",
            en=f"{code} is no commune; this code leads to {self.called(now)}",
        )
        return Place(now, said)

    def body(self, siren: str) -> Place:
        """Return the body that a SIREN is of."""
        if siren in self.bodies:
            return Place(siren)
        reason = Text(
            fr=f"aucun EPCI à fiscalité propre ni EPT n'a le SIREN {siren}",
            en=f"no own-tax EPCI and no EPT has the SIREN {siren}",
        )
        return Place(None, reason)

    def called(self, code: str) -> str:
        """Return a code with the name behind it, for a reader."""
        known = self.communes.get(code) or self.bodies.get(code)
        return f"{code} {known.name}" if known else code

    # --- by name ----------------------------------------------------------------------------------

    @cached_property
    def _departements(self) -> Mapping[str, str]:
        """The codes of the départements, under themselves and under the plain names."""
        known = france.departements(self.on)
        return {one.code: one.code for one in known} | {
            plain_name(one.name): one.code for one in known
        }

    def departement(self, text: str) -> str | None:
        """Return the code of a département by its code or its name.

        >>> Places.at().departement("SEINE ET MARNE"), Places.at().departement("Total")
        ('77', None)
        """
        return self._departements.get(text) or self._departements.get(plain_name(text))

    @cached_property
    def _plain(self) -> str:
        """The names of the communes, plain, one a line."""
        return plain_names("\n".join(one.name for one in self.communes.values()))

    @cached_property
    def _named(self) -> Mapping[str, Mapping[str, list[str]]]:
        """The codes of the communes by département and plain name."""
        return self._by_name(self._plain)

    @cached_property
    def _without_article(self) -> Mapping[str, Mapping[str, list[str]]]:
        """The same by the name less its article: "Le Mans" and "Mans"."""
        return self._by_name(without_article(self._plain))

    def _by_name(self, names: str) -> Mapping[str, Mapping[str, list[str]]]:
        found: defaultdict[str, defaultdict[str, list[str]]]
        found = defaultdict(lambda: defaultdict(list))
        for one, name in zip(self.communes.values(), names.split("\n"), strict=True):
            found[one.departement][name].append(one.code)
        return found

    @cached_property
    def _everywhere(self) -> Mapping[str, list[str]]:
        """The codes of the communes by plain name, and by the name less its article."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for names in (self._plain, without_article(self._plain)):
            for code, name in zip(self.communes, names.split("\n"), strict=True):
                if code not in found[name]:
                    found[name].append(code)
        return found

    def communes_named(self, name: str) -> tuple[str, ...]:
        """Return all the communes of the country that have a name, however it is written.

        >>> Places.at().communes_named("st denis")[:2]
        ('11339', '30247')
        """
        plain = plain_name(name)
        found = self._everywhere.get(plain) or self._everywhere.get(without_article(plain))
        return tuple(found or ())

    def commune_named(self, name: str, departement: str) -> Place:
        """Return the only commune of a département that has a name, however it is written."""
        names = self._named.get(departement, {})
        plain = plain_name(name)
        codes = names.get(plain, ())
        if not codes:
            short = without_article(plain)
            codes = self._without_article.get(departement, {}).get(short, ())
        if len(codes) == 1:
            return Place(codes[0])
        if codes:
            several = ", ".join(map(self.called, codes))
            said = Text(
                fr=f"plusieurs communes ont ce nom : {several}",
                en=f"several communes have this name: {several}",
            )
            return Place(None, said)
        said = Text(
            fr=f"aucune commune du département {departement} n'a ce nom",
            en=f"no commune of département {departement} has this name",
        )
        return Place(None, said)

    def formerly(self, name: str, departement: str, year: int | None) -> Place | None:
        """Return the commune that one of an earlier year leads to, by its name of that year.

        One that was only renamed is sure; one that is now part of another leaves a doubt.

        Args:
            name: the name.
            departement: code of the département.
            year: the year; the first that the reference holds, where it is earlier or not known.
        """
        editions = [one for one in france.editions() if one.start < self.on]
        then = [one for one in editions if year is None or one.start.year <= year]
        if not editions or (year is not None and year >= self.on.year):
            return None
        edition = editions[0] if year is None or not then else then[-1]
        code = Places.at(edition.start).commune_named(name, departement).code
        now = Place(None) if code is None else self.commune(code)
        if now.code is None:
            return None
        if now.code == code and code not in _grown(edition.start, self.on):
            return now
        said = Text(
            fr=f"une commune en {edition.name}, aujourd'hui dans {self.called(now.code)}",
            en=f"a commune in {edition.name}, now part of {self.called(now.code)}",
        )
        return Place(now.code, said)

    def near_commune(self, name: str, departement: str) -> str | None:
        """Return the commune of a département whose name is nearest, for a reader."""
        names = self._named.get(departement, {})
        near = get_close_matches(plain_name(name), names, 1, _NEAR)
        return self.called(names[near[0]][0]) if near else None

    @cached_property
    def _bodies_named(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        found: defaultdict[str, defaultdict[str, list[str]]]
        found = defaultdict(lambda: defaultdict(list))
        for body in self.bodies.values():
            for departement in body.departements:
                found[departement][self.own_name(body.name)].append(body.siren)
        return {
            departement: {name: tuple(sirens) for name, sirens in names.items()}
            for departement, names in found.items()
        }

    @staticmethod
    def own_name(name: str) -> str:
        """Return what is left of the name of a body without its kind.

        >>> Places.own_name("CA Melun Val de Seine"), Places.own_name("Melun Val de Seine EPCI")
        ('melun val seine', 'melun val seine')
        """
        return " ".join(_OF_BODIES.sub(" ", plain_name(_BRACKETS.sub(" ", name))).split())

    def body_named(self, name: str, departement: str) -> Place:
        """Return the only body of a département that has a name, whatever kind it is called."""
        names = self._bodies_named.get(departement, {})
        own = self.own_name(name)
        sirens = names.get(own, ()) if own else ()
        if len(sirens) == 1:
            return Place(sirens[0])
        said = Text(
            fr=f"aucun EPCI du département {departement} n'a ce nom",
            en=f"no body of département {departement} has this name",
        )
        near = get_close_matches(own, names, 1, _NEAR)
        return Place(None, said, self.called(names[near[0]][0]) if near else None)


@cache
def _of_edition(start: date) -> Places:
    return Places(start)


@cache
def _grown(then: date, now: date) -> frozenset[str]:
    """Return the codes of the communes of a day that others became part of since an earlier one."""
    today = _of_edition(now)
    gone = _of_edition(then).communes.keys() - today.communes.keys()
    return frozenset(found for code in gone if (found := today.commune(code).code) is not None)
