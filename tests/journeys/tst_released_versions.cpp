// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
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
    static QString sqlite(const QString &file, const QString &script);
    static bool loaded(const QString &dump, const QString &file);
};

QString ReleasedVersionsTest::sqlite(const QString &file, const QString &script)
{
    QProcess process;
    process.start(u"sqlite3"_s, {u"-batch"_s, u"-bail"_s, file, script});
    if (!process.waitForFinished() || process.exitCode() != 0)
        return u"sqlite3: "_s + QString::fromUtf8(process.readAllStandardError());
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

bool ReleasedVersionsTest::loaded(const QString &dump, const QString &file)
{
    QProcess process;
    process.setStandardInputFile(dump);
    process.start(u"sqlite3"_s, {u"-batch"_s, u"-bail"_s, file});
    return process.waitForFinished(60'000) && process.exitCode() == 0;
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
    QVERIFY2(server.run(u"migrate"_s).exitCode == 0, server.run(u"migrate"_s).err.constData());
    QVERIFY2(server.start(), qPrintable(server.problem()));

    const QTemporaryDir desks;
    const DeskProcess desk(desks.filePath(u"desk"_s));
    QVERIFY(QDir().mkpath(desk.profile()));
    for (const QString &part : {u"base"_s, u"outbox"_s})
        QVERIFY(loaded(folder + u'/' + part + u".sql"_s, desk.profile() + u'/' + part + u".db"_s));
    // The shop has kept its address; here it cannot.
    const QString moved = u"UPDATE outbox_meta SET value = '%1' WHERE name = 'server'; SELECT changes()"_s;
    QCOMPARE(sqlite(desk.profile() + u"/outbox.db"_s, moved.arg(server.url())), u"1"_s);
    const QString waiting =
        sqlite(desk.profile() + u"/outbox.db"_s, u"SELECT count(*) FROM outbox WHERE state IN ('pending', 'sent')"_s);
    QVERIFY2(waiting.toInt() >= 8, qPrintable(waiting));
    const DeskRun login = desk.run({u"login"_s, u"--server"_s, server.url(), u"--user"_s, u"owner"_s,
                                    u"--password-file"_s, server.ownerPasswordFile()});
    QVERIFY2(login.exitCode == 0, login.errors.constData());
    const DeskRun synced = desk.run({u"sync"_s});
    QVERIFY2(synced.exitCode == 0, synced.errors.constData());

    const QList<QJsonObject> all = desk.list(u"pending"_s);
    QVERIFY(all.size() >= waiting.toInt());
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
    QCOMPARE(sqlite(server.databaseFile(), done), u"1 1 1 1 1 1 1 1"_s);
    const QString client =
        sqlite(desk.profile() + u"/outbox.db"_s, u"SELECT value FROM outbox_meta WHERE name = 'client_id'"_s);
    const CommandOutcome theirs = server.run(u"dump"_s, {u"--client"_s, client, u"--role"_s, u"owner"_s});
    QCOMPARE(theirs.exitCode, 0);
    QCOMPARE(desk.run({u"--offline"_s, u"dump"_s}).output, theirs.out);
    QVERIFY(server.verify().value(u"ok"_s).toBool());
}

QTEST_GUILESS_MAIN(ReleasedVersionsTest)
#include "tst_released_versions.moc"
