"""What is said of the intercommunal body that a command was given, and that there is not."""

from secuprev import france
from secuprev.cli.bilingual import suggesting
from secuprev.values import Lang

__all__ = ["no_such_body"]

_MOST = 3  # bodies that are told


def no_such_body(error: france.UnknownCode, lang: Lang) -> str:
    """Return what is wrong with the number, and the bodies that it may be the name of."""
    return suggesting(error.message.in_(lang), _meant_by(error.code), lang)


def _meant_by(words: str) -> list[str]:
    """Return the bodies that words name, then those of the communes they name, or their codes."""
    plain = france.plain_name(words)
    named = [one.siren for one in france.epcis() if plain and plain in france.plain_name(one.name)]
    members = [one.epci for one in france.search(words, limit=_MOST) if one.epci]
    numbers = list(dict.fromkeys([*named, *members]))[:_MOST]
    return [f"{number} ({france.epci(number).name})" for number in numbers]
