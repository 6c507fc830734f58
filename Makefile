# Tidegauge's verbs. `make help` lists them. Each is repeatable and quick when nothing changed.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
PY := .venv/bin/python
UV := .venv/bin/uv
PORT ?= 8050
DATA ?= data
STAMPS := .make
UI_SOURCES := $(shell find frontend -type f -not -path '*/node_modules/*' -not -path '*/test-results/*' -not -path '*/storybook-static/*' 2>/dev/null)
export UV_LINK_MODE := copy
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Compiled once and kept: without, each of the hundred servers that tests start compiles what it imports.
export PYTHONDONTWRITEBYTECODE :=
# Of the Python tests; each takes a gigabyte, and waits for servers that it starts.
WORKERS ?= 2
BY_FILE := --dist loadfile --max-worker-restart 0
BUDGETS := $(wildcard tests/e2e/test_budget_*.py)

.PHONY: help setup setup-dev setup-system ui run dev fmt check check-python check-ui test stories gallery e2e pictures perf soak bench bench-quick docs lock clean

help: ## List the verbs
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'
	@echo "  Variables: PORT (now $(PORT)) and DATA (now $(DATA)), as in: make run PORT=9000 DATA=/srv/tidegauge"

setup: $(STAMPS)/python $(STAMPS)/ui ## Install what the product needs into .venv and build the interface

$(STAMPS)/venv: requirements.lock
	@mkdir -p $(STAMPS)
	test -x $(PY) || python3 -m venv .venv
	$(PY) -m pip install --quiet "$$(grep -oE '^uv==[0-9.]+' requirements-dev.lock)"
	@touch $@

$(STAMPS)/python: $(STAMPS)/venv requirements.lock pyproject.toml hatch_build.py
	$(UV) pip install --quiet --compile-bytecode --require-hashes --requirement requirements.lock
	$(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	$(PY) -m compileall -q src
	@touch $@

$(STAMPS)/npm: frontend/package-lock.json
	@mkdir -p $(STAMPS)
	cd frontend && npm ci --no-fund --no-audit --loglevel=error
	@touch $@

$(STAMPS)/ui: $(STAMPS)/npm $(UI_SOURCES)
	cd frontend && npm run --silent build
	@touch $@

ui: $(STAMPS)/ui ## Build the interface into src/tidegauge/web

setup-dev: $(STAMPS)/dev ## Install the development tools too

$(STAMPS)/dev: $(STAMPS)/python requirements-dev.lock
	$(UV) pip install --quiet --require-hashes --requirement requirements-dev.lock
	@touch $@

setup-system: ## Install what the tests need from the system's packages, when missing (Chromium, Redis, PostgreSQL)
	@bash deploy/install-test-servers.sh

run: setup ## Set everything up, then serve with live sample data on http://127.0.0.1:8050
	exec .venv/bin/tidegauge serve --demo --data-dir $(DATA) --port $(PORT)

dev: setup-dev ## Serve the API and the interface with reload (interface on :5173)
	(cd frontend && npm run dev) & exec .venv/bin/tidegauge serve --demo --data-dir $(DATA) --port $(PORT)

fmt: setup-dev ## Format the code
	.venv/bin/ruff check --fix --quiet src tests benchmarks docs && .venv/bin/ruff format --quiet src tests benchmarks docs
	cd frontend && npm run --silent fmt

check: setup-dev $(STAMPS)/ui ## Lint, types, import contracts, budgets: both of the following at once
	@$(MAKE) --no-print-directory --jobs 2 --output-sync=target check-python check-ui

check-python: setup-dev $(STAMPS)/ui ## Lint, types, import contracts and generated pages
	.venv/bin/ruff check src tests benchmarks docs
	.venv/bin/ruff format --check src tests benchmarks docs
	.venv/bin/mypy
	.venv/bin/lint-imports --no-cache
	$(PY) docs/generate.py --check

check-ui: $(STAMPS)/ui ## Lint, types and budgets of the interface
	cd frontend && npm run --silent typecheck && npm run --silent lint && npm run --silent budget

test: setup-dev setup-system $(STAMPS)/ui ## Install what tests need and run them all (a few minutes)
	cd frontend && npm run --silent test && npm run --silent stories:test
	$(PY) -m pytest -n $(WORKERS) $(BY_FILE) --no-loadscope-reorder -m "not soak and not e2e" --ignore tests/e2e
	$(MAKE) --no-print-directory e2e

stories: $(STAMPS)/npm setup-system ## Draw every story of the widget gallery in a real browser and check it for accessibility
	cd frontend && npm run --silent stories:test

gallery: $(STAMPS)/npm ## Build the gallery of widgets into frontend/storybook-static
	cd frontend && npm run --silent storybook

e2e: setup-dev setup-system $(STAMPS)/ui ## Drive the product in a real browser; writes the screenshots
	$(PY) -m pytest -n 2 $(BY_FILE) -m "e2e and not soak" tests/e2e $(BUDGETS:%=--ignore %)
	$(PY) -m pytest -m "e2e and not soak" $(BUDGETS) # alone: they measure

pictures: setup-dev setup-system $(STAMPS)/ui ## Renew the pictures that `make e2e` compares the interface with (then look at them)
	RENEW_PICTURES=1 $(PY) -m pytest -q tests/e2e/test_pictures.py

perf: setup-dev setup-system $(STAMPS)/ui ## The interface's figures beside their budgets
	cd frontend && npm run --silent budget
	$(PY) -m pytest -q -s -m "e2e and not soak" $(BUDGETS)

soak: setup-dev setup-system $(STAMPS)/ui ## Long runs: 200 kill -9 and 50 power cuts (SOAK_KILLS, SOAK_CUTS), overload, large parity, a live board for an hour (SOAK_MINUTES)
	$(PY) -m pytest -m soak -s -o faulthandler_timeout=0

bench-quick: setup-dev $(STAMPS)/ui ## The main figures beside their baselines, under 3 minutes
	$(PY) -m benchmarks.run --quick

bench: setup-dev setup-system $(STAMPS)/ui ## All figures; writes benchmarks/RESULTS.md
	$(PY) -m benchmarks.run --write

docs: setup-dev $(STAMPS)/npm ## Generate the reference pages and the interface's types of the API
	$(PY) docs/generate.py
	cd frontend && npm run --silent api

lock: ## Renew the lock files from pyproject.toml
	$(UV) pip compile --quiet --upgrade --generate-hashes --no-header --no-emit-index-url --group build --all-extras --output-file requirements.lock pyproject.toml
	$(UV) pip compile --quiet --upgrade --generate-hashes --no-header --no-emit-index-url --group build --group dev --all-extras --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean: ## Remove what setup made (keeps data)
	rm -rf .venv $(STAMPS) frontend/node_modules src/tidegauge/web
