#!/usr/bin/env bash
# Every screen of the kiosk as a picture, and contact sheets to look at: sheet.sh DIR [SCREEN].
# A row of a sheet is one screen, its columns are the themes and in each the sizes of text.
set -euo pipefail
out=${1:?usage: sheet.sh DIR [SCREEN]}
root=$(cd "$(dirname "$0")/../.." && pwd)
program=${KEUKENTAFEL:-$root/build/bin/keukentafel}
mkdir -p "$out/screens"
"$program" --gallery "$out/screens" --all-themes --only "${2:-}"

thumbnail=(-background '#6F7572' -geometry '240x240>+4+4')
for language in $(cd "$out/screens" && printf '%s\n' *.landscape.* |
    sed -E 's/.*\.([a-z]+)\.landscape\..*/\1/' | sort -u); do
    for way in landscape portrait; do
        rows=()
        scratch=$(mktemp -d)
        for first in "$out"/screens/*."$language.$way".paper.medium.png; do
            screen=${first%.paper.medium.png}
            row="$scratch/$(basename "$screen").png"
            pictures=()
            for theme in paper black_on_white white_on_black low_glare; do
                for size in small medium large extra_large; do
                    pictures+=("$screen.$theme.$size.png")
                done
            done
            montage "${pictures[@]}" -tile x1 "${thumbnail[@]}" "$row"
            rows+=("$row")
        done
        # One row after another: all pictures at once would not fit in memory.
        convert "${rows[@]}" -append "$out/sheet.$language.$way.png"
        rm -r "$scratch"
        echo "$out/sheet.$language.$way.png"
    done
done
