"""What the documentation takes from the library itself: its rules, domains and legal values."""
