"""What the commands have in common: their options, and the reading of days and rules."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from secuprev import law, plugins, rules, vocabulary
from secuprev.cli.bilingual import Option, lang_of, near, suggesting
from secuprev.rules import Rule
from secuprev.values import InvalidDate, PartialDate, Text

__all__ = [
    "DAY",
    "completing",
    "domain_names",
    "domain_option",
    "form_option",
    "lang_option",
    "on_option",
    "one_of",
    "read_count",
    "read_day",
    "read_rule",
    "read_rules",
    "rule_names",
]

F = TypeVar("F", bound=Callable[..., Any])
Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]

DAY = Text(
    "Jour ; par défaut aujourd'hui ou la fin du droit lu.",
    "Day; by default today, or the end of the law read.",
)

_NO_DOMAIN = Text("domaine inconnu : {}", "unknown domain: {}")
_INEXACT = Text("{} : il faut un jour précis", "{}: an exact day is needed")
_BAD_DATE = Text("{} : {}", "{}: {}")
_NO_COUNT = Text("{} : il faut un nombre entier, 1 ou plus", "{}: a whole number, 1 or more")
_NO_RULE = Text("règle inconnue : {}", "unknown rule: {}")
_LONGEST_CHOICES = 16  # a longer list is told in the words beside

_NOT_ONE_OF = Text("« {} » n'est pas l'un de : {}", '"{}" is none of: {}')


def _read_moment(
    ctx: click.Context, param: click.Parameter, value: str | None
) -> PartialDate | None:
    if value is None:
        return None
    try:
        return PartialDate.parse(value)
    except InvalidDate as error:
        lang = lang_of(ctx)
        said = _BAD_DATE.in_(lang).format(error.value, error.reason.in_(lang))
        meant = [error.suggestion] if error.suggestion else []
        raise click.BadParameter(suggesting(said, meant, lang), ctx, param) from None


def read_day(ctx: click.Context, param: click.Parameter, value: str | None) -> PartialDate | None:
    """Return the day that is asked for; a month or a year is not enough."""
    day = _read_moment(ctx, param, value)
    if day is not None and not day.is_exact:
        raise click.BadParameter(_INEXACT.in_(lang_of(ctx)).format(day), ctx, param)
    return day


def read_count(ctx: click.Context, param: click.Parameter, value: str) -> int:
    """Return a whole number, one or more."""
    if not (value.isascii() and value.isdigit() and int(value)):
        raise click.BadParameter(_NO_COUNT.in_(lang_of(ctx)).format(value), ctx, param)
    return int(value)


def rule_names() -> dict[str, Text]:
    """Return the names and the codes of all the rules, each with what must hold."""
    found = {one.name: one.label for one in rules.rules()}
    return found | {one.code: one.label for one in rules.rules()}


def domain_names() -> dict[str, Text]:
    """Return the codes of the domains, each with its label."""
    return {code: one.label for code, one in law.domains.items()}


def read_rule(ctx: click.Context, param: click.Parameter, value: str) -> Rule:
    """Return the rule of a name or of a code, in small letters or capitals."""
    for one in rules.rules():
        if value.casefold() in (one.name.casefold(), one.code.casefold()):
            return one
    known = [form for one in rules.rules() for form in (one.name, one.code)]
    raise click.BadParameter(
        near(_NO_RULE, value, known, lang_of(ctx), listed_by="secuprev rules"), ctx, param
    )


def read_rules(
    ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> tuple[Rule, ...]:
    """Return the rules of some names or codes."""
    return tuple(read_rule(ctx, param, value) for value in values)


def one_of(*words: str, metavar: str = "WORD", group: str | None = None) -> dict[str, Any]:
    """Return what makes an option take one of some words, or a name that a plug-in brings.

    Args:
        words: the words.
        metavar: what stands for them in the help when they are many.
        group: the entry points of plug-ins, looked for when no other word is meant.
    """

    def every() -> list[str]:
        return [*words, *(plugins.callables(group, words) if group else ())]

    def read(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
        if value is None or value in words or value in every():
            return value
        raise click.BadParameter(near(_NOT_ONE_OF, value, every(), lang_of(ctx)), ctx, param)

    choices = f"[{'|'.join(words)}]"
    return {
        "callback": read,
        "words": words,
        "metavar": choices if len(choices) <= _LONGEST_CHOICES else metavar,
        "shell_complete": completing(every),
    }


def completing(words: Callable[[], Iterable[str]]) -> Complete:
    """Return what offers words to the completion of a shell, in small letters or capitals.

    A shell that shows what a word means is told so where `words` gives labels.
    """

    def complete(
        ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        held, start = words(), incomplete.casefold()
        said = held if isinstance(held, Mapping) else {}
        lang = lang_of(ctx)
        return [
            CompletionItem(one, help=said[one].in_(lang) if one in said else None)
            for one in held
            if one.casefold().startswith(start)
        ]

    return complete


def domain_option(said: Text) -> Callable[[F], F]:
    """Add ``--domain``, the code of a domain."""
    return click.option(
        "--domain",
        cls=Option,
        callback=_read_domain,
        shell_complete=completing(domain_names),
        metavar="DOMAIN",
        said=said,
    )


def _read_domain(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is None or value in law.domains:
        return value
    lang, meant = lang_of(ctx), vocabulary.find_domain(value)
    if meant is not None:  # its words stand in place of its code
        codes = meant.candidates or (meant.domain,)
        said = suggesting(_NO_DOMAIN.in_(lang).format(value), codes, lang)
    else:
        said = near(_NO_DOMAIN, value, law.domains, lang, listed_by="secuprev domains")
    raise click.BadParameter(said, ctx, param)


def form_option(*forms: str, group: str | None = None) -> Callable[[F], F]:
    """Add ``--format``, in which of some forms to answer; the first is the default.

    Args:
        forms: the names of the forms.
        group: the entry points under which plug-ins bring others.
    """
    return click.option(
        "--format",
        "form",
        cls=Option,
        default=forms[0],
        said=Text(
            f"Forme : {forms[0]} (par défaut), {', '.join(forms[1:])}.",
            f"Form: {forms[0]} (the default), {', '.join(forms[1:])}.",
        ),
        **one_of(*forms, metavar="FORM", group=group),
    )


def lang_option(command: F) -> F:
    """Add ``--lang``; its value is read before all the others, see `bilingual.wanted_lang`."""
    return click.option(
        "--lang",
        cls=Option,
        expose_value=False,
        said=Text("Langue ; par défaut celle du système.", "Language; by default the system's."),
        **one_of("fr", "en"),
    )(command)


def on_option(
    said: Text, exact: bool = False, *, name: str = "--on", required: bool = False
) -> Callable[[F], F]:
    """Add ``--on``, the day asked about; as vague as one likes, unless it must be exact."""
    read = read_day if exact else _read_moment
    return click.option(
        name, cls=Option, callback=read, metavar="DATE", said=said, required=required
    )
