#!/bin/sh
# Every measurement, one after the other: ratios within one run, and what they are held to.
set -eu
cd "$(dirname "$0")/.."
for name in single_pass growth limits page slow; do
    echo "== $name"
    .venv/bin/python -m "bench.$name"
done
