# Thin lines to kaarten.py, which does the same on Windows, macOS and Linux: python3 kaarten.py hulp
# make        build the site into site/ and name the page to open
# make serve  show the site at http://127.0.0.1:8000 and rebuild on change
# make test   set up all that the tests need and run them
PYTHON ?= python3
KAARTEN = @command -v $(PYTHON) >/dev/null || { echo "Python ontbreekt. Installeer Python 3.11 of nieuwer, of wijs het aan: make PYTHON=/pad/naar/python"; exit 1; }; $(PYTHON) kaarten.py

site:
	$(KAARTEN) bouw

serve:
	$(KAARTEN) toon

check:
	$(KAARTEN) controleer

vastleggen:
	$(KAARTEN) vastleggen

test:
	$(KAARTEN) test

bench:
	$(KAARTEN) meet

lock:
	$(KAARTEN) slot

audit:
	$(KAARTEN) lekken

.PHONY: site serve check vastleggen test bench lock audit
