// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace pw::test;
using namespace Qt::StringLiterals;

/// panelwright-server doctor: silent about what is well, and for each thing that is wrong a line with its cure.
class DoctorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void soundShop();
    void findsWhatIsWrong_data();
    void findsWhatIsWrong();
    void findsDamage();
    void findsNoShop();

private:
    [[nodiscard]] QByteArrayList problems() const;

    std::unique_ptr<ServerProcess> m_server;
};

void DoctorTest::init()
{
    m_server = std::make_unique<ServerProcess>();
    QVERIFY2(m_server->init() && m_server->seed({u"--orders"_s, u"50"_s}), qPrintable(m_server->problem()));
}

QByteArrayList DoctorTest::problems() const
{
    QByteArrayList lines;
    for (const QByteArray &line : m_server->run(u"doctor"_s).out.split('\n')) {
        if (line.startsWith("problem"))
            lines << line;
    }
    return lines;
}

void DoctorTest::soundShop()
{
    // The server makes its key at its first start.
    QVERIFY(m_server->start());
    const CommandOutcome served = m_server->run(u"doctor"_s);
    QCOMPARE(problems(), QByteArrayList());
    QCOMPARE(served.exitCode, 0);
    QVERIFY(served.out.count("ok ") >= 8);
    QCOMPARE(m_server->stop(), 0);
    QCOMPARE(m_server->run(u"doctor"_s).exitCode, 0);
}

void DoctorTest::findsWhatIsWrong_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QByteArray>("about");
    QTest::newRow("ledger") << u"UPDATE users SET balance = balance + 1 WHERE id = 1"_s << QByteArray("ledger");
    QTest::newRow("foreign key") << u"UPDATE services SET category_id = 999 WHERE id = 1"_s
                                 << QByteArray("foreign keys");
    QTest::newRow("an older schema")
        << u"DELETE FROM schema_migrations WHERE name = (SELECT MAX(name) FROM schema_migrations)"_s
        << QByteArray("schema");
    QTest::newRow("a newer schema") << u"INSERT INTO schema_migrations SELECT 'server/9999_later'"_s
                                    << QByteArray("database");
    QTest::newRow("clock") << u"DROP TRIGGER transfers_no_update; UPDATE transfers SET created_at = 4102444800000 "
                              "WHERE id = (SELECT MAX(id) FROM transfers)"_s
                           << QByteArray("clock");
}

void DoctorTest::findsWhatIsWrong()
{
    QFETCH(const QString, sql);
    QFETCH(const QByteArray, about);
    QCOMPARE(m_server->sqlite(sql).exitCode, 0);
    QCOMPARE(m_server->run(u"doctor"_s).exitCode, 1);
    const QByteArrayList found = problems();
    const auto line = std::ranges::find_if(
        found, [&about](const QByteArray &candidate) { return candidate.startsWith(QByteArray("problem  " + about)); });
    QVERIFY2(line != found.cend(), found.join('\n').constData());
    // What to do about it is said behind the fact.
    QVERIFY(line->contains(". "));
}

void DoctorTest::findsDamage()
{
    QFile file(m_server->databaseFile());
    QVERIFY(file.setPermissions(file.permissions() | QFile::ReadOther));
    QVERIFY(problems().value(0).startsWith("problem  permissions"));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));

    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(file.size() / 2) && file.write(QByteArray(8192, '\xA5')) == 8192);
    file.close();
    const QByteArrayList damage = problems();
    QVERIFY(damage.size() >= 1);
    QVERIFY2(damage.first().startsWith("problem  integrity") || damage.first().startsWith("problem  database"),
             damage.first().constData());
    QVERIFY(damage.first().contains("restore"));

    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(QByteArray(20'000, 'x')) == 20'000);
    file.close();
    QCOMPARE(m_server->run(u"doctor"_s).exitCode, 1);
}

void DoctorTest::findsNoShop()
{
    ServerProcess nowhere;
    QCOMPARE(nowhere.run(u"doctor"_s).exitCode, 1);
    QCOMPARE(nowhere.run(u"doctor"_s, {u"--colour"_s}).exitCode, 2);
}

QTEST_GUILESS_MAIN(DoctorTest)
#include "tst_doctor.moc"
