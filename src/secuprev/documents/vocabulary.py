"""The codes that the law's vocabularies allow."""

from functools import cache

from secuprev.law.store import read

__all__ = ["codes"]


@cache
def codes(vocabulary: str) -> tuple[str, ...]:
    """Return the codes of a vocabulary, in the order of its data file.

    >>> codes("forces")[:2]
    ('police_nationale', 'gendarmerie_nationale')
    """
    name, _, table = vocabulary.partition(".")
    rows = read(name)
    # A file that holds something else besides has its vocabulary in a table of that name, or in
    # the one that is asked for.
    return tuple(rows.get(table or name, rows))
