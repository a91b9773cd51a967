// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/data_folder.h"

#include "core/base/id_source.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

constexpr qsizetype secretBytes = 32;

} // namespace

bool DataFolder::holdsShop() const
{
    return QFile::exists(m_path + u"/shop.db"_s);
}

bool DataFolder::create() const
{
    return QDir().mkpath(m_path);
}

Database::Options DataFolder::database() const
{
    return {.file = m_path + u"/shop.db"_s};
}

std::optional<QByteArray> DataFolder::secret(IdSource &ids) const
{
    QFile file(secretFile());
    if (file.open(QIODevice::ReadOnly)) {
        const QByteArray secret = file.readAll();
        return secret.size() == secretBytes ? std::optional(secret) : std::nullopt;
    }
    const QByteArray secret = ids.randomBytes(secretBytes);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return std::nullopt;
    const bool kept = file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(secret) == secretBytes;
    return kept && file.flush() ? std::optional(secret) : std::nullopt;
}

} // namespace pw::server
