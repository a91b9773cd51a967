// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/source_change_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{

void SourceChangeStore::add(const SourceChange &change)
{
    m_db.prepare(sql::providers::add_change)
        .bind("provider"_L1, change.provider)
        .bind("source"_L1, change.source)
        .bind("service"_L1, change.service)
        .bind("kind"_L1, toWord(change.kind))
        .bind("old_value"_L1, change.before)
        .bind("new_value"_L1, change.after)
        .bind("actor"_L1, change.actor)
        .bind("now"_L1, change.at)
        .run();
}

QList<SourceChange> SourceChangeStore::page(const SourceChangeFilter &filter) const
{
    auto statement = m_db.prepare(sql::providers::changes);
    statement.bind("provider"_L1, filter.provider).bind("after"_L1, filter.after).bind("limit"_L1, filter.limit);
    QList<SourceChange> changes;
    while (statement.step()) {
        SourceChange change;
        change.id = statement.integer("id");
        change.provider = filter.provider;
        change.source = statement.id<SourceId>("source_id");
        change.service = statement.id<ServiceId>("service_id");
        change.kind = statement.word<SourceChangeKind>("kind");
        change.before = statement.text("old_value");
        change.after = statement.text("new_value");
        change.actor = statement.text("actor");
        change.at = statement.instant("created_at");
        changes << change;
    }
    return changes;
}

void SourceChangeStore::prune(Instant before)
{
    m_db.prepare(sql::providers::prune_changes).bind("before"_L1, before).run();
}

} // namespace pw
