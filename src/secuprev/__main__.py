"""``python -m secuprev`` is the command line."""

import sys

from secuprev.cli import main

if __name__ == "__main__":
    sys.exit(main())
