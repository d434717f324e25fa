# Needs only make and Python 3.11 or later; everything else goes into .venv.

VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/ready

# The first of these that is recent enough; `make PYTHON=…` takes another.
PYTHON ?= $(shell for one in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$one -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$one && break; done)

SEC    := charters/sec
PAGE   := build/sec.html

heading = @printf '\n\033[1m── %s\033[0m\n\n' '$(1)'

.PHONY: help demo test lint rows conformance bench clean
.DEFAULT_GOAL := help

help:    ## say what can be made
	@sed -n 's/^\([a-z]*\): .*## \(.*\)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16

demo: $(READY)    ## check the SEC treaty, run a recall from motion to successor, publish the treaty
	$(call heading,The treaty: does it compile?)
	$(BIN)/charter check $(SEC)/sec.charter
	$(call heading,A recall: from the motion to the successor)
	$(BIN)/charter run $(SEC)/scenarios/recall.scenario
	$(call heading,The published treaty)
	@mkdir -p $(dir $(PAGE))
	$(BIN)/charter render $(SEC)/sec.charter --form html -o $(PAGE)
	@printf '\nOpen it in a browser: file://%s\n' '$(CURDIR)/$(PAGE)'

test: $(READY)    ## run every test
	$(BIN)/python -m pytest -q -n auto

lint: $(READY)    ## check style, types and the direction of imports
	$(call heading,Style)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(call heading,Types)
	$(BIN)/mypy
	$(call heading,Direction of imports)
	$(BIN)/lint-imports

rows: $(READY)    ## show what fails when a rule of one of the systems is altered
	$(BIN)/python tests/row_table.py

conformance: $(READY)    ## show what becomes of every provision of the systems, and what is missing
	$(BIN)/python tests/conformance.py

bench: $(READY)    ## measure start-up against its limits
	$(BIN)/python bench/startup.py

clean:    ## remove what was made
	rm -rf $(VENV) build dist .links .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

# The folder itself is listed because its entries are linked one by one (hatch_build.py).
$(READY): pyproject.toml hatch_build.py src/charterlang
	@test -n '$(PYTHON)' || { echo 'charter needs Python 3.11 or later with its venv module; name one: make PYTHON=…' >&2; exit 1; }
	@echo 'Making $(VENV), which takes a minute and happens once'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
