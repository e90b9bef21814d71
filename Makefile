# The docs site: `make docs` builds it into docs/_build/html, `make serve` shows it on http://127.0.0.1:8000,
# `make site-tests` looks at it in headless Chromium.
PYTHON ?= python3

.PHONY: docs serve site-tests clean-docs
docs:
	$(PYTHON) -m sphinx -b html -E -a -W --keep-going -q docs docs/_build/html

serve: docs
	$(PYTHON) -m http.server --bind 127.0.0.1 --directory docs/_build/html 8000

# needs: pip install selenium, apt-get install chromium chromium-driver, npm
site-tests: docs
	npm ci --prefix tests/site
	$(PYTHON) -m pytest tests/site tests/sphinx tests/docs

clean-docs:
	rm -rf docs/_build
