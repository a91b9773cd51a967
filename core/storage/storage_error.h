// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <stdexcept>

namespace pw
{

/// The database itself failed: full disk, lost file, corruption, locked by another program. Thrown, because no rule of
/// the business can answer it; every transaction in its way rolls back. A constraint that commands guard anyway also
/// ends here.
class StorageError : public std::runtime_error
{
public:
    StorageError(const QString &doing, const QString &reason)
        : std::runtime_error(QString(doing + QStringLiteral(": ") + reason).toStdString())
    {
    }
};

} // namespace pw
