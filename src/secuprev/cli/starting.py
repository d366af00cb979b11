"""The command that writes a document to begin with."""

import click

from secuprev import france, render
from secuprev.cli.app import app
from secuprev.cli.bilingual import lang_of
from secuprev.cli.bodies import no_such_body
from secuprev.cli.options import DAY, lang_option, on_option
from secuprev.cli.outputs import output_option, write_out
from secuprev.values import PartialDate, Text

__all__ = ["new"]


@app.command(
    said=Text(
        "Écrire un document à compléter, pour une intercommunalité.\n"
        "Il tient ses communes, ce que le droit leur demande, et des blancs ; pour le vérifier"
        " aussitôt : secuprev new SIREN | secuprev check -",
        "Write a document to fill in, for an intercommunal body.\n"
        "It holds its communes, what the law asks of them, and blanks; to check it at once:"
        " secuprev new SIREN | secuprev check -",
    ),
    examples=(
        "secuprev new 247700057",
        "secuprev new 247700057 --on 2022-06-01 --lang fr",
    ),
)
@click.argument("siren", metavar="SIREN")
@output_option(yaml=True)
@on_option(DAY, exact=True)
@lang_option
@click.pass_context
def new(ctx: click.Context, siren: str, output: str | None, on: PartialDate | None) -> None:
    """Write a document to begin with."""
    lang = lang_of(ctx)
    try:
        text = render.starter(siren, on, lang)
    except france.UnknownCode as error:
        raise click.UsageError(no_such_body(error, lang), ctx) from None
    except france.OutsideEditions as error:
        raise click.UsageError(error.message.in_(lang), ctx) from None
    write_out(text, output)
