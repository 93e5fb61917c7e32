# Two commands need nothing but Python 3.11 or later, make and git: `make review` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
REVIEWED := samples/fr-health-weak.pdf samples/en-saas-weak.docx

.PHONY: help setup review test messages clean

help:
	@echo "make review   set everything up and review two sample agreements"
	@echo "make test     set everything up and run every check and test"
	@echo "make messages bring the French of the commands up to date with their English"
	@echo "make setup    set everything up: a virtual environment in $(VENV)"
	@echo "make clean    remove what these commands made"

setup: $(READY)

$(READY): requirements-dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; name one with: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

review: $(READY)
	$(BIN)/dpa-check review --exit-zero $(REVIEWED)

test: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/dpa-check library check
	$(BIN)/python -m pytest

messages: $(READY)
	$(BIN)/python translations/make.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
