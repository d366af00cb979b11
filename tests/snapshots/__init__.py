"""What the rules answered on each day on which the law changed: files to be read as a diff."""
