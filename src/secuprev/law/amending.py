"""Asking under another law: a change set laid over the law as read, for a while and here only."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date
from functools import cache, lru_cache

from secuprev.law.change_faults import ChangeSetError, fault
from secuprev.law.change_sets import Changes, ChangeSet
from secuprev.law.errors import UnknownName
from secuprev.law.store import CURRENT, Corpus, toml_files
from secuprev.packaged import folder
from secuprev.values import AnyDate

__all__ = ["amended", "as_read", "draft", "drafts", "laid", "under"]

_AS_READ = CURRENT.get()
_DRAFTS = folder("secuprev.law") / "drafts"


@contextmanager
def amended(source: Changes, since: AnyDate | None = None) -> Iterator[ChangeSet]:
    """Answer under a change set inside a ``with`` block; sets that are nested apply in order.

    The law as read is untouched: other threads and other tasks keep the law they had, and so does
    a thread begun inside the block. What was looked up keeps what it says after the block.

    Example:
        >>> from secuprev.law.parameters import value
        >>> one_post = {
        ...     "meta": {"id": "one-post", "fr": "Un emploi", "en": "One post"},
        ...     "convention": {"posts_threshold": {"values": [{"value": 1}]}},
        ... }
        >>> with amended(one_post, since="2024-01-01"):
        ...     [value("convention.posts_threshold", day).value for day in ("2023", "2024")]
        [3, 1]
        >>> value("convention.posts_threshold", "2024").value
        3

    Args:
        source: a change set, or what `secuprev.law.changes` reads one from.
        since: the day from which the rows without a day hold.

    Raises:
        ChangeSetError: it cannot be used, or it leaves open from which day it holds.
    """
    given = _changes(source)
    dated = given if since is None else given.since(since)
    if dated.undated:
        raise ChangeSetError(dated.id, (fault("undated"),))
    before = CURRENT.set(_corpus((*laid(), dated)))
    try:
        yield dated
    finally:
        CURRENT.reset(before)


def under(source: Changes | None, day: date) -> AbstractContextManager[ChangeSet | None]:
    """Answer under a change set if one is given, what it does not date holding from a day on.

    Raises:
        ChangeSetError: it cannot be used, or what it does not date cannot hold from that day on.
    """
    if source is None:
        return nullcontext()
    given = _changes(source)
    return amended(given, day if given.undated else None)


@contextmanager
def as_read() -> Iterator[None]:
    """Answer under the law as read inside a ``with`` block, whatever is laid over it around."""
    before = CURRENT.set(_AS_READ)
    try:
        yield
    finally:
        CURRENT.reset(before)


def _changes(source: Changes) -> ChangeSet:
    from secuprev.law.change_reading import changes  # what checks a set is for those who have one

    return changes(source)


@lru_cache(maxsize=8)
def _corpus(layers: tuple[ChangeSet, ...]) -> Corpus:
    """Return the corpus of some layers; those last used are kept, with all that they built."""
    return Corpus(layers)


def laid() -> tuple[ChangeSet, ...]:
    """Return the change sets that are laid over the law here, in order; empty for the law as read.

    >>> laid()
    ()
    """
    return tuple(one for one in CURRENT.get().layers if isinstance(one, ChangeSet))


@cache
def drafts() -> tuple[ChangeSet, ...]:
    """Return the change sets that come with the library: none of them is law.

    >>> [one.id for one in drafts()]
    ['bill-2025']
    """
    return tuple(_changes(one.read_text(encoding="utf-8")) for one in toml_files(_DRAFTS))


def draft(id: str) -> ChangeSet:
    """Return a change set that comes with the library.

    >>> draft("bill-2025").status.value
    'bill'

    Raises:
        UnknownName: none has that name.
    """
    known = {one.id: one for one in drafts()}
    try:
        return known[id]
    except (KeyError, TypeError):
        raise UnknownName("draft", id, known) from None
