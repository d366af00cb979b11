"""Where a command writes: the options, and the one habit of all that write a file.

A file that is there is not lost to a second run: only ``--force`` writes over it, and nothing does
over what the command reads. Half a file is never found (`secuprev.values.files`), and a device or a
pipe is written to as it is.
"""

import json
import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from secuprev.cli.bilingual import Option, lang_of
from secuprev.cli.terminal import safe_json
from secuprev.values import Text
from secuprev.values.files import reason_of, replacing

__all__ = ["output_option", "write_json", "write_out"]

F = TypeVar("F", bound=Callable[..., Any])

_SAID = Text(
    "Fichier à écrire, avec --force s'il existe déjà.",
    "File to write, with --force if it is there already.",
)
_THERE = Text(
    "{} existe déjà ; --force pour l'écraser", "{} is there already; --force to write over it"
)
_READ = Text(
    "{} est lu par la commande : écrire ailleurs", "{} is what the command reads: write elsewhere"
)
_NOT_YAML = Text("{} : le document s'écrit en .yaml", "{}: the document is .yaml")
_FOLDER = Text("{} est un dossier", "{} is a folder")
_UNWRITABLE = Text("{} ne peut pas être écrit ({})", "{} cannot be written ({})")


def output_option(
    said: Text = _SAID, *, required: bool = False, yaml: bool = False
) -> Callable[[F], F]:
    """Add ``-o`` and ``--force``; the command is given the file, ``None`` for standard output.

    Args:
        said: what the help says of it.
        required: whether a file must be named.
        yaml: whether what is written is YAML, and only a file that says so by its name will do.
    """

    def adding(command: F) -> F:
        @wraps(command)
        def run(*args: Any, output: str | None, force: bool, **kwargs: Any) -> Any:
            ctx = click.get_current_context()
            output = None if output == "-" else output
            if output is None:
                return command(*args, output=None, **kwargs)
            if yaml:
                _see_suffix(output, ctx)
            _guard(output, force, ctx)
            try:
                return command(*args, output=output, **kwargs)
            except BrokenPipeError:
                raise
            except OSError as error:
                lang = lang_of(ctx)
                words = _UNWRITABLE.in_(lang).format(output, reason_of(error).in_(lang))
                raise click.UsageError(words, ctx) from None

        file_option = click.option(
            "-o",
            "--output",
            cls=Option,
            required=required,
            type=click.Path(),
            metavar="OUT",
            said=said,
        )
        force_option = click.option(
            "--force",
            cls=Option,
            is_flag=True,
            hidden=True,  # the words of -o tell it
            said=Text("Écraser un fichier qui existe.", "Write over a file that is there."),
        )
        return cast("F", file_option(force_option(run)))

    return adding


def _see_suffix(output: str, ctx: click.Context) -> None:
    where = Path(output)
    if where.exists() and not where.is_file():
        return  # a pipe has no format of its own
    if where.suffix.casefold() not in (".yaml", ".yml"):
        raise click.UsageError(_NOT_YAML.in_(lang_of(ctx)).format(output), ctx)


def _guard(output: str, force: bool, ctx: click.Context) -> None:
    where = Path(output)
    if where.is_dir():
        raise click.UsageError(_FOLDER.in_(lang_of(ctx)).format(output), ctx)
    if not where.is_file():
        return
    if any(map(where.samefile, filter(os.path.exists, _given(ctx)))):
        raise click.UsageError(_READ.in_(lang_of(ctx)).format(output), ctx)
    if not force:
        raise click.UsageError(_THERE.in_(lang_of(ctx)).format(output), ctx)


def _given(ctx: click.Context) -> list[str]:
    """Return the words that a command was given, but for where it writes: some name files."""
    given = [value for name, value in ctx.params.items() if name != "output"]
    lists = (value if isinstance(value, tuple) else (value,) for value in given)
    return [one for values in lists for one in values if isinstance(one, str)]


def write_out(text: str, output: str | None = None) -> None:
    """Write what programs read to a file, or to standard output when there is none, in UTF-8.

    Only a terminal is written to in its own encoding: a file or a pipe says nothing of the one of
    whoever reads it, and JSON, YAML and HTML are UTF-8.
    """
    if output is None:
        click.echo(text if sys.stdout.isatty() else text.encode(), nl=False)
        return
    with replacing(output) as file:
        file.write(text.encode())


def write_json(plain: Any) -> None:
    """Write plain values as JSON to standard output."""
    said = json.dumps(plain, ensure_ascii=False, indent=2)
    write_out(safe_json(said, sys.stdout.encoding) + "\n")
