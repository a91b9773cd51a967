// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/database.h"
#include "core/storage/replicated_tables.h"
#include "tests/journeys/cutting_line.h"
#include "tests/journeys/desk_process.h"
#include "tests/support/server_process.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;

namespace
{

/// PANELWRIGHT_SNAPSHOT_ORDERS=100000 makes the shop of the benchmarks.
QString orderCount()
{
    return qEnvironmentVariable("PANELWRIGHT_SNAPSHOT_ORDERS", u"4000"_s);
}

quint64 seed()
{
    bool ok = false;
    const quint64 given = qEnvironmentVariable("PANELWRIGHT_SEED").toULongLong(&ok);
    return ok ? given : 20261123;
}

/// One line for each replicated table, from a program that knows nothing of ours.
QByteArray independentSum(const QString &database)
{
    QStringList words{u"-readonly"_s, database};
    for (const ReplicatedTable &table : replicatedTables())
        words << u".sha3sum "_s + table.name;
    QProcess process;
    process.start(u"sqlite3"_s, words);
    process.waitForFinished(120'000);
    return process.readAllStandardOutput() + process.readAllStandardError();
}

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The first copy of the shop with the real programs: as a file, whatever is cut or killed on the way, it ends as what
/// a desk gets that fetches every row.
class SnapshotJourney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void a_withoutSnapshotsItComesAsRows();
    void b_aSnapshotIsTheSame();
    void c_noCredentialIsInIt();
    void d_throughKillsOfDeskAndServer();
    void e_throughCutsAtAnyByte();
    void f_aDamagedFileOfTheServerIsNotUsed();

private:
    QString profile(const QString &name) const { return m_folder.filePath(name); }
    void logIn(const QString &name, quint16 port);
    void checkEqualsRows(const QString &name);

    QTemporaryDir m_folder;
    ServerProcess m_server;
    QByteArray m_rows; ///< the dump of the desk that fetched every row
    QByteArray m_sum;
    std::mt19937_64 m_random{seed()};
};

void SnapshotJourney::logIn(const QString &name, quint16 port)
{
    const QString url = u"http://127.0.0.1:"_s + QString::number(port);
    const DeskRun login = DeskProcess(profile(name)).logIn(url, u"owner"_s, m_server.ownerPasswordFile());
    QVERIFY2(login.exitCode == 0, login.errors.constData());
}

void SnapshotJourney::checkEqualsRows(const QString &name)
{
    const DeskRun dump = DeskProcess(profile(name)).run({u"--offline"_s, u"dump"_s, u"--confirmed"_s});
    QVERIFY2(dump.exitCode == 0, dump.errors.constData());
    QCOMPARE(dump.output.size(), m_rows.size());
    QVERIFY(dump.output == m_rows);
    QCOMPARE(independentSum(profile(name) + u"/base.db"_s), m_sum);
    QVERIFY(!QFile::exists(profile(name) + u"/snapshot.part"_s));
    QVERIFY(!QFile::exists(profile(name) + u"/snapshot.db"_s));
}

void SnapshotJourney::initTestCase()
{
    qInfo("seed %llu, %s orders", static_cast<unsigned long long>(seed()), qPrintable(orderCount()));
    QVERIFY2(m_server.init() && m_server.seed({u"--orders"_s, orderCount()}), qPrintable(m_server.problem()));
}

void SnapshotJourney::a_withoutSnapshotsItComesAsRows()
{
    // A file where the folder should be: none can be made.
    QFile inTheWay(m_server.dataDir() + u"/snapshots"_s);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QVERIFY2(m_server.start(), qPrintable(m_server.problem()));
    logIn(u"rows"_s, m_server.port());
    const DeskProcess desk(profile(u"rows"_s));
    const DeskRun pull = desk.run({u"pull"_s});
    QVERIFY2(pull.exitCode == 0, pull.errors.constData());
    QVERIFY2(pull.errors.contains("snapshot_not_used"), pull.errors.constData());
    m_rows = desk.run({u"--offline"_s, u"dump"_s, u"--confirmed"_s}).output;
    QVERIFY(m_rows.size() > 100'000);
    m_sum = independentSum(profile(u"rows"_s) + u"/base.db"_s);
    QVERIFY2(m_sum.count('\n') == qsizetype(replicatedTables().size()), m_sum.constData());
    QCOMPARE(m_server.stop(), 0);
    QVERIFY(inTheWay.remove());
    QVERIFY2(m_server.start(), qPrintable(m_server.problem()));
}

void SnapshotJourney::b_aSnapshotIsTheSame()
{
    logIn(u"file"_s, m_server.port());
    const DeskRun pull = DeskProcess(profile(u"file"_s)).run({u"pull"_s});
    QVERIFY2(pull.exitCode == 0, pull.errors.constData());
    QCOMPARE(pull.errors, QByteArray());
    checkEqualsRows(u"file"_s);
    QCOMPARE(QDir(m_server.dataDir() + u"/snapshots"_s).entryList(QDir::Files).size(), 1);
}

void SnapshotJourney::c_noCredentialIsInIt()
{
    Database shop({.file = m_server.databaseFile(), .readOnly = true});
    auto secrets = shop.prepareText(u"secrets"_s, u"SELECT password_hash AS secret FROM user_credentials "
                                                  "UNION SELECT password_hash FROM staff_credentials "
                                                  "UNION SELECT token_hash FROM sessions"_s);
    const QByteArray bytes = contentOf(profile(u"file"_s) + u"/base.db"_s);
    QVERIFY(bytes.contains("order_events"));
    int checked = 0;
    while (secrets.step()) {
        QVERIFY(!bytes.contains(secrets.text("secret").toUtf8()));
        ++checked;
    }
    QVERIFY(checked >= 2);
    QVERIFY(!bytes.contains("argon2"));
}

void SnapshotJourney::d_throughKillsOfDeskAndServer()
{
    logIn(u"killed"_s, m_server.port());
    const DeskProcess desk(profile(u"killed"_s));
    int kills = 0;
    DeskRun pull;
    for (int attempt = 0; attempt < 100 && pull.exitCode != 0; ++attempt) {
        pull = desk.runAndKill({u"pull"_s}, 3 + static_cast<int>(m_random() % 6) + attempt * (1 + attempt / 10));
        kills += pull.exitCode == -1 ? 1 : 0;
        if (attempt % 5 == 2) {
            m_server.kill();
            QVERIFY2(m_server.restart(), qPrintable(m_server.problem()));
        }
    }
    QVERIFY2(pull.exitCode == 0, pull.errors.constData());
    qInfo("%d kills", kills);
    QVERIFY(kills >= 3);
    checkEqualsRows(u"killed"_s);
}

void SnapshotJourney::e_throughCutsAtAnyByte()
{
    CuttingLine line(m_server.port());
    logIn(u"cut"_s, line.port());
    const DeskProcess desk(profile(u"cut"_s));
    DeskRun pull;
    for (int attempt = 0; attempt < 100 && pull.exitCode != 0; ++attempt) {
        // Far enough that a first piece gets through now and then.
        line.cutAfter(static_cast<qint64>(m_random() % (700'000 + 20'000 * static_cast<quint64>(attempt))));
        pull = desk.run({u"pull"_s});
    }
    QVERIFY2(pull.exitCode == 0, pull.errors.constData());
    qInfo("%d cuts", line.cuts());
    QVERIFY(line.cuts() > 0);
    checkEqualsRows(u"cut"_s);
}

void SnapshotJourney::f_aDamagedFileOfTheServerIsNotUsed()
{
    m_server.kill();
    QDir folder(m_server.dataDir() + u"/snapshots"_s);
    const QStringList names = folder.entryList(QDir::Files);
    QCOMPARE(names.size(), 1);
    QFile file(folder.filePath(names.first()));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() / 2));
    const QByteArray old = file.peek(1);
    QVERIFY(file.write(QByteArray(1, static_cast<char>(old[0] ^ 1))) == 1);
    file.close();
    QVERIFY2(m_server.restart(), qPrintable(m_server.problem()));
    logIn(u"damaged"_s, m_server.port());
    const DeskRun pull = DeskProcess(profile(u"damaged"_s)).run({u"pull"_s});
    QVERIFY2(pull.exitCode == 0, pull.errors.constData());
    QCOMPARE(pull.errors, QByteArray());
    checkEqualsRows(u"damaged"_s);
}

QTEST_GUILESS_MAIN(SnapshotJourney)
#include "tst_journey_snapshot.moc"
