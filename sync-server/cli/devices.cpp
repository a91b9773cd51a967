// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/protocol/json_writer.h"
#include "core/storage/auth_store.h"
#include "core/storage/command_log_store.h"
#include "core/storage/quarantine_store.h"
#include "core/storage/staff_store.h"
#include "sync-server/cli/cli.h"
#include "sync-server/cli/shop_session.h"

using namespace Qt::StringLiterals;

namespace pw::server::cli
{
namespace
{

int listDevices(ShopSession &shop)
{
    for (const ClientRecord &client : CommandLogStore(*shop.db).clients()) {
        const auto person = StaffStore(*shop.db).byId(StaffId(client.staff));
        JsonWriter out;
        out.beginObject()
            .field("client_id"_L1, client.clientId)
            .field("staff"_L1, person ? person->name : QString())
            .field("state"_L1, toWord(client.state))
            .field("commands"_L1, client.lastSeq)
            .field("first_seen"_L1, client.createdAt)
            .field("last_seen"_L1, client.seenAt)
            .endObject();
        say(QString::fromStdString(out.take()));
    }
    return 0;
}

int revoke(ShopSession &shop, const QString &clientId)
{
    CommandLogStore log(*shop.db);
    const auto client = log.client(clientId);
    if (!client) {
        complain(u"panelwright-server: there is no desk "_s + clientId);
        return 1;
    }
    if (client->state != ClientState::Active) {
        say(clientId + u" is "_s + toWord(client->state) + u" already"_s);
        return 0;
    }
    Transaction transaction(*shop.db);
    log.setState(clientId, ClientState::Revoked);
    AuthStore(*shop.db).revokeSessionsOf(clientId);
    transaction.commit();
    say(clientId + u" is revoked: it hands in what it has not sent, and removes its copy, when it next connects"_s);
    return 0;
}

} // namespace

int devices(const QStringList &words)
{
    const CommandLine line(words, {u"data"_s}, {});
    const QStringList &rest = line.positional();
    const bool lists = rest.size() == 1 && rest[0] == "list"_L1;
    const bool revokes = rest.size() == 2 && rest[0] == "revoke"_L1;
    if (!lists && !revokes) {
        complain(u"Usage: panelwright-server devices --data DIR list\n"
                 "       panelwright-server devices --data DIR revoke CLIENT_ID"_s);
        return 2;
    }
    const auto shop = openShop(line);
    if (!shop)
        return 2;
    return lists ? listDevices(*shop) : revoke(*shop, rest[1]);
}

int quarantine(const QStringList &words)
{
    const CommandLine line(words, {u"data"_s}, {});
    const auto shop = openShop(line);
    if (!shop)
        return 2;
    for (const QuarantinedCommand &command : QuarantineStore(*shop->db).all()) {
        JsonWriter out;
        out.beginObject()
            .field("command_id"_L1, command.commandId)
            .field("client_id"_L1, command.clientId)
            .field("staff"_L1, command.staffName)
            .field("name"_L1, command.name)
            .field("args"_L1, command.args)
            .field("made_at"_L1, command.madeAt)
            .field("received_at"_L1, command.receivedAt)
            .field("status"_L1, toWord(command.status))
            .endObject();
        say(QString::fromStdString(out.take()));
    }
    return 0;
}

} // namespace pw::server::cli
