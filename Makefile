# The two commands of the README, and what stands behind them. Needs python3 (3.11 or newer), git, make.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

.PHONY: demo test setup check lock wheel

demo: setup  ## crawl the bundled sample site and show it (PORT=8000; DEMO_SERVE=0 ends after the summary)
	@$(BIN)/sponsorboard demo --port $(PORT) $(if $(filter 0,$(DEMO_SERVE)),--no-serve)

test: setup check  ## every check and every test
	@$(BIN)/pytest -n 2 --dist loadfile

setup: .venv/ready  ## the virtual environment, from the lock, with hash checking

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "sponsorboard needs Python 3.11 or newer: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

check: setup  ## format, lint, import contracts, types
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/lint-imports --no-cache > .venv/imports.txt || { cat .venv/imports.txt; exit 1; }
	@$(BIN)/mypy --no-error-summary

lock:  ## pin every dependency anew (needs uv)
	uv pip compile --universal --python-version 3.11 --extra test --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet pyproject.toml -o requirements.lock

wheel: setup  ## the package as one file in dist/
	$(BIN)/python -m hatchling build -t wheel
