// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/database.h"
#include "core/storage/migrator.h"
#include "core/storage/rollup_store.h"
#include "core/storage/storage_error.h"
#include "core/storage/user_store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pw;
using namespace Qt::StringLiterals;

class DatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void migratesOnceAndAgain();
    void refusesNewerDatabase();
    void rollsBackUnlessCommitted();
    void savepointsNest();
    void balanceCannotGoBelowZero();
    void ledgerIsAppendOnly();
    void fullDiskLosesNothingCommitted();

private:
    QString file() const { return m_dir.filePath(QString::fromLatin1(QTest::currentTestFunction()) + u".db"_s); }

    QTemporaryDir m_dir;
};

void DatabaseTest::migratesOnceAndAgain()
{
    {
        Database db({.file = file()});
        QVERIFY(!migrate(db, schema::server()).isEmpty());
        QVERIFY(migrate(db, schema::server()).isEmpty());
    }
    Database again({.file = file()});
    QVERIFY(migrate(again, schema::server()).isEmpty());
    Database desk({.file = m_dir.filePath(u"desk.db"_s)});
    QVERIFY(!migrate(desk, schema::desk()).isEmpty());
    Database outbox({.file = m_dir.filePath(u"outbox.db"_s)});
    QVERIFY(!migrate(outbox, schema::outbox()).isEmpty());
}

void DatabaseTest::refusesNewerDatabase()
{
    Database db({.file = file()});
    migrate(db, schema::server());
    db.execute(u"INSERT INTO schema_migrations (name) VALUES ('shared/9999_future')"_s);
    QVERIFY_THROWS_EXCEPTION(StorageError, migrate(db, schema::server()));
}

void DatabaseTest::rollsBackUnlessCommitted()
{
    Database db({.file = file()});
    migrate(db, schema::server());
    {
        Transaction transaction(db);
        UserStore(db).insert(u"anna"_s, u"anna@example.com"_s, {.rev = 1, .now = Instant(1)});
    }
    QVERIFY(!UserStore(db).byLogin(u"anna"_s));
    {
        Transaction transaction(db);
        UserStore(db).insert(u"Anna"_s, u"anna@example.com"_s, {.rev = 1, .now = Instant(1)});
        transaction.commit();
    }
    QVERIFY(UserStore(db).byLogin(u"ANNA"_s));
    QVERIFY(UserStore(db).byLogin(u"anna@EXAMPLE.com"_s));
    QCOMPARE(RollupStore(db).totals().value(u"users.active"_s), 1);
}

void DatabaseTest::savepointsNest()
{
    Database db({.file = file()});
    migrate(db, schema::server());
    Transaction transaction(db);
    UserStore users(db);
    const Stamp stamp{.rev = 1, .now = Instant(1)};
    {
        Savepoint outer(db);
        users.insert(u"kept"_s, u"kept@example.com"_s, stamp);
        {
            Savepoint inner(db);
            users.insert(u"undone"_s, u"undone@example.com"_s, stamp);
        }
        outer.release();
    }
    transaction.commit();
    QVERIFY(users.byLogin(u"kept"_s));
    QVERIFY(!users.byLogin(u"undone"_s));
}

void DatabaseTest::balanceCannotGoBelowZero()
{
    Database db({.file = file()});
    migrate(db, schema::server());
    Transaction transaction(db);
    UserStore users(db);
    const Stamp stamp{.rev = 1, .now = Instant(1)};
    User user = users.byId(users.insert(u"anna"_s, u"anna@example.com"_s, stamp)).value();
    user.balance = Money::fromUnits(-1);
    QVERIFY_THROWS_EXCEPTION(StorageError, users.setMoney(user, stamp));
}

void DatabaseTest::ledgerIsAppendOnly()
{
    Database db({.file = file()});
    migrate(db, schema::server());
    db.execute(u"INSERT INTO transfers (key, kind, debit, credit, amount, memo, actor, created_at, rev) "
               "VALUES ('k', 'opening', 'a', 'b', 1, '', '', 1, 1)"_s);
    QVERIFY_THROWS_EXCEPTION(StorageError, db.execute(u"UPDATE transfers SET amount = 2"_s));
    QVERIFY_THROWS_EXCEPTION(StorageError, db.execute(u"DELETE FROM transfers"_s));
    QVERIFY_THROWS_EXCEPTION(
        StorageError,
        db.execute(u"INSERT INTO transfers (key, kind, debit, credit, amount, memo, actor, created_at, rev) "
                   "VALUES ('k', 'opening', 'a', 'b', 1, '', '', 1, 1)"_s));
}

void DatabaseTest::fullDiskLosesNothingCommitted()
{
    Database db({.file = file()});
    migrate(db, schema::server());
    const Stamp stamp{.rev = 1, .now = Instant(1)};
    {
        Transaction transaction(db);
        UserStore(db).insert(u"before"_s, u"before@example.com"_s, stamp);
        transaction.commit();
    }
    db.execute(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    // A page limit makes SQLite answer SQLITE_FULL, just as a full disk does.
    db.execute(u"PRAGMA max_page_count = 1"_s);
    bool full = false;
    try {
        Transaction transaction(db);
        for (int i = 0; i < 2000; ++i) {
            const QString name = u"user"_s + QString::number(i);
            UserStore(db).insert(name, QString(name + u"@example.com"_s), stamp);
        }
        transaction.commit();
    } catch (const StorageError &) {
        full = true;
    }
    QVERIFY(full);
    QVERIFY(!db.inTransaction() && !db.engineInTransaction());
    QVERIFY(UserStore(db).byLogin(u"before"_s));
    QVERIFY(!UserStore(db).byLogin(u"user0"_s));
}

QTEST_GUILESS_MAIN(DatabaseTest)
#include "tst_database.moc"
