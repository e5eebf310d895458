# Two commands do everything: `make demo` and `make test`. Both make the environment first (.venv, in this folder).
PYTHON ?= python3
BIN := .venv/bin
SHARED ?= ../shared

.PHONY: demo test lint eval golden bench bench-quantities bench-contracts bench-scale bench-identity tagger linking lexicons lock clean

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "ParkGraph needs Python 3.11 or newer; name one: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: .venv/ready  ## the graph of examples/documents: store, Turtle, N-Quads and page in out/demo
	$(BIN)/kg demo -o out/demo

test: .venv/ready lint  ## all tests; BROWSER=none leaves out the tests of the page in a real browser
	$(if $(filter none,$(BROWSER)),,sh scripts/need_chromium.sh)
	$(BIN)/python -m pytest -q $(if $(filter none,$(BROWSER)),--ignore=tests/browser)

lint: .venv/ready
	$(BIN)/ruff check -q kg tests scripts
	$(BIN)/mypy

eval: .venv/ready  ## precision, recall and F1 on the annotated texts
	$(BIN)/python tests/eval/run.py

bench: bench-quantities bench-contracts bench-identity bench-scale  ## all of them; each fails where a goal is missed

bench-quantities: .venv/ready  ## the measure and time readers against public suites (SUITES=dir names another folder)
	$(BIN)/python tests/bench/quantities.py $(or $(SUITES),$(SHARED)/data)
	$(BIN)/python tests/bench/periods.py $(or $(SUITES),$(SHARED)/data)

bench-scale: .venv/ready  ## cost of 10,000 documents and of 100 more, in one run
	$(BIN)/python tests/bench/scale.py $(or $(SUITES),$(SHARED)/data)

bench-contracts: .venv/ready  ## announcements of contracts, end to end from html (CONTRACTS=dir names another folder)
	$(BIN)/python tests/bench/contracts.py $(or $(CONTRACTS),$(SHARED)/data/fddc2018_contracts)

bench-identity: .venv/ready  ## identity end to end: 90 invented bulletins, pairwise and B-cubed F1
	$(BIN)/python -m tests.identity.bench

golden: .venv/ready  ## writes examples/expected anew; read the difference before you commit it
	$(BIN)/python -m scripts.golden

tagger: .venv/ready  ## trains the tagger of names anew from scripts/tagger, a quarter of an hour; CHECK=1 only measures it
	$(BIN)/python -m scripts.train_tagger $(if $(CHECK),--check)

linking: .venv/ready  ## trains anew what weighs subjects, from tests/marked, tests/eval and tests/cases, two minutes; CHECK=1 only measures it
	$(BIN)/python -m scripts.train_linking $(if $(CHECK),--check)

lexicons: .venv/ready  ## rebuilds kg/data/lexicon from the sources in SHARED
	$(BIN)/python scripts/build_lexicons.py $(SHARED)/data/lexicons

lock:  ## writes requirements.lock anew from pyproject.toml
	sh scripts/lock.sh

clean:
	rm -rf .venv out build dist
