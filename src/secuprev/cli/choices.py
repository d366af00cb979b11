"""The options that choose and weigh the rules of a check, over those of a file of settings."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from secuprev import rules, settings
from secuprev.cli.bilingual import Option, lang_of
from secuprev.cli.options import completing, read_rule, read_rules, rule_names
from secuprev.rules import Rule, Severity
from secuprev.settings import Settings
from secuprev.values import Text

__all__ = ["asked", "choosing", "select_option"]

F = TypeVar("F", bound=Callable[..., Any])

_ONE_OF_BOTH = Text(
    "--config et --no-settings s'excluent", "--config and --no-settings exclude each other"
)
_NO_SEVERITY = Text("RULE=LEVEL est attendu, pas {}", "RULE=LEVEL is expected, not {}")


def asked(
    ctx: click.Context,
    select: tuple[Rule, ...],
    ignore: tuple[Rule, ...],
    severity: dict[str, Severity],
    config: str | None,
    bare: bool,
) -> Settings:
    """Return what the options of a run ask for, over what a file settles.

    Raises:
        DocumentError: the file of settings cannot be used.
    """
    if config is not None and bare:
        raise click.UsageError(_ONE_OF_BOTH.in_(lang_of(ctx)), ctx)
    given = Settings([one.name for one in select], [one.name for one in ignore], severity)
    if bare:
        return given
    found = settings.find() if config is None else settings.read(config)
    return found.overridden(given)


def _read_severities(
    ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> dict[str, Severity]:
    """Return the severity of each rule that some ``RULE=SEVERITY`` name; the last one counts."""
    found: dict[str, Severity] = {}
    for value in values:
        name, equals, severity = value.partition("=")
        if not equals:
            raise click.BadParameter(_NO_SEVERITY.in_(lang_of(ctx)).format(value), ctx, param)
        rule = read_rule(ctx, param, name)
        try:
            found |= rules.weighed({rule.name: severity.casefold()})
        except rules.UnknownSeverity as error:
            raise click.BadParameter(error.message.in_(lang_of(ctx)), ctx, param) from None
    return found


def _weighed_names() -> list[str]:
    return [f"{one.name}={severity}" for one in rules.rules() for severity in Severity]


def select_option(command: F) -> F:
    """Add ``--select``, the rules to run."""
    return click.option(
        "--select",
        cls=Option,
        callback=read_rules,
        shell_complete=completing(rule_names),
        multiple=True,
        metavar="RULE",
        said=Text("Cette règle seulement ; répétable.", "This rule only; may be repeated."),
    )(command)


_OPTIONS = (
    select_option,
    click.option(
        "--ignore",
        cls=Option,
        callback=read_rules,
        shell_complete=completing(rule_names),
        multiple=True,
        metavar="RULE",
        said=Text("Toutes sauf cette règle ; répétable.", "All but this rule; may be repeated."),
    ),
    click.option(
        "--severity",
        cls=Option,
        callback=_read_severities,
        shell_complete=completing(_weighed_names),
        multiple=True,
        metavar="RULE=LEVEL",
        said=Text(
            "Sa gravité : obligation, model ou practice.",
            "Its severity: obligation, model or practice.",
        ),
    ),
    click.option(
        "--config",
        cls=Option,
        metavar="FILE",
        type=click.Path(),
        said=Text(
            "Fichier de réglages, plutôt que le plus proche.",
            "File of settings, in place of the nearest one.",
        ),
    ),
    click.option(
        "--no-settings",
        "bare",
        cls=Option,
        is_flag=True,
        said=Text("Ne lire aucun fichier de réglages.", "Read no file of settings."),
    ),
)


def choosing(command: F) -> F:
    """Add the options whose values `asked` takes."""
    for one in reversed(_OPTIONS):
        command = one(command)
    return command
