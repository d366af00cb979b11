"""Which domains of the law's model does no convention of this territory name on a day?

Run it as ``python examples/check_coverage.py examples/senart-2012.yaml 2012-11-23``.
"""

import sys
from datetime import date

import secuprev

path, day = sys.argv[1:]
territory = secuprev.load(path)
model = secuprev.law.model(on=day, kind="communal")
known = set(model.domains) if model else set()
running = [c for c in territory.conventions or () if c.in_force(date.fromisoformat(day))]
named = {mention.domain for c in running for mention in c.mentions}

print(f"{territory.name}, le {day} : {len(running)} convention(s) en vigueur")
for code in sorted(known - named):
    print(f"  non couvert : {secuprev.domains[code].label.fr}")
for code in sorted(named - known - {None}):
    print(f"  propre au territoire : {secuprev.domains[code].label.fr}")
sys.exit(1 if known - named else 0)
