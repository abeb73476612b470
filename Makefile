# Everything that a developer does often. The work is in bin/, in Python, and is tested.
PYTHON ?= python3
PORT ?= 8000
VENV_PYTHON = .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run test chaos bench lint format lock messages clean

help:
	@echo "make run       environment, database, courses, demo people, server on 127.0.0.1:8000 (PORT=8001)"
	@echo "make test      all tests: SQLite, and PostgreSQL and Redis where they answer (ARGS='tests/lms -x')"
	@echo "make chaos     kill the server under load, fifty times on each database (ARGS='--kills 5 --database sqlite')"
	@echo "make bench     how fast it is, as lines of JSON (ARGS='--only autosave --rounds 3')"
	@echo "make lint      style, types, imports, migrations, locks, catalogues"
	@echo "make format    put the code into its form"
	@echo "make lock      write requirements*.lock anew (ARGS=--upgrade for newer versions)"
	@echo "make messages  bring the translation catalogues up to the source"
	@echo "make clean     remove what was built; keeps the database"

run:
	@PORT="$(PORT)" $(PYTHON) bin/run.py

test:
	@$(PYTHON) bin/test.py $(ARGS)

chaos:
	@PYTHONPATH=bin $(PYTHON) -m chaos $(ARGS)

bench:
	@PYTHONPATH=bin $(PYTHON) -m bench $(ARGS)

lint:
	@$(PYTHON) bin/lint.py $(ARGS)

format:
	@$(PYTHON) -c "import sys; sys.path.insert(0, 'bin'); import environment; environment.ensure('requirements-dev.lock')"
	@$(VENV_PYTHON) -m ruff check --fix --quiet . ; $(VENV_PYTHON) -m ruff format .

lock:
	@$(PYTHON) bin/lock.py $(ARGS)

messages:
	@$(PYTHON) -c "import sys; sys.path.insert(0, 'bin'); import environment; environment.ensure('requirements-dev.lock')"
	@$(VENV_PYTHON) bin/make_messages.py
	@$(VENV_PYTHON) bin/compile_messages.py

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache test-output build dist *.egg-info var/uv
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +
	find . -name '*.mo' -path '*/locale/*' -delete
