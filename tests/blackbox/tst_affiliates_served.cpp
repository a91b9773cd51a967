// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// Customers who send others, over HTTP.
class TestAffiliatesServed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void onlyACodeThatIsSomebodysCounts_data();
    void onlyACodeThatIsSomebodysCounts();
    void whatAnEndedOrderKeepsIsShared_data();
    void whatAnEndedOrderKeepsIsShared();
    void payoutsAreAskedFor_data();
    void payoutsAreAskedFor();
    void approvedOnceAndPaidOnce();
    void rejectedCanBeAskedForAgain();
    void termsAreChecked_data();
    void termsAreChecked();
    void whoIsShutOutAsksInVain();
    void aKilledServerPaysOnce();
    void verifyFindsTampering_data();
    void verifyFindsTampering();

private:
    [[nodiscard]] HttpReply put(const QString &path, const QJsonObject &body) { return m_owner->put(path, body); }
    [[nodiscard]] QString affiliatePath() const { return u"/api/admin/affiliates/%1"_s.arg(m_annasId); }
    /// Somebody new with this referral, signed in, with 100 on the balance.
    [[nodiscard]] std::unique_ptr<HttpClient> sent(const QString &name, const QString &referral);
    /// Of 1.00 for 1000, which ends so.
    void order(HttpClient &customer, qint64 quantity, const QJsonObject &end);
    [[nodiscard]] QString figure(const QString &name) { return m_anna->get(u"/api/affiliate"_s).text(name); }

    std::unique_ptr<ShopFixture> m_shop;
    std::unique_ptr<HttpClient> m_owner;
    std::unique_ptr<HttpClient> m_anna;
    qint64 m_annasId = 0;
    QString m_code;
};

void TestAffiliatesServed::init()
{
    m_shop = std::make_unique<ShopFixture>();
    QVERIFY2(m_shop->open(withoutRateLimits() + QStringList{u"--site-url"_s, u"https://shop.example"_s}),
             qPrintable(m_shop->server.problem()));
    m_owner = m_shop->owner();
    m_anna = m_shop->customer(u"anna"_s);
    m_annasId = m_anna->get(u"/api/user/profile"_s).number(u"id"_s);
    m_code = figure(u"code"_s);
    QCOMPARE(put(affiliatePath(), {{u"percent"_s, u"10"_s}}).text(u"percent"_s), u"10.00"_s);
}

std::unique_ptr<HttpClient> TestAffiliatesServed::sent(const QString &name, const QString &referral)
{
    auto client = std::make_unique<HttpClient>(m_shop->server.port());
    const HttpReply registered = client->post(u"/api/auth/register"_s, {{u"username"_s, name},
                                                                        {u"email"_s, QString(name + u"@example.com"_s)},
                                                                        {u"password"_s, u"correct horse battery"_s},
                                                                        {u"referral"_s, referral}});
    if (registered.status != 201)
        qWarning("registering failed: %s", registered.body.constData());
    client->setToken(registered.text(u"token"_s));
    m_owner->post(u"/api/admin/users/%1/add-fund"_s.arg(registered.json()[u"user"_s][u"id"_s].toInteger()),
                  {{u"amount"_s, u"100"_s}, {u"reason"_s, u"Test"_s}});
    return client;
}

void TestAffiliatesServed::order(HttpClient &customer, qint64 quantity, const QJsonObject &end)
{
    const qint64 id = customer.post(u"/api/orders"_s, followers(quantity)).number(u"id"_s);
    QCOMPARE(put(u"/api/admin/orders/%1/status"_s.arg(id), end).verdict(), u"200"_s);
}

void TestAffiliatesServed::onlyACodeThatIsSomebodysCounts_data()
{
    QTest::addColumn<QString>("referral");
    QTest::addColumn<qint64>("referred");
    QTest::newRow("hers") << u"%1"_s << qint64(1);
    QTest::newRow("in small letters") << u"%2"_s << qint64(1);
    QTest::newRow("nobody's") << u"AAAAAAAA"_s << qint64(0);
    QTest::newRow("no code") << u"who knows"_s << qint64(0);
    QTest::newRow("her name") << u"anna"_s << qint64(0);
}

void TestAffiliatesServed::onlyACodeThatIsSomebodysCounts()
{
    QFETCH(QString, referral);
    QFETCH(qint64, referred);
    QCOMPARE(figure(u"link"_s), u"https://shop.example/?ref="_s + m_code);
    const QString given = referral == "%1"_L1 ? m_code : referral == "%2"_L1 ? m_code.toLower() : referral;
    const auto ben = sent(u"ben"_s, given);
    QCOMPARE(ben->get(u"/api/user/profile"_s).status, 200);
    QCOMPARE(m_anna->get(u"/api/affiliate"_s).number(u"referred"_s), referred);
    QVERIFY(ben->get(u"/api/affiliate"_s).text(u"code"_s) != m_code);
}

void TestAffiliatesServed::whatAnEndedOrderKeepsIsShared_data()
{
    QTest::addColumn<QJsonObject>("end");
    QTest::addColumn<QString>("earned");
    QTest::newRow("completed") << QJsonObject{{u"status"_s, u"completed"_s}} << u"0.10"_s;
    QTest::newRow("in part") << QJsonObject{{u"status"_s, u"partial"_s}, {u"remains"_s, 250}} << u"0.075"_s;
    QTest::newRow("cancelled") << QJsonObject{{u"status"_s, u"canceled"_s}} << u"0.00"_s;
    QTest::newRow("not yet") << QJsonObject{{u"status"_s, u"in_progress"_s}} << u"0.00"_s;
}

void TestAffiliatesServed::whatAnEndedOrderKeepsIsShared()
{
    QFETCH(QJsonObject, end);
    QFETCH(QString, earned);
    const auto ben = sent(u"ben"_s, m_code);
    const auto carl = sent(u"carl"_s, u"nobody's"_s);
    order(*ben, 1000, end);
    order(*carl, 1000, end);
    QCOMPARE(figure(u"earned"_s), earned);
    QCOMPARE(figure(u"payable"_s), earned);
    QVERIFY(m_shop->server.verify()[u"ok"_s].toBool());
}

void TestAffiliatesServed::payoutsAreAskedFor_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("all") << QByteArray("{}") << u"201"_s;
    QTest::newRow("some") << QByteArray(R"({"amount":"0.05"})") << u"201"_s;
    QTest::newRow("more") << QByteArray(R"({"amount":"0.10000001"})") << u"422 payout_above_payable"_s;
    QTest::newRow("nothing") << QByteArray(R"({"amount":"0"})") << u"422 payout_below_minimum"_s;
    QTest::newRow("less") << QByteArray(R"({"amount":"-0.05"})") << u"422 payout_below_minimum"_s;
    QTest::newRow("a number") << QByteArray(R"({"amount":0.05})") << u"400 money_malformed"_s;
    QTest::newRow("of another") << QByteArray(R"({"amount":"0.05","user":2})") << u"400 field_unknown"_s;
}

void TestAffiliatesServed::payoutsAreAskedFor()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, verdict);
    const auto ben = sent(u"ben"_s, m_code);
    order(*ben, 1000, {{u"status"_s, u"completed"_s}});
    const HttpReply reply =
        m_anna->send("POST", u"/api/affiliate/payouts"_s, body, {{"Content-Type", "application/json"}});
    QCOMPARE(reply.verdict(), verdict);
    // Nothing twice: what was asked for is payable no more.
    if (reply.status == 201)
        QCOMPARE(m_anna->post(u"/api/affiliate/payouts"_s, {{u"amount"_s, u"0.06"_s}}).code(),
                 u"payout_above_payable"_s);
    QCOMPARE(ben->post(u"/api/affiliate/payouts"_s).verdict(), u"422 payout_below_minimum"_s);
    QCOMPARE(m_anna->get(u"/api/funds"_s).text(u"balance"_s), u"0.00"_s);
}

void TestAffiliatesServed::approvedOnceAndPaidOnce()
{
    const auto ben = sent(u"ben"_s, m_code);
    order(*ben, 1000, {{u"status"_s, u"completed"_s}});
    const qint64 id = m_anna->post(u"/api/affiliate/payouts"_s).number(u"id"_s);
    const QString path = u"/api/admin/affiliate-payouts/%1"_s.arg(id);
    QCOMPARE(put(path, {{u"state"_s, u"requested"_s}}).verdict(), u"400 field_not_one_of"_s);
    QCOMPARE(put(path, {{u"state"_s, u"rejected"_s}}).verdict(), u"400 field_missing"_s);
    QCOMPARE(put(path, {{u"state"_s, u"approved"_s}}).text(u"state"_s), u"approved"_s);
    QCOMPARE(put(path, {{u"state"_s, u"approved"_s}}).verdict(), u"409 payout_decided"_s);
    QCOMPARE(put(path, {{u"state"_s, u"rejected"_s}, {u"reason"_s, u"x"_s}}).verdict(), u"409 payout_decided"_s);
    QCOMPARE(put(u"/api/admin/affiliate-payouts/77"_s, {{u"state"_s, u"approved"_s}}).verdict(),
             u"404 payout_not_found"_s);
    QCOMPARE(m_anna->get(u"/api/funds"_s).text(u"balance"_s), u"0.10"_s);
    QCOMPARE(figure(u"paid"_s), u"0.10"_s);
    QCOMPARE(figure(u"payable"_s), u"0.00"_s);
    const QJsonArray moved = m_anna->get(u"/api/transactions"_s).items();
    QCOMPARE(moved.size(), 1);
    QCOMPARE(moved[0][u"kind"_s].toString(), u"affiliate_payout"_s);
    const QJsonObject noted = m_owner->get(u"/api/admin/activity-logs?command=DecidePayout"_s).items()[0].toObject();
    QCOMPARE(noted[u"before"_s][u"state"_s].toString(), u"requested"_s);
    QCOMPARE(noted[u"after"_s][u"state"_s].toString(), u"approved"_s);
    QVERIFY(m_shop->server.verify()[u"ok"_s].toBool());
}

void TestAffiliatesServed::rejectedCanBeAskedForAgain()
{
    const auto ben = sent(u"ben"_s, m_code);
    order(*ben, 1000, {{u"status"_s, u"completed"_s}});
    const qint64 id = m_anna->post(u"/api/affiliate/payouts"_s).number(u"id"_s);
    QCOMPARE(put(u"/api/admin/affiliate-payouts/%1"_s.arg(id),
                 {{u"state"_s, u"rejected"_s}, {u"reason"_s, u"Wait a week"_s}})
                 .verdict(),
             u"200"_s);
    QCOMPARE(m_anna->get(u"/api/affiliate/payouts"_s).items()[0][u"reason"_s].toString(), u"Wait a week"_s);
    QCOMPARE(figure(u"payable"_s), u"0.10"_s);
    QCOMPARE(m_anna->post(u"/api/affiliate/payouts"_s).verdict(), u"201"_s);
    QCOMPARE(m_owner->get(u"/api/admin/affiliate-payouts?state=requested"_s).items().size(), 1);
    QCOMPARE(m_owner->get(u"/api/admin/affiliate-payouts?limit=1"_s).json()[u"next"_s].isNull(), false);
    QCOMPARE(m_anna->get(u"/api/affiliate"_s).json()[u"payouts"_s].toArray().size(), 2);
}

void TestAffiliatesServed::termsAreChecked_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("more than all") << QByteArray(R"({"percent":"101"})") << u"422 field_out_of_range"_s;
    QTest::newRow("negative") << QByteArray(R"({"percent":"-1"})") << u"422 field_out_of_range"_s;
    QTest::newRow("a number") << QByteArray(R"({"percent":5})") << u"422 field_out_of_range"_s;
    QTest::newRow("another field") << QByteArray(R"({"code":"X"})") << u"400 field_unknown"_s;
    QTest::newRow("the shop's") << QByteArray(R"({"percent":null})") << QString();
}

void TestAffiliatesServed::termsAreChecked()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, verdict);
    const HttpReply reply = m_owner->send("PUT", affiliatePath(), body, {{"Content-Type", "application/json"}});
    if (verdict.isEmpty())
        QCOMPARE(reply.status, 200); // its code is the customer's
    else
        QCOMPARE(reply.verdict(), verdict);
    QCOMPARE(put(u"/api/admin/affiliates/77"_s, {{u"enabled"_s, false}}).verdict(), u"404 user_not_found"_s);
    QCOMPARE(m_owner->get(affiliatePath()).text(u"percent"_s), verdict.isEmpty() ? u"0.00"_s : u"10.00"_s);
}

void TestAffiliatesServed::whoIsShutOutAsksInVain()
{
    const auto ben = sent(u"ben"_s, m_code);
    order(*ben, 1000, {{u"status"_s, u"completed"_s}});
    QCOMPARE(put(affiliatePath(), {{u"enabled"_s, false}}).status, 200);
    order(*ben, 1000, {{u"status"_s, u"completed"_s}});
    QCOMPARE(figure(u"earned"_s), u"0.10"_s);
    QCOMPARE(m_anna->post(u"/api/affiliate/payouts"_s).verdict(), u"409 affiliate_off"_s);
}

void TestAffiliatesServed::aKilledServerPaysOnce()
{
    const auto ben = sent(u"ben"_s, m_code);
    order(*ben, 1000, {{u"status"_s, u"completed"_s}});
    const qint64 id = m_anna->post(u"/api/affiliate/payouts"_s).number(u"id"_s);
    const QString path = u"/api/admin/affiliate-payouts/%1"_s.arg(id);
    const HttpHeaders key{{"Idempotency-Key", "pay-once"}};
    QCOMPARE(m_owner->put(path, {{u"state"_s, u"approved"_s}}, key).verdict(), u"200"_s);
    m_shop->server.kill();
    QVERIFY(m_shop->server.restart());
    m_owner->disconnect();
    m_anna->disconnect();
    QCOMPARE(m_owner->put(path, {{u"state"_s, u"approved"_s}}, key).verdict(), u"200"_s);
    QCOMPARE(m_owner->put(path, {{u"state"_s, u"approved"_s}}).verdict(), u"409 payout_decided"_s);
    QCOMPARE(m_anna->get(u"/api/funds"_s).text(u"balance"_s), u"0.10"_s);
    QVERIFY(m_shop->server.verify()[u"ok"_s].toBool());
}

void TestAffiliatesServed::verifyFindsTampering_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("check");
    QTest::newRow("more earned") << u"UPDATE affiliate_earnings SET amount = amount + 1"_s << u"affiliate_earnings"_s;
    QTest::newRow("another's") << u"UPDATE affiliate_earnings SET affiliate_id = user_id"_s << u"affiliate_earnings"_s;
    QTest::newRow("another percentage") << u"UPDATE affiliate_earnings SET percent = 2000"_s << u"affiliate_earnings"_s;
    QTest::newRow("a payout that was not paid")
        << u"INSERT INTO affiliate_payouts (user_id, amount, state, reason, created_at, decided_at, rev) VALUES (1, 5, 'approved', '', 1, 1, 1)"_s
        << u"affiliate_payouts"_s;
    QTest::newRow("more paid") << u"UPDATE affiliate_payouts SET amount = amount - 1"_s << u"affiliate_payouts"_s;
    QTest::newRow("paid and taken back") << u"UPDATE affiliate_payouts SET state = 'rejected'"_s
                                         << u"affiliate_payouts"_s;
}

void TestAffiliatesServed::verifyFindsTampering()
{
    QFETCH(QString, sql);
    QFETCH(QString, check);
    const auto ben = sent(u"ben"_s, m_code);
    order(*ben, 1000, {{u"status"_s, u"completed"_s}});
    const qint64 id = m_anna->post(u"/api/affiliate/payouts"_s).number(u"id"_s);
    QCOMPARE(put(u"/api/admin/affiliate-payouts/%1"_s.arg(id), {{u"state"_s, u"approved"_s}}).status, 200);
    QCOMPARE(m_shop->server.stop(), 0);
    QCOMPARE(m_shop->server.run(u"verify"_s).exitCode, 0);
    QCOMPARE(m_shop->server.sqlite(sql).exitCode, 0);
    const CommandOutcome found = m_shop->server.run(u"verify"_s);
    QCOMPARE(found.exitCode, 1);
    QVERIFY2(found.out.contains(check.toUtf8()), found.out.constData());
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestAffiliatesServed)
#include "tst_affiliates_served.moc"
