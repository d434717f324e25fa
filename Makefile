# Needs only make and Python 3.11 or later; everything else goes into .venv.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/ready

SEC    := charters/sec
PAGE   := build/sec.html

heading = @printf '\n\033[1m── %s\033[0m\n\n' '$(1)'

.PHONY: help demo test lint bench clean
.DEFAULT_GOAL := help

help:    ## say what can be made
	@sed -n 's/^\([a-z]*\): .*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

demo: $(READY)    ## check the SEC treaty, run a recall from motion to successor, publish the treaty
	$(call heading,The treaty: does it compile?)
	$(BIN)/charter check $(SEC)/sec.charter
	$(call heading,A recall: from the motion to the successor)
	$(BIN)/charter run $(SEC)/scenarios/recall.scenario
	$(call heading,The published treaty)
	@mkdir -p $(dir $(PAGE))
	$(BIN)/charter render $(SEC)/sec.charter --form html -o $(PAGE)
	@printf '\nOpen it in a browser: file://%s\n' '$(abspath $(PAGE))'

test: $(READY)    ## run every test
	$(BIN)/python -m pytest -q

lint: $(READY)    ## check style, types and the direction of imports
	$(call heading,Style)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(call heading,Types)
	$(BIN)/mypy
	$(call heading,Direction of imports)
	$(BIN)/lint-imports

bench: $(READY)    ## measure start-up against its limits
	$(BIN)/python bench/startup.py

clean:    ## remove what was made
	rm -rf $(VENV) build dist .links .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

# The folder itself is listed because its entries are linked one by one (hatch_build.py).
$(READY): pyproject.toml hatch_build.py src/charterlang
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
