#!/bin/sh
# Resolves pyproject.toml with the extra "test" in a fresh environment and writes what it got to requirements.lock.
set -e
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/python" -m pip install -q --disable-pip-version-check ".[test]"
{
    echo "# Written by scripts/lock.sh: the versions that the tests ran with."
    "$tmp/venv/bin/python" -m pip freeze --exclude parkgraph
} > requirements.lock
