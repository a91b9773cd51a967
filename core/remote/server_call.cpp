// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/remote/server_call.h"

#include "core/protocol/field_reader.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace pw
{

SyncRequest requestOf(const ServerCall &call, const QByteArray &key)
{
    SyncRequest request{.method = call.method, .path = call.path, .body = {}};
    if (call.method == "GET")
        return request;
    request.body = QJsonDocument(call.body).toJson(QJsonDocument::Compact);
    request.headers << HeaderField{"Idempotency-Key", key};
    return request;
}

ServerAnswer answerOf(const std::optional<SyncReply> &reply, const QString &problem)
{
    if (!reply)
        return {.problem = problem.isEmpty() ? u"The server did not answer."_s : problem};
    ServerAnswer answer{.status = reply->status};
    // Where there is nothing to say.
    if (reply->status == 204)
        return answer;
    const auto body = parseJsonObject(reply->body);
    if (body)
        answer.body = *body;
    if (body && reply->status >= 200 && reply->status < 300)
        return answer;
    answer.code = answer.body.value("code"_L1).toString();
    answer.field = answer.body.value("field"_L1).toString();
    answer.problem = answer.body.value("detail"_L1).toString();
    if (answer.problem.isEmpty())
        answer.problem = u"The server's answer could not be understood (HTTP status %1)."_s.arg(reply->status);
    return answer;
}

} // namespace pw
