"""The command that shows the law's values through time."""

import sys

import click

from secuprev import law, render, rules
from secuprev.cli.app import app
from secuprev.cli.bilingual import Option, lang_of, near
from secuprev.cli.files import say
from secuprev.cli.options import completing, lang_option, on_option
from secuprev.cli.other_law import law_options
from secuprev.cli.terminal import style, width
from secuprev.values import PartialDate, Text

__all__ = ["legal_values"]

_OF_FILE = Text("{} : {}", "{}: {}")
_NO_NAME = Text("nom inconnu : {}", "unknown name: {}")
_NEEDS_NAME = Text("{} demande un nom", "{} needs a name")


def _law_names() -> dict[str, Text]:
    return {name: law.parameter(name).label for name in law.names()}


@app.command(
    "law",
    said=Text(
        "Lister les valeurs légales, ou en montrer une dans le temps.",
        "List the legal values, or show one through time.",
    ),
    examples=(
        "secuprev law",
        "secuprev law convention.posts_threshold --on 2019-06-30",
        "secuprev law convention.posts_threshold --timeline",
    ),
)
@click.argument("name", required=False, shell_complete=completing(_law_names))
@on_option(Text("Jour demandé.", "Day asked about."))
@click.option(
    "--timeline",
    cls=Option,
    is_flag=True,
    said=Text(
        "Montrer toute la vie de la valeur, ce qui se fait sans --on.",
        "Show all the life of the value, as is done without --on.",
    ),
)
@click.option(
    "--stale",
    "index",
    cls=Option,
    metavar="INDEX",
    said=Text(
        "Comparer les versions lues à celles d'un index plus récent (JSON) ; 1 s'il faut relire.",
        "Compare the versions read with those of a newer index (JSON); 1 if some must be read.",
    ),
)
@law_options
@lang_option
@click.pass_context
def legal_values(
    ctx: click.Context,
    name: str | None,
    on: PartialDate | None,
    timeline: bool,
    index: str | None,
) -> int:
    """Show a legal value on a day, its whole life, or the list of them all."""
    lang, columns = lang_of(ctx), width(sys.stdout)
    try:
        if index is not None:
            stale = law.compare_index(index)
            say(render.stale_list(stale, _rules_by_value(), lang, columns, paint=style))
            return 1 if stale else 0
        if name is None and (on is not None or timeline):
            option = "--timeline" if on is None else "--on"
            raise click.UsageError(_NEEDS_NAME.in_(lang).format(option), ctx)
        if name is None:
            say(render.law_list(lang, columns, paint=style))
        elif on is None or timeline:
            say(render.law_life(name, lang, columns, paint=style))
        else:
            say(render.law_value(name, on, lang, columns, paint=style))
    except law.IndexFault as error:
        said = _OF_FILE.in_(lang).format(error.path, error.message.in_(lang))
        raise click.UsageError(said, ctx) from None
    except law.UnknownName as error:
        names = law.names()
        said = near(_NO_NAME, error.name, names, lang, listed_by="secuprev law")
        raise click.UsageError(said, ctx) from None
    except law.CannotBeTold as error:
        raise click.UsageError(error.message.in_(lang), ctx) from None
    return 0


def _rules_by_value() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in rules.rules():
        for name in one.cites:
            found.setdefault(name, []).append(one.name)
    return found
