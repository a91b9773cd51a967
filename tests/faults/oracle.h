// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/journeys/desk_process.h"
#include "tests/support/server_process.h"

#include <QList>
#include <QString>
#include <QVariant>

namespace pw::test
{

/// Out of a database file that another program may be using; empty where it cannot be read.
[[nodiscard]] QList<QVariantList> rowsIn(const QString &databaseFile, const QString &sql);
/// The first value of the first row.
[[nodiscard]] QVariant valueIn(const QString &databaseFile, const QString &sql);

/// Whether the desk's confirmed rows are what the server says this desk should hold. Empty = equal, otherwise what
/// differs. Neither program may be writing.
class Oracle
{
public:
    /// `role` is that of the person at the desk; tests/faults/projections has "owner" and "support".
    Oracle(ServerProcess &server, QString role) : m_server(server), m_role(std::move(role)) {}

    /// By the programs' own dumps; the desk must not be open.
    [[nodiscard]] QString compareDumps(const DeskProcess &desk) const;
    /// Also while both are open, as long as neither writes. By `sqlite3 .sha3sum` over tables that the SQL in
    /// tests/faults/projections builds from both files, so that none of our code takes part: of the server's what this
    /// role should see, of the desk's what is there.
    [[nodiscard]] QString compareSums(const DeskProcess &desk) const;
    /// Both, and panelwright-server verify.
    [[nodiscard]] QString compare(const DeskProcess &desk) const;

private:
    ServerProcess &m_server;
    QString m_role;
};

} // namespace pw::test
