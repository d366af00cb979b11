"""Numbers and colons as each language prints them."""

from secuprev.values.text import Lang, Text

__all__ = ["colon", "counted", "number"]


def number(count: int, lang: Lang) -> str:
    r"""Return a number with its thousands set apart.

    >>> number(10000, "en"), number(10000, "fr").encode("unicode_escape")
    ('10,000', b'10\\u202f000')
    """
    said = f"{count:,}"
    return said if lang == "en" else said.replace(",", "\u202f")


def colon(words: str, more: str, lang: Lang) -> str:
    """Return words and what is said of them.

    >>> colon("posts", "3", "en")
    'posts: 3'
    """
    return f"{words} : {more}" if lang == "fr" else f"{words}: {more}"


def counted(count: int, one: Text, many: Text, lang: Lang) -> str:
    """Return a number and the noun it counts; in French zero takes the singular.

    >>> [counted(0, Text("fait", "fact"), Text("faits", "facts"), lang) for lang in ("fr", "en")]
    ['0 fait', '0 facts']
    """
    alone = count == 1 or (count == 0 and lang == "fr")
    return f"{number(count, lang)} {(one if alone else many).in_(lang)}"
