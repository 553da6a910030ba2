# Everything a person does with a checkout. Each target sets up what it needs; `make help` lists them.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PORT   ?=
DATA   ?= tests/data/eval/lookalikes.jsonl

# uv is used where it is present, because it is quick; plain pip does the same.
UV := $(shell command -v uv 2>/dev/null)

.PHONY: help install demo run test check format eval bench lock clean
.DEFAULT_GOAL := help

help:  ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sort | awk -F':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; set PYTHON=... to name one." >&2; exit 1; }
	@rm -rf $(VENV)  # what was interrupted has half a pip, which would be taken for a whole one
	$(if $(UV),$(UV) venv --quiet --python $(PYTHON) $(VENV),$(PYTHON) -m venv $(VENV)) || { rm -rf $(VENV); exit 1; }

# $(call packages,FILE): install a locked file, hashes checked, then this project itself in place.
define packages
	@echo "Installing $(1) into $(VENV)"
	@$(if $(UV),$(UV) pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r $(1),\
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1)) $(BEGIN_ANEW)
	@$(if $(UV),$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .,\
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .) $(BEGIN_ANEW)
endef
# Not done by itself: where nothing can be downloaded just now, the environment that is there may well work.
BEGIN_ANEW := || { echo "If an installation was interrupted before, half of it is in the way: make clean first." >&2; exit 1; }

$(VENV)/.run: $(BIN)/python requirements.txt pyproject.toml
	$(call packages,requirements.txt)
	@touch $@

$(VENV)/.dev: $(BIN)/python requirements-dev.txt pyproject.toml
	$(call packages,requirements-dev.txt)
	@touch $@ $(VENV)/.run

install: $(VENV)/.run  ## Set up .venv from the locked requirements

demo: $(VENV)/.run  ## Run the whole service on a bundled newsroom (PORT=8484 to choose the port)
	@$(BIN)/aggregator demo $(if $(PORT),--port $(PORT))

run: $(VENV)/.run  ## Run the service on config/feeds.yaml
	@$(BIN)/aggregator run

test: $(VENV)/.dev  ## Run the tests, two files at a time
	@$(BIN)/pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

check: $(VENV)/.dev  ## Lint, types, import walls, documentation
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q tests/docs

format: $(VENV)/.dev  ## Let ruff put the code in order
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

eval: $(VENV)/.run  ## Score the matcher on labelled articles (DATA=path of a .jsonl file, or of a folder with articles.jsonl)
	@$(BIN)/aggregator evaluate $(DATA)

bench: $(VENV)/.dev  ## Measure speed: matching and refreshing beside others, the desk on an archive
	@$(BIN)/python tests/benchmarks/run.py

lock: $(BIN)/python  ## Renew the locked requirements from pyproject.toml (needs uv)
	@test -n "$(UV)" || { echo "make lock needs uv on the path." >&2; exit 1; }
	$(UV) pip compile --quiet $(LOCK) --extra build pyproject.toml -o requirements.txt
	$(UV) pip compile --quiet $(LOCK) --extra build --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
LOCK := --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
        --no-emit-index-url --no-emit-find-links

clean:  ## Remove the environment and all caches; databases under var/ stay
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist
