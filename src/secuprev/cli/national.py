"""The command that asks what the law asks across the whole country."""

import gc
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import closing, contextmanager
from typing import Any, BinaryIO

import click

from secuprev import documents, france, opendata, render, rules
from secuprev.cli import UNUSABLE, spare_the_collector
from secuprev.cli.app import app
from secuprev.cli.bilingual import Option, lang_of
from secuprev.cli.bodies import no_such_body
from secuprev.cli.choices import select_option
from secuprev.cli.files import tell
from secuprev.cli.options import DAY, lang_option, on_option, one_of, read_count
from secuprev.cli.other_law import law_options
from secuprev.cli.outputs import output_option
from secuprev.cli.terminal import style, width
from secuprev.model import Framework
from secuprev.rules import Answer, Report, Shift, Tally
from secuprev.values import Lang, PartialDate, Text
from secuprev.values.files import replacing

__all__ = ["national"]

_CHECKING = Text("Vérification", "Checking")
_NEEDS_FILE = Text("--format parquet demande -o", "--format parquet needs -o")
_BACKWARDS = Text("--before vient avant --on", "--before comes before --on")
_FACTS = Text(
    "les faits sont ceux des fichiers, à leur date ; le droit est celui du jour demandé",
    "the facts are those of the files, at their date; the law is that of the day asked about",
)
_NO_FILE = Text(
    "aucun fichier donné : seules les communes, leurs populations et leurs intercommunalités sont"
    " connues",
    "no file given: only communes, their populations and their intercommunal bodies are known",
)


def _file_option(name: str, said: Text) -> Callable[[Any], Any]:
    return click.option(name, cls=Option, type=click.Path(), metavar="FILE", said=said)


@app.command(
    "france",
    said=Text(
        "Dire ce que le droit d'un jour demande dans tout le pays.",
        "Tell what the law of a day asks across the country.",
    ),
    examples=("secuprev france --survey pm2023.csv --jobs 2 -o france.parquet",),
)
@on_option(DAY, exact=True)
@on_option(
    Text("Dire aussi ce qui a changé depuis ce jour.", "Tell also what changed since that day."),
    exact=True,
    name="--before",
)
@_file_option(
    "--survey", Text("Enquête sur les polices municipales.", "Survey of municipal police.")
)
@_file_option(
    "--qpv", Text("Liste des quartiers prioritaires.", "List of priority neighbourhoods.")
)
@_file_option("--competences", Text("Compétences (BANATIC).", "Competences (BANATIC)."))
@_file_option(
    "--police", Text("Compétence police ou gendarmerie.", "Competence of police or gendarmerie.")
)
@click.option(
    "--epci",
    cls=Option,
    multiple=True,
    metavar="SIREN",
    said=Text("Cette intercommunalité seulement ; répétable.", "This body only; may be repeated."),
)
@select_option
@click.option(
    "--jobs",
    cls=Option,
    callback=read_count,
    default="1",
    metavar="N",
    said=Text("Nombre de processus ; par défaut 1.", "Number of processes; by default 1."),
)
@click.option(
    "--format",
    "form",
    cls=Option,
    said=Text(
        "text (un résumé), csv, json ou parquet (tout).",
        "text (a summary), csv, json or parquet (all).",
    ),
    **one_of("text", *render.TABLES, metavar="FORM"),
)
@output_option()
@law_options
@lang_option
@click.pass_context
def national(
    ctx: click.Context,
    /,
    on: PartialDate | None,
    before: PartialDate | None,
    epci: tuple[str, ...],
    select: tuple[rules.Rule, ...],
    jobs: int,
    form: str | None,
    output: str | None,
    **files: Any,
) -> int:
    """Import the files, check the country, and say what was found."""
    lang = lang_of(ctx)
    if form is None:
        suffix = (output or "").rpartition(".")[2].casefold()
        form = suffix if suffix in render.TABLES else "text"
    if form == "parquet" and output is None:
        raise click.UsageError(_NEEDS_FILE.in_(lang), ctx)
    if before is not None and before.earliest > (on.earliest if on else rules.default_day()):
        raise click.UsageError(_BACKWARDS.in_(lang), ctx)
    try:
        france.edition(before)
        country = opendata.frameworks(**files, on=on)
        gc.freeze()  # the country stays to the end
        frameworks = _bodies(country, epci)
        names = tuple(one.name for one in select)
        with _pool(jobs) as pool:
            run = _Run(frameworks, on, before, names, pool, lang)
            if form == "text":
                _say(_summary(run, country, width(sys.stdout)), output)
            else:
                _write(run, country, form, output)
    except documents.DocumentError as error:
        tell(ctx, error.faults)
        return UNUSABLE
    except france.UnknownCode as error:
        raise click.UsageError(no_such_body(error, lang), ctx) from None
    except (
        france.OutsideEditions,
        rules.WorkerLost,
        render.TablesMissing,
    ) as error:
        raise click.UsageError(error.message.in_(lang), ctx) from None
    return 0


def _bodies(country: opendata.Country, wanted: Sequence[str]) -> Sequence[Framework]:
    if not wanted:
        return country.frameworks
    return [country[siren] for siren in dict.fromkeys(france.epci(one).siren for one in wanted)]


@contextmanager
def _pool(jobs: int) -> Iterator[Executor | None]:
    """Give the processes; Ctrl-C is for the one that waits for them."""
    if jobs == 1:
        yield None
        return
    pool = ProcessPoolExecutor(jobs, initializer=_worker)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    spare_the_collector()


def _found(report: Report) -> tuple[Tally, tuple[Answer, ...]]:
    return rules.tally(report), rules.answers(report)


def _tallied(report: Report) -> tuple[Tally, tuple[Answer, ...]]:
    return rules.tally(report), ()


class _Run:
    """The checks of one command: what they find is taken one framework at a time.

    Attributes:
        total: the duties counted so far.
    """

    def __init__(
        self,
        frameworks: Sequence[Framework],
        on: PartialDate | None,
        before: PartialDate | None,
        select: tuple[str, ...],
        pool: Executor | None,
        lang: Lang,
    ) -> None:
        self.frameworks = frameworks
        self.day = on.earliest if on else rules.default_day()
        self.before = before.earliest if before else None
        self.lang: Lang = lang
        self.total = Tally()
        self._select = select
        self._pool = pool

    def count(self) -> None:
        """Check the day asked about and keep the counts only."""
        for part, _ in self._checked(self.day, _tallied):
            self.total.add(part)

    def answers(self) -> Iterator[Answer]:
        """Yield the answers of the day asked about."""
        for part, answers in self._checked(self.day, _found):
            self.total.add(part)
            yield from answers

    def shifts(self) -> Iterator[Shift]:
        """Yield what came and went since the day before."""
        assert self.before is not None
        with closing(self._checks(self.before, rules.answers)) as olds:
            for part, answers in self._checked(self.day, _found):
                self.total.add(part)
                yield from rules.shifts(next(olds), answers)

    def _checks(self, day: Any, then: Callable[[Report], Any]) -> Any:
        return rules.check_many(
            self.frameworks, day, select=self._select, then=then, executor=self._pool
        )

    def _checked(
        self, day: Any, then: Callable[[Report], Any]
    ) -> Iterator[tuple[Tally, tuple[Answer, ...]]]:
        with (
            closing(self._checks(day, then)) as found,
            click.progressbar(
                found,
                length=len(self.frameworks),
                label=_CHECKING.in_(self.lang),
                file=sys.stderr,
                hidden=not sys.stderr.isatty(),
            ) as shown,
        ):
            yield from shown


def _summary(run: _Run, country: opendata.Country, columns: int) -> str:
    moved: tuple[Shift, ...] = ()
    if run.before is None:
        run.count()
    else:
        moved = tuple(run.shifts())
    notes = [_told(one) for one in country.reports]
    notes.append(_FACTS if notes else _NO_FILE)
    said = render.tally_text(run.total, run.day, run.lang, columns, notes=notes, paint=style)
    if run.before is not None:
        said += "\n"
        said += render.shifts_text(moved, run.before, run.day, run.lang, columns, paint=style)
    return said


def _told(report: opendata.ImportReport) -> Text:
    """Say how many rows were read and matched; JSON tells those that were set aside."""
    first = {lang: report.in_(lang, shown=0).partition("\n")[0] for lang in ("fr", "en")}
    return Text(**first)


def _write(run: _Run, country: opendata.Country, form: str, output: str | None) -> None:
    def rows() -> Iterable[dict[str, Any]]:
        if run.before is None:
            yield from (render.answer_row(one, run.lang) for one in run.answers())
        else:
            yield from (render.shift_row(one, run.lang) for one in run.shifts())
        summary.update(
            on=run.day.isoformat(),
            before=run.before and run.before.isoformat(),
            imports=[one.to_dict() for one in country.reports],
            **run.total.to_dict(run.lang),
        )

    summary: dict[str, Any] = {}
    columns = render.COLUMNS if run.before is None else render.SHIFT_COLUMNS

    def write(out: BinaryIO) -> None:
        render.TABLES[form](rows(), columns, out, summary)

    if output is None:
        write(sys.stdout.buffer)
    else:
        with replacing(output) as out:
            write(out)


def _say(text: str, output: str | None) -> None:
    if output is None:
        click.echo(text, nl=False)
        return
    with replacing(output) as out:
        out.write(click.unstyle(text).encode(errors="backslashreplace"))
