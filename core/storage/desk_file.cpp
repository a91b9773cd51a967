// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/desk_file.h"

#include "core/storage/database.h"
#include "core/storage/desk_meta.h"
#include "core/storage/migrator.h"
#include "core/storage/revision_store.h"
#include "core/storage/storage_error.h"
#include "core/storage/sync_store.h"
#include "sql_catalogue.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

struct Trigger {
    QString name;
    QString text;
};

QList<Trigger> triggersOf(Database &db)
{
    QList<Trigger> triggers;
    auto statement = db.prepare(sql::whole_copy::triggers);
    while (statement.step())
        triggers << Trigger{statement.text("name"), statement.text("sql")};
    return triggers;
}

QString filledIn(const SqlText &sql, QLatin1StringView mark, const QString &word)
{
    return QString::fromUtf8(sql.text).replace(mark, word);
}

/// A crash leaves half a file, which is removed unread: nothing has to be undone and nothing has to be on the disk.
void switchSafetyOff(Database &db)
{
    db.execute(u"PRAGMA main.journal_mode = OFF"_s);
    db.execute(u"PRAGMA main.synchronous = OFF"_s);
    db.execute(u"PRAGMA foreign_keys = OFF"_s);
}

/// The rows that a view shows of one table, with the figures that are kept about them.
void copyTable(Database &db, const ReplicatedTable &table, const View &view)
{
    if (std::ranges::find(view.masks, table.name, &ColumnMask::table) == view.masks.end())
        db.execute(filledIn(sql::whole_copy::rows, "@table@"_L1, table.name));
    else
        SyncStore(db).takeFromShop(table, view);
    db.prepare(sql::whole_copy::rollups).bind("pattern"_L1, table.name + u".%"_s).run();
    db.prepare(sql::whole_copy::sums).bind("table"_L1, QString(table.name)).run();
}

/// Figures are copied like rows, so their triggers must not count again; and SQLite moves whole records only into
/// tables without triggers. Where a view shows a part of a table, the triggers count what arrives.
void copyRows(Database &db, const View &view)
{
    const QList<Trigger> triggers = triggersOf(db);
    for (const Trigger &trigger : triggers)
        db.execute(filledIn(sql::whole_copy::drop_trigger, "@name@"_L1, trigger.name));
    for (const ReplicatedTable &table : replicatedTables()) {
        if (!table.perClient && view.shows(table) && !view.filter(table))
            copyTable(db, table, view);
    }
    for (const Trigger &trigger : triggers)
        db.execute(trigger.text);
    for (const ReplicatedTable &table : replicatedTables()) {
        if (!table.perClient && view.shows(table) && view.filter(table))
            SyncStore(db).takeFromShop(table, view);
    }
}

DeskFileFacts fill(Database &db, const View &view)
{
    // Not IMMEDIATE: that would take the write lock of the shop too.
    db.beginRead();
    DeskFileFacts facts;
    facts.rev = RevisionStore(db).current();
    SyncStore store(db);
    facts.serverEpoch = store.serverMeta(deskmeta::serverEpoch).value_or(QString());
    copyRows(db, view);
    store.setDeskMeta(deskmeta::cursor, QString::number(facts.rev));
    store.setDeskMeta(deskmeta::serverEpoch, facts.serverEpoch);
    store.setDeskMeta(deskmeta::viewEpoch, view.epoch());
    db.commit();
    return facts;
}

DeskFileFacts make(const DeskFileOrder &order)
{
    Database db({.file = order.file, .durability = Database::Durability::Normal});
    switchSafetyOff(db);
    migrate(db, schema::desk());
    db.prepare(sql::whole_copy::attach).bind("file"_L1, order.shopFile).run();
    db.interruptUnless(order.goOn);
    const DeskFileFacts facts = fill(db, order.view);
    // A desk opens its files in this mode; one that is in it already costs it no write.
    db.execute(u"PRAGMA main.journal_mode = WAL"_s);
    return facts;
}

} // namespace

void removeDatabase(const QString &file)
{
    for (const QLatin1StringView ending : {""_L1, "-wal"_L1, "-shm"_L1, "-journal"_L1})
        QFile::remove(file + ending);
}

DeskFileFacts makeDeskFile(const DeskFileOrder &order)
{
    removeDatabase(order.file);
    try {
        return make(order);
    } catch (const StorageError &) {
        removeDatabase(order.file);
        throw;
    }
}

} // namespace pw
