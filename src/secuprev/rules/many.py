"""Checking many frameworks: one after the other, or by the workers of an executor."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import CancelledError, Executor, Future
from contextlib import ExitStack
from functools import partial
from itertools import count, islice
from os import PathLike
from typing import Any, TypedDict, TypeVar, Unpack, overload

from secuprev.law import Changes, ChangeSet, amended, as_read, changes, laid
from secuprev.model import Framework
from secuprev.rules.catalogue import chosen, given, several, weighed
from secuprev.rules.engine import check, exact_day
from secuprev.rules.report import Report
from secuprev.rules.rule import Rule
from secuprev.values import AnyDate, Text
from secuprev.values.wanted import Wanted

__all__ = ["WorkerLost", "check_many"]

S = TypeVar("S")
T = TypeVar("T")


class WorkerLost(RuntimeError):
    """An executor lost a worker, or could not carry the work to one and back.

    Attributes:
        frameworks: the identifiers of those that were being checked, or what they were to be
            read from if that is a name; otherwise which it was, such as ``#12``.
        done: how many frameworks were answered for before them, and handed out.
        cause: what the executor said.
    """

    def __init__(self, frameworks: tuple[str, ...], done: int, cause: str) -> None:
        super().__init__(frameworks, done, cause)  # it travels also when it was made by keyword
        self.frameworks = frameworks
        self.done = done
        self.cause = cause

    @property
    def message(self) -> Text:
        """What was lost, in both languages."""
        first, last = self.frameworks[0], self.frameworks[-1]
        return Text(
            fr=f"un processus de calcul a été perdu entre « {first} » et « {last} », après"
            f" {self.done} dispositifs ({self.cause}) ; mémoire insuffisante, peut-être :"
            " recommencez avec moins de processus",
            en=f'a worker was lost between "{first}" and "{last}", after {self.done} frameworks'
            f" ({self.cause}); too little memory, perhaps: try again with fewer workers",
        )

    def __str__(self) -> str:
        return self.message.en


class Choices(TypedDict, total=False):
    """What is asked of each framework: the arguments of `check` by the same names."""

    select: Iterable[str]
    ignore: Iterable[str]
    severities: Mapping[str, str] | None
    rules: Iterable[Rule] | None
    law: Changes | None


@overload
def check_many(
    frameworks: Iterable[Framework],
    on: AnyDate | None = None,
    *,
    then: None = None,
    executor: Executor | None = None,
    batch: int = 16,
    ahead: int = 16,
    **choices: Unpack[Choices],
) -> Iterator[Report]: ...


@overload
def check_many(
    frameworks: Iterable[Framework],
    on: AnyDate | None = None,
    *,
    then: Callable[[Report], T],
    executor: Executor | None = None,
    batch: int = 16,
    ahead: int = 16,
    **choices: Unpack[Choices],
) -> Iterator[T]: ...


@overload
def check_many(
    frameworks: Iterable[S],
    on: AnyDate | None = None,
    *,
    read: Callable[[S], Framework],
    then: None = None,
    executor: Executor | None = None,
    batch: int = 16,
    ahead: int = 16,
    **choices: Unpack[Choices],
) -> Iterator[Report]: ...


@overload
def check_many(
    frameworks: Iterable[S],
    on: AnyDate | None = None,
    *,
    read: Callable[[S], Framework],
    then: Callable[[Report], T],
    executor: Executor | None = None,
    batch: int = 16,
    ahead: int = 16,
    **choices: Unpack[Choices],
) -> Iterator[T]: ...


def check_many(
    frameworks: Iterable[Any],
    on: AnyDate | None = None,
    *,
    read: Callable[[Any], Framework] | None = None,
    then: Callable[[Report], Any] | None = None,
    executor: Executor | None = None,
    batch: int = 16,
    ahead: int = 16,
    **choices: Unpack[Choices],
) -> Iterator[Any]:
    """Check frameworks one by one, and hand out the reports in the order of the frameworks.

    The frameworks are taken as they are needed, so they need not all be in memory; nor do the
    reports. What comes out is the same whatever the executor, byte for byte.

    Args:
        frameworks: what is known of each, or what it is read from.
        on: the day asked about, as for `check`; it is settled once for all of them.
        read: what makes a framework of what is given, where it is checked, such as
            ``secuprev.load`` for the names of files; what it raises is raised here. For processes
            it must be a function of a module, and only what it reads from is carried there.
        then: what to make of each report where it was made, such as ``Report.to_json``; only what
            it returns is carried back. For processes it must be a function of a module.
        executor: what runs the checks: threads, processes, or those of a cluster (``get_executor``
            of a Dask client); by default they run here. It is the caller's to shut down.
        batch: how many frameworks make one piece of work.
        ahead: how many pieces may be under way or waiting to be handed out.
        choices: ``select``, ``ignore``, ``severities``, ``rules`` and ``law``, as for `check`.

    Yields:
        The reports, or what `then` returned for each.

    Raises:
        UnknownRule, UnknownSeverity, InvalidDate, ChangeSetError, WrongKind: as for `check`, at
            the call.
        WorkerLost: the executor failed. What was handed out before stands.

    Example:
        >>> from concurrent.futures import ThreadPoolExecutor
        >>> towns = [Framework(id=name) for name in ("one", "two", "three")]
        >>> with ThreadPoolExecutor(2) as threads:
        ...     [report.framework for report in check_many(towns, executor=threads)]
        ['one', 'two', 'three']
    """
    asked = partial(check, on=exact_day(on), **_settled(choices))
    work = partial(_checked, asked, read, then, laid())
    for one in (read, then):
        if one is not None:
            _a_function(one)
    batches = _batches(_several(frameworks), batch)
    if executor is None:
        return (one for part in batches for one in _made(work(part)))
    return _spread(work, batches, executor, ahead)


_several = Wanted[Iterable[Any]](
    Iterable,
    Text("une liste de dispositifs", "list of frameworks"),
    Text('check_many(["a.yaml"], read=secuprev.load) en lit et les contrôle',
         'check_many(["a.yaml"], read=secuprev.load) reads them and checks them'),
    (str, Framework),
)  # fmt: skip


_a_function = Wanted[Callable[..., Any]](
    Callable, Text("une fonction", "function"), Text.same("secuprev.load")
)


def _settled(choices: Choices) -> dict[str, Any]:
    """Return the choices as values that can be read many times, and refuse what is unknown."""
    law, known = choices.get("law"), given(choices.get("rules"))
    select, ignore = several(choices.get("select", ())), several(choices.get("ignore", ()))
    severities = choices.get("severities")
    chosen(select, ignore, known)
    weighed(severities or {}, known or ())
    return {
        "select": select,
        "ignore": ignore,
        "severities": severities,
        "rules": known,
        "law": None if law is None else changes(law),
    }


class _Raised:
    """What checking raised, carried back as a value: whatever else comes, the executor raised."""

    def __init__(self, error: BaseException) -> None:
        self.error = error


def _batches(frameworks: Iterable[Any], size: int) -> Iterator[tuple[Any, ...]]:
    remaining = iter(frameworks)
    while part := tuple(islice(remaining, size)):
        yield part


def _checked(
    asked: Callable[[Framework], Report],
    read: Callable[[Any], Framework] | None,
    then: Callable[[Report], Any] | None,
    layers: tuple[ChangeSet, ...],
    part: tuple[Any, ...],
) -> list[Any]:
    """Check a batch under the law that held where the run was asked for: no worker knows it."""
    made: list[Any] = []
    with ExitStack() as law:
        law.enter_context(as_read())
        for layer in layers:
            law.enter_context(amended(layer))
        for one in part:
            try:
                report = asked(one if read is None else read(one))
                made.append(report if then is None else then(report))
            except Exception as error:
                made.append(_Raised(error))
                break
    return made


def _made(results: list[Any]) -> Iterator[Any]:
    for one in results:
        if isinstance(one, _Raised):
            raise one.error
        yield one


def _spread(
    work: Callable[[tuple[Any, ...]], list[Any]],
    batches: Iterator[tuple[Any, ...]],
    executor: Executor,
    ahead: int,
) -> Iterator[Any]:
    """Keep some batches under way, and hand out what the oldest of them made."""
    under_way: deque[tuple[tuple[str, ...], Future[list[Any]]]] = deque()
    done = 0
    number = count(1)

    def submit(parts: Iterable[tuple[Any, ...]]) -> None:
        for part in parts:
            names = tuple(_name(one) or f"#{rank}" for one, rank in zip(part, number, strict=False))
            try:
                under_way.append((names, executor.submit(work, part)))
            except RuntimeError as error:  # a pool that is broken, or shut down
                raise WorkerLost(names, done, _told(error)) from error

    try:
        submit(islice(batches, ahead))
        while under_way:
            names, future = under_way.popleft()
            try:
                results = future.result()
            except (Exception, CancelledError) as error:
                raise WorkerLost(names, done, _told(error)) from error
            yield from _made(results)
            done += len(names)
            submit(islice(batches, 1))
    finally:  # also when whoever reads the reports stops early
        for _, future in under_way:
            future.cancel()


def _name(one: Any) -> str | None:
    """Return by what name a user knows what is to be checked; ``None`` without one."""
    return str(one) if isinstance(one, str | PathLike) else getattr(one, "id", None)


def _told(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
