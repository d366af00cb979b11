# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Convention coverage for a council meeting
#
# Three communes of a made-up agglomeration, two conventions, one strategy: what is covered, what is
# expected and is not, and what falls away next year.

# %%
import secuprev
from secuprev.cooperation import CellState

TOWN = """
secuprev: 1
id: three-communes
name: Trois communes
communes:
  - {code: "77288", name: Melun, population: 43919}
  - {code: "77285", name: Le Mée-sur-Seine, population: 20900}
  - {code: "77326", name: Nandy, population: 6200}
forces:
  - {id: pm-melun, kind: police_municipale, communes: ["77288"]}
  - {id: pm-le-mee, kind: police_municipale, communes: ["77285"]}
  - {id: police-nationale, kind: police_nationale}
conventions:
  - id: melun-2023
    signed: 2023-03-01
    years: 3
    renewal: express
    communes: ["77288"]
    forces: [pm-melun, police-nationale]
    domains:
      - {domain: holiday_watch, role: lead}
      - {domain: road_safety_prevention, title: 2}
      - domain: burglary_prevention
  - id: le-mee-2024
    signed: 2024-06-15
    years: 3
    renewal: express
    communes: ["77285"]
    forces: [pm-le-mee, police-nationale]
    domains: [holiday_watch, hall_occupation]
strategies:
  - id: strategie-2023
    kind: stspd
    signed: 2023-01-01
    years: 6
    communes: ["77288", "77285", "77326"]
    priorities: [burglary_prevention, holiday_watch]
"""
town = secuprev.loads(TOWN, format="yaml")
coverage = secuprev.coverage(town, "2025-01-01")
coverage

# %% [markdown]
# ## The gaps, most inhabitants first

# %%
for gap in coverage.gaps[:5]:
    print(f"{gap.label.fr}: {len(gap.communes)} commune(s), {gap.population} habitants")

# %%
held = coverage.states("holiday_watch")
print("covered:", [one.name for one in held[CellState.COVERED]])
print("gap:", [one.name for one in held[CellState.GAP]])

# %% [markdown]
# ## What falls away next year

# %%
for turn in secuprev.forecast(town, "2025-01-01", "2027-12-31"):
    print(turn.on, "over:", turn.over, "- no longer known to be covered:", len(turn.fell))

# %% [markdown]
# ## Whose leaving would cost most

# %%
for loss in secuprev.resilience(town, "2025-01-01")[:3]:
    print(
        loss.subject, loss.population, "inhabitants,", len(loss.last), "domains with no cover left"
    )
