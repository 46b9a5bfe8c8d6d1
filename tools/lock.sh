#!/bin/sh
# Make requirements/*.lock anew from pyproject.toml: the newest releases, for every system and
# every Python from 3.11 on, each file with its hash. Needs uv (`pip install uv`).
set -eu
cd "$(dirname "$0")/.."

if ! command -v uv >/dev/null; then
    echo "make lock needs uv: install it with 'pip install uv' or from your system." >&2
    exit 2
fi

compile() {
    out=$1
    shift
    uv pip compile --quiet --upgrade --universal --python-version 3.11 \
        --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
        --no-annotate --no-config --output-file "requirements/$out.lock" "$@"
}

# What runs is cut to the versions that the tests use, so that both fit one environment.
compile dev pyproject.toml --extra test --extra check
compile run pyproject.toml --constraint requirements/dev.lock
compile node requirements/node.in
compile mutants requirements/mutants.in --constraint requirements/dev.lock
