# Everything a newcomer needs: `make demo` and `make test` make the virtual environment themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READERS := tests/readers/node_modules/.package-lock.json

COMMA := ,

.PHONY: demo test readers browser check docs coverage bench fuzz mutate package snapshots pictures lock clean

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

demo: $(READY)
	@$(BIN)/python examples/demo.py

test: $(READY) $(if $(CI),readers)
	$(BIN)/python -m pytest -n auto --dist loadfile

# Graphviz, Mermaid and libxml2 read the graphs that we write, pyright the types; without them those
# tests are skipped.
readers: $(READERS)

$(READERS): tests/readers/package-lock.json
	@cd tests/readers && rm -f .absent && { \
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error --fetch-retries=1 --fetch-timeout=20000 \
	&& touch node_modules/.package-lock.json \
	|| echo "npm could not install the readers" > .absent; }

# A browser uses the pages that we write; where there is none, and none can be installed, the tests that
# need one are skipped and say so.
browser:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null \
	|| { apt-get -qq update && apt-get -qq install --yes --no-install-recommends chromium >/dev/null; } \
	|| echo "no browser could be installed"

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	@if [ -f $(READERS) ]; then tests/readers/node_modules/.bin/pyright; \
	else echo "pyright is not here: make readers"; fi
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q README.md docs src

# A warning fails the build, and so does a link that leads nowhere.
docs: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,docs]'
	MYPYPATH=docs/_ext $(BIN)/mypy docs/conf.py docs/_ext
	$(BIN)/python -m sphinx --fail-on-warning --keep-going --nitpicky --jobs auto --quiet docs build/docs

coverage: $(READY)
	$(BIN)/python -m pytest -n auto --dist loadfile --cov --cov-report=term-missing:skip-covered --cov-fail-under=95

bench: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,bench$(if $(EMBEDDING),$(COMMA)embedding)]'
	$(BIN)/python -m pytest benchmarks -p no:xdist

# Each reader is fed for SECONDS with what a fuzzer makes of kept files.
fuzz: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,fuzz]'
	$(BIN)/python tools/fuzz.py --seconds $(or $(SECONDS),20)

# The code is changed in small ways, in a copy, to see whether the tests notice: all of them, which takes
# more than an hour, or SAMPLE that are drawn. What was found is kept, and a run that is broken off goes on.
mutate: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,mutate]'
	$(BIN)/python tools/mutate.py $(if $(SAMPLE),--sample $(SAMPLE)) $(if $(SEED),--seed $(SEED)) $(foreach part,$(PART),--part $(part)) $(if $(FILE),--file $(FILE))

# The archives, looked at and tested as users have them; what is delivered stands in dist/.
package: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,package]'
	$(BIN)/python tools/package.py

snapshots: $(READY)
	$(BIN)/python tools/rebuild_snapshots.py

pictures: $(READY)
	$(BIN)/python tools/rebuild_pictures.py

lock: $(READY)
	$(BIN)/python -m pip freeze --exclude-editable > constraints.txt

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage tests/readers/node_modules tests/readers/.absent
