#!/bin/sh
# Pictures of every page in both themes, phone and laptop, and the plan and the
# meet card as they print: scripts/shots.sh [folder] [state …]. Needs Node, npm
# and Chromium. Without a state: full; the others stand in `spotter dev pages`.
set -eu
cd "$(dirname "$0")/.."
out=${1:-docs/shots}
[ $# -eq 0 ] || shift
addr=127.0.0.1:8097
export CHROMIUM="${CHROMIUM:-$(command -v chromium)}"
mkdir -p "$out"
[ -d frontend/flows/node_modules/playwright-core ] || (cd frontend/flows && npm ci --no-audit --no-fund --silent)
go build -o "$out/.spotter" ./cmd/spotter
"$out/.spotter" dev pages --addr "$addr" >/dev/null &
server=$!
profile=$(mktemp -d)
trap 'kill "$server"; rm -rf "$profile" "$out/.spotter"' EXIT
sleep 2
node scripts/shots.mjs "http://$addr" "$out" "$@"
for page in plan meet/card; do
	"$CHROMIUM" --headless --no-sandbox --disable-gpu --no-first-run --user-data-dir="$profile" \
		--no-pdf-header-footer --print-to-pdf="$out/$(echo "$page" | tr / -).pdf" "http://$addr/full/$page" >/dev/null 2>&1
done
ls "$out"
