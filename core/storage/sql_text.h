// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

namespace pw
{

/// One statement from a .sql file; `index` is its place in a connection's cache of prepared statements.
struct SqlText {
    int index;
    const char *name;
    const char *text;
};

/// One numbered migration: `set` is "shared", "server" or "desk", `name` is "0001_accounts".
struct MigrationText {
    const char *set;
    const char *name;
    const char *text;
};

} // namespace pw
