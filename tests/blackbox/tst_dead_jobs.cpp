// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/mailbox.h"
#include "tests/blackbox/shop_fixture.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// Work that was given up, as the owner finds it: a mail that was sealed with another key.
class TestDeadJobs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areShownTriedAgainAndThrownAway();

private:
    [[nodiscard]] QJsonArray dead() { return m_shop.owner()->get(u"/api/admin/jobs?state=dead"_s).items(); }

    ShopFixture m_shop;
};

void TestDeadJobs::areShownTriedAgainAndThrownAway()
{
    // Nothing listens there, so the mail waits.
    const QString nowhere = u"smtp://127.0.0.1:%1"_s.arg(freePort());
    QVERIFY(m_shop.open({u"--smtp"_s, nowhere, u"--mail-from"_s, u"shop@example.com"_s}));
    const auto anna = m_shop.customer(u"Anna"_s);
    QVERIFY(dead().isEmpty());
    const auto waiting = [&] { return m_shop.owner()->get(u"/api/admin/jobs?state=waiting"_s).items(); };
    QTRY_VERIFY_WITH_TIMEOUT(!waiting().isEmpty() && !waiting()[0][u"problem"_s].toString().isEmpty(), 20'000);
    QCOMPARE(waiting()[0][u"kind"_s].toString(), u"mail"_s);
    // What still waits cannot be thrown away by mistake.
    const qint64 id = waiting()[0][u"id"_s].toInteger();
    const QString path = u"/api/admin/jobs/%1"_s.arg(id);
    QCOMPARE(m_shop.owner()->remove(path).verdict(), u"404 job_not_found"_s);

    QCOMPARE(m_shop.server.stop(), 0);
    QVERIFY(QFile::remove(m_shop.server.dataDir() + u"/server.key"_s));
    QVERIFY(m_shop.server.restart());
    QTRY_COMPARE_WITH_TIMEOUT(dead().size(), 1, 30'000);
    QVERIFY(dead()[0][u"problem"_s].toString().contains(u"server.key"_s));
    QCOMPARE(m_shop.owner()->post(QString(path + u"/retry"_s)).verdict(), u"204"_s);
    QTRY_COMPARE_WITH_TIMEOUT(dead().size(), 1, 30'000);
    QCOMPARE(m_shop.owner()->remove(path).verdict(), u"204"_s);
    QVERIFY(dead().isEmpty());
    QCOMPARE(m_shop.owner()->post(QString(path + u"/retry"_s)).verdict(), u"404 job_not_found"_s);
    QCOMPARE(m_shop.owner()->get(u"/api/admin/activity-logs?command=job_discarded"_s).items().size(), 1);
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestDeadJobs)
#include "tst_dead_jobs.moc"
