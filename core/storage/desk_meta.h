// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// The names in desk_meta, base.db's own notes.
namespace pw::deskmeta
{

inline const QString cursor = QStringLiteral("cursor");
inline const QString ackedSeq = QStringLiteral("acked_seq");
inline const QString serverEpoch = QStringLiteral("server_epoch");
inline const QString viewEpoch = QStringLiteral("view_epoch");
inline const QString clientId = QStringLiteral("client_id");
inline const QString isPartial = QStringLiteral("is_partial"); ///< "1" between the first page and the last
inline const QString lastSync = QStringLiteral("last_sync");

} // namespace pw::deskmeta
