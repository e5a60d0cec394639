# Each target needs only Python 3.11 to 3.13; what else it needs, it installs into this folder.
PYTHON ?= python3
LAUNCH = @command -v $(PYTHON) >/dev/null || { echo "The hub needs Python 3.11 to 3.13: install it (Debian: sudo apt-get install python3 python3-venv) and run the command again." >&2; exit 1; }; exec $(PYTHON) -m tools

.PHONY: help demo test check bench lock frontend environment

help:         ## say what there is
	@sed -n 's/^\([a-z]*\): *## \(.*\)/make \1\t\2/p' Makefile

demo:         ## open a city's hub in the browser (PORT=8123 make demo takes another port)
	$(LAUNCH) demo

test:         ## everything: on SQLite, on PostgreSQL, and in Chromium
	$(LAUNCH) test

check:        ## style, types, layers, templates, migrations, settings for production, HTML
	$(LAUNCH) check

bench:        ## measure every page at three sizes, and write docs/performance.md (minutes)
	$(LAUNCH) bench $(SIZES)

lock:         ## resolve the locks anew from pyproject.toml and package.json
	$(LAUNCH) lock

frontend:     ## build the stylesheet and the script
	$(LAUNCH) frontend

environment:  ## make .venv with what tests and checks need
	$(LAUNCH) environment
