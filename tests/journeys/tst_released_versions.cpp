// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/faults/oracle.h"
#include "tests/journeys/desk_process.h"
#include "tests/support/server_process.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

using namespace pw::test;
using namespace Qt::StringLiterals;

/// What each released version has left on disks (tests/releases): its shop is served on, and its desk, on which
/// somebody worked offline long ago, sends what it holds and is current afterwards.
class ReleasedVersionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesOn_data();
    void goesOn();

private:
    static bool loaded(const QString &dump, const QString &file, const QString &then = {});
};

bool ReleasedVersionsTest::loaded(const QString &dump, const QString &file, const QString &then)
{
    QFile script(dump);
    if (!script.open(QIODevice::ReadOnly))
        return false;
    QProcess process;
    process.start(u"sqlite3"_s, {u"-batch"_s, u"-bail"_s, file});
    process.write(script.readAll() + then.toUtf8());
    process.closeWriteChannel();
    return process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

void ReleasedVersionsTest::goesOn_data()
{
    QTest::addColumn<QString>("folder");
    const QDir releases(QStringLiteral(PANELWRIGHT_SOURCE_DIR "/tests/releases"));
    const QStringList names = releases.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QVERIFY(!names.isEmpty());
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << releases.filePath(name);
}

void ReleasedVersionsTest::goesOn()
{
    QFETCH(const QString, folder);
    ServerProcess server;
    QVERIFY2(server.init(), qPrintable(server.problem()));
    // Its own shop gives way to the one of the release.
    for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(server.databaseFile() + ending);
    QVERIFY(loaded(folder + u"/shop.sql"_s, server.databaseFile()));
    const CommandOutcome migrated = server.run(u"migrate"_s);
    QVERIFY2(migrated.exitCode == 0, migrated.err.constData());
    QVERIFY2(server.start(), qPrintable(server.problem()));

    const QTemporaryDir desks;
    const DeskProcess desk(desks.filePath(u"desk"_s));
    QVERIFY(QDir().mkpath(desk.profile()));
    QVERIFY(loaded(folder + u"/base.sql"_s, desk.profile() + u"/base.db"_s));
    const QString outbox = desk.profile() + u"/outbox.db"_s;
    // The shop has kept its address; here it cannot.
    const QString moved = u"UPDATE outbox_meta SET value = '%1' WHERE name = 'server';"_s.arg(server.url());
    QVERIFY(loaded(folder + u"/outbox.sql"_s, outbox, moved));
    QCOMPARE(valueIn(outbox, u"SELECT value FROM outbox_meta WHERE name = 'server'"_s).toString(), server.url());
    const QString waiting = u"SELECT count(*) FROM outbox WHERE state IN ('pending', 'sent')"_s;
    const qint64 owed = valueIn(outbox, waiting).toLongLong();
    QVERIFY(owed >= 8);
    const DeskRun login = desk.logIn(server.url(), u"owner"_s, server.ownerPasswordFile());
    QVERIFY2(login.exitCode == 0, login.errors.constData());
    const DeskRun synced = desk.run({u"sync"_s});
    QVERIFY2(synced.exitCode == 0, synced.errors.constData());

    const QList<QJsonObject> all = desk.list(u"pending"_s);
    QVERIFY(all.size() >= owed);
    for (const QJsonObject &entry : all)
        QCOMPARE(entry.value(u"status"_s).toString(), u"accepted"_s);
    const QString done = u"SELECT (SELECT count(*) FROM transfers WHERE memo = 'a gift of an old desk') || ' ' || "
                         "(SELECT count(*) FROM ticket_messages WHERE text = 'written on an old desk') || ' ' || "
                         "(SELECT count(*) FROM users WHERE suspend_reason = 'suspended on an old desk') || ' ' || "
                         "(SELECT count(*) FROM services WHERE id = 1 AND rate = 777000000) || ' ' || "
                         "(SELECT count(*) FROM categories WHERE name = 'Renamed on an old desk') || ' ' || "
                         "(SELECT count(*) FROM tickets WHERE id = 1 AND status = 'closed') || ' ' || "
                         "(SELECT count(*) FROM categories WHERE name = 'Made on an old desk') || ' ' || "
                         "(SELECT count(*) FROM users WHERE username = 'oldhand')"_s;
    QCOMPARE(valueIn(server.databaseFile(), done).toString(), u"1 1 1 1 1 1 1 1"_s);
    QCOMPARE(Oracle(server, u"owner"_s).compare(desk), QString());
}

QTEST_GUILESS_MAIN(ReleasedVersionsTest)
#include "tst_released_versions.moc"
