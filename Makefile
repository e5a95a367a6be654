# Two commands for a fresh machine: `make run` and `make test`. Python 3.11 or newer is PYTHON.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: setup run test check schemathesis format clean

.venv/run.stamp: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(PIP) --upgrade pip
	$(PIP) --editable .
	touch $@

.venv/dev.stamp: .venv/run.stamp
	$(PIP) --editable '.[sentence-transformers,postgresql]' --group dev
	touch $@

setup: .venv/dev.stamp

run: .venv/run.stamp
	$(BIN)/speeddial serve

test: .venv/dev.stamp
	$(BIN)/pytest -n 2 --dist loadfile

check: .venv/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

schemathesis: .venv/dev.stamp
	$(BIN)/python -m benchmarks.api_cases --minutes 10

format: .venv/dev.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf .venv dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
