// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// The ledger as staff look through it, what the shop holds, and reports: on days that the test has set.
class TestAdminReports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void transactions_data();
    void transactions();
    void transactionsInPages();
    void fundsAddUp();
    void reports_data();
    void reports();
    void asAFile();
    void refusals_data();
    void refusals();
    void plansUseIndexes_data();
    void plansUseIndexes();

private:
    void placeOrders();
    void setDays();

    ShopFixture m_shop;
    std::unique_ptr<HttpClient> m_owner;
    std::unique_ptr<HttpClient> m_anna;
    qint64 m_completed = 0;
    qint64 m_partial = 0;
    qint64 m_open = 0;
};

void TestAdminReports::initTestCase()
{
    QVERIFY2(m_shop.open(withoutRateLimits()), qPrintable(m_shop.server.problem()));
    m_owner = m_shop.owner();
    m_anna = m_shop.customer(u"anna"_s, u"100"_s);
    const auto bert = m_shop.customer(u"bert"_s, u"7"_s);
    QCOMPARE(
        m_owner->post(u"/api/admin/users/2/add-fund"_s, {{u"amount"_s, u"-2"_s}, {u"reason"_s, u"Fee 50%"_s}}).status,
        201);
    placeOrders();
    QCOMPARE(bert->post(u"/api/tickets"_s, {{u"type"_s, u"other"_s}, {u"message"_s, u"x"_s}}).status, 201);
    setDays();
}

void TestAdminReports::placeOrders()
{
    const auto placed = [&](qint64 quantity, const QString &link) {
        QJsonObject order = followers(quantity);
        order.insert(u"link"_s, QString(u"https://example.com/"_s + link));
        return m_anna->post(u"/api/orders"_s, order).number(u"id"_s);
    };
    m_completed = placed(1000, u"a"_s);
    m_partial = placed(2000, u"b"_s);
    m_open = placed(3000, u"c"_s);
    const auto move = [&](qint64 order, const QJsonObject &status) {
        QCOMPARE(m_owner->put(u"/api/admin/orders/%1/status"_s.arg(order), status).status, 200);
    };
    move(m_completed, {{u"status"_s, u"completed"_s}});
    move(m_partial, {{u"status"_s, u"partial"_s}, {u"remains"_s, 500}});
    QVERIFY(m_completed > 0 && m_partial > 0 && m_open > 0);
}

/// Money came on Sunday, 1 March 2026; what was completed was ordered and delivered on Monday, the second, the rest on
/// Wednesday, the first of April. A provider took 0.40 for the first order, and has not said what for the second.
void TestAdminReports::setDays()
{
    const QString march1 = u"1772323200000"_s;
    const QString march2 = u"1772409600000"_s;
    const QString april1 = u"1775001600000"_s;
    const QString day = u"CASE WHEN %1 = %2 THEN "_s + march2 + u" WHEN %1 IS NOT NULL THEN "_s + april1 + u" ELSE "_s +
                        march1 + u" END"_s;
    QString sql =
        u"DROP TRIGGER transfers_no_update; UPDATE transfers SET created_at = "_s +
        day.arg(u"order_id"_s).arg(m_completed) + u"; UPDATE orders SET created_at = "_s +
        day.arg(u"id"_s).arg(m_completed) + u"; UPDATE tickets SET created_at = "_s + march2 +
        // Triggers have counted what happened today; as if it had happened then.
        u"; DELETE FROM rollups WHERE day > 0; INSERT INTO rollups SELECT 'orders.placed', created_at / 86400000, "
        "count(*) FROM orders GROUP BY 2; INSERT INTO rollups SELECT 'orders.charge', created_at / 86400000, "
        "sum(charge) FROM orders GROUP BY 2; INSERT INTO rollups SELECT 'transfers.' || kind, "
        "created_at / 86400000, sum(amount) FROM transfers WHERE kind IN "
        "('order_delivered', 'order_refund', 'manual_credit') GROUP BY 1, 2;"_s;
    sql += u"INSERT INTO providers VALUES (1, 'Them', 'https://them.example', 1, NULL, 'USD', 0, NULL, '', 0, 0, 1);"_s;
    sql += u"INSERT INTO order_forwards VALUES (%1, 1, 1, 'finished', '71', 'Completed', 40000000, '', 0, 1), "
           "(%2, 1, 1, 'finished', '72', 'Partial', NULL, '', 0, 1)"_s.arg(m_completed)
               .arg(m_partial);
    const CommandOutcome said = m_shop.server.sqlite(sql);
    QCOMPARE(said.exitCode, 0);
    QCOMPARE(said.out, QByteArray());
}

void TestAdminReports::transactions_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("amounts"); // newest first
    const auto row = [](const char *name, const QString &query, const QString &amounts) {
        QTest::newRow(name) << query << amounts;
    };
    row("all", u"limit=50"_s, u"0.50 1.50 3.00 2.00 1.00 1.00 2.00 7.00 100.00"_s);
    row("one customer", u"user=2"_s, u"2.00 7.00"_s);
    row("a rare kind", u"kind=manual_debit"_s, u"2.00"_s);
    row("a common kind", u"kind=order_delivered"_s, u"1.50 1.00"_s);
    row("a house account", u"account=asset:manual"_s, u"2.00 7.00 100.00"_s);
    row("the revenue", u"account=rev:orders"_s, u"1.50 1.00"_s);
    row("a customer's account", u"account=liab:customer:2"_s, u"2.00 7.00"_s);
    row("a customer's hold", u"account=liab:hold:1&kind=order_refund"_s, u"0.50"_s);
    row("a hold of another", u"account=liab:hold:1&user=2"_s, u""_s);
    row("no account", u"account=asset:none"_s, u""_s);
    row("the memo", u"q=FEE"_s, u"2.00"_s);
    row("a sign in the memo", u"q=50%25"_s, u"2.00"_s);
    row("since", u"from=2026-03-02"_s, u"0.50 1.50 3.00 2.00 1.00 1.00"_s);
    row("a day", u"from=2026-03-02&to=2026-03-03"_s, u"1.00 1.00"_s);
    row("before", u"to=2026-03-02&kind=manual_credit"_s, u"7.00 100.00"_s);
    row("a customer's day", u"user=1&from=2026-03-01&to=2026-03-02"_s, u"100.00"_s);
}

void TestAdminReports::transactions()
{
    QFETCH(const QString, query);
    const HttpReply reply = m_owner->get(u"/api/admin/transactions?"_s + query);
    QCOMPARE(reply.status, 200);
    QStringList amounts;
    for (const QJsonValue &row : reply.items())
        amounts << row[u"amount"_s].toString();
    QTEST(amounts.join(u' '), "amounts");
}

/// All of a day have one time: the number decides among them.
void TestAdminReports::transactionsInPages()
{
    for (const QString &filter : {u"limit=2"_s, u"limit=1&user=1"_s, u"limit=1&account=asset:manual"_s}) {
        const auto whole = m_owner->get(u"/api/admin/transactions?limit=200&"_s + filter.section(u'&', 1)).items();
        QVERIFY(whole.size() > 2);
        QJsonArray paged;
        QString next;
        do {
            const HttpReply page = m_owner->get(u"/api/admin/transactions?"_s + filter +
                                                (next.isEmpty() ? QString() : QString(u"&after="_s + next)));
            for (const QJsonValue &row : page.items())
                paged << row;
            next = page.text(u"next"_s);
            QVERIFY(paged.size() <= whole.size());
        } while (!next.isEmpty());
        QCOMPARE(paged, whole);
    }
}

void TestAdminReports::fundsAddUp()
{
    const HttpReply reply = m_owner->get(u"/api/admin/funds?from=2026-03-01&to=2026-03-03"_s);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.text(u"balances"_s), u"99.50"_s); // 100 + 7 - 2 - 1 - 2 - 3 + 0.50
    QCOMPARE(reply.text(u"on_hold"_s), u"3.00"_s);
    QCOMPARE(reply.text(u"difference"_s), u"0.00"_s);
    QHash<QString, QString> accounts;
    for (const QJsonValue &row : reply.json().value(u"accounts"_s).toArray())
        accounts.insert(row[u"account"_s].toString(), row[u"balance"_s].toString());
    QCOMPARE(accounts.value(u"asset:manual"_s), u"-105.00"_s);
    QCOMPARE(accounts.value(u"rev:orders"_s), u"2.50"_s);
    QCOMPARE(accounts.value(u"liab:customer"_s), u"99.50"_s);
    QStringList kinds;
    for (const QJsonValue &row : reply.json().value(u"kinds"_s).toArray())
        kinds << row[u"kind"_s].toString() + u' ' + QString::number(row[u"count"_s].toInteger()) + u' ' +
                     row[u"amount"_s].toString();
    QCOMPARE(kinds, (QStringList{u"manual_credit 2 107.00"_s, u"manual_debit 1 2.00"_s, u"order_delivered 1 1.00"_s,
                                 u"order_hold 1 1.00"_s}));
}

void TestAdminReports::reports_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("rows");
    const auto row = [](const char *name, const QString &query, const QString &rows) {
        QTest::newRow(name) << query << rows;
    };
    const QString all = u"?from=2026-03-01&to=2026-05-01&group="_s;
    row("revenue by day", u"revenue?from=2026-03-01&to=2026-03-04"_s,
        u"2026-03-01,0,0.00,0.00,0.00,0.00 2026-03-02,1,1.00,1.00,0.00,0.00 2026-03-03,0,0.00,0.00,0.00,0.00"_s);
    row("revenue by week", u"revenue?from=2026-03-01&to=2026-03-16&group=week"_s,
        u"2026-02-23,0,0.00,0.00,0.00,0.00 2026-03-02,1,1.00,1.00,0.00,0.00 2026-03-09,0,0.00,0.00,0.00,0.00"_s);
    row("revenue by month", u"revenue"_s + all + u"month"_s,
        u"2026-03-01,1,1.00,1.00,0.00,0.00 2026-04-01,2,5.00,1.50,0.50,0.00"_s);
    row("profit", u"profit"_s + all + u"month"_s, u"2026-03-01,1,1.00,0.40,0.60,0 2026-04-01,1,1.50,0.00,1.50,1"_s);
    row("payments", u"payments"_s + all + u"month"_s,
        u"2026-03-01,manual_credit,2,107.00,0.00 2026-03-01,manual_debit,1,0.00,2.00"_s);
    row("orders", u"orders"_s + all + u"month"_s,
        u"2026-03-01,completed,1,1000,1.00,0.00 2026-04-01,partial,1,2000,2.00,0.50 2026-04-01,pending,1,3000,3.00,0.00"_s);
    row("services", u"services"_s + all + u"whole"_s, u"2026-03-01,1,Followers,3,6000,6.00,0.50"_s);
    row("providers", u"providers"_s + all + u"whole"_s, u"2026-03-01,1,Them,2,3000,0.40,1"_s);
    row("tickets", u"tickets"_s + all + u"day"_s, u"2026-03-02,other,1,0,1"_s);
    row("nothing", u"orders?from=2026-01-01&to=2026-02-01"_s, u""_s);
}

void TestAdminReports::reports()
{
    QFETCH(const QString, query);
    const QString path = u"/api/admin/reports/"_s + query;
    const HttpReply csv = m_owner->get(path + (path.contains(u'?') ? u"&"_s : u"?"_s) + u"format=csv"_s);
    QCOMPARE(csv.status, 200);
    QStringList lines = QString::fromUtf8(csv.body).split(u"\r\n"_s, Qt::SkipEmptyParts);
    const QStringList columns = lines.takeFirst().split(u',');
    lines.replaceInStrings(u" "_s, u"_"_s);
    QTEST(lines.join(u' '), "rows");
    // JSON says the same.
    const HttpReply json = m_owner->get(path);
    QCOMPARE(json.items().size(), lines.size());
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QJsonObject row = json.items()[i].toObject();
        QCOMPARE(row.size(), columns.size());
        for (const QString &column : columns)
            QVERIFY2(row.value(column).toVariant().toString() ==
                         lines[i].section(u',', columns.indexOf(column), columns.indexOf(column)),
                     qPrintable(column));
    }
}

void TestAdminReports::asAFile()
{
    const HttpReply file = m_owner->get(u"/api/admin/reports/services?from=2026-03-01&to=2026-05-01&format=csv"_s);
    QVERIFY(file.headers.value("content-type").startsWith("text/csv"));
    QVERIFY(file.headers.value("content-disposition").contains("services.csv"));
    const HttpReply total = m_owner->get(u"/api/admin/reports/profit?from=2026-03-01&to=2026-05-01"_s);
    QCOMPARE(total.json().value(u"total"_s)[u"profit"_s].toString(), u"2.10"_s);
    QCOMPARE(total.items().size(), 61);
}

void TestAdminReports::refusals_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *name, const QString &path, const QString &verdict) {
        QTest::newRow(name) << QString(u"/api/admin/"_s + path) << verdict;
    };
    row("no kind", u"reports/dreams"_s, u"400 field_not_one_of"_s);
    row("no group", u"reports/revenue?group=hour"_s, u"400 field_not_one_of"_s);
    row("no format", u"reports/revenue?format=pdf"_s, u"400 field_not_one_of"_s);
    row("part of a day", u"reports/revenue?from=2026-03-01T12:00:00Z"_s, u"422 field_out_of_range"_s);
    row("backwards", u"reports/revenue?from=2026-03-02&to=2026-03-01"_s, u"422 field_out_of_range"_s);
    row("too long", u"reports/revenue?from=2024-03-02&to=2026-03-01"_s, u"422 field_out_of_range"_s);
    row("more than is known", u"reports/revenue?user=1"_s, u"400 field_unknown"_s);
    row("funds backwards", u"funds?from=2026-03-02&to=2026-03-01"_s, u"422 field_out_of_range"_s);
    row("no kind of movement", u"transactions?kind=gift"_s, u"400 field_not_one_of"_s);
    row("no cursor", u"transactions?after=5"_s, u"400 cursor_malformed"_s);
}

void TestAdminReports::refusals()
{
    QFETCH(const QString, path);
    QTEST(m_owner->get(path).verdict(), "verdict");
}

void TestAdminReports::plansUseIndexes_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("index");
    const auto row = [](const QString &file, const QByteArray &index) {
        QTest::addRow("%s", qPrintable(file)) << file << index;
    };
    row(u"ledger/search"_s, "transfers USING INDEX transfers_time");
    row(u"ledger/search_rare"_s, "transfers USING INDEX transfers_rare");
    row(u"ledger/search_by_user"_s, "transfers USING INDEX transfers_user");
    row(u"ledger/kinds"_s, "transfers USING INDEX transfers_time");
    row(u"reports/revenue"_s, "rollups USING PRIMARY KEY");
    row(u"reports/profit"_s, "m USING INDEX transfers_time");
    row(u"reports/payments"_s, "transfers USING INDEX transfers_rare");
    row(u"reports/orders"_s, "orders USING INDEX orders_time");
    row(u"reports/services"_s, "orders USING INDEX orders_time");
    row(u"reports/providers"_s, "r USING INDEX orders_time");
    row(u"reports/tickets"_s, "tickets USING INDEX tickets_time");
    row(u"services/order_count"_s, "orders USING COVERING INDEX orders_service");
    row(u"user_terms/rates"_s, "user_rates USING INDEX user_rates_user");
}

void TestAdminReports::plansUseIndexes()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, index);
    QFile sql(QStringLiteral(PANELWRIGHT_SOURCE_DIR "/core/storage/sql/") + file + u".sql"_s);
    QVERIFY(sql.open(QIODevice::ReadOnly));
    const QByteArray plan = m_shop.server.sqlite(u"EXPLAIN QUERY PLAN "_s + QString::fromUtf8(sql.readAll())).out;
    QVERIFY2(plan.contains(index), plan.constData());
    // What has an alias shows under it; no big table may be read from end to end.
    for (const QByteArray &line : plan.split('\n'))
        QVERIFY2(!line.contains("SCAN transfers") && !line.contains("SCAN orders") && !line.contains("SCAN m") &&
                     !line.contains("SCAN f") && !line.contains("SCAN order_runs"),
                 line.constData());
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestAdminReports)
#include "tst_admin_reports.moc"
