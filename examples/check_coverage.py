"""Which domains of the law's model does no convention of this territory name on a day?

Run it as ``python examples/check_coverage.py examples/senart-2012.yaml 2012-11-23``.
"""

import sys
from argparse import ArgumentParser
from datetime import date

import secuprev

parser = ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("file", help="document of the territory")
parser.add_argument("day", type=date.fromisoformat, help="as 2012-11-23")
asked = parser.parse_args()
try:
    territory = secuprev.load(asked.file)
    model = secuprev.law.model(on=asked.day, kind="communal")
except (secuprev.DocumentError, secuprev.law.CannotBeTold) as wrong:
    parser.error(str(wrong))
known = set(model.domains) if model else set()
running = [c for c in territory.conventions or () if c.in_force(asked.day)]
named = {mention.domain for c in running for mention in c.mentions} - {None}

print(f"{territory.name}, le {asked.day} : {len(running)} convention(s) en vigueur")
for code in sorted(known - named):
    print(f"  non couvert : {secuprev.domains[code].label.fr}")
for code in sorted(named - known):
    print(f"  propre au territoire : {secuprev.domains[code].label.fr}")
sys.exit(1 if known - named else 0)
