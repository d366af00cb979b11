"""The command that shows the conventions of a document beside the models of their days."""

import sys

import click

from secuprev import law, render, rules
from secuprev.cli.app import app
from secuprev.cli.bilingual import Option, lang_of, near
from secuprev.cli.files import one_document, say
from secuprev.cli.options import form_option, lang_option, on_option
from secuprev.cli.outputs import write_json
from secuprev.cli.terminal import style, width
from secuprev.model import Convention
from secuprev.rules import Comparison
from secuprev.values import PartialDate, Text

__all__ = ["against_model"]

_UNKNOWN_CONVENTION = Text("convention inconnue : {}", "unknown convention: {}")
_NO_CONVENTION = Text(
    "Le document ne nomme aucune convention.", "The document names no convention."
)


@app.command(
    "against-model",
    said=Text(
        "Comparer des conventions au modèle de leur jour.\nArticle par article.",
        "Compare conventions with the model of their day.\nArticle by article.",
    ),
    examples=(
        "secuprev against-model senart.yaml",
        "secuprev against-model senart.yaml --convention coordination-2012",
    ),
)
@click.argument("file", metavar="FILE", type=click.Path())
@on_option(
    Text(
        "Jour jusqu'auquel comptent renouvellements et avenants ; par défaut comme check.",
        "Day up to which renewals and amendments count; by default that of check.",
    ),
    exact=True,
)
@click.option(
    "--convention",
    "wanted",
    cls=Option,
    metavar="ID",
    said=Text("Ne comparer que cette convention.", "Compare this convention only."),
)
@form_option("text", "json")
@lang_option
@click.pass_context
def against_model(
    ctx: click.Context, file: str, on: PartialDate | None, wanted: str | None, form: str
) -> int:
    """Show the conventions of a document beside the models."""
    lang = lang_of(ctx)
    framework = one_document(ctx, file)
    held = {one.id: one for one in framework.conventions or ()}
    if wanted is not None and wanted not in held:
        raise click.UsageError(near(_UNKNOWN_CONVENTION, wanted, list(held), lang), ctx)
    chosen = held.values() if wanted is None else (held[wanted],)
    found = [(one.name or one.id, _beside_model(one, on)) for one in chosen]
    if form == "json":
        write_json([one.to_dict(lang) for _, one in found])
        return 0
    pages = [
        render.model_comparison(one, name, lang, width(sys.stdout), paint=style)
        for name, one in found
    ]
    say("\n".join(pages) or render.paragraph(_NO_CONVENTION, lang, width(sys.stdout)))
    return 0


def _beside_model(convention: Convention, on: PartialDate | None) -> Comparison:
    """Compare a convention with its model; when no model can be told, say why."""
    try:
        return rules.against_model(convention, on)
    except law.CannotBeTold as error:
        return Comparison(convention.id, convention.signed, None, error.message)
