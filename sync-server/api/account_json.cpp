// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/api/account_json.h"

#include "core/protocol/row_json.h"
#include "core/storage/account_store.h"
#include "sync-server/auth/second_factors.h"

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

constexpr qsizetype maxAgentLength = 200;

} // namespace

void writeAccount(JsonWriter &out, Database &db, const User &user, const QString &currency)
{
    const rowjson::AccountGuard guard{.emailConfirmed = AccountStore(db).emailConfirmed(user.id),
                                      .secondFactor = SecondFactors::isOn(db, Actor::customer(user.id, user.username))};
    rowjson::writeOwnUser(out, user, currency, guard);
}

void writeSession(JsonWriter &out, const SessionRow &row, const QString &current)
{
    out.beginObject()
        .field("id"_L1, row.publicId)
        .field("created_at"_L1, row.createdAt)
        .field("used_at"_L1, row.usedAt)
        .field("expires_at"_L1, row.expiresAt)
        .field("address"_L1, row.origin.address)
        .field("agent"_L1, row.origin.agent)
        .field("current"_L1, row.tokenHash == current)
        .endObject();
}

SessionOrigin originOf(const Call &call)
{
    const std::string_view agent = call.request.header("User-Agent");
    return {.address = QString::fromStdString(call.request.remoteAddress),
            .agent = QString::fromUtf8(agent.data(), static_cast<qsizetype>(agent.size())).left(maxAgentLength)};
}

} // namespace pw::server
