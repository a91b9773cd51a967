// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/support/sync_route.h"

#include "core/protocol/field_reader.h"
#include "core/sync/sync_server.h"

#include <QJsonDocument>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace pw::test
{

SyncReply replyOf(const Decided<std::string> &answer)
{
    if (answer)
        return {200, QByteArray::fromStdString(*answer)};
    const Refusal &refusal = answer.error();
    const QJsonObject body{{u"code"_s, refusalName(refusal.code)}, {u"detail"_s, refusalSentence(refusal)}};
    const bool malformed = static_cast<int>(refusal.code) < 200;
    return {malformed ? 400 : 409, QJsonDocument(body).toJson()};
}

Decided<std::string> answerWrite(Database &db, const Stamp &stamp, const SyncRequest &request, const Actor &staff)
{
    const auto body = parseJsonObject(request.body);
    if (!body)
        return fail(body.error());
    SyncServer server(db);
    if (request.path == u"/sync/v1/hello")
        return server.hello(staff, stamp, *body);
    if (request.path == u"/sync/v1/wiped")
        return server.wiped(staff, stamp, *body);
    return server.push(staff, stamp, *body);
}

SyncReply answerRead(Database &db, const SyncRequest &request, const Actor &staff, Instant now)
{
    // Rows only: what has files answers for them itself.
    if (request.path.startsWith(u"/sync/v1/snapshot"))
        return {404, R"({"code":"route_not_found","detail":"There is nothing at this address."})"};
    const QUrlQuery query(QUrl(request.path).query());
    const auto text = [&query](const QString &name) { return query.queryItemValue(name, QUrl::FullyDecoded); };
    PullRequest pull{.clientId = text(u"client_id"_s), .since = text(u"since"_s).toLongLong()};
    pull.limit = text(u"limit"_s).toLongLong();
    pull.viewEpoch = text(u"view_epoch"_s);
    if (query.hasQueryItem(u"schema"_s))
        pull.schema = text(u"schema"_s).toLongLong();
    pull.whole = text(u"whole"_s).split(u',', Qt::SkipEmptyParts);
    pull.unsent = text(u"unsent"_s);
    return replyOf(SyncServer(db).pull(staff, pull, now));
}

} // namespace pw::test
