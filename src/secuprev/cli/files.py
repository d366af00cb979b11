"""The documents that a command is given, and what it says when one cannot be used."""

import errno
import sys
from collections.abc import Iterable

import click

from secuprev import documents, render
from secuprev.cli import UNUSABLE
from secuprev.cli.bilingual import lang_of
from secuprev.cli.terminal import style, width
from secuprev.model import Framework

__all__ = ["documents_of", "lines_of", "one_document", "read", "say", "tell"]


def read(files: Iterable[str]) -> tuple[list[Framework], list[documents.Fault]]:
    """Read documents; return those that can be used, and the faults of the others.

    The name ``-`` stands for standard input.
    """
    frameworks: list[Framework] = []
    faults: list[documents.Fault] = []
    for name in files:
        try:
            frameworks.append(_load(name))
        except documents.DocumentError as error:
            faults += error.faults
    return frameworks, faults


def _load(name: str) -> Framework:
    if name == "-":
        if sys.stdin is None:
            raise OSError(errno.EBADF, "standard input is closed")
        return documents.load_stream(sys.stdin.buffer)
    return documents.load(name)


def lines_of(
    files: Iterable[str],
) -> tuple[list[documents.ObjectLines], list[documents.Fault]]:
    """Find the lines of the objects of documents; those of standard input have none."""
    found: list[documents.ObjectLines] = []
    faults: list[documents.Fault] = []
    for name in files:
        try:
            found.append({} if name == "-" else documents.object_lines(name))
        except documents.DocumentError as error:  # it changed since it was read
            faults += error.faults
    return found, faults


def documents_of(ctx: click.Context, files: Iterable[str]) -> list[Framework]:
    """Read documents; end the command when one of them cannot be used."""
    frameworks, faults = read(files)
    if faults:
        tell(ctx, faults)
        ctx.exit(UNUSABLE)
    return frameworks


def one_document(ctx: click.Context, file: str) -> Framework:
    """Read one document; end the command when it cannot be used."""
    return documents_of(ctx, [file])[0]


def tell(ctx: click.Context, faults: Iterable[documents.Fault]) -> None:
    """Tell the faults of documents on the stream of errors."""
    said = render.fault_list(tuple(faults), lang_of(ctx), width(sys.stderr), paint=style)
    click.echo(said, err=True, nl=False)


def say(text: str) -> None:
    """Write a text that ends with its own line break."""
    click.echo(text, nl=False)
