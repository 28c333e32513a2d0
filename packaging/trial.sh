#!/usr/bin/env bash
# Makes a trial municipality on this machine, with the commands that a real one gives:
#   packaging/trial.sh FOLDER PORT        makes root, team, hub, two publishers, a kiosk and a laptop
#   packaging/trial.sh FOLDER PORT serve  only starts the hub that is there (in the foreground)
# A real municipality keeps FOLDER/root on a stick in a safe, away from every line.
set -euo pipefail
bin=${KT_BIN:-$(cd "$(dirname "$0")/.." && pwd)/build/bin}
folder=$1
port=$2
hub_address=https://127.0.0.1:$port
team="Sociaal team"

serve() {
    exec "$bin/keukentafel-hub" serve --store "lmdb:$folder/hub" \
        --root-public "$folder/root/root.pub" --listen "127.0.0.1:$port" --external "$hub_address"
}
if [ "${3:-}" = serve ]; then serve; fi
if [ -e "$folder/done" ]; then exit 0; fi

rm -rf "$folder"
mkdir -p "$folder"
chmod 700 "$folder"
quietly() { "$@" >>"$folder/ceremony.log" 2>&1 || { tail -n 3 "$folder/ceremony.log" >&2; return 1; }; }
cli() { quietly "$bin/keukentafel-cli" "$@"; }
hub() { quietly "$bin/keukentafel-hub" "$@" --store "lmdb:$folder/hub" --root-public "$folder/root/root.pub"; }

# The municipality's root and team: offline.
cli root create "$folder/root" --trial
cli team create "$team" --root "$folder/root"

# The hub makes its TLS key; the root certifies its address and that key.
"$bin/keukentafel-hub" key --store "lmdb:$folder/hub" >"$folder/hub-key.txt" 2>>"$folder/ceremony.log"
pins=$(grep -oE '[0-9a-f]{64}' "$folder/hub-key.txt")
next_pin=$(sed -n 2p <<<"$pins")
cli root hub --root "$folder/root" --address "$hub_address" --pin "$(head -n1 <<<"$pins")" \
    ${next_pin:+--next-pin "$next_pin"}

# Two tickets: one for a kiosk, one for a laptop. The hub is told only enough to know them by.
for role in kiosk laptop; do
    cli root ticket --root "$folder/root" --role "$role" --team "$team" \
        --out "$folder/$role.ticket" --stub "$folder/$role.stub"
    hub enrol --stub "$folder/$role.stub"
done

printf '%s\n' "${KT_TRIAL_PASSPHRASE:-samen aan tafel}" >"$folder/passphrase"
chmod 600 "$folder/passphrase"

# Two people who may publish guides: one proposes, the other approves. Each has a folder of their own.
publisher() {  # publisher NUMBER NAME
    local data=$folder/publisher-$1
    cli publisher create --data "$data" --name "$2" --out "$data.request" \
        --passphrase-file "$folder/passphrase"
    cli root publisher "$data.request" --root "$folder/root" --out "$data.papers"
    cli publisher accept "$data.papers" --data "$data" --passphrase-file "$folder/passphrase"
}
publisher 1 "Eerste publicist"
publisher 2 "Tweede publicist"

# The devices ask; a custodian certifies; the hub passes the certificates on.
"$bin/keukentafel-hub" serve --store "lmdb:$folder/hub" --root-public "$folder/root/root.pub" \
    --listen "127.0.0.1:$port" --external "$hub_address" >>"$folder/hub.log" 2>&1 &
hub_pid=$!
trap 'kill "$hub_pid" 2>/dev/null || true' EXIT
for _ in $(seq 200); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break
    kill -0 "$hub_pid" 2>/dev/null || { tail -n 3 "$folder/hub.log" >&2; exit 1; }
    sleep 0.1
done
enrol() {  # enrol ROLE NAME [options of the device]
    local role=$1 name=$2
    shift 2
    # Asks first; the answer is that it waits for its certificates.
    "$bin/keukentafel-cli" device enrol "$folder/$role.ticket" --data "$folder/$role" \
        --name "$name" "$@" >>"$folder/ceremony.log" 2>&1 || true
    hub devices --pending --out "$folder/$role.request"
    cli certify "$folder/$role.request" --root "$folder/root" --team "$team" --name "$name" \
        --out "$folder/$role.package"
    hub devices --accept "$folder/$role.package"
    cli device enrol "$folder/$role.ticket" --data "$folder/$role" --name "$name" --wait 20 "$@"
}
enrol kiosk "Kiosk Stadhuis, hal"
enrol laptop "Laptop wijkteam" --passphrase-file "$folder/passphrase"
touch "$folder/done"
