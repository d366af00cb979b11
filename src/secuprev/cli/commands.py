"""All the commands: importing this gives `app` those that stand in modules of their own."""

from secuprev.cli import cooperating, graphs
from secuprev.cli.app import app

__all__ = ["app", "cooperating", "graphs"]
