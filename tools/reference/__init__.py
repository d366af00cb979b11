"""What `tools/build_france.py` makes the reference of, and how."""
