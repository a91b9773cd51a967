#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Panelwright developers
# SPDX-License-Identifier: MIT
# Runs a program with a keyring of its own, unlocked, in a home of its own: the keyring of whoever tests is not touched.
set -euo pipefail

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME="$home" XDG_RUNTIME_DIR="$home/run" XDG_DATA_HOME="$home/data"
mkdir -p -m 700 "$XDG_RUNTIME_DIR" "$XDG_DATA_HOME"
# The inner shell's own words are expanded there, not here.
# shellcheck disable=SC2016
dbus-run-session -- bash -c '
    echo -n "a password for the test" | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null 2>&1
    "$@"' bash "$@"
