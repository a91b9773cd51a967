// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "app/desk/revoked.h"

#include "core/remote/http_transport.h"
#include "core/storage/storage_error.h"
#include "core/sync/profile_files.h"
#include "core/sync/session.h"

using namespace Qt::StringLiterals;

namespace pw::desk
{

Problem removeRevoked(const QString &profileDir, const RevokedDevice &device, const Problem &why)
{
    try {
        wipeProfile(profileDir);
    } catch (const StorageError &error) {
        return {u"not_wiped"_s,
                u"This device was revoked, and its profile could not be removed: "_s + QString::fromUtf8(error.what())};
    }
    HttpTransport http;
    http.setServer(device.server);
    http.setToken(device.token);
    // Where no answer comes the server goes on showing the device as revoked, which is true as well.
    static_cast<void>(WaitingTransport(http).exchange(wipedReport(device.clientId)));
    return why;
}

} // namespace pw::desk
