"""Writing TOML: the lists of the framework as tables, what they hold on one line each."""

from collections.abc import Iterator

from secuprev.documents.plain import Plain
from secuprev.documents.quoting import quoted
from secuprev.values import PartialDate

__all__ = ["write"]

_WIDTH = 100


def write(content: dict[str, Plain]) -> str:
    """Return a document.

    >>> print(write({"id": "melun", "forces": [{"id": "pm", "communes": ["77288"]}]}), end="")
    id = "melun"
    <BLANKLINE>
    [[forces]]
    id = "pm"
    communes = ["77288"]
    """
    # In TOML, what belongs to the whole document comes before the first table.
    blocks = {key: value for key, value in content.items() if _is_block(value)}
    rest = {key: value for key, value in content.items() if key not in blocks}
    lines = [*_pairs(rest)]
    for key, value in blocks.items():
        for table in value if isinstance(value, list) else [value]:
            assert isinstance(table, dict)
            lines += ["", f"[[{key}]]" if isinstance(value, list) else f"[{key}]", *_pairs(table)]
    return "".join(f"{line}\n" for line in lines)


def _is_block(value: Plain) -> bool:
    if isinstance(value, list):
        return bool(value) and all(isinstance(one, dict) for one in value)
    return isinstance(value, dict)


def _pairs(table: dict[str, Plain]) -> Iterator[str]:
    for key, value in table.items():
        line = f"{key} = {_inline(value)}"
        if isinstance(value, list) and len(line) > _WIDTH:
            items = "".join(f"  {_inline(one)},\n" for one in value)
            line = f"{key} = [\n{items}]"
        yield line


def _inline(value: Plain) -> str:
    if isinstance(value, dict):
        pairs = ", ".join(f"{key} = {_inline(one)}" for key, one in value.items())
        return f"{{{pairs}}}"
    if isinstance(value, list):
        return f"[{', '.join(_inline(one) for one in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, PartialDate):
        # TOML knows days only; a month or a year is a text.
        return str(value) if value.is_exact else quoted(str(value))
    return quoted(value) if isinstance(value, str) else str(value)
