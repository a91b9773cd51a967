// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/protocol/json_writer.h"
#include "core/storage/audit_store.h"
#include "core/storage/migrator.h"
#include "core/storage/verify_store.h"
#include "sync-server/cli/cli.h"
#include "sync-server/cli/shop_session.h"

using namespace Qt::StringLiterals;

namespace pw::server::cli
{
namespace
{

void report(const Mismatch &mismatch)
{
    JsonWriter out;
    out.beginObject()
        .field("check"_L1, mismatch.what)
        .field("subject"_L1, mismatch.subject)
        .field("stored"_L1, mismatch.stored)
        .field("expected"_L1, mismatch.expected)
        .endObject();
    say(QString::fromStdString(out.take()));
}

void reportBreak(const AuditBreak &gap)
{
    JsonWriter out;
    out.beginObject()
        .field("check"_L1, "audit"_L1)
        .field("subject"_L1, u"entry "_s + QString::number(gap.id))
        .field("problem"_L1, gap.what)
        .endObject();
    say(QString::fromStdString(out.take()));
}

} // namespace

int verify(const QStringList &words)
{
    const CommandLine line(words, {u"data"_s, u"expect-head"_s}, {});
    const auto shop = openShop(line);
    if (!shop)
        return 2;
    const VerifyStore store(*shop->db);
    const AuditStore audit(*shop->db);
    const qint64 found = store.check(report) + audit.check(line.value(u"expect-head"_s), reportBreak);
    const AuditHead head = audit.head();
    const RowCounts counts = store.counts();
    JsonWriter out;
    out.beginObject()
        .field("ok"_L1, found == 0)
        .field("mismatches"_L1, found)
        .field("users"_L1, counts.users)
        .field("services"_L1, counts.services)
        .field("orders"_L1, counts.orders)
        .field("transfers"_L1, counts.transfers)
        .field("tickets"_L1, counts.tickets)
        .field("messages"_L1, counts.messages)
        .field("audit_entries"_L1, head.id)
        .field("audit_head"_L1, head.hash)
        .endObject();
    say(QString::fromStdString(out.take()));
    return found == 0 ? 0 : 1;
}

int migrateShop(const QStringList &words)
{
    const CommandLine line(words, {u"data"_s}, {});
    // Opening a shop brings it to the newest schema.
    if (!openShop(line))
        return 2;
    say(u"The shop has schema "_s + QString::number(schemaVersion()));
    return 0;
}

} // namespace pw::server::cli
