// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/user_store.h"
#include "tests/core/sync/sync_world.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <cstdio>
#include <random>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;
using Outcome = Session::Outcome;

namespace
{

QJsonObject oneCent()
{
    return {{u"user"_s, 1}, {u"amount"_s, u"0.01"_s}, {u"reason"_s, u"gift"_s}};
}

void say(const char *what, const QString &id)
{
    std::printf("%s %s\n", what, qPrintable(id));
    std::fflush(stdout);
}

/// Saves, takes back and rewrites until somebody kills it; says what it is going to do and what it was told is done.
int workUntilKilled(const QString &profile, unsigned seed)
{
    std::mt19937 engine(seed);
    const SystemClock clock;
    SystemIdSource ids;
    Desk desk({.profileDir = profile, .clock = clock, .ids = ids});
    for (;;) {
        const QList<OutboxEntry> waiting = desk.entries(1'000'000);
        const bool mayTakeBack = waiting.size() > 3 && engine() % 3 != 0;
        const QString old = mayTakeBack ? waiting.at(engine() % waiting.size()).commandId : QString();
        if (mayTakeBack)
            say("taking", old);
        if (mayTakeBack && engine() % 2 == 0) {
            if (!desk.withdraw(old))
                return 1;
            say("took", old);
            continue;
        }
        if (!mayTakeBack) {
            const auto saved = desk.perform(u"AddFunds"_s, oneCent());
            if (!saved)
                return 1;
            say("saved", saved->commandId);
            continue;
        }
        const auto instead = desk.performInstead(old, u"AddFunds"_s, oneCent());
        if (!instead)
            return 1;
        say("took", old);
        say("saved", instead->commandId);
    }
}

/// What a run of workUntilKilled() promised.
struct Promises {
    QSet<QString> saved;
    QSet<QString> taken;
    QString inDoubt; ///< what it was at when it was killed

    void read(const QByteArray &output)
    {
        QByteArrayList lines = output.split('\n');
        lines.removeLast(); // cut, or nothing
        for (const QByteArray &line : lines) {
            const QString id = QString::fromLatin1(line.mid(line.indexOf(' ') + 1));
            if (line.startsWith("saved"))
                saved << id;
            else if (line.startsWith("took"))
                taken << id;
            inDoubt = line.startsWith("taking") ? id : QString();
        }
    }
};

/// What is on the desk now: the ids, and their numbers from the oldest.
struct Kept {
    QSet<QString> ids;
    QList<qint64> numbers;

    explicit Kept(DeskAt &desk)
    {
        for (const OutboxEntry &entry : desk->entries(1'000'000)) {
            ids << entry.commandId;
            numbers.prepend(entry.seq);
        }
    }
    [[nodiscard]] bool hasGap() const
    {
        for (qsizetype i = 0; i < numbers.size(); ++i) {
            if (numbers[i] != i + 1)
                return true;
        }
        return false;
    }
};

Money balanceIn(Database &db)
{
    return UserStore(db).byId(UserId(1))->balance;
}

} // namespace

/// kill -9 while a person saves, takes back and rewrites: what was said to be saved is there, what was said to be taken
/// back is not, and the server meets no gap.
class TakingBackKilledTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survivesAKillAtAnyMoment();
};

void TakingBackKilledTest::survivesAKillAtAnyMoment()
{
    const QTemporaryDir dir;
    Shop shop(dir.filePath(u"shop"_s));
    const QString profile = dir.filePath(u"desk"_s);
    QCOMPARE(DeskAt(shop, profile, 1).sync().outcome(), Outcome::Done);
    const Money before = balanceIn(shop.db());
    Promises promises;
    for (unsigned round = 0; round < 10; ++round) {
        QProcess worker;
        worker.start(QCoreApplication::applicationFilePath(), {u"--work"_s, profile, QString::number(round)});
        QVERIFY(worker.waitForReadyRead(20'000));
        QTest::qWait(3 + static_cast<int>(round) * 9);
        worker.kill();
        QVERIFY(worker.waitForFinished(20'000));
        promises.read(worker.readAllStandardOutput());

        DeskAt desk(shop, profile, 100 + round);
        const Kept kept(desk);
        QVERIFY(!kept.hasGap());
        QVERIFY2(!kept.ids.intersects(promises.taken), "what was taken back is there again");
        QSet<QString> owed = promises.saved - promises.taken;
        owed.remove(promises.inDoubt);
        QVERIFY2(kept.ids.contains(owed), "a command that was reported as saved is gone");
        QCOMPARE((balanceIn(desk->replica().view()) - before).units(), qint64(1'000'000) * kept.ids.size());
        // It was at it when it was killed, and has done it: the next round owes it no more.
        if (!kept.ids.contains(promises.inDoubt))
            promises.taken << promises.inDoubt;
        promises.inDoubt.clear();
    }
    QVERIFY(promises.taken.size() > 5);
    DeskAt desk(shop, profile, 200);
    const auto waiting = desk->entries(1'000'000).size();
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(desk.equalsShop());
    QCOMPARE((balanceIn(shop.db()) - before).units(), qint64(1'000'000) * waiting);
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == u"--work")
        return workUntilKilled(arguments[2], arguments[3].toUInt());
    TakingBackKilledTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_taking_back_killed.moc"
