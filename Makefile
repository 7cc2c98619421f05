# Everything a newcomer types. `make demo` and `make test` set up what they need by themselves.
PYTHON ?= python3.11
BIN := .venv/bin
PURE := .venv-pure/bin
STAMP := .venv/.ready

.PHONY: setup demo run check test prove bench lock clean help
.DEFAULT_GOAL := help

help:            ## what there is
	@grep -hE '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 12

setup: $(STAMP)  ## make .venv with the `firewarden` command in it

$(STAMP): requirements/all.txt requirements/pure.txt requirements/setup.txt pyproject.toml
	@scripts/setup $(PYTHON)
	@touch $(STAMP)

demo: setup      ## play a written crisis and open its war room
	@$(BIN)/firewarden demo $(ARGS)

run: setup       ## run an installation in ./data
	@$(BIN)/firewarden up $(ARGS)

check: setup     ## style, contracts, sizes, types and the pure tests: under two minutes
	@scripts/check

test: setup      ## check, then every test; says what could not run
	@scripts/check
	@scripts/test $(ARGS)

prove: setup     ## the full counts, one target a line, resumable; writes proof/NAME.json
	@scripts/prove $(ARGS)

bench: setup     ## performance against named peers; POSTS=file of posts, see benchmarks/README.md
	@scripts/bench $(POSTS)

lock: setup      ## resolve the pinned versions again
	@scripts/lock

clean:           ## remove what was built, not ./data
	rm -rf .venv .venv-pure .cache dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
