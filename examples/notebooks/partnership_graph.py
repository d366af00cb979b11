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
# # Exploring a partnership graph
#
# The graphs are plain networkx graphs: every algorithm of networkx applies as it is.

# %%
from pathlib import Path

import networkx as nx

import secuprev
from secuprev import cooperation

ROOT = next(
    folder for folder in (Path.cwd(), *Path.cwd().parents) if (folder / "examples").is_dir()
)
senart = secuprev.load(ROOT / "examples" / "senart-2012.yaml")
graph = secuprev.incidence_graph(senart, "2012-11-23")
print(graph)

# %% [markdown]
# ## Who cooperates on drug addiction, since when, under which instrument

# %%
for one in cooperation.who(senart, "drug_addiction_prevention", "2012-11-23"):
    print(one.label.fr, "since", one.since, "under", one.instrument)

# %% [markdown]
# ## Components: who is linked to whom at all

# %%
for part in nx.connected_components(graph):
    print(sorted(part)[:4], "…" if len(part) > 4 else "")

# %% [markdown]
# ## Betweenness: what holds the whole together

# %%
central = nx.betweenness_centrality(graph)
for name in sorted(central, key=lambda one: (-central[one], one))[:3]:
    print(f"{graph.nodes[name]['label']}: {central[name]:.2f}")

# %% [markdown]
# ## A projection: partners joined by the instruments they share
#
# `cooperation_graph` is stricter: it joins two partners only on a domain that both work on.

# %%
linked = nx.Graph()
for one, other in graph.edges:
    kinds = {graph.nodes[one]["kind"], graph.nodes[other]["kind"]}
    if kinds == {"partner", "instrument"}:
        linked.add_edge(one, other)
partners = [name for name in linked if graph.nodes[name]["kind"] == "partner"]
projected = nx.bipartite.weighted_projected_graph(linked, partners)
print(sorted(projected.edges(data="weight")))

work = secuprev.cooperation_graph(senart, "2012-11-23")
print(work.number_of_edges("partner:police-nationale", "partner:polices-municipales"), "domains")

# %% [markdown]
# ## What 2012 added to 2006

# %%
before = secuprev.load(ROOT / "examples" / "senart-2006.yaml")
for change in secuprev.compare(before, senart).of(cooperation.Subject.DOMAIN):
    print(change.way.value, change.label.fr)
