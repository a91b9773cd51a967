// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// Resellers' own panels, over HTTP.
class TestChildPanelsServed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void domainsAreChecked_data();
    void domainsAreChecked();
    void inputIsStrict_data();
    void inputIsStrict();
    void noneAreSoldWithoutAPrice();
    void orderedSetUpAndRenewed();
    void pressedTwicePaidOnce();
    void cancelledIsPaidBackOnce();
    void anotherCustomersIsNotThere();
    void staffFindThem();
    void staffChangeIt();
    void revenueIsCounted();

private:
    [[nodiscard]] HttpReply order(const QString &domain) const
    {
        return m_anna->post(u"/api/child-panel"_s, {{u"domain"_s, domain}, {u"currency"_s, u"EUR"_s}});
    }
    [[nodiscard]] HttpReply change(const QJsonObject &body) const
    {
        return m_owner->put(u"/api/admin/child-panels/1"_s, body);
    }
    [[nodiscard]] HttpReply move(const QString &state) const { return change({{u"state"_s, state}}); }
    [[nodiscard]] HttpReply renew(qint64 month) const
    {
        return m_anna->post(u"/api/child-panel/1/renew"_s, {{u"month"_s, month}});
    }
    [[nodiscard]] QJsonObject panel() const { return m_anna->get(u"/api/child-panel"_s).items()[0].toObject(); }
    [[nodiscard]] QString state() const { return panel()[u"state"_s].toString(); }
    [[nodiscard]] QString balance() const { return m_anna->get(u"/api/funds"_s).text(u"balance"_s); }
    void setSetting(const QString &name, const QJsonValue &value) const
    {
        QCOMPARE(m_owner->put(u"/api/admin/settings"_s, {{name, value}}).status, 200);
    }
    /// An active panel of hers.
    void setUp() const
    {
        QCOMPARE(order(u"panel.example.com"_s).status, 201);
        QCOMPARE(move(u"active"_s).status, 200);
    }
    void checkSound() { QVERIFY(m_shop->server.verify()[u"ok"_s].toBool()); }

    std::unique_ptr<ShopFixture> m_shop;
    std::unique_ptr<HttpClient> m_owner;
    std::unique_ptr<HttpClient> m_anna;
};

void TestChildPanelsServed::init()
{
    m_shop = std::make_unique<ShopFixture>();
    QVERIFY2(m_shop->open(withoutRateLimits() + QStringList{u"--site-url"_s, u"https://www.shop.com"_s}),
             qPrintable(m_shop->server.problem()));
    m_owner = m_shop->owner();
    m_anna = m_shop->customer(u"anna"_s, u"20"_s);
    setSetting(u"child_panel_price"_s, u"5.00"_s);
}

void TestChildPanelsServed::domainsAreChecked_data()
{
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("good") << u"panel.example.com"_s << u"201"_s;
    QTest::newRow("in capitals, with a dot") << u" Panel.Example.COM. "_s << u"201"_s;
    QTest::newRow("international") << u"b\u00fccher.de"_s << u"201"_s;
    QTest::newRow("one label") << u"panel"_s << u"422 domain_malformed"_s;
    QTest::newRow("an address") << u"203.0.113.7"_s << u"422 domain_malformed"_s;
    QTest::newRow("an address of IPv6") << u"[2001:db8::1]"_s << u"422 domain_malformed"_s;
    QTest::newRow("a scheme") << u"https://panel.example.com"_s << u"422 domain_malformed"_s;
    QTest::newRow("a port") << u"panel.example.com:8080"_s << u"422 domain_malformed"_s;
    QTest::newRow("a path") << u"panel.example.com/x"_s << u"422 domain_malformed"_s;
    QTest::newRow("markup") << u"<b>.com"_s << u"422 domain_malformed"_s;
    QTest::newRow("in the house") << u"panel.local"_s << u"422 domain_malformed"_s;
    QTest::newRow("nothing") << u""_s << u"422 text_empty"_s;
    QTest::newRow("too long") << QString(u'a').repeated(300) << u"422 text_too_long"_s;
    QTest::newRow("the shop's own") << u"shop.com"_s << u"409 domain_taken"_s;
    QTest::newRow("the shop's own with www") << u"WWW.shop.com"_s << u"409 domain_taken"_s;
    QTest::newRow("below the shop's own") << u"anna.shop.com"_s << u"409 domain_taken"_s;
    QTest::newRow("beside the shop's own") << u"annashop.com"_s << u"201"_s;
}

void TestChildPanelsServed::domainsAreChecked()
{
    QFETCH(QString, domain);
    QFETCH(QString, verdict);
    QCOMPARE(order(domain).verdict(), verdict);
    QCOMPARE(balance(), verdict == "201"_L1 ? u"15.00"_s : u"20.00"_s);
    if (verdict != "201"_L1)
        return;
    QCOMPARE(order(domain).verdict(), u"409 domain_taken"_s);
    QCOMPARE(balance(), u"15.00"_s);
}

void TestChildPanelsServed::inputIsStrict_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *what, const char *method, const QString &path, const char *body,
                        const QString &verdict) {
        QTest::newRow(what) << QByteArray(method) << path << QByteArray(body) << verdict;
    };
    const QString all = u"/api/child-panel"_s;
    const QString one = u"/api/child-panel/1"_s;
    const QString renewal = u"/api/child-panel/1/renew"_s;
    row("another's", "POST", all, R"({"domain":"b.com","currency":"EUR","user":1})", u"400 field_unknown"_s);
    row("a price", "POST", all, R"({"domain":"b.com","currency":"EUR","price":"1"})", u"400 field_unknown"_s);
    row("no currency", "POST", all, R"({"domain":"b.com"})", u"400 field_missing"_s);
    row("a strange currency", "POST", all, R"({"domain":"b.com","currency":"euro"})", u"422 currency_malformed"_s);
    row("a number for a name", "POST", all, R"({"domain":5,"currency":"EUR"})", u"400 field_wrong_type"_s);
    row("no month", "POST", renewal, "{}", u"400 field_missing"_s);
    row("a month as text", "POST", renewal, R"({"month":"2"})", u"400 field_wrong_type"_s);
    row("half a month", "POST", renewal, R"({"month":2.5})", u"400 field_wrong_type"_s);
    row("month nought", "POST", renewal, R"({"month":0})", u"422 field_out_of_range"_s);
    row("a month too far", "POST", renewal, R"({"month":3})", u"422 field_out_of_range"_s);
    row("a domain by its customer", "PUT", one, R"({"domain":"b.com"})", u"400 field_unknown"_s);
    row("a price by its customer", "PUT", one, R"({"price":"0.01"})", u"400 field_unknown"_s);
    row("a state by its customer", "PUT", one, R"({"state":"active"})", u"400 field_unknown"_s);
    row("nothing", "PUT", one, "{}", u"422 nothing_to_change"_s);
    row("no number", "PUT", u"/api/child-panel/x"_s, R"({"auto_renew":true})", u"404 child_panel_not_found"_s);
    row("none", "PUT", u"/api/child-panel/9"_s, R"({"auto_renew":true})", u"404 child_panel_not_found"_s);
    row("a query", "GET", u"/api/child-panel?state=active"_s, "", u"400 field_unknown"_s);
    row("a cursor", "GET", u"/api/child-panel?after=x"_s, "", u"400 cursor_malformed"_s);
}

void TestChildPanelsServed::inputIsStrict()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    QFETCH(QString, verdict);
    QCOMPARE(order(u"panel.example.com"_s).status, 201);
    QCOMPARE(m_anna->send(method, path, body, {{"Content-Type", "application/json"}}).verdict(), verdict);
    QCOMPARE(balance(), u"15.00"_s);
}

void TestChildPanelsServed::noneAreSoldWithoutAPrice()
{
    setSetting(u"child_panel_price"_s, QJsonValue::Null);
    QVERIFY(m_anna->get(u"/api/child-panel"_s).json()[u"price"_s].isNull());
    QCOMPARE(order(u"panel.example.com"_s).verdict(), u"409 child_panels_not_sold"_s);
    setSetting(u"child_panel_price"_s, u"20.01"_s);
    const QJsonObject shown = m_anna->get(u"/api/child-panel"_s).json();
    QCOMPARE(shown[u"price"_s].toString(), u"20.01"_s);
    QCOMPARE(shown[u"currency"_s].toString(), u"USD"_s);
    QCOMPARE(shown[u"grace_days"_s].toInteger(), 7);
    QCOMPARE(order(u"panel.example.com"_s).verdict(), u"422 insufficient_funds"_s);
    QCOMPARE(m_anna->get(u"/api/child-panel"_s).items().size(), 0);
    for (const QJsonObject &bad :
         {QJsonObject{{u"child_panel_price"_s, u"-1"_s}}, QJsonObject{{u"child_panel_grace_days"_s, 400}},
          QJsonObject{{u"child_panel_grace_days"_s, u"7"_s}}})
        QVERIFY(m_owner->put(u"/api/admin/settings"_s, bad).status >= 400);
}

void TestChildPanelsServed::orderedSetUpAndRenewed()
{
    const HttpReply ordered = order(u"panel.example.com"_s);
    QCOMPARE(ordered.verdict(), u"201"_s);
    QCOMPARE(ordered.text(u"state"_s), u"pending"_s);
    QCOMPARE(ordered.text(u"price"_s), u"5.00"_s);
    QVERIFY(ordered.json()[u"paid_until"_s].isNull());
    QVERIFY(!ordered.json().contains(u"user"_s));
    QCOMPARE(balance(), u"15.00"_s);
    QCOMPARE(move(u"active"_s).text(u"state"_s), u"active"_s);
    const QString until = panel()[u"paid_until"_s].toString();
    QVERIFY(!until.isEmpty());
    QCOMPARE(renew(2).number(u"months"_s), 2);
    QVERIFY(panel()[u"paid_until"_s].toString() > until);
    QCOMPARE(balance(), u"10.00"_s);
    const QJsonArray moved = m_anna->get(u"/api/transactions?kind=child_panel"_s).items();
    QCOMPARE(moved.size(), 2);
    QCOMPARE(moved[0][u"amount"_s].toString(), u"-5.00"_s);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString period =
        u"from=%1&to=%2"_s.arg(now.addDays(-1).toString(Qt::ISODate), now.addDays(1).toString(Qt::ISODate));
    const HttpReply statement = m_anna->get(u"/api/transactions/statement?"_s + period);
    QCOMPARE(statement.status, 200);
    QVERIFY(statement.body.contains("child_panel"));
    const QJsonObject noted =
        m_owner->get(u"/api/admin/activity-logs?command=SetChildPanelState"_s).items()[0].toObject();
    QCOMPARE(noted[u"before"_s][u"state"_s].toString(), u"pending"_s);
    QCOMPARE(noted[u"after"_s][u"state"_s].toString(), u"active"_s);
    checkSound();
}

void TestChildPanelsServed::pressedTwicePaidOnce()
{
    const HttpHeaders key{{"Idempotency-Key", "order-once"}};
    const QJsonObject wanted{{u"domain"_s, u"panel.example.com"_s}, {u"currency"_s, u"EUR"_s}};
    QCOMPARE(m_anna->post(u"/api/child-panel"_s, wanted, key).verdict(), u"201"_s);
    QCOMPARE(m_anna->post(u"/api/child-panel"_s, wanted, key).verdict(), u"201"_s);
    QCOMPARE(m_anna->post(u"/api/child-panel"_s, wanted).verdict(), u"409 domain_taken"_s);
    QCOMPARE(balance(), u"15.00"_s);
    QCOMPARE(move(u"active"_s).verdict(), u"200"_s);
    QCOMPARE(move(u"active"_s).verdict(), u"409 child_panel_state_forbids"_s);
    // Without a key as well: the month is named.
    QCOMPARE(renew(2).verdict(), u"200"_s);
    QCOMPARE(renew(2).verdict(), u"409 child_panel_month_paid"_s);
    QCOMPARE(m_owner->post(u"/api/admin/child-panels/1/renew"_s, {{u"month"_s, 2}}).verdict(),
             u"409 child_panel_month_paid"_s);
    QCOMPARE(balance(), u"10.00"_s);
    checkSound();
}

void TestChildPanelsServed::cancelledIsPaidBackOnce()
{
    QCOMPARE(order(u"panel.example.com"_s).status, 201);
    QCOMPARE(renew(2).status, 200);
    QCOMPARE(balance(), u"10.00"_s);
    const HttpReply canceled = change({{u"state"_s, u"canceled"_s}, {u"reason"_s, u"No such domain"_s}});
    QCOMPARE(canceled.text(u"state"_s), u"canceled"_s);
    QCOMPARE(balance(), u"20.00"_s);
    QCOMPARE(move(u"canceled"_s).verdict(), u"409 child_panel_state_forbids"_s);
    QCOMPARE(balance(), u"20.00"_s);
    QCOMPARE(panel()[u"reason"_s].toString(), u"No such domain"_s);
    QCOMPARE(m_anna->get(u"/api/transactions?kind=child_panel_refund"_s).items().size(), 2);
    QCOMPARE(order(u"panel.example.com"_s).status, 201);
    checkSound();
}

void TestChildPanelsServed::anotherCustomersIsNotThere()
{
    setUp();
    const auto ben = m_shop->customer(u"ben"_s, u"20"_s);
    QCOMPARE(ben->put(u"/api/child-panel/1"_s, {{u"auto_renew"_s, false}}).verdict(), u"404 child_panel_not_found"_s);
    QCOMPARE(ben->post(u"/api/child-panel/1/renew"_s, {{u"month"_s, 2}}).verdict(), u"404 child_panel_not_found"_s);
    QCOMPARE(ben->get(u"/api/child-panel"_s).items().size(), 0);
    QCOMPARE(ben->get(u"/api/admin/child-panels/1"_s).status, 403);
    QCOMPARE(ben->get(u"/api/funds"_s).text(u"balance"_s), u"20.00"_s);
    QCOMPARE(panel()[u"auto_renew"_s].toBool(), true);
    QCOMPARE(panel()[u"months"_s].toInteger(), 1);
}

void TestChildPanelsServed::staffFindThem()
{
    const auto found = [&](const QString &query) {
        QStringList domains;
        for (const QJsonValue &item : m_owner->get(u"/api/admin/child-panels"_s + query).items())
            domains << item[u"domain"_s].toString();
        return domains.join(u' ');
    };
    for (const QString &domain : {u"one.com"_s, u"two.com"_s, u"b\u00fccher.de"_s})
        QCOMPARE(order(domain).status, 201);
    QCOMPARE(move(u"active"_s).status, 200);
    const qint64 anna = m_anna->get(u"/api/user/profile"_s).number(u"id"_s);
    QCOMPARE(found({}), u"xn--bcher-kva.de two.com one.com"_s);
    QCOMPARE(found(u"?state=active"_s), u"one.com"_s);
    QCOMPARE(found(u"?state=pending"_s), u"xn--bcher-kva.de two.com"_s);
    QCOMPARE(found(u"?q=WO.C"_s), u"two.com"_s);
    QCOMPARE(found(u"?q=1"_s), u"one.com"_s);
    QCOMPARE(found(u"?q=%25"_s), QString());
    QCOMPARE(found(u"?user=%1&state=active"_s.arg(anna)), u"one.com"_s);
    QCOMPARE(found(u"?user=%1"_s.arg(anna + 1)), QString());
    const HttpReply page = m_owner->get(u"/api/admin/child-panels?limit=2"_s);
    QCOMPARE(page.items().size(), 2);
    QCOMPARE(found(u"?limit=2&after="_s + page.text(u"next"_s)), u"one.com"_s);
    QCOMPARE(m_anna->get(u"/api/child-panel?limit=1"_s).items().size(), 1);
    QCOMPARE(
        m_anna->get(u"/api/child-panel?limit=1&after="_s + m_anna->get(u"/api/child-panel?limit=1"_s).text(u"next"_s))
            .items()[0][u"domain"_s]
            .toString(),
        u"two.com"_s);
    QCOMPARE(m_owner->get(u"/api/admin/child-panels?state=gone"_s).verdict(), u"400 field_not_one_of"_s);
    QCOMPARE(m_owner->get(u"/api/admin/child-panels/1"_s).number(u"user"_s), anna);
    QCOMPARE(m_owner->get(u"/api/admin/child-panels/77"_s).verdict(), u"404 child_panel_not_found"_s);
}

void TestChildPanelsServed::staffChangeIt()
{
    QCOMPARE(order(u"panel.example.com"_s).status, 201);
    QCOMPARE(order(u"other.com"_s).status, 201);
    QCOMPARE(change({}).verdict(), u"422 nothing_to_change"_s);
    QCOMPARE(change({{u"reason"_s, u"x"_s}}).verdict(), u"400 field_missing"_s);
    QCOMPARE(change({{u"domain"_s, u"other.com"_s}}).verdict(), u"409 domain_taken"_s);
    QCOMPARE(change({{u"domain"_s, u"www.shop.com"_s}}).verdict(), u"409 domain_taken"_s);
    QCOMPARE(change({{u"price"_s, u"0"_s}}).verdict(), u"422 field_out_of_range"_s);
    // Both or nothing.
    QCOMPARE(change({{u"price"_s, u"1"_s}, {u"state"_s, u"ended"_s}}).verdict(), u"409 child_panel_state_forbids"_s);
    QCOMPARE(panel()[u"price"_s].toString(), QString(u"5.00"_s));
    const HttpReply both = m_owner->put(
        u"/api/admin/child-panels/1"_s,
        {{u"price"_s, u"1"_s}, {u"domain"_s, u"New.com"_s}, {u"state"_s, u"active"_s}, {u"auto_renew"_s, false}});
    QCOMPARE(both.verdict(), u"200"_s);
    QCOMPARE(both.text(u"domain"_s), u"new.com"_s);
    QCOMPARE(both.text(u"state"_s), u"active"_s);
    QCOMPARE(m_anna->post(u"/api/child-panel/1/renew"_s, {{u"month"_s, 2}}).status, 200);
    QCOMPARE(balance(), u"9.00"_s);
    QCOMPARE(change({{u"state"_s, u"suspended"_s}}).verdict(), u"400 field_missing"_s);
    QCOMPARE(change({{u"state"_s, u"suspended"_s}, {u"reason"_s, u"Spam"_s}}).text(u"reason"_s), u"Spam"_s);
    QCOMPARE(change({{u"state"_s, u"active"_s}}).text(u"reason"_s), QString());
    QCOMPARE(move(u"ended"_s).text(u"state"_s), u"ended"_s);
    QCOMPARE(change({{u"auto_renew"_s, true}}).verdict(), u"409 child_panel_state_forbids"_s);
    checkSound();
}

void TestChildPanelsServed::revenueIsCounted()
{
    setUp();
    QCOMPARE(renew(2).status, 200);
    QCOMPARE(order(u"other.com"_s).status, 201);
    QCOMPARE(m_owner->put(u"/api/admin/child-panels/2"_s, {{u"state"_s, u"canceled"_s}}).status, 200);
    const QJsonObject total = m_owner->get(u"/api/admin/reports/revenue"_s).json()[u"total"_s].toObject();
    QCOMPARE(total[u"child_panels"_s].toString(), u"10.00"_s);
    QCOMPARE(total[u"delivered"_s].toString(), u"0.00"_s);
    QCOMPARE(m_owner->get(u"/api/admin/dashboard/stats"_s).text(u"revenue"_s), u"10.00"_s);
    QVERIFY(m_owner->get(u"/api/admin/funds"_s).body.contains("rev:childpanels"));
    checkSound();
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestChildPanelsServed)
#include "tst_child_panels_served.moc"
