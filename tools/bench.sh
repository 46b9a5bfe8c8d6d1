#!/bin/sh
# Every measurement, one after the other: ratios within one run, and what they are held to.
set -eu
cd "$(dirname "$0")/.."
for name in single_pass growth limits server memory page slow; do
    echo "== $name"
    .venv/bin/python -m "bench.$name"
done
echo "== engine"
# The libraries it is compared with have an environment of their own (see bench/peers.in).
peers=.venv-bench/bin/python
[ -x "$peers" ] || peers=.venv/bin/python
"$peers" -m bench.engine
