"""A table of all that is breached in a folder of documents, and how often each rule is.

    python folder.py documents/ 2026-01-01 breaches.csv

A document that cannot be used is told, and the others go on; the exit status is then 2.
"""

import sys
from pathlib import Path

import pandas as pd

import secuprev


def main(folder: str, on: str, out: str) -> int:
    """Check every document of a folder, write the table and print the counts."""
    files, faults = {}, []
    for path in sorted(Path(folder).glob("*.yaml")):
        try:
            files[path.name] = secuprev.load(path)
        except secuprev.DocumentError as error:
            faults.append(str(error))
    rows = [
        {"file": name, "rule": one["rule"], "name": one["name"], "severity": one["severity"]}
        | {"target": one["target"]["label"], "why": one["message"], "waived": bool(one["waiver"])}
        for name, report in zip(files, secuprev.check_many(files.values(), on), strict=True)
        for one in report.to_dict("en")["results"]
        if one["verdict"] == "breach"
    ]
    columns = ["file", "rule", "name", "severity", "target", "why", "waived"]
    found = pd.DataFrame(rows, columns=columns)
    found.to_csv(out, index=False)
    counts = found.groupby(["rule", "name"])["file"].nunique().sort_values(ascending=False)
    print(counts.rename("documents").to_string() if rows else "nothing is breached")
    print("\n".join(faults), end="\n" if faults else "", file=sys.stderr)
    return 2 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
