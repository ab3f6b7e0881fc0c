# What one does with Verband; `make help` lists it.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test lint types bench data

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES ?= ../shared/sources
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --root-user-action=ignore

help: ## list what can be made
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 14

run: $(VENV)/.installed ## install what is needed and serve on http://127.0.0.1:8050
	@$(BIN)/python -m explorer serve

test: $(VENV)/.developed ## run all tests, the pages in Chromium included
	@.ci/chromium
	@$(BIN)/python -m pytest -p no:dash -n 2 --dist loadgroup

lint: $(VENV)/.developed ## ruff: rules and format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.developed ## mypy
	@$(BIN)/mypy

bench: $(VENV)/.developed ## measure how fast it is, as ratios within one run
	@.ci/chromium
	@$(BIN)/python bench/command_line.py
	@$(BIN)/python bench/measures.py
	@$(BIN)/python bench/snapshots.py
	@$(BIN)/python bench/server.py
	@$(BIN)/python bench/pages.py

data: $(VENV)/.installed ## build data/nl and data/nl-2016 from the sources in SOURCES (../shared/sources)
	@$(BIN)/python -m explorer build $(SOURCES)
	@$(BIN)/python -m tools.inventory $(SOURCES)

$(VENV)/bin/python:
	@PYTHON=$(PYTHON) .ci/venv $(VENV)

$(VENV)/.installed: requirements.txt | $(VENV)/bin/python
	@echo "Installing what the explorer runs on (requirements.txt) ..."
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.developed: requirements-dev.txt $(VENV)/.installed
	@echo "Installing what development needs (requirements-dev.txt) ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@
