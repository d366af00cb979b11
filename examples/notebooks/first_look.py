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
# # A first look at an agglomeration
#
# What is known of Melun Val de Seine, what the law of a day asks of it, and what cannot be told.
# Run it from the root of the project, or change the path below for a document of your own.

# %%
from pathlib import Path

import secuprev

ROOT = next(
    folder for folder in (Path.cwd(), *Path.cwd().parents) if (folder / "examples").is_dir()
)
melun = secuprev.load(ROOT / "examples" / "melun-val-de-seine.yaml")
melun

# %% [markdown]
# The members come from the bundled reference, for the years that it covers.

# %%
communes = melun.members(secuprev.rules.default_day())
print(len(communes), "communes,", sum(one.population or 0 for one in communes), "inhabitants")

# %% [markdown]
# ## What the law asks

# %%
duties = secuprev.obligations(melun, "2026-04-03")
duties.unmet or "nothing is known to be unmet"

# %% [markdown]
# What cannot be told names the fact that is wanting: it is the list of questions to ask next.

# %%
report = secuprev.check(melun, "2026-04-03")
wanted = {fact.path for result in report.unverifiable for fact in result.missing}
for path in sorted(wanted)[:10]:
    print(path)

# %% [markdown]
# ## The same town under the law of another day

# %%
for day in ("2015-06-01", "2021-05-26", "2021-05-27", "2024-03-23"):
    asked = secuprev.obligations(melun, day)
    print(day, len(asked), "duties,", len(asked.unknown), "of which nothing can be told")

# %% [markdown]
# What brought each change for its council, with the text that caused it:

# %%
for step in secuprev.history(melun, "cispd", "2026-04-03"):
    print(step.on, ", ".join(step.texts) or "the facts of the document")
