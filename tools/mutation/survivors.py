"""The survivors that are known, each with the reason for which no test can tell it."""

import tomllib
from pathlib import Path

from attrs import frozen

__all__ = ["Survivors"]


@frozen
class Survivors:
    """What is listed, by module, definition and change."""

    listed: dict[tuple[str, str, str], str]

    @classmethod
    def read(cls, file: Path) -> "Survivors":
        """Read the list.

        Raises:
            ValueError: an entry has no reason, or stands there twice.
        """
        found: dict[tuple[str, str, str], str] = {}
        rows = tomllib.loads(file.read_text(encoding="utf-8")).get("survivor", [])
        for row in rows:
            key = row["module"], row["definition"], row["change"].strip()
            if not row["reason"].strip() or key in found:
                raise ValueError(f"{file}: without a reason or twice: {row}")
            found[key] = row["reason"]
        return cls(found)

    def reason(self, module: str, definition: str, change: str) -> str | None:
        """Return why a mutant is equivalent; ``None`` when it is not listed."""
        return self.listed.get((module, definition, change))
