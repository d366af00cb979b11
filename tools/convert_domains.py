"""Write ``law/data/domains.toml``: the vocabulary of domains and the model clauses that name each.

Reads the dossier of domains (YAML: ``domains`` with code, fr, en, family, competence and
``model_clauses``). Run it as::

    python tools/convert_domains.py --dossier domains.yaml > src/secuprev/law/data/domains.toml
"""

import argparse
import json
from pathlib import Path

import yaml

HEAD = """\
# The vocabulary of the domains of cooperation. Codes are stable: documents refer to them.
# `competence`: who may lead, assist or report in it is told by competences.toml.
# `clauses`: the clauses of the model conventions (models.toml) that name or plainly cover it.
"""


def row(domain: dict[str, object]) -> list[str]:
    """Write one domain; JSON strings and lists of strings are TOML too."""
    lines = [f"\n[{domain['code']}]"]
    keys = ("fr", "en", "family")
    lines += [f"{key} = {json.dumps(domain[key], ensure_ascii=False)}" for key in keys]
    if domain["competence"]:
        lines.append("competence = true")
    if domain["model_clauses"]:
        lines.append(f"clauses = {json.dumps(domain['model_clauses'])}")
    return lines


def main() -> None:
    """Read the arguments and write the file to standard output."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--dossier", type=Path, required=True, help="domains.yaml")
    args = parser.parse_args()
    domains = yaml.safe_load(args.dossier.read_text(encoding="utf-8"))["domains"]
    print("\n".join([HEAD, *(line for domain in domains for line in row(domain))]))


if __name__ == "__main__":
    main()
