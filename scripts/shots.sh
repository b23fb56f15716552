#!/bin/sh
# Pictures of the pages, made with Chromium alone: scripts/shots.sh [folder]
# Headless Chromium opens no window narrower than 500 px; that stands for a phone.
set -eu
out=${1:-docs/shots}
addr=127.0.0.1:8097
chromium=${CHROMIUM:-chromium}
mkdir -p "$out"
go build -o "$out/.spotter" ./cmd/spotter
"$out/.spotter" gallery --addr "$addr" >/dev/null &
server=$!
profile=$(mktemp -d)
trap 'kill "$server"; rm -rf "$profile" "$out/.spotter"' EXIT
sleep 1
for page in full/ full/case open/screen full/explain full/plan open/plan handover/plan emergency/screen \
	full/body full/today session/today full/morning full/log full/settings full/timeline full/why full/helps \
	full/meet meetday/meet/day full/meet/card full/import full/import/look/sample full/data full/more; do
	name=$(echo "$page" | tr / - | sed 's/-$//')
	for width in 500 1280; do
		"$chromium" --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
			--hide-scrollbars --user-data-dir="$profile" --window-size="$width",2000 \
			--screenshot="$out/$name-$width.png" "http://$addr/$page" >/dev/null 2>&1
	done
done
"$chromium" --headless --no-sandbox --disable-gpu --no-first-run --user-data-dir="$profile" \
	--no-pdf-header-footer --print-to-pdf="$out/plan.pdf" "http://$addr/full/plan" >/dev/null 2>&1
ls "$out"
