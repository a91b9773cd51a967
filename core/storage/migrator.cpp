// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/migrator.h"

#include "core/storage/database.h"
#include "core/storage/storage_error.h"
#include "sql_catalogue.h"

#include <QSet>

#include <cstring>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

QString fullName(const MigrationText &migration)
{
    return QString::fromLatin1(migration.set) + u'/' + QString::fromLatin1(migration.name);
}

QSet<QString> appliedMigrations(Database &db)
{
    QSet<QString> names;
    auto statement = db.prepare(sql::schema::applied);
    while (statement.step())
        names << statement.text("name");
    return names;
}

void apply(Database &db, const MigrationText &migration)
{
    Transaction transaction(db);
    const QString text = db.dialect().expandMigration(QString::fromUtf8(migration.text));
    for (const QString &statement : text.split(u"-- next\n"_s))
        db.execute(statement);
    db.prepare(sql::schema::note).bind("name"_L1, fullName(migration)).run();
    transaction.commit();
}

} // namespace

QStringList schema::server()
{
    return {u"shared"_s, u"server"_s};
}

QStringList schema::desk()
{
    return {u"shared"_s, u"desk"_s};
}

QStringList schema::outbox()
{
    return {u"outbox"_s};
}

QStringList migrate(Database &db, const QStringList &sets)
{
    db.execute(QString::fromUtf8(sql::schema::create.text));
    QSet<QString> applied = appliedMigrations(db);
    QStringList done;
    for (const QString &set : sets) {
        for (const MigrationText &migration : sql::migrations) {
            if (set != QLatin1StringView(migration.set) || applied.remove(fullName(migration)))
                continue;
            apply(db, migration);
            done << fullName(migration);
        }
    }
    if (!applied.isEmpty())
        throw StorageError(u"opening the database"_s,
                           u"it was made by a newer version, which knows "_s + *applied.cbegin());
    return done;
}

int schemaVersion()
{
    int count = 0;
    for (const MigrationText &migration : sql::migrations)
        count += std::strcmp(migration.set, "shared") == 0;
    return count;
}

} // namespace pw
