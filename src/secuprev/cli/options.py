"""What the commands have in common: their options, and the reading of days and rules."""

from collections.abc import Callable
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from secuprev import law, plugins, rules
from secuprev.cli.bilingual import Option, lang_of, near
from secuprev.rules import Rule
from secuprev.values import InvalidDate, PartialDate, Text

__all__ = [
    "DAY",
    "completing",
    "domain_option",
    "form_option",
    "lang_option",
    "on_option",
    "one_of",
    "read_day",
    "read_rule",
    "read_rules",
    "rule_names",
]

F = TypeVar("F", bound=Callable[..., Any])
Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]

DAY = Text(
    "Jour demandé ; par défaut aujourd'hui, ou le dernier jour du droit lu.",
    "Day asked about; by default today, or the last day of the law as read.",
)

_NO_DOMAIN = Text("domaine inconnu : {}", "unknown domain: {}")
_INEXACT = Text("{} : il faut un jour précis", "{}: an exact day is needed")
_BAD_DATE = Text("{} : {}", "{}: {}")
_NO_RULE = Text("règle inconnue : {}", "unknown rule: {}")
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
        raise click.BadParameter(said, ctx, param) from None


def read_day(ctx: click.Context, param: click.Parameter, value: str | None) -> PartialDate | None:
    """Return the day that is asked for; a month or a year is not enough."""
    day = _read_moment(ctx, param, value)
    if day is not None and not day.is_exact:
        raise click.BadParameter(_INEXACT.in_(lang_of(ctx)).format(day), ctx, param)
    return day


def rule_names() -> list[str]:
    """Return the names of all the rules."""
    return [one.name for one in rules.rules()]


def read_rule(ctx: click.Context, param: click.Parameter, value: str) -> Rule:
    """Return the rule of a name or of a code, in small letters or capitals."""
    for one in rules.rules():
        if value.casefold() in (one.name.casefold(), one.code.casefold()):
            return one
    known = [form for one in rules.rules() for form in (one.name, one.code)]
    raise click.BadParameter(near(_NO_RULE, value, known, lang_of(ctx)), ctx, param)


def read_rules(
    ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> tuple[Rule, ...]:
    """Return the rules of some names or codes."""
    return tuple(read_rule(ctx, param, value) for value in values)


def one_of(*words: str, group: str | None = None) -> dict[str, Any]:
    """Return what makes an option take one of some words, or a name that a plug-in brings.

    Args:
        words: the words.
        group: the entry points of plug-ins, looked for when no other word is meant.
    """

    def every() -> list[str]:
        return [*words, *(plugins.callables(group, words) if group else ())]

    def read(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
        if value is None or value in words or value in every():
            return value
        said = _NOT_ONE_OF.in_(lang_of(ctx)).format(value, ", ".join(every()))
        raise click.BadParameter(said, ctx, param)

    return {
        "callback": read,
        "metavar": f"[{'|'.join(words)}]",
        "shell_complete": completing(every),
    }


def completing(words: Callable[[], Any]) -> Complete:
    """Return what offers words to the completion of a shell."""

    def complete(
        ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        return [CompletionItem(one) for one in words() if one.startswith(incomplete)]

    return complete


def domain_option(said: Text) -> Callable[[F], F]:
    """Add ``--domain``, the code of a domain."""
    return click.option(
        "--domain",
        cls=Option,
        callback=_read_domain,
        shell_complete=completing(lambda: law.domains),
        metavar="DOMAIN",
        said=said,
    )


def _read_domain(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is None or value in law.domains:
        return value
    raise click.BadParameter(near(_NO_DOMAIN, value, list(law.domains), lang_of(ctx)), ctx, param)


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
            f"Forme de la réponse ; par défaut {forms[0]}.",
            f"Form of the answer; by default {forms[0]}.",
        ),
        **one_of(*forms, group=group),
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
