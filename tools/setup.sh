#!/bin/sh
# Bring .venv up to a lock: `tools/setup.sh run` or `tools/setup.sh dev`; or .venv-mutants to its
# own: `tools/setup.sh mutants`. A second call finds that it is up to date and does nothing. Uses uv
# where it is found, venv and pip where not.
set -eu
cd "$(dirname "$0")/.."

want=$1
venv=.venv
[ "$want" = mutants ] && venv=.venv-mutants

stop() {
    echo "$1" >&2
    exit 2
}

suits() { # a Python 3.11 or later that runs
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        suits "$PYTHON" || stop "PYTHON=$PYTHON is no Python 3.11 or later that runs."
        echo "$PYTHON"
        return
    fi
    for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if command -v "$name" >/dev/null && suits "$name"; then
            echo "$name"
            return
        fi
    done
}

make_venv() {
    python=$(find_python)
    if command -v uv >/dev/null; then
        uv venv --quiet --clear --python "${python:-3.13}" $venv
        return
    fi
    [ -n "$python" ] || stop "Python 3.11 or later is missing: install it, or name one as PYTHON=…"
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        stop "Python's venv is missing: install it (on Debian or Ubuntu: apt-get install python3-venv)."
    "$python" -m venv --clear $venv
}

# A lock is whole, so nothing is looked up beside it: pip takes an extra of a locked package
# (coverage[toml]) for one without a version as soon as a newer release is out.
install() { # lock
    if command -v uv >/dev/null; then
        uv pip install --quiet --python $venv/bin/python --no-deps --require-hashes -r "requirements/$1.lock"
    else
        $venv/bin/python -m pip install --quiet --disable-pip-version-check \
            --no-deps --require-hashes -r "requirements/$1.lock"
    fi
}

node_is_good() {
    major=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')
    [ "${major:-0}" -ge 20 ] && command -v npm >/dev/null
}

up_to_date() { # lock: what was installed last is what the file says now
    cmp -s "requirements/$1.lock" "$venv/installed-$1.lock"
}

need() { # lock
    up_to_date "$1" && return
    echo "Installing requirements/$1.lock into $venv"
    install "$1"
    cp "requirements/$1.lock" "$venv/installed-$1.lock"
}

# A folder that was moved or whose Python went away does not run any more.
suits $venv/bin/python || make_venv

case $want in
run) up_to_date dev || need run ;; # everything that runs is in dev.lock too
dev)
    need dev
    node_is_good || need node
    ;;
mutants) need mutants ;;
*) stop "usage: tools/setup.sh run|dev|mutants" ;;
esac
