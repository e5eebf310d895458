#!/bin/sh
# The browser tests need Chromium. Installs Debian's where that is possible, else says what to do.
set -e
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk >/dev/null && exit 0
fi
echo "The tests of the page need Chromium or Chrome on the PATH (Debian: sudo apt-get install chromium fonts-noto-cjk)." >&2
echo "To run all other tests without it: make test BROWSER=none" >&2
exit 1
