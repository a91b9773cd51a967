// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/migrator.h"
#include "core/storage/revision_store.h"
#include "core/storage/sync_store.h"
#include "core/sync/row_page.h"
#include "sql_catalogue.h"
#include "tests/core/sync/sync_world.h"

#include <QRegularExpression>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;

/// Copying rows without knowing them.
class SyncStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listIsTheSchema();
    void pagesAreCutBetweenRevisions_data();
    void pagesAreCutBetweenRevisions();
    void pagesBringEverythingOnce();
    void otherClientsResultsStayAway();
    void namesMayWander();
    void deletedRowsGo();

private:
    static std::unique_ptr<Database> open(const QString &file, const QStringList &sets)
    {
        auto db = std::make_unique<Database>(Database::Options{.file = file});
        migrate(*db, sets);
        return db;
    }
    static void addCategory(Database &db, qint64 id, const QString &name, qint64 rev)
    {
        Transaction transaction(db);
        SyncStore(db).upsert(*findReplicatedTable(u"categories"),
                             {QVariant(id), QVariant(name), QVariant(qint64(0)), QVariant(qint64(1)), QVariant(rev)});
        db.prepareText(u"test bump"_s, u"UPDATE revision SET rev = max(rev, :rev)"_s).bind("rev"_L1, rev).run();
        transaction.commit();
    }
    static QStringList namesIn(Database &db)
    {
        QStringList names;
        SyncStore(db).visitAll(*findReplicatedTable(u"categories"), {},
                               [&](const Statement &row) { names << row.columnAt(1).toString(); });
        return names;
    }
};

void SyncStoreTest::listIsTheSchema()
{
    const QTemporaryDir dir;
    const auto db = open(dir.filePath(u"a.db"_s), schema::desk());
    QSet<QString> listed;
    for (const ReplicatedTable &table : replicatedTables()) {
        QStringList columns;
        for (const QLatin1StringView column : table.columns)
            columns << column;
        QCOMPARE(columns, SyncStore(*db).columnsInDatabase(table));
        QVERIFY(table.columnIndex(table.key) == 0);
        QVERIFY(table.columnIndex("rev"_L1) > 0);
        // Quarantined commands name their client too, but are the owner's to see.
        QCOMPARE(table.perClient, table.columnIndex("client_id"_L1) > 0 && table.name != "quarantine"_L1);
        listed << table.name;
    }
    // A table of the shared set with a revision that nobody listed would silently stay at home.
    const QRegularExpression created(u"CREATE TABLE (\\w+) \\(([^;]*?)@(strict|clustered)@"_s);
    QSet<QString> made;
    for (const MigrationText &migration : sql::migrations) {
        if (QLatin1StringView(migration.set) != "shared"_L1)
            continue;
        for (auto it = created.globalMatch(QString::fromUtf8(migration.text)); it.hasNext();) {
            const auto match = it.next();
            if (match.captured(2).contains(u" rev @int@"))
                made << match.captured(1);
        }
    }
    QCOMPARE(listed, made);
}

void SyncStoreTest::pagesAreCutBetweenRevisions_data()
{
    QTest::addColumn<QList<qint64>>("revisions");
    QTest::addColumn<qint64>("since");
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<qint64>("toRev");
    QTest::addColumn<bool>("more");
    using Revs = QList<qint64>;
    QTest::newRow("nothing new") << Revs{1, 2} << qint64(2) << qint64(10) << qint64(2) << false;
    QTest::newRow("all fits") << Revs{1, 2, 3} << qint64(0) << qint64(3) << qint64(3) << false;
    QTest::newRow("one too many") << Revs{1, 2, 3} << qint64(0) << qint64(2) << qint64(2) << true;
    QTest::newRow("a revision stays whole") << Revs{1, 2, 2, 2, 3} << qint64(0) << qint64(3) << qint64(1) << true;
    QTest::newRow("a long first revision goes alone")
        << Revs{5, 5, 5, 6} << qint64(0) << qint64(2) << qint64(5) << true;
    QTest::newRow("a long last revision") << Revs{5, 5, 5} << qint64(4) << qint64(1) << qint64(5) << false;
    QTest::newRow("gaps") << Revs{10, 20, 30} << qint64(10) << qint64(1) << qint64(29) << true;
}

void SyncStoreTest::pagesAreCutBetweenRevisions()
{
    QFETCH(const QList<qint64>, revisions);
    QFETCH(const qint64, since);
    QFETCH(const qint64, limit);
    const QTemporaryDir dir;
    const auto db = open(dir.filePath(u"a.db"_s), schema::server());
    qint64 id = 0;
    for (const qint64 rev : revisions) {
        ++id;
        addCategory(*db, id, u"c%1"_s.arg(id), rev);
    }
    const PageCut cut = SyncStore(*db).cutPage({}, since, limit);
    QTEST(cut.toRev, "toRev");
    QTEST(cut.more, "more");
}

void SyncStoreTest::pagesBringEverythingOnce()
{
    const QTemporaryDir dir;
    Shop shop(dir.filePath(u"shop"_s), 200);
    // Revisions of every length, over several tables.
    for (int i = 0; i < 40; ++i) {
        Transaction transaction(shop.db());
        const qint64 rev = RevisionStore(shop.db()).next();
        shop.db()
            .prepareText(u"test touch"_s, u"UPDATE orders SET rev = :rev WHERE id % 40 = :i OR id < :i"_s)
            .bind("rev"_L1, rev)
            .bind("i"_L1, i)
            .run();
        transaction.commit();
    }
    const SyncStore store(shop.db());
    const Projection everything;
    const qint64 last = RevisionStore(shop.db()).current();
    for (const qint64 limit : {1, 7, 50, 1000, 100'000}) {
        QHash<QString, int> seen;
        qint64 since = 0;
        for (bool more = true; more;) {
            const PageCut cut = store.cutPage(everything, since, limit);
            QSet<qint64> revisions;
            int rows = 0;
            for (const ReplicatedTable &table : replicatedTables()) {
                store.visitRows(table, everything, since, cut.toRev, [&](const Statement &row) {
                    ++seen[table.name + row.columnAt(0).toString()];
                    revisions << row.columnAt(row.columnCount() - 1).toLongLong();
                    ++rows;
                });
            }
            QVERIFY2(rows <= limit || revisions.size() == 1, "a page of several revisions is longer than asked");
            QVERIFY(!cut.more || cut.toRev > since);
            QCOMPARE(cut.more, cut.toRev < last);
            since = cut.toRev;
            more = cut.more;
        }
        QVERIFY(std::ranges::all_of(seen, [](int times) { return times == 1; }));
        QCOMPARE(QByteArray::number(seen.size()), QByteArray::number(dumpOf(shop.db(), {}).count('\n')));
    }
}

void SyncStoreTest::otherClientsResultsStayAway()
{
    const QTemporaryDir dir;
    Shop shop(dir.filePath(u"shop"_s), 50);
    DeskAt first(shop, dir.filePath(u"first"_s), 1);
    DeskAt second(shop, dir.filePath(u"second"_s), 2);
    QCOMPARE(first.sync().outcome(), Session::Outcome::Done);
    first.perform(u"AddFunds"_s, {{u"user"_s, 1}, {u"amount"_s, u"5"_s}, {u"reason"_s, u"x"_s}});
    QCOMPARE(first.sync().outcome(), Session::Outcome::Done);
    QCOMPARE(second.sync().outcome(), Session::Outcome::Done);
    QCOMPARE(first.confirmedDump().count("command_results"), 1);
    QCOMPARE(second.confirmedDump().count("command_results"), 0);
    QVERIFY(first.equalsShop());
    QVERIFY(second.equalsShop());
}

void SyncStoreTest::namesMayWander()
{
    const QTemporaryDir dir;
    const auto db = open(dir.filePath(u"a.db"_s), schema::server());
    addCategory(*db, 1, u"Instagram"_s, 1);
    addCategory(*db, 2, u"TikTok"_s, 2);
    // On the server 1 was renamed first, and 2 took its name; a desk hears of 2 before, or of both in the wrong order.
    addCategory(*db, 2, u"Instagram"_s, 3);
    QCOMPARE(namesIn(*db).value(1), u"Instagram"_s);
    addCategory(*db, 1, u"Reels"_s, 4);
    QCOMPARE(namesIn(*db), (QStringList{u"Reels"_s, u"Instagram"_s}));
    // Two that swap their names within one page.
    addCategory(*db, 1, u"Instagram"_s, 5);
    addCategory(*db, 2, u"Reels"_s, 5);
    QCOMPARE(namesIn(*db), (QStringList{u"Instagram"_s, u"Reels"_s}));
}

void SyncStoreTest::deletedRowsGo()
{
    const QTemporaryDir dir;
    Shop shop(dir.filePath(u"shop"_s), 50);
    DeskAt desk(shop, dir.filePath(u"desk"_s), 1);
    QVERIFY(shop.run(u"CreateCategory"_s, {{u"name"_s, u"Short-lived"_s}}).ok());
    QCOMPARE(desk.sync().outcome(), Session::Outcome::Done);
    QVERIFY(desk.confirmedDump().contains("Short-lived"));
    {
        Transaction transaction(shop.db());
        // Its tombstone comes by itself.
        static_cast<void>(RevisionStore(shop.db()).next());
        shop.db().execute(u"DELETE FROM categories WHERE name = 'Short-lived'"_s);
        transaction.commit();
    }
    QCOMPARE(desk.sync().outcome(), Session::Outcome::Done);
    QVERIFY(desk.equalsShop());
    QVERIFY(!desk.confirmedDump().contains("Short-lived"));
}

QTEST_GUILESS_MAIN(SyncStoreTest)
#include "tst_sync_store.moc"
