"""A short text in the two languages of the project."""

from typing import Literal

from attrs import frozen

from secuprev.values.making import maker

__all__ = ["Lang", "Text"]

Lang = Literal["fr", "en"]


@frozen
class Text:
    """The same label or message in French and in English.

    Example:
        >>> Text(fr="Chiens dangereux", en="Dangerous dogs").in_("fr")
        'Chiens dangereux'
    """

    fr: str
    en: str

    def in_(self, lang: Lang) -> str:
        """Return the text in the language asked for.

        Raises:
            ValueError: it is in neither language.
        """
        if lang == "fr":
            return self.fr
        if lang == "en":
            return self.en
        raise ValueError(f"no text in {lang!r}: 'fr' or 'en'")

    def __str__(self) -> str:
        """English, the language of the code; a reader's language goes through :meth:`in_`."""
        return self.en

    def __add__(self, other: "Text") -> "Text":
        return Text(fr=self.fr + other.fr, en=self.en + other.en)

    @classmethod
    def same(cls, words: str) -> "Text":
        """A text that reads the same in both languages: a name, a code, an acronym."""
        return _text(words, words)


_text = maker(Text)  # every object of a country has a name
