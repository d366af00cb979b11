"""The versions of the npm package that the editions are built from, and how they are got."""

import base64
import hashlib
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

PACKAGE = "@etalab/decoupage-administratif"

LICENCE = "Licence Ouverte 2.0"


class Release(NamedTuple):
    """A version of the package, with the digest that npm publishes for it."""

    version: str
    integrity: str


EDITIONS: dict[int, Release] = {
    2019: Release(
        "0.7.0",
        "sha512-ezO+LHyIrJjDBlE7DxXSbvHxSliTGT4o4+w1pMaA6FjCVDFiW74zp5Lhmi1GpY2JcelKq4m8zHjDol08O6unqQ==",
    ),
    2020: Release(
        "0.8.0",
        "sha512-BNO0BLfPyUvLpGAStdKpZAX80hUHdkhhD3GMu7HcwERqmshl96uIU0v3/1LlL23DiMs9qRyVIRnfDDIAfHaG/w==",
    ),
    2021: Release(
        "1.1.1",
        "sha512-2yD0tkK+As9OlImYdFXn9O1ABtMpExpCq0A7/d/HpruMgg7NYymUeNnHN0r8ICWgcKE//3uvMXeQ00xdOwUiZg==",
    ),
    2022: Release(
        "2.3.1",
        "sha512-52zR447e9Csr/HkzmLJIrOTCAuwJNd4O9fay8BRgOQUSbqaKOP6vFpsrj5lKlrH9vA+ii07h1TnChdMFZNgcwg==",
    ),
    2023: Release(
        "3.1.1",
        "sha512-/1yqSlo6Xerdz1MN+rh57hDWcAam18gwSK5u4wFjT1glRUiN/o1A4IQe6pvB9JqGvHv6WbF5X7WyE+yxeMqLig==",
    ),
    2024: Release(
        "4.1.0",
        "sha512-r0lO1qhb/R7golWwfPbkstpN3WeGuROIHoJhExY7251bkc7tjL48wsnh4/cWAQYux1y/EMSTuOEwiMkh0/mK8g==",
    ),
    2025: Release(
        "5.3.0",
        "sha512-I7PP8jiNOKwvBbdhoYPiwMaJ27x6aHwwGj5V0DMTOPu2YG6qyhGty1b0SIkCxpSHlUkASEfybISY4ldkTcYbbw==",
    ),
    2026: Release(
        "6.0.0",
        "sha512-XavYsFlbcM/prKr8hNHPKER94IHw/dsxNM4nxjWMYk6PLFACpEedvn/7wK8Baozm0dCYhWWcf+7bcWpA5pmCaQ==",
    ),
}

BODIES_ONLY = {2020}
"""Editions of which the package has the bodies only ("Non disponible, sauf EPCI", says its README).

Their communes are the members of the bodies, and those in no body that the years before and after
have both.
"""

COUNTED_FOR = {2021: 2022, 2022: 2023, 2024: 2025, 2025: 2026}
"""Editions whose file of communes carries the populations that came into force in another year.

Found by comparing: the file of communes of 2021 and the list of bodies of 2022 give 34,942 communes
the same municipal population, and differ on 9, merged in between.
"""


def fetch(release: Release, folder: Path) -> Path:
    """Have npm put the archive of a version into a folder, and return its path."""
    command = ["npm", "pack", "--silent", f"{PACKAGE}@{release.version}"]
    done = subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, text=True)
    return folder / done.stdout.split()[-1]


def integrity(path: Path) -> str:
    """Return the digest of a file as npm writes it."""
    digest = hashlib.sha512(path.read_bytes()).digest()
    return f"sha512-{base64.b64encode(digest).decode()}"


def gather(given: Sequence[Path], folder: Path) -> dict[int, Path]:
    """Return the archive of each edition: one of those given, else fetched."""
    by_digest = {integrity(path): path for path in given}
    packages = {
        year: by_digest.pop(release.integrity)
        if release.integrity in by_digest
        else fetch(release, folder)
        for year, release in EDITIONS.items()
    }
    if by_digest:
        raise ValueError(f"not the package of any edition: {sorted(map(str, by_digest.values()))}")
    for year, path in packages.items():
        if integrity(path) != EDITIONS[year].integrity:
            raise ValueError(f"{path} is not the package that edition {year} was built from")
    return packages
