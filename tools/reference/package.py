"""What an archive of the package holds."""

import hashlib
import json
import tarfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

Entry = Mapping[str, Any]


class Package(NamedTuple):
    """What an archive holds, and the digest of each of its files."""

    version: str
    entries: Sequence[Entry]
    bodies: Sequence[Entry]
    territorial: Sequence[Entry]
    departements: Sequence[Entry]
    regions: Sequence[Entry]
    history: Sequence[Entry]
    digests: Mapping[str, str]

    @property
    def communes(self) -> dict[str, Entry]:
        """The communes by code, those of its own year."""
        return {one["code"]: one for one in self.entries if one["type"] == "commune-actuelle"}

    @property
    def members(self) -> dict[str, Entry]:
        """The members of the bodies with their own taxation, by code."""
        return {member["code"]: member for body in self.bodies for member in body["membres"]}


def read_package(path: Path) -> Package:
    """Read the archive of the package."""
    digests: dict[str, str] = {}
    with tarfile.open(path) as archive:
        names = archive.getnames()

        def load(name: str, default: Any = None) -> Any:
            inner = f"package/{name}.json"
            if inner not in names and default is not None:
                return default
            member = archive.extractfile(inner)
            assert member is not None
            content = member.read()
            digests[name] = hashlib.sha256(content).hexdigest()
            return json.loads(content)

        return Package(
            version=load("package")["version"],
            entries=[placed(entry) for entry in load("data/communes")],
            bodies=load("data/epci"),
            territorial=load("data/ept", []),
            departements=load("data/departements"),
            regions=load("data/regions"),
            history=load("data/historique-communes", []),
            digests=digests,
        )


def placed(entry: Entry) -> Entry:
    """Return an entry with its collectivity as its département and region, as later versions do."""
    if "collectiviteOutremer" not in entry:
        return entry
    code = entry["collectiviteOutremer"]["code"]
    return {**entry, "departement": code, "region": code, "zone": "com"}


def levels(package: Package) -> tuple[list[Entry], list[Entry]]:
    """Return the départements and the regions, overseas collectivities among them, with zones."""
    overseas = {
        one["collectiviteOutremer"]["code"]: one["collectiviteOutremer"]["nom"]
        for one in package.entries
        if "collectiviteOutremer" in one
    }
    more: list[Entry] = [
        {"code": code, "nom": name, "region": code, "chefLieu": "", "zone": "com"}
        for code, name in sorted(overseas.items())
    ]
    departements: list[Entry] = [
        {"zone": "drom" if one["code"].startswith("97") else "metro", **one}
        for one in package.departements
    ]
    zones = {one["region"]: one["zone"] for one in departements}
    regions: list[Entry] = [{"zone": zones[one["code"]], **one} for one in package.regions]
    return departements + more, regions + more
