.DEFAULT_GOAL := help
SHELL := bash

help: ## Show what can be done
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: ## Start the system with its demonstration data and print where to sign in
	@bin/setup
	@.venv/bin/review demo

test: ## Pass the tests
	@bin/setup --dev
	@.venv/bin/python -m pytest -n 2

check: ## Linters, types, import contract, questionnaires and translations
	@bin/setup --dev
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports
	@.venv/bin/review check

bench: ## Measure the speed, as ratios within one run
	@bin/setup --dev
	@.venv/bin/python -m benchmarks

catalogs: ## Extract the texts anew and bring the translations' catalogs up to date
	@bin/setup --dev
	@bin/catalogs

lock: ## Make the lock files anew from pyproject.toml
	@bin/lock

.PHONY: help run test check bench catalogs lock
