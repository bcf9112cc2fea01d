# Two commands are enough: `make demo` to see it, `make test` to try it.
PY ?= python3
V := .venv
UV := $(V)/bin/uv
export VERBAND_REGISTER ?= $(abspath ../shared/data/roo)

.PHONY: help install demo check test test-all fix bench lock clean

help:  ## what can be done here
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ —/'

install: $(V)/.runtime src/verband/rooms/common/static/vendor/.done  ## set up .venv and the assets; starts nothing

$(V)/.uv: requirements/uv.txt
	test -x $(V)/bin/python || $(PY) -m venv $(V)
	$(V)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	touch $@

$(V)/.runtime: $(V)/.uv requirements/runtime.txt pyproject.toml
	$(UV) pip install --quiet --python $(V)/bin/python --require-hashes -r requirements/runtime.txt
	$(UV) pip install --quiet --python $(V)/bin/python --no-deps --no-build-isolation -e .
	touch $@

$(V)/.dev: $(V)/.runtime requirements/dev.txt
	$(UV) pip install --quiet --python $(V)/bin/python --require-hashes -r requirements/dev.txt
	touch $@

src/verband/rooms/common/static/vendor/.done: frontend/package-lock.json tools/assets.py
	$(PY) tools/assets.py
	touch $@

demo: export VERBAND_DEMO ?= 1
demo: install  ## the example region in a browser: http://127.0.0.1:8000
	$(V)/bin/verband migrate --verbosity 0
	$(V)/bin/verband demo
	@echo "Open http://127.0.0.1:8000 in een browser; stop met Ctrl+C."
	$(V)/bin/verband serve --bind 127.0.0.1:8000

check: $(V)/.dev  ## everything that can be checked without running it
	$(V)/bin/ruff format --check .
	$(V)/bin/ruff check .
	$(V)/bin/mypy
	$(V)/bin/lint-imports
	$(V)/bin/djlint --quiet --lint src
	$(V)/bin/bandit --quiet --recursive src --configfile pyproject.toml
	$(V)/bin/verband makemigrations --check --dry-run

test: $(V)/.dev install  ## the suite: on SQLite, and what needs no browser on PostgreSQL as well
	$(V)/bin/pytest -n 2 --dist loadfile -m "not browser"
	$(V)/bin/pytest -m browser
	tools/with_postgres.sh $(V)/bin/pytest -n 2 --dist loadfile src/verband/rooms src/verband/site

test-all: $(V)/.dev install  ## the suite with deeper fuzzing
	HYPOTHESIS_PROFILE=deep $(MAKE) test

fix: $(V)/.dev  ## put the code in order
	$(V)/bin/ruff check --fix .
	$(V)/bin/ruff format .

bench: $(V)/.dev install  ## the bars of docs/performance.md, as ratios
	for file in benchmarks/*.py; do $(V)/bin/python $$file || exit 1; done

lock: $(V)/.uv  ## renew the locks; no host may stand in them
	for name in uv runtime dev; do $(UV) pip compile --quiet --upgrade --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
	  requirements/$$name.in -o requirements/$$name.txt; done

clean:  ## remove what can be made again; what was read in (var) stays
	rm -rf $(V) build frontend/node_modules src/verband/rooms/common/static/vendor
