// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace pw
{
class IdSource;
}

namespace pw::server
{

/// Where a shop lives: shop.db and server.key, readable by the server's account alone.
class DataFolder
{
public:
    explicit DataFolder(QString path) : m_path(std::move(path)) {}

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] bool holdsShop() const;
    /// False where the folder cannot be made.
    [[nodiscard]] bool create() const;
    [[nodiscard]] Database::Options database() const;
    /// Copies of the shop for new desks; everything in it can be made again.
    [[nodiscard]] QString snapshots() const { return m_path + QStringLiteral("/snapshots"); }
    /// Where mail goes while no mail server is named.
    [[nodiscard]] QString mail() const { return m_path + QStringLiteral("/mail"); }
    /// Held by whoever serves the shop or replaces it.
    [[nodiscard]] QString lockFile() const { return m_path + QStringLiteral("/server.lock"); }
    [[nodiscard]] QString secretFile() const { return m_path + QStringLiteral("/server.key"); }
    /// The key of keyed hashes and sealed answers; made when missing. nullopt where it can neither be read nor written.
    [[nodiscard]] std::optional<QByteArray> secret(IdSource &ids) const;

private:
    QString m_path;
};

} // namespace pw::server
