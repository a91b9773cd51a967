// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/api/account_json.h"

#include "core/protocol/row_json.h"
#include "core/storage/account_store.h"
#include "sync-server/auth/second_factors.h"

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

SessionOrigin originOf(const Call &call)
{
    const std::string_view agent = call.request.header("User-Agent");
    return {.address = QString::fromStdString(call.request.remoteAddress),
            .agent = QString::fromUtf8(agent.data(), static_cast<qsizetype>(agent.size())).left(maxAgentLength)};
}

} // namespace pw::server
