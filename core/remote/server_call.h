// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/transport.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace pw
{

/// Something that only the server can do, now, for who is signed in: it is not kept, and not sent again. For what must
/// not lie on a desk (a provider's key), or is not there (a provider's list).
struct ServerCall {
    QByteArray method;     ///< "GET", "POST", "PUT", "DELETE"
    QString path;          ///< with its query: "/api/admin/providers/1/services?percent=20"
    QJsonObject body = {}; ///< not for GET
};

struct ServerAnswer {
    int status = 0; ///< of HTTP; 0 = none came
    QJsonObject body = {};
    QString problem = {}; ///< empty where it went well; otherwise a sentence for the person
    QString code = {};    ///< the refusal's name, where the server named one
    QString field = {};   ///< at fault, where there is one

    [[nodiscard]] bool isDone() const { return problem.isEmpty(); }
};

/// `key` makes a call that changes something happen once, however often its bytes arrive; it is not sent with GET.
[[nodiscard]] SyncRequest requestOf(const ServerCall &call, const QByteArray &key);
[[nodiscard]] ServerAnswer answerOf(const std::optional<SyncReply> &reply, const QString &problem);

} // namespace pw
