"""The command that writes a document to begin with."""

from pathlib import Path

import click

from secuprev import france, render
from secuprev.cli.app import app
from secuprev.cli.bilingual import Option, lang_of
from secuprev.cli.files import say
from secuprev.cli.options import DAY, lang_option, on_option
from secuprev.values import PartialDate, Text

__all__ = ["new"]

_THERE = Text(
    "{} existe déjà ; --force pour l'écraser", "{} is there already; --force to write over it"
)


@app.command(
    said=Text(
        "Écrire un document à compléter : les communes d'une intercommunalité, ce que le droit"
        " leur demande, et des blancs.\n"
        "« secuprev new SIREN | secuprev check - » le vérifie aussitôt.",
        "Write a document to fill in: the communes of an intercommunal body, what the law asks of"
        " them, and blanks.\n"
        "`secuprev new SIREN | secuprev check -` checks it at once.",
    ),
    examples=(
        "secuprev new 247700057",
        "secuprev new 247700057 --on 2022-06-01 --lang fr",
    ),
)
@click.argument("siren", metavar="SIREN")
@click.option(
    "-o",
    "--output",
    "output",
    cls=Option,
    default="-",
    type=click.Path(),
    metavar="FILE",
    said=Text(
        "Fichier à écrire ; par défaut la sortie standard.",
        "File to write; by default standard output.",
    ),
)
@click.option(
    "--force",
    cls=Option,
    is_flag=True,
    said=Text("Écraser un fichier qui existe.", "Write over a file that is there."),
)
@on_option(DAY, exact=True)
@lang_option
@click.pass_context
def new(ctx: click.Context, siren: str, output: str, force: bool, on: PartialDate | None) -> None:
    """Write a document to begin with."""
    lang = lang_of(ctx)
    try:
        text = render.starter(siren, on, lang)
    except (france.UnknownCode, france.OutsideEditions) as error:
        raise click.UsageError(error.message.in_(lang), ctx) from None
    if output == "-":
        say(text)
        return
    try:
        # What was filled in by hand is not lost to a second run.
        with Path(output).open("w" if force else "x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise click.UsageError(_THERE.in_(lang).format(output), ctx) from None
