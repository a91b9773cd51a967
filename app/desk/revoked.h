// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/desk/output.h"
#include "core/base/secret.h"

#include <QString>
#include <QUrl>

namespace pw::desk
{

/// A device that the server has revoked, and what it takes to report that it is gone.
struct RevokedDevice {
    QUrl server;
    Secret token;
    QString clientId;
};

/// Removes everything of the profile, which nobody has open, the key first, and tells the server. What remains is
/// `why`, or what could not be removed.
[[nodiscard]] Problem removeRevoked(const QString &profileDir, const RevokedDevice &device, const Problem &why);

} // namespace pw::desk
