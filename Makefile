# make        build the site into site/ and name the page to open
# make serve  show the site at http://127.0.0.1:8000 and rebuild on change
# make test   set up all that the tests need and run them
PYTHON ?= python3
BIN := .venv/bin
NPM := $(BIN)/npm --silent --no-audit --no-fund

site: .venv/ready-site
	$(BIN)/python -m macros build

serve: .venv/ready-site
	$(BIN)/python -m macros serve

check: .venv/ready-site
	$(BIN)/python -m macros check

vastleggen: .venv/ready-site
	$(BIN)/python -m macros vastleggen

test: .venv/ready-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m pytest -n 2

bench: .venv/ready-test
	$(BIN)/python -m tests.bench

lock: .venv/ready-test
	$(BIN)/uv pip compile $(LOCK) -o requirements.txt pyproject.toml
	$(BIN)/uv pip compile $(LOCK) -o requirements-test.txt --group importeer --group test --group lock pyproject.toml
	$(BIN)/uv pip compile $(LOCK) -o requirements-importeer.txt --group importeer pyproject.toml
	$(BIN)/npm install --package-lock-only --ignore-scripts

LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --upgrade

.venv/ready-python:
	@command -v $(PYTHON) >/dev/null || { echo "Python ontbreekt. Installeer Python 3.11 of nieuwer, of wijs het aan: make PYTHON=/pad/naar/python"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$$($(PYTHON) --version) is te oud. Nodig is Python 3.11 of nieuwer: make PYTHON=/pad/naar/python"; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python kan geen virtuele omgeving maken. Installeer venv (op Debian en Ubuntu: apt install python3-venv)."; exit 1; }
	@touch $@

.venv/ready-site: .venv/ready-python requirements.txt package-lock.json
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(NPM) ci --ignore-scripts
	@touch $@

.venv/ready-test: .venv/ready-site requirements-test.txt tests/chromium.py
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	$(BIN)/python -m tests.chromium
	@touch $@

.PHONY: site serve check vastleggen test bench lock
.DEFAULT_GOAL := site
