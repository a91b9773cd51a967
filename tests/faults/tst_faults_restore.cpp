// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/faults/round.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace pw::test;
using namespace Qt::StringLiterals;

/// A shop goes back to its backup: never by accident, never half, and the desks follow.
class RestoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void a_refusesWhileServed();
    void b_refusesWithoutForce();
    void c_refusesWhatIsDamaged();
    void d_putsTheBackupIntoPlace();
    void e_desksFollow();
    void f_anEmptyFolderNeedsNoForce();

private:
    [[nodiscard]] QString epoch()
    {
        return valueIn(m_world.server().databaseFile(), u"SELECT value FROM meta WHERE name = 'server_epoch'"_s)
            .toString();
    }
    [[nodiscard]] CommandOutcome restore(const QStringList &words) { return m_world.server().run(u"restore"_s, words); }
    [[nodiscard]] qint64 categoryId()
    {
        return valueIn(m_world.server().databaseFile(), u"SELECT id FROM categories WHERE name = 'Later'"_s)
            .toLongLong();
    }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_world.server().dataDir()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    mutable RoundWorld m_world;
    QTemporaryDir m_folder;
    QString m_backup = m_folder.filePath(u"shop.backup"_s);
    QByteArray m_backedUp; ///< the rows in the backup
    qint64 m_category = 0; ///< made on the desk, in the time that gets lost
    qint64 m_lostOrder = 0;
};

void RestoreTest::initTestCase()
{
    QCOMPARE(m_world.open(), QString());
    QVERIFY(m_world.play(1));
    QCOMPARE(m_world.server().run(u"backup"_s, {m_backup}).exitCode, 0);
    m_backedUp = m_world.server().run(u"dump"_s).out;
    // What the backup does not know.
    QVERIFY(m_world.play(2));
    QCOMPARE(m_world.check(2), QString());
    const DeskRun made = m_world.desk().run({u"do"_s, u"CreateCategory"_s, uR"({"name":"Later"})"_s});
    QVERIFY2(made.exitCode == 0, made.errors.constData());
    m_category = categoryId();
    QVERIFY(m_category > 0);
    m_lostOrder = m_world.lastOrder();
    QVERIFY(m_world.server().run(u"dump"_s).out != m_backedUp);
}

void RestoreTest::a_refusesWhileServed()
{
    const QByteArray before = m_world.server().run(u"dump"_s).out;
    const CommandOutcome outcome = restore({u"--force"_s, m_backup});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.err.contains("being served"));
    QCOMPARE(m_world.server().run(u"dump"_s).out, before);
    // Nor may a second server serve it.
    const CommandOutcome second = m_world.server().run(u"serve"_s, {u"--listen"_s, u"127.0.0.1:0"_s});
    QCOMPARE(second.exitCode, 1);
    QVERIFY(second.err.contains("another server"));
}

void RestoreTest::b_refusesWithoutForce()
{
    QCOMPARE(m_world.server().stop(), 0);
    const QByteArray before = m_world.server().run(u"dump"_s).out;
    const QStringList there = files();
    QCOMPARE(restore({m_backup}).exitCode, 1);
    QCOMPARE(restore({u"--force"_s, m_folder.filePath(u"nothing"_s)}).exitCode, 1);
    QCOMPARE(restore({}).exitCode, 2);
    QCOMPARE(m_world.server().run(u"dump"_s).out, before);
    QCOMPARE(files(), there);
}

void RestoreTest::c_refusesWhatIsDamaged()
{
    const QByteArray before = m_world.server().run(u"dump"_s).out;
    const QStringList there = files();
    QFile backup(m_backup);
    QVERIFY(backup.open(QIODevice::ReadOnly));
    const QByteArray good = backup.readAll();
    QList<std::pair<QByteArray, QByteArray>> damaged{{"cut", good.left(good.size() / 2)},
                                                     {"no database", QByteArray(20'000, 'x')}};
    // In tables and in indices.
    constexpr qsizetype page = 4096;
    for (qsizetype tenth = 1; tenth < 10; ++tenth) {
        QByteArray holed = good;
        holed.replace(good.size() / page * tenth / 10 * page, 3 * page, QByteArray(3 * page, '\xA5'));
        damaged.emplaceBack("holed at tenth " + QByteArray::number(tenth), holed);
    }
    for (const auto &[name, bytes] : std::as_const(damaged)) {
        QFile file(m_folder.filePath(u"damaged"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const CommandOutcome outcome = restore({u"--force"_s, file.fileName()});
        QVERIFY2(outcome.exitCode == 1, name.constData());
        QVERIFY2(!outcome.err.isEmpty(), name.constData());
        QCOMPARE(files(), there);
    }
    // Whole as a file, but with money from nowhere.
    const QString forged = m_folder.filePath(u"forged"_s);
    QVERIFY(QFile::copy(m_backup, forged));
    QCOMPARE(QProcess::execute(u"sqlite3"_s, {forged, u"UPDATE users SET balance = balance + 1"_s}), 0);
    QVERIFY(restore({u"--force"_s, forged}).err.contains("do not add up"));
    QCOMPARE(files(), there);
    QCOMPARE(m_world.server().run(u"dump"_s).out, before);
}

void RestoreTest::d_putsTheBackupIntoPlace()
{
    const QString oldEpoch = epoch();
    const QByteArray before = m_world.server().run(u"dump"_s).out;
    const CommandOutcome outcome = restore({u"--force"_s, m_backup});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QCOMPARE(m_world.server().run(u"dump"_s).out, m_backedUp);
    QVERIFY(!epoch().isEmpty() && epoch() != oldEpoch);
    QVERIFY(m_world.server().verify().value(u"ok"_s).toBool());
    // The shop that was there can be brought back the same way.
    const QStringList kept = files().filter(u"shop.db.before-"_s);
    QCOMPARE(kept.size(), 1);
    QVERIFY(files().filter(u"restoring"_s).isEmpty());
    const QString old = m_world.server().dataDir() + u'/' + kept.first();
    QCOMPARE(restore({u"--force"_s, old}).exitCode, 0);
    QCOMPARE(m_world.server().run(u"dump"_s).out, before);
    QCOMPARE(restore({u"--force"_s, m_backup}).exitCode, 0);
}

void RestoreTest::e_desksFollow()
{
    // The backup knows nothing of the second round: not what the desk was told is done, nor anna's order.
    QCOMPARE(m_world.effects(2), 0);
    QCOMPARE(categoryId(), 0);
    // Signed in before the backup was made, so the session is still known.
    m_world.forgetRefused();
    QCOMPARE(m_world.finish(3), QString());
    // All that the desk was told is done comes again, once, and a row that it made has its number again.
    QCOMPARE(m_world.check(3), QString());
    QCOMPARE(m_world.effects(1), 2);
    QCOMPARE(m_world.effects(2), 2);
    QCOMPARE(categoryId(), m_category);
    // No number of the lost time names another row.
    QVERIFY(m_world.lastOrder() > m_lostOrder);
}

void RestoreTest::f_anEmptyFolderNeedsNoForce()
{
    ServerProcess elsewhere;
    const CommandOutcome outcome = elsewhere.run(u"restore"_s, {m_backup});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QCOMPARE(elsewhere.run(u"dump"_s).out, m_backedUp);
    QVERIFY2(elsewhere.start(), qPrintable(elsewhere.problem()));
    QCOMPARE(callAsOwner(elsewhere.port(), m_world.server().ownerPassword(), "GET", u"/api/admin/users/1"_s).status,
             200);
}

QTEST_GUILESS_MAIN(RestoreTest)
#include "tst_faults_restore.moc"
