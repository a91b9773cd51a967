// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/replicated_tables.h"
#include "tests/core/sync/file_line.h"

#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;

namespace
{

struct World {
    QTemporaryDir dir;
    Shop shop{dir.filePath(u"shop"_s), 400};
    FileLine line{shop, dir.filePath(u"shop/shop.db"_s), dir.filePath(u"shop/snapshots"_s)};
    DeskAt desk{shop, dir.filePath(u"desk"_s), 1};

    Session sync() { return desk->sync(line); }
    [[nodiscard]] QString inDesk(const QString &name) const { return dir.filePath(u"desk/"_s + name); }
    [[nodiscard]] bool hasLeftovers() const
    {
        return QFile::exists(inDesk(u"snapshot.part"_s)) || QFile::exists(inDesk(u"snapshot.note"_s)) ||
               QFile::exists(inDesk(u"snapshot.db"_s));
    }
};

} // namespace

/// A new desk fetches the shop as one file, whatever happens on the way, and ends equal to the shop.
class Snapshot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newDeskEqualsTheShop();
    void rowsThatCameAfterTheFileArrive();
    void holdsNoCredentials();
    void goesOnAfterEveryCut();
    void goesOnInAnotherLife();
    void damagedPieceIsFetchedAgain();
    void anotherFileMeanwhile();
    void alwaysDamagedFallsBackToRows();
    void anotherFileUnderTheSameNameIsNotUsed();
    void serverWithoutFiles();
    void commandsDoNotWait();
    void deskWithHistoryFetchesRows();
    void crashBeforeTheExchange();
    void oldLogIsNeverMixedIn();
    void readsHeaders_data();
    void readsHeaders();
    void ranges_data();
    void ranges();
};

void Snapshot::newDeskEqualsTheShop()
{
    World world;
    const Session session = world.sync();
    QCOMPARE(session.problem(), QString());
    QCOMPARE(session.outcome(), Session::Outcome::Done);
    QVERIFY(session.changedRows());
    QVERIFY(world.line.pieces >= 2);
    QCOMPARE(session.pulledRows(), 0);
    QVERIFY(world.desk.equalsShop());
    QVERIFY(!world.hasLeftovers());
    // From here on it is a desk like any other.
    const OutboxEntry saved = world.desk.perform(u"CreateCategory"_s, {{u"name"_s, u"New"_s}, {u"position"_s, 9}});
    static_cast<void>(world.sync());
    QCOMPARE(world.desk.entry(saved.commandId).state, OutboxState::Accepted);
    QVERIFY(world.desk.equalsShop());
}

void Snapshot::rowsThatCameAfterTheFileArrive()
{
    World world;
    QVERIFY(world.shop.run(u"CreateCategory"_s, {{u"name"_s, u"Later"_s}, {u"position"_s, 9}}));
    const Session session = world.sync();
    QCOMPARE(session.outcome(), Session::Outcome::Done);
    QCOMPARE(session.pulledRows(), 2); // the category, and the note of who made it
    QVERIFY(world.desk.equalsShop());
}

void Snapshot::holdsNoCredentials()
{
    World world;
    const QString secret = u"argon2id-never-to-be-seen"_s;
    // Written, and deleted again: a copy of the file would have it in a page that was freed.
    world.shop.db().execute(u"INSERT INTO staff_credentials VALUES (1, '"_s + secret + u"')"_s);
    world.shop.db().execute(u"INSERT INTO meta VALUES ('secret', '"_s + secret + u"')"_s);
    world.shop.db().execute(u"DELETE FROM meta WHERE name = 'secret'"_s);
    world.line.renew();
    static_cast<void>(world.sync());
    QFile base(world.inDesk(u"base.db"_s));
    QVERIFY(base.open(QIODevice::ReadOnly));
    const QByteArray bytes = base.readAll();
    QVERIFY(bytes.contains("owner"));
    QVERIFY(!bytes.contains(secret.toLatin1()));
    QVERIFY(!bytes.contains("staff_credentials"));
}

void Snapshot::goesOnAfterEveryCut()
{
    World world;
    const int whole = static_cast<int>((world.line.file().size + world.line.mostBytes - 1) / world.line.mostBytes);
    for (int i = 1; i <= 2 * whole; i += 2)
        world.line.faults.insert(i, PieceFault::NoAnswer);
    int talks = 0;
    while (world.desk->replica().cursor() == 0 && talks < 3 * whole) {
        ++talks;
        static_cast<void>(world.sync());
    }
    // Each other piece failed, and none had to come twice.
    QCOMPARE(world.line.pieces, 2 * whole);
    QVERIFY(world.desk.equalsShop());
}

void Snapshot::goesOnInAnotherLife()
{
    World world;
    world.line.faults.insert(3, PieceFault::NoAnswer);
    QCOMPARE(world.sync().outcome(), Session::Outcome::NoAnswer);
    const qint64 had = QFile(world.inDesk(u"snapshot.part"_s)).size();
    QCOMPARE(had, 2 * world.line.mostBytes);
    world.desk.reopen();
    QCOMPARE(world.sync().outcome(), Session::Outcome::Done);
    const int whole = static_cast<int>((world.line.file().size + world.line.mostBytes - 1) / world.line.mostBytes);
    QCOMPARE(world.line.pieces, whole + 1);
    QVERIFY(world.desk.equalsShop());
}

void Snapshot::damagedPieceIsFetchedAgain()
{
    World world;
    world.line.faults.insert(2, PieceFault::Corrupt);
    const Session session = world.sync();
    QCOMPARE(session.outcome(), Session::Outcome::Done);
    QCOMPARE(session.snapshotProblem(), QString());
    QCOMPARE(session.pulledRows(), 0);
    QVERIFY(world.desk.equalsShop());
}

void Snapshot::anotherFileMeanwhile()
{
    World world;
    world.line.onPiece = [&](int number) {
        if (number != 3)
            return;
        QVERIFY(world.shop.run(u"CreateCategory"_s, {{u"name"_s, u"Later"_s}, {u"position"_s, 9}}));
        world.line.renew();
    };
    const Session session = world.sync();
    QCOMPARE(session.outcome(), Session::Outcome::Done);
    QCOMPARE(session.pulledRows(), 0);
    QVERIFY(world.desk.equalsShop());
}

void Snapshot::alwaysDamagedFallsBackToRows()
{
    World world;
    for (int i = 1; i < 1000; ++i)
        world.line.faults.insert(i, PieceFault::Corrupt);
    const Session session = world.sync();
    QCOMPARE(session.outcome(), Session::Outcome::Done);
    QVERIFY(session.snapshotProblem().contains(u"damaged"_s));
    QVERIFY(session.pulledRows() > 400);
    QVERIFY(world.desk.equalsShop());
    QVERIFY(!world.hasLeftovers());
}

/// Whole, and yet not the file that the server speaks of: only the hash tells.
void Snapshot::anotherFileUnderTheSameNameIsNotUsed()
{
    World world;
    world.line.claimTag(std::string(64, 'a'));
    const Session session = world.sync();
    QCOMPARE(session.outcome(), Session::Outcome::Done);
    QVERIFY(session.snapshotProblem().contains(u"damaged"_s));
    QVERIFY(world.desk.equalsShop());
    QVERIFY(!world.hasLeftovers());
}

void Snapshot::serverWithoutFiles()
{
    World world;
    const Session session = world.desk->sync(world.line.rows());
    QCOMPARE(session.outcome(), Session::Outcome::Done);
    QCOMPARE(session.snapshotProblem(), QString());
    QVERIFY(world.desk.equalsShop());
}

void Snapshot::commandsDoNotWait()
{
    World world;
    int pushedAt = 0;
    world.line.onPiece = [&](int number) {
        if (number == 2)
            static_cast<void>(world.desk.perform(u"CreateCategory"_s, {{u"name"_s, u"Mine"_s}, {u"position"_s, 9}}));
        if (pushedAt == 0 && world.line.rows().timesSaid(u"/sync/v1/push"_s) > 0)
            pushedAt = number;
    };
    QCOMPARE(world.sync().outcome(), Session::Outcome::Done);
    QCOMPARE(pushedAt, 3);
    QVERIFY(world.desk.equalsShop());
}

/// The results of this client are rows of its own; no snapshot has them.
void Snapshot::deskWithHistoryFetchesRows()
{
    World world;
    static_cast<void>(world.sync());
    static_cast<void>(world.desk.perform(u"CreateCategory"_s, {{u"name"_s, u"Mine"_s}, {u"position"_s, 9}}));
    static_cast<void>(world.sync());
    world.shop.changeEpoch();
    world.line.renew();
    QCOMPARE(world.sync().outcome(), Session::Outcome::Done);
    QVERIFY(world.desk.equalsShop());
}

void Snapshot::crashBeforeTheExchange()
{
    World world;
    Session session = world.desk->startSession();
    while (!session.hasWork()) {
        const auto reply = world.line.exchange(session.nextRequest());
        QVERIFY(reply);
        session.onReply(*reply);
    }
    session.work();
    QVERIFY(QFile::exists(world.inDesk(u"snapshot.db"_s)));
    const int pieces = world.line.pieces;
    world.desk.reopen();
    QCOMPARE(world.desk->replica().cursor(), 0);
    QCOMPARE(world.sync().outcome(), Session::Outcome::Done);
    QCOMPARE(world.line.pieces, pieces);
    QVERIFY(world.desk.equalsShop());
}

/// Whatever is in base.db-wal belongs to the file that was there before.
void Snapshot::oldLogIsNeverMixedIn()
{
    World world;
    // A resync leaves a base with rows, a log, and a reader on it.
    static_cast<void>(world.desk->sync(world.line.rows()));
    static_cast<void>(world.desk.confirmedDump());
    world.desk->replica().reset({});
    QVERIFY(QFile(world.inDesk(u"base.db-wal"_s)).size() > 0);
    QCOMPARE(world.sync().outcome(), Session::Outcome::Done);
    QVERIFY(world.line.pieces > 0);
    QVERIFY(world.desk.equalsShop());
    world.desk.reopen();
    QVERIFY(world.desk.equalsShop());
    auto check = world.desk->replica().confirmed().prepareText(u"check"_s, u"PRAGMA integrity_check"_s);
    QVERIFY(check.step());
    QCOMPARE(check.columnAt(0).toString(), u"ok"_s);
}

void Snapshot::readsHeaders_data()
{
    QTest::addColumn<QByteArray>("tag");
    QTest::addColumn<QByteArray>("range");
    QTest::addColumn<QByteArray>("rawSize");
    QTest::addColumn<bool>("isGood");
    const QByteArray tag = '"' + QByteArray(64, 'a') + '"';
    const QByteArray range = "bytes 0-9/100";
    QTest::newRow("good") << tag << range << QByteArray("1000") << true;
    QTest::newRow("no tag") << QByteArray() << range << QByteArray("1000") << false;
    QTest::newRow("weak tag") << "W/" + tag << range << QByteArray("1000") << false;
    QTest::newRow("one quote") << QByteArray("\"") << range << QByteArray("1000") << false;
    QTest::newRow("tag is no hash") << QByteArray("\"abc\"") << range << QByteArray("1000") << false;
    QTest::newRow("tag leads elsewhere") << '"' + QByteArray("../").repeated(21) + "a\"" << range << QByteArray("1000")
                                         << false;
    QTest::newRow("other unit") << tag << QByteArray("lines 0-9/100") << QByteArray("1000") << false;
    QTest::newRow("not its length") << tag << QByteArray("bytes 0-10/100") << QByteArray("1000") << false;
    QTest::newRow("behind the end") << tag << QByteArray("bytes 95-104/100") << QByteArray("1000") << false;
    QTest::newRow("backwards") << tag << QByteArray("bytes 9-0/100") << QByteArray("1000") << false;
    QTest::newRow("negative") << tag << QByteArray("bytes -1-8/100") << QByteArray("1000") << false;
    QTest::newRow("no total") << tag << QByteArray("bytes 0-9/*") << QByteArray("1000") << false;
    QTest::newRow("overflow") << tag << QByteArray("bytes 0-9/99999999999999999999") << QByteArray("1000") << false;
    QTest::newRow("a petabyte") << tag << QByteArray("bytes 0-9/999999999999999") << QByteArray("1000") << false;
    QTest::newRow("slash first") << tag << QByteArray("bytes 0/9-100") << QByteArray("1000") << false;
    QTest::newRow("empty range") << tag << QByteArray("bytes ") << QByteArray("1000") << false;
    QTest::newRow("no raw size") << tag << range << QByteArray() << false;
    QTest::newRow("raw size 0") << tag << range << QByteArray("0") << false;
    QTest::newRow("a bomb") << tag << range << QByteArray("1000000") << false;
}

void Snapshot::readsHeaders()
{
    QFETCH(QByteArray, tag);
    QFETCH(QByteArray, range);
    QFETCH(QByteArray, rawSize);
    QFETCH(bool, isGood);
    SyncReply reply{206, QByteArray(10, 'x')};
    reply.headers = {{"ETag", tag}, {"Content-Range", range}, {"Snapshot-Raw-Size", rawSize}};
    QCOMPARE(SnapshotPiece::of(reply).has_value(), isGood);
}

void Snapshot::ranges_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<qint64>("first"); // -1 = refused
    QTest::addColumn<qint64>("last");
    const qint64 none = -1;
    QTest::newRow("the beginning") << QByteArray("bytes=0-9") << qint64(0) << qint64(9);
    QTest::newRow("any case") << QByteArray("Bytes=0-9") << qint64(0) << qint64(9);
    QTest::newRow("cut to the file") << QByteArray("bytes=90-200") << qint64(90) << qint64(99);
    QTest::newRow("to the end") << QByteArray("bytes=40-") << qint64(40) << qint64(99);
    QTest::newRow("the last byte") << QByteArray("bytes=99-99") << qint64(99) << qint64(99);
    QTest::newRow("the last ten") << QByteArray("bytes=-10") << qint64(90) << qint64(99);
    QTest::newRow("more than all") << QByteArray("bytes=-1000") << qint64(0) << qint64(99);
    QTest::newRow("nothing") << QByteArray() << none << none;
    for (const char *bad :
         {"bytes", "bytes=", "bytes=-", "bytes=-0", "bytes=100-", "bytes=100-200", "bytes=9-0", "bytes=a-b",
          "bytes=0-9,20-29", "bytes= 0-9", "bytes=0 -9", "bytes=+0-9", "bytes=0-9x", "bytes=--9", "bytes=0--9",
          "octets=0-9", "bytes=99999999999999999999-", "bytes=0-99999999999999999999", "0-9"})
        QTest::newRow(bad) << QByteArray(bad) << none << none;
}

void Snapshot::ranges()
{
    QFETCH(QByteArray, field);
    QFETCH(qint64, first);
    QFETCH(qint64, last);
    const auto range = server::rangeIn(field.toStdString(), 100);
    QCOMPARE(range ? range->first : -1, first);
    QCOMPARE(range ? range->last : -1, last);
    QVERIFY(!server::rangeIn(field.toStdString(), 0));
}

QTEST_GUILESS_MAIN(Snapshot)
#include "tst_snapshot.moc"
