"""How French municipalities organise security together, and what the law of a day asks of it."""

__version__ = "0.1.0"
