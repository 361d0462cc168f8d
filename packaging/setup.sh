#!/bin/sh
# Set up .venv with the locked dependencies and, on Debian, the system packages Qt needs.
# Does nothing when nothing changed. PYTHON=... names the interpreter to use.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# One library a line, with the Debian package that holds it.
qt_libraries() {
    cat <<'LIBRARIES'
libglib-2.0.so.0 libglib2.0-0
libdbus-1.so.3 libdbus-1-3
libEGL.so.1 libegl1
libGL.so.1 libgl1
libfontconfig.so.1 libfontconfig1
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libX11-xcb.so.1 libx11-xcb1
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-sync.so.1 libxcb-sync1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libwayland-cursor.so.0 libwayland-cursor0
libcups.so.2 libcups2
LIBRARIES
}

missing_packages() {
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)
    qt_libraries | while read -r library package; do
        case "$known" in *"$library "*) ;; *) printf ' %s' "$package" ;; esac
    done
}

# Install Debian packages when we may; otherwise return 1.
install_packages() {
    [ "$(id -u)" = 0 ] || return 1
    say "Installing:$*"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $* >&2
}

ensure_system_packages() {
    command -v apt-get >/dev/null || return 0
    packages=$(missing_packages)
    [ -z "$packages" ] || install_packages "$packages" ||
        say "The window needs system packages that are missing: sudo apt-get install$packages"
}

# Name the first Python that is new enough.
find_python() {
    for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
        printf '%s' "$python"
        return
    done
    fail "Convenor needs Python 3.11 or newer (found: $(python3 --version 2>&1 || true)). Name one: PYTHON=/path/to/python3 make setup"
}

make_venv() {
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        package=$("$python" -c 'import sys; print(" python%d.%d-venv" % sys.version_info[:2])')
        install_packages "$package" || fail "This Python cannot make environments: sudo apt-get install$package"
    fi
    "$python" -m venv --clear .venv
}

install_dependencies() {
    say "Setting up .venv (once; about a minute)"
    .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
    .venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
}

# An environment that was moved or half made is made again; one that stands is kept.
venv_stands() {
    [ -x .venv/bin/python ] && [ -x .venv/bin/pip ] && { [ ! -e $stamp ] || grep -q "$PWD\$" $stamp; }
}

stamp=.venv/ready
wanted="$(cat requirements.lock pyproject.toml packaging/setup.sh | cksum) $PWD"
ensure_system_packages
if venv_stands && [ "$(cat $stamp 2>/dev/null)" = "$wanted" ]; then
    exit 0
fi
venv_stands || make_venv
install_dependencies
printf '%s\n' "$wanted" >$stamp
