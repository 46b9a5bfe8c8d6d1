#!/bin/sh
# Build the image with buildah, run it with podman as docs/deploying.md says, and hold it to that.
# Needs root on Debian or Ubuntu, and their buildah, podman, runc and curl. The image goes away again.
#   BASE=image     its base, from a registry; without it, one is made of the system's own packages
#                  with mmdebstrap, and kept in build/ for the next time
#   WHEELS=folder  where the packages of requirements/run.lock lie, in place of PyPI
set -eu
cd "$(dirname "$0")/.."

stop() {
    echo "$1" >&2
    exit 2
}

[ "$(id -u)" = 0 ] || stop "tools/container.sh must be root: mmdebstrap, buildah and podman are."
for tool in buildah podman runc curl; do
    command -v $tool >/dev/null || stop "$tool is missing (on Debian or Ubuntu: apt-get install $tool)."
done

here=$PWD
work=$(mktemp -d)
mkdir "$work/pip"
store="--root $work/images --runroot $work/run"
# Named, since root of a guest may not raise what podman raises by itself.
limits="--ulimit nofile=1024:1024 --ulimit nproc=1024:1024"
name=visualizer-$$

podman_() {
    # shellcheck disable=SC2086 # the words of $store are words
    podman $store --runtime runc "$@"
}

clean() {
    podman_ rm --force --time 0 $name >/dev/null 2>&1 || true
    podman_ rmi --all --force >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap clean EXIT
trap 'exit 1' INT TERM

base=${BASE:-}
if [ -z "$base" ]; then
    base=localhost/python-base
    if [ ! -f build/container-base.tar ]; then
        command -v mmdebstrap >/dev/null || stop "mmdebstrap is missing, and no BASE=image is named."
        mkdir -p build
        suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
        mmdebstrap --quiet --variant=minbase \
            --include=python3,python3-venv,python3-pip,python-is-python3,ca-certificates \
            "$suite" build/container-base.tar.new
        mv build/container-base.tar.new build/container-base.tar
    fi
    podman_ import --quiet build/container-base.tar $base >/dev/null
fi

if [ -n "${WHEELS:-}" ]; then
    printf '[global]\nno-index = true\nfind-links = /wheels\n' >"$work/pip/pip.conf"
    wheels="--volume $work/pip/pip.conf:/etc/pip.conf:ro --volume $(realpath "$WHEELS"):/wheels:ro"
fi
# Docker's format, since OCI's has no HEALTHCHECK and buildah would leave it out.
# shellcheck disable=SC2086
buildah $store build --format docker --isolation chroot --build-arg "BASE=$base" ${wheels:-} \
    --tag localhost/backprop-visualizer "$here" >"$work/build.log" 2>&1 || {
    cat "$work/build.log" >&2
    stop "The image could not be built."
}

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
# shellcheck disable=SC2086
podman_ run --detach --name $name $limits --network host --env PORT="$port" \
    --read-only --read-only-tmpfs=false --cap-drop all --security-opt no-new-privileges \
    --memory 256m localhost/backprop-visualizer >/dev/null

inside() { podman_ exec $name "$@"; }
holds() { # a sentence, and the command that must succeed
    said=$1
    shift
    if "$@" >/dev/null 2>&1; then echo "ok      $said"; else
        echo "FAILED  $said"
        failed=1
    fi
}
failed=0

tries=0
until curl -sf "http://127.0.0.1:$port/healthz" >/dev/null || [ $tries -ge 100 ]; do
    tries=$((tries + 1))
    sleep 0.1
done
holds "answers at /healthz" curl -sf "http://127.0.0.1:$port/healthz"
holds "serves the page" curl -sf "http://127.0.0.1:$port/"
holds "serves a trace" curl -sf "http://127.0.0.1:$port/api/v1/trace?layers=2-1&x=.5_1&y=1"
holds "its health check passes" podman_ healthcheck run $name
holds "runs as user 10001" [ "$(inside id -u)" = 10001 ]
holds "has no capability" inside grep -q '^CapBnd:.0*$' /proc/1/status
holds "runs under a seccomp filter" inside grep -q '^Seccomp:.2$' /proc/1/status
for folder in / /tmp /opt/visualizer /opt/visualizer/app; do
    holds "cannot write to $folder" inside sh -c "! touch $folder/new"
done
holds "nothing of it belongs to its user" [ -z "$(inside find /opt ! -user root)" ]
holds "is compiled" inside test -f "/opt/visualizer/app/__pycache__/main.$(inside python -c \
    'import sys; print(sys.implementation.cache_tag)').pyc"
begun=$(date +%s%N)
podman_ stop --time 15 $name >/dev/null
holds "stops on SIGTERM with 0" [ "$(podman_ inspect --format '{{.State.ExitCode}}' $name)" = 0 ]
echo "stopped after $((($(date +%s%N) - begun) / 1000000)) ms"
podman_ images --format '{{.Repository}}: {{.Size}}'
exit $failed
