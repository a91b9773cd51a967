// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/activity_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{

void ActivityStore::add(const ActivitySubject &subject, const QString &actor, const QString &command,
                        const Stamp &stamp)
{
    m_db.prepare(sql::activity::insert)
        .bind("at"_L1, stamp.now)
        .bind("actor"_L1, actor)
        .bind("command"_L1, command)
        .bind("subject"_L1, subject.kind)
        .bind("subject_id"_L1, subject.id)
        .bind("rev"_L1, stamp.rev)
        .run();
}

QList<Activity> ActivityStore::of(const ActivitySubject &subject, int limit) const
{
    auto statement = m_db.prepare(sql::activity::of_subject);
    statement.bind("subject"_L1, subject.kind).bind("subject_id"_L1, subject.id).bind("limit"_L1, limit);
    QList<Activity> found;
    while (statement.step()) {
        Activity activity;
        activity.at = statement.instant("at");
        activity.actor = statement.text("actor");
        activity.command = statement.text("command");
        found << activity;
    }
    return found;
}

} // namespace pw
