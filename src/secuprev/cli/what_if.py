"""The command that shows what another law would change for a document."""

import json
import sys

import click

from secuprev import documents, law, render, rules
from secuprev.cli import UNUSABLE
from secuprev.cli.bilingual import Command, lang_of
from secuprev.cli.options import form_option, lang_option, on_option
from secuprev.cli.other_law import law_options
from secuprev.cli.terminal import safe_json, style, width
from secuprev.values import PartialDate, Text

__all__ = ["what_if"]

_NEEDS_LAW = Text(
    "dites quel changement du droit supposer : --with-law",
    "say which change of the law to suppose: --with-law",
)


@click.command(
    "what-if",
    cls=Command,
    said=Text(
        "Dire ce qu'un changement du droit changerait pour un document ; ce n'est pas le droit.",
        "Tell what a change of the law would change for a document; this is not law.",
    ),
    examples=(
        "secuprev what-if melun.yaml --with-law bill-2025 --on 2026-01-01",
        "secuprev what-if melun.yaml --with-law one-post.toml",
    ),
)
@click.argument("file", metavar="FILE", type=click.Path())
@on_option(
    Text(
        "Jour demandé ; par défaut aujourd'hui, ou le dernier jour du droit lu.",
        "Day asked about; by default today, or the last day of the law as read.",
    ),
    exact=True,
)
@law_options
@form_option
@lang_option
@click.pass_context
def what_if(ctx: click.Context, file: str, on: PartialDate | None, form: str) -> int:
    """Compare the answers under the law as read with those under the one that is supposed."""
    lang = lang_of(ctx)
    if not law.laid():
        raise click.UsageError(_NEEDS_LAW.in_(lang), ctx)
    try:
        framework = documents.load(file)
    except documents.DocumentError as error:
        said = render.fault_list(error.faults, lang, width(sys.stderr), paint=style)
        click.echo(said, err=True, nl=False)
        return UNUSABLE
    found = rules.what_if(framework, on=on)
    if form == "json":
        plain = json.dumps(found.to_dict(lang), ensure_ascii=False, indent=2)
        click.echo(safe_json(plain, sys.stdout.encoding))
    else:
        click.echo(render.what_if(found, lang, width(sys.stdout), paint=style), nl=False)
    return 0
