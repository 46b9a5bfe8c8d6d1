# `make help` lists what can be made. Longer recipes are scripts in tools/.
HOST ?= 127.0.0.1
PORT ?= 8000
MODULES ?= 0
export HOST PORT MODULES

PY = .venv/bin/python
SOURCES = app bench tests tools

.PHONY: help run test quick check format setup lock vendor bundle pictures bench mutants container clean
.DEFAULT_GOAL := help

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 16

run: ## set up, serve the page on http://127.0.0.1:8000 (HOST, PORT, MODULES=1 change that)
	@sh tools/setup.sh run
	@$(PY) -m app

test: setup ## set up and run every test, the browser's too, with coverage
	@$(PY) -m tools.nginx
	@CHROMIUM="$$($(PY) -m tools.browser)" && export CHROMIUM && $(PY) -m pytest --cov -n auto --dist worksteal

quick: setup ## the tests without a browser and without coverage
	@$(PY) -m pytest --ignore tests/browser -n auto --dist worksteal

check: setup ## style, types and whether generated files are up to date
	$(PY) -m ruff check $(SOURCES)
	$(PY) -m ruff format --check $(SOURCES)
	$(PY) -m mypy
	$(PY) -m tools.check_javascript

format: setup ## put the Python sources into the one format
	$(PY) -m ruff check --fix $(SOURCES)
	$(PY) -m ruff format $(SOURCES)

setup: ## make .venv and install what tests and checks need
	@sh tools/setup.sh dev

lock: ## take the newest releases into requirements/*.lock (needs uv)
	@sh tools/lock.sh

vendor: setup ## rebuild static/vendor/ from the pinned packages of tools/package.json
	@$(PY) -m tools.vendor

bundle: setup ## rebuild static/bundle/ from static/js/ and static/css/
	@$(PY) -m tools.bundle

pictures: setup ## photograph the page at every size, light and dark, into pictures/
	@$(PY) -m tools.pictures

bench: setup ## measure the engine, the API and the page, as ratios
	@sh tools/bench.sh

mutants: ## change app/engine in every small way: does a test fail? (MUTATE, JOBS; minutes)
	@sh tools/setup.sh mutants
	@.venv-mutants/bin/python -m tools.mutants $(MUTATE)

container: ## build the image and hold it to docs/deploying.md (Linux, root, podman)
	@sh tools/container.sh

clean: ## remove everything that is made here
	@sh tools/clean.sh
