// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// What customers look up of their own: orders, an order's history, their transactions and the statement.
class TestCustomerLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void dashboard_data();
    void dashboard();
    void orders_data();
    void orders();
    void history();
    void transactions_data();
    void transactions();
    void statements_data();
    void statements();
    void aStatementHoldsNoFormula();
    void statementsAreRefused_data();
    void statementsAreRefused();

private:
    [[nodiscard]] QStringList lines(const QString &period) const
    {
        const HttpReply file = m_anna->get(u"/api/transactions/statement?"_s + period);
        return file.status == 200 ? QString::fromUtf8(file.body).split(u"\r\n"_s, Qt::SkipEmptyParts) : QStringList();
    }

    ShopFixture m_shop;
    std::unique_ptr<HttpClient> m_owner;
    std::unique_ptr<HttpClient> m_anna;
    std::unique_ptr<HttpClient> m_dora;
    std::unique_ptr<HttpClient> m_emil;
    qint64 m_canceled = 0;
    qint64 m_open = 0;
};

void TestCustomerLists::initTestCase()
{
    QVERIFY2(m_shop.open(), qPrintable(m_shop.server.problem()));
    m_owner = m_shop.owner();
    m_anna = m_shop.customer(u"Anna"_s, u"10"_s);
    const auto bert = m_shop.customer(u"Bert"_s, u"10"_s);
    QCOMPARE(bert->post(u"/api/orders"_s, followers(100)).status, 201);
    m_canceled = m_anna->post(u"/api/orders"_s, followers(200)).number(u"id"_s);
    QCOMPARE(m_owner->post(u"/api/admin/orders/%1/cancel"_s.arg(m_canceled)).status, 200);
    QJsonObject other = followers(300);
    other.insert(u"link"_s, u"https://example.com/another"_s);
    m_open = m_anna->post(u"/api/orders"_s, other).number(u"id"_s);
    m_dora = m_shop.customer(u"Dora"_s, u"10"_s);
    for (const auto &[quantity, end] :
         {std::pair{500, QJsonObject{{u"status"_s, u"completed"_s}}},
          std::pair{300, QJsonObject{{u"status"_s, u"partial"_s}, {u"remains"_s, 150}}}}) {
        const qint64 id = m_dora->post(u"/api/orders"_s, followers(quantity)).number(u"id"_s);
        QCOMPARE(m_owner->put(u"/api/admin/orders/%1/status"_s.arg(id), end).status, 200);
    }
    m_emil = m_shop.customer(u"Emil"_s);
    // The days of the table below; the ledger's rows cannot be changed by the server itself.
    const QString sql = u"DROP TRIGGER transfers_no_update; UPDATE transfers SET created_at = CASE WHEN order_id = %1 "
                        "THEN 1772323200000 + 86400000 WHEN order_id = %2 THEN 1772323200000 + 2 * 86400000 "
                        "ELSE 1772323200000 END; UPDATE orders SET created_at = 1772323200000 WHERE id = %1"_s;
    QCOMPARE(m_shop.server.sqlite(sql.arg(m_canceled).arg(m_open)).exitCode, 0);
}

void TestCustomerLists::dashboard_data()
{
    QTest::addColumn<QString>("customer");
    QTest::addColumn<QByteArray>("figures");
    QTest::newRow("one cancelled, one not begun")
        << u"Anna"_s
        << QByteArray(R"({"balance":"9.70","on_hold":"0.30","spent":"0.00","currency":"USD","orders":{"pending":1,)"
                      R"("processing":0,"in_progress":0,"partial":0,"completed":0,"canceled":1,"total":2},)"
                      R"("unread_announcements":0})");
    QTest::newRow("one kept in part, one delivered")
        << u"Dora"_s
        << QByteArray(R"({"balance":"9.35","on_hold":"0.00","spent":"0.65","currency":"USD","orders":{"pending":0,)"
                      R"("processing":0,"in_progress":0,"partial":1,"completed":1,"canceled":0,"total":2},)"
                      R"("unread_announcements":0})");
    QTest::newRow("who has just come")
        << u"Emil"_s
        << QByteArray(R"({"balance":"0.00","on_hold":"0.00","spent":"0.00","currency":"USD","orders":{"pending":0,)"
                      R"("processing":0,"in_progress":0,"partial":0,"completed":0,"canceled":0,"total":0},)"
                      R"("unread_announcements":0})");
}

void TestCustomerLists::dashboard()
{
    QFETCH(const QString, customer);
    HttpClient &who = customer == "Anna"_L1 ? *m_anna : customer == "Dora"_L1 ? *m_dora : *m_emil;
    const HttpReply reply = who.get(u"/api/dashboard/stats"_s);
    QCOMPARE(reply.status, 200);
    QTEST(reply.body, "figures");
    QCOMPARE(who.get(u"/api/dashboard/stats?user=1"_s).verdict(), u"400 field_unknown"_s);
}

void TestCustomerLists::orders_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<bool>("canceled");
    QTest::addColumn<bool>("open");
    QTest::newRow("all") << u"limit=10"_s << true << true;
    QTest::newRow("status") << u"status=canceled"_s << true << false;
    QTest::newRow("service") << u"service=1"_s << true << true;
    QTest::newRow("another service") << u"service=2"_s << false << false;
    QTest::newRow("link") << u"q=ANOTHER"_s << false << true;
    QTest::newRow("number") << u"q=%1"_s << true << false;
    QTest::newRow("link and status") << u"q=another&status=canceled"_s << false << false;
    QTest::newRow("before") << u"to=2026-03-02"_s << true << false;
    QTest::newRow("since") << u"from=2026-03-02T00:00:00Z"_s << false << true;
    QTest::newRow("the first moment counts") << u"from=2026-03-01&to=2026-03-02"_s << true << false;
    QTest::newRow("the last does not") << u"from=2026-02-01&to=2026-03-01"_s << false << false;
}

void TestCustomerLists::orders()
{
    QFETCH(QString, query);
    QFETCH(const bool, canceled);
    QFETCH(const bool, open);
    query.replace(u"%1"_s, QString::number(m_canceled));
    QList<qint64> expected;
    if (open)
        expected << m_open;
    if (canceled)
        expected << m_canceled;
    QList<qint64> found;
    for (const QJsonValue &row : m_anna->get(u"/api/orders?"_s + query).items())
        found << row.toObject().value(u"id"_s).toInteger();
    QCOMPARE(found, expected);
}

void TestCustomerLists::history()
{
    const QString path = u"/api/orders/%1/history"_s.arg(m_canceled);
    const HttpReply reply = m_anna->get(path);
    QVERIFY(!reply.items().isEmpty());
    const QJsonObject last = reply.items().last().toObject();
    QCOMPARE(last.value(u"to"_s).toString(), u"canceled"_s);
    QCOMPARE(last.value(u"by"_s).toString(), u"staff"_s);
    QVERIFY(!reply.body.contains("owner"));
    QCOMPARE(m_anna->get(u"/api/orders/1/history"_s).verdict(), u"404 order_not_found"_s);
}

void TestCustomerLists::transactions_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<qsizetype>("count");
    QTest::newRow("all") << u"limit=10"_s << u"200"_s << qsizetype(4);
    QTest::newRow("kind") << u"kind=order_hold"_s << u"200"_s << qsizetype(2);
    QTest::newRow("period") << u"from=2026-03-02&to=2026-03-03"_s << u"200"_s << qsizetype(2);
    QTest::newRow("both") << u"from=2026-03-03&kind=order_refund"_s << u"200"_s << qsizetype(0);
    QTest::newRow("no kind") << u"kind=present"_s << u"400 field_not_one_of"_s << qsizetype(0);
    QTest::newRow("no time") << u"from=-1"_s << u"400 field_wrong_type"_s << qsizetype(0);
    QTest::newRow("empty time") << u"from="_s << u"400 field_wrong_type"_s << qsizetype(0);
}

void TestCustomerLists::transactions()
{
    QFETCH(const QString, query);
    const HttpReply reply = m_anna->get(u"/api/transactions?"_s + query);
    QTEST(reply.verdict(), "verdict");
    QTEST(reply.items().size(), "count");
}

void TestCustomerLists::statements_data()
{
    QTest::addColumn<QString>("period");
    QTest::addColumn<QString>("balances");
    QTest::newRow("all") << u"from=2026-02-01&to=2027-02-01"_s << u"0.00 10.00 9.80 10.00 9.70 9.70"_s;
    QTest::newRow("a day") << u"from=2026-03-02&to=2026-03-03"_s << u"10.00 9.80 10.00 10.00"_s;
    QTest::newRow("the last day") << u"from=2026-03-03&to=2026-03-04"_s << u"10.00 9.70 9.70"_s;
    QTest::newRow("before everything") << u"from=2026-01-01&to=2026-03-01"_s << u"0.00 0.00"_s;
    QTest::newRow("after everything") << u"from=2026-06-01&to=2026-07-01"_s << u"9.70 9.70"_s;
}

void TestCustomerLists::statements()
{
    QFETCH(const QString, period);
    const QStringList rows = lines(period);
    QCOMPARE(rows.value(0), u"at,kind,order,memo,amount,balance"_s);
    QStringList balances;
    for (const QString &row : rows.sliced(1))
        balances << row.section(u',', -1);
    QTEST(balances.join(u' '), "balances");
    QVERIFY(rows.value(1).contains(u"opening_balance"_s));
    QVERIFY(rows.constLast().contains(u"closing_balance"_s));
}

void TestCustomerLists::aStatementHoldsNoFormula()
{
    const auto carl = m_shop.customer(u"Carl"_s);
    const qint64 id = carl->get(u"/api/user/profile"_s).number(u"id"_s);
    const QJsonObject gift{{u"amount"_s, u"1"_s}, {u"reason"_s, u"=1+1, \"twice\""_s}};
    QCOMPARE(m_owner->post(u"/api/admin/users/%1/add-fund"_s.arg(id), gift).status, 201);
    const HttpReply file = carl->get(u"/api/transactions/statement?from=2026-02-01&to=2027-02-01"_s);
    QCOMPARE(file.status, 200);
    QCOMPARE(file.headers.value("content-disposition"), "attachment; filename=\"statement.csv\"");
    QVERIFY2(file.body.contains(",\"'=1+1, \"\"twice\"\"\",1.00,1.00\r\n"), file.body.constData());
    QVERIFY(!file.body.contains("10.00"));
}

void TestCustomerLists::statementsAreRefused_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("no end") << u"from=2026-01-01"_s << u"400 field_missing"_s;
    QTest::newRow("no beginning") << u"to=2026-01-01"_s << u"400 field_missing"_s;
    QTest::newRow("backwards") << u"from=2026-02-01&to=2026-01-01"_s << u"422 field_out_of_range"_s;
    QTest::newRow("401 days") << u"from=2026-01-01&to=2027-02-06"_s << u"422 field_out_of_range"_s;
    QTest::newRow("more than is asked") << u"from=2026-01-01&to=2026-02-01&user=2"_s << u"400 field_unknown"_s;
}

void TestCustomerLists::statementsAreRefused()
{
    QFETCH(const QString, query);
    QTEST(m_anna->get(u"/api/transactions/statement?"_s + query).verdict(), "verdict");
    QCOMPARE(m_shop.anyone().get(u"/api/transactions/statement?"_s + query).status, 401);
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestCustomerLists)
#include "tst_customer_lists.moc"
