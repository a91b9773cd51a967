// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/storage_error.h"
#include "core/storage/user_store.h"
#include "tests/core/sync/sync_world.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <cstdio>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;

namespace
{

QJsonObject oneCent()
{
    return {{u"user"_s, 1}, {u"amount"_s, u"0.01"_s}, {u"reason"_s, u"crash"_s}};
}

/// Works at the desk until somebody kills it; says each command that it was told is saved.
int workUntilKilled(const QString &profile)
{
    const SystemClock clock;
    SystemIdSource ids;
    Desk desk({.profileDir = profile, .clock = clock, .ids = ids});
    for (;;) {
        const auto entry = desk.perform(u"AddFunds"_s, oneCent());
        if (!entry)
            return 1;
        std::printf("%s\n", qPrintable(entry->commandId));
        std::fflush(stdout);
    }
}

} // namespace

/// kill -9 at any moment: nothing optimistic stays, nothing saved is lost.
class DeskCrashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedWhileWorking();
    void droppedWithoutAFarewell();
    void fullDiskLosesNothing();
};

void DeskCrashTest::killedWhileWorking()
{
    const QTemporaryDir dir;
    Shop shop(dir.filePath(u"shop"_s), 50);
    const QString profile = dir.filePath(u"desk"_s);
    QByteArray base;
    {
        DeskAt desk(shop, profile, 1);
        QCOMPARE(desk.sync().outcome(), Session::Outcome::Done);
        base = desk.confirmedDump();
    }
    const Money before = UserStore(shop.db()).byId(UserId(1))->balance;
    QSet<QString> said;
    for (int round = 0; round < 12; ++round) {
        QProcess worker;
        worker.start(QCoreApplication::applicationFilePath(), {u"--work"_s, profile});
        QVERIFY(worker.waitForReadyRead(20'000));
        QTest::qWait(3 + round * 7);
        worker.kill();
        QVERIFY(worker.waitForFinished(20'000));
        QByteArrayList lines = worker.readAllStandardOutput().split('\n');
        // The last line may be cut; what was not said to the end was not promised.
        lines.removeLast();
        for (const QByteArray &line : lines)
            said << QString::fromLatin1(line);

        DeskAt desk(shop, profile, 2);
        QCOMPARE(desk.confirmedDump(), base);
        QSet<QString> kept;
        for (const OutboxEntry &entry : desk->entries(1'000'000))
            kept << entry.commandId;
        QVERIFY2(kept.contains(said), "a command that was reported as saved is gone");
        const Money shown = UserStore(desk->replica().view()).byId(UserId(1))->balance;
        QCOMPARE((shown - before).units(), qint64(1'000'000) * kept.size());
    }
    QVERIFY(said.size() >= 12);
    DeskAt desk(shop, profile, 3);
    const auto saved = desk->entries(1'000'000).size();
    QCOMPARE(desk.sync().outcome(), Session::Outcome::Done);
    QVERIFY(desk.equalsShop());
    QCOMPARE((UserStore(shop.db()).byId(UserId(1))->balance - before).units(), qint64(1'000'000) * saved);
}

void DeskCrashTest::droppedWithoutAFarewell()
{
    const QTemporaryDir dir;
    Shop shop(dir.filePath(u"shop"_s), 50);
    DeskAt desk(shop, dir.filePath(u"desk"_s), 1);
    QCOMPARE(desk.sync().outcome(), Session::Outcome::Done);
    const QByteArray base = desk.confirmedDump();
    for (int i = 0; i < 5; ++i) {
        desk.perform(u"AddFunds"_s, oneCent());
        desk.reopen();
        QCOMPARE(desk.confirmedDump(), base);
        QCOMPARE(desk->outbox().counts().pending, i + 1);
    }
    QCOMPARE(desk.sync().outcome(), Session::Outcome::Done);
    QVERIFY(desk.equalsShop());
}

void DeskCrashTest::fullDiskLosesNothing()
{
    const QTemporaryDir dir;
    Shop shop(dir.filePath(u"shop"_s), 50);
    DeskAt desk(shop, dir.filePath(u"desk"_s), 1);
    QCOMPARE(desk.sync().outcome(), Session::Outcome::Done);
    const QByteArray base = desk.confirmedDump();
    const auto setLimit = [&desk](int pages) {
        Database &view = desk->replica().view();
        auto statement = view.prepareText(u"test limit %1"_s.arg(pages), u"PRAGMA max_page_count = %1"_s.arg(pages));
        static_cast<void>(statement.step());
    };
    // The base may grow by a few pages only; the outbox, another file, still can.
    int pages = 0;
    {
        auto statement = desk->replica().view().prepareText(u"test pages"_s, u"PRAGMA page_count"_s);
        QVERIFY(statement.step());
        pages = statement.columnAt(0).toInt();
    }
    setLimit(pages + 20);
    int saved = 0;
    bool wasFull = false;
    while (!wasFull && saved < 1000) {
        try {
            const QJsonObject args{{u"ticket"_s, 1}, {u"text"_s, QString(4000, u'x')}};
            QVERIFY(desk->perform(u"ReplyTicket"_s, args).ok());
            ++saved;
        } catch (const StorageError &) {
            wasFull = true;
        }
    }
    QVERIFY(wasFull && saved > 0);
    // What was reported as failed was not saved, and what was saved is all there.
    QCOMPARE(desk->entries().size(), saved);
    QCOMPARE(desk.confirmedDump(), base);
    setLimit(1'000'000);
    desk->replica().rebuild();
    QCOMPARE(desk.viewDump().count(QByteArray(4000, 'x')), saved);
    desk.perform(u"AddFunds"_s, oneCent());
    QCOMPARE(desk.confirmedDump(), base);
    QCOMPARE(desk.sync().outcome(), Session::Outcome::Done);
    QVERIFY(desk.equalsShop());
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == u"--work")
        return workUntilKilled(arguments[2]);
    DeskCrashTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_desk_crash.moc"
