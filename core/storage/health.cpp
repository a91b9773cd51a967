// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/health.h"

#include "core/storage/database.h"
#include "core/storage/ledger_store.h"
#include "core/storage/storage_error.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{

QStringList integrityProblems(Database &db)
{
    QStringList problems;
    auto statement = db.prepareText(u"health/integrity"_s, u"PRAGMA integrity_check(20)"_s);
    while (statement.step()) {
        if (const QString line = statement.columnAt(0).toString(); line != u"ok")
            problems << line;
    }
    return problems;
}

QStringList foreignKeyProblems(Database &db)
{
    QStringList problems;
    auto statement = db.prepareText(u"health/foreign keys"_s, u"PRAGMA foreign_key_check"_s);
    while (statement.step())
        problems << u"%1 row %2 names a row of %3 that is not there"_s.arg(
            statement.columnAt(0).toString(), statement.columnAt(1).toString(), statement.columnAt(2).toString());
    return problems;
}

QStringList missingMigrations(Database &db, const QStringList &sets)
{
    QStringList applied;
    auto statement = db.prepare(sql::schema::applied);
    while (statement.step())
        applied << statement.text("name");
    QStringList missing;
    for (const MigrationText &migration : sql::migrations) {
        const QString name = QString::fromLatin1(migration.set) + u'/' + QString::fromLatin1(migration.name);
        if (sets.contains(QString::fromLatin1(migration.set)) && applied.removeAll(name) == 0)
            missing << name;
    }
    if (!applied.isEmpty())
        throw StorageError(u"reading the schema"_s, u"a newer version made it, which knows "_s + applied.first());
    return missing;
}

Instant newestTransfer(Database &db)
{
    const QList<Transfer> newest = LedgerStore(db).page({.user = {}, .limit = 1});
    return newest.isEmpty() ? Instant() : newest.first().createdAt;
}

} // namespace pw
