// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/idempotency_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{

std::optional<KeptAnswer> IdempotencyStore::find(const QString &owner, const QString &key) const
{
    auto statement = m_db.prepare(sql::idempotency::find);
    statement.bind("owner"_L1, owner).bind("key"_L1, key);
    if (!statement.step())
        return std::nullopt;
    KeptAnswer kept;
    kept.bodyHash = statement.text("body_hash");
    kept.status = static_cast<int>(statement.integer("status"));
    kept.answer = statement.text("answer");
    return kept;
}

void IdempotencyStore::insert(const QString &owner, const QString &key, const KeptAnswer &answer, Instant now)
{
    m_db.prepare(sql::idempotency::insert)
        .bind("owner"_L1, owner)
        .bind("key"_L1, key)
        .bind("body_hash"_L1, answer.bodyHash)
        .bind("status"_L1, answer.status)
        .bind("answer"_L1, answer.answer)
        .bind("now"_L1, now)
        .run();
}

void IdempotencyStore::prune(Instant before)
{
    m_db.prepare(sql::idempotency::prune).bind("before"_L1, before).run();
}

} // namespace pw
