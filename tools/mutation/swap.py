"""A mutant put into functions that live already, so that nothing has to be imported again."""

import gc
from collections.abc import Iterator
from types import CodeType, FunctionType

__all__ = ["Living"]


class Living:
    """The functions of modules under some names, by what they were compiled to.

    Two functions that say the same in one place are the same here: a lambda written twice on a line
    is mutated twice.
    """

    def __init__(self, package: str) -> None:
        self._found: dict[tuple[str, CodeType], list[FunctionType]] = {}
        for one in gc.get_objects():
            if isinstance(one, FunctionType) and (one.__module__ or "").startswith(package):
                self._found.setdefault((one.__module__, one.__code__), []).append(one)

    def swap(self, module: str, before: str, after: str) -> bool:
        """Put the source of a module in place of another; tell whether that was possible.

        It is not where something differs that runs while the module is imported (a default, a
        decorator, the body of a class), or that no function lives of. Nothing is done then.
        """
        old, new = (compile(one, "", "exec", dont_inherit=True) for one in (before, after))
        swaps = list(self._pairs(module, old, new, later=False))
        if any(pair is None for pair in swaps):
            return False
        for function, code in filter(None, swaps):
            if len(function.__code__.co_freevars) != len(code.co_freevars):
                return False
        for function, code in filter(None, swaps):
            function.__code__ = code
        return True

    def _pairs(
        self, module: str, old: CodeType, new: CodeType, later: bool
    ) -> Iterator[tuple[FunctionType, CodeType] | None]:
        """Yield each function that differs with what it is to say; ``None`` for what cannot be."""
        if old == new:
            return
        living = self._found.get((module, old), [])
        for function in living:
            yield function, new
        inside, then = _inner(old), _inner(new)
        if len(inside) != len(then) or (_own(old) != _own(new) and not living and not later):
            yield None
            return
        for one, other in zip(inside, then, strict=True):
            yield from self._pairs(module, one, other, later or bool(living))


def _inner(code: CodeType) -> list[CodeType]:
    return [one for one in code.co_consts if isinstance(one, CodeType)]


def _own(code: CodeType) -> object:
    """Return what a code says beside the codes that it holds."""
    held = tuple((type(one), repr(one)) for one in code.co_consts if not isinstance(one, CodeType))
    return code.co_code, code.co_names, code.co_varnames, code.co_freevars, held
