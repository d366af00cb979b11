"""All the commands: importing this gives `app` those that stand in modules of their own."""

from secuprev.cli import beside_model, cooperating, graphs, what_if
from secuprev.cli.app import app

__all__ = ["app", "beside_model", "cooperating", "graphs", "what_if"]
