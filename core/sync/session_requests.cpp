// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/migrator.h"
#include "core/sync/outbox.h"
#include "core/sync/outbox_rows.h"
#include "core/sync/replica.h"
#include "core/sync/session.h"
#include "core/sync/wire.h"

#include <QJsonDocument>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

// What a conversation asks the server.
namespace pw
{
namespace
{

/// Small enough that a lost answer costs little, large enough that a long queue drains in few round trips.
constexpr int commandsPerPush = 100;
constexpr qsizetype bytesPerPush = 256 * 1024;
constexpr int rowsPerPull = 5'000;

QByteArray bytes(const std::string &text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

SyncRequest wipedReport(const QString &clientId)
{
    const QJsonObject body{{u"client_id"_s, clientId}};
    return {"POST", u"/sync/v1/wiped"_s, QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

SyncRequest Session::helloRequest() const
{
    HelloRequest hello;
    hello.clientId = m_outbox.clientId();
    hello.incarnation = m_outbox.incarnation();
    hello.previousIncarnation = m_outbox.greetedIncarnation();
    hello.lastSeq = m_outbox.lastWireSeq();
    hello.lastCommandId = m_outbox.lastCommandId();
    hello.cursor = m_replica.cursor();
    hello.serverEpoch = m_replica.serverEpoch();
    hello.viewEpoch = m_replica.viewEpoch();
    hello.wantedLeases = m_outbox.wantedLeases();
    hello.schema = schemaVersion();
    return {"POST", u"/sync/v1/hello"_s, bytes(hello.encode())};
}

SyncRequest Session::pushRequest()
{
    PushRequest push;
    push.clientId = m_outbox.clientId();
    push.schema = schemaVersion();
    QList<OutboxEntry> sent;
    qsizetype size = 0;
    for (const OutboxEntry &entry : m_outbox.unsettled(commandsPerPush)) {
        size += canonicalJson(entry.args).size();
        if (!sent.isEmpty() && size > bytesPerPush)
            break;
        push.commands << wireCommand(entry, m_outbox.wireSeq(entry));
        sent << entry;
    }
    m_outbox.markSent(sent);
    return {"POST", u"/sync/v1/push"_s, bytes(push.encode())};
}

SyncRequest Session::pullRequest() const
{
    QUrlQuery query;
    query.addQueryItem(u"client_id"_s, m_outbox.clientId());
    query.addQueryItem(u"since"_s, QString::number(m_replica.cursor()));
    query.addQueryItem(u"limit"_s, QString::number(rowsPerPull));
    query.addQueryItem(u"schema"_s, QString::number(schemaVersion()));
    if (!m_replica.viewEpoch().isEmpty())
        query.addQueryItem(u"view_epoch"_s, m_replica.viewEpoch());
    if (!m_replica.differing().isEmpty())
        query.addQueryItem(u"whole"_s, m_replica.differing().join(u','));
    if (const QString unsent = m_outbox.firstUnsent(); !unsent.isEmpty())
        query.addQueryItem(u"unsent"_s, unsent);
    return {"GET", u"/sync/v1/pull?"_s + query.toString(QUrl::FullyEncoded), {}};
}

} // namespace pw
