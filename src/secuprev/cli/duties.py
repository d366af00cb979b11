"""The command that tells duties, and how they changed."""

import sys

import click

from secuprev import render, rules
from secuprev.cli.app import app
from secuprev.cli.bilingual import Option, lang_of
from secuprev.cli.files import one_document, say
from secuprev.cli.options import DAY, lang_option, on_option
from secuprev.cli.other_law import law_options
from secuprev.cli.terminal import style, width
from secuprev.values import PartialDate, Text

__all__ = ["duties"]


@app.command(
    said=Text(
        "Dire ce que le droit demande à chacun, et ce qui est rempli.",
        "Tell what the law asks of each, and what is met.",
    ),
    examples=(
        "secuprev duties melun.yaml --on 2026-01-01",
        "secuprev duties melun.yaml --history cispd",
    ),
)
@click.argument("file", metavar="FILE", type=click.Path())
@on_option(DAY, exact=True)
@click.option(
    "--history",
    "subject",
    cls=Option,
    metavar="ID",
    said=Text(
        "Dire plutôt comment le droit a changé pour cet objet, jusqu'à ce jour.",
        "Tell instead how the law changed for this object, up to that day.",
    ),
)
@law_options
@lang_option
@click.pass_context
def duties(ctx: click.Context, file: str, on: PartialDate | None, subject: str | None) -> int:
    """Tell the duties of a document, or how those of one object changed."""
    lang = lang_of(ctx)
    framework = one_document(ctx, file)
    if subject is None:
        day = on.earliest if on else rules.default_day()
        found = rules.obligations(framework, day)
        say(render.duty_list(found, lang, width(sys.stdout), on=day, paint=style))
        return 0
    try:
        steps = rules.history(framework, subject, on)
    except rules.UnknownSubject as error:
        raise click.UsageError(error.message.in_(lang)) from None
    say(render.duty_history(steps, lang, width(sys.stdout), paint=style))
    return 0
