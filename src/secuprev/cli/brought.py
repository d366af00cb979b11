"""What plug-ins bring to the command line: forms of an answer, kinds of file to import."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from secuprev import documents, plugins
from secuprev.cli.bilingual import Option, lang_of
from secuprev.plugins import Brought
from secuprev.values import Text

__all__ = ["asking", "plugins_option"]

F = TypeVar("F", bound=Callable[..., Any])

_FAILED = Text("{}, « {} », a échoué : {}", '{}, "{}", failed: {}')


def plugins_option(command: F) -> F:
    """Add ``--no-plugins``, which leaves aside what other packages bring."""
    return click.option(
        "--no-plugins",
        cls=Option,
        is_flag=True,
        is_eager=True,  # rules are looked for while the other options are read
        expose_value=False,
        callback=_leave_aside,
        said=Text(
            "Ne rien prendre d'autres paquets.",
            "Take nothing from other packages.",
        ),
    )(command)


def _leave_aside(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        ctx.find_root().with_resource(plugins.left_aside())


def asking(ctx: click.Context, one: Brought, *args: Any, **kwargs: Any) -> Any:
    """Call what a plug-in brings; when it fails, end the command with its name.

    A document that cannot be used, or a file that cannot be read, is told as ever.
    """
    try:
        return one.value(*args, **kwargs)
    except (documents.DocumentError, OSError):
        raise
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
        words = _FAILED.in_(lang_of(ctx)).format(one.plugin, one.name, said)
        raise click.UsageError(words, ctx) from None
