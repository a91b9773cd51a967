// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/base_file.h"

#include "core/storage/database.h"
#include "core/storage/desk_meta.h"
#include "core/storage/disk_file.h"
#include "core/storage/migrator.h"
#include "core/storage/replicated_tables.h"
#include "core/storage/storage_error.h"
#include "core/storage/sync_store.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

const QString checking = u"checking the copy of the shop"_s;
const QString takingOver = u"taking over the copy of the shop"_s;

void checkTables(const SyncStore &store)
{
    for (const ReplicatedTable &table : replicatedTables()) {
        QStringList wanted;
        for (const QLatin1StringView column : table.columns)
            wanted << column;
        if (store.columnsInDatabase(table) != wanted)
            throw StorageError(checking, u"its table "_s + table.name + u" has other columns"_s);
    }
}

} // namespace

void checkBaseFile(const QString &file, const BaseExpectation &expected)
{
    Database db({.file = file, .durability = Database::Durability::Full, .key = expected.key});
    migrate(db, schema::desk());
    const SyncStore store(db);
    checkTables(store);
    if (store.deskMeta(deskmeta::cursor).toLongLong() <= 0)
        throw StorageError(checking, u"it has no revision"_s);
    const QString epoch = store.deskMeta(deskmeta::serverEpoch);
    if (!expected.serverEpoch.isEmpty() && epoch != expected.serverEpoch)
        throw StorageError(checking, u"it was made before the server was restored"_s);
    if (!expected.viewEpoch.isEmpty() && store.deskMeta(deskmeta::viewEpoch) != expected.viewEpoch)
        throw StorageError(checking, u"it was made for another role"_s);
}

void takeOverAsBase(const QString &file, const QString &base)
{
    // The log of the old base would be taken for the new one's. Its last connection has folded it in when it was
    // closed; where that failed, the old base is not whole without it.
    const QString log = base + u"-wal"_s;
    if (QFileInfo(log).size() > 0)
        throw StorageError(takingOver, u"the old one could not be closed"_s);
    for (const QString &beside : {log, QString(base + u"-shm"_s)}) {
        if (QFile::exists(beside) && !QFile::remove(beside))
            throw StorageError(takingOver, beside + u" could not be removed"_s);
    }
    replaceFile(file, base);
}

} // namespace pw
