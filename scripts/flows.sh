#!/bin/sh
# Real flows through the app in a real browser, and axe on every page:
# scripts/flows.sh [name …]. Needs Node, npm and Chromium; without them it is
# skipped and says so, under CI=true it fails.
set -eu
cd "$(dirname "$0")/.."
chromium=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
missing=
command -v node >/dev/null || missing="$missing nodejs"
[ -d frontend/flows/node_modules/playwright-core ] || command -v npm >/dev/null || missing="$missing npm"
[ -n "$chromium" ] || missing="$missing chromium"
if [ -n "$missing" ]; then
	echo "flows: skipped, not found:$missing (apt-get install$missing)" >&2
	[ "${CI:-}" != true ] || exit 1
	exit 0
fi
[ -d frontend/flows/node_modules/playwright-core ] || (cd frontend/flows && npm ci --no-audit --no-fund --silent)
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
go build -o "$dir/spotter" ./cmd/spotter
SPOTTER_BIN="$dir/spotter" CHROMIUM="$chromium" node frontend/flows/run.mjs "$@"
