"""The command that writes a graph for other programs."""

import os
from typing import TYPE_CHECKING, Any

import click

from secuprev import cooperation, law
from secuprev.cli.app import app
from secuprev.cli.bilingual import Option, lang_of
from secuprev.cli.files import one_document
from secuprev.cli.options import DAY, domain_option, lang_option, on_option, one_of
from secuprev.cli.outputs import output_option
from secuprev.cooperation.exports import FORMATS, PICTURES, NotDrawn, UnknownFormat
from secuprev.cooperation.pictures import PlotMissing
from secuprev.model import Framework
from secuprev.values import PartialDate, Text

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["graph"]

_WHOLE = Text(
    "--domain et --via demandent --kind cooperation", "--domain and --via need --kind cooperation"
)
_NO_FORMAT = Text("-o - demande --format", "-o - needs --format")


@app.command(
    said=Text(
        "Écrire le graphe ou l'image de qui coopère avec qui.\n"
        f"Formats : {', '.join(FORMATS)} ; images : {', '.join(PICTURES)}.",
        "Write the graph or the picture of who cooperates with whom.\n"
        f"Formats: {', '.join(FORMATS)}; pictures: {', '.join(PICTURES)}.",
    ),
    examples=(
        "secuprev graph melun.yaml -o melun.gexf --on 2026-01-01",
        "secuprev graph melun.yaml --kind incidence -o melun.graphml",
        "secuprev graph melun.yaml --domain holiday_watch -o - --format mmd",
    ),
)
@click.argument("file", metavar="FILE", type=click.Path())
@output_option(
    Text(
        "Fichier à écrire, avec --force s'il existe ; ou -",
        "File to write, with --force if it is there; or -",
    ),
    required=True,
)
@click.option(
    "--format",
    "form",
    cls=Option,
    said=Text(
        "Format ; par défaut celui du suffixe d'OUT.",
        "Format; by default that of the suffix of OUT.",
    ),
    **one_of(*FORMATS, *PICTURES, metavar="FORM"),
)
@on_option(DAY, exact=True)
@click.option(
    "--kind",
    cls=Option,
    default="cooperation",
    said=Text(
        "cooperation (par défaut) : qui avec qui ; incidence : partenaires, instruments,"
        " domaines et communes.",
        "cooperation (the default): who with whom; incidence: partners, instruments, domains"
        " and communes.",
    ),
    **one_of("cooperation", "incidence", metavar="KIND"),
)
@domain_option(Text("Ne garder que ce domaine.", "Keep this domain only."))
@click.option(
    "--via",
    cls=Option,
    multiple=True,
    metavar="INSTRUMENT",
    said=Text(
        "Ne garder que cet instrument, ou ce genre ; répétable.",
        "Keep this instrument or kind only; may be repeated.",
    ),
)
@lang_option
@click.pass_context
def graph(
    ctx: click.Context,
    file: str,
    output: str | None,
    form: str | None,
    on: PartialDate | None,
    kind: str,
    domain: str | None,
    via: tuple[str, ...],
) -> None:
    """Write a graph of a document."""
    os.environ["MPLBACKEND"] = "Agg"  # a command writes files, whatever screen there is
    lang = lang_of(ctx)
    if kind == "incidence" and (domain or via):
        raise click.UsageError(_WHOLE.in_(lang), ctx)
    if output is None and form is None:
        raise click.UsageError(_NO_FORMAT.in_(lang), ctx)
    framework = one_document(ctx, file)
    try:
        found = _graph(framework, on, kind, domain, via)
        if output is not None:
            cooperation.export(found, output, format=form, lang=lang)
        elif form is not None:
            click.echo(cooperation.exported(found, form, lang=lang), nl=False)
    except (law.UnknownName, UnknownFormat, NotDrawn, PlotMissing) as error:
        raise click.UsageError(error.message.in_(lang), ctx) from None


def _graph(
    framework: Framework,
    on: PartialDate | None,
    kind: str,
    domain: str | None,
    via: tuple[str, ...],
) -> "nx.Graph[Any]":
    if kind == "incidence":
        return cooperation.incidence_graph(framework, on)
    return cooperation.cooperation_graph(framework, on, domain=domain, via=via or None)
