#!/bin/sh
# Remove what this checkout made for itself: environments, packages and caches.
set -eu
cd "$(dirname "$0")/.."
rm -rf .venv .venv-mutants tools/node_modules build dist htmlcov .coverage .coverage.* \
    .hypothesis .pytest_cache .mypy_cache .ruff_cache
find app bench tests tools -type d -name __pycache__ -prune -exec rm -rf {} +
