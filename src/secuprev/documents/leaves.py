"""Turning what was written into the value that a field asks for, by the type of that field."""

import json
import re
from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import lru_cache
from types import ModuleType

from secuprev import france
from secuprev.documents.context import CURRENT
from secuprev.documents.messages import shown
from secuprev.documents.tree import MappingNode, Node, Scalar, show_path
from secuprev.documents.vocabulary import codes
from secuprev.model.fields import Coded, Official, Ref, Whole
from secuprev.values import (
    InvalidDate,
    InvalidIdentifier,
    PartialDate,
    Text,
    commune_code,
    departement_code,
    siren,
)

__all__ = [
    "Refused",
    "as_boolean",
    "as_code",
    "as_date",
    "as_day",
    "as_id",
    "as_official",
    "as_one_of",
    "as_reference",
    "as_text",
    "as_whole",
    "as_words",
    "described",
]

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})", re.ASCII)
_SEPARATED = re.compile(r"0*([0-9]{1,3}([ \u00a0\u202f.,_'][0-9]{3})+|[0-9]{1,18})", re.ASCII)
_LONGEST_LABEL = 200
_LONGEST_NUMBER = 20
_NEAR_CODES = 1_000  # about as many codes are compared to suggest one
_YES = {"true", "yes", "oui", "vrai", "on", "y", "o", "1"}
_NO = {"false", "no", "non", "faux", "off", "n", "0"}

_OFFICIAL: dict[str, ModuleType] = {
    "commune_code": commune_code,
    "departement_code": departement_code,
    "siren": siren,
}
_LOOK_UP: dict[str, Callable[[str], object]] = {
    "commune_code": france.commune,
    "departement_code": france.departement,
    "siren": france.epci,
}


class Refused(Exception):
    """A value is not what its field asks for.

    Attributes:
        code: code of the fault.
        value: what was written, ``None`` for a list or a mapping.
        suggestion: what was perhaps meant.
        details: what fills the blanks of the message.
    """

    def __init__(
        self, code: str, node: Node, suggestion: str | None = None, **details: Text | str | int
    ) -> None:
        super().__init__(code, node, suggestion, details)
        self.code = code
        self.value: str | None = node.text if isinstance(node, Scalar) else None
        self.suggestion = suggestion
        self.details = details


def described(node: Node) -> Text:
    """Return the words for what was written.

    >>> described(Scalar("12", "number")).fr
    "le nombre '12'"
    """
    if not isinstance(node, Scalar):
        if isinstance(node, MappingNode):
            return Text(fr="un groupe de clés", en="a mapping")
        return Text(fr="une liste", en="a list")
    if node.kind == "null":
        return Text(fr="une valeur vide", en="an empty value")
    nouns = {
        "text": Text(fr="le texte ", en="the text "),
        "number": Text(fr="le nombre ", en="the number "),
        "boolean": Text(fr="le booléen ", en="the boolean "),
        "date": Text(fr="la date ", en="the date "),
    }
    return nouns[node.kind] + Text.same(shown(node.text))


def _leaf(node: Node, code: str) -> Scalar:
    if not isinstance(node, Scalar) or node.kind == "null":
        raise Refused(code, node, found=described(node))
    return node


def as_text(node: Node) -> str:
    """Return words; a number is no text, lest the zeros of a code be lost."""
    leaf = _leaf(node, "not-a-text")
    if leaf.kind != "text":
        quoted = json.dumps(leaf.text)
        raise Refused("not-a-text", leaf, quoted, found=described(leaf))
    return leaf.text


def as_words(node: Node) -> str:
    """Return words that say something."""
    words = as_text(node)
    if not words.strip():
        raise Refused("empty-text", node)
    return words


def as_boolean(node: Node) -> bool:
    """Return true or false, written so."""
    leaf = _leaf(node, "not-a-boolean")
    word = leaf.text.lower()
    if leaf.kind != "boolean":
        meant = "true" if word in _YES else "false" if word in _NO else None
        raise Refused("not-a-boolean", leaf, meant, found=described(leaf))
    return word == "true"


def as_whole(node: Node, bounds: Whole) -> int:
    """Return a whole number, neither rounded nor cut."""
    leaf = _leaf(node, "not-a-whole-number")
    if leaf.kind != "number" or not _INTEGER.fullmatch(leaf.text):
        meant = _SEPARATED.fullmatch(leaf.text.strip())
        suggestion = re.sub("[^0-9]", "", meant[1]) if meant else None
        raise Refused("not-a-whole-number", leaf, suggestion, found=described(leaf))
    number = int(leaf.text)
    if number < bounds.at_least or (bounds.at_most is not None and number > bounds.at_most):
        said = Text(fr=f"au moins {bounds.at_least}", en=f"at least {bounds.at_least}")
        if bounds.at_most is not None:
            said += Text(fr=f", au plus {bounds.at_most}", en=f", at most {bounds.at_most}")
        raise Refused("out-of-range", leaf, bounds=said)
    return number


def as_date(node: Node) -> PartialDate:
    """Return a date, as precise as it was written."""
    leaf = _leaf(node, "not-a-date")
    try:
        return PartialDate.parse(leaf.text)
    except InvalidDate as error:
        raise Refused("invalid-date", leaf, error.suggestion, reason=error.reason) from None


def as_day(node: Node) -> date:
    """Return a date that is known to the day."""
    found = as_date(node)
    if not found.is_exact:
        raise Refused("inexact-date", node)
    return found.earliest


def as_id(node: Node) -> str:
    """Return the identifier that an object gives itself."""
    leaf = _leaf(node, "not-a-text")
    if not leaf.text:
        raise Refused("empty-id", leaf)
    return leaf.text


def as_reference(node: Node, to: Ref) -> str:
    """Return the identifier of an object that the document holds in one of the lists allowed."""
    leaf = _leaf(node, "not-a-text")
    context = CURRENT.get()
    allowed = [context.ids[name] for name in to.to]
    if any(leaf.text in ids for ids in allowed):
        return leaf.text
    lists = ", ".join(to.to)
    suggestion = context.near(leaf.text, (one for ids in allowed for one in ids))
    for ids in context.ids.values():
        if leaf.text in ids:
            found = show_path(ids[leaf.text][:2])
            raise Refused("misplaced-id", leaf, suggestion, lists=lists, found=found)
    raise Refused("dangling-id", leaf, suggestion, lists=lists)


def as_code(node: Node, coded: Coded) -> str:
    """Return a code of one of the law's vocabularies."""
    leaf = _leaf(node, "not-a-text")
    known = codes(coded.by)
    if leaf.text not in known:
        near = CURRENT.get().near(leaf.text, known)
        if near is None and coded.by == "domains":
            near = _domain_named(leaf.text)
        raise Refused("unknown-code", leaf, near, vocabulary=coded.by)
    return leaf.text


def _domain_named(words: str) -> str | None:
    """Return the domain that words put in place of a code name for certain."""
    if len(words) > _LONGEST_LABEL or not CURRENT.get().may_compare(_NEAR_CODES):
        return None
    from secuprev.vocabulary import find_domain  # it loads much, and only for what is wrong

    found = find_domain(words)
    return None if found is None or found.ambiguous else found.domain


def as_one_of(node: Node, cls: type[Enum]) -> Enum:
    """Return the member of an enumeration that a word names."""
    leaf = _leaf(node, "not-a-text")
    try:
        return cls(leaf.text)
    except ValueError:
        words = [str(member.value) for member in cls]
        near = CURRENT.get().near(leaf.text, words)
        raise Refused("unknown-value", leaf, near, allowed=", ".join(words)) from None


def as_official(node: Node, official: Official) -> str:
    """Return an official number, without separators; a commune must be or have been one."""
    leaf = _leaf(node, "not-a-text")
    try:
        number: str = _OFFICIAL[official.number].validate(leaf.text)
    except InvalidIdentifier as error:
        near = None
        if CURRENT.get().may_compare(_NEAR_CODES):
            near = _looked_up(official.number, leaf.text)[1]
        code = f"invalid-{official.number.replace('_', '-')}"
        raise Refused(code, leaf, near, reason=error.reason) from None
    if official.number == "commune_code":
        exists, near = _looked_up(official.number, number)
        if not exists:
            raise Refused("unknown-commune", leaf, near)
    return number


@lru_cache(maxsize=40_000)  # some more than there are communes
def _looked_up(kind: str, number: str) -> tuple[bool, str | None]:
    """Tell whether the reference knows a number, and the nearest one that it knows."""
    if len(number) > _LONGEST_NUMBER:
        return False, None
    try:
        _LOOK_UP[kind](number)
    except france.UnknownCode as error:
        # A code that leads to another was the one of a commune: documents speak of the past.
        return bool(error.leads_to), next(iter(error.suggestions), None)
    return True, None
