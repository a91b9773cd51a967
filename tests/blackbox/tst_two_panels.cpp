// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// Two shops on one machine, one the provider of the other: what our customers order is ordered there, and what becomes
/// of it there becomes of it here.
class TestTwoPanels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keepsTheKeyToItself();
    void handsOnAndFollows();
    void refundsWhatTheProviderLeaves();
    void refundsWhatTheProviderCancels();
    void ordersWithEveryFieldOfTheirType();
    void isRefusedAndSentAgain();
    void isCancelledThereFirst();
    void isRefilledThere();
    void isNotRefilledThere();
    void addressesAreChecked_data();
    void addressesAreChecked();
    void otherServicesStayHere();
    void tellsWhenTheMoneyThereRunsLow();
    void bothShopsAreSound();

private:
    [[nodiscard]] qint64 order(QJsonObject wanted);
    [[nodiscard]] QJsonObject forwardOf(qint64 order) const;
    [[nodiscard]] QString stateOf(qint64 order) const { return forwardOf(order).value(u"state"_s).toString(); }
    [[nodiscard]] QString statusOf(qint64 order) const;
    /// The provider's order for ours, once it is there.
    [[nodiscard]] qint64 upstreamOf(qint64 order) const
    {
        return forwardOf(order).value(u"upstream_order"_s).toString().toLongLong();
    }
    [[nodiscard]] HttpReply setUpstream(qint64 order, const QJsonObject &status) const;

    /// One that both shops count as completed.
    [[nodiscard]] qint64 delivered()
    {
        const qint64 id = order(followers(100));
        [&] { QTRY_COMPARE(stateOf(id), u"sent"_s); }();
        static_cast<void>(setUpstream(id, {{u"status"_s, u"completed"_s}}));
        [&] { QTRY_COMPARE_WITH_TIMEOUT(statusOf(id), u"completed"_s, 15'000); }();
        return id;
    }
    [[nodiscard]] QString taskStatus(qint64 task) const
    {
        for (const QJsonValue &row : m_anna->get(u"/api/tasks"_s).items()) {
            if (row.toObject().value(u"id"_s).toInteger() == task)
                return row.toObject().value(u"status"_s).toString();
        }
        return u"none"_s;
    }

    ShopFixture m_them;
    ShopFixture m_us;
    QString m_key;
    std::unique_ptr<HttpClient> m_anna;
    std::unique_ptr<HttpClient> m_owner;
};

void TestTwoPanels::initTestCase()
{
    QVERIFY2(m_them.open(), qPrintable(m_them.server.problem()));
    QVERIFY2(m_us.open({u"--allow-private-providers"_s, u"--poll-seconds"_s, u"1"_s}),
             qPrintable(m_us.server.problem()));
    m_key = ShopFixture::apiKey(*m_them.customer(u"Reseller"_s, u"100"_s));
    m_owner = m_us.owner();
    const HttpReply provider = m_owner->post(
        u"/api/admin/providers"_s,
        {{u"name"_s, u"Them"_s}, {u"url"_s, QString(m_them.server.url() + u"/api/v2"_s)}, {u"key"_s, m_key}});
    QCOMPARE(provider.verdict(), u"201"_s);
    for (const char *service : {"1", "2", "3"}) {
        const HttpReply source = m_owner->post(u"/api/admin/services/%1/sources"_s.arg(QLatin1StringView(service)),
                                               {{u"provider"_s, provider.number(u"id"_s)},
                                                {u"upstream_service"_s, QString::fromLatin1(service)},
                                                {u"cost"_s, u"1.00"_s}});
        QCOMPARE(source.verdict(), u"201"_s);
    }
    for (const ShopFixture *shop : {&m_us, &m_them})
        QCOMPARE(shop->owner()->put(u"/api/admin/services/1"_s, {{u"refill"_s, true}}).status, 200);
    m_anna = m_us.customer(u"Anna"_s, u"100"_s);
}

qint64 TestTwoPanels::order(QJsonObject wanted)
{
    const HttpReply placed = m_anna->post(u"/api/orders"_s, wanted);
    if (placed.verdict() != u"201"_s)
        qWarning("%s", placed.body.constData());
    return placed.number(u"id"_s);
}

QJsonObject TestTwoPanels::forwardOf(qint64 order) const
{
    return m_owner->get(u"/api/admin/orders/%1/forward"_s.arg(order)).json();
}

QString TestTwoPanels::statusOf(qint64 order) const
{
    return m_anna->get(u"/api/orders/%1"_s.arg(order)).text(u"status"_s);
}

HttpReply TestTwoPanels::setUpstream(qint64 order, const QJsonObject &status) const
{
    return m_them.owner()->put(u"/api/admin/orders/%1/status"_s.arg(upstreamOf(order)), status);
}

/// It opens the other shop's till.
void TestTwoPanels::keepsTheKeyToItself()
{
    QVERIFY(!m_owner->get(u"/api/admin/providers"_s).body.contains(m_key.toUtf8()));
    for (const char *end : {"", "-wal"}) {
        QFile file(m_us.server.databaseFile() + QLatin1StringView(end));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(m_key.toUtf8()));
    }
}

void TestTwoPanels::handsOnAndFollows()
{
    const qint64 id = order(followers(2500));
    QTRY_COMPARE(stateOf(id), u"sent"_s);
    QTRY_COMPARE(statusOf(id), u"processing"_s);
    const HttpReply theirs = m_them.owner()->get(u"/api/admin/orders/%1"_s.arg(upstreamOf(id)));
    QCOMPARE(theirs.number(u"quantity"_s), 2500);
    QCOMPARE(theirs.text(u"link"_s), u"https://example.com/p/1"_s);
    QCOMPARE(theirs.text(u"placed_via"_s), u"apiv2"_s);

    QCOMPARE(setUpstream(id, {{u"status"_s, u"in_progress"_s}, {u"start_count"_s, 50}, {u"remains"_s, 1000}}).status,
             200);
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(id), u"in_progress"_s, 15'000);
    const HttpReply ours = m_anna->get(u"/api/orders/%1"_s.arg(id));
    QCOMPARE(ours.number(u"start_count"_s), 50);
    QCOMPARE(ours.number(u"remains"_s), 1000);

    QCOMPARE(setUpstream(id, {{u"status"_s, u"completed"_s}}).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(id), u"completed"_s, 15'000);
    QCOMPARE(stateOf(id), u"finished"_s);
    QCOMPARE(forwardOf(id).value(u"cost"_s).toString(), u"2.50"_s);
}

void TestTwoPanels::refundsWhatTheProviderLeaves()
{
    const qint64 id = order(followers(1000));
    QTRY_COMPARE(stateOf(id), u"sent"_s);
    QCOMPARE(setUpstream(id, {{u"status"_s, u"partial"_s}, {u"remains"_s, 157}}).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(id), u"partial"_s, 15'000);
    QCOMPARE(m_anna->get(u"/api/orders/%1"_s.arg(id)).text(u"refunded"_s), u"0.157"_s);
    QCOMPARE(stateOf(id), u"finished"_s);
}

void TestTwoPanels::refundsWhatTheProviderCancels()
{
    const qint64 id = order({{u"service"_s, 3}, {u"link"_s, u"@anna"_s}});
    QTRY_COMPARE(stateOf(id), u"sent"_s);
    QCOMPARE(m_them.owner()->post(u"/api/admin/orders/%1/cancel"_s.arg(upstreamOf(id))).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(id), u"canceled"_s, 15'000);
    QCOMPARE(m_anna->get(u"/api/orders/%1"_s.arg(id)).text(u"refunded"_s), u"3.50"_s);
}

void TestTwoPanels::ordersWithEveryFieldOfTheirType()
{
    const QString comments = u"Lovely & so on\n100 % = good\nÄpfel + Birnen"_s;
    const qint64 id = order({{u"service"_s, 2}, {u"link"_s, u"@anna"_s}, {u"comments"_s, comments}});
    QTRY_COMPARE(stateOf(id), u"sent"_s);
    const HttpReply theirs = m_them.owner()->get(u"/api/admin/orders/%1"_s.arg(upstreamOf(id)));
    QCOMPARE(theirs.text(u"comments"_s), comments);
    QCOMPARE(theirs.number(u"quantity"_s), 3);
}

void TestTwoPanels::isRefusedAndSentAgain()
{
    QCOMPARE(m_them.owner()->put(u"/api/admin/services/1"_s, {{u"enabled"_s, false}}).status, 200);
    const qint64 id = order(followers(100));
    QTRY_COMPARE(stateOf(id), u"refused"_s);
    QCOMPARE(forwardOf(id).value(u"problem"_s).toString(), u"Incorrect service ID"_s);
    QCOMPARE(statusOf(id), u"pending"_s);
    QCOMPARE(m_owner->get(u"/api/admin/forwards?state=refused"_s).items().size(), 1);

    QCOMPARE(m_them.owner()->put(u"/api/admin/services/1"_s, {{u"enabled"_s, true}}).status, 200);
    const QString path = u"/api/admin/orders/%1/forward"_s.arg(id);
    QCOMPARE(m_owner->post(path).text(u"state"_s), u"waiting"_s);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(id), u"sent"_s, 20'000);
    QCOMPARE(m_owner->post(path).verdict(), u"409 order_state_forbids"_s);
}

/// The money comes back when the provider has given it back, and not before.
void TestTwoPanels::isCancelledThereFirst()
{
    const qint64 id = order(followers(100));
    QTRY_COMPARE(stateOf(id), u"sent"_s);
    const HttpReply asked = m_anna->post(u"/api/orders/%1/cancel"_s.arg(id));
    QCOMPARE(asked.verdict(), u"202"_s);
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(id), u"canceled"_s, 15'000);
    QCOMPARE(m_anna->get(u"/api/orders/%1"_s.arg(id)).text(u"refunded"_s), u"0.10"_s);
    QCOMPARE(m_them.owner()->get(u"/api/admin/orders/%1"_s.arg(upstreamOf(id))).text(u"status"_s), u"canceled"_s);
    QCOMPARE(taskStatus(asked.number(u"id"_s)), u"completed"_s);
}

void TestTwoPanels::isRefilledThere()
{
    const qint64 id = delivered();
    const HttpReply asked = m_anna->post(u"/api/orders/%1/refill"_s.arg(id));
    QCOMPARE(asked.verdict(), u"201"_s);
    const qint64 task = asked.number(u"id"_s);
    QTRY_COMPARE_WITH_TIMEOUT(taskStatus(task), u"in_progress"_s, 15'000);
    const auto theirs = m_them.owner()->get(u"/api/admin/tasks?kind=refill&order=%1"_s.arg(upstreamOf(id))).items();
    QCOMPARE(theirs.size(), 1);
    QCOMPARE(m_them.owner()
                 ->put(u"/api/admin/tasks/%1"_s.arg(theirs.at(0).toObject().value(u"id"_s).toInteger()),
                       {{u"status"_s, u"completed"_s}})
                 .status,
             200);
    QTRY_COMPARE_WITH_TIMEOUT(taskStatus(task), u"completed"_s, 15'000);
}

void TestTwoPanels::isNotRefilledThere()
{
    const qint64 id = delivered();
    QCOMPARE(m_them.owner()->put(u"/api/admin/services/1"_s, {{u"refill"_s, false}}).status, 200);
    const qint64 task = m_anna->post(u"/api/orders/%1/refill"_s.arg(id)).number(u"id"_s);
    QTRY_COMPARE_WITH_TIMEOUT(taskStatus(task), u"rejected"_s, 15'000);
    QCOMPARE(
        m_owner->get(u"/api/admin/tasks?order=%1"_s.arg(id)).items().at(0).toObject().value(u"problem"_s).toString(),
        u"Refill is not available for this order"_s);
}

void TestTwoPanels::addressesAreChecked_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("ftp") << u"ftp://127.0.0.1/"_s << u"422 provider_address_refused"_s;
    QTest::newRow("a file") << u"file:///etc/passwd"_s << u"422 provider_address_refused"_s;
    QTest::newRow("a password in it") << u"https://me:secret@panel.example/"_s << u"422 provider_address_refused"_s;
    QTest::newRow("none") << u"panel"_s << u"422 provider_address_refused"_s;
}

void TestTwoPanels::addressesAreChecked()
{
    QFETCH(const QString, url);
    QTEST(m_owner->post(u"/api/admin/providers"_s, {{u"name"_s, u"Other"_s}, {u"url"_s, url}}).verdict(), "verdict");
    QTEST(m_owner->put(u"/api/admin/providers/1"_s, {{u"url"_s, url}}).verdict(), "verdict");
}

void TestTwoPanels::otherServicesStayHere()
{
    const qint64 id = order({{u"service"_s, 4}, {u"link"_s, u"@anna"_s}, {u"comments"_s, u"one"_s}});
    QCOMPARE(m_owner->get(u"/api/admin/orders/%1/forward"_s.arg(id)).verdict(), u"404 order_not_found"_s);
}

void TestTwoPanels::tellsWhenTheMoneyThereRunsLow()
{
    const auto provider = [this] { return m_owner->get(u"/api/admin/providers/1"_s).json(); };
    QTRY_VERIFY_WITH_TIMEOUT(provider().value(u"balance"_s).isString(), 15'000);
    QCOMPARE(provider().value(u"currency"_s).toString(), u"USD"_s);
    QCOMPARE(provider().value(u"low"_s).toBool(), false);
    QCOMPARE(m_owner->put(u"/api/admin/providers/1"_s, {{u"alert_below"_s, u"1000"_s}}).status, 200);
    QCOMPARE(provider().value(u"low"_s).toBool(), true);
}

void TestTwoPanels::bothShopsAreSound()
{
    QCOMPARE(m_us.server.stop(), 0);
    QCOMPARE(m_them.server.stop(), 0);
    QCOMPARE(m_us.server.verify().value(u"ok"_s), QJsonValue(true));
    QCOMPARE(m_them.server.verify().value(u"ok"_s), QJsonValue(true));
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestTwoPanels)
#include "tst_two_panels.moc"
