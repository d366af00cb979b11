"""The command that lists the domains, and tells which one words name."""

import sys

import click

from secuprev import law, render, rules, vocabulary
from secuprev.cli.app import app
from secuprev.cli.bilingual import lang_of
from secuprev.cli.files import say
from secuprev.cli.options import completing, domain_names, lang_option, on_option
from secuprev.cli.other_law import law_options
from secuprev.cli.terminal import style, width
from secuprev.values import Lang, PartialDate, Text

__all__ = ["domains"]

_NO_DOMAIN = Text("aucun domaine n'est reconnu dans « {} »", 'no domain is recognised in "{}"')
_LEFT_OUT = Text(
    "« {} » ne nomme un domaine que pour l'exclure", '"{}" names a domain only to leave it out'
)
_AMBIGUOUS = Text("« {} » peut désigner plusieurs domaines :", '"{}" may mean several domains:')
_SEVERAL = Text("« {} » nomme plusieurs domaines :", '"{}" names several domains:')
_NEAR = Text("Proches :", "Near:")
_CARD_ONLY = Text("--on demande un seul domaine", "--on needs one single domain")


@app.command(
    said=Text(
        "Lister les domaines, ou montrer celui que des mots nomment.",
        "List the domains, or show the one that words name.",
    ),
    examples=("secuprev domains", "secuprev domains OTV --on 2012-11-23"),
)
@click.argument("label", required=False, shell_complete=completing(domain_names))
@on_option(
    Text(
        "Jour auquel les compétences sont dites ; par défaut le dernier jour du droit lu.",
        "Day on which competences are told; by default the last day of the law as read.",
    ),
)
@law_options
@lang_option
@click.pass_context
def domains(ctx: click.Context, label: str | None, on: PartialDate | None) -> int:
    """List the domains; show the card of the one that words name, or all those they may mean."""
    lang, columns = lang_of(ctx), width(sys.stdout)
    if label is None:
        held, heading = list(law.domains), None
    else:
        reading = vocabulary.read_domains(label)
        held, heading = reading.candidates, _AMBIGUOUS if reading.ambiguous else _SEVERAL
        if not held:
            _tell_near(label, reading, lang)
            return 1
    if len(held) == 1:
        try:
            day = on or rules.default_day()
            say(render.domain_card(law.domains[held[0]], day, lang, columns, paint=style))
        except law.CannotBeTold as error:
            raise click.UsageError(error.message.in_(lang), ctx) from None
        return 0
    if on is not None:
        raise click.UsageError(_CARD_ONLY.in_(lang), ctx)
    if heading and label:
        say(render.paragraph(heading.in_(lang).format(label), lang, columns))
    say(render.domain_list([law.domains[one] for one in held], lang, columns, paint=style))
    return 0


def _tell_near(label: str, reading: vocabulary.Reading, lang: Lang) -> None:
    words = (_LEFT_OUT if reading.excluded else _NO_DOMAIN).in_(lang).format(label)
    said = render.paragraph(words, lang, width(sys.stderr))
    if reading.near:
        said += render.paragraph(_NEAR, lang)
        near = [law.domains[one] for one in reading.near]
        said += render.domain_list(near, lang, width(sys.stderr))
    click.echo(said, err=True, nl=False)
