"""The small vocabularies of documents: weapons, contents of an act, heads of State forces."""

from attrs import frozen

from secuprev.law.kinds import Entry, Kind, Registry

__all__ = ["Content", "content", "contents", "head", "heads", "weapon", "weapons"]


@frozen(kw_only=True)
class Content(Kind):
    """Something that an act has to say or to enclose.

    Attributes:
        if_armed: whether it is asked for only when agents are armed.
    """

    if_armed: bool


def _content(entry: Entry) -> Content:
    return Content(**entry.common, if_armed=entry.row.get("if_armed", False))


def _plain(entry: Entry) -> Kind:
    return Kind(**entry.common)


weapons: Registry[Kind] = Registry("weapon", "weapons", _plain)
contents: Registry[Content] = Registry("content", "contents", _content)
heads: Registry[Kind] = Registry("head", "heads", _plain)


def weapon(code: str) -> Kind:
    """Return a kind of weapon.

    >>> weapon("stun_gun").acronym
    'PIE'

    Raises:
        UnknownName: no weapon has that code.
    """
    return weapons.get(code)


def content(code: str) -> Content:
    """Return something that an act has to say.

    >>> content("weapons_holder").if_armed, content("payment").if_armed
    (True, False)

    Raises:
        UnknownName: no content has that code.
    """
    return contents.get(code)


def head(code: str) -> Kind:
    """Return a title under which the head of a State force is named.

    >>> head("chef_cpn").label.en
    'head of the national police district'

    Raises:
        UnknownName: no title has that code.
    """
    return heads.get(code)
