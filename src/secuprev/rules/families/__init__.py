"""The rules, one module per family. A module placed here is found; nothing has to be registered."""
