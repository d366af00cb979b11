"""Dates and terms as people write them in a cell.

A date is never made more exact than it was written: "mai 2024" is a month, "2024" a year.
"""

import re
from datetime import date, timedelta

from attrs import frozen

from secuprev.model import RenewalKind
from secuprev.opendata.registers.doubts import Reading
from secuprev.values import PartialDate, folded
from secuprev.values.partial_date import InvalidDate

__all__ = [
    "SERIALS",
    "Act",
    "Term",
    "act_number",
    "read_date",
    "read_end",
    "read_renewal",
    "read_term",
]

_EPOCH = date(1899, 12, 30)  # day 0 of the 1900 system, as it counts since its 29 February 1900
SERIALS = (
    (date(1999, 1, 1) - _EPOCH).days,
    (date(2099, 12, 31) - _EPOCH).days,
)
"""The numbers that may be days: there is no convention before the law of April 1999."""

_MONTHS = {
    "janvier": 1, "janv": 1, "jan": 1, "fevrier": 2, "fevr": 2, "fev": 2, "mars": 3, "mar": 3,
    "avril": 4, "avr": 4, "mai": 5, "juin": 6, "juillet": 7, "juil": 7, "aout": 8,
    "septembre": 9, "sept": 9, "sep": 9, "octobre": 10, "oct": 10, "novembre": 11, "nov": 11,
    "decembre": 12, "dec": 12,
}  # fmt: skip
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATES = re.compile(
    rf"""(?<![\w/.-])(?:
      (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})(?:[ t]\d{{2}}:\d{{2}}(?::\d{{2}}(?:\.\d+)?)?)?
    | (?P<ym>\d{{4}}-\d{{2}})
    | (?P<ymd>\d{{4}})[/.](?P<ymd_m>\d{{1,2}})[/.](?P<ymd_d>\d{{1,2}})
    | (?P<d>\d{{1,2}})\s*[/.-]\s*(?P<m>\d{{1,2}})\s*[/.-]\s*(?P<y>\d{{4}}|\d{{2}})
    | (?P<my_m>\d{{1,2}})[/.-](?P<my_y>\d{{4}})
    | (?:(?P<day>\d{{1,2}})(?:er)?[ -]\s*)?(?P<month>{_NAMES})\.?[ -]\s*(?P<year>\d{{4}}|\d{{2}})
    | (?P<alone>(?:19|20)\d{{2}})
    )(?![\w]|[/.-]\d)""",
    re.VERBOSE,
)
_AROUND = re.compile(
    r"\b(?:le|du|au|en|date|signee?|depuis|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b"
)
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_SPAN = re.compile(r"((?:19|20)\d{2})\s*(?:/|-|–|—|a|au)\s*((?:19|20)\d{2})")
_LONGEST = 20  # years between two years of one term; beyond it they are something else


def _folded(text: str) -> str:
    return " ".join(folded(text).split())


def read_date(text: str) -> Reading[PartialDate]:
    """Return the date that a cell holds, as exact as it is written.

    >>> [str(read_date(one).value) for one in ("13/05/2024", "mai 2024", "1er mai 2024", "45425")]
    ['2024-05-13', '2024-05', '2024-05-01', '2024-05-13']
    >>> read_date("13/05/24").doubt, read_date("bientôt")
    ('date-century', Reading(value=None, doubt='date-unreadable'))
    """
    folded = _folded(text)
    serial = _SERIAL.fullmatch(folded)
    if serial and SERIALS[0] <= int(serial[1]) <= SERIALS[1]:
        day = _EPOCH + timedelta(days=int(serial[1]))
        return Reading(PartialDate.of(day), "date-serial")
    span = _SPAN.fullmatch(folded)
    if span:
        return Reading(PartialDate(int(span[1])), "term-years")
    found = list(_DATES.finditer(folded))
    readings = [one for one in map(_dated, found) if one is not None]
    if not readings or len(readings) < len(found):
        return Reading(None, "date-unreadable")
    value, doubt = readings[0]
    if len(readings) > 1:
        return Reading(value, "date-several")
    rest = _DATES.sub(" ", folded)
    if re.search(r"[a-z0-9?]", _AROUND.sub(" ", rest)):
        # "fin 2024", "T1 2024", "vers mai 2024": the words make it less sure, never more exact.
        doubt = doubt or ("date-vague" if value.month is None else "date-words")
    return Reading(value, doubt)


def _dated(found: "re.Match[str]") -> tuple[PartialDate, str | None] | None:
    part = found.groupdict()
    doubt = None
    try:
        if part["iso"] or part["ym"]:
            return PartialDate.parse(part["iso"] or part["ym"]), None
        if part["ymd"]:
            return PartialDate(int(part["ymd"]), int(part["ymd_m"]), int(part["ymd_d"])), None
        if part["alone"]:
            return PartialDate(int(part["alone"])), None
        if part["my_m"]:
            return PartialDate(int(part["my_y"]), int(part["my_m"])), None
        written = part["y"] or part["year"]
        year = int(written)
        if len(written) == 2:
            # Of a register of our century, whose acts are of 1999 at the earliest.
            year, doubt = year + (1900 if year == 99 else 2000), "date-century"
        if part["month"]:
            day = int(part["day"]) if part["day"] else None
            return PartialDate(year, _MONTHS[part["month"]], day), doubt
        first, second = int(part["d"]), int(part["m"])
        if second > 12 >= first:
            return PartialDate(year, first, second), "date-month-first"
        return PartialDate(year, second, first), doubt
    except InvalidDate:
        return None


@frozen
class Term:
    """What a cell says of the term of an act.

    Attributes:
        label: its words.
        years: the term in years, ``None`` when it says none, or none that is whole.
        start: the first day, where it says one.
        until: the last day, where it says one.
        renewal: how the act goes on, where it says so.
        notice_months: notice to end it in months, where it says so.
    """

    label: str
    years: int | None = None
    start: PartialDate | None = None
    until: PartialDate | None = None
    renewal: RenewalKind | None = None
    notice_months: int | None = None

    def __str__(self) -> str:
        """Say it by the keys of a document."""
        told = {
            "years": self.years,
            "until": self.until,
            "renewal": self.renewal and self.renewal.value,
            "notice_months": self.notice_months,
        }
        return ", ".join(f"{key}: {value}" for key, value in told.items() if value is not None)


_NUMBERS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6,
    "neuf": 9, "dix": 10, "douze": 12, "trente-six": 36, "trente six": 36,
}  # fmt: skip
_NUMBER = r"(\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")(?:\s*\(\w+\))?"
_YEARS = re.compile(rf"{_NUMBER}\s*an(?:s|nees?)?\b")
_MONTHLY = re.compile(rf"{_NUMBER}\s*mois\b")
_NOTICE = re.compile(rf"preavis[^\d]{{0,20}}?{_NUMBER}\s*mois\b|{_NUMBER}\s*mois de preavis")
_UNTIL = re.compile(r"jusqu'?\s*(?:a|au|en)\s+")
_EXPRESS = re.compile(r"\bexpresse?s?\b")
_TACIT = re.compile(r"\btacites?(?:ment)?\b")
_RENEWAL_WORDS = re.compile(
    r"\b(?:renouvelables?|renouvellements?|reconductions?|reconductibles?|par|sur|avec|de|sa|demande"
    r"|expresse?s?|tacites?|tacitement|duree|pour|une|ferme|signature|date|compter|preavis|a|la)\b"
)


def _number(said: str) -> int:
    return int(said) if said.isdigit() else _NUMBERS[said]


def read_term(text: str) -> Reading[Term]:
    """Return what a cell says of a term.

    >>> read_term("3 ans, reconduction expresse").value.years
    3
    >>> read_term("2024/2027").value, read_term("36 mois").value.years
    (Term(label='2024/2027', years=3, start=PartialDate(year=2024, month=None, day=None), until=None, renewal=None, notice_months=None), 3)
    >>> read_term("durée du mandat").doubt
    'term-unreadable'
    """  # noqa: E501
    label, rest = " ".join(text.split()), _folded(text)
    span = _SPAN.fullmatch(rest)
    if span and 0 < int(span[2]) - int(span[1]) <= _LONGEST:
        term = Term(label, int(span[2]) - int(span[1]), PartialDate(int(span[1])))
        return Reading(term, "term-years")
    renewal = read_renewal(text).value
    notice = None
    if said := _NOTICE.search(rest):
        notice, rest = _number(said[1] or said[2]), rest.replace(said[0], " ")
    start: PartialDate | None = None
    until: PartialDate | None = None
    years: int | None = None
    dates = [(one.start(), _dated(one)) for one in _DATES.finditer(rest)]
    days = [(at, one[0]) for at, one in dates if one is not None and one[0].month is not None]
    ending = _UNTIL.search(rest)
    if len(days) == 2 and re.search(r"\b(?:au|a)\b|-|–|/", rest[days[0][0] :]):
        start, until = days[0][1], days[1][1]
    elif len(dates) == 1 and (one := dates[0][1]) and (ending or not _DATES.sub("", rest).strip()):
        until = one[0]
    if start or until:
        rest = _UNTIL.sub(" ", _DATES.sub(" ", rest))
        rest = re.sub(r"\b(?:du|au)\b", " ", rest)
    if said := _YEARS.search(rest):
        years, rest = _number(said[1]), rest.replace(said[0], " ")
    elif (said := _MONTHLY.search(rest)) and _number(said[1]) % 12 == 0:
        years, rest = _number(said[1]) // 12, rest.replace(said[0], " ")
    elif rest.isdigit() and 0 < int(rest) <= _LONGEST:
        years, rest = int(rest), ""
    term = Term(label, years or None, start, until, renewal, notice)
    unread = re.search(r"[a-z0-9?]", _RENEWAL_WORDS.sub(" ", rest))
    alone = "term-day" if until and not (start or ending) else None
    return Reading(term, "term-unreadable" if unread or not str(term) else alone)


def read_end(text: str) -> Reading[Term]:
    """Return when an act ends, from a cell that should hold its last day and may hold its term.

    >>> read_end("12/05/2025").value.until, read_end("3 ans").value.years
    (PartialDate(year=2025, month=5, day=12), 3)
    >>> read_end("tacite reconduction").value.renewal, read_end("bientôt").doubt
    (<RenewalKind.TACIT: 'tacit'>, 'date-unreadable')
    """
    day, term = read_date(text), read_term(text)
    if day.value is not None and day.doubt != "term-years":
        return Reading(Term(" ".join(text.split()), until=day.value), day.doubt)
    return term if term.doubt != "term-unreadable" else Reading(None, day.doubt)


def read_renewal(text: str) -> Reading[RenewalKind]:
    """Return how an act goes on after its term.

    >>> read_renewal("reconduction expresse").value, read_renewal("oui").doubt
    (<RenewalKind.EXPRESS: 'express'>, 'renewal-unknown')
    """
    said = _folded(text)
    express, tacit = _EXPRESS.search(said), _TACIT.search(said)
    # "non tacite", "expresse (pas de tacite reconduction)": two words are for a person.
    if bool(express) == bool(tacit) or re.search(r"\b(?:non|pas|sans|ni)\b", said):
        return Reading(None, "renewal-unknown")
    return Reading(RenewalKind.EXPRESS if express else RenewalKind.TACIT)


@frozen
class Act:
    """The number of an act of a prefecture.

    Attributes:
        number: the number itself.
        departement: the département whose prefecture gave it.
        day: its day, ``None`` when the number leaves it out.
    """

    number: str
    departement: str
    day: PartialDate | None


_ACT = re.compile(r"(\d{2,3}|2[AB])-(\d{4})?-(\d{2})?-(\d{2})?-(\d{3,6})", re.ASCII)


def act_number(text: str) -> Reading[Act]:
    """Return the number of an act that a text holds, ``None`` when it holds none.

    >>> str(act_number("31-2025-08-01-00002").value.day), act_number("14----00002").doubt
    ('2025-08-01', 'act-without-date')
    """
    found = _ACT.search(text)
    if found is None:
        return Reading(None)
    try:
        written = [int(part) for part in found.groups()[1:4] if part is not None]
        day = PartialDate(*written) if all(found.groups()[1:4]) else None
    except InvalidDate:
        day = None
    doubt = None if day is not None else "act-without-date"
    return Reading(Act(found[0], found[1], day), doubt)
