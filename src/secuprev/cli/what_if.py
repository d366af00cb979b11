"""The command that shows what another law would change for a document."""

import sys

import click

from secuprev import law, render, rules
from secuprev.cli.app import app
from secuprev.cli.bilingual import lang_of
from secuprev.cli.files import one_document, say
from secuprev.cli.options import DAY, form_option, lang_option, on_option
from secuprev.cli.other_law import law_options
from secuprev.cli.outputs import write_json
from secuprev.cli.terminal import style, width
from secuprev.values import PartialDate, Text

__all__ = ["what_if"]

_NEEDS_LAW = Text(
    "dites quel changement du droit supposer : --with-law",
    "say which change of the law to suppose: --with-law",
)


@app.command(
    "what-if",
    said=Text(
        "Dire ce qu'un changement du droit changerait.\nCe n'est pas le droit.",
        "Tell what a change of the law would change.\nThis is not law.",
    ),
    examples=(
        "secuprev what-if melun.yaml --with-law bill-2025 --on 2026-01-01",
        "secuprev what-if melun.yaml --with-law one-post.toml",
    ),
)
@click.argument("file", metavar="FILE", type=click.Path())
@on_option(DAY, exact=True)
@law_options
@form_option("text", "json")
@lang_option
@click.pass_context
def what_if(ctx: click.Context, file: str, on: PartialDate | None, form: str) -> int:
    """Compare the answers under the law as read with those under the one that is supposed."""
    lang = lang_of(ctx)
    if not law.laid():
        raise click.UsageError(_NEEDS_LAW.in_(lang), ctx)
    found = rules.what_if(one_document(ctx, file), on=on)
    if form == "json":
        write_json(found.to_dict(lang))
    else:
        say(render.what_if(found, lang, width(sys.stdout), paint=style))
    return 0
