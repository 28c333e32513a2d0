# Sourced by run.sh and test.sh: what is needed from Debian (12 or 13), and how it is installed.
# shellcheck shell=bash

# Debian 12 has Boost 1.81 beside its default; Debian 13 has 1.83.
boost_package() {
    if apt-cache show libboost1.81-dev >/dev/null 2>&1; then
        echo libboost1.81-dev
    else
        echo libboost1.83-dev
    fi
}

packages_build=(
    g++ cmake ninja-build pkg-config ccache git ca-certificates
    libsodium-dev             # keys, sealing, hashing
    liblmdb-dev               # the journal and the hub's store
    libcereal-dev             # bodies of events and messages
    libzstd-dev               # compression before encryption
    libyaml-dev               # guides
    libz3-dev                 # proofs over guides
    libcsv-dev                # sheets beside a guide, as CSV
    libzip-dev libexpat1-dev  # the same as ODS
    libexpected-dev           # Result
    libcli11-dev              # command lines
    libspdlog-dev             # the closed log
    nlohmann-json3-dev        # --json, themes, the dumped tree
    libssl-dev                # TLS 1.3 under Beast
    libpango1.0-dev           # all text, on screen and on paper
    libqrencode-dev           # the opener as QR
    libimgui-dev libsdl2-dev libgl-dev  # the window and its drawing layer
    fonts-noto-core           # one family of type for every script
    libgl1-mesa-dri           # OpenGL where there is no graphics card
)
packages_test=(
    libgtest-dev libgmock-dev librapidcheck-dev libbenchmark-dev
    xvfb xauth xdotool x11-utils  # a window without a display, and hands to touch it
    zbar-tools                    # reads the QR back
    poppler-utils                 # reads the papers back
    clang libclang-rt-dev         # libFuzzer
    imagemagick                   # contact sheets of screenshots
)

# install_missing PACKAGE...: asks for the password only if something must be installed.
install_missing() {
    local missing=() name
    for name in "$@"; do
        dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    echo "Installing: ${missing[*]}"
    local as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q >/dev/null
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
        "${missing[@]}" >/dev/null
}

ensure_packages() {  # ensure_packages [test]
    if ! command -v apt-get >/dev/null; then
        echo "This script installs with apt-get, which this machine does not have." >&2
        return 1
    fi
    # The name of Boost's package needs apt's lists, which a fresh machine may not have yet.
    if ! dpkg-query -W -f='${Status}' libboost1.8*-dev 2>/dev/null | grep -q 'ok installed'; then
        local as_root=()
        [ "$(id -u)" -eq 0 ] || as_root=(sudo)
        "${as_root[@]}" apt-get update -q >/dev/null
        packages_build+=("$(boost_package)")
    fi
    if [ "${1:-}" = test ]; then
        install_missing "${packages_build[@]}" "${packages_test[@]}"
    else
        # The demonstration needs a virtual display and hands as well.
        install_missing "${packages_build[@]}" "${packages_test[@]}"
    fi
}

# build PRESET [TARGET...]: configures and builds; the compiler's noise is shown only when it fails.
build() {
    local preset=$1 log
    shift
    log=$(mktemp)
    # Another checkout of the same sources finds what this one compiled.
    export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1
    if ! { cmake --preset "$preset" -DCMAKE_CXX_COMPILER_LAUNCHER=ccache ${KT_CMAKE:-} &&
        cmake --build --preset "$preset" ${1:+--target "$@"}; } >"$log" 2>&1; then
        tail -n 60 "$log" >&2
        rm -f "$log"
        echo "The program could not be built ($preset)." >&2
        return 1
    fi
    rm -f "$log"
}
