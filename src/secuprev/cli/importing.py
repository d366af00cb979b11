"""The command that makes a document of a register."""

import sys

import click

from secuprev import documents, france, plugins, render
from secuprev.cli import UNUSABLE
from secuprev.cli.app import app
from secuprev.cli.bilingual import Option, lang_of
from secuprev.cli.bodies import no_such_body
from secuprev.cli.brought import asking, plugins_option
from secuprev.cli.files import tell
from secuprev.cli.options import lang_option, one_of
from secuprev.cli.outputs import output_option, write_out
from secuprev.cli.terminal import width
from secuprev.opendata.columns import UnknownColumn
from secuprev.opendata.made import Made
from secuprev.opendata.registers import Register, read_register, write
from secuprev.values import Text

__all__ = ["import_register"]

_SUMMARY = Text(
    "{} ligne(s) lue(s), {} convention(s), {} force(s), {} point(s) à confirmer",
    "{} row(s) read, {} convention(s), {} force(s), {} point(s) to confirm",
)
_SHOWN = 30  # doubts that are listed; all of them stand in the document, beside the values
_MORE = Text(
    "et {} autres : chacun est dans le document, à côté de la valeur",
    "and {} more: each is in the document, beside the value",
)
_REGISTER = "register"
_REGISTER_ONLY = Text(
    "--epci et --column ne servent qu'à un registre", "--epci and --column are for a register only"
)
_NOT_MADE = Text(
    "{}, « {} », rend {} et non secuprev.opendata.Made",
    '{}, "{}", returns {} and not secuprev.opendata.Made',
)
_NOT_PAIR = Text("« {} » : écrivez COLONNE=EN-TÊTE", '"{}": write COLUMN=HEADER')


@app.command(
    "import",
    said=Text(
        "Faire un document d'un registre de conventions.\n"
        "Le registre est en CSV, ODS ou XLSX. Ce qui n'est pas sûr porte « # à confirmer », et est"
        " dit sur la sortie d'erreur.\n"
        "État de sortie : 0, même s'il reste à confirmer ; 2 si le fichier n'a pu être utilisé.",
        "Make a document of a register of conventions.\n"
        "The register is a CSV, ODS or XLSX file. What is not sure is marked `# à confirmer`, and"
        " told on the error output.\n"
        "Exit status: 0, even with points to confirm; 2 if the file could not be used.",
    ),
    examples=(
        "secuprev import registre.xlsx -o agglo.yaml",
        "secuprev import registre.csv --epci 247700057 -o melun.yaml",
        'secuprev import registre.ods --column signed="Passée le"',
    ),
)
@click.argument("file", metavar="FILE", type=click.Path())
@output_option(
    Text(
        "Fichier à écrire, en .yaml, avec --force s'il existe.",
        "File to write, in .yaml, with --force if it is there.",
    ),
    yaml=True,
)
@click.option(
    "--epci",
    cls=Option,
    metavar="SIREN",
    said=Text(
        "L'agglomération ; par défaut celle des communes.",
        "The agglomeration; by default that of the communes.",
    ),
)
@click.option(
    "--column",
    "columns",
    cls=Option,
    multiple=True,
    metavar="COLUMN=HEADER",
    said=Text(
        "En-tête d'une colonne non reconnue ; répétable.",
        "Header of a column not recognised; may be repeated.",
    ),
)
@click.option(
    "--kind",
    cls=Option,
    default=_REGISTER,
    said=Text(
        "Sorte de fichier ; d'autres paquets en apportent.",
        "Kind of file; other packages bring more.",
    ),
    **one_of(_REGISTER, group=plugins.IMPORTERS),
)
@plugins_option
@lang_option
@click.pass_context
def import_register(
    ctx: click.Context,
    file: str,
    output: str | None,
    epci: str | None,
    columns: tuple[str, ...],
    kind: str,
) -> int:
    """Read the register, write the document, and say what is to be confirmed."""
    lang = lang_of(ctx)
    if kind != _REGISTER:
        if epci is not None or columns:
            raise click.UsageError(_REGISTER_ONLY.in_(lang), ctx)
        return _import_another(ctx, kind, file, output)
    try:
        register = read_register(file, _mapping(ctx, columns), epci=epci)
        text = write(register, output or "<text>")
    except documents.DocumentError as error:
        tell(ctx, error.faults)
        return UNUSABLE
    except france.UnknownCode as error:
        raise click.UsageError(no_such_body(error, lang), ctx) from None
    except UnknownColumn as error:
        raise click.UsageError(error.message.in_(lang), ctx) from None
    write_out(text, output)
    _tell_doubts(ctx, register)
    return 0


def _import_another(ctx: click.Context, kind: str, file: str, output: str | None) -> int:
    """Write the document that a plug-in makes of a file, and say what it doubts."""
    brought = plugins.callables(plugins.IMPORTERS, [_REGISTER])[kind]
    try:
        made = asking(ctx, brought, file)
        if not isinstance(made, Made):
            raise click.UsageError(
                _NOT_MADE.in_(lang_of(ctx)).format(brought.plugin, kind, type(made).__name__), ctx
            )
        text = documents.dumps(made.framework, name=output or "<text>")
    except documents.DocumentError as error:
        tell(ctx, error.faults)
        return UNUSABLE
    write_out(text, output)
    _tell(ctx, [f"- {one.in_(lang_of(ctx))}" for one in made.doubts])
    return 0


def _mapping(ctx: click.Context, columns: tuple[str, ...]) -> dict[str, str]:
    pairs = [one.partition("=") for one in columns]
    for name, equals, header in pairs:
        if not (name and equals and header):
            raise click.UsageError(_NOT_PAIR.in_(lang_of(ctx)).format(name + equals + header), ctx)
    return {name: header for name, _, header in pairs}


def _tell_doubts(ctx: click.Context, register: Register) -> None:
    lang = lang_of(ctx)
    framework = register.framework
    counts = (
        register.read,
        len(framework.conventions or ()),
        len(framework.forces or ()),
        len(register.doubts),
    )
    lines = [one.in_(lang) for one in register.doubts[:_SHOWN]]
    if len(register.doubts) > _SHOWN:
        lines.append(_MORE.in_(lang).format(len(register.doubts) - _SHOWN))
    _tell(ctx, [_SUMMARY.in_(lang).format(*counts), *(f"- {line}" for line in lines)])


def _tell(ctx: click.Context, lines: list[str]) -> None:
    lang, columns = lang_of(ctx), width(sys.stderr)
    click.echo("".join(render.paragraph(one, lang, columns) for one in lines), err=True, nl=False)
