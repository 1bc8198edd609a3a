# Needs Python >= 3.11, git and make; a C compiler where PyPI has no wheel for the machine.
# Another Python: make run PYTHON=/path/to/python3.12

ifndef PYTHON
PYTHON := $(shell for python in python3 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$python" && exit; \
	done; echo python3)
endif

BIN := .venv/bin
READY := .venv/.ready
REPORT := out/bao-cao-quy-III-2009.md
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check
LOCKING := build/lock
UV := uv==0.13.9

.DELETE_ON_ERROR:
.PHONY: help setup run test bench bench-all soak lock clean

help:
	@echo 'make run    the tasks of the 2009 conclusion, and the report of Quarter III in $(REPORT)'
	@echo 'make test   every gate: format, lint, types, import contracts, tests'
	@echo 'make bench  CPU time of the commands, beside the aims and beside other programs where they are installed'
	@echo 'make bench-all  the same with 100 to 100,000 tasks: half an hour'
	@echo 'make soak   the long proof that no write loses anything: kills, faults, full disks, many writers'
	@echo 'make lock   renew requirements.lock from pyproject.toml'
	@echo 'make clean  remove .venv and everything generated'
	@echo 'Each of them sets itself up first: .venv is built when requirements.lock or pyproject.toml changed.'

setup: $(READY)

# Built anew, never mended: what is in .venv is what the lock file says. The stamp comes last, so that an interrupted
# set-up is done again.
$(READY): requirements.lock pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo 'giaoban needs Python 3.11 or newer; "$(PYTHON)" is' \
			"$$("$(PYTHON)" --version 2>&1 || true)." >&2; \
		echo 'Install one, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11' >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		echo '"$(PYTHON)" cannot make virtual environments: its modules venv or ensurepip are missing.' >&2; \
		echo 'On Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }
	@echo 'Setting up .venv with' "$$("$(PYTHON)" --version)" '...'
	@rm -rf .venv
	@"$(PYTHON)" -m venv .venv
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

run: $(READY)
	@$(BIN)/giaoban status
	@echo
	@mkdir -p $(dir $(REPORT))
	@$(BIN)/giaoban report --quarter III --force -o $(REPORT)
	@cat $(REPORT)
	@echo
	@echo $(REPORT)

test: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest

bench: $(READY)
	@$(BIN)/python benchmarks/start.py
	@echo
	@$(BIN)/python benchmarks/read.py
	@echo
	@$(BIN)/python benchmarks/update.py
	@echo
	@$(BIN)/python benchmarks/compare.py $(BENCH)

bench-all: BENCH := 100 1000 10000 100000
bench-all: bench

soak: $(READY)
	@$(BIN)/python benchmarks/soak.py

# uv, because it resolves for every platform and every Python >= 3.11 at once; it is used here and nowhere else.
lock:
	@rm -rf $(LOCKING)
	@"$(PYTHON)" -m venv $(LOCKING)
	@$(LOCKING)/bin/python -m pip --quiet --quiet --disable-pip-version-check install $(UV)
	@$(LOCKING)/bin/uv --quiet --no-config pip compile pyproject.toml --group dev --extra office --extra parquet --extra pdf --universal --python-version 3.11 \
		--generate-hashes --upgrade --no-header --output-file $(LOCKING)/pinned
	@{ echo '# Everything that giaoban and its gates install, with the hash of every file of each release.'; \
		echo '# One lock for all systems and for Python 3.11 and newer: what only some need has its marker.'; \
		echo '# Made from pyproject.toml by `make lock`; do not edit.'; \
		cat $(LOCKING)/pinned; } > requirements.lock
	@rm -rf $(LOCKING)

clean:
	rm -rf .venv build dist out .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
