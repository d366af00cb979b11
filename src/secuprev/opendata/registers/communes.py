"""The communes that a cell names, and the agglomeration that a register is of."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from attrs import define, field, frozen

from secuprev.france.naming import plain_name, without_article
from secuprev.opendata.places import Places
from secuprev.vocabulary import CommuneReading, Likeness, read_commune

__all__ = ["Named", "Territory", "names_in", "names_in_title"]

_SEPARATORS = re.compile(
    r"\s*[\n;,+&•]\s*|(?<!\bs)(?<!\bss)\s*/\s*|\s+et\s+(?!\d)|\s+[-–—]\s+", re.IGNORECASE
)
_BEFORE = re.compile(
    r"^(?:(?:les |la |l['’])?(?:communes?|villes?|mairies?|police municipale|pm)\s+"
    r"(?:de la ville |)(?:d['’]|de |des |du )?|[-–•*]\s*)",
    re.IGNORECASE,
)
_DEPARTEMENT = re.compile(r"\s*\((\d{2,3}|2[AB])\)\s*$", re.IGNORECASE)
_CODE = re.compile(r"(?<![\w])(\d{5}|2[AB]\d{3})(?![\w])", re.IGNORECASE)
_ALL = re.compile(
    r"^(?:toutes?(?: les communes)?|l['’]ensemble(?: des communes.*)?|tous|ensemble du territoire"
    r"|tout le territoire|toutes les communes.*)$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:\bet\s+)?\b(\d{1,3})\s+(?:autres\s+)?communes?\b|\betc\b\.?|…|\.\.\.|\bet autres\b",
    re.IGNORECASE,
)
_TRIES = 1_000  # names that are compared with all others: a register has fewer slips
_LONGEST = 80  # characters of a name: the longest has 45

# What stands before the communes in the title of an act, and where they end.
_OF = re.compile(
    r"(?:\b(?:polices?\s+municipales?|communes?|villes?|mairies?)\b(?:\s+pluricommunales?)?"
    r"(?:\s+(?:de|des)\s+(?:communes?|villes?))?)\s+(?:de\s+la\s+(?:commune|ville)\s+)?"
    r"(?:d['’]|de\s+|du\s+|des\s+)",
    re.IGNORECASE,
)
_FORCES = re.compile(r"\s+et\s+(?:de\s+|des\s+|les\s+)forces?\b", re.IGNORECASE)
_END = re.compile(
    r"\s+(?:et|avec|entre)\s+(?:la|les|l['’])\s*(?:forces?|gendarmerie|police|préfecture|brigade|État)"
    r"|\s+(?:et|avec)\s+l['’]\s*état|\s+pour\b|\s+en\s+date|\s+du\s+\d|\s*[();]\s*|\s+avec\s+|\s+20\d\d"
    r"|\s+et\s+(?:de\s+)?(?:la\s+)?(?:gendarmerie|police)|$",
    re.IGNORECASE,
)


def names_in(text: str) -> list[str]:
    """Return the names of a cell, without what introduces them.

    >>> names_in("Melun, Vaux-le-Pénil et Dammarie-lès-Lys"), names_in("Vitry s/ Seine")
    (['Melun', 'Vaux-le-Pénil', 'Dammarie-lès-Lys'], ['Vitry s/ Seine'])
    """
    parts = (_BEFORE.sub("", one.strip(" .\t")).strip() for one in _SEPARATORS.split(text))
    return [one for one in parts if one]


def names_in_title(text: str) -> str | None:
    """Return the words of a title that name its communes, ``None`` when it names none.

    >>> names_in_title("Convention de coordination de la police municipale de Merville et des"
    ...     " forces de sécurité de l'Etat")
    'Merville'
    """
    for found in _OF.finditer(text):
        rest = text[found.end() :]
        rest = _FORCES.split(rest, maxsplit=1)[0]
        end = _END.search(rest)
        said = (rest[: end.start()] if end else rest).strip(" ,.:«»\"'")
        said = re.sub(r"\bet\s+(?:de\s+la\s+commune\s+)?(?:de\s+|d['’])", "et ", said)
        if said and said[0].isupper():
            return said
    return None


@frozen
class Named:
    """The communes that a text names.

    Attributes:
        codes: the communes that were recognised.
        doubts: what is doubtful, each with the words and what they were taken for.
        complete: ``False`` when the text names some that were not recognised, or speaks of more.
        count: how many there are, where the text says so.
    """

    codes: tuple[str, ...] = ()
    doubts: tuple[tuple[str, str, str | None], ...] = ()
    complete: bool = True
    count: int | None = None


@define(slots=False)
class Territory:
    """Where the names of a register are looked for.

    Attributes:
        places: the reference.
        body: SIREN of the agglomeration, ``None`` when it is not known.
    """

    places: Places
    body: str | None = None
    _others: dict[str, "Territory"] = field(factory=dict)
    _tries: int = 0
    _read: dict[tuple[str, str | None], tuple[str | None, str | None]] = field(factory=dict)

    @cached_property
    def members(self) -> frozenset[str]:
        """The communes of the agglomeration."""
        known = self.places.bodies.get(self.body or "")
        return frozenset(known.members) if known else frozenset()

    @cached_property
    def departements(self) -> tuple[str, ...]:
        """The départements of the agglomeration."""
        known = self.places.bodies.get(self.body or "")
        return tuple(known.departements) if known else ()

    def _beside(self, body: str) -> "Territory":
        if body not in self._others:
            self._others[body] = Territory(self.places, body)
        return self._others[body]

    def likeliest_body(self, texts: Iterable[str]) -> str | None:
        """Return the body that most of the names of a register lie in, when most do."""
        votes: Counter[str] = Counter()
        asked = 0
        for name in {name for text in texts for name in names_in(text)}:
            name = _DEPARTEMENT.sub("", name)
            coded = _CODE.search(name)
            codes = [coded[1].upper()] if coded else self.places.communes_named(name)
            bodies = {
                self.places.communes[code].epci for code in codes if code in self.places.communes
            }
            votes.update(one for one in bodies if one)
            asked += bool(bodies)
        if not votes:
            return None
        (siren, most), *others = votes.most_common(2)
        # One name is no majority; two bodies that have as many are no answer.
        enough = most > max(1, asked // 2) and (not others or others[0][1] < most)
        return siren if enough else None

    def read(self, text: str, departement: str | None = None, body: str | None = None) -> Named:
        """Return the communes that a text names.

        Args:
            text: the words of a cell.
            departement: the département that the row names.
            body: the SIREN of the body that the row names, where it is not the agglomeration.
        """
        if body is not None and body != self.body:
            return self._beside(body).read(text, departement)
        plain = " ".join(text.split())
        if _ALL.match(plain) and self.members:
            return Named(tuple(sorted(self.members)), ((plain, "communes-all", None),))
        count = None
        doubts: list[tuple[str, str, str | None]] = []
        more = _MORE.search(plain)
        whole = self._one(plain, departement)
        if whole[0] is not None and whole[1] is None:
            return Named((whole[0],))
        if more:
            text = _MORE.sub(" ", text)
            doubts.append((plain, "communes-more", None))
            alone = not names_in(text)
            count = int(more[1]) if more[1] and alone else None
        codes, complete = [], not more
        for name in names_in(text):
            code, doubt = self._one(name, departement)
            if doubt is not None:
                doubts.append((name, doubt, None if code is None else self.places.called(code)))
            if code is None:
                complete = False
            elif code not in codes:
                codes.append(code)
        return Named(tuple(codes), tuple(doubts), complete, count)

    def _one(self, name: str, departement: str | None) -> tuple[str | None, str | None]:
        """Return the commune of one name, and the code of what is doubtful of it."""
        key = (name, departement)
        if key not in self._read:
            self._read[key] = self._found(name, departement)
        return self._read[key]

    def _found(self, name: str, departement: str | None) -> tuple[str | None, str | None]:
        coded = _CODE.search(name)
        code = coded[1].upper() if coded else None
        said = _DEPARTEMENT.search(name)
        departement = said[1].upper() if said else departement
        plain = plain_name(_CODE.sub(" ", _DEPARTEMENT.sub("", name)))
        if code is not None and (not plain or self._is_called(code, plain)):
            place = self.places.commune(code)
            if place.doubt is not None:
                return place.code, "commune-former" if place.code else "commune-unknown"
            return self._within(code)
        if not plain or len(plain) > _LONGEST:
            return None, "commune-unknown"
        if code is not None:  # a postal code, as a rule
            found, doubt = self._called(plain, departement or code[:2])
            return found, doubt or "commune-code"
        return self._called(plain, departement)

    def _is_called(self, code: str, plain: str) -> bool:
        known = self.places.communes.get(code)
        return known is not None and without_article(plain_name(known.name)) == without_article(
            plain
        )

    def _called(self, plain: str, departement: str | None) -> tuple[str | None, str | None]:
        """Return the commune of a name: in the body, in the département, or the only one."""
        codes = self.places.communes_named(plain)
        around = self.departements if departement is None else (departement,)
        for near in (
            [one for one in codes if one in self.members],
            [one for one in codes if self.places.communes[one].departement in around],
        ):
            if len(near) == 1:
                return self._within(near[0])
        if not around and len(codes) == 1:
            return codes[0], None
        self._tries += 1
        if self._tries > _TRIES or not (self.members or around):
            return None, "commune-ambiguous" if len(codes) > 1 else "commune-unknown"
        return self._alike(plain, departement)

    def _alike(self, plain: str, departement: str | None) -> tuple[str | None, str | None]:
        """Return the commune that a name in use, or a misspelled one, may mean."""
        reading = CommuneReading(None)
        if self.members:
            reading = read_commune(plain, among=self.members, on=self.places.on)
        if reading.match is None and departement is not None:
            reading = read_commune(plain, departement, on=self.places.on)
        if reading.match is None:
            return None, "commune-ambiguous" if reading.ambiguous else "commune-unknown"
        code, doubt = self._within(reading.match.code)
        if reading.match.likeness is Likeness.FORMER:
            return code, "commune-former"
        return code, doubt if reading.match.sure else "commune-near"

    def _within(self, code: str) -> tuple[str, str | None]:
        outside = bool(self.members) and code not in self.members
        return code, "commune-outside" if outside else None

    def body_of(self, text: str, departement: str | None) -> str | None:
        """Return the SIREN of the body that a text names."""
        digits = "".join(one for one in text if one.isdigit())
        if len(digits) == 9 and digits in self.places.bodies:
            return digits
        where = [departement] if departement else list(self.departements)
        for one in where:
            place = self.places.body_named(text, one)
            if place.code is not None:
                return place.code
        # The whole of a name, or how one body only begins: "CA Grand Paris Sud" for the CA Grand
        # Paris Sud Seine-Essonne-Sénart, and not for the EPT Grand Paris Sud Est Avenir.
        own, full = self.places.own_name(text), plain_name(text)
        bodies = self.places.bodies.values()
        for alike in (
            [one.siren for one in bodies if own and self.places.own_name(one.name) == own],
            [one.siren for one in bodies if " " in own and _begins(one.name, full)],
        ):
            if alike:
                return alike[0] if len(alike) == 1 else None
        return None


def _begins(name: str, words: str) -> bool:
    return plain_name(name).startswith(f"{words} ")
