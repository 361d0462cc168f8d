# The words to type. Each one first sets up what is missing: .venv and the system packages of Qt.
SHELL := /bin/sh
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest
# Whatever the shell says: else both workers and each program a test starts compile all there is.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help run setup check test bench soak format wheel lock licences screenshots clean

help:            ## list these words
	@sed -n 's/^\([a-z]*\):.*##/make \1\t/p' Makefile

run: setup       ## open the sample convening, or write its calendars and packs where there is no display
	@packaging/run.sh

setup:           ## make .venv with the locked dependencies; leaves the program at .venv/bin/convenor
	@packaging/setup.sh

check: setup     ## what the checks run before the tests: style, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test: setup      ## all tests, on two cores
	$(PYTEST) -n 2

bench: setup     ## paired measurements; takes the machine to itself
	$(PYTEST) tests/benchmarks -o python_files='bench_*.py' -p no:xdist -s

soak: setup      ## the long form of the tests that have one
	CONVENOR_SOAK=1 $(PYTEST) -n 2 -m soak

format: setup    ## put the source in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

wheel: setup     ## dist/convenor-*.whl
	$(BIN)/python -m build --wheel --no-isolation

lock:            ## pin every dependency anew, with hashes (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	    --custom-compile-command "make lock" --group dev pyproject.toml --output-file requirements.lock

licences: setup  ## what is built on and its licences, for About; after `make lock`
	$(BIN)/python packaging/licences.py resources/convenor_resources/licences/libraries

screenshots: setup ## docs/*.png for the README, and the pictures of the user guide
	$(BIN)/python packaging/screenshots.py docs resources/convenor_resources/guide/pictures

clean:           ## remove what was built; your files in var/ and out/ stay
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find desktop db resources tests packaging -name __pycache__ -prune -exec rm -rf {} +
