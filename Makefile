# Two commands do everything on a fresh machine with Python >= 3.11: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test bench fmt lint clean

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("uprtui needs Python 3.11 or newer; try: make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

# In a terminal: the app on the sample campaign. Without one: every step, headless, and what it wrote.
demo: $(READY)
	@if [ -t 0 ] && [ -t 1 ]; then $(BIN)/uprtui demo; else $(BIN)/uprtui demo --headless demo-output; fi

# Four workers on two cores: tests of the screens wait for the screen half of the time.
# Readers start in processes of their own, which write no bytecode: it is made beforehand.
test: lint
	$(BIN)/python -m compileall -q src plugins
	$(BIN)/python -m pytest -q -n 4

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/python -m benchmarks

fmt: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) demo-output build dist
