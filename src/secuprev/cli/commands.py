"""All the commands: `app` loads those that stand in modules of their own when they may be meant."""

from secuprev.cli.app import app

__all__ = ["app"]

app.others = (
    "beside_model",
    "cooperating",
    "graphs",
    "importing",
    "national",
    "schemas",
    "starting",
    "what_if",
)
app.usual = (
    "new",
    "import",
    "check",
    "duties",
    "explain",
    "law",
    "domains",
    "coverage",
    "graph",
)
