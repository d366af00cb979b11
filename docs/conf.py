"""How the documentation is built: `make docs`, then open build/docs/index.html."""

import sys
from pathlib import Path

import secuprev

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "secuprev"
copyright = "the secuprev authors"
version = release = secuprev.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "catalogue.extension"]
exclude_patterns = ["_ext"]
nitpicky = True
smartquotes = False

myst_heading_anchors = 4
myst_enable_extensions = ["attrs_block"]

toc_object_entries = False  # copied into each page, they take most of the time of a build
autodoc_member_order = "bysource"
napoleon_numpy_docstring = False
napoleon_use_ivar = True

html_theme = "furo"
html_title = "secuprev"
html_static_path = ["_static"]
html_css_files = ["secuprev.css"]
html_copy_source = False
html_show_sphinx = False
